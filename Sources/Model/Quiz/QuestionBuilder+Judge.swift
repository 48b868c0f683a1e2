import DataFiles
import Diagnostics

/// Reads whether a judge question is right or wrong.
extension QuestionBuilder {
    mutating func judge(_ part: QuestionDraft.FieldPart?, _ mark: StemMark?) -> Question.Answer? {
        var value: Bool?
        let labels = judgeOptions ?? [:]
        if let part {
            let letters = Self.letters(part.text) ?? []
            // AB says both that it is right and that it is wrong.
            value = letters.count > 1 ? nil : letters.first.flatMap { labels[$0] } ?? judged(part.text)
            let isContrary = Self.letterWithText(part.text).flatMap { Self.truth($0.text) }.map { $0 != value } ?? false
            if value == nil || isContrary {
                fail(.answerUnreadable(part.text, "“正确”或“错误”（√ 或 ×）", at: draft.place(part.range)))
            }
        }
        var marked: Bool?
        if case .judge(let truth) = mark { marked = truth }
        if case .letters(let letters) = mark {
            marked = labels[letters]
            if marked == nil { fail(.answerUnreadable(letters, "“正确”或“错误”（√ 或 ×）", at: place)) }
        }
        if let value, let marked, value != marked {
            fail(
                .answerConflict(
                    value ? "正确" : "错误",
                    marked ? "√" : "×",
                    at: part.map { draft.place($0.range) } ?? place,
                    first: place
                )
            )
        }
        if judgeOptions == nil, !options.isEmpty {
            fail(.answerUnreadable(options.map(\.text).joined(separator: "、"), "只有“正确”“错误”两个选项，或不写选项", at: place))
        }
        if let answer = value ?? marked {
            checkSigns(beside: answer)
            return .judge(answer)
        }
        // （○） and （1） are meant for an answer, and nobody knows for which.
        if part == nil, let sign = lastShortBracket {
            fail(.answerUnreadable(sign, "“正确”或“错误”（√ 或 ×）", at: place))
            return nil
        }
        return missing(part)
    }

    /// What is left in the stem of a judge question that has its answer, and looks like another one: `√ 吸毒违法`, `吸毒违法（A）`.
    private mutating func checkSigns(beside answer: Bool) {
        if let sign = draft.stem.first, let truth = TruthSign.value(sign) {
            if truth == answer {
                fail(.stemAnswer(draft.number, String(sign), at: draft.place(of: String(sign))))
            } else {
                fail(.answerConflict(answer ? "正确" : "错误", String(sign), at: place, first: place))
            }
        } else if let sign = lastShortBracket, Self.mayBeAnswer(sign) {
            fail(.stemAnswer(draft.number, "（\(sign)）", at: draft.place(of: sign)))
        }
    }

    /// Letters of options, v and the circle; other short words in brackets are words of the stem.
    private static func mayBeAnswer(_ sign: String) -> Bool {
        sign.allSatisfy { character in
            AnswerLetters.upper(character).map { "A"..."H" ~= $0 || $0 == "V" || $0 == "O" }
                ?? character.isOne(of: "○〇●◯∨")
        }
    }

    /// The sign or the two signs between the brackets at the end, or at the start, of a stem.
    private var lastShortBracket: String? {
        let body = draft.stem.trimmingSpaces()
        let ends = body.reversed().drop { $0.isOne(of: "。．.") || $0.isSpace }
        let inside: String
        if ends.first?.isOne(of: "）)") == true {
            inside = String(ends.dropFirst().prefix { !$0.isOne(of: "（()）") }.reversed())
        } else if body.first?.isOne(of: "（(") == true {
            inside = String(body.dropFirst().prefix { !$0.isOne(of: "（()）") })
        } else {
            return nil
        }
        let sign = inside.trimmingSpaces()
        return (1...2).contains(sign.count) ? sign : nil
    }
}
