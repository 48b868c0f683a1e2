import Diagnostics
import Testing

@testable import Markdown

/// Raw HTML where the site allows it: what passes, and that nothing that runs or loads does.
struct RawHTMLTests {
    @Test(arguments: [
        ("H<sub>2</sub>O", "<p>H<sub>2</sub>O</p>\n"), ("甲<BR/>乙", "<p>甲<br>乙</p>\n"),
        ("<ruby>毒<rt>dú</rt></ruby>", "<p><ruby>毒<rt>dú</rt></ruby></p>\n"),
        ("<u class=\"a &quot;b\" lang=zh>甲</u>", "<p><u class=\"a &quot;b\" lang=\"zh\">甲</u></p>\n"),
        (
            "<details open>\n<summary>甲</summary>\n\n**乙。**丙\n\n</details>\n",
            "<details open=\"\">\n<summary>甲</summary>\n<p><strong>乙。</strong>丙</p>\n</details>\n"
        ),
        (
            "<table>\n<tr><td colspan='2'>甲 &amp; 乙</table>\n",
            "<table>\n<tr><td colspan=\"2\">甲 &amp; 乙</td></tr></table>\n"
        ),
        ("<!-- 甲 -->\n\n乙<!-- 丙 -->丁", "<p>乙丁</p>\n"),
        ("<a href=\"b.md\">甲</a>", "<p>⟨a b.md|⟩甲⟨/a⟩</p>\n"),
        ("<img src=a.png alt=甲>", "⟨img a.png|甲⟩"),
        ("1 < 2 且 3 > 2", "<p>1 &lt; 2 且 3 &gt; 2</p>\n"),
    ])
    func `what says what text is passes`(text: String, html: String) {
        let rendered = Rendered(text, allowsHTML: true)
        #expect(rendered.html == html)
        #expect(rendered.complaints == [])
    }

    @Test(arguments: [
        ("文字一段<script>x</script>和<b onclick=x>甲</b><b onclick=x>乙</b>", ["1:5", "1:24", "1:42"]),
        ("> - 甲<u onclick=x>乙</u>\n>   丙<u onclick=x>丁</u>\n", ["1:6", "2:6"]),
        ("<div>\n甲<p style=x>\n</p></div></div>\n", ["2:2", "3:11"]),
        ("甲<u>乙\n\n丙\n", ["1:2"]),
    ])
    func `a refusal stands under the tag`(text: String, places: [String]) {
        #expect(Rendered(text, allowsHTML: true).complaints == places.map { $0 + " markdown.html-refused" })
    }

    @Test(arguments: [
        ("<p>依据甲法</p>\n", ["1:6 甲法"]), ("<table>\n<tr><td>甲法</td><td>甲法</td></tr>\n</table>\n", ["2:9 甲法", "2:20 甲法"]),
        ("<p>\n甲法\n</p>\n", ["2:1 甲法"]), ("> <div>\n> 甲法\n> </div>\n", ["2:3 甲法"]),
        ("<pre>甲法</pre>\n", []), ("<p><code>甲法</code>甲法</p>\n", ["1:19 甲法"]),
    ])
    func `text between tags is marked without a link, but for code`(text: String, expected: [String]) {
        let scanner: MarkdownParser.Scanner = { buffer in
            let name = Array("甲法".utf8)
            return buffer.indices.filter {
                $0 + name.count <= buffer.count && buffer[$0..<$0 + name.count].elementsEqual(name)
            }
            .map { $0..<$0 + name.count }
        }
        let rendered = Rendered(text, allowsHTML: true, marks: scanner)
        let source = SourceText(path: "a.md", text)
        let marks = rendered.fragment.linkedMarks.map { mark in
            let place = source.place(mark.range)
            return "\(place.line ?? 0):\(place.column ?? 0) \(mark.text)"
        }
        #expect(marks == expected)
        #expect(rendered.fragment.holes.isEmpty)
    }

    @Test func `words in code of a line are not marked`() {
        let rendered = Rendered("行内<code>甲</code>和<kbd>甲</kbd>甲\n", allowsHTML: true) { buffer in
            buffer.indices.filter { buffer[$0] == 0xE7 && buffer[$0 + 1] == 0x94 }.map { $0..<$0 + 3 }
        }
        #expect(rendered.fragment.holes.count == 1)
    }

