import DataFiles
import Site

extension SiteRenderer {
    /// A page in a list; `within` is the folder of the column that the list is of, whose name need not be said again.
    func card(_ index: Int, from route: Route, within folder: String? = nil) -> ViewRecord {
        let page = library.pages[index]
        return [
            "title": .text(page.title), "href": .text(route.link(to: page.page.route)),
            "date": .text(page.page.front.date?.chinese), "dateISO": .text(page.page.front.date?.description),
            "summary": .text(page.summary),
            "column": .text(page.page.column == folder ? nil : columns[page.page.column]?.title),
            "cover": .text(page.cover.map { route.link(to: $0.route) }),
        ]
    }

    /// The entries of a list.
    func cards(_ pages: some Sequence<Int>, from route: Route, within folder: String? = nil) -> HTML {
        var html = HTML()
        for index in pages { html.bytes += theme.render(CardView(fields: card(index, from: route, within: folder))) }
        return html
    }

    /// A list page of a column; the first one opens with the column's introduction.
    func column(_ column: Column, _ number: Int, _ route: Route) -> [UInt8] {
        let introduction = library.introductions[column.folder]
        var own = list(column.pages, number, route, within: column.folder) { column.route(page: $0) }
        if number == 1, let introduction {
            own["body"] = .html(filling(route).body(introduction))
            own["summary"] = .text(introduction.repeatsText ? "" : introduction.summary)
        }
        if column.kind == .qa { own["axes"] = axes(current: nil, from: route) }
        own.add(hall(column, number, route))
        let fields = listed(
            route, "column", column.title, number, description: introduction?.summary ?? "",
            trail: [(column.title, column.route())], own)
        return theme.render(ListView(template: "column", fields: fields))
    }

    /// A list page of a term.
    func term(_ term: Term, _ number: Int, _ route: Route) -> [UInt8] {
        var own = list(term.pages, number, route, within: nil) { term.route(page: $0) }
        own["eyebrow"] = .text(words["term-" + term.taxonomy.rawValue])
        let trail: [(title: String, route: Route)] = [
            (words["terms-" + term.taxonomy.rawValue], term.taxonomy.route), (term.name, term.route()),
        ]
        let fields = listed(route, "tag", term.name, number, description: "", trail: trail, own)
        return theme.render(ListView(template: "tag", fields: fields))
    }

    /// All terms of a taxonomy.
    func terms(_ taxonomy: Taxonomy, _ route: Route) -> [UInt8] {
        let own: ViewRecord = ["tagCloud": tagCloud(library.terms(taxonomy), from: route)]
        return theme.render(TagsView(fields: framed(route, "tags", words["terms-" + taxonomy.rawValue], own)))
    }

    /// The frame of a list page; further pages say which one they are, where they stand and in the browser's title.
    private func listed(
        _ route: Route, _ kind: String, _ heading: String, _ number: Int, description: String,
        trail: [(title: String, route: Route)], _ own: ViewRecord
    ) -> ViewRecord {
        let page = words["pageNumber"].replacing("{page}", with: String(number))
        var crumbs = trail.map { (title: $0.title, route: Optional($0.route)) }
        if number > 1 { crumbs.append((page, nil)) }
        var fields = frame.fields(
            route, kind: kind, heading: heading, description: number == 1 ? description : "", trail: crumbs)
        if number > 1 { fields["title"] = .text("\(heading)　\(page) - \(library.configuration.title)") }
        return fields.adding(own)
    }

    func list(
        _ pages: [Int], _ number: Int, _ route: Route, within folder: String?, _ target: (Int) -> Route
    ) -> ViewRecord {
        let shown = pages[Pagination.range(number, of: pages.count)]
        return [
            "pages": .html(cards(shown, from: route, within: folder)), "count": .text(String(pages.count)),
            "pager": pager(number, of: Pagination.count(pages.count), route, target),
        ]
    }

    /// The way through a list of so many pages; nothing where there is only one.
    func pager(_ number: Int, of count: Int, _ route: Route, _ target: (Int) -> Route) -> ViewValue {
        guard count > 1 else { return .text("") }
        func link(_ page: Int) -> ViewValue {
            guard (1...count).contains(page) else { return .text("") }
            return .object(["href": .text(route.link(to: target(page)))])
        }
        // Near numbers and the ends: a row of 125 numbers helps nobody.
        let numbers = (1...count).filter { abs($0 - number) <= 2 || $0 == 1 || $0 == count }
        return .object([
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
    }

    func tagCloud(_ terms: some Sequence<Term>, from route: Route) -> ViewValue {
        .list(
            terms.map { term in
                .object([
                    "title": .text(term.name), "href": .text(route.link(to: term.route())),
                    "count": .text(String(term.pages.count)),
                ])
            }
        )
    }
}
