/// What changed between two papers, class by class and point by point, over the questions that both have.
///
/// A question counts as the same where its words, its options and its key are; the share right of each has the same weight on both
/// sides, that of its points in the later paper. A class is compared with itself in the same school year, and once.
package struct PairedAnalysis: Sendable {
    package let before: IssuedPaper
    package let after: IssuedPaper
    /// Ids of questions that stand in both papers as they were.
    package let questions: [String]
    /// What was left out or weighed, and why, in words for people.
    package let notes: [String]
    /// Those of the notes that are about classes.
    package let unpaired: [String]
    package let classes: [Line]
    /// Over the classes that are shown; each point with its parts behind it, in the order of their names.
    package let knowledge: [Point]
    /// The names of the points in ``Line/gains``.
    package let points: [String]

    /// One class before and after; shares from 0 to 1, nil where fewer than ten pupils would be seen.
    package struct Line: Sendable, Hashable {
        package let name: String
        package let termBefore: String
        package let termAfter: String
        package let countBefore: Int
        package let countAfter: Int
        package let before: Double?
        package let after: Double?
        /// How the share of each of ``PairedAnalysis/points`` changed.
        package let gains: [Double?]

        /// The term of both papers, or of each.
        package var terms: String { termBefore == termAfter ? termAfter : termBefore + " → " + termAfter }
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
        let shared = SharedQuestions(before: before, after: after)
        questions = shared.ids
        let groups = KnowledgeIndex(shared.questions).groups
        let wholes = groups.compactMap(\.first)
        points = wholes.map(\.name)
        let pairs = ClassPairs(earlier.map(\.classroom), later.map(\.classroom))
        notes = shared.notes + pairs.notes
        unpaired = pairs.notes
        // Who stands alone in the figures of a paper is not told by what is shown here either.
        let hiddenBefore = PaperAnalysis.hidden(earlier.map(\.tally.count))
        let hiddenAfter = PaperAnalysis.hidden(later.map(\.tally.count))
        var (first, second) = (Tally(packID: before.packID), Tally(packID: after.packID))
        var lines: [Line] = []
        for pair in pairs.places {
            let (one, other) = (earlier[pair.before], later[pair.after])
            let isShown =
                min(one.tally.count, other.tally.count) >= PaperStatistics.smallest
                && !hiddenBefore.contains(pair.before) && !hiddenAfter.contains(pair.after)
            if isShown {
                _ = first.merge(one.tally)
                _ = second.merge(other.tally)
            }
            func change(_ ids: [String]) -> Double? {
                guard isShown, let old = shared.before(one.tally, ids) else { return nil }
                return shared.after(other.tally, ids).map { $0 - old }
            }
            lines.append(
                Line(
                    name: other.classroom.title, termBefore: one.classroom.term, termAfter: other.classroom.term,
                    countBefore: one.tally.count, countAfter: other.tally.count,
                    before: isShown ? shared.before(one.tally, shared.ids) : nil,
                    after: isShown ? shared.after(other.tally, shared.ids) : nil,
                    gains: wholes.map { change($0.questions) }))
        }
        classes = lines.sorted { ($0.name, $0.termAfter) < ($1.name, $1.termAfter) }
        let (firsts, seconds) = (first, second)
        knowledge = groups.flatMap { $0 }.compactMap { point in
            guard let old = shared.before(firsts, point.questions), let new = shared.after(seconds, point.questions)
            else { return nil }
            return Point(
                name: point.name, isPart: point.isPart, questions: point.questions.count, countBefore: firsts.count,
                countAfter: seconds.count, before: old, after: new)
        }
    }
}
