import Diagnostics
import Testing

@testable import Markdown

struct MarkdownParserTests {
    private func parse(
        _ text: String,
        leading: MarkdownParser.LeadingHeading = .keep,
        marks: @escaping MarkdownParser.Scanner = { _ in [] }
    ) -> (Fragment, [Finding]) {
        var findings: [Finding] = []
        let parser = MarkdownParser(marks: marks)
        let fragment = parser.parse(SourceText(path: "a.md", text), leading: leading, findings: &findings)
        return (fragment, findings)
    }

    /// The HTML with every hole shown as `⟨kind⟩`.
    private func show(_ fragment: Fragment) -> String {
        let bytes = fragment.filled { _, hole in
            switch hole.kind {
            case .linkStart(let destination, _, let text): Array("⟨a \(destination)|\(text)⟩".utf8)
            case .linkEnd: Array("⟨/a⟩".utf8)
            case .image(let source, let alternative, _): Array("⟨img \(source)|\(alternative)⟩".utf8)
            case .mark(let text): Array("⟨\(text)⟩".utf8)
            case .variable(let name): Array("⟨=\(name)⟩".utf8)
            case .directiveStart(let directive): Array("⟨\(directive.kind.rawValue)|\(directive.title)⟩".utf8)
            case .directiveEnd(let directive): Array("⟨/\(directive.kind.rawValue)⟩".utf8)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("禁毒\n宣传", "<p>禁毒宣传</p>\n"),
        ("禁毒\nabc", "<p>禁毒\nabc</p>\n"),
        ("他说“好”\n再见", "<p>他说“好”再见</p>\n"),
        ("**禁毒**\n宣传", "<p><strong>禁毒</strong>宣传</p>\n"),
        ("한국\n한국", "<p>한국\n한국</p>\n"),
        ("a  \nb", "<p>a<br />\nb</p>\n"),
        ("- 甲\n- 乙\n", "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>\n"),
        ("- 甲\n\n- 乙\n", "<ul>\n<li>\n<p>甲</p>\n</li>\n<li>\n<p>乙</p>\n</li>\n</ul>\n"),
        ("3. 甲\n", "<ol start=\"3\">\n<li>甲</li>\n</ol>\n"),
        ("> 甲\n", "<blockquote>\n<p>甲</p>\n</blockquote>\n"),
        ("a & b < c \"d\"", "<p>a &amp; b &lt; c &quot;d&quot;</p>\n"),
        ("`a<b`", "<p><code>a&lt;b</code></p>\n"),
        ("```swift x\nlet a\n```\n", "<pre><code class=\"language-swift\">let a\n</code></pre>\n"),
        ("[甲](b.md#c)", "<p>⟨a b.md#c|甲⟩甲⟨/a⟩</p>\n"),
        ("![甲*乙*](b.png)", "<p>⟨img b.png|甲乙⟩</p>\n"),
        ("{{office}}发布", "<p>⟨=office⟩发布</p>\n"),
        ("`{{office}}`", "<p><code>{{office}}</code></p>\n"),
        ("~~删~~", "<p><del>删</del></p>\n"),
    ])
    func `blocks and inlines are written`(text: String, html: String) {
        let (fragment, findings) = parse(text)
        #expect(show(fragment) == html)
        #expect(findings.isEmpty)
    }

    @Test func `a table scrolls and keeps its alignment`() {
        let (fragment, _) = parse("| 甲 | 乙 |\n|---|--:|\n| 1 | 2 |\n")
        #expect(
            show(fragment) == """
                <div class="table-scroll" tabindex="0">
                <table>
                <thead>
                <tr>
                <th>甲</th>
                <th align="right">乙</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td>1</td>
                <td align="right">2</td>
                </tr>
                </tbody>
                </table>
                </div>

                """
        )
    }

