import ChineseText
import Law
import Site

extension SiteRenderer {
    /// One article with all that the site knows about it.
    func article(_ position: Int, of resolved: ResolvedStatute, _ route: Route) -> [UInt8] {
        let statute = resolved.statute
        let article = statute.articles[position]
        let label = "\(statute.title.inTitleMarks)\(article.number.chinese)"
        let trail: [(title: String, route: Route?)] = [
            (words["navLaws"], Route("laws/index.html")), (statute.title, resolved.route),
            (article.number.chinese, nil),
        ]
        let frame = frame.fields(route, kind: "lawarticle", heading: label, description: "", trail: trail)
        let text = StatuteText(resolved: resolved, filling: filling(route))
        let basis = resolved.links.cited(by: position, of: statute)
        let own: ViewRecord = [
            "label": .text(article.number.chinese), "lawTitle": .text(statute.title),
            "lawHref": .text(route.link(to: resolved.route, anchor: article.number.anchor)),
            "place": .text(divisions(of: position, in: statute)), "status": .text(status(resolved)),
            "outline": .flag(statute.text == .outline), "official": .flag(statute.text == .official),
            "paragraphs": text.paragraphs(of: position), "citation": .text(label),
            "quotation": .text(statute.text == .official ? "\(label)：“\(article.plainText)”" : ""),
            "previous": neighbour(position - 1, of: resolved, from: route),
            "next": neighbour(position + 1, of: resolved, from: route),
            "basis": self.basis(basis, from: route), "hasBasis": .flag(!basis.isEmpty),
            "versions": .list(versions(of: resolved, from: route, article: article.number)),
        ]
        let fields = frame.adding(own).adding(citing(article.number, of: resolved, from: route))
        return theme.render(StatuteArticleView(fields: fields))
    }

    /// Everything that cites an article: questions and answers, other pages, questions of banks, articles of laws.
    private func citing(
        _ number: ArticleNumber, of resolved: ResolvedStatute, from route: Route
    ) -> ViewRecord {
        let pages = resolved.citedBy[number.anchor] ?? []
        let answers = pages.filter { library.pages[$0].page.kind == .qa }
        let others = pages.filter { library.pages[$0].page.kind != .qa }
        let questions = (resolved.questions[number.anchor] ?? []).map { question in
            let source = words["lawQuestion"].replacing("{bank}", with: question.bank)
                .replacing("{n}", with: String(question.number))
            return ViewValue.object(["source": .text(source), "stem": .text(question.stem)])
        }
        let articles = (resolved.citedByArticles[number.anchor] ?? []).map { citing in
            let statute = library.statutes[citing.statute]
            return ViewValue.object([
                "title": .text("\(citedAs(statute))\(citing.number.chinese)"), "href": .text(link(citing, from: route)),
            ])
        }
        return [
            "answers": .list(answers.map { entry($0, from: route) }), "hasAnswers": .flag(!answers.isEmpty),
            "citedBy": .html(items(others, from: route)), "hasCitedBy": .flag(!others.isEmpty),
            "questions": .list(questions), "hasQuestions": .flag(!questions.isEmpty),
            "articles": .list(articles), "hasArticles": .flag(!articles.isEmpty),
        ]
    }

    /// The page of an article, or its place in the whole text where it has none: in a version that is not the one in force.
    private func link(_ citing: ResolvedStatute.CitingArticle, from route: Route) -> String {
        library.statutes[citing.statute].link(article: citing.number, from: route)
    }

    /// Pages as items of a list; rendered one by one, since thousands may cite one article.
    func items(_ pages: some Sequence<Int>, from route: Route) -> HTML {
        var html = HTML()
        for index in pages { html.bytes += theme.render(LinkItemView(fields: link(index, from: route))) }
        return html
    }

    /// A page by its title.
    func entry(_ index: Int, from route: Route) -> ViewValue { .object(link(index, from: route)) }

    private func link(_ index: Int, from route: Route) -> ViewRecord {
        let page = library.pages[index]
        return ["title": .text(page.title), "href": .text(route.link(to: page.page.route))]
    }
}
