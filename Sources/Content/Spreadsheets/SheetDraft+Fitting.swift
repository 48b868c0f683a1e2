extension SheetDraft {
    /// The same sheet with every row high enough for the words in it: a program that opens it keeps the heights that it finds, and cuts what is
    /// lower.
    ///
    /// Framed cells and titles that are wider than their columns get several lines; words without a frame may run on over empty cells.
    var fitted: SheetDraft {
        var sheet = self
        // Cells of several rows have room enough; one of several columns has that of all of them.
        let high = Set(
            merges.filter { $0.rows.count > 1 }.flatMap { span in span.columns.map { [span.rows.lowerBound, $0] } })
        var wide: [[Int]: ClosedRange<Int>] = [:]
        for span in merges where span.rows.count == 1 && span.columns.count > 1 {
            wide[[span.rows.lowerBound, span.columns.lowerBound]] = span.columns
        }
        for (row, cells) in rows.enumerated() {
            var needed = 0.0
            for (column, cell) in cells.enumerated() {
                guard case .text(let text) = cell.value, !text.isEmpty, widths.indices.contains(column) else {
                    continue
                }
                let columns = merges.isEmpty ? nil : wide[[row, column]]
                let width = (columns ?? column...column).reduce(0.0) {
                    $0 + (widths.indices.contains($1) ? widths[$1] : 8.5)
                }
                let room = Self.room(width, cell.style.size)
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
                    .reduce(0) { $0 + max(1, Int((Double(Self.cells($1)) / room).rounded(.up))) }
                guard lines > 1, cell.style.wraps || cell.style.hasBorder || columns != nil else { continue }
                if !merges.isEmpty, high.contains([row, column]) { continue }
                sheet.rows[row][column].style.wraps = true
                needed = max(needed, Double(lines) * cell.style.size * 1.45 + 4)
            }
            if needed > heights[row] ?? 20 { sheet.heights[row] = min(needed.rounded(.up), 409) }
        }
        return sheet
    }

    /// How many characters of half width a line of a column holds; its width is given in those of 11 points.
    private static func room(_ width: Double, _ size: Double) -> Double {
        max(2, width * 10.3 / size - 1)
    }

    /// The width of a text in characters of half width.
    private static func cells(_ text: Substring) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2010 ? 2 : 1) }
    }
}
