import Site

/// The links to all terms, rendered once for every depth at which pages stand.
struct TermLinks: Sendable {
    private let shelves: [TermShelf]
    /// By depth, by shelf, by term.
    private let links: [Int: [[HTML]]]

    init(_ library: ResolvedLibrary, theme: SiteTheme) {
        shelves = library.shelves
        var links: [Int: [[HTML]]] = [:]
        for route in library.pages.map(\.page.route) where links[route.depth] == nil {
            links[route.depth] = library.shelves.map { shelf in
                shelf.terms.map { Self.link($0, root: route.root, theme) }
            }
        }
        self.links = links
    }

    private static func link(_ term: Term, root: String, _ theme: SiteTheme) -> HTML {
        let fields: ViewRecord = ["title": .text(term.name), "href": .text(root + term.route().path)]
        return HTML(trusted: theme.render(TermLinkView(fields: fields)))
    }

    /// The terms of some taxonomies that a page bears, as items of one list.
    func html(_ taxonomies: [Taxonomy], page: Int, depth: Int) -> ViewValue {
        guard let links = links[depth] else { return .text("") }
        var html = HTML()
        for (shelf, links) in zip(shelves, links) where taxonomies.contains(shelf.taxonomy) {
            for term in shelf.ofPage[page] { html.append(links[term]) }
        }
        return .html(html)
    }
}
