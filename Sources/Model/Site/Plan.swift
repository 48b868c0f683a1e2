/// Which outputs the site has, in the order of their routes, and what each shows.
package struct Plan: Sendable {
    package let outputs: [Output]
    /// The position of every output by its route.
    package let positions: [Route: Int]
    /// Outputs whose place is taken by another one, also where the two differ only in case: Windows and USB sticks do not
    /// tell them apart.
    package let collisions: [(lost: Output, kept: Output)]

    /// One file of the site to be.
    package struct Output: Sendable {
        package let route: Route
        package let content: Content
    }

    /// What an output is made from: positions in the resolved library.
    package enum Content: Sendable {
        case home
        case page(Int)
        case column(Int, number: Int)
        case tags
        case tag(Int, number: Int)
        case laws
        case statute(Int)
        /// An article of a law: positions of the statute and of the article in it.
        case statuteArticle(Int, Int)
        /// What a version changed in the one before.
        case statuteChanges(Int)
        case calendar
        case coverage
        case notFound
        /// The list of all other files, for people or for `sha256sum --check`; made last, from the others' bytes.
        case manifest
        case search
        case asset(ContentPath)
        case themeAsset(String)
    }

    /// The outputs of a library with a theme that has these assets.
    package init(_ library: ResolvedLibrary, themeAssets: [String], hasCoverage: Bool) {
        var outputs = [Output(route: Route("index.html"), content: .home)]
        func add(_ path: Route, _ content: Content) { outputs.append(Output(route: path, content: content)) }
        for (index, page) in library.pages.enumerated() { add(page.page.route, .page(index)) }
        for (index, column) in library.columns.enumerated() {
            for number in 1...Pagination.count(column.pages.count) {
                add(column.route(page: number), .column(index, number: number))
            }
        }
        if !library.tags.isEmpty { add(Route("tags/index.html"), .tags) }
        for (index, tag) in library.tags.enumerated() {
            for number in 1...Pagination.count(tag.pages.count) {
                add(tag.route(page: number), .tag(index, number: number))
            }
        }
        if !library.statutes.isEmpty { add(Route("laws/index.html"), .laws) }
        for (index, statute) in library.statutes.enumerated() {
            add(statute.route, .statute(index))
            for position in statute.ownPages { add(statute.route(article: position), .statuteArticle(index, position)) }
            if library.predecessor(of: index) != nil { add(statute.changesRoute, .statuteChanges(index)) }
        }
        if !library.calendar.isEmpty { add(Route("calendar.html"), .calendar) }
        if hasCoverage { add(Route("coverage.html"), .coverage) }
        add(Route("404.html"), .notFound)
        add(Route("manifest.html"), .manifest)
        add(Route("manifest.sha256"), .manifest)
        add(Route("search/all.js"), .search)
        for path in library.usedAssets { add(Route(path.path), .asset(path)) }
        for name in themeAssets { add(Route("assets/\(name)"), .themeAsset(name)) }
        var positions: [Route: Int] = [:]
        var taken: [String: Output] = [:]
        var collisions: [(lost: Output, kept: Output)] = []
        var kept: [Output] = []
        for output in outputs {
            if let other = taken[output.route.path.lowercased()] {
                collisions.append((output, other))
            } else {
                taken[output.route.path.lowercased()] = output
                kept.append(output)
            }
        }
        self.collisions = collisions
        self.outputs = kept.sorted { $0.route < $1.route }
        for (index, output) in self.outputs.enumerated() { positions[output.route] = index }
        self.positions = positions
    }
}
