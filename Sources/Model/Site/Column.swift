/// A 栏目: the pages of one top folder, listed together.
package struct Column: Sendable {
    package let folder: String
    package let title: String
    package let kind: Page.Kind
    /// Positions in `ResolvedLibrary.pages`, in the order of the list.
    package let pages: [Int]

    /// The list's first page; further ones are `page-2.html` ….
    package func route(page number: Int = 1) -> Route {
        Route([ContentPath.segment(folder)], number == 1 ? "index.html" : "page-\(number).html")
    }

    /// Folders that hold something else than columns.
    package static let reserved: Set<String> = ["statutes", "banks", "papers", "lessons", "frameworks", "media"]

    /// The folder of the column in which pages stand that are in no folder.
    package static let loose = "articles"

    /// The titles of the folders that have a meaning of their own.
    static let defaultTitles = [loose: "文章", "qa": "法律问答", "exhibits": "网上展馆", "scenarios": "情景选择"]
}

/// Cuts a list into pages of a fixed length.
package enum Pagination {
    /// How many entries a list page holds.
    package static let length = 20

    /// How many list pages there are: at least one.
    package static func count(_ entries: Int) -> Int { max(1, (entries + length - 1) / length) }

    /// The entries of one list page, counted from 1.
    package static func range(_ number: Int, of entries: Int) -> Range<Int> {
        let start = min((number - 1) * length, entries)
        return start..<min(start + length, entries)
    }
}
