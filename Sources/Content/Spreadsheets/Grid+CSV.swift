import DataFiles
package import Diagnostics

extension Grid {
    /// The one sheet of a CSV file whose text is already decoded.
    ///
    /// ## Parsing behavior
    /// - What `CSVTable` accepts; rows are numbered as spreadsheet programs number them, so that a line break inside a
    ///   quoted cell does not count.
    /// - An apostrophe in front of what would be a formula (`'=1+1`) only keeps it from being one, and is taken off.
    package init(csv source: SourceText, findings: inout [Finding]) {
        let table = CSVTable(source, findings: &findings)
        let rows = table.rows.enumerated().map { index, cells in
            Row(
                number: index + 1,
                cells: cells.enumerated().map { column, cell in
                    Cell(text: Self.withoutGuard(cell.text), row: index + 1, column: column, range: cell.range)
                }
            )
        }
        self.init(source: source, sheets: [Sheet(name: "", rows: rows)])
    }

    private static func withoutGuard(_ text: String) -> String {
        guard text.utf8.first == 0x27, let first = text.utf8.first(where: { $0 != 0x27 }),
            [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(first)
        else { return text }
        return String(text.dropFirst())
    }
}
