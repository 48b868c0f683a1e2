import DataFiles
import Diagnostics

/// The answers of several questions behind the last of them: 答案：AB behind two questions.
extension BankParser {
    /// Doubts a question whose answer has as many letters as there are questions without one up to it, unless it says that it
    /// has several answers.
    mutating func doubtSharedAnswers() {
        if answers.isNumbering { for index in answers.ranged { drafts[index].isDoubtful = true } }
        for index in drafts.indices.dropFirst() {
            let draft = drafts[index]
            guard draft.heading?.type != .multiple, draft.value(.type) == nil, draft.options.count >= 2,
                !drafts[index - 1].isAnswered, let answer = draft.value(.answer),
                let letters = QuestionBuilder.letters(answer.text), letters.count > 1,
                index + 1 >= letters.count
            else { continue }
            let group = drafts[(index + 1 - letters.count)..<index]
            guard group.allSatisfy({ !$0.isAnswered && $0.options.count >= 2 }) else { continue }
            drafts[index].isDoubtful = true
            let numbers = (group.map(\.number) + [draft.number]).map { String($0) }.joined(separator: "、")
            findings.append(
                .keyList(
                    "“\(answer.text)”像是第 \(numbers) 题的答案写在了一起，不知道是不是", at: draft.place(answer.range)))
        }
    }
}

extension QuestionDraft {
    /// Whether anything says what is right: a field, or letters and judgements in brackets.
    fileprivate var isAnswered: Bool {
        if value(.answer) != nil || isJudged || !leads.isEmpty { return true }
        return stem.split { $0.isOne(of: "（(") }.dropFirst().contains { piece in
            piece.firstIndex { $0.isOne(of: "）)") }.map { QuestionBuilder.letters(String(piece[..<$0])) != nil }
                ?? false
        }
    }
}
