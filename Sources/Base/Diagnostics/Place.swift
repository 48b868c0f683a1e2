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

    /// `file:line:column`, as far as it is known.
    package var label: String {
        guard let line else { return file }
        guard let column else { return "\(file):\(line)" }
        return "\(file):\(line):\(column)"
    }

    /// The label as people read it: `a.csv:2:11（第 H 列“课时”）`.
    package var words: String { label + (cell.map { "（\($0.words)）" } ?? "") }
}

/// Where a cell stands in a table, as spreadsheet programs show it.
package struct TableCell: Sendable, Hashable {
    /// The letters above the column, such as H.
    package let column: String
    /// The number in the margin, counted from 1.
    package let row: Int
    /// What the heading of the column says, where the heading is known.
    package let heading: String?

    /// A cell by the letters of its column and the number of its row.
    package init(column: String, row: Int, heading: String?) {
        self.column = column
        self.row = row
        self.heading = heading
    }

    /// `H2`.
    package var address: String { column + String(row) }

    /// `第 H 列“课时”`.
    var words: String { "第 \(column) 列" + (heading.map { "“\($0)”" } ?? "") }
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
