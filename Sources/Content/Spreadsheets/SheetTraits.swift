/// What a sheet of a workbook has beside its cells, and what a reader must not overlook in it.
package struct SheetTraits: Sendable {
    /// Whether nobody sees the sheet who opens the file.
    package var isHidden = false
    /// Numbers of hidden rows, counted from 1: hidden by hand or by a filter.
    package var hiddenRows: Set<Int> = []
    /// Hidden columns, counted from 0.
    package var hiddenColumns: Set<Int> = []
    package var merges: [Area] = []
    /// Cells whose formula was never worked out: the file holds no value for them.
    package var unvalued: [Grid.Cell] = []
    /// Cells whose formula refers to another file: their values are those of the day on which it was last looked at.
    package var linked: [Grid.Cell] = []
    /// Comments, each as a cell that holds its words.
    package var remarks: [Grid.Cell] = []
    /// Cells whose words are struck out, all of them or a part.
    package var struck: [Grid.Cell] = []

    /// Numbers that look like another to whoever opens the file: 1.6 in a cell without decimals is seen as 2.
    package var rounded: [Rounded] = []

    /// A cell with its whole value, and what is seen of it.
    package struct Rounded: Sendable, Hashable {
        package let cell: Grid.Cell
        package let shown: String

        /// A cell that looks like another number.
        package init(cell: Grid.Cell, shown: String) {
            self.cell = cell
            self.shown = shown
        }
    }

    /// A sheet with nothing of that kind.
    package init() {}

    /// A rectangle of cells: rows counted from 1, columns from 0, as in ``Grid``.
    package struct Area: Sendable, Hashable {
        package let rows: ClosedRange<Int>
        package let columns: ClosedRange<Int>

        /// A rectangle of cells.
        package init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
            self.rows = rows
            self.columns = columns
        }

        /// Reads `B2:C7`; nil when it is no rectangle.
        init?(_ reference: String) {
            let corners = reference.split(separator: ":").compactMap { CellName($0) }
            guard corners.count == 2, corners[0].row <= corners[1].row, corners[0].column <= corners[1].column else {
                return nil
            }
            rows = corners[0].row...corners[1].row
            columns = corners[0].column...corners[1].column
        }

        /// `B2:C7`.
        package var name: String {
            Grid.Cell.letters(columns.lowerBound) + "\(rows.lowerBound):"
                + Grid.Cell.letters(columns.upperBound) + "\(rows.upperBound)"
        }
    }
}

/// A cell by the name that spreadsheet programs give it: `C7` or `$C$7`.
struct CellName: Hashable {
    /// Counted from 1.
    let row: Int
    /// Counted from 0.
    let column: Int

    init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    init?(_ text: some StringProtocol) {
        var column = 0
        var row = 0
        for byte in text.utf8 where byte != 0x24 {
            switch byte {
            case 0x41...0x5A where row == 0: column = column * 26 + Int(byte) - 64
            case 0x30...0x39 where column > 0: row = row * 10 + Int(byte) - 48
            default: return nil
            }
            guard column <= 16_384, row <= 1_048_576 else { return nil }
        }
        guard column > 0, row > 0 else { return nil }
        self.row = row
        self.column = column - 1
    }
}
