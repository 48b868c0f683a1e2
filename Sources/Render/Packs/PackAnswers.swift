import Quiz
import Theme

/// The key of a sheet, as the script reads it: open in a practice pack, sealed in a test, absent from an exam.
///
/// `{"questions": {id: {"answer", "key", "answers", "feedback", "stem", "explanation", "basis", "law", "knowledge"}}}`: `answer` as
/// in the issued paper, but options as the letters of the first variant; `key` as printed, where it has no letters; `answers` with
/// the words of pairs and steps, and `stem` with the blanks, where the page does not show them so: what it shows is not told twice.
struct PackAnswers {
    let sheet: PackSheet

    var json: CanonicalJSON { .object(["questions": questions]) }

    /// The entries by the question's id.
    var questions: CanonicalJSON {
        .object(
            Dictionary(sheet.rows.map { ($0.question.id, entry($0)) }, uniquingKeysWith: { first, _ in first }))
    }

    private func entry(_ row: PackSheet.Row) -> CanonicalJSON {
        let question = row.question
        var feedback: [String: CanonicalJSON] = [:]
        for option in question.options {
            if let text = option.feedback { feedback[row.letter(option.id)] = .string(text) }
        }
        let answers = question.pairsAndSteps
        return .fields([
            "answer": answer(row),
            "key": question.type.isChoice || answers != nil ? nil : .strings(row.key),
            "answers": answers.map { .strings($0) },
            "feedback": feedback.isEmpty ? nil : .object(feedback),
            "stem": question.type == .blank ? .string(question.stem) : nil,
            "explanation": question.explanation.map { .string($0) },
            "basis": question.basis.map { .string($0) },
            "law": question.law.map { .string($0) },
            "knowledge": question.knowledge.map { .string($0) },
        ])
    }

    /// The answer as the page's fields hold it.
    private func answer(_ row: PackSheet.Row) -> CanonicalJSON {
        func letters(_ ids: [String]) -> CanonicalJSON { .strings(ids.map(row.letter)) }
        let answer = row.question.answer
        if let choice = answer.choice { return .object(["choice": .strings(choice.map(row.letter).sorted())]) }
        if let match = answer.match { return .object(["match": letters(match)]) }
        if let steps = answer.order { return .object(["order": letters(steps)]) }
        return answer.json
    }
}

extension IssuedQuestion {
    /// The key of pairs and steps in words, whatever a variant calls them: `110 → 报警`.
    var pairsAndSteps: [String]? {
        if let match = answer.match {
            return zip(lefts, match).map { $0 + " → " + (option($1)?.text ?? "") }
        }
        return answer.order.map { $0.compactMap { option($0)?.text } }
    }
}
