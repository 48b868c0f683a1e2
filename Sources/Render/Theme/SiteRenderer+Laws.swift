import DataFiles
import Law
import Site

extension SiteRenderer {
    func laws(_ route: Route) -> [UInt8] {
        let laws = library.statutes.filter(\.isCurrent).map { resolved -> ViewValue in
            .object([
                "title": .text(resolved.statute.title), "href": .text(route.link(to: resolved.route)),
                "note": .text(resolved.statute.text == .outline ? words["outlineTag"] : ""),
                "articles": .text(count(resolved.statute)), "outline": .flag(resolved.statute.text == .outline),
                "status": .text(status(resolved)),
            ])
        }
        return theme.render(LawsView(fields: framed(route, "laws", words["navLaws"], ["laws": .list(laws)])))
    }

    func statute(_ resolved: ResolvedStatute, _ route: Route) -> [UInt8] {
        let statute = resolved.statute
        let trail: [(title: String, route: Route?)] = [
            (words["navLaws"], Route("laws/index.html")), (statute.title, nil),
        ]
        let frame = frame.fields(route, kind: "statute", heading: statute.title, description: "", trail: trail)
        let view = StatuteView(resolved, status: status(resolved), facts: facts(resolved), frame: frame) { anchor in
            (resolved.citedBy[anchor] ?? []).map { index in
                let page = library.pages[index]
                return (page.title, route.link(to: page.page.route))
            }
        }
        return theme.render(view)
    }

    private func status(_ resolved: ResolvedStatute) -> String {
        switch resolved.status {
        case .inForce: words["statusInForce"]
        case .notYet: words["statusNotYet"]
        case .repealed: words["statusRepealed"]
        case .superseded: words["statusSuperseded"]
        case .unknown: words["statusUnknown"]
        }
    }

    private func count(_ statute: Statute) -> String {
        words["articlesCount"].replacing("{n}", with: String(statute.articles.count))
    }

    private func facts(_ resolved: ResolvedStatute) -> [(label: String, text: String)] {
        let statute = resolved.statute
        var facts: [(String, String?)] = [
            (words["factJurisdiction"], statute.jurisdiction), (words["factAdopted"], statute.adopted?.chinese),
            (words["factEffective"], statute.effective?.chinese), (words["factAmended"], statute.amended?.chinese),
            (words["factRepealed"], statute.repealed?.chinese), (words["factArticles"], count(statute)),
        ]
        if statute.extent == .partial { facts.append((words["factArticles"], words["factExtentPartial"])) }
        return facts.compactMap { label, text in text.map { (label, $0) } }
    }
}
