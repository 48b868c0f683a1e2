import ChineseText

/// The `:::` lines of a document, found before cmark sees it.
///
/// ## File format
///     :::note 想一想
///     Markdown …
///     :::
///
///     :::quiz fd-cz-001
///
/// ## Parsing behavior
/// - A line that begins with three or more colons in its first column opens or closes a directive; closing lines hold
///   nothing else. Directives nest.
/// - `:::quiz` and `:::law` are one line; a closing line right behind one belongs to it if there are more closing lines than
///   boxes to close.
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
        /// UTF-8 offsets of the argument, or of the whole line where there is none.
        let argumentRange: Range<Int>
        var kind: Directive.Kind? { name.flatMap { Directive.Kind(named: $0) } }
    }

    /// By line number.
    private(set) var lines: [Int: Line] = [:]
    /// The numbers of closing lines that end a directive of one line.
    private(set) var needless: Set<Int> = []

    /// Finds the lines and blanks them in `bytes`.
    init(blanking bytes: inout [UInt8]) {
        let found = bytes.withUnsafeBufferPointer { Self.find($0) }
        guard !found.isEmpty else { return }
        for (number, range) in found {
            lines[number] = Self.line(number, bytes[range])
            bytes.replaceSubrange(range, with: Self.placeholder(length: range.count))
        }
        needless = Self.needless(found.compactMap { lines[$0.number] }, in: bytes)
    }

    private static func find(_ bytes: UnsafeBufferPointer<UInt8>) -> [(number: Int, range: Range<Int>)] {
        var found: [(Int, Range<Int>)] = []
        let colon = UInt8(ascii: ":")
        // Each is looked for again only when it has been passed: a file of a million CRs is read once.
        var lineFeed = bytes.next(0x0A)
        var carriageReturn = bytes.next(0x0D)
        var number = 1
        var start = 0
        while start < bytes.count {
            if lineFeed < start { lineFeed = bytes.next(0x0A, from: start) }
            if carriageReturn < start { carriageReturn = bytes.next(0x0D, from: start) }
            var end = min(lineFeed, carriageReturn)
            if end - start >= 3, bytes[start] == colon, bytes[start + 1] == colon, bytes[start + 2] == colon {
                found.append((number, start..<end))
            }
            if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { end += 1 }
            start = end + 1
            number += 1
        }
        return found
    }

    private static func line(_ number: Int, _ bytes: ArraySlice<UInt8>) -> Line {
        let colons = bytes.prefix { $0 == UInt8(ascii: ":") }.count
        let text = String(decoding: bytes.dropFirst(colons), as: UTF8.self)
        let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\u{3000}" }
        let rest = text.drop(while: isSpace)
        let name = rest.prefix { !isSpace($0) }
        let behind = rest.dropFirst(name.count).drop(while: isSpace)
        let last = behind.lastIndex { !isSpace($0) }
        let argument = Comment.trimmed(last.map { behind[...$0] } ?? behind[..<behind.startIndex])
        let start = bytes.startIndex + colons + text.utf8.distance(from: text.startIndex, to: argument.startIndex)
        return Line(
            number: number, range: bytes.startIndex..<bytes.endIndex, name: name.isEmpty ? nil : String(name),
            argument: String(argument),
            argumentRange: argument.isEmpty
                ? bytes.startIndex..<bytes.endIndex : start..<start + argument.utf8.count
        )
    }

    /// The closing lines that are too many and stand, but for blank lines, behind a directive of one line.
    private static func needless(_ lines: [Line], in bytes: [UInt8]) -> Set<Int> {
        var surplus = 0
        for line in lines {
            if line.name == nil { surplus += 1 } else if line.kind?.isLine != true { surplus -= 1 }
        }
        var found: Set<Int> = []
        for (line, next) in zip(lines, lines.dropFirst()) where surplus > 0 {
            guard line.kind?.isLine == true, next.name == nil else { continue }
            let isBlank = bytes[line.range.upperBound..<next.range.lowerBound].allSatisfy { $0 <= 0x20 }
            if isBlank, found.insert(next.number).inserted { surplus -= 1 }
        }
        return found
    }

    /// `<?…?>` of exactly `length` bytes: a processing instruction is an HTML block (CommonMark 4.6, kind 3) that may
    /// interrupt a paragraph and ends on its own line.
    private static func placeholder(length: Int) -> [UInt8] {
        guard length >= 4 else { return Array("<?>".utf8) }
        return Array("<?".utf8) + [UInt8](repeating: UInt8(ascii: "h"), count: length - 4) + Array("?>".utf8)
    }
}
