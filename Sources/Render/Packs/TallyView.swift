import Digests
package import Quiz
package import Theme

/// 汇总: the teacher's page for one paper, which counts what pupils hand in and exports sums, offline and without any program.
///
/// The key that it counts with is sealed by the code of the paper, unless the packs hold it openly.
package struct TallyView: TemplateView {
    private let paper: IssuedPaper
    private let mode: PackMode
    private let code: String?
    private let office: String?
    private let style: HTML
    private let script: HTML

    /// The page for the packs of one mode; nil where nothing is handed in, or the code is missing.
    package init?(_ paper: IssuedPaper, mode: PackMode, code: String?, theme: SiteTheme, office: String?) {
        guard mode.delivers, mode.isOpen || code != nil else { return nil }
        self.paper = paper
        self.mode = mode
        self.code = code
        self.office = office
        style = HTML(trusted: theme.assets["sums.css"] ?? [])
        script = HTML(trusted: theme.assets["tally.js"] ?? [])
    }

    package static let templates = ["tally"]
    package static let assets = ["style": "sums.css", "script": "tally.js"]
    package var template: String { "tally" }

    package static let schema: ViewFields = [
        "title": .text, "packID": .text, "office": .text, "style": .html, "script": .html, "data": .html,
        "isSealed": .flag,
    ]

    package var fields: ViewRecord {
        var fields: ViewRecord = [
            "title": .text(paper.content.title), "packID": .text(paper.packID), "style": .html(style),
            "script": .html(script), "data": .html(data.script), "isSealed": .flag(!mode.isOpen),
        ]
        fields["office"] = .text(office)
        return fields
    }

    private var data: CanonicalJSON {
        var fields: [String: CanonicalJSON] = ["mode": .string(mode.rawValue)]
        fields["paper"] = PackSheet(paper, variants: paper.content.variants.map(\.name)).map {
            PackPaper(sheet: $0, ordersOptions: false).json
        }
        if mode.row.typedCode == nil { fields["takesCodes"] = .bool(false) }
        if mode.isOpen {
            fields["key"] = key
        } else if let code {
            fields["sealed"] = SealedMessage(key, of: paper, purpose: "tally", code: code).json
        }
        return .object(fields)
    }

    /// Answers in the ids of the bank, and the options of each question as each variant shows them: results name letters.
    private var key: CanonicalJSON {
        var questions: [String: CanonicalJSON] = [:]
        for question in paper.content.questions {
            questions[question.id] = .fields([
                "answer": question.answer.json,
                // No letters: each variant has its own.
                "key": .string(
                    (question.pairsAndSteps ?? question.key(options: [])).joined(
                        separator: question.type == .order ? " → " : "；")),
                "knowledge": question.knowledge.map { .string($0) },
                "options": .object(
                    Dictionary(
                        question.options.map { ($0.id, .string($0.text)) }, uniquingKeysWith: { first, _ in first })),
                "stem": .string(question.stem),
            ])
        }
        var orders: [String: CanonicalJSON] = [:]
        for variant in paper.content.variants {
            let rows = variant.sections.flatMap { $0 }.filter { !$0.options.isEmpty }
            orders[variant.name] = .object(
                Dictionary(rows.map { ($0.question, .strings($0.options)) }, uniquingKeysWith: { first, _ in first }))
        }
        return .object([
            "questions": .object(questions), "orders": .object(orders),
            "sequence": .strings(paper.content.questions.map(\.id)),
        ])
    }
}
