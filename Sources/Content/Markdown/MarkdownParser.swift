package import Diagnostics

/// Turns Markdown into a ``Fragment``.
///
/// CommonMark and GFM (tables, footnotes, strikethrough, task lists, autolinks) as cmark-gfm reads them, with directives
/// (`:::note`), variables (`{{office}}`), readable heading anchors and Chinese line breaks.
///
/// ## Parsing behavior
/// - `**压实责任。**全面落实` is bold: emphasis and `~~` beside CJK text follow markdown-cjk-friendly (``FedText``).
/// - `3~5天，6~8天` is a range: a single `~` beside a word strikes nothing out in a line that is not all ASCII; `3*4*5米` is a
///   product there.
/// - What the rules leave out in silence is an error (``LostText``).
/// - A line break between two wide characters is nothing, not a space.
/// - `## 标题 {#id}` gives a heading its anchor; other anchors are the pinyin of the heading, made unique by `-2`, `-3` ….
/// - Raw HTML is escaped and reported, or passes through ``HTMLRules`` where the site allows it; comments are dropped; those
///   that are not all ASCII also where they stand so far in that they are code by the rules of Markdown, and all at the ends
///   of a `:::` line.
/// - A table of more than 100 columns or 20,000 cells is not read as a table, and reported; so are the tables of a file from
///   the one on that takes them above 200,000 cells together. Their lines are text (``TableGuard``).
/// - Signs that are piled up in thousands are not read, and reported (``PileGuard``).
package struct MarkdownParser: Sendable {
    /// Finds what other rooms want marked in a run of text, such as citations: ranges of bytes in ascending order.
    package typealias Scanner = @Sendable (UnsafeBufferPointer<UInt8>) -> [Range<Int>]

    /// What becomes of a leading heading of level 1.
    package enum LeadingHeading: Sendable {
        /// It stays a heading.
        case keep
        /// It becomes the title and leaves the HTML.
        case take
        /// It leaves the HTML if it repeats this title.
        case dropIfEqual(String)
    }

    private let marks: Scanner
    /// Headings below the page's own h1: where any level 1 is left, all levels move down by one.
    private let underTitle: Bool

    /// Whether raw HTML may pass as far as ``HTMLRules`` lets it.
    private let allowsHTML: Bool

    /// A parser; `underTitle` moves headings below the page title, `marks` finds what other rooms fill in.
    package init(underTitle: Bool = true, allowsHTML: Bool = false, marks: @escaping Scanner = { _ in [] }) {
        self.underTitle = underTitle
        self.allowsHTML = allowsHTML
        self.marks = marks
    }

    /// Parses the part of a source that `body` names (UTF-8 offsets), adding what is wrong to `findings`.
    ///
    /// `marks` takes the place of the parser's own for this text.
    package func parse(
        _ source: SourceText,
        body: Range<Int>? = nil,
        leading: LeadingHeading = .keep,
        marks: Scanner? = nil,
        findings: inout [Finding]
    ) -> Fragment {
        let body = body ?? 0..<source.bytes.count
        var bytes = Array(source.bytes[body])
        let directives = Directives(blanking: &bytes)
        let firstLine = 1 + source.bytes[..<body.lowerBound].count { $0 == UInt8(ascii: "\n") }
        for hostile in TableGuard(blanking: &bytes).hostile {
            let words =
                hostile.isFile
                ? "本文件的表格合起来超过 200000 格：从这张表起都没有当作表格读入，按文字显示" : "表格超过 100 列或 20000 格，没有当作表格读入，按文字显示"
            findings.append(
                Finding(
                    .tableTooLarge, at: source.place(line: firstLine + hostile.line), words,
                    explanation: [
                        hostile.isFile ? "请拆成几个文件，或做成 Excel 附件放进 media/ 再链接" : "请拆成几张表，或做成 Excel 附件放进 media/ 再链接"
                    ])
            )
        }
        if let pile = PileGuard(blanking: &bytes).pile {
            findings.append(
                Finding(
                    .signsPiled, at: source.place(line: firstLine + pile.line), "从这里起有一千多个“\(pile.sign)”堆在一起，没有读入",
                    explanation: ["多半是转换或复制出了错，请删去多余的符号"]))
        }
        let fed = FedText(bytes)
        var renderer = FragmentRenderer(
            source: source,
            base: body.lowerBound,
            firstLine: firstLine,
            fed: fed,
            directives: directives,
            marks: marks ?? self.marks
        )
        renderer.rawHTML.isAllowed = allowsHTML
        if let document = CMarkDocument(fed.bytes) {
            renderer.prepare(document, leading: leading, underTitle: underTitle)
            document.walk { node, entering in renderer.visit(node, entering: entering) }
        }
        renderer.lookalikes.lookForNotes(in: source.bytes[body.clamped(to: source.bytes.indices)])
        let fragment = renderer.finish()
        findings += renderer.findings
        return fragment
    }
}

extension FindingCode {
    package static let tableTooLarge = FindingCode(
        "markdown.table-too-large",
        .error,
        "表格太大",
        manual: "一张表最多 100 列、20000 格，一个文件的表格合起来最多 200000 格；超过的那张表起，后面的表都不再当作表格。更大的表请拆成几张、几个文件，或者做成 Excel 附件。"
    )
    package static let signsPiled = FindingCode(
        "markdown.signs-piled",
        .error,
        "成千的符号堆在一起",
        manual: """
            一段里有一千多个 `![` 没有配对的 `]`，或者一千多个 `)`、`@` 连在一起：文章里不会这样写，多半是转换或复制出了错，读起来也要用很久，所以这些符号不读入。
            请找到这一处，删去多余的符号。
            """
    )
}
