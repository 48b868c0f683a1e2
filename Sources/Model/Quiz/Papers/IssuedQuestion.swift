/// A question as issued: a copy that no later change of the bank can reach.
package struct IssuedQuestion: Sendable, Hashable, Codable {
    package let id: String
    package let type: QuestionType
    package let stem: String
    /// In the order of the bank.
    package internal(set) var options: [Option]
    package internal(set) var lefts: [String]
    package internal(set) var answer: IssuedAnswer
    package let partial: PartialCredit
    package let explanation: String?
    package let knowledge: String?
    package let difficulty: Difficulty?
    package let basis: String?
    /// The words of the articles that it cites, as they were when the paper was issued.
    package let law: String?
    package let reviewed: String?
    package let material: String?
    package let picture: Picture?

    /// A picture beside the stem, whole: the paper stays as it was when its file is gone.
    package struct Picture: Sendable, Hashable, Codable {
        /// What is said to those who cannot see it.
        package let alt: String
        /// A `data:` address.
        package let data: String
    }

    /// An option with the id that it has in its bank.
    package struct Option: Sendable, Hashable, Codable {
        package let id: String
        package let text: String
        package let feedback: String?
    }

    /// A copy; `pictures` are `data:` addresses by their paths below Content.
    init(_ question: Question, law: String? = nil, pictures: [String: String] = [:]) {
        id = question.id
        type = question.type
        stem = question.stem
        options = question.options.map { Option(id: $0.id, text: $0.text, feedback: $0.feedback) }
        lefts = question.lefts
        answer = IssuedAnswer(question.answer, stem: question.stem)
        partial = question.partial
        explanation = question.explanation
        knowledge = question.knowledge
        difficulty = question.difficulty
        basis = question.basis
        self.law = law
        reviewed = question.reviewed
        material = question.material?.text
        picture = question.picture.flatMap { shown in pictures[shown.path].map { Picture(alt: shown.alt, data: $0) } }
    }

    /// The same question with some of its options only.
    func keeping(_ ids: Set<String>) -> Self {
        var copy = self
        copy.options = options.filter { ids.contains($0.id) }
        return copy
    }

    /// An option by its id.
    package func option(_ id: String) -> Option? { options.first { $0.id == id } }

    /// What the key says where the options stand in this order.
    package func key(options order: [String]) -> [String] {
        func letter(_ id: String) -> String? { order.firstIndex(of: id).map(Self.letter) }
        if let choice = answer.choice { return choice.compactMap(letter).sorted() }
        if let judge = answer.judge { return [judge ? "正确" : "错误"] }
        if let blanks = answer.blanks { return blanks.map { $0.joined(separator: "｜") } }
        if let match = answer.match {
            return match.enumerated().compactMap { index, id in letter(id).map { "\(index + 1)-\($0)" } }
        }
        if let steps = answer.order { return steps.compactMap(letter) }
        return answer.text.map { [$0] } ?? []
    }

    /// A for 0, B for 1 …; a paper has at most 26 options a question.
    package static func letter(_ index: Int) -> String {
        Unicode.Scalar(UInt32(0x41 + min(max(index, 0), 25))).map { String(Character($0)) } ?? "?"
    }

    /// The canonical form, part of what is hashed.
    package var json: CanonicalJSON {
        let choices = options.map { option in
            CanonicalJSON.fields([
                "feedback": option.feedback.map { .string($0) }, "id": .string(option.id), "text": .string(option.text),
            ])
        }
        return .fields([
            "answer": answer.json,
            "basis": basis.map { .string($0) },
            "difficulty": difficulty.map { .string($0.rawValue) },
            "explanation": explanation.map { .string($0) },
            "id": .string(id),
            "knowledge": knowledge.map { .string($0) },
            "lefts": .strings(lefts),
            "law": law.map { .string($0) },
            "material": material.map { .string($0) },
            "options": .array(choices),
            "partial": .string(partial.rawValue),
            "picture": picture.map { .fields(["alt": .string($0.alt), "data": .string($0.data)]) },
            "reviewed": reviewed.map { .string($0) },
            "stem": .string(stem),
            "type": .string(type.rawValue),
        ])
    }
}

/// The right answer by option ids, in the one field that its type has: `{"choice": ["b"]}`, `{"judge": true}`.
///
/// Two are equal where the same is the key: ``tails`` follow from the stem, and papers that were issued before have none.
package struct IssuedAnswer: Sendable, Hashable, Codable {
    package private(set) var choice: [String]?
    package private(set) var judge: Bool?
    package private(set) var blanks: [[String]]?
    package private(set) var anyOrder: Bool?
    package private(set) var match: [String]?
    package private(set) var order: [String]?
    package private(set) var text: String?
    /// What the stem prints directly behind each blank, which a pupil may write once more (``BlankTail``); nil where no blank has any.
    package private(set) var tails: [String]?

    init(_ answer: Question.Answer?, stem: String) {
        switch answer {
        case .choice(let ids): choice = ids
        case .judge(let value): judge = value
        case .blanks(let texts, let any):
            blanks = texts
            anyOrder = any
            tails = BlankTail.tails(of: stem, blanks: texts.count)
        case .match(let ids): match = ids
        case .order(let ids): order = ids
        case .text(let words): text = words
        case nil: break
        }
    }

    /// The canonical form, part of what is hashed.
    package var json: CanonicalJSON {
        .fields([
            "choice": choice.map { .strings($0) },
            "judge": judge.map { .bool($0) },
            "blanks": blanks.map { .array($0.map { .strings($0) }) },
            "anyOrder": anyOrder.map { .bool($0) },
            "match": match.map { .strings($0) },
            "order": order.map { .strings($0) },
            "tails": tails.map { .strings($0) },
            "text": text.map { .string($0) },
        ])
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.choice == right.choice && left.judge == right.judge && left.blanks == right.blanks
            && left.anyOrder == right.anyOrder && left.match == right.match && left.order == right.order
            && left.text == right.text
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(choice)
        hasher.combine(judge)
        hasher.combine(blanks)
        hasher.combine(match)
        hasher.combine(order)
        hasher.combine(text)
    }

    /// Whether the same is right, but for the places of blanks.
    func isSame(as other: Self) -> Bool {
        var copy = self
        copy.anyOrder = other.anyOrder
        return copy == other
    }

    /// The same with other ids.
    func renamed(choice: [String]?, match: [String]?, order: [String]?) -> Self {
        var copy = self
        (copy.choice, copy.match, copy.order) = (choice, match, order)
        return copy
    }
}
