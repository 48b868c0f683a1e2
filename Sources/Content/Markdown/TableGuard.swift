import ChineseText

/// Sees tables that would cost cmark-gfm quadratic time before it meets them, and makes text of them.
///
/// A table is no table any more once its line of dashes has a full stop in place of the first: `|-|-|` is `|.|-|`. All other
/// tables are read.
struct TableGuard {
    /// A table that is not read.
    struct Hostile: Equatable {
        /// Where it begins, counted from 0.
        let line: Int
        /// Whether it is the first of those that are too many for one file, none of which is read.
        let isFile: Bool
    }

    private static let mostColumns = 100
    private static let mostCells = 20_000
    /// Of all tables of a file together.
    private static let most = 200_000

    private(set) var hostile: [Hostile] = []
    /// Where the first dash stands in the lines of dashes that must not make a table.
    private var dashes: [Int] = []

    /// Looks for such tables, and takes a dash from each.
    init(blanking bytes: inout [UInt8]) {
        guard bytes.has(UInt8(ascii: "|")) else { return }
        bytes.withUnsafeBufferPointer { look($0) }
        for index in dashes { bytes[index] = UInt8(ascii: ".") }
    }

    /// What stands between two empty lines: a table begins with a line of dashes, and every line behind it is a row.
    private struct Block {
        var columns = 0
        var cells = 0
        /// The first line of the first table.
        var line = 0
        /// Where the dashes of its tables begin.
        var dashes: [Int] = []
        var isHostile = false
    }

    private mutating func look(_ bytes: UnsafeBufferPointer<UInt8>) {
        var block = Block()
        var total = 0
        var number = 0
        var start = 0
        while start <= bytes.count {
            let end = bytes.next(UInt8(ascii: "\n"), from: start)
            // A table may stand in a quotation.
            let line = bytes[start..<end].drop { $0 == UInt8(ascii: ">") || $0 == 0x20 || $0 == 0x09 }
            if isDelimiterRow(line) {
                // In a table that has begun, a line of dashes is one more row.
                if block.columns == 0 { block.line = max(0, number - 1) }
                let bars = line.count { $0 == UInt8(ascii: "|") }
                block.columns = max(block.columns, bars + 1)
                // A rule or a heading underlined with dashes has none.
                if bars > 0, let dash = line.firstIndex(of: UInt8(ascii: "-")) { block.dashes.append(dash) }
            } else if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) {
                block = Block()
            }
            block.cells += block.columns
            if block.columns > 1 { total += block.columns }
            refuse(&block, total)
            number += 1
            start = end + 1
        }
    }

    private mutating func refuse(_ block: inout Block, _ total: Int) {
        if !block.isHostile {
            // Bars may stand at both ends of the line.
            let isWide = block.columns > Self.mostColumns + 2
            guard !block.dashes.isEmpty, isWide || block.cells > Self.mostCells || total > Self.most else { return }
            block.isHostile = true
            let found = Hostile(line: block.line, isFile: total > Self.most)
            if hostile.last?.isFile != true { hostile.append(found) }
        }
        dashes += block.dashes
        block.dashes = []
    }

    private func isDelimiterRow(_ line: UnsafeBufferPointer<UInt8>.SubSequence) -> Bool {
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
