import Quiz
import Theme

/// The key of a variant, as the script reads it: open in a practice pack, sealed in a test, absent from an exam.
///
/// `{"questions": {id: {"answer", "key", "answers", "feedback", "stem", "explanation", "basis", "law", "knowledge"}}}`: `answer` as
/// in the issued paper, but pairs and orders as the letters that this variant shows; `key` as printed; `answers` with the words of
/// pairs and steps, and `stem` with the blanks, where the page does not show them so: what it shows is not told twice.
struct PackAnswers {
    let content: PaperContent
    let variant: PaperContent.Variant

    var json: CanonicalJSON { .object(["questions": questions]) }

    /// The entries by the question's id.
    var questions: CanonicalJSON {
        var questions: [String: CanonicalJSON] = [:]
        let placements = variant.sections.flatMap { $0 }
        for (placement, entry) in zip(placements, variant.key) {
            guard let question = content.question(placement.question) else { continue }
            questions[question.id] = self.entry(question, placement, entry)
        }
        return .object(questions)
    }

    private func entry(
        _ question: IssuedQuestion,
        _ placement: PaperContent.Placement,
        _ entry: PaperContent.KeyEntry
    ) -> CanonicalJSON {
        var feedback: [String: CanonicalJSON] = [:]
        for id in placement.options {
            if let text = question.option(id)?.feedback { feedback[id] = .string(text) }
        }
        return .fields([
            "answer": answer(question, placement),
            "key": .strings(question.type.isChoice ? [entry.answer.joined()] : answers(question) ?? entry.answer),
            "answers": answers(question).map { .strings($0) },
            "feedback": feedback.isEmpty ? nil : .object(feedback),
            "stem": question.type == .blank ? .string(question.stem) : nil,
            "explanation": question.explanation.map { .string($0) },
            "basis": question.basis.map { .string($0) },
            "law": question.law.map { .string($0) },
            "knowledge": question.knowledge.map { .string($0) },
        ])
    }

    /// The answer as the page's fields hold it.
    private func answer(_ question: IssuedQuestion, _ placement: PaperContent.Placement) -> CanonicalJSON {
        func letters(_ ids: [String]) -> CanonicalJSON {
            .strings(ids.map { id in placement.options.firstIndex(of: id).map(IssuedQuestion.letter) ?? "" })
        }
        if let match = question.answer.match { return .object(["match": letters(match)]) }
        if let steps = question.answer.order { return .object(["order": letters(steps)]) }
        return question.answer.json
    }

    /// Pairs and steps in words: `110 → 报警`.
    private func answers(_ question: IssuedQuestion) -> [String]? {
        if let match = question.answer.match {
            return zip(question.lefts, match).map { $0 + " → " + (question.option($1)?.text ?? "") }
        }
        return question.answer.order.map { $0.compactMap { question.option($0)?.text } }
    }
}
