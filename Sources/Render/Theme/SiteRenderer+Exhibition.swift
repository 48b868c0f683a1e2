import Site

extension SiteRenderer {
    /// A door of the hall; a room without pages is shut.
    static let door: ViewFields = [
        "number": .text, "room": .text, "title": .text, "href": .text, "summary": .text, "current": .flag,
        "pieces": .list(.object(["title": .text, "href": .text, "current": .flag])), "hasPieces": .flag,
    ]

    /// Where a page stands in the exhibition.
    static let roomFields: ViewFields = [
        "number": .text, "title": .text, "doors": .list(.object(door)), "hall": .text,
        "pieces": .list(.object(["title": .text, "href": .text, "current": .flag])), "hasPieces": .flag,
        "previous": .object(["title": .text, "href": .text]), "next": .object(["title": .text, "href": .text]),
    ]

    /// What a column's page has besides its list: the 网上展馆 opens with the hall of seven doors, and only what belongs
    /// to no room is listed.
    func hall(_ column: Column, _ number: Int, _ route: Route) -> ViewRecord {
        guard column.kind == .exhibit, number == 1, let exhibition else { return [:] }
        return [
            "doors": doors(exhibition, from: route), "hasDoors": .flag(true),
            "pages": .html(cards(exhibition.others, from: route)),
        ]
    }

    private func doors(_ exhibition: Exhibition, from route: Route) -> ViewValue {
        .list(
            exhibition.rooms.map { room, pages -> ViewValue in
                let main = pages.first.map { library.pages[$0] }
                return .object([
                    "number": .text(String(room.number)), "room": .text(room.title),
                    "title": .text(main?.title.droppingPrefix(room.title)),
                    "href": .text(main.map { route.link(to: $0.page.route) }), "summary": .text(main?.summary),
                    "current": .flag(pages.contains { library.pages[$0].page.route == route }),
                    "pieces": .list(pages.dropFirst().map { piece($0, from: route) }),
                    "hasPieces": .flag(pages.count > 1),
                ])
            })
    }

    private func piece(_ index: Int, from route: Route) -> ViewValue {
        let page = library.pages[index]
        return .object([
            "title": .text(page.title), "href": .text(route.link(to: page.page.route)),
            "current": .flag(page.page.route == route),
        ])
    }

    /// The room of an exhibit: its other pieces, and the rooms before and behind it.
    func room(of page: ResolvedPage) -> ViewValue {
        let route = page.page.route
        guard page.page.kind == .exhibit, let exhibition,
            let position = exhibition.rooms.firstIndex(where: { _, pages in
                pages.contains { library.pages[$0].page.route == route }
            })
        else { return .text("") }
        let open = exhibition.rooms.indices.filter { !exhibition.rooms[$0].pages.isEmpty }
        let (room, pages) = exhibition.rooms[position]
        let neighbour = { (index: Int?) -> ViewValue in
            guard let index, let first = exhibition.rooms[index].pages.first else { return .text("") }
            let link = route.link(to: library.pages[first].page.route)
            return .object(["title": .text(exhibition.rooms[index].room.title), "href": .text(link)])
        }
        return .object([
            "number": .text(String(room.number)), "title": .text(room.title),
            "hall": .text(route.link(to: Route(["exhibits"], "index.html"))),
            "doors": doors(exhibition, from: route),
            "pieces": .list(pages.map { piece($0, from: route) }), "hasPieces": .flag(pages.count > 1),
            "previous": neighbour(open.last { $0 < position }), "next": neighbour(open.first { $0 > position }),
        ])
    }
}

extension String {
    /// 从虎门到今天 of 禁毒历史区：从虎门到今天: the door has the room's name already.
    fileprivate func droppingPrefix(_ prefix: String) -> String {
        guard hasPrefix(prefix) else { return self }
        return String(dropFirst(prefix.count).drop { "：: ——".contains($0) })
    }
}
