import Law
import Site

/// The questions and answers by one way of looking them up: its groups, or the articles of one law.
struct AnswerIndexView: TemplateView {
    static let templates = ["answers"]
    static let schema = Frame.schema.with([
        "eyebrow": .text, "axes": axes, "lawHref": .text, "lawText": .text,
        "groups": .list(
            .object([
                "title": .text, "href": .text, "count": .text,
                "entries": .list(.object(["title": .text, "href": .text])),
                "more": .text,
            ])
        ),
    ])
    var template: String { "answers" }
    let fields: ViewRecord

    /// The ways of looking up, as links.
    static let axes: ViewSchema = .list(.object(["title": .text, "href": .text, "current": .flag]))
    /// The way to the answers about one law.
    static let link: ViewSchema = .object(["title": .text, "href": .text])
}

extension SiteRenderer {
    /// How many answers of a group its index names.
    private static let shownAnswers = 8

    /// All groups of one way of looking up.
    func answers(_ axis: AnswerIndex.Axis, _ route: Route) -> [UInt8] {
        let groups = library.answers.groups(axis).map { group -> ViewValue in
            answerEntries(
                Array(group.pages.prefix(Self.shownAnswers)), of: group.pages.count, title: group.name,
                href: route.link(to: group.route()), route)
        }
        let own: ViewRecord = ["axes": axes(current: axis, from: route), "groups": .list(groups)]
        return theme.render(AnswerIndexView(fields: answersFrame(route, axis, name: nil, own)))
    }

    /// The answers of one group.
    func answerGroup(_ group: AnswerIndex.Group, _ number: Int, _ route: Route) -> [UInt8] {
        guard let law = group.law else { return answerList(group, number, route) }
        let statute = library.statutes[law.statute]
        let groups = law.articles.map { article -> ViewValue in
            answerEntries(
                article.pages, of: article.pages.count, title: article.number.chinese,
                href: statute.link(article: article.number, from: route), route)
        }
        let own: ViewRecord = [
            "axes": axes(current: group.axis, from: route), "groups": .list(groups),
            "lawHref": .text(route.link(to: statute.route)),
            "lawText": .text(statute.statute.text == .outline ? words["outlineTag"] : ""),
        ]
        return theme.render(AnswerIndexView(fields: answersFrame(route, group.axis, name: group.name, own)))
    }

    /// The ways of looking an answer up; none where there are no answers.
    func axes(current: AnswerIndex.Axis?, from route: Route) -> ViewValue {
        .list(
            library.answers.axes.map { axis in
                .object([
                    "title": .text(words["answers-" + axis.rawValue]), "href": .text(route.link(to: axis.route)),
                    "current": .flag(axis == current),
                ])
            })
    }

    /// The way from a law to the answers that cite it.
    func answers(of resolved: ResolvedStatute, from route: Route) -> ViewValue {
        let index = library.statutes.firstIndex { $0.statute.version == resolved.statute.version }
        guard let group = index.flatMap({ library.answers.group(ofLaw: $0) }) else { return .text("") }
        return .object([
            "title": .text(words["answersOfLaw"].replacing("{n}", with: String(group.pages.count))),
            "href": .text(route.link(to: group.route())),
        ])
    }

    private func answerList(_ group: AnswerIndex.Group, _ number: Int, _ route: Route) -> [UInt8] {
        var own = list(group.pages, number, route, within: nil) { group.route(page: $0) }
        own["eyebrow"] = .text(words["answers-" + group.axis.rawValue])
        own["axes"] = axes(current: group.axis, from: route)
        return theme.render(
            ListView(template: "tag", fields: answersFrame(route, group.axis, name: group.name, page: number, own)))
    }

    private func answerEntries(
        _ pages: [Int], of count: Int, title: String, href: String, _ route: Route
    ) -> ViewValue {
        .object([
            "title": .text(title), "href": .text(href), "count": .text(String(count)),
            "entries": .list(pages.map { entry($0, from: route) }),
            "more": .text(pages.count < count ? words["answersMore"].replacing("{n}", with: String(count)) : ""),
        ])
    }

    private func answersFrame(
        _ route: Route, _ axis: AnswerIndex.Axis, name: String?, page number: Int = 1, _ own: ViewRecord
    ) -> ViewRecord {
        let title = words["answers-" + axis.rawValue]
        let column = library.columns.first { $0.kind == .qa }
        var trail = (column.map { [($0.title, Optional($0.route()))] } ?? []) + [(title, Optional(axis.route))]
        if let name { trail.append((name, nil)) }
        var fields = frame.fields(
            route, kind: "answers", heading: name ?? title, description: "", trail: trail.map { (title: $0, route: $1) }
        )
        if number > 1 {
            let page = words["pageNumber"].replacing("{page}", with: String(number))
            fields["title"] = .text("\(name ?? title)　\(page) - \(library.configuration.title)")
        }
        return fields.adding(own)
    }
}
