package import Quiz
package import Theme

/// A student pack: one HTML file that holds an issued paper, its key and all that is needed to take it offline.
///
/// The page is a complete list of questions without its script; the script marks, explains and sums up. Nothing is
/// requested from anywhere.
package struct PackView: TemplateView {
    private let paper: IssuedPaper
    private let variant: PaperContent.Variant
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

    /// A practice pack of one variant; nil when the paper has no such variant or is not for practice.
    ///
    /// Only a practice pack may hold its key: for 测评 and 考核 see the issue on packs in the classroom.
    package init?(
        _ paper: IssuedPaper,
        variant: String,
        theme: SiteTheme,
        office: String? = nil,
        help: [HelpLine] = HelpLine.usual
    ) {
        guard paper.content.mode == .practice, let variant = paper.content.variant(variant) else { return nil }
        self.paper = paper
        self.variant = variant
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
        "help": .list(.object(["number": .text, "name": .text])),
        "sections": .list(.object(["title": .text, "questions": .list(PackQuestion.schema)])),
    ]

    package var fields: ViewRecord {
        let content = paper.content
        let sections = zip(content.sections, variant.sections).map { section, placements -> ViewValue in
            let questions = placements.compactMap { placement in
                content.question(placement.question).map { PackQuestion(question: $0, placement: placement).value }
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
            "data": .html(PackAnswers(content: content, variant: variant).script),
            "help": .list(help.map { .object(["number": .text($0.number), "name": .text($0.name)]) }),
            "sections": .list(sections),
        ]
        // A paper that has one form only is no 卷A.
        fields["variant"] = .text(content.variants.count > 1 ? variant.name : nil)
        fields["subtitle"] = .text(content.subtitle)
        fields["stage"] = .text(content.stage)
        fields["minutes"] = content.minutes.map { .text(String($0)) }
        fields["office"] = .text(office)
        return fields
    }
}
