import ChineseText
package import Diagnostics

/// Writes a ``Fragment`` while cmark's tree is walked once.
struct FragmentRenderer {
    let source: SourceText
    /// Offset of the document in its file.
    let base: Int
    /// Line of the document's first line in its file, counted from 1.
    let firstLine: Int
    let directives: Directives
    let marks: MarkdownParser.Scanner
    var out = HTMLWriter()
    var holes: [Hole] = []
    var headings = HeadingList()
    var plainText: [UInt8] = []
    var firstParagraph: Range<Int>?
    var places: [Fragment.BlockPlace] = []
    var findings: [Finding] = []
    var run = TextRun()
    var levelShift = 0
    var takenTitle: String?
    /// A node whose whole subtree is not written.
    var skipped: CMarkNode?
    var linkDepth = 0
    var headingDepth = 0
    /// The last scalar written to the text, for line breaks.
    var lastScalar: UInt32?
    var paragraphStart = 0
    var table = TableState()
    var footnotes = FootnoteState()
    var openDirectives: [Directives.Line] = []
    var lookalikes = Lookalikes()
    var rawHTML: (count: Int, first: Place?) = (0, nil)
    private let lineStarts: [Int]
    private let text: [UInt8]

    init(
        source: SourceText,
        base: Int,
        firstLine: Int,
        text: [UInt8],
        directives: Directives,
        marks: @escaping MarkdownParser.Scanner
    ) {
        self.source = source
        self.base = base
        self.firstLine = firstLine
        self.text = text
        self.directives = directives
        self.marks = marks
        var starts = [0]
        for (index, byte) in text.enumerated() where byte == UInt8(ascii: "\n") { starts.append(index + 1) }
        lineStarts = starts
        out.reserve(text.count + text.count / 4)
        plainText.reserveCapacity(text.count)
    }

    /// Looks at the top of the document before it is walked: which heading is the title, and how levels move.
    mutating func prepare(
        _ document: borrowing CMarkDocument,
        leading: MarkdownParser.LeadingHeading,
        underTitle: Bool
    ) {
        var isFirst = true
        var levelOne = 0
        document.walk { node, entering in
            guard entering, let parent = node.parent, parent.kind == .document else { return }
            defer { isFirst = false }
            guard node.kind == .heading, node.headingLevel == 1 else { return }
            let title = Self.visibleText(node)
            switch leading {
            case .take where isFirst: takenTitle = title
            case .dropIfEqual(title) where isFirst: break
            default:
                levelOne += 1
                return
            }
            skipped = node
        }
        levelShift = underTitle && levelOne > 0 ? 1 : 0
    }

    mutating func visit(_ node: CMarkNode, entering: Bool) {
        if let skipped {
            if node == skipped, !entering { self.skipped = nil }
            if isSkipping(node, skipped, entering) { return }
        }
        if isInline(node.kind) {
            inline(node, entering: entering)
        } else {
            flushRun()
            block(node, entering: entering)
        }
    }

    private func isSkipping(_ node: CMarkNode, _ skipped: CMarkNode, _ entering: Bool) -> Bool {
        var current: CMarkNode? = node
        while let ancestor = current {
            if ancestor == skipped { return true }
            current = ancestor.parent
        }
        return false
    }

    mutating func finish() -> Fragment {
        flushRun()
        while let open = openDirectives.popLast() {
            report(
                .directiveUnclosed, line: open, "“:::\(open.name ?? "")”没有用单独一行“:::”结束",
                explanation: ["在提示框最后一行后面另起一行写“:::”"])
            addHole(.directiveEnd(name: open.name ?? ""), at: range(of: open))
        }
        footnotes.close(&out)
        findings += lookalikes.findings(in: source)
        if rawHTML.count > 0 {
            findings.append(
                Finding(
                    .rawHTML, at: rawHTML.first, "正文里有 HTML 代码，已当作文字显示（本文件共 \(rawHTML.count) 处）",
                    explanation: ["换段空一行，加粗写 **文字**，提示框写 :::note"])
            )
        }
        return Fragment(
            html: out.bytes,
            holes: holes,
            headings: headings.all,
            plainText: plainText,
            firstParagraph: firstParagraph ?? 0..<0,
            takenTitle: takenTitle,
            places: places
        )
    }

    // MARK: Places

    /// File offset of a line and byte column, both counted from 1 in the document.
    func offset(line: Int, column: Int) -> Int {
        guard line >= 1, line <= lineStarts.count else { return base }
        return base + min(lineStarts[line - 1] + max(column - 1, 0), text.count)
    }

    /// Where the bytes of a text node stand in the file: where cmark says, or where its line holds them.
    func locate(_ literal: UnsafeBufferPointer<UInt8>, of node: CMarkNode) -> Int {
        let said = offset(line: node.startLine, column: node.startColumn)
        if matches(literal, at: said) { return said }
        let line = node.startLine
        guard line >= 1, line <= lineStarts.count, literal.count > 0 else { return said }
        let start = base + lineStarts[line - 1]
        let end = line < lineStarts.count ? base + lineStarts[line] : base + text.count
        var index = start
        while index + literal.count <= end {
            if matches(literal, at: index) { return index }
            index += 1
        }
        return said
    }

    private func matches(_ literal: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
        let start = offset - base
        guard start >= 0, start + literal.count <= text.count else { return false }
        for index in 0..<literal.count where text[start + index] != literal[index] { return false }
        return true
    }

    func range(of line: Directives.Line) -> Range<Int> {
        line.range.lowerBound + base..<line.range.upperBound + base
    }

    mutating func report(_ code: FindingCode, line: Directives.Line, _ summary: String, explanation: [String] = []) {
        findings.append(Finding(code, at: source.place(range(of: line)), summary, explanation: explanation))
    }

    mutating func addHole(_ kind: Hole.Kind, at range: Range<Int>) {
        holes.append(Hole(offset: out.bytes.count, kind: kind, range: range))
    }

    // MARK: Text

    func isInline(_ kind: CMarkNode.Kind) -> Bool {
        switch kind {
        case .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong, .strikethrough, .link, .image,
            .footnoteReference:
            true
        default: false
        }
    }

    /// The text of a node's subtree as a reader sees it.
    static func visibleText(_ node: CMarkNode) -> String {
        var bytes: [UInt8] = []
        var stack = [node]
        while let current = stack.popLast() {
            switch current.kind {
            case .text, .code: current.withLiteral { bytes.append(contentsOf: $0) }
            case .softBreak, .lineBreak: bytes.append(0x20)
            default: break
            }
            var children: [CMarkNode] = []
            var child = current.firstChild
            while let next = child {
                children.append(next)
                child = next.next
            }
            stack += children.reversed()
        }
        return HeadingList.withoutAnchor(String(decoding: bytes, as: UTF8.self)).trimmed
    }
}

extension String {
    /// Without white space at both ends.
    fileprivate var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}

extension FindingCode {
    package static let rawHTML = FindingCode(
        "markdown.raw-html",
        .warning,
        "正文里有 HTML 代码",
        manual: """
            正文里的 HTML 标签（如 `<div>`、`<br>`）按文字原样显示，不起作用，这样别人贴来的内容不会带进外部脚本。
            请改用 Markdown：换段空一行，加粗用 `**文字**`，链接用 `[文字](路径)`，提示框用 `:::note`。
            """
    )
}
