import Coverage
import DataFiles
import Quiz
import Schools

extension CoverageDesk {
    /// The results of one paper in the classes of a period, by school; nil where there are none.
    ///
    /// Without `pack` it is the one paper that has any: of several, nobody can tell which is the contest.
    func contestResults(_ figures: Figures, pack: String?) throws -> ContestResults? {
        let records = figures.records
        let ledger = try open()
        let all = try ledger.classTallies(asOf: records.asOf).filter { tally in
            guard let term = Period(tally.classroom.term) else { return false }
            return term == records.period || term.schoolYear == records.period
        }
        try ledger.close()
        if all.isEmpty, pack == nil { return nil }
        let papers = try ResultsDesk(site: site, ledger: file).papers
        let known = Set(all.map(\.tally.packID)).sorted()
        guard let pack = pack ?? (known.count == 1 ? known.first : nil) else {
            guard !known.isEmpty else { return nil }
            let names = known.map { papers[$0].map { "《\($0.content.title)》（\($0.packID)）" } ?? $0 }.joined(
                separator: "、")
            return ContestResults(
                paper: "", approval: nil, schools: [:], notes: ["本期有几份卷的结果：\(names)。要填进这张表的，用 --paper 写明卷号。"])
        }
        guard let paper = papers[pack] else { throw Problem(description: "issued/ 里没有卷号是“\(pack)”的卷") }
        return Self.results(paper, all.filter { $0.tally.packID == pack }, records)
    }

    private static func results(
        _ paper: IssuedPaper, _ tallies: [Ledger.ClassTally], _ records: CoverageRecords
    ) -> ContestResults {
        let matcher = SchoolMatcher(records.schools, in: records.regions)
        let worth = paper.content.markedPoints
        var schools: [String: ContestResults.Part] = [:]
        var unknown: Set<String> = []
        for one in tallies {
            guard case .found(let school) = matcher.find(name: one.classroom.school, suggests: false) else {
                unknown.insert(one.classroom.school)
                continue
            }
            var part = ContestResults.Part()
            part.pupils = one.tally.count + one.totals.count
            part.marks.count = one.tally.count
            part.marks.passed = one.tally.bands.prefix(3).reduce(0, +)
            part.marks.score = worth > 0 ? one.tally.total / worth * 100 : 0
            let totals = ContestResults.Marks(
                count: one.totals.marked, passed: one.totals.bands.prefix(3).reduce(0, +),
                score: Double(one.totals.total) / 10)
            if one.totals.shown.count > 0 { part.marks.add(totals) } else { part.few.add(totals) }
            schools[school.uid, default: .init()].add(part)
        }
        let notes =
            unknown.isEmpty ? [] : ["名册里没有、没有计入的学校：\(unknown.sorted().prefix(20).joined(separator: "、"))。"]
        return ContestResults(
            paper: "《\(paper.content.title)》（卷号 \(paper.packID)）", approval: paper.content.contest, schools: schools,
            notes: notes)
    }
}
