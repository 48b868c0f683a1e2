/// Makes one variant: the order of questions in each section and of options in each question.
struct PaperVarier {
    let blueprint: Blueprint
    /// The questions of each section, in the order in which they were chosen.
    let sections: [[Question]]

    /// How many orders of options are tried for an even key.
    private static let attempts = 24

    func variant(_ name: String) -> PaperContent.Variant {
        var number = 0
        let ordered = sections.enumerated().map { index, questions in
            var stream = stream("\(name)/items/\(index + 1)")
            return stream.shuffled(questions.units).flatMap { $0 }
        }
        let orders = evenest(name, ordered.flatMap { $0 })
        let placed = ordered.map { questions in
            questions.map { question in
                number += 1
                let options = orders[question.id] ?? []
                return PaperContent.Placement(number: number, question: question.id, options: options)
            }
        }
        let byID = Dictionary(sections.flatMap { $0 }.map { ($0.id, IssuedQuestion($0)) }) { first, _ in first }
        let key = placed.flatMap { $0 }.map { placement in
            PaperContent.KeyEntry(
                number: placement.number,
                question: placement.question,
                answer: byID[placement.question]?.key(options: placement.options) ?? []
            )
        }
        return PaperContent.Variant(name: name, sections: placed, key: key)
    }

    private func stream(_ scope: String) -> DrawStream {
        DrawStream(seed: blueprint.seed, paper: blueprint.id, scope: scope)
    }

    /// The first of several attempts whose single-choice letters are even, else the least uneven.
    private func evenest(_ name: String, _ questions: [Question]) -> [String: [String]] {
        var best: (orders: [String: [String]], penalty: Double)?
        for attempt in 0..<Self.attempts {
            var orders: [String: [String]] = [:]
            for question in questions { orders[question.id] = order(question, "\(name)/options/\(attempt)/") }
            let penalty = Self.penalty(questions.filter { $0.type == .single }, orders)
            if penalty < best?.penalty ?? .infinity { best = (orders, penalty) }
            if penalty == 0 { break }
        }
        return best?.orders ?? [:]
    }

    /// Option ids as shown: pinned ones in their place, the others shuffled among the remaining places.
    private func order(_ question: Question, _ scope: String) -> [String] {
        let ids = question.options.map(\.id)
        guard question.type != .judge else { return [] }
        guard question.mayShuffle else { return ids }
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

    /// How far the letters are from even: what exceeds one above or below the expected count, and runs of over three.
    private static func penalty(_ questions: [Question], _ orders: [String: [String]]) -> Double {
        var counts: [Int: Double] = [:]
        var expected: [Int: Double] = [:]
        var run = 0
        var last = -1
        var penalty = 0.0
        for question in questions {
            guard case .choice(let right) = question.answer, let id = right.first,
                let place = orders[question.id]?.firstIndex(of: id)
            else { continue }
            counts[place, default: 0] += 1
            for option in question.options.indices {
                expected[option, default: 0] += 1 / Double(question.options.count)
            }
            run = place == last ? run + 1 : 1
            last = place
            if run > 3 { penalty += 1 }
        }
        for (place, value) in expected { penalty += max(0, abs((counts[place] ?? 0) - value) - 1) }
        return penalty
    }
}
