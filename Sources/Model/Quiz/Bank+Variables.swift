extension Bank {
    /// The bank with the values of site.yaml where `{{name}}` stands in a text; `unknown` is told of names that have none.
    package func filled(with values: [String: String], unknown: (String, Question) -> Void) -> Bank {
        Bank(
            file: file, title: title, questions: questions.map { $0.filled(with: values, unknown: unknown) },
            findings: findings, spans: spans, form: form)
    }
}

extension Question {
    fileprivate func filled(with values: [String: String], unknown: (String, Question) -> Void) -> Question {
        func text(_ text: String) -> String {
            guard text.contains("{{") else { return text }
            var result = ""
            var rest = text[...]
            while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
                let name = rest[open.upperBound..<close.lowerBound].filter { !$0.isWhitespace }
                result += rest[..<open.lowerBound]
                if let value = values[name], !value.isEmpty {
                    result += value
                } else {
                    unknown(name, self)
                    result += rest[open.lowerBound..<close.upperBound]
                }
                rest = rest[close.upperBound...]
            }
            return result + rest
        }
        var question = self
        question.stem = text(stem)
        question.options = options.map {
            Option(
                id: $0.id, label: $0.label, text: text($0.text), isPinned: $0.isPinned, feedback: $0.feedback.map(text))
        }
        question.lefts = lefts.map(text)
        question.explanation = explanation.map(text)
        question.basis = basis.map(text)
        question.material = material.map { Material(number: $0.number, text: text($0.text)) }
        switch answer {
        case .blanks(let blanks, let anyOrder):
            question.answer = .blanks(blanks.map { $0.map(text) }, anyOrder: anyOrder)
        case .text(let words): question.answer = .text(text(words))
        default: break
        }
        return question
    }
}
