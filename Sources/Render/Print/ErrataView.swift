package import Quiz
package import Theme

/// The 勘误单 to print and hand to everybody who holds one of the papers: what was printed, and what it should say.
///
/// Each variant is named with its own number and its own letters, so that nobody has to look anything up.
package struct ErrataView: TemplateView {
    private let errata: [Erratum]
    private let office: String?
    private let style: HTML

    /// A sheet for all papers that carry the question.
    package init(_ errata: [Erratum], theme: SiteTheme, office: String? = nil) {
        self.errata = errata
        self.office = office
        style = HTML(trusted: theme.assets["print/paper.css"] ?? [])
    }

    package static let templates = ["print/errata"]
    package static let assets = Edition.assets
    package var template: String { "print/errata" }

    private static let entry: ViewSchema = .object([
        "variant": .text, "number": .text, "was": .html, "now": .html, "isVoid": .flag, "reason": .text,
        "hasOptions": .flag,
        "options": .list(.object(["letter": .text, "was": .text, "now": .text, "isChanged": .flag])),
        "lefts": .list(.object(["number": .text, "now": .text])), "hasLefts": .flag,
        "changes": .list(.object(["what": .text, "was": .text, "now": .text])),
        "picture": .object(["alt": .text, "data": .text]),
        "keyWas": .text, "keyNow": .text, "isKeyChanged": .flag,
    ])

    package static let schema: ViewFields = [
        "office": .text, "style": .html, "isMarkedOtherwise": .flag,
        "papers": .list(.object(["title": .text, "packID": .text, "hash": .text, "entries": .list(entry)])),
    ]

    package var fields: ViewRecord {
        let papers = errata.map { erratum -> ViewValue in
            let content = erratum.paper.content
            let entries = content.variants.compactMap { Self.entry(erratum, $0, named: content.variants.count > 1) }
            return .object([
                "title": .text(content.title), "packID": .text(erratum.paper.packID),
                "hash": .text(String(erratum.paper.hash.prefix(16))), "entries": .list(entries),
            ])
        }
        var fields: ViewRecord = [
            "style": .html(style), "papers": .list(papers),
            "isMarkedOtherwise": .flag(errata.contains(where: \.isMarkedOtherwise)),
        ]
        fields["office"] = .text(office)
        return fields
    }

    private static func entry(_ erratum: Erratum, _ variant: PaperContent.Variant, named: Bool) -> ViewValue? {
        let placements = variant.sections.flatMap { $0 }
        guard let placement = placements.first(where: { $0.question == erratum.was.id }) else { return nil }
        let isRuleChanged =
            erratum.was.hasPartialCredit && erratum.now.map { $0.partial != erratum.was.partial } == true
        let keyWas = text(erratum.was, placement.options, withRule: isRuleChanged)
        let keyNow = erratum.now.map { text($0, placement.options, withRule: isRuleChanged) } ?? ""
        let options = placement.options.enumerated().map { index, id -> ViewValue in
            let was = erratum.was.option(id)?.text ?? ""
            let now = erratum.now?.option(id)?.text ?? was
            return .object([
                "letter": .text(IssuedQuestion.letter(index)), "was": .text(was), "now": .text(now),
                "isChanged": .flag(was != now),
            ])
        }
        var fields: ViewRecord = [
            "number": .text(String(placement.number)), "was": .html(HTML(questionText: erratum.was.stem)),
            "isVoid": .flag(erratum.now == nil), "hasOptions": .flag(!options.isEmpty && erratum.now != nil),
            "options": .list(erratum.now == nil ? [] : options),
            "keyWas": .text(keyWas), "keyNow": .text(keyNow), "isKeyChanged": .flag(keyWas != keyNow),
        ]
        let lefts = erratum.now?.lefts ?? []
        fields["hasLefts"] = .flag(!lefts.isEmpty)
        fields["lefts"] = .list(
            lefts.enumerated().map { .object(["number": .text(String($0 + 1)), "now": .text($1)]) })
        fields["changes"] = .list(
            erratum.changes.map { .object(["what": .text($0.what), "was": .text($0.was), "now": .text($0.now)]) })
        fields["picture"] = erratum.newPicture.map { .object(["alt": .text($0.alt), "data": .text($0.data)]) }
        fields["variant"] = .text(named ? variant.name : nil)
        fields["reason"] = .text(erratum.reason?.words)
        if let now = erratum.now { fields["now"] = .html(HTML(questionText: now.stem)) }
        return .object(fields)
    }

    /// The key, with what a part of the answer earns where that was changed.
    private static func text(_ question: IssuedQuestion, _ options: [String], withRule: Bool) -> String {
        let key =
            question.key(options: options).joined(separator: question.type.isChoice ? "" : "；")
            + (question.answer.anyOrder == true ? "（顺序不限）" : "")
        guard withRule else { return key }
        let rule =
            switch question.partial {
            case .none: "漏选或只对一部分的得0分"
            case .half: "漏选或只对一部分的得一半"
            case .proportional: "漏选或只对一部分的按比例给分"
            }
        return "\(key)（\(rule)）"
    }
}
