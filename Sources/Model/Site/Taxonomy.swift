/// A way to sort pages besides columns; each has an index page, and each of its terms a list.
package enum Taxonomy: String, Sendable, Hashable, CaseIterable {
    case tags
    case stage
    case audience
    case implements
    case region

    /// The page that lists all terms.
    package var route: Route { Route([rawValue], "index.html") }
}

/// A word of a taxonomy and the pages that bear it.
package struct Term: Sendable {
    package let taxonomy: Taxonomy
    package let name: String
    package let slug: String
    /// Positions in `ResolvedLibrary.pages`, in the order of the list.
    package let pages: [Int]

    /// The first list page, or a further one.
    package func route(page number: Int = 1) -> Route {
        Route([taxonomy.rawValue], number == 1 ? "\(slug).html" : "\(slug)-page-\(number).html")
    }
}

/// The terms of one taxonomy and what pages bear.
package struct TermShelf: Sendable {
    package let taxonomy: Taxonomy
    /// Closed sets in their own order; tags by how many pages bear them, then by name.
    package let terms: [Term]
    /// The terms of every page, as positions in `terms`, in the page's order.
    package let ofPage: [[Int]]
}
