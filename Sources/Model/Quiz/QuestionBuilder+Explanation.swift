import ChineseText
import Diagnostics

/// The explanation has to say what the answer says.
extension QuestionBuilder {
    /// 故选B, 选B。, 答案为B, B是对的 beside another answer; B项错误 where B is the answer; 本题说法错误 beside √.
    mutating func checkExplanation(_ answer: Question.Answer?, _ type: QuestionType) {
        guard let part = draft.value(.explanation) else { return }
        switch answer {
        case .choice(let ids):
            guard part.text.holdsLetter || part.text.contains(where: { $0.isOne(of: "选第案确") }) else { return }
            let letters = ids.map { $0.uppercased() }
            let isNegative = Self.isNegative(draft.stem)
            guard
                let named = ExplainedAnswer.letters(
                    part.text, isNegative: isNegative, besides: letters, options: options)
            else { return }
            fail(.explanationDiffers(letters.joined(), named, at: draft.place(part.range)))
        case .judge(let value):
            if let said = ExplainedJudgement.truth(part.text), said != value {
                let words = [true: "正确", false: "错误"]
                fail(.explanationDiffers(words[value] ?? "", words[said] ?? "", at: draft.place(part.range)))
            } else if let label = judgeOptions?.first(where: { $0.value == value })?.key,
                let named = ExplainedAnswer.letters(part.text, isNegative: false, besides: [label])
            {
                // 故选B beside A.正确 B.错误.
                fail(.explanationDiffers(label, named, at: draft.place(part.range)))
            }
        default: return
        }
    }

    /// Whether a stem asks for what is wrong.
    static func isNegative(_ stem: String) -> Bool {
        let bytes = Array(stem.utf8)
        return negativeWords.occurs(in: bytes) || (exceptions.occurs(in: bytes) && stem.contains("外"))
    }

    private static let negativeWords = WordSearch([
        "错误的", "不正确的", "不属于", "不包括", "不对的", "不恰当的", "有误", "不是", "不妥", "不当的", "不合理的", "不符合",
    ])
    /// 除……外, 除了……以外.
    private static let exceptions = WordSearch(["除"])
}