    @Test func `HTML shown as text is named where it begins`() {
        #expect(Rendered("文字一段<b>x</b>\n").complaints == ["1:5 markdown.raw-html"])
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "甲<script src=https://x.cn/a.js></script>", "<ScRiPt\n>alert(1)</sCrIpT >",
        "<svg onload=alert(1)>", "<b onclick=\"alert(1)\">甲</b>", "<b/onmouseover=alert(1)>甲</b>",
        "<b style=\"background:url(https://x.cn)\">甲</b>", "<div style='position:fixed'>\n甲\n</div>",
        "<style>p{}</style>",
        "<iframe src=a.html></iframe>", "<object data=a></object>", "<embed src=a>", "<base href=https://x.cn/>",
        "<meta http-equiv=refresh content=0>", "<link rel=stylesheet href=//x.cn>", "<form action=/x></form>",
        "<input onfocus=alert(1) autofocus>", "<img src=a.png onerror=alert(1)>",
        "<img src=a.png srcset=https://x.cn/b>",
        "<video src=a.mp4></video>", "<math><mtext></mtext></math>", "<template><b>甲</b></template>",
        "<td colspan=\"1&quot; onclick=&quot;x\">\n</td>", "<p id=main>\n", "甲</div>", "</div>\n", "<div>\n\n甲\n",
        "- <div>\n\n甲\n</div>",
        "**<b>甲**</b>", "甲<div>乙</div>", "<b <script>alert(1)</script>", "<div\n\nonclick=x>", "<p title='甲>\n",
        "<![CDATA[<b>]]>",
        "<?php 1 ?>", "<!DOCTYPE html>", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
        ":::note\n<div>\n:::\n</div>\n", "<a href=a.md><a href=b.md>甲</a></a>", "[甲<a href=b.md>乙</a>](c.md)",
        "<a href=a.md target=_blank>甲</a>",
    ])
    func `hostile or careless HTML is refused and nothing of it runs`(text: String) {
        let rendered = Rendered(text, allowsHTML: true)
        let codes = Set(rendered.findings.map(\.code.id))
        #expect(codes.contains("markdown.html-refused") || !rendered.html.contains("<div"), "\(rendered.html)")
        let lower = rendered.html.lowercased()
        for sign in [
            "<script", "<svg", "<iframe", "<style", "<object", "<embed", "<base", "<meta", "<link", "<form", "<input",
            "<video",
        ] {
            #expect(!lower.contains(sign), "\(rendered.html)")
        }
        for tag in lower.matches(of: #/<[^>]*>/#) {
            #expect(!tag.output.contains(#/\son[a-z]+=|style=|javascript:/#), "\(rendered.html)")
        }
        #expect(isBalanced(lower), "\(rendered.html)")
    }

    /// Whether every element ends where it should.
    private func isBalanced(_ html: String) -> Bool {
        var open: [Substring] = []
        for tag in html.matches(of: #/<(\/?)([a-z0-9]+)[^>]*>/#) {
            if ["br", "hr", "img", "input"].contains(tag.output.2) { continue }
            if tag.output.1.isEmpty {
                open.append(tag.output.2)
            } else if open.popLast() != tag.output.2 {
                return false
            }
        }
        return open.isEmpty
    }

    @Test func `addresses of scripts come to whoever resolves links`() {
        let holes = Rendered("<a href=\"java&#115;cript&colon;alert(1)\">甲</a>", allowsHTML: true).fragment.holes
        #expect(holes.first.map(\.kind) == .linkStart(destination: "javascript:alert(1)", title: "", text: ""))
    }

    @Test func `a document full of refusals is reported in few words`() {
        let rendered = Rendered(String(repeating: "<x>", count: 1000), allowsHTML: true)
        #expect(rendered.findings.count == 20)
    }

    @Test func `without leave all HTML is text`() {
        let rendered = Rendered("甲<b onclick=x>乙</b>\n\n<div>\n")
        #expect(rendered.html == "<p>甲&lt;b onclick=x&gt;乙&lt;/b&gt;</p>\n<p>&lt;div&gt;</p>\n")
        #expect(rendered.complaints == ["1:2 markdown.raw-html"])
    }

    @Test(arguments: [
        (
            "- 项\n\n    <!-- 密 -->\n\n- 项二\n    <!-- 密 -->\n",
            "<ul>\n<li>\n<p>项</p>\n</li>\n<li>\n<p>项二</p>\n</li>\n</ul>\n"
        ),
        ("甲\n\n    <!-- 密 -->\n\n乙\n", "<p>甲</p>\n<p>乙</p>\n"),
        (
            "1. 甲\n\n       <!-- 密\n       密 -->\n       n\n",
            "<ol>\n<li>\n<p>甲</p>\n<pre><code>n\n</code></pre>\n</li>\n</ol>\n"
        ),
        ("\t<!-- 密 --><!-- 密 -->\n", ""),
        ("> 甲\n>\n>     <!-- 密 -->\n", "<blockquote>\n<p>甲</p>\n</blockquote>\n"),
        (":::note 想 <!-- 密 -->\n甲\n:::\n", "⟨note|想⟩<p>甲</p>\n⟨/note⟩"),
        (":::note <!-- 密 --> 想\n甲\n:::\n", "⟨note|想⟩<p>甲</p>\n⟨/note⟩"),
        ("```\n<!-- 例 -->\n```\n", "<pre><code>&lt;!-- 例 --&gt;\n</code></pre>\n"),
    ])
    func `a comment shows nothing, however far in it stands`(text: String, html: String) {
        for allowsHTML in [false, true] {
            let rendered = Rendered(text, allowsHTML: allowsHTML)
            #expect(rendered.html == html)
            #expect(rendered.complaints == [])
        }
    }

    @Test(arguments: [
        ("甲 <!-- 密\n\n乙 -->\n", "1:3"), ("- 甲\n\n      <!-- 密\n\n乙\n", "3:7"),
        ("    <!-- foo -->\n", "1:5"),
    ])
    func `what did not become a comment is told`(text: String, place: String) {
        #expect(Rendered(text).complaints == ["\(place) markdown.lookalike"])
    }
}
