/// A bank as `humen quiz list --format json` writes it.
///
/// The field names are a contract; more may come.
package struct BankRecord: Encodable, Sendable {
    package let file: String
    package let title: String
    package let questions: [QuestionRecord]
    package let read: Int
    package let recognized: Int
    package let doubtful: Int

    /// A bank with all its questions.
    package init(_ bank: Bank) {
        file = bank.file
        title = bank.title
        questions = bank.questions.map(QuestionRecord.init)
        read = bank.read
        recognized = bank.recognized
        doubtful = bank.doubtful
    }
}

/// A question as `quiz list` writes it.
package struct QuestionRecord: Encodable, Sendable {
    package let id: String
    package let type: String
    package let stem: String
    package let options: [OptionRecord]
    /// `null` where nobody knows it.
    package let answer: AnswerRecord
    package let explanation: String?
    package let points: Double?
    package let line: Int
    package let knowledge: String?
    package let difficulty: String?
    package let stages: [String]
    package let basis: String?
    package let reviewed: String?
    package let material: String?
    package let picture: Question.Picture?
    package let partial: String
    package let tags: [String]
    package let doubtful: Bool

    /// One option; `id` stays when variants give it another letter.
    package struct OptionRecord: Encodable, Sendable {
        package let id: String
        package let label: String
        package let text: String
        package let pinned: Bool
        package let feedback: String?
    }

    /// A question as it was read, doubtful ones included.
    package init(_ question: Question) {
        id = question.id
        type = question.type.rawValue
        stem = question.stem
        options = question.options.map {
            OptionRecord(id: $0.id, label: $0.label, text: $0.text, pinned: $0.isPinned, feedback: $0.feedback)
        }
        answer = AnswerRecord(question)
        explanation = question.explanation
        points = question.points
        line = question.line
        knowledge = question.knowledge
        difficulty = question.difficulty?.rawValue
        stages = question.stages
        basis = question.basis
        reviewed = question.reviewed
        material = question.material?.text
        picture = question.picture
        partial = question.partial.rawValue
        tags = question.tags
        doubtful = question.isDoubtful
    }
}

/// An answer in the shape of its type.
///
/// Labels `["A","C"]` for choice, `"正确"` for judge, `[["alternative",…],…]` for blanks, `[["left","right"],…]` for
/// matching, option ids for ordering, a text for short answers.
package enum AnswerRecord: Encodable, Sendable, Hashable {
    /// No answer: `null`.
    case unknown
    case text(String)
    case list([String])
    case lists([[String]])

    init(_ question: Question) {
        func option(_ id: String) -> Question.Option? { question.options.first { $0.id == id } }
        switch question.answer {
        case .choice(let ids): self = .list(ids.compactMap { option($0)?.label })
        case .judge(let value): self = .text(value ? "正确" : "错误")
        case .blanks(let blanks, _): self = .lists(blanks)
        case .match(let ids): self = .lists(zip(question.lefts, ids).map { [$0, option($1)?.text ?? ""] })
        case .order(let ids): self = .list(ids)
        case .text(let text): self = .text(text)
        case nil: self = .unknown
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .unknown: try container.encodeNil()
        case .text(let text): try container.encode(text)
        case .list(let list): try container.encode(list)
        case .lists(let lists): try container.encode(lists)
        }
    }
}
