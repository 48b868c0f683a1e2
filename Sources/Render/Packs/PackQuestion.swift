import Quiz
import Theme

/// One question of a pack as the template shows it.
struct PackQuestion {
    let row: PackSheet.Row
    private var question: IssuedQuestion { row.question }

    private static let option: ViewSchema = .object(["id": .text, "letter": .text, "text": .text, "input": .text])

    static let schema: ViewSchema = .object([
        "number": .text, "id": .text, "kind": .text, "stem": .html, "material": .html,
        "several": .flag, "isChoice": .flag, "isRows": .flag, "isShort": .flag, "options": .list(option),
        "rows": .list(.object(["index": .text, "label": .text])),
        "points": .text, "creditNone": .flag, "creditHalf": .flag, "creditShare": .flag,
        "picture": .object(["data": .text, "alt": .text]),
    ])

    var value: ViewValue {
        var fields: ViewRecord = [
            "number": .text(String(row.placement.number)),
            "id": .text(question.id),
            "kind": .text(kind),
            "stem": .html(stem),
            "several": .flag(question.type == .multiple),
            "isChoice": .flag(question.type.isChoice || question.type == .judge),
            "isRows": .flag(question.type == .match || question.type == .order),
            "isShort": .flag(question.type == .short),
            "options": .list(options),
            "rows": .list(rows),
            "points": .text(PaperContent.text(row.points)),
            "creditNone": .flag(credit == PartialCredit.none),
            "creditHalf": .flag(credit == .half),
            "creditShare": .flag(credit == .proportional),
        ]
        if let material = question.material { fields["material"] = .html(HTML(questionText: material)) }
        if let picture = question.picture {
            fields["picture"] = .object(["data": .text(picture.data), "alt": .text(picture.alt)])
        }
        return .object(fields)
    }

    /// What some of the right parts earn; nil where there are no parts.
    private var credit: PartialCredit? {
        switch question.type {
        case .multiple, .match, .order: question.partial
        case .blank: question.answer.blanks.map { $0.count > 1 ? .proportional : nil } ?? nil
        default: nil
        }
    }

    private var kind: String {
        switch question.type {
        case .single: "单选"
        case .multiple: "多选"
        case .judge: "判断"
        case .blank: "填空"
        case .match: "连线"
        case .order: "排序"
        case .short: "简答"
        }
    }

    private var options: [ViewValue] {
        if question.type == .judge {
            return [("true", "√", "正确"), ("false", "×", "错误")].map { option($0.0, $0.1, $0.2) }
        }
        return row.placement.options.enumerated().compactMap { index, id in
            let letter = IssuedQuestion.letter(index)
            return question.option(id).map { option(letter, letter, $0.text) }
        }
    }

    private func option(_ id: String, _ letter: String, _ text: String) -> ViewValue {
        let input = question.type == .multiple ? "checkbox" : "radio"
        return .object(["id": .text(id), "letter": .text(letter), "text": .text(text), "input": .text(input)])
    }

    /// The left-hand sides of a matching question, or the steps of an ordering one, each with a choice of letters.
    private var rows: [ViewValue] {
        let labels = question.type == .order ? question.options.indices.map { "第 \($0 + 1) 步" } : question.lefts
        return labels.enumerated().map { .object(["index": .text(String($0 + 1)), "label": .text($1)]) }
    }

    /// The stem, with a field for each blank.
    private var stem: HTML {
        guard question.type == .blank else { return HTML(questionText: question.stem) }
        var html = HTML()
        var rest = question.stem[...]
        var number = 0
        while let start = rest.firstIndex(where: { $0 == "_" || $0 == "＿" }) {
            let run = rest[start...].prefix { $0 == "_" || $0 == "＿" }
            html.append(HTML(questionText: String(rest[..<start])))
            if run.count >= 2 {
                number += 1
                html.append(trusted: #"<input type="text" class="blank" maxlength="60" aria-label="第 "#)
                html.append(escaping: String(number))
                html.append(trusted: #" 空">"#)
            } else {
                html.append(escaping: String(run))
            }
            rest = rest[run.endIndex...]
        }
        html.append(HTML(questionText: String(rest)))
        return html
    }
}
