import ChineseText
import DataFiles
package import Diagnostics

/// What is written in a question and not taken: a second value of a field, a field inside the words of another, points in the stem.
extension QuestionBuilder {
    /// A field counts once; the first value stands.
    mutating func checkRepeats() {
        if let id = draft.id, let other = draft.fields.first(where: { $0.field == .id && differs($0.text, id.text) }) {
            findings.append(.fieldRepeated("编号", id.text, other.text.trimmingSpaces(), at: draft.place(other.range)))
        }
        for (index, part) in draft.fields.enumerated().dropFirst() {
            guard let title = part.field.singleTitle, !(part.field == .id && draft.id != nil),
                let first = draft.fields[..<index].first(where: { $0.field == part.field && differs($0.text, "") }),
                differs(part.text, first.text)
            else { continue }
            findings.append(
                .fieldRepeated(
                    title, first.text.trimmingSpaces(), part.text.trimmingSpaces(), at: draft.place(part.range)))
        }
    }

    /// Whether a value says something, and something else.
    private func differs(_ text: String, _ first: String) -> Bool {
        let text = text.trimmingSpaces()
        return !text.isEmpty && text != first.trimmingSpaces()
    }

    /// 难度：易 behind a full stop of an explanation.
    mutating func checkHiddenFields() {
        for part in draft.fields {
            switch part.field {
            case .explanation, .feedback: break
            default: continue
            }
            guard Self.hiddenNames.occurs(in: Array(part.text.utf8)), let words = Self.hiddenField(part.text) else {
                continue
            }
            findings.append(.fieldHidden(words, at: draft.place(of: words)))
        }
    }

    private static let names = [
        "难度系数", "难易度", "难度", "知识点", "考点", "学段", "分值", "分数", "法律依据", "依据", "复核日期", "复核", "标签", "题型",
    ]
    private static let hiddenNames = WordSearch(names.flatMap { [$0 + "：", $0 + ":"] })

    /// The first name with a colon that stands behind the end of a sentence, and the words behind it.
    private static func hiddenField(_ text: String) -> String? {
        var mayBegin = true
        for index in text.indices {
            if mayBegin, let name = names.first(where: { text[index...].begins(with: $0) }),
                case let rest = text[index...].dropFirst(name.count), rest.first?.isOne(of: "：:") == true
            {
                let value = rest.dropFirst().prefix { !$0.isOne(of: "。；;，,\n") }
                if !value.trimmedSlice().isEmpty { return name + String(rest.prefix(1)) + value.prefix(20) }
            }
            mayBegin = text[index].isSpace || text[index].isOne(of: "。；;，,！!）)】")
        }
        return nil
    }

    /// （3分） in a stem, where the question is worth something else.
    mutating func checkStemPoints(_ points: Double?) {
        guard points != nil, Self.mayHoldPoints(draft.stem) else { return }
        let pieces = draft.stem.split(omittingEmptySubsequences: false) { $0.isOne(of: "（(【[") }
        for piece in pieces.dropFirst() {
            guard let close = piece.firstIndex(where: { $0.isOne(of: "）)】]") }) else { continue }
            let inside = piece[..<close].filter { !$0.isSpace }
            guard inside.count <= 16, inside.last == "分", inside.contains(where: \.isDigit),
                inside.allSatisfy({ $0.isDigit || $0.isOne(of: ".本小题此共满分计值每空问得各：:，,") })
            else { continue }
            let figures = inside.dropLast().reversed().prefix { $0.isDigit || $0 == "." }.reversed()
            let front = inside.dropLast(figures.count + 1)
            var worth = front.contains(where: \.isDigit) ? nil : Figure.number(String(figures))
            if front.contains("空") { worth = worth.map { $0 * Double(max(1, Self.blanks(draft.stem))) } }
            guard worth == nil || worth != points else { continue }
            findings.append(.stemPoints(String(piece[..<close]), points, at: draft.place(of: String(piece[..<close]))))
        }
    }

    /// 分 and a bracket.
    private static func mayHoldPoints(_ stem: String) -> Bool {
        guard stem.holdsBracket || stem.holdsSquareBracket else { return false }
        return stem[...].holds([0xE5, 0x88, 0x86, 0xEF, 0xBC, 0x89]) || stem[...].holds([0xE5, 0x88, 0x86, 0x29])
            || stem[...].holds([0xE5, 0x88, 0x86, 0xE3, 0x80, 0x91]) || stem[...].holds([0xE5, 0x88, 0x86, 0x5D])
    }
}

extension BankField {
    /// The name of a field that has one value; nil for those whose values are joined or held against each other.
    fileprivate var singleTitle: String? {
        switch self {
        case .answer, .explanation: nil
        case .feedback(let label): "反馈" + label
        case .knowledge: "知识点"
        case .difficulty: "难度"
        case .stage: "学段"
        case .points: "分值"
        case .partial: "漏选"
        case .basis: "依据"
        case .reviewed: "复核"
        case .id: "编号"
        case .tags: "标签"
        case .image: "图片"
        case .type: "题型"
        }
    }
}

extension Finding {
    fileprivate static func fieldRepeated(_ name: String, _ first: String, _ other: String, at place: Place) -> Finding
    {
        Finding(
            .quizFieldRepeated, at: place, "一道题里“\(name)”写了两次：“\(first.shortened)”有效，“\(other.shortened)”没有读入",
            explanation: ["请只留一个；几个都要的，写在同一处，用“、”隔开"])
    }

    fileprivate static func fieldHidden(_ words: String, at place: Place) -> Finding {
        Finding(
            .quizFieldHidden, at: place, "“\(words.shortened)”夹在解析里，没有作为单独的一项读入",
            explanation: ["请另起一行写，或写成“【难度】易”这样；确实是解析里的话，请换一种写法"])
    }

    fileprivate static func stemPoints(_ words: String, _ points: Double?, at place: Place) -> Finding {
        let worth = points.map { "这道题按 \(PaperContent.text($0)) 分计" } ?? "这道题没有写分值"
        return Finding(
            .quizFieldHidden, at: place, "题干里的“\(words)”没有读作分值，\(worth)",
            explanation: ["请把它从题干里删去，另起一行写“分值：”"])
    }
}

extension FindingCode {
    package static let quizFieldRepeated = FindingCode(
        "quiz.field-repeated",
        .warning,
        "一道题里同一项写了两次",
        manual: """
            难度、知识点（考点）、学段、分值、漏选、依据、复核、编号、标签、图片、题型和每个选项的反馈，一道题里各写一次。写了两次又不一样的，第一个有效，第二个没有读入；表格里两列是同一项（如“知识点”和“考点”、“分值”和“分数”）也这样。
            题干末尾的 `{#x-1}` 和“编号：”是同一项。

            程序不替您挑：请只留一个；几个都要的，写在同一处，用“、”隔开。改好以前，`humen quiz format` 不整理这个题库，免得没有读入的那个丢掉。
            """
    )
    package static let quizFieldHidden = FindingCode(
        "quiz.field-hidden",
        .warning,
        "一项内容夹在别的文字里，没有读入",
        manual: """
            解析里的“……。难度：易。知识点：毒品”会原样留在解析里，不当作难度和知识点：组卷时按难度、知识点挑不到这道题，印出来的解析也多了几个字。请另起一行写“难度：易”，或写成 `【难度】易`。

            题干里的“（3分）”不读作分值，会印在题干里；它与“分值：”或大题标题里的“每题2分”不一样时，卷面上就有两个分数。请从题干里删去，写到“分值：”里。
            """
    )
}
