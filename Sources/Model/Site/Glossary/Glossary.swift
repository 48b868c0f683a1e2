import ChineseText
package import DataFiles
package import Diagnostics

/// The words that the site explains, from `glossary.yaml`.
///
/// ## File format
///     terms:
///       - term: 新精神活性物质
///         aliases: [NPS]
///         explanation: 尚未被国际公约管制、但被人滥用并会危害健康的物质……
///         source: 《禁毒法》第二条
///         date: 2026-11-21
///
/// ## Parsing behavior
/// - Keys may be Chinese: 术语 别名 解释 来源 日期; the list may stand alone, without `terms:`.
/// - A term without a name or an explanation is reported and left out, and so is a name that an earlier term bears.
package struct Glossary: Sendable {
    /// In the order of their pinyin.
    package let terms: [Term]

    /// One word with its explanation.
    package struct Term: Sendable {
        package let name: String
        package let aliases: [String]
        package let explanation: String
        package let source: String?
        package let date: CalendarDate?
        /// Its anchor on the glossary's page.
        package let anchor: String
        /// The letter under which it stands: A to Z, or # for what has no sound.
        package let letter: String
        fileprivate let sound: [String]
    }

    /// The glossary of a site that has none.
    package static let empty = Glossary(terms: [])
    /// The page that lists every word.
    package static let route = Route("glossary.html")

    private init(terms: [Term]) { self.terms = terms }

    private static let name = FieldName("term", "术语", "名称")
    private static let aliases = FieldName("aliases", "别名")
    private static let explanation = FieldName("explanation", "解释")
    private static let fields = [name, aliases, explanation, FieldName.source, FieldName.date]

    /// Reads `glossary.yaml`; with `configuration`, its values stand where `{{name}}` is written.
    package init(
        _ source: SourceText, configuration: SiteConfiguration? = nil, findings: inout [Finding]
    ) {
        let root = YAMLReader.read(source, findings: &findings)?
            .filled(from: configuration, in: source, findings: &findings)
        let field = FieldName("terms", "术语")
        let list = root?.items(under: field, in: source, kind: "glossary.yaml", findings: &findings) ?? []
        var terms: [Term] = []
        var names: [String: Range<Int>] = [:]
        var anchors: Set<String> = []
        for item in list {
            var reader = FieldReader(item, in: source, kind: "术语", known: Self.fields)
            if let term = Self.term(&reader, item, names: &names, anchors: &anchors) { terms.append(term) }
            findings += reader.finish()
        }
        self.terms = terms.sorted {
            ($0.letter, $0.sound.joined(separator: " "), $0.name) < (
                $1.letter, $1.sound.joined(separator: " "), $1.name
            )
        }
    }

    private static func term(
        _ reader: inout FieldReader, _ item: YAMLNode, names: inout [String: Range<Int>], anchors: inout Set<String>
    ) -> Term? {
        let place = reader.source.place(item.range)
        guard let name = reader.string(name)?.trimmingSpaces(), !name.isEmpty,
            let explanation = reader.string(explanation)?.trimmingSpaces(), !explanation.isEmpty
        else {
            reader.report(Finding(.glossaryIncomplete, at: place, "术语要有名称 term 和解释 explanation，这一条没有写全，已略去"))
            return nil
        }
        let aliases = reader.strings(aliases).uniqued().filter { $0 != name && !$0.isEmpty }
        var own: [String] = []
        for word in [name] + aliases {
            if let first = names[word] {
                reader.report(
                    Finding(
                        .glossaryRepeated, at: place, "“\(word)”在术语表里出现了两次，以先写的为准",
                        notes: [.init(at: reader.source.place(first), "先写在这里")]))
            } else {
                names[word] = item.range
                own.append(word)
            }
        }
        guard own.first == name else { return nil }
        let sound = Pinyin.syllables(name)
        let initial = sound.first?.first.map { String($0).uppercased() } ?? "#"
        return Term(
            name: name, aliases: Array(own.dropFirst()), explanation: explanation,
            source: reader.string(.source), date: reader.date(.date), anchor: anchor(name, &anchors),
            letter: initial.first?.isLetter == true ? initial : "#", sound: sound)
    }

    private static func anchor(_ name: String, _ taken: inout Set<String>) -> String {
        let wanted = "term-" + Pinyin.slug(name)
        var anchor = wanted
        var number = 2
        while !taken.insert(anchor).inserted {
            anchor = "\(wanted)-\(number)"
            number += 1
        }
        return anchor
    }
}

extension FindingCode {
    package static let glossaryIncomplete = FindingCode(
        "glossary.incomplete",
        .error,
        "术语没有写全",
        manual: """
            `glossary.yaml` 的每一条要有名称和解释，最好写明来源和核对日期：

                - term: 社区戒毒
                  aliases: []
                  explanation: 公安机关责令吸毒成瘾人员在社区接受帮助和监督的措施，期限三年。
                  source: 《禁毒法》第三十三条
                  date: 2026-11-21
            """
    )
    package static let glossaryRepeated = FindingCode(
        "glossary.repeated",
        .warning,
        "同一个词解释了两次",
        manual: "一个名称或别名只能属于一条术语，否则正文里不知道该显示哪个解释。请合并，或从其中一条的 `aliases` 里删去。"
    )
    /// Every code about the glossary.
    static let glossaryCodes: [FindingCode] = [.glossaryIncomplete, .glossaryRepeated]
}
