import Quiz

/// Gathers the outputs of a site, in the order in which they have a right to their routes.
struct OutputList {
    private(set) var outputs: [Plan.Output] = []

    mutating func add(_ route: Route, _ content: Plan.Content) {
        outputs.append(Plan.Output(route: route, content: content))
    }

    /// Everything that the library asks for.
    mutating func add(_ library: ResolvedLibrary, hasCoverage: Bool) {
        add(Route("index.html"), .home)
        for (index, page) in library.pages.enumerated() { add(page.page.route, .page(index)) }
        for (index, column) in library.columns.enumerated() {
            for number in 1...Pagination.count(column.pages.count) {
                add(column.route(page: number), .column(index, number: number))
            }
        }
        for shelf in library.shelves { add(shelf) }
        add(library.titles)
        if !library.statutes.isEmpty { add(Route("laws/index.html"), .laws) }
        for (index, statute) in library.statutes.enumerated() {
            add(statute.route, .statute(index))
            for position in statute.ownPages { add(statute.route(article: position), .statuteArticle(index, position)) }
            if library.predecessor(of: index) != nil { add(statute.changesRoute, .statuteChanges(index)) }
        }
        add(library.answers)
        if !library.calendar.isEmpty { add(CalendarEvent.route, .calendar) }
        if !library.glossary.terms.isEmpty { add(Glossary.route, .glossary) }
        if hasCoverage { add(Route("coverage.html"), .coverage) }
        add(library.packs)
        add(Route("404.html"), .notFound)
        add(Route("manifest.html"), .manifest)
        add(Route("manifest.sha256"), .manifest)
        add(Route("search/all.js"), .search)
        for path in library.usedAssets { add(Route(path.path), .asset(path)) }
    }

    private mutating func add(_ packs: [PracticePack]) {
        guard !packs.isEmpty else { return }
        add(PracticePack.index, .packs)
        for (index, pack) in packs.enumerated() {
            for variant in pack.paper.content.variants.indices {
                for sheet in PracticePack.Sheet.allCases {
                    add(pack.route(sheet, variant: variant), .pack(index, sheet, variant: variant))
                }
            }
        }
    }

    private mutating func add(_ shelf: TermShelf) {
        guard !shelf.terms.isEmpty else { return }
        add(shelf.taxonomy.route, .terms(shelf.taxonomy))
        for (index, term) in shelf.terms.enumerated() {
            for number in 1...Pagination.count(term.pages.count) {
                add(term.route(page: number), .term(shelf.taxonomy, index, number: number))
            }
        }
    }

    private mutating func add(_ answers: AnswerIndex) {
        for axis in answers.axes {
            add(axis.route, .answers(axis))
            for (index, group) in answers.groups(axis).enumerated() {
                // A law shows its answers article by article on one page.
                let pages = group.law == nil ? Pagination.count(group.pages.count) : 1
                for number in 1...pages {
                    add(group.route(page: number), .answerGroup(axis, index, number: number))
                }
            }
        }
    }

    private mutating func add(_ titles: TitleIndex) {
        add(TitleIndex.route, .titles)
        guard !titles.isOnePage else { return }
        for (index, letter) in titles.letters.enumerated() {
            for number in 1...letter.pages { add(letter.route(page: number), .letter(index, number: number)) }
        }
    }

    /// What a site on the web has besides: for search engines and for readers of feeds.
    mutating func addPublished() {
        let parts = Sitemap.parts(outputs.count { $0.content.isListed })
        add(Sitemap.route(part: nil), .sitemap(part: nil))
        if parts > 1 {
            for part in 1...parts { add(Sitemap.route(part: part), .sitemap(part: part)) }
        }
        add(Route("feed.xml"), .feed)
    }

    mutating func addAliases(_ library: ResolvedLibrary) {
        for (index, page) in library.pages.enumerated() {
            for (number, alias) in page.page.aliases.enumerated() { add(alias.route, .alias(page: index, number)) }
        }
    }
}

/// The addresses of a site for search engines.
package enum Sitemap {
    /// What the protocol of sitemaps.org allows in one file.
    package static let longest = 50_000

    /// How many parts so many addresses need: one is the sitemap itself.
    package static func parts(_ count: Int) -> Int { max(1, (count + longest - 1) / longest) }

    /// The sitemap, or one part of a long one, counted from 1.
    package static func route(part: Int?) -> Route { Route(part.map { "sitemap-\($0).xml" } ?? "sitemap.xml") }
}

extension Plan.Content {
    /// Whether search engines are told of the output: what a reader would look for, each list once.
    package var isListed: Bool {
        switch self {
        case .home, .page, .column(_, number: 1), .terms, .term(_, _, number: 1), .titles, .laws, .statute,
            .statuteArticle, .statuteChanges, .answers, .answerGroup(_, _, number: 1), .calendar, .glossary, .coverage,
            .packs, .pack(_, .practice, _):
            true
        default: false
        }
    }
}
