import DataFiles
import Diagnostics

/// A line in the middle of a large bank, from which its second half can be read while the first one is.
///
/// Behind a blank line stands the number of a question that needs nothing above it to be understood; what is believed of the lines
/// above is the heading, and whoever joins the halves has to see whether it was right.
struct BankCut {
    let line: BankLine
    let number: Int
    /// The last heading above.
    let heading: SectionHeading?

    /// Where a bank of some size is cut; smaller ones are not.
    static func middle(of source: SourceText) -> Self? {
        source.bytes.count < 100_000 ? nil : Self(source, near: source.bytes.count / 2)
    }

    /// The first line behind an offset that will do; nil where the next thousand lines have none.
    init?(_ source: SourceText, near offset: Int) {
        let bytes = source.bytes
        guard let end = bytes[min(offset, bytes.count)...].firstIndex(where: { $0 == 0x0A }) else { return nil }
        var line = BankLine(source: source, from: end + 1, number: 1)
        var afterBlank = false
        for _ in 0..<1000 where line.exists {
            if afterBlank, let number = Self.number(line) {
                let start = line.range.lowerBound
                self.line = BankLine(source: source, from: start, number: 1 + Self.lineEnds(bytes[..<start]))
                self.number = number
                heading = Self.heading(in: source, before: start)
                return
            }
            afterBlank = line.trimmed.isEmpty
            line = BankLine(source: source, from: line.next, number: 1)
        }
        return nil
    }

    /// The number of a question, where no line above can change how the line is read.
    private static func number(_ line: BankLine) -> Int? {
        guard let lead = line.text.utf8.first, (0x30...0x39).contains(lead), GluedLine.isPlain(line),
            !BracketedAnswer.mayStand(in: line), KeyList(line, behindTitle: true) == nil
        else { return nil }
        return ItemMarker(line.trimmed)?.number
    }

    private static func lineEnds(_ bytes: ArraySlice<UInt8>) -> Int {
        var ends = 0
        var before: UInt8 = 0
        for byte in bytes {
            if byte == 0x0D || (byte == 0x0A && before != 0x0D) { ends += 1 }
            before = byte
        }
        return ends
    }

    /// The heading that a line above is, looked for from below.
    private static func heading(in source: SourceText, before end: Int) -> SectionHeading? {
        var end = end
        while end > 0 {
            let start = source.bytes[..<(end - 1)].lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
            let lead = source.bytes[start..<end].first { $0 != 0x20 }
            // #, a bracket, or a Han character.
            if let lead, lead == 0x23 || lead == 0x28 || lead == 0x5B || lead >= 0xE3 {
                let text = BankLine(source: source, from: start, number: 1).trimmed
                if let heading = SectionHeading(text), !heading.isUnknown || !GroupTitle.isOne(text) { return heading }
            }
            end = start
        }
        return nil
    }
}
