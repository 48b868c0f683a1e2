import ChineseText

/// A table in plain text whose columns stand under each other in a terminal, where a Chinese character takes two cells.
struct TextTable {
    let heading: [String]
    var rows: [[String]] = []
    /// Columns of figures, which end together.
    let rightAligned: Set<Int>

    init(_ heading: [String], rightAligned: Set<Int> = []) {
        self.heading = heading
        self.rightAligned = rightAligned
    }

    /// The heading, a rule and the rows, each ending in a line feed and without spaces at its end.
    var text: String {
        let lines = [heading] + rows
        let widths = heading.indices.map { column in
            lines.map { column < $0.count ? Self.cells($0[column]) : 0 }.max() ?? 0
        }
        let rule = String(repeating: "-", count: widths.reduce(0, +) + 2 * max(0, widths.count - 1))
        return (draw(heading, widths) + [rule] + rows.flatMap { draw($0, widths) }).joined(separator: "\n") + "\n"
    }

    private func draw(_ row: [String], _ widths: [Int]) -> [String] {
        var line = ""
        for (column, width) in widths.enumerated() {
            let cell = column < row.count ? row[column] : ""
            let gap = String(repeating: " ", count: max(0, width - Self.cells(cell)))
            line += (column == 0 ? "" : "  ") + (rightAligned.contains(column) ? gap + cell : cell + gap)
        }
        while line.last == " " { line.removeLast() }
        return [line]
    }

    /// The width of a cell; common Chinese characters and ASCII, which nearly all cells hold, without looking anything up.
    private static func cells(_ text: String) -> Int {
        var width = 0
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x20...0x7E: width += 1
            case 0x4E00...0x9FFF: width += 2
            default: return EastAsianWidth.cells(text)
            }
        }
        return width
    }
}
