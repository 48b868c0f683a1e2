import DataFiles
import Law
import Markdown
package import Site

/// Renders the outputs of a plan: pure, so that any number of workers gives the same bytes.
package struct SiteRenderer: Sendable {
    let library: ResolvedLibrary
    let theme: SiteTheme
    let frame: Frame
    let words: Words
    private let plan: Plan
    private let coverage: CoverageTable?
    /// The column of every page, by folder, and the page's place in it.
    private let columns: [String: Column]
    private let placeInColumn: [Int: Int]
    private let tagRoutes: [String: Route]
    let exhibition: Exhibition?
    /// The sizes of pictures by their places in the site.
    let pictures: [Route: PictureSize]

    /// Every view that the site shows, for ``SiteTheme/check(_:findings:)``.
    package static let views: [any TemplateView.Type] = [
        HomeView.self, ArticleView.self, ListView.self, TagsView.self, LawsView.self, StatuteView.self,
        CalendarView.self, GlossaryView.self,
        CoverageView.self, ManifestView.self, ManifestRowView.self, NotFoundView.self, FrameView.self,
    ]

    /// The keys of the theme's words that pages need besides those in templates.
    package static let words = Words.required
    /// Words that pages show where the theme has them.
    package static let optionalWords = Words.optional

    package init(
        _ library: ResolvedLibrary, plan: Plan, theme: SiteTheme, coverage: CoverageTable?,
        pictures: [Route: PictureSize] = [:]
    ) {
        self.library = library
        self.plan = plan
        self.theme = theme
        self.coverage = coverage
        self.pictures = pictures
        words = Words(strings: theme.strings)
        frame = Frame(library, plan: plan, theme: theme, words: words)
        columns = Dictionary(library.columns.map { ($0.folder, $0) }) { first, _ in first }
        var places: [Int: Int] = [:]
        for column in library.columns {
            for (place, page) in column.pages.enumerated() { places[page] = place }
        }
        placeInColumn = places
        exhibition = library.columns.first { $0.kind == .exhibit }.map { Exhibition($0, of: library.pages) }
        tagRoutes = Dictionary(library.tags.map { ($0.name, $0.route()) }) { first, _ in first }
    }

    /// The bytes of a page of the site; nil for outputs that are not made from templates.
    package func render(_ output: Plan.Output) -> [UInt8]? {
        let route = output.route
        switch output.content {
        case .home: return home(route)
        case .page(let index): return page(index)
        case .column(let index, let number): return column(library.columns[index], number, route)
        case .tags:
            let own: [String: ViewValue] = ["tagCloud": tagCloud(library.tags, from: route)]
            return theme.render(TagsView(fields: framed(route, "tags", words["navTags"], own)))
        case .tag(let index, let number): return tag(library.tags[index], number, route)
        case .laws: return laws(route)
        case .statute(let index): return statute(library.statutes[index], route)
        case .calendar: return calendar(route)
        case .glossary: return glossary(route)
        case .coverage:
            guard let coverage else { return nil }
            return theme.render(CoverageView(coverage, frame: framed(route, "coverage", words["navCoverage"], [:])))
        case .notFound: return theme.render(NotFoundView(fields: framed(route, "notfound", words["notFound"], [:])))
        case .manifest, .search, .asset, .themeAsset: return nil
        }
    }

    /// The page that lists every other file of the site.
    package func manifest(_ files: [(route: Route, bytes: Int, digest: String)]) -> [UInt8] {
        let own: [String: ViewValue] = [
            "rows": .html(manifestRows(files)),
            "count": .text(String(files.count)), "bytes": .text(String(files.reduce(0) { $0 + $1.bytes })),
        ]
        let route = Route("manifest.html")
        return theme.render(ManifestView(fields: framed(route, "manifest", words["navManifest"], own)))
    }

    private func manifestRows(_ files: [(route: Route, bytes: Int, digest: String)]) -> HTML {
        var rows = HTML()
        for file in files {
            let fields: [String: ViewValue] = [
                "path": .text(file.route.path), "bytes": .text(String(file.bytes)), "sha256": .text(file.digest),
            ]
            rows.bytes += theme.render(ManifestRowView(fields: fields))
        }
        return rows
    }

    /// The HTML that all pages of a route's folder have in common: their header and their footer.
    package func surroundings(of route: Route) -> [[UInt8]] { frame.surroundings(of: route) }

    // MARK: Pages

    private func page(_ index: Int) -> [UInt8] {
        let resolved = library.pages[index]
        let page = resolved.page
        let front = page.front
        let route = page.route
        let column = columns[page.column]
        let place = placeInColumn[index] ?? 0
        let toc = page.fragment.headings.filter { $0.level <= 3 }
        let body = resolved.story == nil ? filling(route).body(resolved) : HTML()
        let own: [String: ViewValue] = [
            "body": .html(body), "isSigned": .flag(Signature.ends(body.bytes)),
            "story": story(resolved), "room": room(of: resolved),
            "summary": .text(front.summary == nil ? "" : resolved.summary),
            "date": .text(front.date?.chinese), "dateISO": .text(front.date?.description),
            "updated": .text(front.updated?.chinese), "author": .text(resolved.author),
            "source": .text(resolved.source),
            "audience": .texts(front.audience + front.stage), "reviewed": .text(front.reviewed?.chinese),
            "toc": .list(
                toc.map {
                    .object(["id": .text($0.id), "title": .text($0.title), "level": .text(String($0.level))])
                }
            ),
            "hasToc": .flag(toc.count > 1), "tags": tags(front.tags, from: route),
            "previous": neighbour(column, place - 1, from: route), "next": neighbour(column, place + 1, from: route),
            "basis": basis(resolved.basis, from: route),
        ]
        let trail = (column.map { [($0.title, Optional($0.route()))] } ?? []) + [(resolved.title, nil)]
        let kind = page.kind.rawValue
        let frame = frame.fields(
            route,
            kind: kind,
            heading: resolved.title,
            description: resolved.summary,
            trail: trail
        )
        return theme.render(ArticleView(template: kind, fields: frame.merging(own) { _, own in own }))
    }

    private func neighbour(_ column: Column?, _ place: Int, from route: Route) -> ViewValue {
        guard let column, column.pages.indices.contains(place) else { return .text("") }
        let page = library.pages[column.pages[place]]
        return .object(["title": .text(page.title), "href": .text(route.link(to: page.page.route))])
    }

    private func tags(_ names: [String], from route: Route) -> ViewValue {
        .list(
            names.compactMap { name in
                tagRoutes[name].map { .object(["title": .text(name), "href": .text(route.link(to: $0))]) }
            }
        )
    }

    private func basis(_ basis: [CitationResolution], from route: Route) -> ViewValue {
        .list(
            basis.compactMap(\.target).map { target in
                let law = Route(["laws", target.statute], "index.html")
                return .object([
                    "label": .text(target.label), "href": .text(route.link(to: law, anchor: target.anchor)),
                    "law": .text(target.statute), "text": .text(target.excerpt), "outline": .flag(target.isOutline),
                ])
            }
        )
    }

    // MARK: Lists

    func card(_ index: Int, from route: Route) -> ViewValue {
        let page = library.pages[index]
        return CardView(
            title: page.title,
            href: route.link(to: page.page.route),
            date: page.page.front.date?.chinese ?? "",
            dateISO: page.page.front.date?.description ?? "",
            summary: page.summary,
            column: columns[page.page.column]?.title ?? ""
        ).value
    }

    private func column(_ column: Column, _ number: Int, _ route: Route) -> [UInt8] {
        let own = list(column.pages, number, route) { column.route(page: $0) }
        let fields = framed(
            route,
            "column",
            column.title,
            own.merging(hall(column, number, route)) { _, hall in hall }
        )
        return theme.render(ListView(template: "column", fields: fields))
    }

    private func tag(_ tag: Tag, _ number: Int, _ route: Route) -> [UInt8] {
        let own = list(tag.pages, number, route) { tag.route(page: $0) }
        let trail: [(title: String, route: Route?)] = [(words["navTags"], Route("tags/index.html")), (tag.name, nil)]
        let frame = frame.fields(route, kind: "tag", heading: tag.name, description: "", trail: trail)
        return theme.render(ListView(template: "tag", fields: frame.merging(own) { _, own in own }))
    }

    private func list(
        _ pages: [Int],
        _ number: Int,
        _ route: Route,
        _ target: @escaping (Int) -> Route
    ) -> [String: ViewValue] {
        let count = Pagination.count(pages.count)
        let shown = pages[Pagination.range(number, of: pages.count)]
        let link: (Int) -> ViewValue = { page in
            guard (1...count).contains(page) else { return .text("") }
            return .object(["href": .text(route.link(to: target(page)))])
        }
        // Near numbers and the ends: a row of 125 numbers helps nobody.
        let numbers = (1...count).filter { abs($0 - number) <= 2 || $0 == 1 || $0 == count }
        let pager: ViewValue = .object([
            "previous": link(number - 1), "next": link(number + 1),
            "numbers": .list(
                numbers.map {
                    .object([
                        "number": .text(String($0)), "href": .text(route.link(to: target($0))),
                        "current": .flag($0 == number),
                    ])
                }
            ),
            "text": .text(
                words["pagerText"].replacing("{page}", with: String(number)).replacing("{pages}", with: String(count))
            ),
        ])
        return [
            "pages": .list(shown.map { card($0, from: route) }), "count": .text(String(pages.count)),
            "pager": count > 1 ? pager : .text(""),
        ]
    }

    func tagCloud(_ tags: [Tag], from route: Route) -> ViewValue {
        .list(
            tags.map { tag in
                .object([
                    "title": .text(tag.name), "href": .text(route.link(to: tag.route())),
                    "count": .text(String(tag.pages.count)),
                ])
            }
        )
    }

    /// The frame of a page that stands directly below the home page, with the page's own fields.
    func framed(_ route: Route, _ kind: String, _ heading: String, _ own: [String: ViewValue]) -> [String: ViewValue] {
        frame.fields(route, kind: kind, heading: heading, description: "", trail: [(heading, nil)])
            .merging(own) { _, own in own }
    }

    /// The sentence about coverage for the home page.
    var coverageSummary: String? { coverage?.summary }
}
