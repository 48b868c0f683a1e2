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
        let own: [String: ViewValue] = [
            "campaign": campaign(route), "doors": doors(route),
            "sections": .list(columns(.page).map { section($0, route) }),
            "rooms": .list(pages(.exhibit).map { room($0, route) }),
            "laws": .list(library.statutes.filter(\.isCurrent).prefix(8).map { law($0, route) }),
            "questions": .list(pages(.qa).prefix(8).map { question($0, route) }),
            "scenarios": .list(pages(.scenario).prefix(6).map { card($0, from: route) }),
            "tagCloud": tagCloud(Array(library.tags.prefix(24)), from: route),
            "coverage": coverageSummary.map {
                .object(["href": .text(route.link(to: Route("coverage.html"))), "text": .text($0)])
            } ?? .text(""),
        ]
        return theme.render(HomeView(fields: frame.merging(own) { _, own in own }))
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
            "summary": .text(column.summary),
            "pages": .list(column.pages.prefix(5).map { card($0, from: route) }),
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
