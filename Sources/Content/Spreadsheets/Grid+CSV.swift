import DataFiles
package import Diagnostics

extension Grid {
    /// The one sheet of a CSV file whose text is already decoded.
    ///
    /// ## Parsing behavior
    /// - What `CSVTable` accepts; rows are numbered as spreadsheet programs number them, so that a line break inside a
    ///   quoted cell does not count.
    package init(csv source: SourceText, findings: inout [Finding]) {
        let table = CSVTable(source, findings: &findings)
        let rows = table.rows.enumerated().map { index, cells in
            Row(
                number: index + 1,
                cells: cells.enumerated().map { column, cell in
                    Cell(text: cell.text, row: index + 1, column: column, range: cell.range)
                }
            )
        }
        self.init(source: source, sheets: [Sheet(name: "", rows: rows)])
    }
}
