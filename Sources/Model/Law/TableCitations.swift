import ChineseText

/// Articles in cells of a table whose law stands in another cell of their row, or at the head of their column.
///
///     | 法律 | 行为 | 条款 |            | 《禁毒法》 |
///     |---|---|---|                   |---|
///     | 《禁毒法》 | 吸毒 | 第六十二条 |   | 第六十二条 |
struct TableCitations {
    let reader: ProvisionReader
    let scanner: CitationScanner

    private var bytes: UnsafeBufferPointer<UInt8> { reader.bytes }

    /// The places of such articles.
    func ranges() -> [Range<Int>] {
        var found: [Range<Int>] = []
        var head: [Bool]?
        var behind = 0
        // Most texts hold no table: lines are looked at from the next bar on.
        while behind < bytes.count {
            let bar = bytes.next(UInt8(ascii: "|"), from: behind)
            guard bar < bytes.count else { break }
            let start = bytes[behind..<bar].lastIndex(of: 0x0A).map { $0 + 1 } ?? behind
            if start > behind { head = nil }
            let end = bytes.next(0x0A, from: bar)
            behind = end + 1
            let cells = cells(of: start..<end)
            let laws = cells.map(namesLaw)
            if let head {
                for (column, cell) in cells.enumerated() {
                    guard laws[..<column].contains(true) || column < head.count && head[column],
                        reader.glyph(cell.lowerBound) == Glyph.ordinal,
                        let place = reader.provision(at: cell.lowerBound), place.article != nil,
                        !reader.countsThings(at: place.end)
                    else { continue }
                    found.append(cell.lowerBound..<place.end)
                }
            } else {
                head = laws
            }
        }
        return found
    }

    /// What stands in the cells of a line, without spaces and marks around it.
    private func cells(of line: Range<Int>) -> [Range<Int>] {
        var cells: [Range<Int>] = []
        var start = line.lowerBound
        while start < line.upperBound {
            let end = bytes[start..<line.upperBound].firstIndex(of: UInt8(ascii: "|")) ?? line.upperBound
            var cell = start..<end
            while let first = cell.first, Self.around.contains(bytes[first]) { cell = first + 1..<cell.upperBound }
            while let last = cell.last, Self.around.contains(bytes[last]) { cell = cell.lowerBound..<last }
            cells.append(cell)
            start = end + 1
        }
        return cells
    }

    private static let around = Array(" *_~\r".utf8)

    /// Whether a cell is the name of a law, with other words behind its 《title》 or not.
    private func namesLaw(_ cell: Range<Int>) -> Bool {
        guard cell.count >= 6 else { return false }
        if reader.glyph(cell.lowerBound) == Glyph.openTitle, let end = reader.closeTitle(from: cell.lowerBound),
            end <= cell.upperBound, reader.glyph(end) != Glyph.ordinal
        {
            return scanner.law(reader, endingAt: end, floor: cell.lowerBound) != nil
        }
        return scanner.law(reader, endingAt: cell.upperBound, floor: cell.lowerBound) == cell.lowerBound
    }
}
