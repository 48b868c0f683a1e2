import Diagnostics

/// The `:::` lines of a document, found before cmark sees it.
///
/// ## File format
///     :::note 想一想
///     Markdown …
///     :::
///
/// ## Parsing behavior
/// - A line that begins with three or more colons in its first column opens or closes a directive; closing lines hold
///   nothing else. Directives nest.
/// - The line is replaced by a processing instruction of the same length, so that neither lines nor the text around it move; what
///   turns out to stand inside a code block is put back by the renderer.
struct Directives {
    /// One `:::` line.
    struct Line {
        /// Counted from 1 in the document.
        let number: Int
        /// UTF-8 offsets in the document, without the line end.
        let range: Range<Int>
        /// Nil for a closing line.
        let name: String?
        let argument: String
    }

    /// By line number.
    private(set) var lines: [Int: Line] = [:]

    /// Finds the lines and blanks them in `bytes`.
    init(blanking bytes: inout [UInt8]) {
        let colon = UInt8(ascii: ":")
        var number = 1
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
            if end - start >= 3, bytes[start] == colon, bytes[start + 1] == colon, bytes[start + 2] == colon {
                let last = end > start && bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end
                add(number, start..<last, &bytes)
            }
            start = end + 1
            number += 1
        }
    }

    private mutating func add(_ number: Int, _ range: Range<Int>, _ bytes: inout [UInt8]) {
        let text = String(decoding: bytes[range], as: UTF8.self).drop { $0 == ":" }
        let words = text.split(maxSplits: 1, omittingEmptySubsequences: true) {
            $0 == " " || $0 == "\t" || $0 == "\u{3000}"
        }
        let name = words.first.map(String.init)
        let argument = words.count > 1 ? String(words[1]) : ""
        lines[number] = Line(number: number, range: range, name: name, argument: argument)
        bytes.replaceSubrange(range, with: Self.placeholder(length: range.count))
    }

    /// `<?…?>` of exactly `length` bytes: a processing instruction is an HTML block (CommonMark 4.6, kind 3) that may
    /// interrupt a paragraph and ends on its own line.
    private static func placeholder(length: Int) -> [UInt8] {
        guard length >= 4 else { return Array("<?>".utf8) }
        return Array("<?".utf8) + [UInt8](repeating: UInt8(ascii: "h"), count: length - 4) + Array("?>".utf8)
    }
}