    @Test func `notes stand at the end with a way back to each reference`() {
        let (fragment, _) = parse("甲[^x]乙[^x]\n\n[^x]: 注\n")
        #expect(
            show(fragment) == """
                <p>甲<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup>乙<sup class="footnote-ref">\
                <a href="#fn-1" id="fnref-1-2">1</a></sup></p>
                <section class="footnotes">
                <ol>
                <li id="fn-1">
                <p>注 <a href="#fnref-1" class="footnote-backref">↩</a> <a href="#fnref-1-2" class="footnote-backref">↩</a></p>
                </li>
                </ol>
                </section>

                """
        )
    }

    @Test func `directives hold Markdown and code keeps its colons`() {
        let (fragment, findings) = parse(":::note 想一想\n**甲**\n:::\n后\n\n```\n:::note\n```\n")
        #expect(
            show(fragment)
                == "⟨note|想一想⟩<p><strong>甲</strong></p>\n⟨/note⟩<p>后</p>\n<pre><code>:::note\n</code></pre>\n"
        )
        #expect(findings.isEmpty)
    }

    @Test(arguments: [
        (":::nota\n甲\n:::\n", "markdown.directive-unknown", "a.md:1:1"),
        ("甲\n\n:::note\n乙\n", "markdown.directive-unclosed", "a.md:3:1"),
        ("甲\n\n:::\n", "markdown.directive-unopened", "a.md:3:1"),
        ("甲\n\n<div>乙</div>\n", "markdown.raw-html", "a.md:3:1"),
        ("甲<b>乙</b>\n", "markdown.raw-html", "a.md:1:2"),
    ])
    func `what cannot be set is reported with its line`(text: String, code: String, label: String) {
        let (_, findings) = parse(text)
        #expect(findings.map(\.code.id) == [code])
        #expect(findings.first?.place?.label == label)
    }

    @Test func `headings have readable unique anchors`() {
        let (struck, _) = parse("## 罚款~~500~~1000元，3~5天\n\n全县共~~5~~6所学校。\n")
        #expect(struck.headings.map(\.title) == ["罚款1000元，3~5天"])
        #expect(String(decoding: struck.plainText, as: UTF8.self).contains("全县共6所学校。"))
        #expect(String(decoding: struck.struckText, as: UTF8.self) == "500\n5\n")
        #expect(String(decoding: struck.html, as: UTF8.self).contains("<del>5</del>"))
        let (fragment, _) = parse("## 什么是毒品\n\n## 什么是毒品\n\n### 开始 {#start}\n")
        #expect(fragment.headings.map(\.id) == ["shen-me-shi-du-pin", "shen-me-shi-du-pin-2", "start"])
        #expect(fragment.headings.map(\.title) == ["什么是毒品", "什么是毒品", "开始"])
        #expect(show(fragment).hasSuffix("<h3 id=\"start\">开始</h3>\n"))
    }

    @Test func `a leading heading becomes the title and others move under it`() {
        let (taken, _) = parse("# 标题\n\n甲\n\n## 二\n", leading: .take)
        #expect(taken.takenTitle == "标题")
        #expect(show(taken) == "<p>甲</p>\n<h2 id=\"er\">二</h2>\n")
        let (moved, _) = parse("# 一\n\n## 二\n", leading: .dropIfEqual("别的"))
        #expect(show(moved) == "<h2 id=\"yi\">一</h2>\n<h3 id=\"er\">二</h3>\n")
    }

    @Test func `marks are found across line breaks but not in links or code`() {
        let needle = Array("第七条".utf8)
        let scanner: MarkdownParser.Scanner = { buffer in
            var found: [Range<Int>] = []
            for start in 0..<max(0, buffer.count - needle.count + 1)
            where buffer[start..<start + needle.count].elementsEqual(needle) {
                found.append(start..<start + needle.count)
            }
            return found
        }
        let (fragment, _) = parse("依第七\n条，`第七条`，[第七条](a.md)\n", marks: scanner)
        #expect(show(fragment) == "<p>依⟨第七条⟩，<code>第七条</code>，⟨a a.md|第七条⟩第七条⟨/a⟩</p>\n")
        #expect(fragment.holes.first?.range == 3..<13)
    }

    @Test func `holes know their place below other blocks`() {
        let text = "---\ntitle: x\n---\n> - 甲 [乙](c.md)\n"
        var findings: [Finding] = []
        let source = SourceText(path: "a.md", text)
        let fragment = MarkdownParser().parse(source, body: 17..<source.bytes.count, findings: &findings)
        let hole = fragment.holes.first
        #expect(hole.map { source.text($0.range) } == "c.md")
        #expect(hole.map { source.place($0.range).label } == "a.md:4:11")
        #expect(fragment.line(at: hole?.offset ?? 0) == 4)
    }

    @Test func `a hostile table is refused at once`() {
        let row = String(repeating: "|-", count: 5000) + "|\n"
        let (_, findings) = parse(String(repeating: "|x", count: 5000) + "|\n" + row)
        #expect(findings.map(\.code.id) == ["markdown.table-too-large"])
    }

    @Test func `a thousand nested quotations do no harm`() {
        let (fragment, findings) = parse(String(repeating: "> ", count: 1000) + "甲\n")
        #expect(show(fragment).contains("甲"))
        #expect(findings.map(\.summary) == ["引用或列表一层套一层，套了八层以上，读者分不清"])
        #expect(parse(String(repeating: "> ", count: 8) + "甲\n").1.isEmpty)
    }

    @Test func `the plain text is what a reader sees`() {
        let (fragment, _) = parse("# 题\n\n甲**乙**[丙](d.md)\n\n- 丁\n- 戊\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
        #expect(String(decoding: fragment.plainText, as: UTF8.self) == "题\n甲乙丙\n丁\n戊\na b \n1 2 \n")
        #expect(String(decoding: fragment.plainText[fragment.firstParagraph], as: UTF8.self) == "甲乙丙")
    }
}
