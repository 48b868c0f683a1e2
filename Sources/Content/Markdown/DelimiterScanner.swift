import ChineseText

/// Finds the delimiter runs of a document that need a mark, in one pass over its bytes.
///
/// It knows nothing of blocks, code or links: a mark in them is taken out again and changes nothing, so only what would
/// change is avoided: a mark before a container's first character, and beside the `|` of a table.
struct DelimiterScanner {
    private let bytes: UnsafeBufferPointer<UInt8>

    /// A mark that goes in front of the byte at `offset`.
    struct Insertion {
        let offset: Int
        let isLetter: Bool
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    func insertions() -> [Insertion] {
        var found: [Insertion] = []
        // The next of each of the three, found again when the walk has passed it.
        var stars = bytes.next(Self.star)
        var tildes = bytes.next(Self.tilde)
        var underscores = bytes.next(Self.underscore)
        var index = min(stars, tildes, underscores)
        while index < bytes.count {
            let byte = bytes[index]
            var start = index
            var end = index + 1
            while end < bytes.count, bytes[end] == byte { end += 1 }
            if start > 0, bytes[start - 1] == Self.backslash, isEscaped(start) { start += 1 }
            if start < end { look(at: start..<end, byte, &found) }
            if stars < end { stars = bytes.next(Self.star, from: end) }
            if tildes < end { tildes = bytes.next(Self.tilde, from: end) }
            if underscores < end { underscores = bytes.next(Self.underscore, from: end) }
            index = min(stars, tildes, underscores)
        }
        return found
    }

    private func look(at run: Range<Int>, _ byte: UInt8, _ found: inout [Insertion]) {
        if byte == Self.underscore { return underscores(run, &found) }
        // The neighbours as they stand, and as cmark sees them: it looks past `~` beside `*`.
        let outer = byte == Self.star ? pastTildes(run) : run
        guard isWide(outer.lowerBound - 1) || isWide(outer.upperBound) else { return }
        guard !isBar(run.lowerBound - 1), !isBar(run.upperBound), !isContainerEdge(run.lowerBound) else { return }
        let before = character(before: outer.lowerBound)
        let base = before.isVariationSelector ? character(before: outer.lowerBound - 3) : before
        let after = character(at: outer.upperBound)
        guard let marks = DelimiterRun(before: before, after: after, base: base).marks else { return }
        if marks.before != .none {
            // What stands beside the mark must go on seeing punctuation.
            if isDelimiter(run.lowerBound - 1, other: byte) {
                found.append(Insertion(offset: run.lowerBound, isLetter: false))
            }
            found.append(Insertion(offset: run.lowerBound, isLetter: marks.before == .letter))
        }
        if marks.after != .none {
            found.append(Insertion(offset: run.upperBound, isLetter: marks.after == .letter))
            if isDelimiter(run.upperBound, other: byte) {
                found.append(Insertion(offset: run.upperBound, isLetter: false))
            }
        }
    }

    /// `_` behind punctuation with a variation selector: the selector hides the punctuation from cmark.
    private func underscores(_ run: Range<Int>, _ found: inout [Insertion]) {
        guard isWide(run.lowerBound - 1), character(before: run.lowerBound).isVariationSelector,
            character(before: run.lowerBound - 3).isPunctuation
        else { return }
        found.append(Insertion(offset: run.lowerBound, isLetter: false))
    }

    // MARK: Neighbours

    private func pastTildes(_ run: Range<Int>) -> Range<Int> {
        var start = run.lowerBound
        var end = run.upperBound
        while start > 0, bytes[start - 1] == Self.tilde { start -= 1 }
        while end < bytes.count, bytes[end] == Self.tilde { end += 1 }
        return start..<end
    }

    private func isWide(_ index: Int) -> Bool { index >= 0 && index < bytes.count && bytes[index] >= 0x80 }
    private func isBar(_ index: Int) -> Bool { index >= 0 && index < bytes.count && bytes[index] == UInt8(ascii: "|") }

    private func isDelimiter(_ index: Int, other byte: UInt8) -> Bool {
        guard index >= 0, index < bytes.count else { return false }
        return bytes[index] == Self.underscore || byte == Self.star && bytes[index] == Self.tilde
    }

    /// Whether a backslash takes the first character of a run: an odd number of them stands before it.
    private func isEscaped(_ start: Int) -> Bool {
        var index = start
        while index > 0, bytes[index - 1] == Self.backslash { index -= 1 }
        return (start - index) % 2 == 1
    }

    /// Whether only the signs of containers (`>`, lists) stand before an offset on its line.
    private func isContainerEdge(_ offset: Int) -> Bool {
        guard offset > 0, bytes[offset - 1] == UInt8(ascii: ">") else { return false }
        var index = offset - 1
        while index >= 0, bytes[index] != 0x0A, bytes[index] != 0x0D {
            switch bytes[index] {
            case UInt8(ascii: ">"), 0x20, 0x09, UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"),
                UInt8(ascii: "."), UInt8(ascii: ")"), 0x30...0x39:
                index -= 1
            default: return false
            }
        }
        return true
    }

    private func character(before offset: Int) -> CJKCharacter {
        var start = offset - 1
        guard start >= 0 else { return .edge }
        while start > 0, bytes[start] & 0xC0 == 0x80, offset - start < 4 { start -= 1 }
        return character(at: start)
    }

    private func character(at index: Int) -> CJKCharacter {
        guard index >= 0, index < bytes.count else { return .edge }
        let lead = bytes[index]
        guard lead >= 0x80 else { return CJKCharacter(UInt32(lead)) }
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard index + length <= bytes.count else { return .edge }
        var value = UInt32(lead) & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
        for next in bytes[index + 1..<index + length] { value = value << 6 | UInt32(next & 0x3F) }
        return CJKCharacter(value)
    }

    private static let star = UInt8(ascii: "*")
    private static let tilde = UInt8(ascii: "~")
    private static let underscore = UInt8(ascii: "_")
    private static let backslash = UInt8(ascii: "\\")
}
