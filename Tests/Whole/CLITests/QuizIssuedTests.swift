import Foundation
import TestSupport
import Testing

/// What is known about papers that were handed out, and banks in their canonical form.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct QuizIssuedTests {
    private let blueprint = "Content/papers/fangdu-chuzhong.yaml"
    private let bank = "Content/banks/fangdu-chuzhong.quiz.md"

    private func issue(_ site: TemporaryFolder) throws -> JSONValue {
        let run = try Tool.run(["quiz", "paper", blueprint, "--variants", "A,B", "--format", "json"], in: site.url)
        #expect(run.exitCode == 0, "\(run.stdout)")
        return try JSONValue(parsing: run.stdout)
    }

    /// The first single-choice question of the paper.
    private func question(_ site: TemporaryFolder, _ paper: JSONValue) throws -> JSONValue {
        let file = try JSONValue(parsing: site.read("issued/\(paper["packId"].string ?? "").json"))
        return file["paper"]["questions"].array.first { $0["type"] == "single" } ?? .null
    }

    @Test func `where names every paper, variant and number of a question`() throws {
        let site = try Tool.site()
        let paper = try issue(site)
        let id = try #require(try question(site, paper)["id"].string)
        let run = try Tool.run(["quiz", "where", id, "--format", "json"], in: site.url)
        let found = try JSONValue(parsing: run.stdout)["questions"].array
        #expect(found.count == 1 && found[0]["question"].string == id)
        #expect(found[0]["papers"][0]["packId"] == paper["packId"])
        #expect(found[0]["papers"][0]["variants"].array.map { $0["name"].string } == ["A", "B"])
        let file = try JSONValue(parsing: site.read("issued/\(paper["packId"].string ?? "").json"))
        for (variant, named) in zip(file["paper"]["variants"].array, found[0]["papers"][0]["variants"].array) {
            let key = variant["key"].array.first { $0["question"].string == id }
            #expect(key?["number"] == named["number"])
            #expect(key?["answer"] == named["answer"])
        }
        let none = try Tool.run("quiz", "where", "没有这道题", in: site.url)
        #expect(none.exitCode == 2 && none.stdout.isEmpty)
        #expect(none.stderr.contains("发出的卷和题库里都没有“没有这道题”这道题"))
        let near = try Tool.run("quiz", "where", id.dropLast() + "z", "--format", "json", in: site.url)
        #expect(near.exitCode == 2 && near.stderr.contains("编号相近的有 \(id.dropLast())"))
    }

    @Test func `a question whose words were mended since is found where it was printed`() throws {
        let site = try Tool.site()
        let paper = try issue(site)
        let question = try question(site, paper)
        let id = try #require(question["id"].string)
        let stem = try #require(question["stem"].string)
        let words = stem.split { "（(，。“”".contains($0) }.max { $0.count < $1.count } ?? ""
        let text = try site.read(bank)
        // With an id of its own: the words are those of the bank, the paper has others.
        try site.write(bank, text.replacing(words, with: "改过的新题面"))
        let own = try Tool.run("quiz", "where", "改过的新题面", in: site.url)
        #expect(own.exitCode == 0 && own.stdout.hasPrefix("题库里的题干改过，印在卷上的是原来的话：\n\(id)　\(stem)\n"), "\(own.stdout)")
        #expect(own.stdout.contains("A卷第 "))
        // In an altered file, nobody knows.
        let file = "issued/\(paper["packId"].string ?? "").json"
        try site.write(file, site.read(file).replacing("\"title\": \"", with: "\"title\": \"改"))
        let altered = try Tool.run("quiz", "where", id, in: site.url)
        #expect(altered.exitCode == 1 && altered.stderr.contains("[paper.issued-altered]"))
        #expect(altered.stdout.contains("另有 1 份发卷文件被改过或者不完整，里面有没有不知道"), "\(altered.stdout)")
    }

    @Test func `a mended question has a sheet of corrections, and a new issue says what differs`() throws {
        let site = try Tool.site()
        let paper = try issue(site)
        let question = try question(site, paper)
        let id = try #require(question["id"].string)
        let option = try #require(question["options"][0]["text"].string)
        let same = try Tool.run("quiz", "where", id, "--errata", in: site.url)
        #expect(same.exitCode == 2 && same.stderr.contains("没有要更正的"))
        try site.write(bank, site.read(bank).replacing("A. \(option)", with: "A. \(option)（更正）"))
        let run = try Tool.run("quiz", "where", id, "--errata", in: site.url)
        #expect(run.exitCode == 0, "\(run.stderr)")
        let sheet = try site.read("Output/print/errata-\(id)/errata.html")
        #expect(sheet.contains("\(option)（更正）（印的是：\(option)）"))
        #expect(sheet.contains("A卷 第 ") && sheet.contains("B卷 第 "))
        let again = try issue(site)
        #expect(again["packId"] != paper["packId"])
        #expect(again["previous"] == paper["packId"])
        #expect(again["differences"].array.count == 1)
        #expect(again["differences"][0].string?.hasPrefix("改了选项：\(id) ") == true)
    }

    @Test func `the number of a paper is drawn once, and its order does not depend on it`() throws {
        let sites = [try Tool.site(), try Tool.site()]
        let papers = try sites.map { site in
            let first = try issue(site)
            #expect(try issue(site)["packId"] == first["packId"])
            #expect(try site.files("issued").count == 1)
            return try JSONValue(parsing: site.read("issued/\(first["packId"].string ?? "").json"))
        }
        #expect(papers[0]["hash"] != papers[1]["hash"])
        #expect(papers[0]["paper"]["salt"].string?.count == 32)
        #expect(papers[0]["paper"]["variants"] == papers[1]["paper"]["variants"])
        #expect(papers[0]["paper"]["questions"] == papers[1]["paper"]["questions"])
    }

    @Test func `a paper that was issued without a salt keeps its number`() throws {
        let site = try TemporaryFolder()
        let place = site.url.appending(path: "site")
        try FileManager.default.copyItem(at: PackageRoot.path("Tests/Fixtures/invalid/results.few"), to: place)
        let before = try site.read("site/issued/6d5xctz73k.json")
        let run = try Tool.run("quiz", "paper", "Content/papers/lianxi.yaml", "--format", "json", in: place)
        #expect(try JSONValue(parsing: run.stdout)["packId"] == "6d5xctz73k")
        #expect(try site.files("site/issued").sorted() == ["6d5xctz73k.json", "classes.csv"])
        #expect(try site.read("site/issued/6d5xctz73k.json") == before)
    }

    @Test func `the ledger remembers how many files came in, and no file's name`() throws {
        let site = try TemporaryFolder()
        let place = site.url.appending(path: "site")
        try FileManager.default.copyItem(at: PackageRoot.path("Tests/Fixtures/invalid/results.few"), to: place)
        try FileManager.default.moveItem(
            at: place.appending(path: "saoma.txt"), to: place.appending(path: "张小明的结果.txt"))
        try Tool.run("coverage", "init", in: place)
        let run = try Tool.run("quiz", "results", "import", "张小明的结果.txt", "--as-of", "2026-10-01", in: place)
        #expect(run.exitCode == 0 && run.stdout.hasPrefix("已计入 1 人"), "\(run.stdout)\(run.stderr)")
        let audit = try Tool.run("coverage", "audit", in: place)
        #expect(audit.stdout.contains("  导入答题结果（1 个 .txt 文件，卷 6d5xctz73k，班 4P7XZB）\n"), "\(audit.stdout)")
        #expect(audit.stdout.contains("  记下成绩合计的校验值\n"))
        let bytes = try Data(contentsOf: place.appending(path: "ledger.db"))
        #expect(bytes.firstRange(of: Data("张小明".utf8)) == nil)
    }

    @Test func `with an altered file among those issued, no paper is issued`() throws {
        let site = try Tool.site()
        let id = try #require(try issue(site)["packId"].string)
        let file = "issued/\(id).json"
        try site.write(file, site.read(file).replacing("\"title\": \"", with: "\"title\": \"改"))
        let run = try Tool.run("quiz", "paper", blueprint, "--variants", "A,B,C", in: site.url)
        #expect(run.exitCode == 1 && run.stderr.contains("[paper.issued-altered]"), "\(run.stderr)")
        let files = try FileManager.default.contentsOfDirectory(atPath: site.url.path + "/issued")
        #expect(files.filter { $0.hasSuffix(".json") } == ["\(id).json"])
    }

    @Test func `format writes a bank that reads alike, and nothing when it cannot`() throws {
        let site = try Tool.site()
        let run = try Tool.run("quiz", "format", bank, "-o", "neu.quiz.md", in: site.url)
        #expect(run.exitCode == 0, "\(run.stderr)")
        let one = try Tool.run("quiz", "format", "neu.quiz.md", in: site.url)
        #expect(one.stdout == (try site.read("neu.quiz.md")))
        try site.write("kaput.txt", "1. 报警电话是（  ）\nA. 110\nB. 120\n答案：C\n")
        let refused = try Tool.run("quiz", "format", "kaput.txt", "-o", "kaput.quiz.md", in: site.url)
        #expect(refused.exitCode == 1 && refused.stdout == "")
        #expect(!FileManager.default.fileExists(atPath: site.url.appending(path: "kaput.quiz.md").path))
    }

    @Test func `a picture is frozen with its question, and printed from there`() throws {
        let site = try TemporaryFolder([
            "Content/banks/tu.quiz.md": """
            ## 一、单项选择题（每小题2分）
            1. 图里是什么形状（  ） {#tu-1}
               A. 正方形
               B. 圆形
               答案：A
               图片：media/xing.svg（一个黑色的正方形）
            """,
            "Content/papers/tu.yaml": "title: 看图\nsections:\n  - {type: single, count: 1, points: 5}\n",
            "Content/media/xing.svg":
                #"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>"#,
        ])
        let data = try Data(contentsOf: site.url.appending(path: "Content/media/xing.svg")).base64EncodedString()
        let tag = #"<img src="data:image/svg+xml;base64,\#(data)" alt="一个黑色的正方形">"#
        let run = try Tool.run("quiz", "paper", "Content/papers/tu.yaml", "--format", "json", in: site.url)
        #expect(run.exitCode == 0, "\(run.stdout)")
        let name = try #require(try JSONValue(parsing: run.stdout)["files"][0].string)
        let printed = try String(
            contentsOfFile: name.hasPrefix("/") ? name : site.url.path + "/" + name, encoding: .utf8)
        #expect(printed.contains(tag))
        for folder in ["media", "banks"] {
            try FileManager.default.removeItem(at: site.url.appending(path: "Content/" + folder))
        }
        let issued = try #require(FileManager.default.contentsOfDirectory(atPath: site.url.path + "/issued").first)
        let pack = try Tool.run("quiz", "pack", "issued/" + issued, "--format", "json", in: site.url)
        #expect(pack.exitCode == 0, "\(pack.stderr)")
        let file = try #require(try JSONValue(parsing: pack.stdout)["files"][0].string)
        let page = try String(contentsOfFile: file.hasPrefix("/") ? file : site.url.path + "/" + file, encoding: .utf8)
        #expect(page.contains(tag))
    }

    @Test func `a site is told that its practice gives away a test that still runs`() throws {
        let site = try Tool.site()
        let pack = try Tool.run(["quiz", "pack", blueprint, "--mode", "test", "--format", "json"], in: site.url)
        let packID = try #require(try JSONValue(parsing: pack.stdout)["packId"].string)
        let kept = try site.read("Content/site.yaml").split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("practice:") }.joined(separator: "\n")
        try site.write("Content/site.yaml", kept + "\npractice: [\(packID)]\n")
        let check = try Tool.run("check", in: site.url)
        #expect(check.exitCode == 0, "\(check.stderr)")
        let words = check.stdout + check.stderr
        #expect(words.contains("网站上的练习里有还在进行的测评的 "), "\(words)")
        #expect(words.contains("它自己已经做成测评包发出，还没有导入结果 [quiz.test-running]"))
        try FileManager.default.removeItem(at: site.url.appending(path: "issued/\(packID).code"))
        let after = try Tool.run("check", in: site.url)
        #expect(!(after.stdout + after.stderr).contains("quiz.test-running"))
    }
}
