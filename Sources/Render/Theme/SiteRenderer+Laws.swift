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

    func statute(_ index: Int, _ route: Route) -> [UInt8] {
        let resolved = library.statutes[index]
        let frame = frame.fields(
            route, kind: "statute", heading: resolved.statute.title, description: "",
            trail: [(words["navLaws"], Route("laws/index.html")), (resolved.statute.title, nil)])
        let view = StatuteView(
            resolved, status: status(resolved), facts: facts(resolved), versions: versions(of: resolved, from: route),
            frame: frame
        ) { anchor in
            citedBy(anchor, of: resolved, from: route)
        }
        return theme.render(view)
    }

    /// One article with all that the site knows about it.
    func article(_ position: Int, of resolved: ResolvedStatute, _ route: Route) -> [UInt8] {
        let statute = resolved.statute
        let article = statute.articles[position]
        let label = "《\(statute.title)》\(article.number.chinese)"
        let trail: [(title: String, route: Route?)] = [
            (words["navLaws"], Route("laws/index.html")), (statute.title, resolved.route),
            (article.number.chinese, nil),
        ]
        let frame = frame.fields(route, kind: "lawarticle", heading: label, description: "", trail: trail)
        let questions = (resolved.questions[article.number.anchor] ?? []).map { question in
            let source = words["lawQuestion"].replacing("{bank}", with: question.bank)
                .replacing("{n}", with: String(question.number))
            return ViewValue.object(["source": .text(source), "stem": .text(question.stem)])
        }
        let cited = citedBy(article.number.anchor, of: resolved, from: route)
        let own: ViewRecord = [
            "label": .text(article.number.chinese), "lawTitle": .text(statute.title),
            "lawHref": .text(route.link(to: resolved.route, anchor: article.number.anchor)),
            "place": .text(divisions(of: position, in: statute)), "status": .text(status(resolved)),
            "outline": .flag(statute.text == .outline), "official": .flag(statute.text == .official),
            "paragraphs": StatuteView.paragraphs(of: article), "citation": .text(label),
            "quotation": .text(statute.text == .official ? "\(label)：“\(article.plainText)”" : ""),
            "previous": neighbour(position - 1, of: resolved, from: route),
            "next": neighbour(position + 1, of: resolved, from: route),
            "citedBy": .list(cited.map { .object(["title": .text($0.title), "href": .text($0.href)]) }),
            "hasCitedBy": .flag(!cited.isEmpty), "questions": .list(questions),
            "hasQuestions": .flag(!questions.isEmpty),
            "versions": .list(versions(of: resolved, from: route)),
        ]
        return theme.render(StatuteArticleView(fields: frame.adding(own)))
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

    /// The pages that cite an article of a law.
    private func citedBy(
        _ anchor: String, of resolved: ResolvedStatute, from route: Route
    ) -> [(title: String, href: String)] {
        (resolved.citedBy[anchor] ?? []).map { index in
            let page = library.pages[index]
            return (page.title, route.link(to: page.page.route))
        }
    }

    /// 第六章　法律责任　第一节 ….
    private func divisions(of position: Int, in statute: Statute) -> String {
        statute.divisions.filter { $0.articles.contains(position) }.map { StatuteView.title($0) }
            .joined(separator: "　")
    }

    private func neighbour(_ position: Int, of resolved: ResolvedStatute, from route: Route) -> ViewValue {
        guard resolved.statute.articles.indices.contains(position) else { return .text("") }
        let target = resolved.route(article: position)
        return .object([
            "title": .text(resolved.statute.articles[position].number.chinese), "href": .text(route.link(to: target)),
        ])
    }

    /// Every version of the law, the newest first; empty for a law with only one.
    private func versions(of resolved: ResolvedStatute, from route: Route) -> [ViewValue] {
        let versions = library.versions(of: resolved)
        guard versions.count > 1 else { return [] }
        return versions.map { index, version in
            let changes = library.predecessor(of: index) == nil ? "" : route.link(to: version.changesRoute)
            let date = version.statute.since?.chinese ?? ""
            return .object([
                "title": .text(words["lawVersion"].replacing("{date}", with: date)), "status": .text(status(version)),
                "href": .text(version.route == route ? "" : route.link(to: version.route)), "changes": .text(changes),
            ])
        }
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
