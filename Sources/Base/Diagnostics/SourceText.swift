/// The text of one file, able to turn byte offsets into places that people can find.
///
/// Offsets count UTF-8 bytes of `bytes` from 0. Lines and columns count from 1; a column counts characters
/// (grapheme clusters), as editors do.
package struct SourceText: Sendable {
    /// The path as it was given, which is how it is printed.
    package let path: String
    /// The whole text in UTF-8, without a byte order mark.
    package let bytes: [UInt8]

    /// A file that is already decoded to UTF-8.
    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// A text that has no file of its own, or in tests.
    package init(path: String, _ text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }

    /// The place of a range of bytes; offsets beyond the text are clamped.
    package func place(_ range: Range<Int>) -> Place {
        let start = min(max(range.lowerBound, 0), bytes.count)
        let end = min(max(range.upperBound, start), bytes.count)
        var line = 1
        var lineStart = 0
        for index in 0..<start where bytes[index] == Self.lineFeed {
            line += 1
            lineStart = index + 1
        }
        var lineEnd = start
        while lineEnd < bytes.count, bytes[lineEnd] != Self.lineFeed { lineEnd += 1 }
        if lineEnd > lineStart, bytes[lineEnd - 1] == Self.carriageReturn { lineEnd -= 1 }
        let excerptEnd = max(lineEnd, min(start, bytes.count))
        let before = String(decoding: bytes[lineStart..<start], as: UTF8.self)
        let marked = String(decoding: bytes[start..<max(start, min(end, lineEnd))], as: UTF8.self)
        let after = String(decoding: bytes[max(start, min(end, lineEnd))..<excerptEnd], as: UTF8.self)
        return Place(
            file: path,
            offset: start,
            line: line,
            column: before.count + 1,
            excerpt: Excerpt(before: before, marked: marked, after: after)
        )
    }

    /// The place of a whole line, counted from 1.
    package func place(line number: Int) -> Place {
        place(range(ofLine: number))
    }

    /// The bytes of a line, counted from 1, without its end.
    package func range(ofLine number: Int) -> Range<Int> {
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
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
}
