import Foundation
import TestSupport
import Testing

/// Every directive on one page, from Markdown to the site's HTML.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct DirectivePageTests {
    @Test func `every directive is set`() throws {
        let statute = try String(
            contentsOf: PackageRoot.path("Tests/Fixtures/invalid/law.article-missing/Content/statutes/jiaofa.md"),
            encoding: .utf8)
        let site = try TemporaryFolder([
            "Content/site.yaml": "county: 示例县\n",
            "Content/articles/a.md": Self.page,
            "Content/banks/xc.quiz.md": Self.bank,
            "Content/statutes/jiaofa.md": statute,
            "Content/statutes/gist.md": statute.replacing("校园宣传规定", with: "家长宣传办法")
                .replacing("short: [宣传规定]\n", with: "").replacing("official", with: "outline")
                .replacing("id: jiaofa", with: "id: gist"),
            "Content/media/a.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 3\"/>\n",
            "Content/media/a.mp4": "\0\0\0\u{8}ftyp\0\0\0\u{8}moov", "Content/media/a.mp3": "ID3",
        ])
        let run = try Tool.run(["build", "--as-of", "2026-06-26"], in: site.url)
        #expect(run.exitCode == 0, "\(run.stderr)")
        let html = try site.read("Output/site/articles/a.html")
        let start = try #require(html.firstRange(of: "<aside class=\"directive note\">"))
        let end = try #require(html.firstRange(of: "<p>结束</p>"))
        Golden.expect(String(html[start.lowerBound..<end.lowerBound]), type: "html")
        #expect(try site.files("Output/site/media") == ["a.mp3", "a.mp4", "a.svg"])
    }

    private static let page = """
        ---
        title: 全部提示框
        ---

        :::note {{county}}的同学想一想
        **“你会怎么说？”**说给同桌听。

        :::quiz xc-001
        :::

        还有一句。
        :::

        :::law 宣传规定 第二条

        :::法条 《家长宣传办法》第一条

        :::quiz xc-002

        :::quiz xc-003

        :::hotline
        :::

        :::case 一件事
        某校的做法。
        :::

        :::figure 五落实的流程
        ![流程图](../media/a.svg)
        :::

        :::图片 ../media/a.svg 另一种写法
        :::

        :::video ../media/a.mp4 三句话 封面=../media/a.svg
        旁白：**“我不需要。”**
        :::

        :::音频 ../media/a.mp3
        广播稿。
        :::

        结束

        """

    private static let bank = """
        ---
        题库: 小测
        编号前缀: xc
        ---

        ## 一、单项选择题

        1. 报警电话是（  ） {#xc-001}
           A. 110
           B. 12345
           答案：A
           解析：遇到<危险>，立即报警。

        ## 二、判断题

        2. 拒绝不丢人。（  ） {#xc-002}
           答案：√

        ## 三、填空题

        3. 国际禁毒日是6月____日。 {#xc-003}
           答案：26

        """
}
