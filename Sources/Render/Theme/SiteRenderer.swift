import DataFiles
import Law
import Markdown
package import Pictures
package import Site

/// Renders the outputs of a plan: pure, so that any number of workers gives the same bytes.
package struct SiteRenderer: Sendable {
    let library: ResolvedLibrary
    let theme: SiteTheme
    let frame: Frame
    let words: Words
    let plan: Plan
    let termLinks: TermLinks
    package let coverage: CoverageTable?
    /// The column of every page, by folder, and the page's place in it.
    let columns: [String: Column]
    let placeInColumn: [Int: Int]
    let exhibition: Exhibition?
    /// The sizes of pictures by their places in the site.
    let pictures: [Route: Picture.Size]
    /// How many bytes the files of practice packs have.
    let packSizes: [Route: Int]

    /// Every view that the site shows, for ``SiteTheme/check(_:findings:)``.
    package static let views: [any TemplateView.Type] = [
        HomeView.self, ArticleView.self, ListView.self, TagsView.self, LawsView.self, StatuteView.self,
        CalendarView.self, GlossaryView.self, StatuteArticleView.self, StatuteChangesView.self, AnswerIndexView.self,
        CoverageView.self, ManifestView.self, ManifestRowView.self, NotFoundView.self, FrameView.self,
        TitleIndexView.self, IndexEntryView.self, IndexLetterView.self, CardView.self, LinkItemView.self,
        RedirectView.self,
    ]

    /// The views of a site that offers practice packs.
    package static let packViews: [any TemplateView.Type] = [PacksView.self]

    /// The keys of the theme's words that pages need besides those in templates.
    package static let words = Words.required
    /// Words that pages show where the theme has them.
    package static let optionalWords = Words.optional

    /// Prepares what all pages share; `coverage` is nil when the table is not published.
    package init(
        _ library: ResolvedLibrary, plan: Plan, theme: SiteTheme, coverage: CoverageTable?,
        pictures: [Route: Picture.Size] = [:], packSizes: [Route: Int] = [:]
    ) {
        self.library = library
        self.plan = plan
        self.theme = theme
        self.coverage = coverage
        self.pictures = pictures
        self.packSizes = packSizes
        words = Words(strings: theme.strings)
        frame = Frame(library, plan: plan, theme: theme, words: words)
        columns = Dictionary(library.columns.map { ($0.folder, $0) }) { first, _ in first }
        var places: [Int: Int] = [:]
        for column in library.columns {
            for (place, page) in column.pages.enumerated() { places[page] = place }
        }
        placeInColumn = places
        exhibition = library.columns.first { $0.kind == .exhibit }.map { Exhibition($0, of: library.pages) }
        termLinks = TermLinks(library, theme: theme)
    }

    /// The same pages with marks that say where each part comes from; see ``TracedPage``.
    package var tracing: SiteRenderer {
        SiteRenderer(
            library, plan: plan, theme: theme.tracing, coverage: coverage, pictures: pictures, packSizes: packSizes)
    }

    /// The bytes of a page of the site; nil for outputs that are not made from templates.
    package func render(_ output: Plan.Output) -> [UInt8]? {
        let route = output.route
        switch output.content {
        case .home: return home(route)
        case .page(let index): return page(index)
        case .column(let index, let number): return column(library.columns[index], number, route)
        case .terms(let taxonomy): return terms(taxonomy, route)
        case .term(let taxonomy, let index, let number): return term(library.terms(taxonomy)[index], number, route)
        case .titles: return titles(route)
        case .letter(let index, let number): return letter(library.titles.letters[index], number, route)
        case .alias(let page, _): return redirect(route, to: library.pages[page])
        case .laws: return laws(route)
        case .statute(let index): return statute(index, route)
        case .statuteArticle(let index, let position): return article(position, of: library.statutes[index], route)
        case .statuteChanges(let index): return changes(index, route)
        case .answers(let axis): return answers(axis, route)
        case .answerGroup(let axis, let index, let number):
            return answerGroup(library.answers.groups(axis)[index], number, route)
        case .calendar: return calendar(route)
        case .glossary: return glossary(route)
        case .coverage:
            guard let coverage else { return nil }
            return theme.render(CoverageView(coverage, frame: framed(route, "coverage", words["navCoverage"], [:])))
        case .packs: return packs(route)
        case .notFound: return notFound(route)
        case .sitemap(let part): return sitemap(part: part)
        case .feed: return feed()
        case .manifest, .search, .asset, .themeAsset, .pack: return nil
        }
    }

    /// The page that lists every other file of the site.
    package func manifest(_ files: [(route: Route, bytes: Int, digest: String)]) -> [UInt8] {
        let own: ViewRecord = [
            "rows": .html(manifestRows(files)),
            "count": .text(String(files.count)), "bytes": .text(FileSize(files.reduce(0) { $0 + $1.bytes }).text),
        ]
        let route = Route("manifest.html")
        return theme.render(ManifestView(fields: framed(route, "manifest", words["navManifest"], own)))
    }

    private func manifestRows(_ files: [(route: Route, bytes: Int, digest: String)]) -> HTML {
        var rows = HTML()
        for file in files {
            let fields: ViewRecord = [
                "path": .text(file.route.path), "bytes": .text(String(file.bytes)), "sha256": .text(file.digest),
            ]
            rows.bytes += theme.render(ManifestRowView(fields: fields))
        }
        return rows
    }

    /// The HTML that all pages of a route's folder have in common: their header and their footer.
    package func surroundings(of route: Route) -> [[UInt8]] { frame.surroundings(of: route) }

    /// The frame of a page that stands directly below the home page, with the page's own fields.
    func framed(_ route: Route, _ kind: String, _ heading: String, _ own: ViewRecord) -> ViewRecord {
        frame.fields(route, kind: kind, heading: heading, description: "", trail: [(heading, nil)])
            .adding(own)
    }

    /// The sentence about coverage for the home page; nil while no school is in the ledger.
    var coverageSummary: String? { coverage.flatMap { $0.rows.isEmpty ? nil : $0.summary } }
}
