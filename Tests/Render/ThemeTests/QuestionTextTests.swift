import Testing

@testable import Theme

struct QuestionTextTests {
    @Test(arguments: [
        ("国际禁毒日是（  ）", "国际禁毒日<span class=\"gap\">是（　　）</span>"),
        ("是( )。", "<span class=\"gap\">是（　　）</span>。"),
        ("（ ）是", "<span class=\"gap\">（　　）</span>是"),
        ("冰毒（甲基苯丙胺）和（ 　）", "冰毒（甲基苯丙胺）<span class=\"gap\">和（　　）</span>"),
        ("空（）的", "空（）的"), ("一（  二", "一（ 二"), ("（（ ）", "<span class=\"gap\">（（　　）</span>"),
        ("a < b & c\"", "a &lt; b &amp; c&quot;"),
        ("全\u{3000}角\u{A0}空", "全 角 空"), ("上\n下\r\n末", "上<br>下<br>末"),
        ("𠮷（ ）", "<span class=\"gap\">𠮷（　　）</span>"), ("", ""),
    ])
    func `the text of a question keeps its lines, and its empty brackets in one piece`(text: String, html: String) {
        #expect(String(decoding: HTML(questionText: text).bytes, as: UTF8.self) == html)
    }
}
