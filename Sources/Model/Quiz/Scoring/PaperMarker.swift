/// Marks the results of one paper, one after another, and remembers what each choice earned: of 100,000 pupils few choose what
/// nobody chose before.
package struct PaperMarker: Sendable {
    package let paper: IssuedPaper
    private var earned: [[UInt32: Double]]
    private let points: [Double]

    /// What one pupil has at one question.
    struct Mark {
        var points = 0.0
        /// Bits of the options of the bank, or 1 and 2 for right and wrong.
        var chosen: UInt32 = 0
        var isOmitted = false
    }

    /// A marker that has seen nothing yet.
    package init(_ paper: IssuedPaper) {
        self.paper = paper
        let worth = Dictionary(
            paper.content.sections.flatMap { section in section.questions.map { ($0, section.points) } },
            uniquingKeysWith: { first, _ in first })
        points = paper.content.questions.map { worth[$0.id] ?? 0 }
        earned = Array(repeating: [:], count: points.count)
    }

    /// A mark for each question of the paper.
    mutating func marks(_ sheet: AnswerSheet) -> [Mark] {
        var reader = AnswerSheet.Reader(sheet)
        return points.indices.map { place in
            switch reader.next(paper.content.questions[place]) {
            case .chosen(let chosen): mark(chosen, at: place)
            case .response(let response): mark(response, at: place)
            }
        }
    }

    /// The whole mark of a result, of what is not read by a person.
    package mutating func mark(_ sheet: AnswerSheet) -> Double { marks(sheet).reduce(0) { $0 + $1.points } }

    /// The same for responses that no page has given.
    func marks(_ responses: [String: Response]) -> [Mark] {
        points.indices.map { mark(responses[paper.content.questions[$0].id] ?? .none, at: $0) }
    }

    private mutating func mark(_ chosen: UInt32, at place: Int) -> Mark {
        if let known = earned[place][chosen] {
            return Mark(points: known, chosen: chosen, isOmitted: chosen == 0)
        }
        let question = paper.content.questions[place]
        let response: Response =
            if chosen == 0 {
                .none
            } else if question.type == .judge {
                .judge(chosen == 1)
            } else {
                .choice(
                    Set(question.options.enumerated().filter { chosen >> UInt32($0.offset) & 1 == 1 }.map(\.element.id))
                )
            }
        let mark = mark(response, at: place)
        earned[place][chosen] = mark.points
        return mark
    }

    private func mark(_ response: Response, at place: Int) -> Mark {
        let question = paper.content.questions[place]
        var mark = Mark(points: Scoring.score(response, to: question, points: points[place]).points)
        switch response {
        case .choice(let ids) where !ids.isEmpty:
            for (place, option) in question.options.enumerated() where ids.contains(option.id) {
                mark.chosen |= 1 << UInt32(place)
            }
        case .judge(let value): mark.chosen = value ? 1 : 2
        case .choice, .none: mark.isOmitted = true
        default: break
        }
        return mark
    }
}
