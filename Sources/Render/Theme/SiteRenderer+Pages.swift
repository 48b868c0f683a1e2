import DataFiles
import Law
import Markdown
import Pictures
import Site

extension SiteRenderer {
    /// A page of text.
    func page(_ index: Int) -> [UInt8] {
        let resolved = library.pages[index]
        let page = resolved.page
        let route = page.route
        let column = columns[page.column]
        let place = placeInColumn[index] ?? 0
        let basis = resolved.basis
        let cover = resolved.cover.flatMap { pictures[$0.route] }
        let body = resolved.story == nil ? filling(route).body(resolved) : HTML()
        var own: ViewRecord = [
            "body": .html(body), "isSigned": .flag(Signature.ends(body.bytes)),
            "story": story(resolved), "room": room(of: resolved),
            "summary": .text(resolved.repeatsText ? "" : resolved.summary),
            "cover": .text(resolved.cover.map { route.link(to: $0.route) }),
            "coverAlternative": .text(resolved.cover?.alternative), "coverCaption": .text(resolved.cover?.caption),
            "coverWidth": .text(cover.map { String($0.width) }),
            "coverHeight": .text(cover.map { String($0.height) }),
            "layout": .text(page.front.layout == .standard ? "" : page.front.layout.rawValue),
            "draft": .flag(page.front.draft), "basis": self.basis(basis, from: route),
            "hasBasis": .flag(!basis.isEmpty),
            "pendingReview": .text(resolved.changedLaws.joined(separator: "、")),
            "previous": neighbour(column, place - 1, from: route), "next": neighbour(column, place + 1, from: route),
            "related": .list(library.related.related(to: index).map { related($0, from: route) }),
        ]
        own.add(facts(resolved))
        own.add(contents(page.fragment))
        own.add(terms(of: index, depth: route.depth))
        let trail = (column.map { [($0.title, Optional($0.route()))] } ?? []) + [(resolved.title, nil)]
        let kind = page.kind.rawValue
        let frame = frame.fields(
            route,
            kind: kind,
            heading: resolved.title,
            description: resolved.summary,
            trail: trail
        )
        return theme.render(ArticleView(template: kind, fields: frame.adding(own)))
    }

    private func facts(_ resolved: ResolvedPage) -> ViewRecord {
        let front = resolved.page.front
        return [
            "date": .text(front.date?.chinese), "dateISO": .text(front.date?.description),
            "updated": .text(front.updated?.chinese), "reviewed": .text(front.reviewed?.chinese),
            "author": .text(resolved.author), "source": .text(resolved.source),
        ]
    }

    private func terms(of index: Int, depth: Int) -> ViewRecord {
        [
            "audience": termLinks.html([.stage, .audience], page: index, depth: depth),
            "implements": termLinks.html([.implements], page: index, depth: depth),
            "region": termLinks.html([.region], page: index, depth: depth),
            "tags": termLinks.html([.tags], page: index, depth: depth),
        ]
    }

    /// The table of contents, where a page is long enough to need one.
    private func contents(_ fragment: Fragment) -> ViewRecord {
        let headings = fragment.headings.filter { (2...3).contains($0.level) }
        guard headings.count >= 3 else { return [:] }
        return [
            "hasToc": .flag(true),
            "toc": .list(
                headings.map {
                    .object(["id": .text($0.id), "title": .text($0.title), "level": .text(String($0.level))])
                }
            ),
        ]
    }

    private func neighbour(_ column: Column?, _ place: Int, from route: Route) -> ViewValue {
        guard let column, column.pages.indices.contains(place) else { return .text("") }
        let page = library.pages[column.pages[place]]
        return .object(["title": .text(page.title), "href": .text(route.link(to: page.page.route))])
    }

    private func related(_ index: Int, from route: Route) -> ViewValue {
        let page = library.pages[index]
        return .object([
            "title": .text(page.title), "href": .text(route.link(to: page.page.route)),
            "column": .text(columns[page.page.column]?.title),
        ])
    }

    func basis(_ basis: [CitationResolution.Target], from route: Route) -> ViewValue {
        .list(
            basis.map { target in
                let law = Route(["laws", target.statute], target.page)
                return .object([
                    "label": .text(target.label), "href": .text(route.link(to: law, anchor: target.anchor)),
                    "law": .text(target.statute), "text": .text(target.excerpt), "outline": .flag(target.isOutline),
                ])
            }
        )
    }

    /// The small page at a former address.
    func redirect(_ route: Route, to page: ResolvedPage) -> [UInt8] {
        let target = page.page.route
        return theme.render(
            RedirectView(fields: [
                "lang": .text(Frame.language), "title": .text(page.title), "target": .text(route.link(to: target)),
                "canonical": .text(library.configuration.baseURL?.url(target)),
            ])
        )
    }

    func notFound(_ route: Route) -> [UInt8] {
        let own: ViewRecord = [
            "base": .text(library.configuration.baseURL?.path), "canonical": .text(""),
        ]
        return theme.render(NotFoundView(fields: framed(route, "notfound", words["notFound"], own)))
    }
}
