import Foundation
import TestSupport
import Testing

/// What a page shows is reviewed with it: a file that is exchanged afterwards is seen.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct ReviewedFilesTests {
    private static let day = ["--as-of", "2026-11-21"]
    private static let page = """
        ---
        title: 甲
        cover: ../media/cover.svg
        coverAlt: 校门口的展板
        ---

        第一张：

        ![登记的样子](../media/a.svg)

        见[名单](../media/b.pdf)、[本页](a.md)、[题](../media/b.pdf)。

        :::video ../media/v.mp4 拒绝 封面=../media/p.svg
        文字稿。
        :::

        """

    private static func picture(_ width: Int) -> String {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"9\"/>\n"
    }

    private func site() throws -> TemporaryFolder {
        let bank = "---\n题库: 图\n---\n\n1. 看图，哪一边？（  ）\n   A. 左边\n   B. 右边\n   答案：A\n   图片：media/q.svg（一张图）\n"
        let site = try TemporaryFolder([
            "Content/site.yaml": "title: 样本县禁毒宣传\noffice: 样本县禁毒办\ncounty: 样本县\nhotline: \"110\"\nreview: [终审]\n",
            "Content/articles/a.md": Self.page, "Content/articles/b.md": "# 乙\n\n没有图。\n",
            "Content/banks/t.quiz.md": bank, "Content/media/b.pdf": "%PDF-1.4\n",
        ])
        for name in ["cover", "a", "p", "q"] { try site.write("Content/media/\(name).svg", Self.picture(9)) }
        try site.write("Content/media/v.mp4", "\0\0\0\u{14}ftypisom\0\0\0\0isom\0\0\0\u{8}mdat")
        return site
    }

    private func review(_ site: TemporaryFolder) throws -> ProgramRun {
        try Tool.run(
            ["review", "Content/articles/a.md", "articles/b.md", "Content/banks/t.quiz.md", "Content/site.yaml"]
                + ["--step", "终审", "--role", "分管领导", "--date", "2026-11-20"], in: site.url)
    }

    private func complaints(_ site: TemporaryFolder) throws -> [String] {
        let run = try Tool.run(["check", "--release"] + Self.day, in: site.url)
        return run.stderr.split(separator: "\n").map(String.init).filter { $0.contains("[review.") }
    }

    @Test func `a record says which files were seen, and a release takes it`() throws {
        let site = try site()
        let written = try review(site)
        #expect(written.stdout.contains("…　连同它用的 5 个文件"), "\(written.stdout) \(written.stderr)")
        let record = try Regex("sha256: [0-9a-f]{64}, files: ([0-9a-f]{12}-){4}[0-9a-f]{12}\\}")
        #expect(try site.read("Content/articles/a.md").contains(record))
        #expect(try site.read("Content/banks/t.quiz.md").contains(Regex("files: [0-9a-f]{12}\\}")))
        // A page without files has the record that it always had.
        #expect(try site.read("Content/articles/b.md").contains(Regex("sha256: [0-9a-f]{64}\\}")))
        #expect(try complaints(site) == [])
    }

    @Test(arguments: [
        ("media/cover.svg", "Content/articles/a.md:3:8"), ("media/a.svg", "Content/articles/a.md:11:10"),
        ("media/b.pdf", "Content/articles/a.md:13:7"), ("media/v.mp4", "Content/articles/a.md:15:10"),
        ("media/p.svg", "Content/articles/a.md:15:10"), ("media/q.svg", "Content/banks/t.quiz.md:7:1"),
    ])
    func `a file that is exchanged afterwards stops a release`(file: String, place: String) throws {
        let site = try site()
        _ = try review(site)
        let changed = try site.read("Content/\(file)") + "<!-- 另一张 -->"
        try site.write("Content/\(file)", changed)
        #expect(
            try complaints(site) == [
                "\(place)：错误：终审以后换过 \(file)（最近一次是2026年11月20日），要重新审核 [review.outdated]"
            ])
        let list = try Tool.run("review", in: site.url)
        #expect(list.stdout.contains("终审 后改过"))
        _ = try review(site)
        #expect(try complaints(site) == [])
    }

    @Test func `a record from before files were noted says so`() throws {
        let site = try site()
        _ = try review(site)
        let text = try site.read("Content/articles/a.md").replacing(try Regex(", files: [0-9a-f-]+"), with: "")
        try site.write("Content/articles/a.md", text)
        #expect(
            try complaints(site) == [
                "Content/articles/a.md:3:8：错误：终审的记录里没有记下这里用的文件（media/cover.svg、media/a.svg、media/b.pdf 等 5 个文件），换过也看不出来，要重新审核 [review.outdated]"
            ])
    }

    @Test func `files that are no digests are no record`() throws {
        let site = try site()
        _ = try review(site)
        let text = try site.read("Content/articles/a.md").replacing(try Regex("files: [0-9a-f-]+"), with: "files: 看过")
        try site.write("Content/articles/a.md", text)
        let words = "审核记录缺少附件的校验值 files，或写得不对，不能算数 [review.record]"
        #expect(try complaints(site).contains { $0.hasSuffix(words) })
    }
}
