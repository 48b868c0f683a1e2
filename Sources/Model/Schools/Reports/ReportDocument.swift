/// A report in words, tables and figures, before it becomes Word, a page or paper.
package struct ReportDocument: Sendable {
    package let title: String
    package var blocks: [Block] = []

    /// A report without any text yet.
    package init(title: String) { self.title = title }

    /// One part of it, from above.
    package enum Block: Sendable {
        /// Level 1 is 一、, 2 is （一）; the number is part of the words.
        case heading(Int, String)
        case paragraph([Run])
        case recipients([Run])
        case signature([Run])
        case table(Table)
        case note(String)
        case pageBreak
        /// The title of a page that is handed out by itself, in place of the document's own.
        case banner(String)
    }

    /// A piece of text.
    package enum Run: Sendable, Hashable {
        case text(String)
        /// What the office has to write itself.
        case slot(String)
    }

    /// A table of words.
    package struct Table: Sendable, Hashable {
        package let caption: String
        package let columns: [String]
        package let rows: [[String]]

        /// A table; every row has a cell for every column.
        package init(caption: String, columns: [String], rows: [[String]]) {
            self.caption = caption
            self.columns = columns
            self.rows = rows
        }
    }

    mutating func say(_ text: String) { blocks.append(.paragraph([.text(text)])) }
    mutating func head(_ level: Int, _ text: String) { blocks.append(.heading(level, text)) }
}
