import Diagnostics
import Markdown
import Testing

@testable import Site

/// Words of the glossary are found where a reader would want them explained, and nowhere else.
struct TermMarkerTests {
    private static let glossary = """
        - {term: 毒品, explanation: 甲}
        - {term: 戒毒, explanation: 乙}
        - {term: 强制隔离戒毒, explanation: 丙}
        - {term: 新精神活性物质, aliases: [NPS], explanation: 丁}
        - {term: 甲&乙, explanation: 戊}
        - {term: 冰毒, aliases: [冰], explanation: 己}
        """

    /// The marked words of a text between brackets.
    private func marked(_ markdown: String) -> String {
        var findings: [Finding] = []
        let glossary = Glossary(SourceText(path: "glossary.yaml", Self.glossary), findings: &findings)
        let fragment = MarkdownParser().parse(SourceText(path: "a.md", markdown), findings: &findings)
        #expect(findings == [])
        let insertions = TermMarker(glossary, laws: ["戒毒条例", "毒品"]).marks(fragment).flatMap { mark in
            [
                (offset: mark.range.lowerBound, closes: false, bytes: Array("[".utf8)),
                (offset: mark.range.upperBound, closes: true, bytes: Array("]".utf8)),
            ]
        }
        let html = fragment.filled(
            0..<fragment.html.count, holes: 0..<fragment.holes.count, inserting: insertions
        ) { _, hole in
            switch hole.kind {
            case .linkStart: Array("{".utf8)
            case .linkEnd: Array("}".utf8)
            default: Array("_".utf8)
            }
        }
        return String(decoding: html, as: UTF8.self).replacing("\n", with: "")
    }

    @Test(arguments: [
        ("毒品和毒品。", "<p>[毒品]和毒品。</p>"),
        ("强制隔离戒毒以后戒毒。", "<p>[强制隔离戒毒]以后[戒毒]。</p>"),
        ("[毒品](a.md)的毒品。", "<p>{毒品}的[毒品]。</p>"),
        ("`毒品`与**毒品**。", "<p><code>毒品</code>与<strong>[毒品]</strong>。</p>"),
        ("{{office}}毒品{{office}}", "<p>_[毒品]_</p>"),
        ("毒{{office}}品", "<p>毒_品</p>"),
        ("《毒品条例》说毒品", "<p>《毒品条例》说[毒品]</p>"),
        ("《没有结束\n\n毒品", "<p>《没有结束</p><p>[毒品]</p>"),
        ("NPS、XNPS、NPS2", "<p>[NPS]、XNPS、NPS2</p>"),
        ("XNPS 与 NPS", "<p>XNPS 与 [NPS]</p>"),
        ("NPS 就是新精神活性物质", "<p>[NPS] 就是新精神活性物质</p>"),
        ("甲&乙", "<p>[甲&amp;乙]</p>"),
        ("毒", "<p>毒</p>"),
        ("冰箱里没有冰毒", "<p>冰箱里没有[冰毒]</p>"),
        ("按戒毒条例戒毒", "<p>按戒毒条例[戒毒]</p>"),
        ("按《戒毒条例》戒毒", "<p>按《戒毒条例》[戒毒]</p>"),
        ("《社区戒毒》的作者戒毒", "<p>《社区戒毒》的作者[戒毒]</p>"),
        ("社区戒毒", "<p>社区[戒毒]</p>"),
        ("- 毒品", "<ul><li>[毒品]</li></ul>"),
    ])
    func `the first place of each word is marked`(markdown: String, html: String) {
        #expect(marked(markdown) == html)
    }

    @Test func `headings and tables are passed over`() {
        let html = marked("## 毒品 {#a}\n\n| 毒品 |\n|---|\n| 毒品 |\n\n说到毒品。")
        #expect(html.hasPrefix("<h2 id=\"a\">毒品</h2>"))
        #expect(html.hasSuffix("<p>说到[毒品]。</p>"))
        #expect(html.matches(of: /\[/).count == 1)
    }
}
