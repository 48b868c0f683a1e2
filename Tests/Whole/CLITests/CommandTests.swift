import Foundation
import TestSupport
import Testing

/// Exit codes, JSON documents and the words of single commands.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct CommandTests {
    @Test func `a new site builds at once`() throws {
        let folder = try TemporaryFolder()
        #expect(try Tool.run("new", "zhan dian", in: folder.url).exitCode == 0)
        let site = folder.url.appending(path: "zhan dian")
        let build = try Tool.run("build", "--as-of", "2026-11-30", in: site)
        #expect(build.exitCode == 0)
        #expect(build.stderr == "", "a first build has nothing to complain of")
        #expect(try folder.files("zhan dian/Output/site").contains("index.html"))
        // What it says to type next works in a shell.
        let said = try Tool.run("new", "it's 2", in: folder.url).stdout
        #expect(said.contains("\n  cd 'it'\\''s 2'\n"))
        let made = try Tool.run("new", "san", "--format", "json", in: folder.url)
        let json = try JSONValue(parsing: made.stdout)
        #expect(json["content"] == .string("san/Content"))
        let again = try Tool.run("new", "zhan dian", in: folder.url)
        #expect(again.exitCode == 2)
        #expect(again.stderr == "错误：文件夹 zhan dian 里已经有文件，为免覆盖，没有新建。请换一个新的文件夹名\n")
    }

    @Test func `a new site without samples has nothing to be taken out and builds`() throws {
        let folder = try TemporaryFolder()
        #expect(try Tool.run("new", "kong", "--without-samples", in: folder.url).exitCode == 0)
        let site = folder.url.appending(path: "kong")
        let build = try Tool.run("build", "--as-of", "2026-10-26", in: site)
        #expect(build.exitCode == 0)
        let codes = build.stderr.split(separator: "\n").compactMap { $0.split(separator: "[").last }.filter {
            $0.hasSuffix("]")
        }
        #expect(codes == [])
        let folders = Set(try folder.files("kong/Content").map { $0.split(separator: "/")[0] })
        #expect(
            folders == ["calendar.yaml", "frameworks", "glossary.yaml", "site.yaml", "slogans.yaml", "statutes"])
        // On this day the samples' contest is running.
        #expect(!(try folder.read("kong/Output/site/index.html")).contains("竞赛"))
    }

    @Test(arguments: [
        (["build"], 2, "错误：. 里没有 Content 文件夹。请到站点文件夹里运行，或用 --site 指出它；新建站点用 humen new 文件夹名\n"),
        (["search", "毒"], 2, "错误：没有搜索索引 ./Output/site/search/all.js，请先运行 humen build\n"),
        (["explain", "link.daed"], 2, "错误：没有“link.daed”这个代号，是不是想查 link.dead？\n"),
        (["law", "list", "meiyou"], 2, "错误：找不到 meiyou\n"),
        (["coverage", "status", "--ledger", "l.db"], 2, nil),
        (["render", "meiyou.md"], 2, "错误：读不了 meiyou.md：没有这个文件或文件夹\n"),
    ])
    func `what cannot run says why and ends with 2`(arguments: [String], code: Int, words: String?) throws {
        let folder = try TemporaryFolder()
        let run = try Tool.run(arguments, in: folder.url)
        #expect(Int(run.exitCode) == code)
        #expect(run.stdout == "")
        if let words { #expect(run.stderr.replacing(" Output/", with: " ./Output/") == words) }
        #expect(run.stderr.hasPrefix("错误："))
    }

    @Test(arguments: [
        (["build", "--fast"], "没有“--fast”这个选项"), (["build", "--draft"], "没有“--draft”这个选项，是不是想写“--drafts”？"),
        (["nonsense"], "没有“nonsense”这个命令"), (["nix", "--site", "x"], "没有“nix”这个命令"), (["law", "cite"], "缺少参数“<文字>”"),
        (["law", "cite", "a", "b", "c"], "2 个多余的参数：“b”、“c”"),
        (["build", "--jobs", "x"], "值“x”不能用于“--jobs <个数>”"), (["build", "--jobs", "0"], "--jobs 要是 1 或更大的整数，这里写的是 0"),
        (["build", "--jobs"], "选项“--jobs <个数>”后面缺少值"), (["build", "-q"], "没有“-q”这个选项"),
        (["build", "--as-of", "6月"], "值“6月”不能用于“--as-of <YYYY-MM-DD>”"),
        (["build", "--drafts=yes"], "选项“--drafts”后面不写值，这里却写了“yes”"),
        (
            ["quiz", "pack", "a.yaml", "--mode", "play"],
            "值“play”不能用于“--mode <practice|test|exam|buzz>”，可以写：practice、test、exam、buzz"
        ),
        (["quiz", "paper", "a.yaml", "--variants", "A,a"], "--variants 要写不重复的卷型，只用英文字母和数字，如 A,B"),
        (["search", " "], "要找的词是空的；写两个字以上，如 humen search 拒绝"),
        (["build", "--generate-completion-script", "cmd"], "不能为“cmd”生成补全脚本，可以写：bash、zsh、fish"),
    ])
    func `wrong usage ends with 64 and says what is wrong in Chinese`(arguments: [String], words: String) throws {
        let folder = try TemporaryFolder()
        let run = try Tool.run(arguments, in: folder.url)
        #expect(run.exitCode == 64)
        #expect(run.stdout == "")
        let lines = run.stderr.split(separator: "\n").map(String.init)
        #expect(lines.first == "用法有误：\(words)")
        // The usage is that of the command that was called, and nothing in it is English but names.
        let isOfAll = ["nonsense", "nix"].contains(arguments[0]) || arguments.contains("--generate-completion-script")
        let command = ["humen"] + (isOfAll ? [] : arguments.prefix { $0.allSatisfy(\.isLetter) && $0 != "a" })
        #expect(lines.contains { $0.hasPrefix("用法：\(command.joined(separator: " "))") }, "\(run.stderr)")
        #expect(Self.english(run.stderr) == nil)
    }

    /// English words that stand in a row, or one that the argument parser uses, outside the names of our commands.
    private static func english(_ text: String) -> String? {
        let others = text.replacing(#/humen( [a-z]+)*/#, with: "")
        let match = others.firstMatch(of: #/[A-Za-z]{3,} [a-z]{2,}|[Dd]efault|OPTIONS|Usage|Error/#)
        return match.map { String($0.output) }
    }

    @Test(arguments: [["--format", "json"], ["--format=json"]])
    func `wrong usage is one JSON document too`(format: [String]) throws {
        let folder = try TemporaryFolder()
        let run = try Tool.run(["build", "--jobs", "0"] + format, in: folder.url)
        #expect(run.exitCode == 64)
        let document = try JSONValue(parsing: run.stdout)
        #expect(document["error"] == "--jobs 要是 1 或更大的整数，这里写的是 0")
        #expect(document["diagnostics"] == [])
        #expect(document["usage"].string?.hasPrefix("用法：humen build") == true)
    }

    @Test func `help is in Chinese`() throws {
        let folder = try TemporaryFolder()
        for arguments in [["--help"], ["help", "build"], ["coverage", "--help"], ["quiz", "paper", "-h"]] {
            let run = try Tool.run(arguments, in: folder.url)
            #expect(run.exitCode == 0)
            #expect(Self.english(run.stdout) == nil)
        }
    }

    @Test func `a fragment is rendered from a file and from standard input alike`() throws {
        let folder = try TemporaryFolder(["a.md": "---\ntitle: x\n---\n**禁毒**\n宣传 {{office}}《禁毒法》第三条\n"])
        let run = try Tool.run("render", "a.md", in: folder.url)
        #expect(run.stdout == "<p><strong>禁毒</strong>宣传 {{office}}《禁毒法》第三条</p>\n")
        #expect(run.exitCode == 0)
    }

    @Test func `search gives its JSON shape and exact substrings`() throws {
        let site = try Tool.site()
        try Tool.run("build", "--as-of", "2026-06-26", in: site.url)
        let run = try Tool.run("search", "社区戒毒", "--format", "json", in: site.url)
        let document = try JSONValue(parsing: run.stdout)
        #expect(document["query"] == "社区戒毒")
        #expect(document["exact"] == true)
        #expect((document["total"].number ?? 0) > 3)
        #expect(document["hits"].array.count == Int(document["total"].number ?? 0))
        for hit in document["hits"].array {
            #expect(["page", "qa", "article", "question", "term"].contains(hit["kind"].string))
            let path = String((hit["path"].string ?? "").prefix { $0 != "#" })
            #expect(try site.files("Output/site").contains(path))
        }
    }

    @Test(arguments: ["list", "check"])
    func `questions are not looked for where there is no site`(command: String) throws {
        let folder = try TemporaryFolder()
        let run = try Tool.run("quiz", command, in: folder.url)
        #expect(run.exitCode == 2)
        #expect(run.stderr.hasPrefix("错误：. 里没有 Content 文件夹"))
    }

    @Test func `a column is found by its name and by the words of its own page`() throws {
        let site = try Tool.site()
        try site.write("Content/exhibits/index.md", "---\ntitle: 展馆\n---\n从林则徐说起的展览。\n")
        try Tool.run("build", "--as-of", "2026-06-26", in: site.url)
        for (query, path) in [("法律问答", "qa/index.html"), ("从林则徐说起", "exhibits/index.html")] {
            let run = try Tool.run("search", query, "--format", "json", in: site.url)
            #expect(try JSONValue(parsing: run.stdout)["hits"][0]["path"] == .string(path))
        }
    }

    @Test func `citations are looked up as JSON`() throws {
        let site = try Tool.site()
        let run = try Tool.run("law", "cite", "《禁毒法》第五十九条第一项和第七十二条", "--format", "json", in: site.url)
        #expect(run.exitCode == 1)
        let document = try JSONValue(parsing: run.stdout)
        #expect(document["citations"][0]["law"] == "jindufa")
        #expect(document["citations"][0]["article"] == 59)
        #expect(document["citations"][0]["resolved"] == true)
        #expect(document["citations"][1]["resolved"] == false)
        #expect(document["diagnostics"][0]["code"] == "law.article-missing")
        #expect(document["diagnostics"][0]["message"] == "《禁毒法》没有第七十二条，全文共七十一条")
    }

    @Test func `laws are listed as JSON with their counts`() throws {
        let site = try Tool.site()
        let document = try JSONValue(parsing: Tool.run("law", "list", "--format", "json", in: site.url).stdout)
        let laws = document["laws"].array
        #expect(laws.map { $0["id"].string } == ["jiedu-tiaoli", "jindufa"])
        #expect(laws.map { $0["articles"].number } == [46, 71])
        #expect(laws.map { $0["gaps"].array.count } == [0, 0])
        #expect(laws.map { $0["chapters"].number } == [7, 7])
    }

    @Test func `texts outside of pages are checked like those of pages`() throws {
        let site = try Tool.site()
        try site.write("Content/articles/a.md", "---\ntitle: 《禁毒法》第九十九条解读\n---\n\n正文。\n")
        try site.write(
            "Content/glossary.yaml",
            "terms:\n  - {term: 甲, explanation: \"{{office}}、{{ofice}}说\", source: 《禁毒法》第九十八条}\n")
        try site.write("Content/calendar.yaml", "- {title: 一天, date: 06-26, summary: 《禁毒法》第九十七条}\n")
        try site.write("Content/papers/a.yaml", "title: [\n")
        try site.write("Content/index.md", "# 一\n")
        try site.write("Content/calender.yaml", "[]\n")
        let run = try Tool.run("check", "--as-of", "2026-11-21", "--format", "json", in: site.url)
        let found = try JSONValue(parsing: run.stdout)["diagnostics"].array.map {
            "\($0["file"].string ?? ""):\($0["line"].number ?? 0) \($0["code"].string ?? "") \($0["severity"].string ?? "")"
        }
        let files = [
            "Content/index.md", "Content/articles/a.md", "Content/cal", "Content/glossary.yaml",
            "Content/papers/a.yaml",
        ]
        #expect(
            found.filter { line in files.contains { line.hasPrefix($0) } } == [
                "Content/articles/a.md:0.0 review.missing note",
                "Content/articles/a.md:2.0 law.article-missing error",
                "Content/calendar.yaml:1.0 law.article-missing error",
                "Content/calender.yaml:0.0 file.unpublished warning",
                "Content/glossary.yaml:2.0 page.variable-unknown error",
                "Content/glossary.yaml:2.0 law.article-missing error",
                "Content/index.md:0.0 file.unpublished warning", "Content/papers/a.yaml:2.0 data.yaml-broken warning",
            ])
    }

    @Test func `citations are checked where they can be no link, and in papers and lessons`() throws {
        let site = try Tool.site()
        try site.write(
            "Content/articles/a.md",
            """
            # 一

            :::case 以案释法：《禁毒法》第九十二条
            正文。
            :::

            ![《禁毒法》第九十三条](a.svg "《禁毒法》第九十四条")

            :::figure a.svg 见《禁毒法》第九十五条
            :::
            """)
        try site.write("Content/articles/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"></svg>")
        try site.write("Content/lessons/a.yaml", "title: 《禁毒法》第九十六条\n")
        try site.write("Content/lessons/a.md", "《禁毒法》第九十七条\n")
        try site.write("Content/papers/a.yaml", "title: 《禁毒法》第九十八条\n")
        let run = try Tool.run("check", "--as-of", "2026-11-21", "--format", "json", in: site.url)
        let found = try JSONValue(parsing: run.stdout)["diagnostics"].array.filter {
            $0["code"] == "law.article-missing"
        }
        .map { "\($0["file"].string ?? ""):\(Int($0["line"].number ?? 0)):\(Int($0["column"].number ?? 0))" }
        #expect(
            found == [
                "Content/articles/a.md:3:14", "Content/articles/a.md:7:15", "Content/articles/a.md:7:15",
                "Content/articles/a.md:9:18", "Content/lessons/a.md:1:1", "Content/lessons/a.yaml:1:8",
                "Content/papers/a.yaml:1:8",
            ])
    }

    @Test func `a folder with nothing but a text is a site`() throws {
        let folder = try TemporaryFolder()
        try folder.write("Content/ni hao.md", "# 你好\n\n[图](tu.txt)和[二](news/b.md)\n")
        try folder.write("Content/tu.txt", "字\n")
        try folder.write("Content/news/b.md", "# 二\n\n回到[你好](../ni hao.md)\n".replacing("ni hao", with: "ni%20hao"))
        try folder.write("Content/README.md", "给同事看的\n")
        let run = try Tool.run("build", in: folder.url)
        #expect(run.exitCode == 0, "\(run.stderr)")
        #expect(run.stderr.hasPrefix("Content/README.md：警告：这个文件不在任何栏目里，不会成为网页 [file.unpublished]"), "\(run.stderr)")
        let page = try folder.read("Output/site/articles/ni-hao.html")
        #expect(page.contains("href=\"../news/b.html\"") && page.contains(">文章</a>"))
        #expect(try folder.read("Output/site/news/b.html").contains("href=\"../articles/ni-hao.html\""))
    }

    @Test(arguments: [
        ["doctor"], ["explain", "law.ambiguous"], ["search", "毒品"], ["law", "show", "jindufa"],
        ["law", "cited-by", "jindufa"],
        ["coverage", "init"], ["coverage", "audit"], ["nonsense"],
    ])
    func `every document in JSON has findings`(command: [String]) throws {
        let site = try Tool.site()
        if command == ["search", "毒品"] { _ = try Tool.run("build", in: site.url) }
        if command == ["coverage", "audit"] { _ = try Tool.run("coverage", "init", in: site.url) }
        let run = try Tool.run(command + ["--format", "json"], in: site.url)
        #expect(try JSONValue(parsing: run.stdout)["diagnostics"].array.isEmpty)
    }

    @Test func `every finding has a page that explains it`() throws {
        let folder = try TemporaryFolder()
        let list = try Tool.run("explain", in: folder.url).stdout.split(separator: "\n")
        #expect(list.count > 80)
        for line in list {
            let code = String(line.prefix { $0 != "　" })
            let page = try Tool.run("explain", code, in: folder.url)
            #expect(page.exitCode == 0 && page.stdout.count > 40, "\(code)")
        }
    }
}
