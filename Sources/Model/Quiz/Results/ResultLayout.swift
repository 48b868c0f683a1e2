/// How the questions of one variant lie in a result: what turns fields of a page into responses by the ids of the bank.
package struct ResultLayout: Sendable {
    let paper: IssuedPaper
    let variant: PaperContent.Variant
    let position: Int
    private let questions: [String: (question: IssuedQuestion, options: [String])]

    /// One question with its options in the order shown.
    struct Slot {
        let question: IssuedQuestion
        let options: [String]
    }

    let slots: [Slot]

    /// A variant by its name; nil where the paper has none of that name.
    package init?(_ paper: IssuedPaper, variant name: String) {
        guard let position = paper.content.variants.firstIndex(where: { $0.name == name }) else { return nil }
        self.init(paper, at: position)
    }

    init?(_ paper: IssuedPaper, at position: Int) {
        guard paper.content.variants.indices.contains(position) else { return nil }
        self.paper = paper
        self.position = position
        variant = paper.content.variants[position]
        let byID = Dictionary(paper.content.questions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        slots = variant.sections.flatMap { $0 }.compactMap { placement in
            byID[placement.question].map { Slot(question: $0, options: placement.options) }
        }
        questions = Dictionary(
            slots.map { ($0.question.id, ($0.question, $0.options)) }, uniquingKeysWith: { first, _ in first })
    }

    /// How many fields a question has besides options: blanks, pairs, steps.
    package static func rows(of question: IssuedQuestion) -> Int {
        switch question.type {
        case .blank: question.answer.blanks?.count ?? 0
        case .match: question.lefts.count
        case .order: question.options.count
        default: 0
        }
    }

    /// The responses of a result by question, in the ids of the bank; nil where it names what the paper does not have.
    package func responses(_ answers: [String: PupilResult.Answer]) -> [String: Response]? {
        var responses: [String: Response] = [:]
        for (id, answer) in answers {
            guard let (question, options) = questions[id], let response = Self.response(answer, question, options)
            else {
                return nil
            }
            responses[id] = response
        }
        return responses
    }

    private static func response(
        _ answer: PupilResult.Answer, _ question: IssuedQuestion, _ options: [String]
    ) -> Response? {
        switch (question.type, answer) {
        case (.single, .rows(let ids)), (.multiple, .rows(let ids)):
            let isFit = Set(ids).count == ids.count && ids.allSatisfy(options.contains)
            return isFit && (question.type == .multiple || ids.count <= 1) ? .choice(Set(ids)) : nil
        case (.judge, .truth(let value)): return .judge(value)
        case (.short, .truth(true)): return .text("1")
        case (.blank, .rows(let texts)): return texts.count == rows(of: question) ? .blanks(texts) : nil
        case (.match, .rows(let letters)), (.order, .rows(let letters)):
            guard letters.count == rows(of: question) else { return nil }
            var ids: [String?] = []
            for letter in letters {
                guard let id = option(letter, options) else { return nil }
                ids.append(id.isEmpty ? nil : id)
            }
            return question.type == .match ? .match(ids) : .order(ids.map { $0 ?? "" })
        default: return nil
        }
    }

    /// The option of a letter as shown, empty for no letter, nil for a letter that is not shown.
    private static func option(_ letter: String, _ options: [String]) -> String? {
        if letter.isEmpty { return "" }
        guard letter.utf8.count == 1, let byte = letter.utf8.first, byte >= 0x41 else { return nil }
        let index = Int(byte) - 0x41
        return options.indices.contains(index) ? options[index] : nil
    }
}
