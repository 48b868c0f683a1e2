import DataFiles

/// Words behind an answer that are no part of it: `√。吸毒违法`, `√（正确）`, `A（出自教材）`.
///
/// ## Parsing behavior
/// - Behind √ or × stand a mark and a reason, or the same judgement in brackets; a reason that speaks of the contrary makes the answer unclear.
/// - Behind letters stand brackets that begin with where the answer is from: 出自, 来自, 见, 参见, 教材, 课本, 选自.
struct AnswerRemark {
    /// The answer without the words.
    let answer: String
    /// What is said of it, for the explanation; empty where that says the same again.
    let words: String

    /// A sign and what stands behind it.
    init?(judgement text: String) {
        let text = text.trimmingSpaces()
        guard let isTrue = text.first.flatMap(TruthSign.value) else { return nil }
        var rest = text.dropFirst().trimmedSlice()
        guard let mark = rest.first else { return nil }
        answer = isTrue ? "√" : "×"
        if mark.isOne(of: "（("), let inner = QuestionBuilder.truth(rest) {
            guard inner == isTrue else { return nil }
            words = ""
            return
        }
        guard mark.isOne(of: "。．，,；;：:") else { return nil }
        rest = rest.dropFirst().trimmedSlice()
        let contrary = isTrue ? ["×", "✗", "✘", "错", "误", "不正确", "不对"] : ["√", "✓", "✔", "正确", "没错", "对的"]
        guard !rest.isEmpty, !contrary.contains(where: { rest.contains($0) }) else { return nil }
        words = String(rest)
    }

    /// Letters and where they are from.
    init?(letters text: String) {
        guard let open = text.firstIndex(where: { $0.isOne(of: "（(") }), let last = text.trimmingSpaces().last,
            last.isOne(of: "）)")
        else { return nil }
        let before = text[..<open].trimmingSpaces()
        let inside = text[open...].dropFirst().trimmingSpaces().dropLast()
        guard QuestionBuilder.letters(before) != nil, !inside.contains(where: { $0.isOne(of: "（(）)") }),
            ["出自", "来自", "选自", "参见", "见", "教材", "课本"].contains(where: { inside.hasPrefix($0) })
        else { return nil }
        answer = before
        words = String(inside)
    }
}

extension QuestionBuilder {
    /// Takes words behind the answer into the explanation, where it is certain that they are no part of it.
    mutating func takeAnswerRemark() {
        for index in draft.fields.indices where draft.fields[index].field == .answer {
            let part = draft.fields[index]
            let remark =
                options.isEmpty || judgeOptions != nil
                ? AnswerRemark(judgement: part.text) : AnswerRemark(letters: part.text)
            guard let remark else {
                // 选C and C项 are C.
                if options.count >= 2, Self.letters(part.text) == nil,
                    judgeOptions == nil || Self.truth(part.text) == nil,
                    let letters = AnswerSentence.letters(in: part.text)
                {
                    draft.fields[index].text = letters
                }
                continue
            }
            draft.fields[index].text = remark.answer
            guard !remark.words.isEmpty else { continue }
            draft.fields.append(QuestionDraft.FieldPart(field: .explanation, text: remark.words, range: part.range))
        }
    }

    /// A, C, B for `A→C→B`, where every option stands in it once.
    func ordered(_ text: String) -> [String]? {
        guard options.count >= 2, text.contains(where: { $0.isOne(of: "→>＞") }) else { return nil }
        let pieces = text.split { $0.isOne(of: "→>＞-") }.map { $0.trimmingSpaces() }
        let letters = pieces.compactMap { Self.letters($0) }.filter { $0.count == 1 }.flatMap { $0 }
        return letters.count == pieces.count && letters.sorted() == options.map(\.label).sorted() ? letters : nil
    }
}
