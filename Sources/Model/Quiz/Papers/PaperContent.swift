/// Everything that an issued paper fixes: sections, questions, and each variant with its key.
package struct PaperContent: Sendable, Hashable, Codable {
    /// The name of the blueprint it was composed from.
    package let blueprint: String
    package let title: String
    package let subtitle: String?
    package let stage: String?
    package let mode: PaperMode
    package let minutes: Int?
    /// The number under which it was approved for schools; without one it is printed 供教师参考.
    package let approval: String?
    /// The number under which a contest was approved: without one nothing may be called 竞赛.
    package let contest: String?
    package let seed: String
    /// Chance, in hexadecimal, that nobody can guess: without it a number that stands on paper would tell whether a guessed key is right.
    ///
    /// Drawn when the paper is issued; papers that were issued before there were salts have none.
    package internal(set) var salt: String?
    package let totalPoints: Double
    package let sections: [Section]
    /// In the order in which they were chosen; variants name them by id.
    package let questions: [IssuedQuestion]
    package let variants: [Variant]

    /// One 大题.
    package struct Section: Sendable, Hashable, Codable {
        package let number: Int
        package let type: QuestionType
        package let title: String
        /// Of each question.
        package let points: Double
        package let questions: [String]
    }

    /// A卷, B卷 …: one order of questions and options.
    package struct Variant: Sendable, Hashable, Codable {
        package let name: String
        /// Section by section.
        package let sections: [[Placement]]
        package let key: [KeyEntry]
    }

    /// Where a question stands in a variant.
    package struct Placement: Sendable, Hashable, Codable {
        package let number: Int
        package let question: String
        /// Option ids in the order shown; the first is printed as A.
        package let options: [String]
    }

    /// What the key prints for a number.
    package struct KeyEntry: Sendable, Hashable, Codable {
        package let number: Int
        package let question: String
        /// Letters as printed; 正确 or 错误; a text for each blank; `1-B` for each pair; the reference answer.
        package let answer: [String]
    }

    /// Points as they are printed: 5, 2.5, without a useless `.0`.
    package static func text(_ points: Double) -> String {
        points == points.rounded() && abs(points) < 1e9 ? String(Int(points)) : String(points)
    }

    /// A question by its id.
    package func question(_ id: String) -> IssuedQuestion? { questions.first { $0.id == id } }

    /// A variant by its name, such as A.
    package func variant(_ name: String) -> Variant? { variants.first { $0.name == name } }

    /// The same with a salt of its own, or with none.
    package func salted(_ salt: String?) -> PaperContent {
        var content = self
        content.salt = salt
        return content
    }

    /// The canonical form; `IssuedPaper` hashes it.
    package var json: CanonicalJSON {
        .fields([
            "blueprint": .string(blueprint),
            "title": .string(title),
            "subtitle": subtitle.map { .string($0) },
            "stage": stage.map { .string($0) },
            "mode": .string(mode.rawValue),
            "minutes": minutes.map { .integer($0) },
            "approval": approval.map { .string($0) },
            "contest": contest.map { .string($0) },
            "salt": salt.map { .string($0) },
            "seed": .string(seed),
            "totalPoints": .number(totalPoints),
            "sections": .array(sections.map(\.json)),
            "questions": .array(questions.map(\.json)),
            "variants": .array(variants.map(\.json)),
        ])
    }
}

extension PaperContent.Section {
    var json: CanonicalJSON {
        .fields([
            "number": .integer(number), "type": .string(type.rawValue), "title": .string(title),
            "points": .number(points), "questions": .strings(questions),
        ])
    }
}

extension PaperContent.Variant {
    var json: CanonicalJSON {
        let placed = sections.map { section in
            CanonicalJSON.array(
                section.map {
                    .fields([
                        "number": .integer($0.number), "options": .strings($0.options),
                        "question": .string($0.question),
                    ])
                }
            )
        }
        let entries = key.map { entry in
            CanonicalJSON.fields([
                "answer": .strings(entry.answer), "number": .integer(entry.number), "question": .string(entry.question),
            ])
        }
        return .fields(["key": .array(entries), "name": .string(name), "sections": .array(placed)])
    }
}
