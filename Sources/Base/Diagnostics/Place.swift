/// Where in a file something stands.
package struct Place: Sendable, Hashable {
    /// The path as it was given.
    package let file: String
    /// UTF-8 offset from the start of the file, or nil for the file as a whole.
    package let offset: Int?
    /// Counted from 1, or nil for the file as a whole.
    package let line: Int?
    /// Characters from the start of the line, counted from 1.
    package let column: Int?
    /// The line with the guilty part, or nil for the file as a whole.
    package let excerpt: Excerpt?
    /// The cell of a table, where it is one: people look for it by the letters of its column.
    package let cell: TableCell?

    /// A place in a file, as exact as it is known; see the properties for how each part counts.
    package init(
        file: String, offset: Int? = nil, line: Int? = nil, column: Int? = nil, excerpt: Excerpt? = nil,
        cell: TableCell? = nil
    ) {
        self.file = file
        self.offset = offset
        self.line = line
        self.column = column
        self.excerpt = excerpt
        self.cell = cell
    }

    /// `file:line:column`, as far as it is known; `file:sheet!C7` for a cell of a workbook.
    package var label: String {
        if let cell, let sheet = cell.sheet { return "\(file):\(sheet)!\(cell.address)" }
        guard let line else { return file }
        guard let column else { return "\(file):\(line)" }
        return "\(file):\(line):\(column)"
    }

    /// The label as people read it: `a.csv:2:11（第 H 列“课时”）`.
    package var words: String {
        let words = cell?.words ?? ""
        return words.isEmpty ? label : "\(label)（\(words)）"
    }
}

/// Where a cell stands in a table, as spreadsheet programs show it.
package struct TableCell: Sendable, Hashable {
    /// The letters above the column, such as H.
    package let column: String
    /// The number in the margin, counted from 1.
    package let row: Int
    /// What the heading of the column says, where the heading is known.
    package let heading: String?
    /// The name of its sheet, for a workbook.
    package let sheet: String?
    /// Whether the whole row is meant, and the cell is only the first of it that holds something.
    package let isRow: Bool

    /// A cell by the letters of its column and the number of its row.
    package init(column: String, row: Int, heading: String?, sheet: String? = nil, isRow: Bool = false) {
        self.column = column
        self.row = row
        self.heading = heading
        self.sheet = sheet
        self.isRow = isRow
    }

    /// `H2`.
    package var address: String { column + String(row) }

    /// `第 H 列“课时”`; nothing for a row, and for a workbook, whose label names the cell, only the heading.
    var words: String {
        if isRow { return "" }
        if sheet != nil { return heading.map { "“\($0)”" } ?? "" }
        return "第 \(column) 列" + (heading.map { "“\($0)”" } ?? "")
    }
}

/// One line of a source, cut at the part that a finding is about.
package struct Excerpt: Sendable, Hashable {
    package let before: String
    package let marked: String
    package let after: String

    /// A line cut in three; the parts joined are the line.
    package init(before: String, marked: String, after: String) {
        self.before = before
        self.marked = marked
        self.after = after
    }

    /// The whole line.
    package var line: String { before + marked + after }
}
