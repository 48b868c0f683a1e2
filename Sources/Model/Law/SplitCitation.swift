import ChineseText
package import Diagnostics

/// Citations that marks of Markdown cut in two: `**《禁毒法》**第三条`.
///
/// A scanner sees one run of text at a time, so that such a citation is neither looked up nor linked; its author has to know.
package enum SplitCitation {
    /// One finding for the citations of a file that are cut.
    package static func findings(in source: SourceText) -> [Finding] {
        let bytes = source.bytes
        let found = bytes.withUnsafeBufferPointer(ranges)
        guard let first = found.first else { return [] }
        let times = found.count == 1 ? "" : "（本文件共 \(found.count) 处）"
        return [
            Finding(
                .lawSplit, at: source.place(first), "法律名称和条号被加粗等标记隔开了，这处引用没有核对，也不会成为链接\(times)",
                explanation: ["把标记移到外面，如 **《禁毒法》第三条**；脚注放到条号后面"])
        ]
    }

    private static func ranges(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        let reader = ProvisionReader(bytes: bytes)
        var found: [Range<Int>] = []
        var line = Line(bytes)
        var index = 0
        // 第
        while let start = bytes.next(0xE7, 0xAC, 0xAC, from: index) {
            index = start + 3
            guard start > 0, mayEndLaw(bytes[start - 1]), let provision = reader.provision(at: start),
                provision.article != nil,
                let law = law(reader, before: start) ?? listed(reader, before: start), !line.isCode(at: law)
            else { continue }
            found.append(law..<provision.end)
            index = provision.end
        }
        return found
    }

    /// Whether a byte ends 》 or a mark.
    private static func mayEndLaw(_ byte: UInt8) -> Bool {
        switch byte {
        // The last bytes of 》 and of 、 ， 和 及 与.
        case 0x8B, 0x81, 0x8C, 0x8A, 0x8E, 0x0A, UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "\\"),
            UInt8(ascii: "]"):
            true
        default: false
        }
    }

    /// Where the 《title》 begins that only marks keep apart from a provision.
    private static func law(_ reader: ProvisionReader, before start: Int) -> Int? {
        var end = marks(reader.bytes, before: start)
        // 《治安管理处罚法》**（2012年修正）**第七十二条.
        if end < start, let open = reader.openEditionBracket(before: end, floor: 0)?.start {
            end = marks(reader.bytes, before: open)
        }
        guard end >= 6, reader.glyph(end - 3) == Glyph.closeTitle, let open = reader.openTitle(before: end, floor: 0)
        else { return nil }
        let title = open + 3..<end - 3
        let (first, last) = trimmed(reader.bytes, title)
        guard end < start || (first, last) != (title.lowerBound, title.upperBound), first < last else { return nil }
        return reader.endsLikeLaw(first..<last) ? open : nil
    }

    /// Where the 《title》 begins of `**《禁毒法》第十三条**、**第九十九条**`, whose list marks keep apart.
    private static func listed(_ reader: ProvisionReader, before start: Int) -> Int? {
        let first = marks(reader.bytes, before: start)
        let separator = reader.skipSeparatorsBack(from: first, floor: 0)
        guard separator < first else { return nil }
        var index = marks(reader.bytes, before: separator)
        guard (start - first) + (separator - index) > 0, units.contains(reader.glyph(index - 3)) else { return nil }
        let low = max(0, index - 200)
        while index > low {
            let byte = reader.bytes[index - 1]
            if byte < 0x80 {
                guard (0x30...0x39).contains(byte) || " ,;()*_-".utf8.contains(byte) else { return nil }
                index -= 1
                continue
            }
            let letter = reader.glyph(index - 3)
            if letter == Glyph.closeTitle {
                guard let open = reader.openTitle(before: index, floor: 0),
                    reader.endsLikeLaw(reader.trimmed(open + 3..<index - 3))
                else { return nil }
                return open
            }
            let isPart =
                units.contains(letter) || ProvisionReader.figure(letter) != nil || ProvisionReader.unit(letter) != nil
            guard isPart || reader.skipSeparatorsBack(from: index, floor: 0) < index else { return nil }
            index -= 3
        }
        return nil
    }

    /// 第 条 款 项 目 之 （ ）.
    private static let units: Set<UInt32> = [
        Glyph.ordinal, Glyph.article, Glyph.paragraph, Glyph.item, Glyph.subitem, Glyph.of, Glyph.openParenthesis,
        Glyph.closeParenthesis,
    ]

    /// Where the run of `*`, `_`, `[^1]` and line breaks with a backslash begins that ends at an index.
    private static func marks(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Int {
        var index = end
        while index > 0 {
            switch bytes[index - 1] {
            case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "\\"): index -= 1
            case 0x0A where index > 1 && bytes[index - 2] == UInt8(ascii: "\\"): index -= 1
            case UInt8(ascii: "]"):
                let from = max(0, index - 24)
                guard let open = bytes[from..<index].lastIndex(of: UInt8(ascii: "[")), open + 1 < index,
                    bytes[open + 1] == UInt8(ascii: "^")
                else { return index }
                index = open
            default: return index
            }
        }
        return index
    }

    private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ title: Range<Int>) -> (Int, Int) {
        var (first, last) = (title.lowerBound, title.upperBound)
        while first < last, bytes[first] == UInt8(ascii: "*") || bytes[first] == UInt8(ascii: "_") { first += 1 }
        while last > first, bytes[last - 1] == UInt8(ascii: "*") || bytes[last - 1] == UInt8(ascii: "_") { last -= 1 }
        return (first, last)
    }

    /// The line in which a citation stands, looked at once however many it holds.
    private struct Line {
        private let bytes: UnsafeBufferPointer<UInt8>
        private var range = 0..<0
        private var holdsCode = false

        init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

        /// Whether the line of an index that is not before the last one holds code.
        mutating func isCode(at index: Int) -> Bool {
            if index >= range.upperBound || range.isEmpty {
                let from = bytes[range.upperBound..<index].lastIndex(of: 0x0A).map { $0 + 1 } ?? range.upperBound
                let to = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
                range = from..<to
                let isIndented = to - from >= 4 && bytes[from..<from + 4].allSatisfy { $0 == 0x20 }
                holdsCode = isIndented || bytes[range].contains(UInt8(ascii: "`"))
            }
            return holdsCode
        }
    }
}

extension FindingCode {
    package static let lawSplit = FindingCode(
        "law.split",
        .warning,
        "法律名称和条号之间有标记",
        manual: """
            `**《禁毒法》**第三条` 只加粗了法律名称，名称和条号就不在同一段文字里：Humen 不会核对这处引用，也不会把它变成链接。
            `**《禁毒法》第三条**、**第四条**` 的第二个条号也是这样。
            从 Word 转来的文章常有这种写法。

            怎样改：加粗整个引用，`**《禁毒法》第三条**`；或者都不加粗。脚注放在条号后面：`《禁毒法》第三条[^1]`。
            """
    )
}
