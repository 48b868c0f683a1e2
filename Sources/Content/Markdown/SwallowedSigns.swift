import ChineseText
import Diagnostics

/// Masks, blanks and products whose signs the rules of Markdown take for emphasis, so that no reader sees them.
///
///     举报人138****5678，联系人139****1234   →   举报人1385678，联系人1391234
struct SwallowedSigns {
    private var count = 0
    private var places: [Range<Int>] = []
    private var shown = ""

    var isEmpty: Bool { count == 0 }

    /// Notes one emphasis; `shown` is what the reader sees there, asked for the first only.
    mutating func add(_ place: Range<Int>, shown: () -> String) {
        if isEmpty { self.shown = shown() }
        count += 1
        if places.count < Self.shownPlaces { places.append(place) }
    }

    private static let shownPlaces = 9

    func findings(in source: SourceText) -> [Finding] {
        guard let first = places.first else { return [] }
        let sign = first.lowerBound < source.bytes.count && source.bytes[first.lowerBound] == 0x5F ? "_" : "*"
        let times = count == 1 ? "" : "（本文件共 \(count) 处）"
        var lines: [Int] = []
        for line in places.compactMap({ source.place($0).line }) where lines.last != line { lines.append(line) }
        let others = lines.dropFirst().map(String.init).joined(separator: "、")
        let how =
            sign == "*"
            ? "要显示 * 的，每个 * 前面写一条反斜杠，如 138\\*\\*\\*\\*5678，或者改用全角的 ＊、乘号 ×；要加粗的，** 紧贴在词的两头，里面不以标点开头"
            : "填写处的横线请用全角的 ＿＿＿＿，或者每个 _ 前面写一条反斜杠，如 \\_\\_\\_\\_"
        return [
            Finding(
                .lookalike, at: source.place(first), "“\(sign)”被当作加粗的记号去掉了，网页上显示“\(shown)”\(times)",
                explanation: [how] + (others.isEmpty ? [] : ["还有第 \(others) 行\(count > places.count ? "……" : "")"]))
        ]
    }
}

extension FragmentRenderer {
    /// Looks at an emphasis that is being entered.
    mutating func lookAtEmphasis(_ node: CMarkNode) {
        if let parent = node.parent, parent.isEmphasis, parent.firstChild == node, node.next == nil { return }
        guard isMask(node), node.kind != .emphasis || !isProduct(node) else { return }
        let place = placeOfSign(node)
        let before = swallowed.isEmpty ? Self.tail(of: run.bytes) : ""
        let words = swallowed.isEmpty ? visibleText(node) : ""
        let after = swallowed.isEmpty ? Self.head(of: node.next, fed) : ""
        swallowed.add(place) { before + (words.count > 20 ? words.prefix(20) + "……" : words + after) }
    }

    /// Looks at every emphasis in what is not walked through: the words of a picture, the heading that became the title.
    mutating func lookAtEmphasis(below node: CMarkNode) {
        var stack = [node]
        while let current = stack.popLast() {
            if current.isEmphasis { lookAtEmphasis(current) }
            var child = current.firstChild
            while let next = child {
                if next.firstChild != nil { stack.append(next) }
                child = next.next
            }
        }
    }

    /// A run of four signs or more, or signs beside which no emphasis stands.
    private func isMask(_ node: CMarkNode) -> Bool {
        var inner = node
        for _ in 0..<Self.deepestSigns {
            guard let child = inner.firstChild, child.next == nil, child.isEmphasis else { break }
            if inner.kind == .strong, child.kind == .strong { return true }
            inner = child
        }
        return EmphasisEdges(
            before: node.previous.flatMap { edge(of: $0, atEnd: true) },
            first: node.firstChild.flatMap { edge(of: $0, atEnd: false) },
            last: node.lastChild.flatMap { edge(of: $0, atEnd: true) },
            after: node.next.flatMap { edge(of: $0, atEnd: false) }
        ).isText
    }

    private static let deepestSigns = 8

    /// The first or last letter of a node's text that is no sign of emphasis.
    private func edge(of node: CMarkNode, atEnd: Bool) -> Unicode.Scalar? {
        var leaf = node
        for _ in 0..<Self.deepestSigns {
            guard leaf.isEmphasis, let child = atEnd ? leaf.lastChild : leaf.firstChild else { break }
            leaf = child
        }
        guard leaf.kind == .text else { return nil }
        return leaf.withLiteral { literal in
            var index = atEnd ? literal.count : 0
            while atEnd ? index > 0 : index < literal.count {
                if atEnd {
                    index -= 1
                    while index > 0, literal[index] & 0xC0 == 0x80 { index -= 1 }
                }
                if let length = fed.mark(at: index, in: literal) {
                    if !atEnd { index += length }
                } else if literal[index] == UInt8(ascii: "*") || literal[index] == UInt8(ascii: "_") {
                    if !atEnd { index += 1 }
                } else {
                    return Self.scalar(literal, at: index).flatMap(Unicode.Scalar.init)
                }
            }
            return nil
        }
    }

    /// Where the opening sign stands: where cmark says, or the next sign behind the last text.
    private func placeOfSign(_ node: CMarkNode) -> Range<Int> {
        let isSign: (UInt8) -> Bool = { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "_") }
        let start = offset(line: node.startLine, column: node.startColumn)
        let bytes = source.bytes
        if start < bytes.count, isSign(bytes[start]) {
            return start..<bytes[start...].prefix(Self.reach).prefix(while: isSign).endIndex
        }
        // In the cell of a table columns are counted otherwise.
        let line = offset(line: node.startLine, column: 1)
        let from = max(line, base + fed.source(cursor))
        let rest = bytes[min(from, bytes.count)...].prefix(Self.reach).prefix { $0 != 0x0A }
        guard let found = rest.firstIndex(where: isSign) else { return line..<min(line + 1, bytes.count) }
        return found..<rest[found...].prefix(while: isSign).endIndex
    }

    /// The last letters of the text in front.
    private static func tail(of bytes: [UInt8]) -> String {
        let line = bytes.suffix(64).split(separator: 0x0A, omittingEmptySubsequences: false).last ?? []
        return String(String(decoding: line.drop { $0 & 0xC0 == 0x80 }, as: UTF8.self).suffix(8))
    }

    /// The first letters of the text behind.
    private static func head(of node: CMarkNode?, _ fed: FedText) -> String {
        guard let node, node.kind == .text else { return "" }
        return String(String(decoding: node.withLiteral { fed.clean($0) }, as: UTF8.self).prefix(6))
    }
}

extension CMarkNode {
    fileprivate var isEmphasis: Bool { kind == .emphasis || kind == .strong }
}
