/// The text of one file, able to turn byte offsets into places that people can find.
///
/// Offsets count UTF-8 bytes of `bytes` from 0. Lines and columns count from 1; a column counts characters
/// (grapheme clusters), as editors do.
package struct SourceText: Sendable {
    /// The path as it was given, which is how it is printed.
    package let path: String
    private let held: [UInt8]
    private let reload: (@Sendable () -> [UInt8])?
    private let lineStarts = LineStarts()

    /// The whole text in UTF-8, without a byte order mark.
    package var bytes: [UInt8] { reload.map { lineStarts.bytes($0) } ?? held }

    /// A file that is already decoded to UTF-8.
    package init(path: String, bytes: [UInt8]) {
        self.path = path
        held = bytes
        reload = nil
    }

    private init(path: String, reload: @escaping @Sendable () -> [UInt8]) {
        self.path = path
        held = []
        self.reload = reload
    }

    /// The same text, whose bytes are fetched again whenever a place is asked for.
    ///
    /// Most files have nothing to be found in them once they are parsed, and ten thousand of them need not stay in memory.
    package func released(_ reload: @escaping @Sendable () -> [UInt8]) -> SourceText {
        SourceText(path: path, reload: reload)
    }

    /// A text that has no file of its own, or in tests.
    package init(path: String, _ text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }

    /// The place of a range of bytes; offsets beyond the text are clamped.
    package func place(_ range: Range<Int>) -> Place {
        let bytes = bytes
        let start = min(max(range.lowerBound, 0), bytes.count)
        let end = min(max(range.upperBound, start), bytes.count)
        let (line, lineStart, lineFeed) = lineStarts.line(at: start, in: bytes)
        var lineEnd = min(lineFeed, bytes.count)
        if lineEnd > lineStart, bytes[lineEnd - 1] == Self.carriageReturn { lineEnd -= 1 }
        let excerptEnd = max(lineEnd, min(start, bytes.count))
        let marked = String(decoding: bytes[start..<max(start, min(end, lineEnd))], as: UTF8.self)
        let rest = max(start, min(end, lineEnd))..<excerptEnd
        return Place(
            file: path,
            offset: start,
            line: line,
            column: lineStarts.column(of: start, from: lineStart, in: bytes) + 1,
            excerpt: Excerpt(
                before: Self.last(of: bytes[lineStart..<start]), marked: marked, after: Self.first(of: bytes[rest]))
        )
    }

    /// A line longer than this is shown in part: a whole book in one line helps nobody.
    private static let longestPart = 3000

    private static func first(of bytes: ArraySlice<UInt8>) -> String {
        guard bytes.count > longestPart else { return String(decoding: bytes, as: UTF8.self) }
        let end = bytes.startIndex + longestPart / 3
        return String(decoding: bytes[..<boundary(in: bytes, before: end)], as: UTF8.self) + "…"
    }

    private static func last(of bytes: ArraySlice<UInt8>) -> String {
        guard bytes.count > longestPart else { return String(decoding: bytes, as: UTF8.self) }
        let start = bytes.endIndex - longestPart / 3
        return "…" + String(decoding: bytes[boundary(in: bytes, before: start)...], as: UTF8.self)
    }

    /// Where the character of an offset begins.
    private static func boundary(in bytes: ArraySlice<UInt8>, before offset: Int) -> Int {
        var offset = offset
        while offset > bytes.startIndex, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
        return offset
    }

    /// The place of a whole line, counted from 1.
    package func place(line number: Int) -> Place {
        place(range(ofLine: number))
    }

    /// The bytes of a line, counted from 1, without its end.
    package func range(ofLine number: Int) -> Range<Int> {
        let bytes = bytes
        var line = 1
        var start = 0
        while line < number, start < bytes.count {
            if bytes[start] == Self.lineFeed { line += 1 }
            start += 1
        }
        var end = start
        while end < bytes.count, bytes[end] != Self.lineFeed { end += 1 }
        if end > start, bytes[end - 1] == Self.carriageReturn { end -= 1 }
        return start..<end
    }

    /// The text of a range of bytes.
    package func text(_ range: Range<Int>) -> String {
        let bytes = bytes
        return String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
}
