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
            "Content/site.yaml": "title: 示例县禁毒宣传\noffice: 示例县禁毒办\ncounty: 示例县\nreview: [终审]\n",
            "Content/articles/a.md": "---\ntitle: 甲\n---\n\n正文。\n", "Content/qa/b.md": "# 吸毒违法吗\r\n\r\n违法。\r\n",
            "Content/calendar.yaml": "events:\n  - {title: 国际禁毒日, date: 06-26}\n",
        ]
        return try TemporaryFolder(own.merging(files) { _, new in new })
    }

    private func review(_ site: TemporaryFolder, _ files: String...) throws -> ProgramRun {
        try Tool.run(
            ["review"] + files + ["--step", "终审", "--role", "分管领导", "--date", "2026-11-20"], in: site.url)
    }

    @Test func `a release goes through when every file is reviewed, and not before`() throws {
        let site = try site()
        let before = try Tool.run(["build", "--release"] + Self.day, in: site.url)
        #expect(before.exitCode == 1)
        #expect(before.stderr.matches(of: /\[review\.missing\]/).count == 3)
        #expect(try !site.files().contains { $0.hasPrefix("Output/") })
        let files = ["Content/articles/a.md", "Content/qa/b.md", "Content/calendar.yaml"]
        #expect(try review(site, files[0], files[1], files[2]).exitCode == 0)
        let after = try Tool.run(["build", "--release"] + Self.day, in: site.url)
        #expect(after.exitCode == 0, "\(after.stderr)")
        #expect(after.stderr == "")
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
        #expect(run.stdout == "calendar.yaml　终审 —\nqa/b.md　终审 —\n共 3 个文件，做完的 1 个，没做完的 2 个\n")
        let document = try JSONValue(parsing: Tool.run("review", "--format", "json", in: site.url).stdout)
        #expect(
            document["files"].array.compactMap { $0["path"].string } == ["articles/a.md", "calendar.yaml", "qa/b.md"])
        #expect(document["files"].array.first?["steps"].array.first?["role"] == "分管领导")
    }

    @Test(arguments: [
        (["review", "Content/articles/a.md"], 64, "要写明 --step 哪一步 和 --role 职务"),
        (["review", "--step", "终审"], 64, "要写刚审过的文件"),
        (["review", "Content/articles/a.md", "--step", "终申", "--role", "科长"], 2, "没有“终申”这一步审核，是不是想写“终审”？"),
        (["review", "Content/n.txt", "--step", "终审", "--role", "科长"], 2, "放不下审核记录"),
        (["review", "Content/l.yaml", "--step", "终审", "--role", "科长"], 2, "放不下审核记录"),
        (["review", "Content/g.md", "--step", "终审", "--role", "科长"], 2, "不是 UTF-8 编码"),
        (["review", "Content/articles/a.md", "明", "--step", "终审", "--role", "李"], 2, "读不了 Content/明"),
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
}
