import Law
import Site

/// A whole law on one page.
struct StatuteView: TemplateView {
    static let templates = ["statute"]
    static let schema = Frame.schema.with([
        "outline": .flag, "official": .flag, "status": .text,
        "facts": .list(.object(["label": .text, "text": .text])), "preamble": .html,
        "toc": .list(.object(["id": .text, "title": .text, "level": .text])), "blocks": .list(.object(block)),
        "annex": .html, "citedAs": .text, "versions": .list(.object(version)), "answers": AnswerIndexView.link,
    ])
    var template: String { "statute" }
    let fields: ViewRecord

    /// A version of the law: `href` is empty for the one that is shown, `changes` leads to what it changed.
    static let version: ViewFields = ["title": .text, "href": .text, "status": .text, "changes": .text]
    static let paragraphs: ViewSchema = .list(
        .object([
            "id": .text, "html": .html,
            "items": .list(
                .object([
                    "id": .text, "label": .text, "html": .html,
                    "subitems": .list(.object(["id": .text, "label": .text, "html": .html])),
                ])
            ),
        ])
    )

    private static let block: ViewFields = [
        "isHeading": .flag, "level2": .flag, "level3": .flag, "level4": .flag, "id": .text, "title": .text,
        "isArticle": .flag, "label": .text, "href": .text, "paragraphs": paragraphs,
        "citedBy": .html, "hasCitedBy": .flag,
        "questions": .text, "questionsHref": .text,
    ]

    init(
        _ resolved: ResolvedStatute,
        status: String,
        facts: [(label: String, text: String)],
        versions: [ViewValue],
        frame: ViewRecord,
        text: StatuteText,
        citing: (String) -> ViewRecord
    ) {
        let statute = resolved.statute
        var own: ViewRecord = [
            "outline": .flag(statute.text == .outline), "official": .flag(statute.text == .official),
            "status": .text(status),
            "facts": .list(facts.map { .object(["label": .text($0.label), "text": .text($0.text)]) }),
            "preamble": .html(Self.paragraphs(statute.preamble)), "toc": .list(Self.contents(statute)),
            "blocks": .list(Self.blocks(resolved, text: text, citing: citing)),
            "versions": .list(versions),
        ]
        own["annex"] = .html(
            statute.annexes.reduce(into: HTML()) { html, annex in
                html.append(trusted: "<h3>")
                html.append(escaping: annex.title)
                html.append(trusted: "</h3>\n")
                html.append(Self.paragraphs(annex.lines))
            }
        )
        fields = frame.adding(own)
    }

    private static func paragraphs(_ lines: [String]) -> HTML {
        lines.reduce(into: HTML()) { html, line in
            html.append(trusted: "<p>")
            html.append(escaping: line)
            html.append(trusted: "</p>\n")
        }
    }

    static func title(_ division: Division) -> String {
        division.label.isEmpty ? division.title : "\(division.label)　\(division.title)"
    }

    private static func contents(_ statute: Statute) -> [ViewValue] {
        statute.divisions.enumerated().map { index, division in
            .object([
                "id": .text("d\(index + 1)"), "title": .text(title(division)),
                "level": .text(String(level(division, statute))),
            ])
        }
    }

    /// 2 for the law's highest division, then 3 and 4.
    private static func level(_ division: Division, _ statute: Statute) -> Int {
        let levels = Set(statute.divisions.map(\.level)).sorted()
        return min(2 + (levels.firstIndex(of: division.level) ?? 0), 4)
    }

    private static func blocks(
        _ resolved: ResolvedStatute, text: StatuteText, citing: (String) -> ViewRecord
    ) -> [ViewValue] {
        let statute = resolved.statute
        var blocks: [ViewValue] = []
        var pending = Array(statute.divisions.enumerated())[...]
        func headings(upTo article: Int) {
            while let (index, division) = pending.first, division.articles.lowerBound <= article {
                pending = pending.dropFirst()
                let level = level(division, statute)
                blocks.append(
                    .object([
                        "isHeading": .flag(true), "isArticle": .flag(false), "level2": .flag(level == 2),
                        "level3": .flag(level == 3), "level4": .flag(level == 4), "id": .text("d\(index + 1)"),
                        "title": .text(title(division)),
                    ])
                )
            }
        }
        for (index, article) in statute.articles.enumerated() {
            headings(upTo: index)
            let anchor = article.number.anchor
            let own: ViewRecord = [
                "isHeading": .flag(false), "isArticle": .flag(true), "id": .text(anchor),
                "label": .text(article.number.chinese), "href": .text(resolved.isCurrent ? "\(anchor).html" : ""),
                "paragraphs": text.paragraphs(of: index),
            ]
            blocks.append(.object(citing(anchor).adding(own)))
        }
        headings(upTo: .max)
        return blocks
    }
}
