import ChineseText
package import Diagnostics

/// Turns Markdown into a ``Fragment``.
///
/// CommonMark and GFM (tables, footnotes, strikethrough, task lists, autolinks) as cmark-gfm reads them, with directives
/// (`:::note`), variables (`{{office}}`), readable heading anchors and Chinese line breaks.
///
/// ## Parsing behavior
/// - `**压实责任。**全面落实` is bold: emphasis and `~~` beside CJK text follow markdown-cjk-friendly (``FedText``).
/// - `3~5天，6~8天` is a range: a single `~` beside a word strikes nothing out in a line that is not all ASCII.
/// - A line break between two wide characters is nothing, not a space.
/// - `## 标题 {#id}` gives a heading its anchor; other anchors are the pinyin of the heading, made unique by `-2`, `-3` ….
/// - Raw HTML is escaped and reported, or passes through ``HTMLRules`` where the site allows it; comments are dropped.
/// - A table of more than 100 columns or 20,000 cells is not read as a table, and reported.
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
    package func parse(
        _ source: SourceText,
        body: Range<Int>? = nil,
        leading: LeadingHeading = .keep,
        findings: inout [Finding]
    ) -> Fragment {
        let body = body ?? 0..<source.bytes.count
        var bytes = Array(source.bytes[body])
        let directives = Directives(blanking: &bytes)
        let firstLine = 1 + source.bytes[..<body.lowerBound].count { $0 == UInt8(ascii: "\n") }
        let guardian = TableGuard(bytes)
        if let line = guardian.hostileLine {
            findings.append(
                Finding(
                    .tableTooLarge, at: source.place(line: firstLine + line), "表格超过 100 列或 20000 格，没有当作表格读入",
                    explanation: ["请拆成几张表，或做成 Excel 附件放进 media/ 再链接"])
            )
        }
        let fed = FedText(bytes)
        var renderer = FragmentRenderer(
            source: source,
            base: body.lowerBound,
            firstLine: firstLine,
            fed: fed,
            directives: directives,
            marks: marks
        )
        renderer.rawHTML.isAllowed = allowsHTML
        if let document = CMarkDocument(fed.bytes, tables: guardian.hostileLine == nil) {
            renderer.prepare(document, leading: leading, underTitle: underTitle)
            document.walk { node, entering in renderer.visit(node, entering: entering) }
        }
        renderer.lookalikes.lookForNotes(in: source.bytes[body.clamped(to: source.bytes.indices)])
        let fragment = renderer.finish()
        findings += renderer.findings
        return fragment
    }
}

/// Sees tables that would cost cmark-gfm quadratic time before it meets them.
struct TableGuard {
    /// The line, counted from 0, of the first delimiter row that is too wide or heads too many cells.
    private(set) var hostileLine: Int?

    init(_ bytes: [UInt8]) {
        guard bytes.has(UInt8(ascii: "|")) else { return }
        hostileLine = bytes.withUnsafeBufferPointer { Self.hostileLine($0) }
    }

    private static func hostileLine(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var columns = 0
        var cells = 0
        var number = 0
        var start = 0
        while start <= bytes.count {
            let end = bytes.next(UInt8(ascii: "\n"), from: start)
            // A table may stand in a quotation.
            let line = bytes[start..<end].drop { $0 == UInt8(ascii: ">") || $0 == 0x20 || $0 == 0x09 }
            if isDelimiterRow(line) {
                // In a table that has begun, a line of dashes is one more row.
                columns = max(columns, line.count { $0 == UInt8(ascii: "|") } + 1)
            } else if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) {
                columns = 0
                cells = 0
            }
            cells += columns
            if columns > 102 || cells > 20_000 { return number }
            number += 1
            start = end + 1
        }
        return nil
    }

    private static func isDelimiterRow(_ line: UnsafeBufferPointer<UInt8>.SubSequence) -> Bool {
        var dashes = false
        for byte in line {
            switch byte {
            case UInt8(ascii: "-"): dashes = true
            case UInt8(ascii: "|"), UInt8(ascii: ":"), 0x20, 0x09, 0x0D: continue
            default: return false
            }
        }
        return dashes
    }
}

extension FindingCode {
    package static let tableTooLarge = FindingCode(
        "markdown.table-too-large",
        .error,
        "表格太大",
        manual: "一张表最多 100 列、20000 格。更大的表请拆成几张，或者做成 Excel 附件。"
    )
}
