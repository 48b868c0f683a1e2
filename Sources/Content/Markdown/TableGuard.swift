import ChineseText

/// Sees tables that would cost cmark-gfm quadratic time before it meets them.
struct TableGuard {
    /// What goes too far, and the line, counted from 0, where it does.
    struct Hostile {
        let line: Int
        /// Whether it is the tables of the file together, and no table alone.
        let isFile: Bool
    }

    private(set) var hostile: Hostile?

    init(_ bytes: [UInt8]) {
        guard bytes.has(UInt8(ascii: "|")) else { return }
        hostile = bytes.withUnsafeBufferPointer { Self.hostile($0) }
    }

    private static func hostile(_ bytes: UnsafeBufferPointer<UInt8>) -> Hostile? {
        var columns = 0
        var cells = 0
        var total = 0
        var number = 0
        var start = 0
        while start <= bytes.count {
            let end = bytes.next(UInt8(ascii: "\n"), from: start)
            // A table may stand in a quotation.
            let line = bytes[start..<end].drop { $0 == UInt8(ascii: ">") || $0 == 0x20 || $0 == 0x09 }
            if isDelimiterRow(line) {
                // In a table that has begun, a line of dashes is one more row.
                columns = max(columns, line.count { $0 == UInt8(ascii: "|") } + 1)
            } else if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) {
                columns = 0
                cells = 0
            }
            cells += columns
            // A rule or a heading underlined with dashes has one column, and is no table.
            if columns > 1 { total += columns }
            if columns > 102 || cells > 20_000 { return Hostile(line: number, isFile: false) }
            if total > 200_000 { return Hostile(line: number, isFile: true) }
            number += 1
            start = end + 1
        }
        return nil
    }

    private static func isDelimiterRow(_ line: UnsafeBufferPointer<UInt8>.SubSequence) -> Bool {
        var dashes = false
        for byte in line {
            switch byte {
            case UInt8(ascii: "-"): dashes = true
            case UInt8(ascii: "|"), UInt8(ascii: ":"), 0x20, 0x09, 0x0D: continue
            default: return false
            }
        }
        return dashes
    }
}
