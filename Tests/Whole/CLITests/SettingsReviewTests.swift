import Foundation
import TestSupport
import Testing

/// site.yaml stands on every page: it is reviewed like every other file, and the site's own theme with it.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct SettingsReviewTests {
    private static let day = ["--as-of", "2026-11-21"]
    private static let settings = """
        # 站点的基本信息
        title: 样本县禁毒宣传
        office: 样本县禁毒办   # 印在每一页
        county: 样本县
        review: [终审]   # 本站只有一步

        # 求助电话
        hotlines:
          - {name: 报警, number: "110"}

        """

    private func site(_ files: [String: String] = [:]) throws -> TemporaryFolder {
        let own = ["Content/site.yaml": Self.settings, "Content/articles/a.md": "---\ntitle: 甲\n---\n\n正文。\n"]
        return try TemporaryFolder(own.merging(files) { _, new in new })
    }

    private func review(_ site: TemporaryFolder, _ files: String...) throws -> ProgramRun {
        try Tool.run(
            ["review"] + files + ["--step", "终审", "--role", "分管领导", "--date", "2026-11-20"], in: site.url)
    }

    private func release(_ site: TemporaryFolder) throws -> ProgramRun {
        try Tool.run(["build", "--release"] + Self.day, in: site.url)
    }

    @Test func `a telephone number changed after the review stops a release`() throws {
        let site = try site()
        _ = try review(site, "Content/articles/a.md")
        let missing = try release(site)
        #expect(missing.exitCode == 1)
        #expect(
            missing.stderr.hasPrefix(
                "Content/site.yaml：错误：还没有审核记录，缺终审 [review.missing]\n"), "\(missing.stderr)")
        let signed = try review(site, "Content/site.yaml")
        #expect(signed.exitCode == 0, "\(signed.stderr)")
        #expect(try release(site).exitCode == 0)
        let text = try site.read("Content/site.yaml")
        try site.write("Content/site.yaml", text.replacing("\"110\"", with: "\"119\""))
        let changed = try release(site)
        #expect(changed.exitCode == 1)
        #expect(
            changed.stderr.hasPrefix(
                "Content/site.yaml：错误：终审以后改过内容（最近一次是2026年11月20日），要重新审核 [review.outdated]\n"),
            "\(changed.stderr)")
        #expect(try review(site, "site.yaml").exitCode == 0)
        #expect(try release(site).exitCode == 0)
    }

    @Test func `the record leaves every line of the settings as it was`() throws {
        let site = try site()
        _ = try review(site, "Content/site.yaml")
        let record = try Regex("    - \\{step: 终审, role: 分管领导, date: 2026-11-20, sha256: [0-9a-f]{64}\\}\n")
        let expected = Self.settings.replacing(
            "review: [终审]   # 本站只有一步\n", with: "review:\n  steps: [终审]   # 本站只有一步\n  records:\nRECORD\n")
        #expect(try site.read("Content/site.yaml").replacing(record, with: "RECORD\n") == expected)
        #expect(try Tool.run(["check"] + Self.day, in: site.url).exitCode == 0)
        let list = try Tool.run("review", in: site.url)
        #expect(list.stdout == "articles/a.md　终审 —\n共 2 个文件，做完的 1 个，没做完的 1 个\n")
    }

    @Test func `settings that have no room for a record are refused with the way to make it`() throws {
        let text = Self.settings.replacing("[终审]", with: "{steps: [终审], records: []}")
        let site = try site(["Content/site.yaml": text])
        let run = try review(site, "Content/site.yaml")
        #expect(run.exitCode == 2)
        #expect(run.stderr.contains("请把 review 写成一行 review:，下面一行缩进两格写 steps: [终审]，再记审核"), "\(run.stderr)")
        #expect(try site.read("Content/site.yaml") == text)
    }

    @Test func `words of the site's own theme are reviewed with its settings`() throws {
        let words = "Themes/ours/strings/zh-Hans.yaml"
        let site = try site([
            "Content/site.yaml": Self.settings + "theme: ours\n", "Themes/ours/theme.yaml": "extends: civic\n",
            words: "home: 首页\n", "Themes/ours/styles/99-own.css": "body { color: #111; }\n",
        ])
        let signed = try review(site, "Content/articles/a.md", "Content/site.yaml")
        #expect(signed.stdout.contains("连同它用的 1 个文件"), "\(signed.stdout)")
        let first = try release(site)
        #expect(first.exitCode == 0, "\(first.stderr)")
        try site.write("Themes/ours/styles/99-own.css", "body { color: #222; }\n")
        #expect(try release(site).exitCode == 0)
        try site.write(words, "home: 主页\n")
        let changed = try release(site)
        #expect(changed.exitCode == 1)
        #expect(
            changed.stderr.hasPrefix(
                "Content/site.yaml:13:8：错误：终审以后换过 Themes/ours（最近一次是2026年11月20日），要重新审核 [review.outdated]\n"),
            "\(changed.stderr)")
    }
}
