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
        let cells = lines.map { $0.prefix(heading.count).map(Self.cells) }
        let widths = heading.indices.map { column in cells.map { column < $0.count ? $0[column] : 0 }.max() ?? 0 }
        let rule = String(repeating: "-", count: widths.reduce(0, +) + 2 * max(0, widths.count - 1))
        var text = ""
        for (number, line) in lines.enumerated() {
            draw(line, cells[number], widths, into: &text)
            if number == 0 { text += rule + "\n" }
        }
        return text
    }

    private func draw(_ row: [String], _ cells: [Int], _ widths: [Int], into text: inout String) {
        // Spaces are due until something follows them.
        var spaces = 0
        for (column, width) in widths.enumerated() where column < row.count {
            let gap = width - cells[column]
            if column > 0 { spaces += 2 }
            if rightAligned.contains(column) { spaces += gap }
            if !row[column].isEmpty {
                for _ in 0..<spaces { text.unicodeScalars.append(" ") }
                spaces = 0
                text += row[column]
            }
            if !rightAligned.contains(column) { spaces += gap }
        }
        text += "\n"
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
