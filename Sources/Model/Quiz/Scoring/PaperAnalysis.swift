/// What the sums of some classes say about one issued paper, with nothing that leads to a pupil or ranks anybody.
///
/// Figures of fewer than ten pupils are not shown; where the classes that are hidden are together fewer than ten in a sum that is
/// shown, the smallest of the others is hidden too, since the whole minus what is shown would tell. Those who are in no sum hide nobody.
package struct PaperAnalysis: Sendable {
    package let paper: IssuedPaper
    package let statistics: PaperStatistics
    package let tally: Tally
    /// Of classes that have at least ten such results.
    package let totals: Totals
    /// How many more were counted by their marks only, in classes that have fewer than ten of them: they are in no other figure.
    package let heldBack: Int
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

    /// One knowledge point, or a part of the one before it.
    package struct KnowledgeLine: Sendable, Hashable {
        package let name: String
        package let isPart: Bool
        package let questions: Int
        /// Mean share of the marks, from 0 to 1.
        package let share: Double
    }

    /// Merges the classes of a paper.
    package init(_ paper: IssuedPaper, classes: [(classroom: Classroom, tally: Tally, totals: Totals)]) {
        self.paper = paper
        var tally = Tally(packID: paper.packID)
        var totals = Totals()
        var heldBack = 0
        for one in classes {
            _ = tally.merge(one.tally)
            totals.merge(one.totals.shown)
            heldBack += one.totals.count - one.totals.shown.count
        }
        self.tally = tally
        self.totals = totals
        self.heldBack = heldBack
        statistics = PaperStatistics(tally, paper: paper.content)
        let counts = classes.map { $0.tally.count + $0.totals.shown.count }
        let hidden = Self.hidden(answers: classes.map(\.tally.count), codes: classes.map(\.totals.shown.count))
        let worth = paper.content.markedPoints
        self.classes = classes.enumerated().map { index, one in
            let count = counts[index]
            let isHidden = count < PaperStatistics.smallest || hidden.contains(index)
            let totals = one.totals.shown
            let marks = one.tally.total + Double(totals.total) / 1000 * worth
            let share = worth > 0 && count > 0 ? Int((marks / worth / Double(count) * 1000).rounded()) : 0
            return ClassLine(
                name: one.classroom.title, term: one.classroom.term, count: count > 0 ? count : one.totals.count,
                share: isHidden ? nil : share,
                bands: isHidden ? nil : zip(one.tally.bands, totals.bands).map { $0 + $1 })
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

    /// How many pupils the figures of questions are of, as it may be seen.
    package var count: String {
        if isAllHeldBack { return "不足 \(PaperStatistics.smallest)，不显示" }
        let isFew = (1..<PaperStatistics.smallest).contains(tally.count)
        return isFew ? "少于 \(PaperStatistics.smallest)" : String(tally.count)
    }

    /// Whether there are results, but only so few that nothing of them is shown: 0 would say that there is none.
    package var isAllHeldBack: Bool {
        tally.count == 0 && totals.count == 0 && (1..<PaperStatistics.smallest).contains(heldBack)
    }

    /// How many pupils there are of whom anything is known, for one line of words.
    package var people: String {
        if isAllHeldBack { return "不足 \(PaperStatistics.smallest) 人，不显示" }
        let others = totals.count + heldBack
        guard tally.count == 0, others > 0 else { return "\(count) 人" }
        return "各题 0 人，只计总分的 \(others < PaperStatistics.smallest ? "不足 \(PaperStatistics.smallest)" : String(others)) 人"
    }

    /// How many are held back, as it may be seen; nil where nobody is.
    package var heldBackWords: String? {
        heldBack == 0 ? nil : heldBack < PaperStatistics.smallest ? "少于 \(PaperStatistics.smallest)" : String(heldBack)
    }

    /// Whether there are enough pupils for any figure.
    package var isShown: Bool { tally.count >= PaperStatistics.smallest }

    /// Why there is no KR-20, in words for people; nil where there is one.
    package var withoutKR20: String? {
        if statistics.kr20 != nil, tally.count >= PaperStatistics.fewest { return nil }
        if tally.count < PaperStatistics.fewest { return "不到 \(PaperStatistics.fewest) 人，不列" }
        let marked = paper.content.sections.filter { $0.type != .short }
        if Set(marked.map(\.points)).count > 1 { return "各题分值不同，不能用，请看 α" }
        if statistics.deviation == 0 { return "大家得分一样，算不出" }
        return "有的题答对一部分也给分，不能用，请看 α"
    }

    /// The positions of groups that must not be shown beside the sum of all.
    ///
    /// A group without anybody is in no sum, and needs no other to hide it.
    package static func hidden(_ counts: [Int]) -> Set<Int> { hidden(answers: counts, codes: counts.map { _ in 0 }) }

    /// The same where the sums of answers and of codes are shown, each by itself, and of a group both together.
    package static func hidden(answers: [Int], codes: [Int]) -> Set<Int> {
        let few = 1..<PaperStatistics.smallest
        var hidden = Set(answers.indices.filter { few.contains(answers[$0]) || few.contains(codes[$0]) })
        /// Of those who have a part in a sum of which too few are hidden, the smallest.
        func next(_ counts: [Int]) -> Int? {
            guard few.contains(hidden.reduce(0, { $0 + counts[$1] })) else { return nil }
            return counts.indices.filter { counts[$0] > 0 && !hidden.contains($0) }.min {
                (answers[$0] + codes[$0], $0) < (answers[$1] + codes[$1], $1)
            }
        }
        while let one = next(answers) ?? next(codes) { hidden.insert(one) }
        return hidden
    }

    /// The weakest point first, each with its parts behind it.
    private static func knowledge(_ paper: IssuedPaper, _ statistics: PaperStatistics) -> [KnowledgeLine] {
        let facilities = Dictionary(
            statistics.items.map { ($0.question, $0.facility) }, uniquingKeysWith: { first, _ in first })
        func line(_ point: KnowledgeIndex.Point) -> KnowledgeLine? {
            let values = point.questions.compactMap { facilities[$0] ?? nil }
            guard !values.isEmpty else { return nil }
            return KnowledgeLine(
                name: point.name, isPart: point.isPart, questions: values.count,
                share: values.reduce(0, +) / Double(values.count))
        }
        func isWeaker(_ one: KnowledgeLine, _ other: KnowledgeLine) -> Bool {
            (one.share, one.name) < (other.share, other.name)
        }
        let groups = KnowledgeIndex(paper.content.questions).groups.compactMap { group -> [KnowledgeLine]? in
            guard let whole = group.first.flatMap(line) else { return nil }
            return [whole] + group.dropFirst().compactMap(line).sorted(by: isWeaker)
        }
        return groups.sorted { isWeaker($0[0], $1[0]) }.flatMap { $0 }
    }
}
