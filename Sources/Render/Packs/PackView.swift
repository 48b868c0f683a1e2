import Digests
package import Quiz
package import Theme

/// A pupil's pack: one HTML file that holds an issued paper and all that is needed to take it offline.
///
/// The page is a complete list of questions without its script; the script marks where it may, sums up and makes the result.
/// Nothing is requested from anywhere. What each mode holds is said in ``PackMode``.
package struct PackView: TemplateView {
    private let paper: IssuedPaper
    private let variant: PaperContent.Variant
    private let mode: PackMode
    private let code: String?
    private let office: String?
    private let help: [HelpLine]
    private let style: HTML
    private let script: HTML

    /// A number to call, with the words beside it.
    package struct HelpLine: Sendable, Hashable {
        package let number: String
        package let name: String

        /// A number with the words beside it.
        package init(number: String, name: String) {
            self.number = number
            self.name = name
        }

        /// What stands on every pupil page unless the site names its own.
        package static let usual = [
            HelpLine(number: "12355", name: "青少年服务台"), HelpLine(number: "12356", name: "心理援助热线"),
            HelpLine(number: "110", name: "遇到危险，报警"),
        ]
    }

    /// A pack of one variant; nil when the paper has no such variant or may not be given out in this mode.
    ///
    /// `code` opens the answers of a test, which has none without it.
    package init?(
        _ paper: IssuedPaper,
        variant: String,
        mode: PackMode = .practice,
        code: String? = nil,
        theme: SiteTheme,
        office: String? = nil,
        help: [HelpLine] = HelpLine.usual
    ) {
        guard paper.content.mode.packs.contains(mode), let variant = paper.content.variant(variant),
            mode != .test || code != nil
        else { return nil }
        self.paper = paper
        self.variant = variant
        self.mode = mode
        self.code = code
        self.office = office
        self.help = help
        style = HTML(trusted: theme.assets["pack.css"] ?? [])
        script = HTML(trusted: theme.assets["pack.js"] ?? [])
    }

    package static let templates = ["pack"]
    package static let assets = ["style": "pack.css", "script": "pack.js"]
    package var template: String { "pack" }

    package static let schema: ViewFields = [
        "title": .text, "subtitle": .text, "stage": .text, "count": .text, "minutes": .text, "office": .text,
        "packID": .text, "variant": .text, "hash": .text, "style": .html, "script": .html, "data": .html,
        "mode": .text, "isPractice": .flag, "isTest": .flag, "isExam": .flag, "isBuzz": .flag, "isSealed": .flag,
        "hasMarks": .flag, "delivers": .flag, "contest": .text,
        "help": .list(.object(["number": .text, "name": .text])),
        "sections": .list(.object(["title": .text, "questions": .list(PackQuestion.schema)])),
    ]

    package var fields: ViewRecord {
        let content = paper.content
        let sections = zip(content.sections, variant.sections).map { section, placements -> ViewValue in
            let questions = placements.compactMap { placement in
                content.question(placement.question).map {
                    PackQuestion(question: $0, placement: placement, points: section.points).value
                }
            }
            return .object(["title": .text(section.title), "questions": .list(questions)])
        }
        var fields: ViewRecord = [
            "title": .text(content.title),
            "count": .text(String(variant.key.count)),
            "packID": .text(paper.packID),
            "hash": .text(String(paper.hash.prefix(16))),
            "style": .html(style),
            "script": .html(script),
            "data": .html(data.script),
            "mode": .text(mode.rawValue),
            "isPractice": .flag(mode == .practice),
            "isTest": .flag(mode == .test),
            "isExam": .flag(mode == .exam),
            "isBuzz": .flag(mode == .buzz),
            "isSealed": .flag(!mode.isOpen),
            "hasMarks": .flag(mode == .practice || mode == .test),
            "delivers": .flag(mode.delivers),
            "help": .list(help.map { .object(["number": .text($0.number), "name": .text($0.name)]) }),
            "sections": .list(sections),
        ]
        // A paper that has one form only is no 卷A.
        fields["variant"] = .text(content.variants.count > 1 ? variant.name : nil)
        fields["subtitle"] = .text(content.subtitle)
        fields["stage"] = .text(content.stage)
        fields["minutes"] = content.minutes.map { .text(String($0)) }
        fields["office"] = .text(office)
        fields["contest"] = .text(content.contest)
        return fields
    }

    /// What the script reads: the paper, and the key as the mode has it.
    private var data: CanonicalJSON {
        let answers = PackAnswers(content: paper.content, variant: variant)
        var fields: [String: CanonicalJSON] = [
            "mode": .string(mode.rawValue), "packId": .string(paper.packID), "variant": .string(variant.name),
            "paper": PackPaper(paper: paper, variants: [variant]).json,
        ]
        if mode.isOpen { fields["questions"] = answers.questions }
        if mode == .test, let code {
            fields["sealed"] = SealedMessage(answers.json, of: paper, purpose: "pack \(variant.name)", code: code).json
        }
        return .object(fields)
    }
}
