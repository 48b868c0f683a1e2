import ChineseText
import Diagnostics

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
    var struckText: [UInt8] = []
    var firstParagraph: Range<Int>?
    var places: [Fragment.BlockPlace] = []
    var findings: [Finding] = []
    var run = TextRun()
    var levelShift = 0
    var takenTitle: String?
    /// The heading that became the title.
    var dropped: CMarkNode?
    /// The node whose subtree is being walked without being written.
    var skipped: CMarkNode?
    var linkDepth = 0
    /// In how many quotations and lists the text stands.
    var nesting = 0
    var linkedMarks: [Fragment.LinkedMark] = []
    var headingDepth = 0
    /// The last scalar written to the text, for line breaks.
    var lastScalar: UInt32?
    var paragraphStart = 0
    var table = TableState()
    var footnotes = FootnoteState()
    var openDirectives: [OpenDirective] = []
    var lookalikes = Lookalikes()
    var lostText = LostText()
    var swallowed = SwallowedSigns()
    var rawHTML = RawHTML()
    /// What cmark was given.
    let fed: FedText
    /// Where the lines of `fed` begin.
    let lineStarts: [Int]
    /// Where in `fed` the last text node ended.
    var cursor = 0
    /// For every strikethrough that is open, whether its single `~` are signs of a range.
    var tildes: [Bool] = []
    /// For every emphasis that is open, whether its `*` are signs of multiplication.
    var products: [Bool] = []

    init(
        source: SourceText,
        base: Int,
        firstLine: Int,
        fed: FedText,
        directives: Directives,
        marks: @escaping MarkdownParser.Scanner
    ) {
        self.source = source
        self.base = base
        self.firstLine = firstLine
        self.fed = fed
        self.directives = directives
        self.marks = marks
        lineStarts = Self.lineStarts(fed.bytes)
        out.reserve(fed.bytes.count + fed.bytes.count / 4)
        plainText.reserveCapacity(fed.bytes.count)
    }

    /// Looks at the top of the document before it is walked: which heading is the title, and how levels move.
    mutating func prepare(
        _ document: borrowing CMarkDocument,
        leading: MarkdownParser.LeadingHeading,
        underTitle: Bool
    ) {
        var isFirst = true
        var levelOne = 0
        for node in document.blocks {
            defer { isFirst = false }
            guard node.kind == .heading, node.headingLevel == 1 else { continue }
            let title = visibleText(node)
            switch leading {
            case .take where isFirst: takenTitle = title
            case .dropIfEqual(title) where isFirst: break
            default:
                levelOne += 1
                continue
            }
            dropped = node
        }
        levelShift = underTitle && levelOne > 0 ? 1 : 0
    }

    mutating func visit(_ node: CMarkNode, entering: Bool) {
        if let skipped {
            if node == skipped, !entering { self.skipped = nil }
            return
        }
        if node == dropped {
            skipped = node
            lookAtEmphasis(below: node)
            return
        }
        let isContainer = rawHTML.isAllowed && node.isContainer
        if isContainer, !entering { leave() }
        let kind = node.kind
        if isInline(kind) {
            inline(node, kind, entering: entering)
        } else {
            flushRun()
            block(node, kind, entering: entering)
        }
        if isContainer, entering { rawHTML.depth += 1 }
    }

    /// Ends a container: what raw HTML opened in it ends too.
    private mutating func leave() {
        if rawHTML.open.last.map({ $0.depth >= rawHTML.depth }) == true { flushRun() }
        rawHTML.depth -= 1
        closeElements(deeperThan: rawHTML.depth, directives: openDirectives.count)
    }

    mutating func finish() -> Fragment {
        flushRun()
        closeDirectives()
        closeElements(deeperThan: -1, directives: -1)
        footnotes.close(&out)
        lostText.lookForDefinitions(in: source.bytes[base...], shown: plainText)
        findings += lostText.findings(in: source) + lookalikes.findings(in: source) + swallowed.findings(in: source)
        reportRawHTML()
        return Fragment(
            html: Self.exact(out.bytes),
            holes: holes,
            headings: headings.all,
            plainText: Self.exact(plainText),
            struckText: struckText,
            firstParagraph: firstParagraph ?? 0..<0,
            takenTitle: takenTitle,
            places: places,
            linkedMarks: linkedMarks
        )
    }

    /// The bytes without room to grow: those of ten thousand pages stay in memory until the last is written.
    private static func exact(_ bytes: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: bytes.count) { buffer, count in
            count = bytes.count
            _ = buffer.initialize(from: bytes)
        }
    }

    // MARK: Places

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
    func visibleText(_ node: CMarkNode) -> String {
        if let only = node.firstChild, only.kind == .text, only.next == nil {
            return only.withLiteral { Self.title(fed.clean($0)) }
        }
        var bytes: [UInt8] = []
        // A node, or the sign that stands behind what has been read.
        var stack: [(node: CMarkNode?, sign: UInt8)] = [(node, 0)]
        while let (node, sign) = stack.popLast() {
            guard let current = node else {
                bytes.append(sign)
                continue
            }
            switch current.kind {
            case .text, .code: current.withLiteral { bytes.append(contentsOf: fed.clean($0)) }
            case .softBreak, .lineBreak: bytes.append(0x20)
            case .strikethrough where !isRange(current): continue
            default: break
            }
            if let sign = plainSign(current) {
                bytes.append(sign)
                stack.append((nil, sign))
            }
            var children: [(CMarkNode?, UInt8)] = []
            var child = current.firstChild
            while let next = child {
                children.append((next, 0))
                child = next.next
            }
            stack += children.reversed()
        }
        return Self.title(bytes)
    }

    /// The sign that a strikethrough or an emphasis is no sign for, but text.
    private func plainSign(_ node: CMarkNode) -> UInt8? {
        switch node.kind {
        case .strikethrough: isRange(node) ? UInt8(ascii: "~") : nil
        case .emphasis: isProduct(node) ? UInt8(ascii: "*") : nil
        default: nil
        }
    }

    private static func title(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        return (bytes.has(UInt8(ascii: "}")) ? HeadingList.withoutAnchor(text) : text).trimmed
    }
}

extension String {
    /// Without white space at both ends.
    fileprivate var trimmed: String {
        if utf8.first.map({ $0 > 0x20 && $0 != 0xC2 && $0 < 0xE1 || $0 > 0xE3 }) == true, endsInLetter { return self }
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }

    /// Whether the last byte, or the first of the last three, surely belongs to no white space.
    private var endsInLetter: Bool {
        guard let last = utf8.last else { return false }
        return last > 0x20 && last < 0x80 || last > 0xAF || utf8.suffix(3).first.map { $0 > 0xE3 } ?? false
    }
}
