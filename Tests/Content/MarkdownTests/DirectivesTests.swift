import Testing

@testable import Markdown

struct DirectivesTests {
    @Test(arguments: [
        (":::note\n甲\n:::\n", "⟨note|⟩<p>甲</p>\n⟨/note⟩"),
        ("::::提示 想一想 再说 \n甲\n::::\n", "⟨note|想一想 再说⟩<p>甲</p>\n⟨/note⟩"),
        (":::case　以案释法\n- 甲\n:::\n乙", "⟨case|以案释法⟩<ul>\n<li>甲</li>\n</ul>\n⟨/case⟩<p>乙</p>\n"),
        ("甲\n:::warning\n乙\n:::\n", "<p>甲</p>\n⟨warning|⟩<p>乙</p>\n⟨/warning⟩"),
        (
            ":::note\n:::case\n甲\n:::\n:::hotline\n:::\n:::\n",
            "⟨note|⟩⟨case|⟩<p>甲</p>\n⟨/case⟩⟨hotline|⟩⟨/hotline⟩⟨/note⟩"
        ),
        (":::quiz a-1\n", "⟨quiz|a-1⟩⟨/quiz⟩"),
        (":::quiz a-1\n\n:::\n", "⟨quiz|a-1⟩⟨/quiz⟩"),
        (":::note\n:::quiz a-1\n:::\n", "⟨note|⟩⟨quiz|a-1⟩⟨/quiz⟩⟨/note⟩"),
        (":::note\n:::quiz a-1\n:::\n甲\n:::\n", "⟨note|⟩⟨quiz|a-1⟩⟨/quiz⟩<p>甲</p>\n⟨/note⟩"),
        (":::法条 禁毒法 第五十九条\n", "⟨law|禁毒法 第五十九条⟩⟨/law⟩"),
        (":::figure 图一\n![甲](a.png)\n:::\n", "⟨figure|图一⟩<p>⟨img a.png|甲⟩</p>\n⟨/figure⟩"),
        (":::note\r\n甲\r\n:::\r\n", "⟨note|⟩<p>甲</p>\n⟨/note⟩"),
        (":::note\r甲\r:::\r", "⟨note|⟩<p>甲</p>\n⟨/note⟩"),
        ("```\n:::note\n```\n", "<pre><code>:::note\n</code></pre>\n"),
        ("    :::note\n", "<pre><code>:::note\n</code></pre>\n"),
    ])
    func `boxes hold Markdown and nest`(text: String, html: String) {
        let rendered = Rendered(text)
        #expect(rendered.html == html)
        #expect(rendered.complaints == [])
    }

    @Test(arguments: [
        ("video", "../media/a.mp4 三句话 封面=b.jpg", "../media/a.mp4", "b.jpg", "三句话"),
        ("视频", "a.mp4 poster=b.jpg", "a.mp4", "b.jpg", ""), ("audio", "a.mp3 广播 第一期", "a.mp3", nil, "广播 第一期"),
        ("figure", "a.PNG 图一", "a.PNG", nil, "图一"), ("figure", "图一 a.png", nil, nil, "图一 a.png"),
        ("note", "a.png", nil, nil, "a.png"),
    ])
    func `paths and posters are taken from the line`(
        name: String, argument: String, path: String?, poster: String?, title: String
    ) throws {
        let directive = Directive(try #require(Directive.Kind(named: name)), argument: argument)
        #expect(directive.path == path)
        #expect(directive.poster == poster)
        #expect(directive.title == title)
    }

    @Test func `the hole of a directive stands where its argument is`() {
        let text = "甲\n\n:::law  禁毒法 第三条 \n"
        let hole = Rendered(text).fragment.holes.first
        #expect(hole.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) } == "禁毒法 第三条")
    }

    @Test(arguments: [
        (":::nota\n甲\n:::\n", ["1:1 markdown.directive-unknown"]),
        (":::note\n甲\n\n:::case\n", ["1:1 markdown.directive-unclosed"]),
        ("甲\n\n:::\n", ["3:1 markdown.directive-unopened"]),
        (":::quiz a\n甲\n:::\n", ["3:1 markdown.directive-unopened"]),
        (":::quiz\n", ["1:1 markdown.directive-argument"]), (":::law\n", ["1:1 markdown.directive-argument"]),
        (":::video\n甲\n:::\n", ["1:1 markdown.directive-argument"]),
        (":::video a.mp4 封面=a.png\n:::\n", ["1:1 markdown.directive-empty"]),
        (":::figure a.png 图\n:::\n", []), (":::figure 图\n甲\n:::\n", ["1:1 markdown.directive-empty"]),
        (":::hotline\n:::\n", []), (":::note\n\n:::\n", ["1:1 markdown.directive-empty"]),
        ("> :::note\n> 甲\n> :::\n", ["1:3 markdown.lookalike"]),
    ])
    func `what is wrong is reported with its line`(text: String, complaints: [String]) {
        #expect(Rendered(text).complaints == complaints)
    }
}
