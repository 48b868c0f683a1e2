import Site

extension SiteRenderer {
    /// The index of all titles: whole, or the letters of a long one.
    func titles(_ route: Route) -> [UInt8] {
        let index = library.titles
        var own = letters(route, current: nil)
        own["summary"] = .text(words["titlesText"].replacing("{n}", with: String(index.count)))
        if index.isOnePage {
            own["groups"] = .list(index.letters.map { group($0, $0.entries[...], route) })
        }
        return theme.render(TitleIndexView(fields: framed(route, "titles", words["navTitles"], own)))
    }

    /// A page of one letter of a long index.
    func letter(_ letter: TitleIndex.Letter, _ number: Int, _ route: Route) -> [UInt8] {
        var own = letters(route, current: letter.slug)
        own["groups"] = .list([group(letter, letter.entries(page: number), route)])
        own["pager"] = pager(number, of: letter.pages, route) { letter.route(page: $0) }
        let heading = "\(words["navTitles"])：\(letter.name)"
        let trail: [(title: String, route: Route?)] = [(words["navTitles"], TitleIndex.route), (letter.name, nil)]
        let frame = frame.fields(route, kind: "titles", heading: heading, description: "", trail: trail)
        return theme.render(TitleIndexView(fields: frame.adding(own)))
    }

    private func letters(_ route: Route, current: String?) -> ViewRecord {
        let isOnePage = library.titles.isOnePage
        var html = HTML()
        for letter in library.titles.letters {
            let fields: ViewRecord = [
                "name": .text(letter.name), "count": .text(String(letter.entries.count)),
                "href": .text(isOnePage ? "#letter-\(letter.slug)" : route.link(to: letter.route())),
                "current": .flag(letter.slug == current),
            ]
            html.bytes += theme.render(IndexLetterView(fields: fields))
        }
        return ["letters": .html(html)]
    }

    private func group(
        _ letter: TitleIndex.Letter, _ entries: ArraySlice<TitleIndex.Entry>, _ route: Route
    ) -> ViewValue {
        var html = HTML()
        for entry in entries {
            let column = entry.column.map { columns[$0]?.title ?? "" } ?? words["navLaws"]
            html.bytes += theme.render(
                IndexEntryView(fields: [
                    "title": .text(entry.title), "href": .text(route.link(to: entry.route)), "column": .text(column),
                ])
            )
        }
        return .object(["name": .text(letter.name), "id": .text("letter-" + letter.slug), "entries": .html(html)])
    }
}
