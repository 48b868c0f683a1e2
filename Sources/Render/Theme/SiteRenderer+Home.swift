import DataFiles
import Law
import Site

extension SiteRenderer {
    func home(_ route: Route) -> [UInt8] {
        let office = [library.configuration.office].filter { !$0.isEmpty }
        let description = library.configuration.variables["description"] ?? office.joined()
        let frame = frame.fields(
            route,
            kind: "home",
            heading: library.configuration.title,
            description: description,
            trail: []
        )
        let own: ViewRecord = [
            "campaign": campaign(route), "laterCampaigns": laterCampaigns(route), "doors": doors(route),
            "sections": .list(columns(.page).map { section($0, route) }),
            "rooms": .list(pages(.exhibit).prefix(7).map { room($0, route) }), "roomsMore": more(.exhibit, route),
            "laws": .list(library.statutes.filter(\.isCurrent).prefix(Self.shown).map { law($0, route) }),
            "lawsMore": .text(library.statutes.isEmpty ? "" : route.link(to: Route("laws/index.html"))),
            "questions": .list(pages(.qa).prefix(Self.shown).map { question($0, route) }),
            "questionsMore": more(.qa, route),
            "scenarios": .list(pages(.scenario).prefix(Self.shown).map { .object(card($0, from: route)) }),
            "scenariosMore": more(.scenario, route),
            "tagCloud": tagCloud(library.terms(.tags).prefix(24), from: route),
            "tagsMore": .text(library.terms(.tags).count > 24 ? route.link(to: Taxonomy.tags.route) : ""),
            "packs": .list(library.packs.prefix(6).map { pack($0, from: route) }),
            "packsMore": .text(library.packs.isEmpty ? "" : route.link(to: PracticePack.index)),
            "facets": .list([.audience, .stage, .implements, .region].compactMap { facet($0, route) }),
            "coverage": coverageSummary.map {
                .object(["href": .text(route.link(to: Route("coverage.html"))), "text": .text($0)])
            } ?? .text(""),
        ]
        return theme.render(HomeView(fields: frame.adding(own)))
    }

    /// How many entries a section of the home page has; the rest is one click away.
    private static let shown = 5

    /// The way to all pages of a kind.
    private func more(_ kind: Page.Kind, _ route: Route) -> ViewValue {
        .text(columns(kind).first.map { route.link(to: $0.route()) })
    }

    /// The terms of a taxonomy as a way in: for parents, for the junior high.
    private func facet(_ taxonomy: Taxonomy, _ route: Route) -> ViewValue? {
        let terms = library.terms(taxonomy)
        guard !terms.isEmpty else { return nil }
        return .object([
            "title": .text(words["terms-" + taxonomy.rawValue]), "href": .text(route.link(to: taxonomy.route)),
            "terms": tagCloud(terms.prefix(12), from: route),
        ])
    }

    private func columns(_ kind: Page.Kind) -> [Column] { library.columns.filter { $0.kind == kind } }

    private func pages(_ kind: Page.Kind) -> [Int] { columns(kind).flatMap(\.pages) }

    /// The quick ways in: what people come for, in the order in which they ask for it.
    private func doors(_ route: Route) -> ViewValue {
        func door(_ kind: String, _ title: String, _ href: String) -> ViewValue {
            .object([
                "kind": .text(kind), "title": .text(title), "text": .text(words["door-\(kind)"]), "href": .text(href),
            ])
        }
        let rooms: [(String, Page.Kind)] = [("qa", .qa), ("exhibit", .exhibit), ("scenario", .scenario)]
        var doors = rooms.compactMap { name, kind in
            columns(kind).first.map { door(name, $0.title, route.link(to: $0.route())) }
        }
        if !library.statutes.isEmpty {
            doors.append(door("laws", words["navLaws"], route.link(to: Route("laws/index.html"))))
        }
        return .list(doors)
    }

    private func section(_ column: Column, _ route: Route) -> ViewValue {
        .object([
            "title": .text(column.title), "href": .text(route.link(to: column.route())),
            "summary": .text(library.introductions[column.folder]?.summary),
            "pages": .list(column.pages.prefix(Self.shown).map { .object(card($0, from: route)) }),
        ])
    }

    private func room(_ index: Int, _ route: Route) -> ViewValue {
        let page = library.pages[index]
        return .object([
            "title": .text(page.title), "href": .text(route.link(to: page.page.route)), "summary": .text(page.summary),
        ])
    }

    private func question(_ index: Int, _ route: Route) -> ViewValue {
        let page = library.pages[index]
        return .object(["title": .text(page.title), "href": .text(route.link(to: page.page.route))])
    }

    private func law(_ resolved: ResolvedStatute, _ route: Route) -> ViewValue {
        .object([
            "title": .text(resolved.statute.title), "href": .text(route.link(to: resolved.route)),
            "note": .text(resolved.statute.text == .outline ? words["outlineTag"] : ""),
        ])
    }
}
