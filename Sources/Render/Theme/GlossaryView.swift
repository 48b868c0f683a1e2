import DataFiles
import Site

/// The words that the site explains, under the letters of their pinyin.
struct GlossaryView: TemplateView {
    static let templates = ["glossary"]
    static let schema = Frame.schema.with([
        "letters": .list(
            .object([
                "letter": .text, "id": .text,
                "terms": .list(
                    .object([
                        "id": .text, "name": .text, "aliases": .text, "explanation": .text, "source": .text,
                        "date": .text,
                    ])),
            ]))
    ])
    var template: String { "glossary" }
    let fields: ViewRecord
}

extension SiteRenderer {
    /// What fills the holes of pages at a route.
    func filling(_ route: Route) -> SiteFilling {
        SiteFilling(
            route: route, strings: words, hotlines: library.configuration.hotlines, glossary: library.glossary,
            pictures: pictures)
    }

    func glossary(_ route: Route) -> [UInt8] {
        let byLetter = Dictionary(grouping: library.glossary.terms, by: \.letter)
        let letters = byLetter.keys.sorted().map { letter -> ViewValue in
            .object([
                "letter": .text(letter), "id": .text(letter == "#" ? "letter-other" : "letter-\(letter.lowercased())"),
                "terms": .list((byLetter[letter] ?? []).map(term)),
            ])
        }
        let heading = words["navGlossary"].isEmpty ? library.configuration.title : words["navGlossary"]
        return theme.render(GlossaryView(fields: framed(route, "glossary", heading, ["letters": .list(letters)])))
    }

    private func term(_ term: Glossary.Term) -> ViewValue {
        .object([
            "id": .text(term.anchor), "name": .text(term.name),
            "aliases": .text(term.aliases.joined(separator: "、")), "explanation": .text(term.explanation),
            "source": .text(term.source), "date": .text(term.date?.chinese),
        ])
    }
}
