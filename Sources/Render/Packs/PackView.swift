import Digests
package import Quiz
package import Theme

/// A pupil's pack: one HTML file that holds an issued paper, in one variant or a set of them, and all that is needed to take it
/// offline.
///
/// The page is a complete list of questions without its script; the script marks where it may, sums up and makes the result.
/// Nothing is requested from anywhere. What each mode holds is said in ``PackMode``.
package struct PackView: TemplateView {
    private let paper: IssuedPaper
    private let sheet: PackSheet
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

    /// A pack of these variants, of all where none are named; nil when the paper has no such variant or may not be given out in
    /// this mode.
    ///
    /// `code` opens the answers of a test, which has none without it.
    package init?(
        _ paper: IssuedPaper,
        variants: [String] = [],
        mode: PackMode = .practice,
        code: String? = nil,
        theme: SiteTheme,
        office: String? = nil,
        help: [HelpLine] = HelpLine.usual
    ) {
        let names = variants.isEmpty ? paper.content.variants.map(\.name) : variants
        guard paper.content.mode.packs.contains(mode), let sheet = PackSheet(paper, variants: names),
            mode != .test || code != nil
        else { return nil }
        self.paper = paper
        self.sheet = sheet
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
        "hasVariants": .flag, "hasNames": .flag, "variantNames": .list(.object(["name": .text])),
        "help": .list(.object(["number": .text, "name": .text])),
        "sections": .list(.object(["title": .text, "questions": .list(PackQuestion.schema)])),
    ]

    package var fields: ViewRecord {
        let content = paper.content
        let sections = zip(content.sections, sheet.sections).map { section, rows -> ViewValue in
            .object(["title": .text(section.title), "questions": .list(rows.map { PackQuestion(row: $0).value })])
        }
        let names = sheet.set.map(\.name)
        let listed = names.count > 1 && names.count <= Self.mostListed ? names : []
        var fields: ViewRecord = [
            "title": .text(content.title),
            "count": .text(String(sheet.rows.count)),
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
            "hasVariants": .flag(names.count > 1),
            "hasNames": .flag(!listed.isEmpty),
            "variantNames": .list(listed.map { .object(["name": .text($0)]) }),
        ]
        // A paper that has one form only is no 卷A.
        fields["variant"] = .text(
            content.variants.count > 1 ? names.count > Self.mostListed ? "–" : names.joined(separator: "、") : nil)
        fields["subtitle"] = .text(content.subtitle)
        fields["stage"] = .text(content.stage)
        fields["minutes"] = content.minutes.map { .text(String($0)) }
        fields["office"] = .text(office)
        fields["contest"] = .text(content.contest)
        return fields
    }

    /// Of so many variants at most the pupil may choose one by its name.
    private static let mostListed = 8

    /// What the script reads: the paper, the variants given out, and the key as the mode has it.
    private var data: CanonicalJSON {
        let answers = PackAnswers(sheet: sheet)
        let names = sheet.set.map(\.name)
        var fields: [String: CanonicalJSON] = [
            "mode": .string(mode.rawValue), "packId": .string(paper.packID), "set": .strings(names),
            "paper": PackPaper(sheet: sheet).json,
        ]
        if mode.isOpen { fields["questions"] = answers.questions }
        if mode == .test, let code {
            fields["sealed"] =
                SealedMessage(answers.json, of: paper, purpose: "pack \(names.joined(separator: " "))", code: code).json
        }
        return .object(fields)
    }
}
