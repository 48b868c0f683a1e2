import DataFiles
import Diagnostics

/// One line of a law file, without the white space around it.
struct LawLine {
    let source: SourceText
    let range: Range<Int>
    /// The words without emphasis marks.
    let text: String

    init(source: SourceText, range: Range<Int>) {
        self.source = source
        self.range = Self.trim(range, source.bytes)
        text = Self.clean(self.range, source.bytes)
    }

    var isEmpty: Bool { range.isEmpty }

    func span(_ range: Range<Int>) -> SourceSpan { SourceSpan(path: source.path, range: range) }

    func content(from start: Int) -> Range<Int> { Self.trim(start..<range.upperBound, source.bytes) }

    /// The words of a range without `*` and white space around them.
    func clean(_ range: Range<Int>) -> String { Self.clean(range, source.bytes) }

    /// The depth and words of a `#` line.
    var heading: (Int, String)? {
        let bytes = source.bytes[range]
        let depth = bytes.prefix { $0 == UInt8(ascii: "#") }.count
        guard (1...6).contains(depth) else { return nil }
        var words = clean(content(from: range.lowerBound + depth))
        if let comment = words.firstIndex(of: "<") { words = String(words[..<comment]).trimmingSpaces() }
        return (depth, words)
    }

    /// The number of an article that the line begins with, and the byte behind it.
    var article: (ArticleNumber, Int)? {
        var start = range.lowerBound
        while start < range.upperBound, source.bytes[start] == UInt8(ascii: "*") { start += 1 }
        return source.bytes.withUnsafeBufferPointer { bytes in
            let reader = ProvisionReader(bytes: bytes)
            guard let (number, end) = reader.ordinal(at: start, unit: Glyph.article), end <= range.upperBound else {
                return nil
            }
            if reader.glyph(end) == Glyph.of, let (insertion, end) = reader.numeral(at: end + 3) {
                return (ArticleNumber(number, insertion: insertion), end)
            }
            return (ArticleNumber(number), end)
        }
    }

    /// Whether white space, `**` or nothing follows an index.
    func isSeparated(at index: Int) -> Bool {
        guard index < range.upperBound else { return true }
        let byte = source.bytes[index]
        if byte == 0x20 || byte == 0x09 || byte == UInt8(ascii: "*") { return true }
        let next = source.text(index..<min(index + 3, range.upperBound))
        return next == "\u{3000}" || next == "【" || next.hasPrefix("\u{00A0}")
    }

    /// 第一章　总则 without `#`: short, with a space behind the label, and no sentence.
    var isPlainHeading: Bool {
        guard text.utf8.count <= 120, text.first == "第" else { return false }
        let words = text
        let heading = DivisionHeading(words)
        guard !heading.label.isEmpty, words.count <= 40 else { return false }
        let rest = words.dropFirst(heading.label.count)
        return (rest.isEmpty || rest.first?.isWhitespace == true) && !words.contains { "。；：，".contains($0) }
    }

    var endsSentence: Bool {
        guard let last = text.last else { return true }
        return "。；：！？…”）.;:!?)".contains(last)
    }

    /// （一） at the start: the number and the byte behind it.
    var item: (Int, Int)? {
        source.bytes.withUnsafeBufferPointer { ProvisionReader(bytes: $0).parenthesized(at: range.lowerBound) }
    }

    /// `1.`, `1．` or `1、` at the start: the number and the byte behind it.
    var subitem: (Int, Int)? {
        source.bytes.withUnsafeBufferPointer { bytes in
            let reader = ProvisionReader(bytes: bytes)
            guard let (value, end) = reader.numeral(at: range.lowerBound), end < range.upperBound,
                bytes[range.lowerBound] < 0x80 || bytes[range.lowerBound] == 0xEF
            else { return nil }
            if bytes[end] == UInt8(ascii: "."), end + 1 < bytes.count, !(0x30...0x39).contains(bytes[end + 1]) {
                return (value, end + 1)
            }
            let mark = reader.glyph(end)
            return mark == 0xEFBC8E || mark == 0xE38081 ? (value, end + 3) : nil
        }
    }

    private static func clean(_ range: Range<Int>, _ bytes: [UInt8]) -> String {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start] == UInt8(ascii: "*") { start += 1 }
        while start < end, bytes[end - 1] == UInt8(ascii: "*") { end -= 1 }
        return String(decoding: bytes[trim(start..<end, bytes)], as: UTF8.self)
    }

    private static func trim(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end {
            if isSpace(bytes[start]) {
                start += 1
            } else if let length = wideSpace(at: start, end, bytes) {
                start += length
            } else {
                break
            }
        }
        while end > start {
            if isSpace(bytes[end - 1]) {
                end -= 1
            } else if end - 3 >= start, wideSpace(at: end - 3, end, bytes) == 3 {
                end -= 3
            } else if end - 2 >= start, wideSpace(at: end - 2, end, bytes) == 2 {
                end -= 2
            } else {
                break
            }
        }
        return start..<end
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

    /// The length of an ideographic space (3) or a no-break space (2) at an index.
    private static func wideSpace(at index: Int, _ end: Int, _ bytes: [UInt8]) -> Int? {
        if index + 3 <= end, bytes[index] == 0xE3, bytes[index + 1] == 0x80, bytes[index + 2] == 0x80 { return 3 }
        return index + 2 <= end && bytes[index] == 0xC2 && bytes[index + 1] == 0xA0 ? 2 : nil
    }
}
