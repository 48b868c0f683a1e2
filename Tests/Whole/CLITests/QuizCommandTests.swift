import Foundation
import TestSupport
import Testing

/// Packs and papers: frozen when issued.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct QuizCommandTests {
    private let blueprint = "Content/papers/fangdu-chuzhong.yaml"

    private func paper(_ site: TemporaryFolder, _ more: String...) throws -> JSONValue {
        let run = try Tool.run(["quiz", "paper", blueprint, "--format", "json"] + more, in: site.url)
        #expect(run.exitCode == 0, "\(run.stdout)")
        return try JSONValue(parsing: run.stdout)
    }

    @Test func `every check says that a planned paper takes a question about a contest, once`() throws {
        let folder = try TemporaryFolder()
        let place = folder.url.appending(path: "site")
        try FileManager.default.copyItem(at: PackageRoot.path("Tests/Fixtures/invalid/paper.contest-stem"), to: place)
        let other = "site/Content/papers/lianxi-2.yaml"
        try folder.write(other, folder.read("site/Content/papers/lianxi.yaml"))
        for command in [["check"], ["quiz", "check"]] {
            let run = try Tool.run(command, in: place)
            #expect(run.stderr.ranges(of: "[paper.contest-stem]").count == 1, "\(run.stderr)")
        }
    }

    @Test func `the shipped bank is read whole`() throws {
        let site = try Tool.site()
        let run = try Tool.run("quiz", "list", "--format", "json", in: site.url)
        let document = try JSONValue(parsing: run.stdout)
        #expect(document["banks"][0]["read"] == 24)
        #expect(document["banks"][0]["recognized"] == 24)
        #expect(document["diagnostics"].array.isEmpty)
        let question = document["banks"][0]["questions"][0]
        for key in ["id", "type", "stem", "options", "answer", "explanation", "points", "line"] {
            #expect(question[key] != .null, "\(key)")
        }
    }

    @Test func `pack and paper share one issued paper of twelve questions`() throws {
        let site = try Tool.site()
        let pack = try Tool.run("quiz", "pack", blueprint, "--mode", "practice", "--format", "json", in: site.url)
        let paper = try paper(site)
        #expect(try JSONValue(parsing: pack.stdout)["packId"] == paper["packId"])
        let issued = try site.files("issued")
        #expect(issued.count == 1)
        let file = try JSONValue(parsing: site.read("issued/\(issued[0])"))
        #expect(file["paper"]["questions"].array.count == 12)
        #expect(
            try site.files("Output/packs").map { $0.split(separator: "/").dropFirst().joined(separator: "/") }.sorted()
                == [
                    "practice.html", "teacher/汇总.html",
                ])
        #expect(
            try site.files("Output/print").map { $0.split(separator: "/").last ?? "" }.sorted() == [
                "key.html", "paper.html",
            ])
    }

    @Test func `a bank that is edited later changes nothing that was issued`() throws {
        let site = try Tool.site()
        let first = try paper(site)
        let name = "issued/\(first["packId"].string ?? "").json"
        let issued = try site.read(name)
        let bank = try site.read("Content/banks/fangdu-chuzhong.quiz.md")
        try site.write("Content/banks/fangdu-chuzhong.quiz.md", bank.replacing("林则徐", with: "林则徐（1785—1850）"))
        let second = try paper(site)
        #expect(second["packId"] != first["packId"])
        #expect(try site.read(name) == issued)
        #expect(try site.files("issued").count == 2)
    }

    @Test func `an issued file that was changed by hand is refused`() throws {
        let site = try Tool.site()
        let name = "issued/\(try paper(site)["packId"].string ?? "").json"
        try site.write(name, site.read(name).replacing("\"A\"", with: "\"B\""))
        let run = try Tool.run("quiz", "paper", blueprint, in: site.url)
        #expect(run.exitCode == 1)
        #expect(run.stderr.contains("[paper.issued-altered]") || run.stderr.contains("[paper.issued-unreadable]"))
    }

    @Test func `two variants have the same questions and their own keys`() throws {
        let site = try Tool.site()
        let paper = try paper(site, "--variants", "A,B")
        #expect(paper["files"].array.count == 4)
        let file = try JSONValue(parsing: site.read("issued/\(paper["packId"].string ?? "").json"))
        let keys = file["paper"]["variants"].array.map { variant in
            Set(variant["key"].array.map { $0["question"].string })
        }
        #expect(keys.count == 2)
        #expect(keys.first?.count == 12)
        #expect(keys.first == keys.last)
    }

    @Test func `an issued paper is printed again to the byte, whatever became of the banks`() throws {
        let site = try Tool.site()
        let first = try paper(site, "--variants", "A,B")
        try Tool.run("quiz", "pack", blueprint, "--variants", "A,B", in: site.url)
        let printed = try site.snapshot("Output")
        #expect(printed.count == 6)
        try FileManager.default.removeItem(at: site.url.appending(path: "Output"))
        try site.write("Content/banks/fangdu-chuzhong.quiz.md", "1. 一道没有答案的题\n")
        let issued = "issued/\(first["packId"].string ?? "").json"
        let before = try site.read(issued)
        for command in ["paper", "pack"] {
            let run = try Tool.run("quiz", command, issued, in: site.url)
            #expect(run.exitCode == 0)
            #expect(run.stderr == "")
        }
        #expect(try site.snapshot("Output") == printed)
        #expect(try site.read(issued) == before)
        #expect(try site.files("issued").count == 1)
        let wrong = try Tool.run("quiz", "paper", issued, "--variants", "A", in: site.url)
        #expect(wrong.exitCode == 64)
    }

    @Test func `a paper of one form bears no letter`() throws {
        let site = try Tool.site()
        let alone = try paper(site)
        try Tool.run("quiz", "pack", blueprint, in: site.url)
        for path in try site.files("Output") where path.hasSuffix(".html") {
            let page = try site.read("Output/\(path)")
            #expect(!page.contains("A卷") && !page.contains("卷 A") && !page.contains("卷A"), "\(path)")
        }
        #expect(alone["files"].array.count == 2)
        let both = try paper(site, "--variants", "A,B")
        let name = both["files"].array.compactMap(\.string).first { $0.hasSuffix("paper-B.html") } ?? ""
        #expect(try site.read(name.replacing("./", with: "")).contains(#"<p class="edition">B卷</p>"#))
    }

    @Test func `a folder of text files is a folder of banks`() throws {
        let folder = try TemporaryFolder([
            "ti/a.quiz.md": "1. 求助是勇敢的。（√）\n", "ti/b.txt": "1、报警电话是（  ）\nA、110\nB、120\n答案：A\n",
            "ti/readme.md": "这不是题库\n",
        ])
        let run = try Tool.run("quiz", "list", "ti", "--format", "json", in: folder.url)
        #expect(run.exitCode == 0)
        let banks = try JSONValue(parsing: run.stdout)["banks"].array
        #expect(banks.map { $0["file"].string } == ["ti/a.quiz.md", "ti/b.txt"])
        #expect(banks.map { $0["recognized"].number } == [1, 1])
    }
}
