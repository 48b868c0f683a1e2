import DataFiles
import Law
import Site

/// One article of a law, with who cites it.
struct StatuteArticleView: TemplateView {
    static let templates = ["lawarticle"]
    static let schema = Frame.schema.with([
        "label": .text, "lawTitle": .text, "lawHref": .text, "place": .text, "status": .text, "outline": .flag,
        "official": .flag, "paragraphs": StatuteView.paragraphs, "citation": .text, "quotation": .text,
        "previous": .object(["title": .text, "href": .text]), "next": .object(["title": .text, "href": .text]),
        "citedBy": .html, "hasCitedBy": .flag,
        "questions": .list(.object(["source": .text, "stem": .text])), "hasQuestions": .flag,
        "answers": .list(.object(["title": .text, "href": .text])), "hasAnswers": .flag,
        "articles": .list(.object(["title": .text, "href": .text])), "hasArticles": .flag,
        "basis": .list(
            .object(["label": .text, "href": .text, "law": .text, "text": .text, "outline": .flag])
        ),
        "hasBasis": .flag, "versions": .list(.object(StatuteView.version)),
    ])
    var template: String { "lawarticle" }
    let fields: ViewRecord
}

/// What a version of a law changed in the one before: a red-line, article by article.
struct StatuteChangesView: TemplateView {
    static let templates = ["lawchanges"]
    static let schema = Frame.schema.with([
        "oldTitle": .text, "oldHref": .text, "newTitle": .text, "newHref": .text, "count": .text,
        "presumed": .flag,
        "entries": .list(
            .object([
                "id": .text, "oldLabel": .text, "oldHref": .text, "newLabel": .text, "newHref": .text, "change": .text,
                "kind": .text, "presumed": .text, "html": .html,
            ])
        ),
    ])
    var template: String { "lawchanges" }
    let fields: ViewRecord

    init(
        _ comparison: StatuteComparison, old: ResolvedStatute, new: ResolvedStatute, words: Words, route: Route,
        frame: ViewRecord
    ) {
        let title: (ResolvedStatute) -> String = { words.version($0.statute) }
        let shown = comparison.entries.filter { $0.change != .same }
        let counts: (StatuteComparison.Entry.Change) -> String = { kind in
            String(shown.count { $0.change == kind })
        }
        let own: ViewRecord = [
            "oldTitle": .text(title(old)), "oldHref": .text(route.link(to: old.route)), "newTitle": .text(title(new)),
            "newHref": .text(route.link(to: new.route)),
            "count": .text(
                words["changesCount"].replacing("{changed}", with: counts(.changed))
                    .replacing("{moved}", with: counts(.moved)).replacing("{added}", with: counts(.added))
                    .replacing("{removed}", with: counts(.removed))),
            "presumed": .flag(shown.contains { $0.isPresumed }),
            "entries": .list(
                shown.enumerated().map { index, entry in
                    Self.entry(entry, id: "c\(index + 1)", old: old, new: new, words: words, route: route)
                }),
        ]
        fields = frame.adding(own)
    }

    private static func entry(
        _ entry: StatuteComparison.Entry, id: String, old: ResolvedStatute, new: ResolvedStatute, words: Words,
        route: Route
    ) -> ViewValue {
        let link: (ResolvedStatute, Article?) -> String = { resolved, article in
            article.map { route.link(to: resolved.route, anchor: $0.number.anchor) } ?? ""
        }
        let kind = entry.change
        let name = kind.rawValue.prefix(1).uppercased() + kind.rawValue.dropFirst()
        return .object([
            "id": .text(id), "oldLabel": .text(entry.old?.number.chinese), "oldHref": .text(link(old, entry.old)),
            "newLabel": .text(entry.new?.number.chinese), "newHref": .text(link(new, entry.new)),
            "change": .text(words["change\(name)"]), "kind": .text(kind.rawValue),
            "presumed": .text(
                entry.isPresumed ? words["changesPresumed"].replacing("{n}", with: String(entry.percent)) : ""),
            "html": .html(kind == .moved ? HTML() : redLine(entry)),
        ])
    }

    /// Paragraphs with `<del>` and `<ins>`; a line break inside a change ends the paragraph.
    private static func redLine(_ entry: StatuteComparison.Entry) -> HTML {
        var html = HTML(trusted: "<p>")
        for piece in entry.difference.pieces {
            for (number, line) in piece.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if number > 0 { html.append(trusted: "</p>\n<p>") }
                guard !line.isEmpty else { continue }
                switch piece.kind {
                case .same: html.append(escaping: String(line))
                case .removed: wrap(line, "<del>", "</del>", &html)
                case .added: wrap(line, "<ins>", "</ins>", &html)
                }
            }
        }
        html.append(trusted: "</p>\n")
        return html
    }

    private static func wrap(
        _ text: Substring, _ open: StaticString, _ close: StaticString, _ html: inout HTML
    ) {
        html.append(trusted: open)
        html.append(escaping: String(text))
        html.append(trusted: close)
    }
}
