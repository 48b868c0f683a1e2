import ChineseText
import Quiz
import Theme

/// One question as it is printed.
struct PaperQuestion {
    let item: Edition.Item
    let showsMaterial: Bool

    static let schema: ViewSchema = .object([
        "number": .text, "stem": .html, "material": .html, "isOptions": .flag, "columns": .text, "isOrder": .flag,
        "isMatch": .flag, "isShort": .flag, "picture": .object(["data": .text, "alt": .text]),
        "options": .list(.object(["letter": .text, "text": .text])), "steps": .list(.object(["first": .flag])),
        "pairs": .list(.object(["left": .text, "right": .text])),
    ])

    private var question: IssuedQuestion { item.question }

    /// The options in the order of this variant.
    private var texts: [String] { item.placement.options.compactMap { question.option($0)?.text } }

    var value: ViewValue {
        var fields: ViewRecord = [
            "number": .text(String(item.placement.number)),
            "stem": .html(stem),
            "isOptions": .flag(question.type.isChoice || question.type == .order),
            "columns": .text(Self.columns(texts)),
            "isOrder": .flag(question.type == .order),
            "isMatch": .flag(question.type == .match),
            "isShort": .flag(question.type == .short),
            "options": .list(
                texts.enumerated().map { .object(["letter": .text(IssuedQuestion.letter($0)), "text": .text($1)]) }
            ),
            "steps": .list(texts.indices.map { .object(["first": .flag($0 == 0)]) }),
            "pairs": .list(pairs),
        ]
        if showsMaterial, let material = question.material {
            fields["material"] = .html(HTML(questionText: material))
        }
        if let picture = question.picture {
            fields["picture"] = .object(["data": .text(picture.data), "alt": .text(picture.alt)])
        }
        return .object(fields)
    }

    /// Four, two or one option a row, by the widest: a line holds about 82 half-width cells beside the number.
    static func columns(_ options: [String]) -> String {
        let widest = options.map { EastAsianWidth.cells($0) }.max() ?? 0
        return widest <= 15 ? "by4" : widest <= 34 ? "by2" : "by1"
    }

    /// Left-hand sides beside the lettered right-hand sides, as many rows as the longer has.
    private var pairs: [ViewValue] {
        let rights = texts.enumerated().map { "\(IssuedQuestion.letter($0)). \($1)" }
        return (0..<max(question.lefts.count, rights.count)).map { index in
            let left = index < question.lefts.count ? "（\(index + 1)）\(question.lefts[index])" : ""
            return .object(["left": .text(left), "right": .text(index < rights.count ? rights[index] : "")])
        }
    }

    /// The stem with room for the answer: brackets for choice and judge, lines for blanks.
    private var stem: HTML {
        switch question.type {
        case .blank: return blanks
        case .judge: return HTML(questionText: question.stem + "（  ）")
        case .single, .multiple:
            return HTML(questionText: question.stem + (Self.hasBracket(question.stem) ? "" : "（  ）"))
        default: return HTML(questionText: question.stem)
        }
    }

    /// Whether a stem has an empty pair of brackets.
    static func hasBracket(_ stem: String) -> Bool {
        let dense = stem.filter { !$0.isWhitespace }
        return dense.contains("（）") || dense.contains("()")
    }

    private var blanks: HTML {
        var html = HTML()
        var rest = question.stem[...]
        while let start = rest.firstIndex(where: { $0 == "_" || $0 == "＿" }) {
            let run = rest[start...].prefix { $0 == "_" || $0 == "＿" }
            html.append(HTML(questionText: String(rest[..<start])))
            if run.count >= 2 {
                html.append(trusted: #"<span class="line"></span>"#)
            } else {
                html.append(escaping: String(run))
            }
            rest = rest[run.endIndex...]
        }
        html.append(HTML(questionText: String(rest)))
        return html
    }
}
