/// What the sums of some classes say about one issued paper, with nothing that leads to a pupil or ranks anybody.
///
/// Figures of fewer than ten pupils are not shown; where the classes that are hidden are together fewer than ten, the smallest of
/// the others is hidden too, since the whole minus what is shown would tell.
package struct PaperAnalysis: Sendable {
    package let paper: IssuedPaper
    package let statistics: PaperStatistics
    package let tally: Tally
    package let totals: Totals
    /// In the order of their names; never in that of their figures.
    package let classes: [ClassLine]
    package let knowledge: [KnowledgeLine]

    /// One class.
    package struct ClassLine: Sendable, Hashable {
        package let name: String
        package let term: String
        package let count: Int
        /// Share of the whole mark, in thousandths; nil where it is hidden.
        package let share: Int?
        package let bands: [Int]?
    }

    /// One knowledge point.
    package struct KnowledgeLine: Sendable, Hashable {
        package let name: String
        package let questions: Int
        /// Mean share of the marks, in thousandths.
        package let share: Int
    }

    /// Merges the classes of a paper.
    package init(_ paper: IssuedPaper, classes: [(classroom: Classroom, tally: Tally, totals: Totals)]) {
        self.paper = paper
        var tally = Tally(packID: paper.packID)
        var totals = Totals()
        for one in classes {
            _ = tally.merge(one.tally)
            totals.merge(one.totals)
        }
        self.tally = tally
        self.totals = totals
        statistics = PaperStatistics(tally, paper: paper.content)
        let counts = classes.map { $0.tally.count + $0.totals.count }
        let hidden = Self.hidden(counts)
        let worth = paper.content.markedPoints
        self.classes = classes.enumerated().map { index, one in
            let count = counts[index]
            let isHidden = hidden.contains(index)
            let marks = one.tally.total + Double(one.totals.total) / 1000 * worth
            let share = worth > 0 && count > 0 ? Int((marks / worth / Double(count) * 1000).rounded()) : 0
            return ClassLine(
                name: one.classroom.title, term: one.classroom.term, count: count, share: isHidden ? nil : share,
                bands: isHidden ? nil : zip(one.tally.bands, one.totals.bands).map { $0 + $1 })
        }.sorted { ($0.name, $0.term) < ($1.name, $1.term) }
        knowledge = Self.knowledge(paper, statistics)
    }

    /// The numbers of questions as the first variant prints them.
    package var numbers: [String: Int] {
        let placements = paper.content.variants.first?.sections.flatMap { $0 } ?? []
        return Dictionary(placements.map { ($0.question, $0.number) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether what the top, the middle and the bottom chose may be shown: each has to be ten pupils.
    package func showsGroups(_ question: String) -> Bool {
        guard let item = tally.items[question] else { return false }
        return [item.top, item.middle, item.bottom].allSatisfy { $0.count >= PaperStatistics.smallest }
    }

    /// Whether there are enough pupils for any figure.
    package var isShown: Bool { tally.count >= PaperStatistics.smallest }

    /// The positions of groups that must not be shown.
    package static func hidden(_ counts: [Int]) -> Set<Int> {
        var hidden = Set(counts.indices.filter { counts[$0] < PaperStatistics.smallest })
        while !hidden.isEmpty, hidden.reduce(0, { $0 + counts[$1] }) < PaperStatistics.smallest,
            let next = counts.indices.filter({ !hidden.contains($0) }).min(by: { (counts[$0], $0) < (counts[$1], $1) })
        {
            hidden.insert(next)
        }
        return hidden
    }

    private static func knowledge(_ paper: IssuedPaper, _ statistics: PaperStatistics) -> [KnowledgeLine] {
        var shares: [String: [Double]] = [:]
        for (question, item) in zip(paper.content.questions, statistics.items) where question.type != .short {
            guard let facility = item.facility else { continue }
            let name = question.knowledge?.split(separator: "/").first.map(String.init) ?? "其他"
            shares[name, default: []].append(facility)
        }
        return shares.map { name, values in
            KnowledgeLine(
                name: name, questions: values.count,
                share: Int((values.reduce(0, +) / Double(values.count) * 1000).rounded()))
        }.sorted { ($0.share, $0.name) < ($1.share, $1.name) }
    }
}

/// What changed between two papers, class by class, over the questions that both have.
package struct PairedAnalysis: Sendable {
    package let before: IssuedPaper
    package let after: IssuedPaper
    /// Ids of questions that stand in both papers.
    package let questions: [String]
    package let classes: [Line]

    /// One class before and after; shares in thousandths, nil where fewer than ten pupils would be seen.
    package struct Line: Sendable, Hashable {
        package let name: String
        package let countBefore: Int
        package let countAfter: Int
        package let before: Int?
        package let after: Int?
    }

    /// Compares two papers; classes that answered only one of them are left out.
    package init(
        before: IssuedPaper, _ earlier: [(classroom: Classroom, tally: Tally)],
        after: IssuedPaper, _ later: [(classroom: Classroom, tally: Tally)]
    ) {
        self.before = before
        self.after = after
        let marked = Set(before.content.questions.filter { $0.type != .short }.map(\.id))
        let common = after.content.questions.map(\.id).filter(marked.contains)
        questions = common
        classes = earlier.compactMap { one -> Line? in
            // The same class may have another code in the next term.
            guard let other = later.first(where: { $0.classroom.title == one.classroom.title }) else { return nil }
            let counts = (one.tally.count, other.tally.count)
            let isShown = min(counts.0, counts.1) >= PaperStatistics.smallest
            return Line(
                name: one.classroom.title, countBefore: counts.0, countAfter: counts.1,
                before: isShown ? Self.share(one.tally, common, before) : nil,
                after: isShown ? Self.share(other.tally, common, after) : nil)
        }.sorted { $0.name < $1.name }
    }

    private static func share(_ tally: Tally, _ questions: [String], _ paper: IssuedPaper) -> Int? {
        let points = Dictionary(
            paper.content.sections.flatMap { section in section.questions.map { ($0, section.points) } },
            uniquingKeysWith: { first, _ in first })
        let worth = questions.reduce(0) { $0 + (points[$1] ?? 0) }
        guard worth > 0, tally.count > 0 else { return nil }
        let sum = questions.reduce(0) { $0 + (tally.items[$1]?.sum ?? 0) }
        return Int((sum / worth / Double(tally.count) * 1000).rounded())
    }
}
