import Testing

@testable import Markdown

/// What Chinese text asks of line breaks, headings, lists and tables, case by case.
struct TypographyTests {
    @Test(arguments: [
        // Wide beside wide: nothing.
        ("学校\n家庭", "学校家庭"), ("学校，\n家庭", "学校，家庭"), ("学校\n，家庭", "学校，家庭"),
        ("真的！\n真的？\n真的；好", "真的！真的？真的；好"), ("（一）\n（二）", "（一）（二）"), ("《禁毒法》\n第三条", "《禁毒法》第三条"),
        ("ＡＢ\n全角", "ＡＢ全角"), ("カナ\nかな", "カナかな"), ("𠀀\n𠀁", "𠀀𠀁"),
        // Quotation marks, dashes and dots are as wide as what stands on the other side.
        ("他说：“\n不去”\n就走", "他说：“不去”就走"), ("不去——\n就不去", "不去——就不去"), ("然后……\n走了", "然后……走了"),
        ("“no”\nyes", "“no”\nyes"), ("say “\nno", "say “\nno"),
        // A narrow neighbour keeps the break, which a browser shows as a space.
        ("学校\nNPS", "学校\nNPS"), ("NPS\n学校", "NPS\n学校"), ("2026\n年", "2026\n年"), ("110\n12355", "110\n12355"),
        ("a\nb", "a\nb"), ("한국\n어", "한국\n어"), ("中\n한", "中\n한"),
        // What stands between does not count; what is seen does.
        ("**学校**\n家庭", "<strong>学校</strong>家庭"), ("学校\n**家庭**", "学校<strong>家庭</strong>"),
        ("*学校\n家庭*", "<em>学校家庭</em>"), ("~~学校~~\n家庭", "<del>学校</del>家庭"),
        ("[学校](a.md)\n家庭", "⟨a a.md|学校⟩学校⟨/a⟩家庭"), ("`学校`\n家庭", "<code>学校</code>家庭"),
        ("学校\\\n家庭", "学校<br />\n家庭"), ("学校  \n家庭", "学校<br />\n家庭"), ("学校 \n 家庭", "学校家庭"),
        ("学校\r\n家庭", "学校家庭"), ("{{office}}\n发布", "⟨=office⟩\n发布"),
    ])
    func `a line break between wide characters is nothing`(text: String, html: String) {
        #expect(Rendered(text).html == "<p>\(html)</p>\n")
    }

    @Test(arguments: [
        (["什么是毒品"], ["shen-me-shi-du-pin"]), (["甲", "甲", "甲"], ["jia", "jia-2", "jia-3"]),
        (["甲", "甲 2", "甲"], ["jia", "jia-2", "jia-3"]), (["甲", "甲", "甲 2"], ["jia", "jia-2", "jia-2-2"]),
        (["2026"], ["2026"]), (["6·3"], ["6-3"]), (["一、总则"], ["yi-zong-ze"]), (["（一）"], ["yi"]),
        (["NPS 是什么"], ["nps-shi-shen-me"]), (["！？", "！？"], ["x136fdf9b", "x136fdf9b-2"]),
        (["**重点**：`代码`"], ["zhong-dian-dai-ma"]),
        (["甲 {#yi}", "乙 {#yi}", "乙"], ["yi", "yi-2", "yi-3"]), (["甲 {#中}"], ["jia-zhong"]),
        (["Main", "甲 {#search-box}", "fn 1"], ["main-2", "search-box-2", "h-fn-1"]), (["１２３"], ["123"]),
        (["[链接](a.md)"], ["lian-jie"]), (["社区戒毒", "强制隔离戒毒"], ["she-qu-jie-du", "qiang-zhi-ge-li-jie-du"]),
    ])
    func `a heading has a stable anchor in ASCII`(headings: [String], ids: [String]) {
        let text = headings.map { "## \($0)\n\n" }.joined()
        #expect(Rendered(text).fragment.headings.map(\.id) == ids)
    }

    @Test func `a change of the text does not move the anchors of headings`() {
        let before = Rendered("## 甲\n\n正文\n\n## 乙\n").fragment.headings.map(\.id)
        let after = Rendered("序\n\n## 甲\n\n改过的正文\n\n### 丙\n\n## 乙\n").fragment.headings.map(\.id)
        #expect(before == ["jia", "yi"])
        #expect(after == ["jia", "bing", "yi"])
    }

    @Test(arguments: [
        ("- [ ] 甲\n- [x] 乙\n", "<ul>\n<li>☐ 甲</li>\n<li>☑ 乙</li>\n</ul>\n"),
        ("1. [X] 甲\n", "<ol>\n<li>☑ 甲</li>\n</ol>\n"), ("- [y] 甲\n", "<ul>\n<li>[y] 甲</li>\n</ul>\n"),
        ("- [ ]甲\n", "<ul>\n<li>[ ]甲</li>\n</ul>\n"),
    ])
    func `a task list shows what is done`(text: String, html: String) {
        let shown = Rendered(text).html
            .replacing(#/<input type="checkbox" checked="" disabled="" aria-label="已完成" \/>/#, with: "☑")
            .replacing(#/<input type="checkbox" disabled="" aria-label="未完成" \/>/#, with: "☐")
        #expect(shown == html)
    }

    @Test(arguments: [
        ("| 甲 |\n|---|\n| 1 | 2 |\n", "甲|1"), ("| 甲 | 乙 |\n|---|---|\n| 1 |\n", "甲 乙|1 "),
        ("甲|乙\n:-:|--:\n1|2\n", "甲 乙|1 2"), ("| `a\\|b` | 乙 |\n|---|---|\n", "a|b 乙"),
        ("| **甲** | [乙](b.md) |\n|---|---|\n| 一 | x |\n", "甲 乙|一 x"),
        ("| 甲 |\n|---|\n| 1 |\n\n段落\n", "甲|1|段落"),
    ])
    func `a table is read`(text: String, plain: String) {
        let lines = String(decoding: Rendered(text).fragment.plainText, as: UTF8.self).split(separator: "\n")
        #expect(lines.map { $0.hasSuffix(" ") ? String($0.dropLast()) : String($0) }.joined(separator: "|") == plain)
    }

    @Test(arguments: [2, 12, 100])
    func `a wide table scrolls in a frame of its own that the keyboard reaches`(columns: Int) {
        let text = [" 列 ", "---", " 值 "].map { "|" + String(repeating: $0 + "|", count: columns) + "\n" }.joined()
        let html = Rendered(text).html
        #expect(html.hasPrefix("<div class=\"table-scroll\" tabindex=\"0\">\n<table>\n"))
        #expect(html.hasSuffix("</table>\n</div>\n"))
        #expect(html.matches(of: /<td>值<\/td>/).count == columns)
    }
}
