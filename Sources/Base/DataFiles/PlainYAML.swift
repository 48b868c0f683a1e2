import Diagnostics

/// The commonest front matter, `key: value` line by line, read without YAML's grammar.
///
/// Ten thousand articles begin with five such lines each. Whatever needs a rule of YAML is left to the library, nothing is
/// read in another way than there.
///
/// ## Parsing behavior
/// - Every line is a key, `: ` and a value at the left margin, or empty.
/// - A key is letters, digits, `_` and `-`; none occurs twice.
/// - A value is a plain scalar without `:` and `#`, a scalar in `"` without `\`, or a list `[a, b]` of plain words.
/// - Letters are those of ASCII, Han characters and the marks that stand among them.
struct PlainYAML {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let end: Int

    /// The mapping in a range of a source; nil where the library has to read it.
    static func read(_ source: SourceText, _ range: Range<Int>) -> YAMLNode? {
        source.bytes.withUnsafeBufferPointer { bytes in
            PlainYAML(bytes: bytes, end: min(range.upperBound, bytes.count)).mapping(from: range.lowerBound)
        }
    }

    private func mapping(from start: Int) -> YAMLNode? {
        var entries: [YAMLNode.Entry] = []
        var first: Range<Int>?
        var index = start
        while index < end {
            if bytes[index] == 0x0A {
                index += 1
                continue
            }
            var lineEnd = index
            while lineEnd < end, bytes[lineEnd] != 0x0A { lineEnd += 1 }
            guard let entry = entry(index, lineEnd), !entries.contains(where: { isSame($0, entry) }) else { return nil }
            entries.append(entry)
            first = first ?? index..<lineEnd
            index = lineEnd + 1
        }
        return first.map { YAMLNode(value: .mapping(entries), range: $0) }
    }

    private func isSame(_ left: YAMLNode.Entry, _ right: YAMLNode.Entry) -> Bool {
        bytes[left.keyRange].elementsEqual(bytes[right.keyRange])
    }

    private func entry(_ start: Int, _ lineEnd: Int) -> YAMLNode.Entry? {
        var index = start
        while index < lineEnd, let length = letter(index, lineEnd) { index += length }
        guard index > start, bytes[start] != Self.hyphen, index + 2 < lineEnd, bytes[index] == Self.colon,
            bytes[index + 1] == Self.space
        else { return nil }
        let key = start..<index
        index += 2
        while index < lineEnd, bytes[index] == Self.space { index += 1 }
        guard index < lineEnd, let value = value(index, lineEnd) else { return nil }
        return YAMLNode.Entry(key: text(key), keyRange: key, value: value)
    }

    private func value(_ start: Int, _ lineEnd: Int) -> YAMLNode? {
        switch bytes[start] {
        case UInt8(ascii: "\""):
            let inner = start + 1..<lineEnd - 1
            guard start + 1 < lineEnd, bytes[lineEnd - 1] == UInt8(ascii: "\""), isSafe(inner, besides: #""\"#) else {
                return nil
            }
            return YAMLNode(value: .scalar(text(inner), quoted: true), range: start..<lineEnd)
        case UInt8(ascii: "["):
            guard bytes[lineEnd - 1] == UInt8(ascii: "]") else { return nil }
            return list(start..<lineEnd)
        default: return plain(start..<lineEnd, besides: ":#")
        }
    }

    /// A scalar without marks, which does not end in white space.
    private func plain(_ range: Range<Int>, besides signs: StaticString) -> YAMLNode? {
        guard let first = range.first, bytes[first] != Self.hyphen, letter(first, range.upperBound) != nil,
            bytes[range.upperBound - 1] != Self.space, isSafe(range, besides: signs)
        else { return nil }
        return YAMLNode(value: .scalar(text(range), quoted: false), range: range)
    }

    private func list(_ range: Range<Int>) -> YAMLNode? {
        var items: [YAMLNode] = []
        var index = range.lowerBound + 1
        while index < range.upperBound {
            while bytes[index] == Self.space { index += 1 }
            let start = index
            while index < range.upperBound - 1, bytes[index] != UInt8(ascii: ",") { index += 1 }
            var last = index
            while last > start, bytes[last - 1] == Self.space { last -= 1 }
            guard let item = plain(start..<last, besides: ":#[]{},\"'&*!|>%@`?") else { return nil }
            items.append(item)
            index += 1
        }
        return YAMLNode(value: .list(items), range: range)
    }

    /// Whether a range holds nothing but printable ASCII besides some signs, Han characters and their marks.
    private func isSafe(_ range: Range<Int>, besides signs: StaticString) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte < 0x80 {
                guard byte >= 0x20, byte < 0x7F, !signs.withUTF8Buffer({ $0.contains(byte) }) else { return false }
                index += 1
            } else {
                guard let length = han(index, range.upperBound) else { return false }
                index += length
            }
        }
        return true
    }

    /// The length of a letter, digit, `_` or `-`.
    private func letter(_ index: Int, _ limit: Int) -> Int? {
        let byte = bytes[index]
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, Self.hyphen, UInt8(ascii: "_"): return 1
        default: return byte < 0x80 ? nil : han(index, limit)
        }
    }

    /// The length of a character from U+3000 to U+9FFF, of one of full width, of ·, or of a quotation mark, dash or ellipsis.
    private func han(_ index: Int, _ limit: Int) -> Int? {
        if bytes[index] == 0xC2 { return index + 1 < limit && bytes[index + 1] == 0xB7 ? 2 : nil }
        guard index + 2 < limit else { return nil }
        switch (bytes[index], bytes[index + 1]) {
        case (0xE3...0xE9, _), (0xEF, 0xBC), (0xEF, 0xBD): return 3
        case (0xE2, 0x80): return (0x93...0xA6).contains(bytes[index + 2]) ? 3 : nil
        default: return nil
        }
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }

    private static let colon = UInt8(ascii: ":")
    private static let space = UInt8(ascii: " ")
    private static let hyphen = UInt8(ascii: "-")
}
