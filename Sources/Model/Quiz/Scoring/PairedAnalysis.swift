/// What changed between two papers, class by class and point by point, over the questions that both have.
package struct PairedAnalysis: Sendable {
    package let before: IssuedPaper
    package let after: IssuedPaper
    /// Ids of questions that stand in both papers.
    package let questions: [String]
    package let classes: [Line]
    /// Over the classes that are shown; each point with its parts behind it, in the order of their names.
    package let knowledge: [Point]
    /// The names of the points in ``Line/gains``.
    package let points: [String]

    /// One class before and after; shares from 0 to 1, nil where fewer than ten pupils would be seen.
    package struct Line: Sendable, Hashable {
        package let name: String
        package let countBefore: Int
        package let countAfter: Int
        package let before: Double?
        package let after: Double?
        /// How the share of each of ``PairedAnalysis/points`` changed.
        package let gains: [Double?]

        /// After less before.
        package var change: Double? { before.flatMap { before in after.map { $0 - before } } }
        /// Where the change may lie.
        package var interval: ShareInterval? {
            .change(from: before, of: countBefore, to: after, of: countAfter)
        }
    }

    /// One knowledge point before and after.
    package struct Point: Sendable, Hashable {
        package let name: String
        package let isPart: Bool
        package let questions: Int
        package let countBefore: Int
        package let countAfter: Int
        package let before: Double
        package let after: Double

        /// After less before.
        package var change: Double { after - before }
        /// Where the change may lie.
        package var interval: ShareInterval? {
            .change(from: before, of: countBefore, to: after, of: countAfter)
        }
        /// What was learnt of what was still to learn: (after − before) ÷ (1 − before).
        package var normalised: Double? { before < 1 ? (after - before) / (1 - before) : nil }
    }

    /// Compares two papers; classes that answered only one of them are left out.
    package init(
        before: IssuedPaper, _ earlier: [(classroom: Classroom, tally: Tally)],
        after: IssuedPaper, _ later: [(classroom: Classroom, tally: Tally)]
    ) {
        self.before = before
        self.after = after
        let marked = Set(before.content.questions.filter { $0.type != .short }.map(\.id))
        let common = after.content.questions.filter { marked.contains($0.id) }
        let ids = common.map(\.id)
        questions = ids
        let groups = KnowledgeIndex(common).groups
        let wholes = groups.compactMap(\.first)
        points = wholes.map(\.name)
        var (first, second) = (Tally(packID: before.packID), Tally(packID: after.packID))
        var lines: [Line] = []
        for one in earlier {
            // The same class may have another code in the next term.
            guard let other = later.first(where: { $0.classroom.title == one.classroom.title }) else { continue }
            let isShown = min(one.tally.count, other.tally.count) >= PaperStatistics.smallest
            if isShown {
                _ = first.merge(one.tally)
                _ = second.merge(other.tally)
            }
            func change(_ ids: [String]) -> Double? {
                guard isShown, let old = before.share(one.tally, ids) else { return nil }
                return after.share(other.tally, ids).map { $0 - old }
            }
            lines.append(
                Line(
                    name: one.classroom.title, countBefore: one.tally.count, countAfter: other.tally.count,
                    before: isShown ? before.share(one.tally, ids) : nil,
                    after: isShown ? after.share(other.tally, ids) : nil, gains: wholes.map { change($0.questions) }))
        }
        classes = lines.sorted { $0.name < $1.name }
        let (firsts, seconds) = (first, second)
        knowledge = groups.flatMap { $0 }.compactMap { point in
            guard let old = before.share(firsts, point.questions), let new = after.share(seconds, point.questions)
            else { return nil }
            return Point(
                name: point.name, isPart: point.isPart, questions: point.questions.count, countBefore: firsts.count,
                countAfter: seconds.count, before: old, after: new)
        }
    }
}

extension IssuedPaper {
    /// The share of the marks that these questions were answered for; nil where nobody answered, or nothing is to be had.
    fileprivate func share(_ tally: Tally, _ questions: [String]) -> Double? {
        let points = Dictionary(
            content.sections.flatMap { section in section.questions.map { ($0, section.points) } },
            uniquingKeysWith: { first, _ in first })
        let worth = questions.reduce(0) { $0 + (points[$1] ?? 0) }
        guard worth > 0, tally.count > 0 else { return nil }
        return questions.reduce(0) { $0 + (tally.items[$1]?.sum ?? 0) } / worth / Double(tally.count)
    }
}
