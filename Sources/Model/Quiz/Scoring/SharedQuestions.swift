/// The questions that two papers have in common, as they stand in both, with one weight for both.
struct SharedQuestions {
    /// As they stand in the later paper.
    let questions: [IssuedQuestion]
    /// What was left out, and how the rest is weighed, in words for people.
    let notes: [String]
    private let pointsBefore: [String: Double]
    private let pointsAfter: [String: Double]

    var ids: [String] { questions.map(\.id) }

    init(before: IssuedPaper, after: IssuedPaper) {
        let (earlier, later) = (before.points, after.points)
        let known = Dictionary(before.content.questions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var same: [IssuedQuestion] = []
        var changed: [(number: Int, words: String)] = []
        let placements = after.content.variants.first?.sections.flatMap { $0 } ?? []
        let numbers = Dictionary(placements.map { ($0.question, $0.number) }, uniquingKeysWith: { first, _ in first })
        for question in after.content.questions {
            guard let old = known[question.id] else { continue }
            guard old.type != .short || question.type != .short else { continue }
            if let difference = question.difference(from: old) {
                let number = numbers[question.id] ?? 0
                changed.append((number, "第 \(number) 题（\(difference)）"))
            } else if (earlier[question.id] ?? 0) > 0, (later[question.id] ?? 0) > 0 {
                same.append(question)
            }
        }
        questions = same
        pointsBefore = earlier
        pointsAfter = later
        var notes: [String] = []
        if !changed.isEmpty {
            let words = changed.sorted { $0.number < $1.number }.map(\.words).joined(separator: "、")
            notes.append("后测的\(words)和前测印的不一样，不算同一道题，没有比")
        }
        let other = same.count { earlier[$0.id] != later[$0.id] }
        if other > 0 { notes.append("相同的题里有 \(other) 道两份卷的分值不一样，前测和后测都按后测的分值算") }
        self.notes = notes
    }

    /// The share of these questions that was right in the earlier paper; nil where nobody answered.
    func before(_ tally: Tally, _ ids: [String]) -> Double? { share(tally, ids, of: pointsBefore) }

    /// The same in the later paper.
    func after(_ tally: Tally, _ ids: [String]) -> Double? { share(tally, ids, of: pointsAfter) }

    private func share(_ tally: Tally, _ ids: [String], of own: [String: Double]) -> Double? {
        let weight = ids.reduce(0) { $0 + (pointsAfter[$1] ?? 0) }
        guard weight > 0, tally.count > 0 else { return nil }
        let sum = ids.reduce(0.0) { sum, id in
            guard let item = tally.items[id], let worth = own[id], worth > 0 else { return sum }
            return sum + item.sum / worth * (pointsAfter[id] ?? 0)
        }
        return sum / weight / Double(tally.count)
    }
}

extension IssuedPaper {
    /// The points of each question.
    fileprivate var points: [String: Double] {
        Dictionary(
            content.sections.flatMap { section in section.questions.map { ($0, section.points) } },
            uniquingKeysWith: { first, _ in first })
    }
}

extension IssuedQuestion {
    /// In what a pupil is asked something else than in an earlier copy; nil where only places or what stands behind differ.
    func difference(from earlier: Self) -> String? {
        let own = aligned(with: earlier)
        if type != earlier.type { return "题型不同" }
        if stem != earlier.stem || material != earlier.material || picture != earlier.picture { return "题干不同" }
        if own.options.map(\.text) != earlier.options.map(\.text) || own.lefts != earlier.lefts { return "选项不同" }
        if own.answer != earlier.aligned(with: earlier).answer { return "答案不同" }
        return partial == earlier.partial ? nil : "给分办法不同"
    }
}
