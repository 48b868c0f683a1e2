/// An official document to be written as docx, in the form of GB/T 9704: title, headings 一、（一）1., text in 仿宋 of size 3.
package struct DocxDraft: Sendable {
    package var title: String
    package var blocks: [Block] = []

    /// A document without any text yet.
    package init(title: String) { self.title = title }

    /// One paragraph or table.
    package enum Block: Sendable {
        /// Level 1 is 一、, 2 is （一）, 3 is 1.; the number is part of the words.
        case heading(Int, String)
        case paragraph([Run])
        /// Who the document is for, without an indent.
        case recipients([Run])
        /// At the right: the office and the day.
        case signature([Run])
        case table(columns: [String], rows: [[String]])
        /// Small print: where the figures come from.
        case note(String)
        /// What follows begins on a new page.
        case pageBreak
        /// The title of a part that is handed out by itself.
        case banner(String)
    }

    /// A piece of text.
    package enum Run: Sendable, Hashable {
        case text(String)
        /// Something that the office has to write itself, marked so that nobody overlooks it.
        case slot(String)
    }
}
