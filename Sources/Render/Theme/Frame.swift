import DataFiles
import Site

/// What stands around every page: the site's name, navigation, breadcrumbs, words for the browser.
struct Frame: Sendable {
    static let schema: [String: ViewSchema] = [
        "lang": .text, "title": .text, "heading": .text, "description": .text, "summary": .text, "root": .text,
        "kind": .text, "canonical": .text, "site": .object(site), "nav": .list(.object(link)),
        "breadcrumbs": .list(.object(["title": .text, "href": .text, "last": .flag])),
    ]
    static let link: [String: ViewSchema] = ["title": .text, "href": .text, "current": .flag]
    private static let site: [String: ViewSchema] = [
        "title": .text, "office": .text, "county": .text, "year": .text,
        "hotlines": .list(.object(["name": .text, "number": .text])),
    ]

    private let configuration: SiteConfiguration
    private let siteValue: ViewValue
    private let entries: [(title: String, route: Route)]

    init(_ library: ResolvedLibrary, plan: Plan, words: Words) {
        configuration = library.configuration
        siteValue = Theme.prepare(
            .object([
                "title": .text(configuration.title), "office": .text(configuration.office),
                "county": .text(configuration.county), "year": .text(String(library.edition.asOf.year)),
                "hotlines": .list(
                    configuration.hotlines.map { .object(["name": .text($0.name), "number": .text($0.number)]) }
                ),
            ]),
            .object(Self.site)
        )
        var entries: [(String, Route)] = [(words["navHome"], Route("index.html"))]
        entries += library.columns.map { ($0.title, $0.route()) }
        for (key, path) in [
            ("navLaws", "laws/index.html"), ("navCalendar", "calendar.html"), ("navCoverage", "coverage.html"),
        ] where plan.positions[Route(path)] != nil {
            entries.append((words[key], Route(path)))
        }
        self.entries = entries
    }

    /// The frame's fields for one output. `trail` leads from below the home page to the page itself.
    func fields(
        _ route: Route,
        kind: String,
        heading: String,
        description: String,
        trail: [(title: String, route: Route?)]
    ) -> [String: ViewValue] {
        let isHome = route.path == "index.html"
        let crumbs = isHome ? [] : [(entries[0].title, Optional(entries[0].route))] + trail
        return [
            "lang": .text("zh-CN"),
            "title": .text(isHome ? configuration.title : "\(heading) - \(configuration.title)"),
            "heading": .text(heading), "description": .text(description), "root": .text(route.root),
            "kind": .text(kind),
            "site": siteValue,
            "nav": .list(
                entries.map { entry in
                    .object([
                        "title": .text(entry.title), "href": .text(route.link(to: entry.route)),
                        "current": .flag(Self.isCurrent(entry.route, route)),
                    ])
                }
            ),
            "breadcrumbs": .list(
                crumbs.enumerated().map { index, crumb in
                    .object([
                        "title": .text(crumb.title), "href": .text(crumb.route.map { route.link(to: $0) }),
                        "last": .flag(index == crumbs.count - 1),
                    ])
                }
            ),
        ]
    }

    /// A page belongs to the entry whose folder it is in.
    private static func isCurrent(_ entry: Route, _ route: Route) -> Bool {
        guard let slash = entry.path.lastIndex(of: "/") else { return entry == route }
        return route.path.hasPrefix(entry.path[...slash])
    }
}
