/// Makes one variant: the order of questions in each section and of options in each question.
///
/// The method is published in `docs/papers.md`.
struct PaperVarier {
    let blueprint: Blueprint
    /// The questions of each section, in the order in which they were chosen.
    let sections: [[Question]]
    /// The ids of the questions whose options may be shuffled.
    private let shuffled: Set<String>
    private let issued: [String: IssuedQuestion]

    init(blueprint: Blueprint, sections: [[Question]], issued: [IssuedQuestion]) {
        self.blueprint = blueprint
        self.sections = sections
        self.issued = Dictionary(issued.map { ($0.id, $0) }) { first, _ in first }
        shuffled = Set(sections.flatMap { $0 }.filter(\.mayShuffle).map(\.id))
    }

    /// How many keys are tried for one without a long run.
    private static let attempts = 24
    /// Divisible by 1 … 26, so that shares of a letter are whole numbers.
    private static let whole = 26_771_144_400

    func variant(_ name: String) -> PaperContent.Variant {
        var number = 0
        let ordered = sections.enumerated().map { index, questions in
            var stream = stream("\(name)/items/\(index + 1)")
            return stream.shuffled(questions.units).flatMap { $0 }
        }
        let orders = orders(name, ordered.flatMap { $0 })
        let placed = ordered.map { questions in
            questions.map { question in
                number += 1
                let options = orders[question.id] ?? []
                return PaperContent.Placement(number: number, question: question.id, options: options)
            }
        }
        let key = placed.flatMap { $0 }.map { placement in
            PaperContent.KeyEntry(
                number: placement.number,
                question: placement.question,
                answer: issued[placement.question]?.key(options: placement.options) ?? []
            )
        }
        return PaperContent.Variant(name: name, sections: placed, key: key)
    }

    private func stream(_ scope: String) -> DrawStream {
        DrawStream(seed: blueprint.seed, paper: blueprint.id, scope: scope)
    }

    /// The option ids of every question as shown, with the key of the single choices evened out.
    private func orders(_ name: String, _ questions: [Question]) -> [String: [String]] {
        var orders: [String: [String]] = [:]
        for question in questions { orders[question.id] = order(question, "\(name)/options/") }
        let singles = questions.compactMap { Single($0, mayMove: shuffled.contains($0.id)) }
        for (single, place) in zip(singles, key(name, singles, orders)) {
            guard var order = orders[single.id], let now = order.firstIndex(of: single.right) else { continue }
            order.swapAt(now, place)
            orders[single.id] = order
        }
        return orders
    }

    /// Option ids as shown: pinned ones in their place, the others shuffled among the remaining places.
    private func order(_ question: Question, _ scope: String) -> [String] {
        let ids = question.options.map(\.id)
        guard question.type != .judge else { return [] }
        guard shuffled.contains(question.id) else { return ids }
        var stream = stream(scope + question.id)
        let free = question.options.indices.filter { !question.options[$0].isPinned }
        var result = ids
        for (place, source) in zip(free, stream.shuffled(free)) { result[place] = ids[source] }
        // The steps of an ordering question must not stand in the right order already.
        if case .order(let right) = question.answer, right == result, let first = result.first {
            result = Array(result.dropFirst()) + [first]
        }
        return result
    }

    // MARK: The key

    /// A single-choice question, with the places where its right option may stand.
    private struct Single {
        let id: String
        let right: String
        let count: Int
        /// Empty where the right option cannot move.
        let free: [Int]

        init?(_ question: Question, mayMove: Bool) {
            guard question.type == .single, case .choice(let ids) = question.answer, let right = ids.first,
                let option = question.options.first(where: { $0.id == right })
            else { return nil }
            id = question.id
            self.right = right
            count = question.options.count
            let open = question.options.indices.filter { !question.options[$0].isPinned }
            free = mayMove && !option.isPinned ? Array(open) : []
        }
    }

    /// The place of the right option of each question: the first attempt without a long run, else the least uneven.
    private func key(_ name: String, _ singles: [Single], _ orders: [String: [String]]) -> [Int] {
        var expected = [Int](repeating: 0, count: 26)
        var fixed = expected
        var places = singles.map { orders[$0.id]?.firstIndex(of: $0.right) ?? 0 }
        for (single, place) in zip(singles, places) {
            for option in 0..<min(single.count, 26) { expected[option] += Self.whole / single.count }
            if single.free.isEmpty { fixed[min(place, 25)] += Self.whole }
        }
        var best: (places: [Int], penalty: Int)?
        for attempt in 0..<Self.attempts {
            var stream = stream("\(name)/key/\(attempt)")
            var counts = fixed
            for index in stream.shuffled(singles.indices.filter { !singles[$0].free.isEmpty }) {
                guard var place = singles[index].free.first else { continue }
                for other in singles[index].free
                where expected[other] - counts[other] > expected[place] - counts[place] {
                    place = other
                }
                places[index] = place
                counts[place] += Self.whole
            }
            let penalty = Self.penalty(places, counts, expected)
            if penalty < best?.penalty ?? .max { best = (places, penalty) }
            if penalty == 0 { break }
        }
        return best?.places ?? places
    }

    /// What exceeds one above or below the expected count, and one for each question beyond three in a row.
    private static func penalty(_ places: [Int], _ counts: [Int], _ expected: [Int]) -> Int {
        var penalty = 0
        var run = 0
        for (index, place) in places.enumerated() {
            run = index > 0 && places[index - 1] == place ? run + 1 : 1
            if run > 3 { penalty += whole }
        }
        for (count, value) in zip(counts, expected) { penalty += max(0, abs(count - value) - whole) }
        return penalty
    }
}
