import DataFiles
import Law
import Site

extension SiteRenderer {
    func laws(_ route: Route) -> [UInt8] {
        let laws = library.statutes.filter(\.isCurrent).map { resolved -> ViewValue in
            .object([
                "title": .text(resolved.statute.title), "href": .text(route.link(to: resolved.route)),
                "note": .text(resolved.statute.text == .outline ? words["outlineTag"] : ""),
                "articles": .text(count(resolved.statute)), "answers": answers(of: resolved, from: route),
                "outline": .flag(resolved.statute.text == .outline),
                "status": .text(status(resolved)),
            ])
        }
        let own: ViewRecord = ["laws": .list(laws), "axes": axes(current: nil, from: route)]
        return theme.render(LawsView(fields: framed(route, "laws", words["navLaws"], own)))
    }

    func statute(_ index: Int, _ route: Route) -> [UInt8] {
        let resolved = library.statutes[index]
        let frame = frame.fields(
            route, kind: "statute", heading: resolved.statute.title, description: "",
            trail: [(words["navLaws"], Route("laws/index.html")), (resolved.statute.title, nil)])
        let view = StatuteView(
            resolved, status: status(resolved), facts: facts(resolved), versions: versions(of: resolved, from: route),
            frame: frame.adding([
                "answers": answers(of: resolved, from: route), "citedAs": .text(citedAs(resolved)),
            ]),
            text: StatuteText(resolved: resolved, filling: filling(route))
        ) { anchor in
            citing(anchor, of: resolved, from: route)
        }
        return theme.render(view)
    }

    /// How a text of a law is called in a citation that somebody copies.
    func citedAs(_ resolved: ResolvedStatute) -> String {
        let versions = library.versions(of: resolved).map(\.statute.statute)
        return resolved.statute.citedAs(isCurrent: resolved.isCurrent, among: versions)
    }

    /// How many pages the whole law names below an article; the article's own page has them all.
    private static let mostCiting = 8

    /// Who cites an article, in a line below it.
    private func citing(_ anchor: String, of resolved: ResolvedStatute, from route: Route) -> ViewRecord {
        let pages = resolved.citedBy[anchor] ?? []
        let questions = resolved.questions[anchor]?.count ?? 0
        // The articles of an older version have no pages of their own to lead to.
        let shown = resolved.isCurrent ? Self.mostCiting : pages.count
        var cited = items(pages.prefix(shown), from: route)
        if pages.count > shown {
            let all: ViewRecord = [
                "title": .text(words["citingAll"].replacing("{n}", with: String(pages.count))),
                "href": .text("\(anchor).html#cited-title"),
            ]
            cited.bytes += theme.render(LinkItemView(fields: all))
        }
        return [
            "citedBy": .html(cited),
            "hasCitedBy": .flag(!pages.isEmpty || questions > 0),
            "questions": .text(
                questions == 0 ? "" : words["citingQuestions"].replacing("{n}", with: String(questions))),
            "questionsHref": .text(questions == 0 || !resolved.isCurrent ? "" : "\(anchor).html#cited-questions"),
        ]
    }

    /// What a version changed in the one before, article by article.
    func changes(_ index: Int, _ route: Route) -> [UInt8] {
        let resolved = library.statutes[index]
        guard let old = library.predecessor(of: index) else { return [] }
        let title = words["changesTitle"].replacing("{law}", with: resolved.statute.plainTitle)
        let trail: [(title: String, route: Route?)] = [
            (words["navLaws"], Route("laws/index.html")), (resolved.statute.title, resolved.route), (title, nil),
        ]
        let frame = frame.fields(route, kind: "lawchanges", heading: title, description: "", trail: trail)
        let comparison = StatuteComparison(old.statute, resolved.statute)
        return theme.render(
            StatuteChangesView(comparison, old: old, new: resolved, words: words, route: route, frame: frame))
    }

    /// 第六章　法律责任　第一节 ….
    func divisions(of position: Int, in statute: Statute) -> String {
        statute.divisions.filter { $0.articles.contains(position) }.map { StatuteView.title($0) }
            .joined(separator: "　")
    }

    func neighbour(_ position: Int, of resolved: ResolvedStatute, from route: Route) -> ViewValue {
        guard resolved.statute.articles.indices.contains(position) else { return .text("") }
        let target = resolved.route(article: position)
        return .object([
            "title": .text(resolved.statute.articles[position].number.chinese), "href": .text(route.link(to: target)),
        ])
    }

    /// Every version of the law, the newest first; empty for a law with only one.
    ///
    /// From the page of an article the links lead to that article, with its number where it is another one there.
    func versions(
        of resolved: ResolvedStatute, from route: Route, article: ArticleNumber? = nil
    ) -> [ViewValue] {
        let versions = library.versions(of: resolved)
        guard versions.count > 1 else { return [] }
        let places =
            article.map { resolved.statute.counterparts(of: $0, among: versions.map(\.statute.statute)) } ?? [:]
        return versions.map { index, version in
            let changes = library.predecessor(of: index) == nil ? "" : route.link(to: version.changesRoute)
            let place = places[version.statute.version]
            let number = place == article ? nil : place?.chinese
            let link = place.map { version.link(article: $0, from: route) } ?? route.link(to: version.route)
            return .object([
                "title": .text(words.version(version.statute) + (number ?? "")), "status": .text(status(version)),
                "href": .text(version.route == route ? "" : link), "changes": .text(changes),
            ])
        }
    }

    func status(_ resolved: ResolvedStatute) -> String {
        switch resolved.status {
        case .inForce: words["statusInForce"]
        case .notYet: words["statusNotYet"]
        case .repealed: words["statusRepealed"]
        case .superseded: words["statusSuperseded"]
        case .unknown: words["statusUnknown"]
        }
    }

    func count(_ statute: Statute) -> String {
        let count = words["articlesCount"].replacing("{n}", with: String(statute.articles.count))
        return statute.extent == .partial ? count + words["articlesPartial"] : count
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
