package import Diagnostics

/// The sheets of one table file, every cell as text with its place, whatever format they came in.
///
/// `Grid(csv:)` fills it from CSV; a workbook fills the same type, one ``Sheet`` each. What reads schools, rosters or
/// results from a table knows only this type.
package struct Grid: Sendable {
    /// The path as it was given.
    package let file: String
    package let sheets: [Sheet]
    /// The text behind the cells of a text format; nil for workbooks.
    private let source: SourceText?
    /// UTF-8 offsets at which its lines start: large tables have a place asked of every row.
    private let lineStarts: [Int]

    /// A table from a workbook, whose cells have no place in a text.
    package init(file: String, sheets: [Sheet]) {
        self.file = file
        self.sheets = sheets
        source = nil
        lineStarts = []
    }

    init(source: SourceText, sheets: [Sheet]) {
        file = source.path
        self.sheets = sheets
        self.source = source
        var starts = [0]
        for (index, byte) in source.bytes.enumerated() where byte == 0x0A { starts.append(index + 1) }
        lineStarts = starts
    }

    /// Whether it was read from a text, whose rows have as many cells as somebody wrote: those of a workbook end where nothing follows.
    package var isText: Bool { source != nil }

    /// One sheet of a workbook; a CSV file is one sheet without a name.
    package struct Sheet: Sendable {
        package let name: String
        package let rows: [Row]
        /// What is peculiar to sheets of workbooks.
        package let traits: SheetTraits

        /// A sheet with its rows from the top.
        package init(name: String, rows: [Row], traits: SheetTraits = SheetTraits()) {
            self.name = name
            self.rows = rows
            self.traits = traits
        }

        /// Whether no cell holds anything but white space.
        package var isBlank: Bool { rows.allSatisfy(\.isBlank) }
    }

    /// One row with its number as the spreadsheet program shows it, counted from 1.
    package struct Row: Sendable, Hashable {
        package let number: Int
        package let cells: [Cell]

        /// A row; its cells begin at column A.
        package init(number: Int, cells: [Cell]) {
            self.number = number
            self.cells = cells
        }

        /// The cell of a column counted from 0; an empty one where the row is shorter.
        package subscript(column: Int) -> Cell {
            if cells.indices.contains(column) { return cells[column] }
            return Cell(text: "", row: number, column: column, sheet: cells.first?.sheet ?? 0)
        }

        /// Whether no cell holds anything but white space.
        package var isBlank: Bool { cells.allSatisfy(\.isBlank) }
    }

    /// One cell, white space and line breaks as they were.
    package struct Cell: Sendable, Hashable {
        package let text: String
        /// Counted from 1, as in the margin of the spreadsheet program.
        package let row: Int
        /// Counted from 0; column 0 is A.
        package let column: Int
        /// Its sheet among those of the grid, counted from 0.
        package let sheet: Int
        /// UTF-8 offsets in the file, for text formats.
        let range: Range<Int>?

        /// A cell of a workbook.
        package init(text: String, row: Int, column: Int, sheet: Int = 0) {
            self.init(text: text, row: row, column: column, sheet: sheet, range: nil)
        }

        init(text: String, row: Int, column: Int, sheet: Int = 0, range: Range<Int>?) {
            self.text = text
            self.row = row
            self.column = column
            self.sheet = sheet
            self.range = range
        }

        /// Whether it holds nothing but white space.
        package var isBlank: Bool {
            // Visible ASCII and the common Chinese characters begin with a byte that no white space begins with.
            if let first = text.utf8.first, (0x21...0x7E).contains(first) || (0xE4...0xE9).contains(first) {
                return false
            }
            return text.allSatisfy(\.isWhitespace)
        }

        /// The cell of the same place with another text.
        package func with(_ text: String) -> Cell {
            Cell(text: text, row: row, column: column, sheet: sheet, range: range)
        }

        /// The name that spreadsheet programs give it: `C7`.
        package var address: String { Self.letters(column) + String(row) }

        /// The letters of a column counted from 0: 0 is A, 26 is AA.
        package static func letters(_ column: Int) -> String {
            var rest = column
            var letters = ""
            repeat {
                letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
                rest = rest / 26 - 1
            } while rest >= 0
            return letters
        }

        /// The column of some letters, counted from 0; nil when they are none.
        package static func column(_ letters: String) -> Int? { CellName(letters + "1")?.column }
    }
}

extension Grid {
    /// Where a cell stands.
    ///
    /// The excerpt holds the cell alone, never its row: a row may hold names and telephone numbers that a message about
    /// another cell must not repeat. With `showing` false not even the cell is shown. `heading` is what stands above it.
    package func place(_ cell: Cell, heading: String? = nil, showing: Bool = true) -> Place {
        place(of: cell, heading: heading, isRow: false, showing: showing)
    }

    private func place(of cell: Cell, heading: String?, isRow: Bool, showing: Bool) -> Place {
        let sheet = source == nil && sheets.indices.contains(cell.sheet) ? sheets[cell.sheet].name : nil
        let name = TableCell(
            column: Cell.letters(cell.column), row: cell.row, heading: heading, sheet: sheet, isRow: isRow)
        let excerpt = showing ? Excerpt(before: "", marked: Self.oneLine(cell.text), after: "") : nil
        guard let source, let range = cell.range else {
            return Place(file: file, line: cell.row, column: cell.column + 1, excerpt: excerpt, cell: name)
        }
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= range.lowerBound { low = middle } else { high = middle }
        }
        return Place(
            file: file,
            offset: range.lowerBound,
            line: low + 1,
            column: source.text(lineStarts[low]..<range.lowerBound).count + 1,
            excerpt: excerpt,
            cell: name
        )
    }

    /// The place of a whole row: that of its first cell with something in it, shown alone.
    package func place(_ row: Row) -> Place {
        place(of: row.cells.first { !$0.isBlank } ?? row[0], heading: nil, isRow: true, showing: true)
    }

    private static func oneLine(_ text: String) -> String {
        String(text.map { $0.isNewline ? " " : $0 })
    }
}
