import Diagnostics
import TestSupport
import Testing

@testable import Markdown

/// Input that was written to hang or break a parser; the bounds are generous, for debug builds on busy machines.
struct HostileInputTests {
    struct Input: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String

        init(_ name: String, _ part: String, _ count: Int, _ end: String = "") {
            testDescription = name
            text = String(repeating: part, count: count) + end
        }

        init(_ name: String, _ text: String) {
            testDescription = name
            self.text = text
        }
    }

    @Test(
        arguments: [
            Input("nested quotations", "> ", 1000, "甲"),
            Input("nested lists", (0..<1000).map { String(repeating: "  ", count: $0) + "- 甲\n" }.joined()),
            Input("a million brackets", "[", 1_000_000), Input("a million stars", "*", 1_000_000),
            Input("a million backticks", "`", 1_000_000), Input("a million tildes", "~", 1_000_000),
            Input("stars beside CJK", "**（甲）**乙", 20_000), Input("links on one line", "[a](b) ", 20_000),
            Input("links to nowhere", "![[]() ", 40_000),
            Input("addresses on one line", "www.a.com ", 20_000), Input("footnotes", "甲[^1]", 20_000, "\n\n[^1]: 注\n"),
            Input("link definitions", (0..<100_000).map { "[a\($0)]: /u\n" }.joined()),
            Input("open directives", ":::note\n", 20_000),
            Input(
                "closed directives",
                String(repeating: ":::note\n", count: 5000) + String(repeating: ":::\n", count: 5000)),
            Input("variables", "{{x}} ", 20_000), Input("open variables", "{{", 200_000),
            Input("escapes", "\\*", 100_000), Input("references", "&amp;", 50_000), Input("tags", "<b>", 50_000),
            Input("equal headings", "## 甲\n\n", 10_000),
            Input("pictures in pictures", "![", 20_000, String(repeating: "](b)", count: 20_000)),
            Input(
                "a wide table",
                String(repeating: "|x", count: 5000) + "|\n" + String(repeating: "|-", count: 5000) + "|\n"),
            Input("rows of dashes", String(repeating: "|-", count: 50) + "|\n", 20_000),
            Input(
                "short rows",
                String(repeating: "|a", count: 90) + "|\n" + String(repeating: "|-", count: 90) + "|\n"
                    + String(repeating: "x\n", count: 5000)),
            Input("NUL, lone CR", "甲\0乙\r丙\r\r", 1000),
            Input(
                "every private letter",
                (0xE000...0xF8FF).compactMap { Unicode.Scalar($0 as UInt32).map { String(Character($0)) } }.joined()
                    + "**（甲）**乙"),
        ])
    func `hostile input is read in time`(input: Input) {
        let html = expect(within: 60) {
            Rendered(input.text, allowsHTML: input.testDescription == "tags").fragment.html.count
        }
        #expect(html < 60_000_000)
    }

    @Test(arguments: [
        (String(repeating: "|-", count: 50) + "|\n", 20_000, "markdown.table-too-large"),
        (
            "> " + String(repeating: "|x", count: 3000) + "\n> " + String(repeating: "|-", count: 3000) + "\n"
                + String(repeating: "> a\n", count: 3000), 1, "markdown.table-too-large"
        ),
        ("|x|y|\n|-|-|\n" + String(repeating: "|a|b|\n", count: 10_000), 1, "markdown.table-too-large"),
        (wideTable, 11, "markdown.table-too-large"),
        ("![[甲](b)", 60_000, "markdown.signs-piled"),
        ("http://a.b/" + String(repeating: ")", count: 200_000), 1, "markdown.signs-piled"),
        ("http://a.b/" + String(repeating: ").", count: 100_000), 1, "markdown.signs-piled"),
        ("a@", 300_000, "markdown.signs-piled"),
    ])
    func `tables and piles are capped wherever they come from`(part: String, count: Int, code: String) {
        let findings = expect(within: 60) { Rendered(String(repeating: part, count: count)).findings }
        #expect(findings.map(\.code.id) == [code])
    }

    @Test func `a table beyond what one may have leaves the others as they are`() {
        let small = "|甲|乙|\n|-|-|\n|1|2|\n\n"
        let large = "|x|y|\n|-|-|\n" + String(repeating: "|a|b|\n", count: 10_000) + "\n"
        let rendered = Rendered(small + large + small)
        #expect(rendered.html.matches(of: /<table>/).count == 2)
        #expect(rendered.html.contains("<p>|x|y|\n|.|-|\n|a|b|\n"))
        #expect(rendered.complaints == ["5:1 markdown.table-too-large"])
    }

    @Test func `tables up to the limit of a file are read, and the rest is text`() {
        let tables = (1...13).map { "第\($0)张\n\n" + Self.wideTable }
        let rendered = Rendered(tables.joined() + "完。\n")
        #expect(rendered.html.matches(of: /<table>/).count == 10)
        #expect((1...13).allSatisfy { rendered.html.contains("<p>第\($0)张</p>") })
        #expect(rendered.html.matches(of: /\|a\|/).count == 3 * 50)
        #expect(rendered.html.hasSuffix("<p>完。</p>\n"))
        #expect(rendered.complaints == ["1953:1 markdown.table-too-large"])
    }

    /// 100 columns and 190 rows: just what one table may have.
    private static let wideTable =
        String(repeating: "|a", count: 99) + "|\n" + String(repeating: "|-", count: 99) + "|\n"
        + String(repeating: "|x|\n", count: 190) + "\n"

    @Test(arguments: [
        String(
            repeating: "|甲|乙|丙|丁|戊|己|\n|-|-|-|-|-|-|\n" + String(repeating: "|1|2|3|4|5|6|\n", count: 60) + "\n",
            count: 50),
        String(repeating: "- ![甲](a.png)\n", count: 3000), String(repeating: "（甲）[乙](c.md)（（丙）） a@b.cn ", count: 3000),
        (1...1260).map { "第\($0)条 甲。\n\n" }.joined(),
        String(repeating: "甲\n---\n乙\n", count: 30_000),
    ])
    func `long honest files are read`(text: String) {
        #expect(Rendered(text).findings == [])
    }

    @Test func `places stand behind lone carriage returns and NUL`() {
        let text = "甲\r乙\0第七条\r\n丙第七条"
        let holes = Rendered(text, marks: scanner(for: "第七条")).fragment.holes
        #expect(holes.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) } == ["第七条", "第七条"])
    }
}
