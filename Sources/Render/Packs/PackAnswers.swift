import Quiz
import Theme

/// The key inside a practice pack, as the script reads it.
///
/// `{"packId", "questions": {id: {"answer", "key", "answers", "letters", "feedback", "stem", "explanation", "basis",
/// "knowledge"}}}`: `answer` as in the issued paper, `key` as printed, `answers` with the options' words.
struct PackAnswers {
    let content: PaperContent
    let variant: PaperContent.Variant

    /// JSON in which every `<` is escaped, so that no text can end the script element.
    var script: HTML {
        var bytes: [UInt8] = []
        for byte in json.compact {
            if byte == UInt8(ascii: "<") {
                bytes += "\\u003c".utf8
            } else {
                bytes.append(byte)
            }
        }
        return HTML(trusted: bytes)
    }

    var json: CanonicalJSON {
        var questions: [String: CanonicalJSON] = [:]
        let placements = variant.sections.flatMap { $0 }
        for (placement, entry) in zip(placements, variant.key) {
            guard let question = content.question(placement.question) else { continue }
            questions[question.id] = self.entry(question, placement, entry)
        }
        return .object(["questions": .object(questions)])
    }

    private func entry(
        _ question: IssuedQuestion,
        _ placement: PaperContent.Placement,
        _ entry: PaperContent.KeyEntry
    ) -> CanonicalJSON {
        var feedback: [String: CanonicalJSON] = [:]
        var letters: [String: CanonicalJSON] = [:]
        for (index, id) in placement.options.enumerated() {
            letters[id] = .string(IssuedQuestion.letter(index))
            if let text = question.option(id)?.feedback { feedback[id] = .string(text) }
        }
        return .fields([
            "answer": question.answer.json,
            "key": .strings(question.type.isChoice ? [entry.answer.joined()] : answers(question, entry)),
            "answers": .strings(answers(question, entry)),
            "letters": .object(letters),
            "feedback": feedback.isEmpty ? nil : .object(feedback),
            "stem": .string(question.stem),
            "explanation": question.explanation.map { .string($0) },
            "basis": question.basis.map { .string($0) },
            "knowledge": question.knowledge.map { .string($0) },
        ])
    }

    /// The right answer in words: `B. 6月26日`, `110 → 报警`.
    private func answers(_ question: IssuedQuestion, _ entry: PaperContent.KeyEntry) -> [String] {
        let answer = question.answer
        if let choice = answer.choice {
            let texts = zip(entry.answer, ordered(choice, entry)).map { letter, id in
                letter + ". " + (question.option(id)?.text ?? "")
            }
            return texts
        }
        if let match = answer.match {
            return zip(question.lefts, match).map { $0 + " → " + (question.option($1)?.text ?? "") }
        }
        if let steps = answer.order { return steps.compactMap { question.option($0)?.text } }
        return entry.answer
    }

    /// Right options in the order of the letters that this variant gives them.
    private func ordered(_ ids: [String], _ entry: PaperContent.KeyEntry) -> [String] {
        let shown = variant.sections.flatMap { $0 }.first { $0.question == entry.question }?.options ?? []
        return shown.filter { ids.contains($0) }
    }
}
