import Foundation
import TestSupport
import Testing

/// Whatever words a page shows, the search finds it.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct SearchEverythingTests {
    private static let page = """
        ---
        title: 一页
        summary: 摘要里的葡萄
        source: 来源里的石榴
        author: "{{county}}的作者"
        tags: [标签里的樱桃]
        date: 2026-05-04
        ---

        # 一页

        ## {{county}}的标题

        请找{{county}}的办公室，见《禁毒法》第三条。

        :::note 框的名称柠檬
        框里的话
        :::

        :::figure ../media/a.svg 图下的芒果
        :::
        """

    private func site() throws -> TemporaryFolder {
        let site = try Tool.site()
        try site.write("Content/articles/yi.md", Self.page)
        try site.write(
            "Content/media/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"></svg>")
        let run = try Tool.run("build", "--as-of", "2026-11-21", in: site.url)
        #expect(run.exitCode == 0, "\(run.stderr)")
        return site
    }

    private func paths(_ query: String, _ site: TemporaryFolder) throws -> [String] {
        let run = try Tool.run("search", query, "--format", "json", in: site.url)
        return try JSONValue(parsing: run.stdout)["hits"].array.compactMap { $0["path"].string }
    }

    @Test func `what stands around the text of a page is found, with variables filled in`() throws {
        let site = try site()
        for words in [
            "里的葡萄", "里的石榴", "示例县的作者", "里的樱桃", "2026年5月4日", "示例县的标题", "示例县的办公室", "名称柠檬", "的芒果",
        ] { #expect(try paths(words, site) == ["articles/yi.html"], "\(words)") }
    }

    @Test func `the practice packs and the published table are found`() throws {
        let site = try Tool.site()
        try site.write("c.csv", "学校,学段,班级数,学生数,地区\n高新街道第一小学,小学,6,240,高新街道\n")
        let made = try Tool.run("quiz", "pack", "Content/papers/fangdu-chuzhong.yaml", "--format", "json", in: site.url)
        let pack = try JSONValue(parsing: made.stdout)["packId"].string ?? ""
        try site.write(
            "Content/site.yaml", site.read("Content/site.yaml") + "\npractice: [\(pack)]\ncoverage: {publish: true}\n")
        for command in [["init"], ["schools", "import", "c.csv"]] {
            let run = try Tool.run(["coverage"] + command, in: site.url)
            #expect(run.exitCode == 0, "\(run.stdout)\(run.stderr)")
        }
        let run = try Tool.run("build", in: site.url)
        #expect(run.exitCode == 0, "\(run.stderr)")
        #expect(try paths("知识练习", site).contains("packs/index.html"))
        #expect(try paths("高新街道", site).contains("coverage.html"))
        let stem = try #require(
            site.read("Content/banks/fangdu-chuzhong.quiz.md").firstMatch(of: /\n\d+\. ([^（\n]{8})/))
        #expect(try !paths(String(stem.1), site).isEmpty)
    }

    @Test func `an article of a law is found however its number is typed, and by the questions about it`() throws {
        let site = try site()
        for query in ["禁毒法第三十六条", "禁毒法第36条", "禁毒法36条", "禁毒法三十六条"] {
            #expect(try paths(query, site).contains("laws/jindufa/index.html#a36"), "\(query)")
        }
        #expect(try paths("春季开学禁毒教育", site).contains("calendar.html"))
        #expect(try paths("禁毒宣传教育", site).contains("laws/jindufa/index.html"))
        let page = try site.read("Output/site/laws/jindufa/a62.html")
        let stem = try #require(
            page.firstMatch(of: /class="question-stem">([^<]{12})/) ?? page.firstMatch(of: /<li>(吸毒的人主动[^<]{6})/))
        #expect(try paths(String(stem.1), site).contains("laws/jindufa/index.html#a62"))
    }

    @Test func `no article of a law is proposed for another because its number is near`() throws {
        let site = try Tool.site()
        try site.write("Content/articles/a.md", "# 甲\n\n见[《禁毒法》第七十二条](../statutes/jindufa.md#a72)。\n")
        let run = try Tool.run("check", in: site.url)
        #expect(run.exitCode == 1)
        #expect(run.stderr.contains("《中华人民共和国禁毒法》 里没有“#a72”这个位置"), "\(run.stderr)")
        #expect(!run.stderr.contains("是不是想写“#a"))
    }
}
