package import Quiz
package import Theme

/// The key of one variant as print HTML: 参考答案及评分标准, on sheets of its own.
///
/// Every number and letter comes from the key of the issued paper; nothing is worked out again here.
package struct KeyView: TemplateView {
    private let edition: Edition

    /// Nil when the paper has no such variant.
    package init?(_ paper: IssuedPaper, variant: String, theme: SiteTheme, office: String? = nil) {
        guard let edition = Edition(paper, variant: variant, theme: theme, office: office) else { return nil }
        self.edition = edition
    }

    package static let templates = ["print/key"]
    package static let assets = Edition.assets
    package var template: String { "print/key" }

    package static let schema: ViewFields = Edition.schema.with([
        "sections": .list(
            .object([
                "numeral": .text, "title": .text, "worth": .text, "rule": .text, "isTable": .flag,
                "rows": .list(.object(["cells": .list(.object(["number": .text, "answer": .text]))])),
                "answers": .list(
                    .object(["number": .text, "answer": .text, "stem": .html, "explanation": .html, "basis": .text])
                ),
            ])
        )
    ])

    package var fields: ViewRecord {
        var fields = edition.fields
        fields["sections"] = .list(edition.sections.map(section))
        return fields
    }

    private func section(_ section: Edition.Section) -> ViewValue {
        let isTable = section.section.type.isChoice || section.section.type == .judge
        let cells = section.items.map { item -> ViewValue in
            .object(["number": .text(String(item.key.number)), "answer": .text(Self.answer(item))])
        }
        let rows = stride(from: 0, to: cells.count, by: 10).map { start -> ViewValue in
            .object(["cells": .list(Array(cells[start..<min(start + 10, cells.count)]))])
        }
        return .object([
            "numeral": .text(section.numeral),
            "title": .text(section.title),
            "worth": .text(section.worth),
            "rule": .text(Self.rule(section)),
            "isTable": .flag(isTable),
            "rows": .list(isTable ? rows : []),
            "answers": .list(section.items.map(Self.answerBlock)),
        ])
    }

    private static func answerBlock(_ item: Edition.Item) -> ViewValue {
        var fields: ViewRecord = [
            "number": .text(String(item.key.number)),
            "answer": .text(answer(item)),
            "stem": .html(HTML(questionText: item.question.stem)),
        ]
        if let explanation = item.question.explanation {
            fields["explanation"] = .html(HTML(questionText: explanation))
        }
        fields["basis"] = .text(item.question.basis)
        return .object(fields)
    }

    /// `ABD`, `√`, `6；26`, `（1）B　（2）A`.
    static func answer(_ item: Edition.Item) -> String {
        let answer = item.key.answer
        switch item.question.type {
        case .single, .multiple: return answer.joined()
        case .judge: return answer == ["正确"] ? "√" : answer == ["错误"] ? "×" : answer.joined()
        case .blank: return answer.joined(separator: "；") + (item.question.answer.anyOrder == true ? "（顺序不限）" : "")
        case .match:
            let pairs = answer.map { pair in
                let parts = pair.split(separator: "-")
                return parts.count == 2 ? "（\(parts[0])）\(parts[1])" : pair
            }
            return pairs.joined(separator: "　")
        case .order: return answer.joined(separator: " → ")
        case .short: return answer.joined(separator: "\n")
        }
    }

    /// How the section is marked: a sentence for each type of question in it, since a case may have several.
    private static func rule(_ section: Edition.Section) -> String {
        let types = QuestionType.allCases.filter { type in section.items.contains { $0.question.type == type } }
        let points = PaperContent.text(section.section.points)
        if types.count == 1, let type = types.first { return rule(type, points, section) }
        return types.map { "\($0.title)\(rule($0, points, section))" }.joined()
    }

    private static func rule(_ type: QuestionType, _ points: String, _ section: Edition.Section) -> String {
        switch type {
        case .single, .judge: return "每小题\(points)分，答错或不答得0分。"
        case .multiple:
            let missed = credit(section, type) { rule in
                switch rule {
                case .half: "漏选且无错选得一半"
                case .proportional: "漏选且无错选按选对的比例得分"
                case .none: "漏选得0分"
                }
            }
            return "每小题\(points)分，全部选对得满分，\(missed)，有错选得0分。"
        case .blank: return "每小题\(points)分，各空平均分配；“｜”隔开的写法都算对。"
        case .match, .order:
            let part = type == .match ? "对" : "处"
            let missed = credit(section, type) { rule in
                switch rule {
                case .half: "对一半以上得一半"
                case .proportional: "按对的\(part)数平均给分"
                case .none: "否则得0分"
                }
            }
            return "每小题\(points)分，全部正确得满分，\(missed)。"
        case .short: return "每小题\(points)分，意思对即可，酌情给分。"
        }
    }

    /// What a part of an answer earns; where questions of the type differ in that, with their numbers.
    private static func credit(
        _ section: Edition.Section, _ type: QuestionType, _ words: (PartialCredit) -> String
    ) -> String {
        let items = section.items.filter { $0.question.type == type }
        let rules = PartialCredit.allCases.filter { rule in items.contains { $0.question.partial == rule } }
        guard rules.count > 1 else { return words(rules.first ?? .none) }
        let parts = rules.map { rule in
            let numbers = items.filter { $0.question.partial == rule }.map { String($0.key.number) }
            return "第\(numbers.joined(separator: "、"))题\(words(rule))"
        }
        return parts.joined(separator: "，")
    }
}
