import Testing

@testable import Markdown

/// The rule of markdown-cjk-friendly; its own pairs are in `SpecificationTests`.
struct CJKEmphasisTests {
    @Test(arguments: [
        ("**压实责任。**全面落实", "<p><strong>压实责任。</strong>全面落实</p>\n"),
        ("全面**“五落实”**工作", "<p>全面<strong>“五落实”</strong>工作</p>\n"),
        ("见**[通知](a.md)**和", "<p>见<strong>⟨a a.md|通知⟩通知⟨/a⟩</strong>和</p>\n"),
        ("记*（一）*项", "<p>记<em>（一）</em>项</p>\n"),
        ("原~~（旧）~~文", "<p>原<del>（旧）</del>文</p>\n"),
        ("**~~甲。~~**乙", "<p><strong><del>甲。</del></strong>乙</p>\n"),
        ("他说，~~**甲**~~", "<p>他说，<del><strong>甲</strong></del></p>\n"),
        ("甲**_（x）_**乙", "<p>甲<strong><em>（x）</em></strong>乙</p>\n"),
        ("_x_**（甲）**乙", "<p><em>x</em><strong>（甲）</strong>乙</p>\n"),
        ("| a |\n|---|\n|**甲。**乙|\n", nil),
        ("1. **甲：**乙", "<ol>\n<li><strong>甲：</strong>乙</li>\n</ol>\n"),
        (">**甲：**乙", "<blockquote>\n<p><strong>甲：</strong>乙</p>\n</blockquote>\n"),
        ("# **甲：**乙", "<h2 id=\"jia-yi\"><strong>甲：</strong>乙</h2>\n"),
        ("甲\\**（乙）*", "<p>甲*<em>（乙）</em></p>\n"),
        ("甲\\\\**（乙）**丙", "<p>甲\\<strong>（乙）</strong>丙</p>\n"),
        ("a**(b)**c", "<p>a**(b)**c</p>\n"),
        ("`甲**（`", "<p><code>甲**（</code></p>\n"),
        ("    甲**（乙\n", "<pre><code>甲**（乙\n</code></pre>\n"),
        ("```甲**（\n乙**（\n```\n", "<pre><code class=\"language-甲**（\">乙**（\n</code></pre>\n"),
        ("[a](甲**（)", "<p>⟨a 甲**（|a⟩a⟨/a⟩</p>\n"),
        ("[a](b \"甲**（\")", "<p>⟨a b|a⟩a⟨/a⟩</p>\n"),
        (">~~~甲\n>乙\n", "<blockquote>\n<pre><code class=\"language-甲\">乙\n</code></pre>\n</blockquote>\n"),
    ])
    func `emphasis beside CJK text`(text: String, html: String?) {
        let rendered = Rendered(text)
        guard let html else {
            #expect(rendered.html.contains("<td><strong>甲。</strong>乙</td>"))
            return
        }
        #expect(rendered.html == html)
    }

    @Test(arguments: [
        "\u{E000}甲", "&#xE000;甲", "&#57344;甲", "\u{1C3B}甲",
        String(String.UnicodeScalarView((UInt32(0xE000)...0xE0FF).compactMap(Unicode.Scalar.init))),
    ])
    func `private letters of a text survive`(letters: String) {
        let rendered = Rendered("\(letters)**甲。**乙_x_**（丙）**")
        let text = letters.replacing("&#xE000;", with: "\u{E000}").replacing("&#57344;", with: "\u{E000}")
        #expect(rendered.html.hasPrefix("<p>\(text)"))
        #expect(String(decoding: rendered.fragment.plainText, as: UTF8.self).hasPrefix(text))
        let isBold = rendered.html.contains("<strong>甲。</strong>乙")
        #expect(isBold == (letters.utf8.count < 100))
        #expect(!rendered.html.contains("\u{E001}") || letters.utf8.count > 100)
    }

    @Test func `marks do not move the places of what follows`() {
        let text = "**甲。**乙**（丙）**丁第七条，*戊。*己 {{x}} 第七条\n"
        let holes = Rendered(text, marks: scanner(for: "第七条")).fragment.holes
        let source = Array(text.utf8)
        #expect(holes.map { String(decoding: source[$0.range], as: UTF8.self) } == ["第七条", "{{x}}", "第七条"])
    }

    @Test(arguments: [
        (#"甲\*乙\_丙第七条"#, 0), ("甲&amp;乙&nbsp;丙&#20013;第七条", 0), ("甲\n> 乙\n丙 \\[第七条", 0),
        ("- 甲\n  乙**丙。**丁&lt;第七条", 0), ("| 甲 | 乙\\| |\n|---|---|\n| 丙\\*丁第七条 | x |", 0),
    ])
    func `escapes and references do not move places`(text: String, position: Int) {
        let holes = Rendered(text, marks: scanner(for: "第七条")).fragment.holes
        let source = Array(text.utf8)
        #expect(holes.map { String(decoding: source[$0.range], as: UTF8.self) } == ["第七条"])
    }

    @Test(arguments: [
        ("约3~5天，每天10~20分钟", "<p>约3~5天，每天10~20分钟</p>\n"),
        ("嗨~他说~", "<p>嗨~他说~</p>\n"),
        ("甲 ~乙~ 丙", "<p>甲 ~乙~ 丙</p>\n"), ("甲 ~~乙~~ 丙", "<p>甲 <del>乙</del> 丙</p>\n"),
        ("3~5, 6~8", "<p>3<del>5, 6</del>8</p>\n"),
        ("约3~5天，~~旧~~新", "<p>约3~5天，<del>旧</del>新</p>\n"),
    ])
    func `a single tilde between words is a range`(text: String, html: String) {
        #expect(Rendered(text).html == html)
    }

    @Test(arguments: [
        ("** 甲。**乙", ["1:1 markdown.lookalike"]), ("**甲。**乙", []), (#"\*\*甲\*\*"#, []),
        ("文字\n  :::note 乙\n", ["2:3 markdown.lookalike"]),
        ("甲**", ["1:2 markdown.lookalike"]), ("## ", ["1:1 markdown.lookalike"]),
        ("[](a.md)", ["1:4 markdown.lookalike"]),
        ("## 乙 {#x}\n\n## 丙 {#x}\n", ["3:1 markdown.lookalike"]), ("## 乙\n\n## 乙\n", []),
        ("甲[^1]\n\n[^1]: 一\n[^1]: 二\n", ["4:1 markdown.lookalike"]),
        ("甲__粗__乙", ["1:2 markdown.lookalike"]), ("甲____乙____丙", []), ("甲__乙", []), ("a__b__c", []),
        ("【甲】(a.md)", ["1:3 markdown.lookalike"]), ("【甲】(见下)", []), ("[甲] (a.md)", ["1:3 markdown.lookalike"]),
        ("甲{{office}", ["1:2 markdown.lookalike"]), ("甲{office}}", ["1:9 markdown.lookalike"]),
        ("｛｛office｝｝", ["1:1 markdown.lookalike"]), ("####### 七级", ["1:1 markdown.lookalike"]), ("#######", []),
        ("- [√] 做完", ["1:3 markdown.lookalike"]), ("- ［ ］没做", ["1:3 markdown.lookalike"]),
        ("- [ ]没做", ["1:3 markdown.lookalike"]), ("- [x] 做完\n- [ ] 没做", []), ("[√](a.md)", []), ("- [甲] 乙", []),
        ("{{office}}甲{{office}}", []), ("`{{office}`", []),
    ])
    func `what is not as it was meant is reported`(text: String, complaints: [String]) {
        #expect(Rendered(text).complaints == complaints)
    }
}
