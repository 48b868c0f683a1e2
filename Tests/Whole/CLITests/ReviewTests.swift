import Foundation
import TestSupport
import Testing

/// The 三审三校: records are written by the program, seen when they are stale, and asked for by a release.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct ReviewTests {
    private static let day = ["--as-of", "2026-11-21"]

    /// A site of one file a kind, with one step of review.
    private func site(_ files: [String: String] = [:]) throws -> TemporaryFolder {
        let own = [
            "Content/site.yaml": "title: 样本县禁毒宣传\noffice: 样本县禁毒办\ncounty: 样本县\nreview: [终审]\n",
            "Content/articles/a.md": "---\ntitle: 甲\n---\n\n正文。\n", "Content/qa/b.md": "# 吸毒违法吗\r\n\r\n违法。\r\n",
            "Content/calendar.yaml": "events:\n  - {title: 国际禁毒日, date: 06-26}\n",
        ]
        return try TemporaryFolder(own.merging(files) { _, new in new })
    }

    private func review(_ site: TemporaryFolder, _ files: String...) throws -> ProgramRun {
        try Tool.run(
            ["review"] + files + ["--step", "终审", "--role", "分管领导", "--date", "2026-11-20"], in: site.url)
    }

    private func reviewAll(_ site: TemporaryFolder) throws -> ProgramRun {
        try review(site, "Content/articles/a.md", "Content/qa/b.md", "Content/calendar.yaml", "Content/site.yaml")
    }

    @Test func `a release goes through when every file is reviewed, and not before`() throws {
        let site = try site()
        let before = try Tool.run(["build", "--release"] + Self.day, in: site.url)
        #expect(before.exitCode == 1)
        #expect(before.stderr.matches(of: /\[review\.missing\]/).count == 4)
        #expect(try !site.files().contains { $0.hasPrefix("Output/") })
        #expect(try reviewAll(site).exitCode == 0)
        let after = try Tool.run(["build", "--release"] + Self.day, in: site.url)
        #expect(after.exitCode == 0, "\(after.stderr)")
        #expect(after.stderr == "")
    }

    @Test func `a law that cannot be checked stays a warning in a release`() throws {
        let site = try site(["Content/qa/b.md": "# 吸毒违法吗\n\n《某市规定》第三条写着违法。\n"])
        _ = try reviewAll(site)
        let run = try Tool.run(["build", "--release"] + Self.day, in: site.url)
        #expect(run.exitCode == 0, "\(run.stderr)")
        #expect(run.stderr.contains("警告：站点没有收《某市规定》，引用的条文无法核对（引用了 1 次） [law.cannot-check]"))
    }

    @Test func `a record stands in the file and nothing else of the file changes`() throws {
        let site = try site()
        _ = try review(site, "Content/articles/a.md", "Content/qa/b.md", "Content/calendar.yaml")
        let record = try Regex("  - \\{step: 终审, role: 分管领导, date: 2026-11-20, sha256: [0-9a-f]{64}\\}\r?\n")
            .matchingSemantics(.unicodeScalar)
        #expect(
            try site.read("Content/articles/a.md").replacing(record, with: "RECORD\n")
                == "---\ntitle: 甲\nreview:\nRECORD\n---\n\n正文。\n")
        #expect(
            try site.read("Content/qa/b.md").replacing(record, with: "RECORD\r\n")
                == "---\r\nreview:\r\nRECORD\r\n---\r\n# 吸毒违法吗\r\n\r\n违法。\r\n")
        #expect(
            try site.read("Content/calendar.yaml").replacing(record, with: "RECORD\n")
                == "events:\n  - {title: 国际禁毒日, date: 06-26}\nreview:\nRECORD\n")
        let once = try site.read("Content/articles/a.md")
        _ = try review(site, "Content/articles/a.md")
        #expect(try site.read("Content/articles/a.md") == once)
    }

    @Test(arguments: [("正文。", "正文！", true), ("title: 甲", "title: 乙", true), ("正文。\n", "正文。\r\n\n ", false)])
    func `a changed text has to be reviewed again`(old: String, new: String, stale: Bool) throws {
        let site = try site()
        _ = try review(site, "Content/articles/a.md")
        try site.write("Content/articles/a.md", site.read("Content/articles/a.md").replacing(old, with: new))
        let run = try Tool.run(["check", "--format", "json"] + Self.day, in: site.url)
        let codes = try JSONValue(parsing: run.stdout)["diagnostics"].array.compactMap { $0["code"].string }
        #expect(codes.contains("review.outdated") == stale)
        #expect(run.exitCode == 0)
    }

    @Test func `the list says how far each file has come`() throws {
        let site = try site(["Content/articles/c.md": "---\ntitle: 丙\ndraft: true\n---\n\n草稿。\n"])
        _ = try review(site, "Content/articles/a.md")
        let run = try Tool.run("review", in: site.url)
        #expect(run.stdout == "calendar.yaml　终审 —\nqa/b.md　终审 —\nsite.yaml　终审 —\n共 4 个文件，做完的 1 个，没做完的 3 个\n")
        let document = try JSONValue(parsing: Tool.run("review", "--format", "json", in: site.url).stdout)
        #expect(
            document["files"].array.compactMap { $0["path"].string }
                == ["articles/a.md", "calendar.yaml", "qa/b.md", "site.yaml"])
        #expect(document["files"].array.first?["steps"].array.first?["role"] == "分管领导")
    }

    @Test(arguments: [
        (["review", "Content/articles/a.md"], 64, "要写明 --step 哪一步 和 --role 职务"),
        (["review", "--step", "终审"], 64, "要写刚审过的文件"),
        (["review", "Content/articles/a.md", "--step", "终申", "--role", "科长"], 2, "没有“终申”这一步审核，是不是想写“终审”？"),
        (["review", "Content/n.txt", "--step", "终审", "--role", "科长"], 2, "放不下审核记录"),
        (["review", "Content/l.yaml", "--step", "终审", "--role", "科长"], 2, "放不下审核记录"),
        (["review", "Content/g.md", "--step", "终审", "--role", "科长"], 2, "不是 UTF-8 编码"),
        (["review", "Content/articles/a.md", "明", "--step", "终审", "--role", "李"], 2, "读不了 明"),
        (["review", "Content/articles/nope.md", "--step", "终审", "--role", "科长"], 2, "读不了 Content/articles/nope.md"),
        (["review", "Content/articles/a.md", "--step", "终审", "--role", "张三"], 64, "不写姓名、电话、邮箱和证件号码"),
        (["review", "Content/articles/a.md", "--step", "终审", "--role", "宣传科李小明"], 64, "不写姓名、电话、邮箱和证件号码"),
        (["review", "Content/articles/a.md", "--step", "终审", "--role", "二校"], 64, "步骤写在 --step 后面（初审、复审、终审、一校、二校、三校）"),
        (
            ["review", "Content/articles/a.md", "--step", "终审", "--role", "科长", "--date", "2026-02-30"], 64,
            "2026-02-30"
        ),
        (["review", "Content/articles/a.md", "--step", "终审", "--role", "科长", "--date", "2099-01-01"], 64, "还没有到"),
        (["review", "Content/articles/a.md", "--step", "终审", "--role", "li@a.cn"], 64, "不写姓名、电话、邮箱和证件号码"),
        (["check", "--release", "--drafts"], 64, "正式发布不带草稿"),
    ])
    func `what cannot be recorded is refused in words, and the file stays`(
        arguments: [String], code: Int, words: String
    ) throws {
        let site = try site(["Content/n.txt": "第一条\n", "Content/l.yaml": "- 甲\n"])
        try Data([0xCE, 0xC4, 0xD7, 0xD6]).write(to: site.url.appending(path: "Content/g.md"))
        let before = try site.snapshot("Content")
        let run = try Tool.run(arguments, in: site.url)
        #expect(Int(run.exitCode) == code)
        #expect(run.stderr.contains(words), "\(run.stderr)")
        #expect(try site.snapshot("Content") == before)
    }

    @Test func `a release asks for the review of every kind of file`() throws {
        let kinds = [
            "articles/a.md", "qa/b.md", "exhibits/c.md", "scenarios/d.md", "statutes/e.md", "statutes/e2.txt",
            "banks/f.quiz.md",
            "banks/f2.txt", "papers/g.yaml", "lessons/h.md", "frameworks/i.yaml", "calendar.yaml", "glossary.yaml",
            "slogans.yaml",
        ]
        let texts = Dictionary(
            uniqueKeysWithValues: kinds.map { ("Content/\($0)", $0.hasSuffix(".yaml") ? "title: 甲\n" : "正文。\n") })
        let site = try site(texts)
        let run = try Tool.run(["check", "--release", "--format", "json"] + Self.day, in: site.url)
        let missing = try JSONValue(parsing: run.stdout)["diagnostics"].array.filter { $0["code"] == "review.missing" }
        let told = missing.map { "\($0["file"].string ?? "") \($0["message"].string ?? "") \($0)" }.joined(
            separator: "\n")
        for kind in kinds + ["site.yaml"] { #expect(told.contains(kind), "\(kind)") }
        #expect(missing.allSatisfy { $0["severity"] == "error" })
    }

    @Test func `a release lets no map in a question pass without its number, nor practice without approval`()
        throws
    {
        let bank = """
            ---
            题库: 图
            ---

            1. 看图，示例县在哪里？（  ）
               A. 左边
               B. 右边
               答案：A
               图片：media/weizhi.svg（示例县地图）
            """
        let site = try site([
            "Content/banks/t.quiz.md": bank + "\n",
            "Content/media/weizhi.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>\n",
            "Content/papers/t.yaml":
                "title: 图\nbanks: [t]\nstage: 初中\nseed: 1\nmode: practice\nsections:\n  - {type: single, count: 1, points: 5}\n",
        ])
        let pack = try Tool.run(["quiz", "pack", "Content/papers/t.yaml"] + Self.day, in: site.url)
        #expect(pack.exitCode == 0, "\(pack.stderr)")
        let id = try #require(try site.files("issued").first { $0.hasSuffix(".json") }).dropLast(".json".count)
        try site.write("Content/site.yaml", site.read("Content/site.yaml") + "practice: [\(id)]\n")
        let draft = try Tool.run(["check"] + Self.day, in: site.url)
        #expect(draft.exitCode == 0, "\(draft.stderr)")
        #expect(draft.stderr.contains("警告：地图“media/weizhi.svg”没有写审图号 [release.map-number]"), "\(draft.stderr)")
        let release = try Tool.run(["check", "--release"] + Self.day, in: site.url)
        #expect(release.exitCode == 1)
        #expect(release.stderr.contains("错误：地图“media/weizhi.svg”没有写审图号 [release.map-number]"))
        #expect(release.stderr.contains("错误：放到网站上的练习 \(id) 发卷时没有批准文号 [release.approval-missing]"))
        try site.write("Content/banks/t.quiz.md", bank.replacing("示例县地图", with: "示例县地图，审图号：待办") + "\n")
        #expect(try Tool.run(["check"] + Self.day, in: site.url).stderr.contains("release.map-number"))
        try site.write("Content/banks/t.quiz.md", bank.replacing("示例县地图", with: "示例县地图，审图号：GS(2026)0001号") + "\n")
        #expect(try !Tool.run(["check"] + Self.day, in: site.url).stderr.contains("release.map-number"))
    }

    @Test func `words that were to be filled in stop a release`() throws {
        let site = try site(["Content/articles/a.md": "---\ntitle: 甲\n---\n\n由【此处填写单位名称】主办。\n"])
        let words = "Content/articles/a.md:5:2：%：“【此处填写单位名称】”像是还没有填、没有换掉的字 [page.placeholder]"
        let draft = try Tool.run(["check"] + Self.day, in: site.url)
        #expect(draft.exitCode == 0)
        #expect(draft.stderr.contains(words.replacing("%", with: "警告")), "\(draft.stderr)")
        let release = try Tool.run(["check", "--release"] + Self.day, in: site.url)
        #expect(release.stderr.contains(words.replacing("%", with: "错误")), "\(release.stderr)")
        // An office that is still a sample is told where it is written.
        let settings = try site.read("Content/site.yaml").replacing("样本县禁毒办", with: "XX县禁毒办")
        try site.write("Content/site.yaml", settings)
        let sample = try Tool.run(["check", "--release"] + Self.day, in: site.url)
        #expect(sample.stderr.contains("站点还是示例的：单位 office 写着“XX县禁毒办” [release.site-sample]"), "\(sample.stderr)")
    }

    @Test(arguments: ["statutes/a.md", "banks/a.quiz.md"])
    func `laws and banks are no drafts, and say so`(path: String) throws {
        let site = try site(["Content/\(path)": "---\nkind: statute\ntitle: 试验办法\ndraft: true\n---\n\n第一条 说明。\n"])
        let run = try Tool.run(["build"] + Self.day, in: site.url)
        #expect(run.exitCode == 1)
        #expect(run.stderr.contains("[data.draft-unread]"), "\(run.stderr)")
    }

    @Test(arguments: [("待批", true), ("\"待批\"", true), ("XX教〔2026〕X号", true), ("示教体〔2026〕3号 # 已批", false)])
    func `a placeholder is no approval`(text: String, isMissing: Bool) throws {
        let site = try site(["Content/papers/g.yaml": "title: 甲\napproval: \(text)\n"])
        let run = try Tool.run(["check", "--release"] + Self.day, in: site.url)
        #expect(run.stderr.contains("release.approval-missing") == isMissing, "\(run.stderr)")
    }

    @Test func `a review of a day that has not come does not count`() throws {
        let site = try site()
        _ = try reviewAll(site)
        let early = try Tool.run(["build", "--release", "--as-of", "2026-11-19"], in: site.url)
        #expect(early.exitCode == 1)
        let later = "终审的日期（2026-11-20）晚于生成的日子（2026-11-19），不能算数 [review.record]"
        #expect(early.stderr.matches(of: try Regex(NSRegularExpression.escapedPattern(for: later))).count == 4)
        #expect(early.stderr.contains("Content/articles/a.md:4:34：警告：\(later)"), "\(early.stderr)")
        #expect(early.stderr.matches(of: /\[review\.missing\]/).count == 4)
        #expect(try Tool.run(["build", "--release", "--as-of", "2026-11-20"], in: site.url).exitCode == 0)
    }
}
