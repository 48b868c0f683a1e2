import DataFiles
import Site

/// The header or the footer of a page: the same for all pages of a folder, so that they are rendered once.
struct FrameView: TemplateView {
    static let templates = ["header", "footer"]
    static let schema: ViewFields = [
        "lang": .text, "root": .text, "site": .object(Frame.site), "nav": .list(.object(Frame.link)),
    ]
    let template: String
    let fields: ViewRecord
}

/// What stands around every page: the site's name, navigation, breadcrumbs, words for the browser.
struct Frame: Sendable {
    static let schema: ViewFields = [
        "lang": .text, "title": .text, "heading": .text, "description": .text, "summary": .text, "root": .text,
        "kind": .text, "canonical": .text, "feed": .text, "header": .html, "footer": .html, "site": .object(site),
        "breadcrumbs": .list(.object(["title": .text, "href": .text, "last": .flag])),
    ]
    static let link: ViewFields = ["title": .text, "href": .text, "current": .flag]
    static let site: ViewFields = [
        "title": .text, "titleWords": .html, "office": .text, "county": .text, "year": .text,
        "hotlines": .list(.object(["name": .text, "number": .text])),
    ]
    static let language = "zh-CN"

    /// What pages of one folder share.
    private struct Surroundings {
        let header: HTML
        let footer: HTML
    }

    /// By folder; outputs at the root have their own, by name.
    private let surroundings: [String: Surroundings]
    private let configuration: SiteConfiguration
    private let siteValue: ViewValue
    private let entries: [(title: String, route: Route)]

    init(_ library: ResolvedLibrary, plan: Plan, theme: SiteTheme, words: Words) {
        configuration = library.configuration
        siteValue = .object([
            "title": .text(configuration.title),
            "titleWords": .html(TitleWords.html(configuration.title, county: configuration.county)),
            "office": .text(configuration.office),
            "county": .text(configuration.county), "year": .text(String(library.edition.asOf.year)),
            "hotlines": .list(
                configuration.hotlines.map { .object(["name": .text($0.name), "number": .text($0.number)]) }
            ),
        ])
        var entries: [(String, Route)] = [(words["navHome"], Route("index.html"))]
        entries += library.columns.map { ($0.title, $0.route()) }
        for (key, path) in [
            ("navLaws", "laws/index.html"), ("navCalendar", CalendarEvent.route.path),
            ("navGlossary", Glossary.route.path),
            ("navPacks", PracticePack.index.path), ("navCoverage", "coverage.html"),
        ] where !words[key].isEmpty && plan.positions[Route(path)] != nil {
            entries.append((words[key], Route(path)))
        }
        self.entries = entries
        var surroundings: [String: Surroundings] = [:]
        for route in plan.outputs.map(\.route)
        where route.path.hasSuffix(".html") && surroundings[Self.key(route)] == nil {
            surroundings[Self.key(route)] = Self.surroundings(route, entries: entries, site: siteValue, theme: theme)
        }
        self.surroundings = surroundings
    }

    private static func key(_ route: Route) -> String {
        { $0.isEmpty ? route.path : String($0) }(route.folder)
    }

    private static func surroundings(
        _ route: Route, entries: [(title: String, route: Route)], site: ViewValue, theme: SiteTheme
    ) -> Surroundings {
        let nav = entries.map { entry -> ViewValue in
            .object([
                "title": .text(entry.title), "href": .text(route.link(to: entry.route)),
                "current": .flag(isCurrent(entry.route, route)),
            ])
        }
        let fields: ViewRecord = [
            "lang": .text(language), "root": .text(route.root), "site": site, "nav": .list(nav),
        ]
        let render: (String) -> HTML = { name in
            HTML(trusted: theme.render(FrameView(template: name, fields: fields)))
        }
        return Surroundings(header: render("header"), footer: render("footer"))
    }

    /// The frame's fields for one output.
    ///
    /// `trail` leads from below the home page to the page itself.
    func fields(
        _ route: Route,
        kind: String,
        heading: String,
        description: String,
        trail: [(title: String, route: Route?)]
    ) -> ViewRecord {
        let isHome = route.path == "index.html"
        let crumbs = isHome ? [] : [(entries[0].title, Optional(entries[0].route))] + trail
        let shared = surroundings[Self.key(route)]
        return [
            "lang": .text(Self.language),
            "title": .text(isHome ? configuration.title : "\(heading) - \(configuration.title)"),
            "heading": .text(heading), "description": .text(description), "root": .text(route.root),
            "kind": .text(kind), "canonical": .text(configuration.baseURL?.url(route)),
            "feed": .text(configuration.baseURL == nil ? "" : route.root + "feed.xml"), "site": siteValue,
            "header": .html(shared?.header ?? HTML()), "footer": .html(shared?.footer ?? HTML()),
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

    /// The header and the footer that all pages of a route's folder share.
    func surroundings(of route: Route) -> [[UInt8]] {
        guard let shared = surroundings[Self.key(route)] else { return [] }
        return [shared.header, shared.footer].map(\.bytes)
    }

    /// A page belongs to the entry whose folder it is in.
    private static func isCurrent(_ entry: Route, _ route: Route) -> Bool {
        guard let slash = entry.path.lastIndex(of: "/") else { return entry == route }
        return route.path.hasPrefix(entry.path[...slash])
    }
}
