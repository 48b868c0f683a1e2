package import DataFiles

/// Everything that a ledger knows about one framework and period on one day; the input of all figures.
package struct CoverageRecords: Sendable {
    package let period: Period
    /// Nothing that was entered later counts.
    package let asOf: CalendarDate
    package let regions: RegionTree
    package let schools: [School]
    /// The uids of the schools that have to report in the period.
    package let expected: Set<String>
    /// Of the whole school year; of several revisions for a school and period, the last counts.
    package let submissions: [Submission]
    /// Of this very period.
    package let verdicts: [Verdict]
    package let evidence: [EvidenceFile]
    /// Of all other periods, earlier and later.
    package let otherVerdicts: [Verdict]
    /// Of the school year, from before the period.
    package let earlierEvidence: [EvidenceFile]
    /// What rosters that were entered after the day added to the schools that have to report; nil where none did.
    package let laterList: LaterList?
    /// The framework that was asked about, for advice on commands; empty where that does not matter.
    package var framework = ""

    /// Schools of which nobody knew on the day that they have to report.
    package struct LaterList: Sendable, Hashable {
        /// The day on which the first of them was entered.
        package let on: CalendarDate
        package let count: Int

        /// So many schools, from a day on.
        package init(on day: CalendarDate, count: Int) {
            on = day
            self.count = count
        }
    }

    /// What the ledger knew of a period on a day.
    package init(
        period: Period,
        asOf: CalendarDate,
        regions: RegionTree,
        schools: [School],
        expected: Set<String>,
        submissions: [Submission],
        verdicts: [Verdict] = [],
        evidence: [EvidenceFile] = [],
        otherVerdicts: [Verdict] = [],
        earlierEvidence: [EvidenceFile] = [],
        laterList: LaterList? = nil
    ) {
        self.laterList = laterList
        self.period = period
        self.asOf = asOf
        self.regions = regions
        self.schools = schools
        self.expected = expected
        self.submissions = submissions
        self.verdicts = verdicts
        self.evidence = evidence
        self.otherVerdicts = otherVerdicts
        self.earlierEvidence = earlierEvidence
    }

    /// What was found earlier in the school year: it still counts for figures of the whole year.
    var earlierVerdicts: [Verdict] {
        otherVerdicts.filter { $0.period.schoolYear == period.schoolYear && $0.period.isKnown(in: period) }
    }

    /// Whether a verdict is of this very period, or of a term of the year that is asked.
    func isOwn(_ verdict: Verdict) -> Bool {
        verdict.period == period || period.term == nil && verdict.period.schoolYear == period
    }

    /// What is to be said where no school has to report, since figures of nobody look like figures.
    package var nobodyExpected: String {
        guard let laterList, expected.isEmpty else {
            return
                "\(period.title)没有应报的学校：请先用 humen coverage schools import\(Framework.option(framework)) 导入名册；看别的学期，用 --period 写明"
        }
        let known = Set(submissions.filter { $0.period == period }.map(\.school)).count
        let reports = known == 0 ? "" : "收到日期在这以前的填报登记了 \(known) 所，名册登记以后才统计；"
        return "截至\(asOf.chinese)，台账里还没有\(period.title)的名册（\(laterList.on.chinese)才登记，列入 \(laterList.count) 所）。"
            + "那一天应报哪些学校、落实得怎样，台账里没有，不等于零；\(reports)请用 --as-of \(laterList.on) 或以后的日子"
    }

    /// What figures of the day leave out or cannot tell; nil where nothing is.
    package var note: String? {
        schools.contains { expected.contains($0.uid) } ? shorterList : nobodyExpected
    }

    /// That the list of schools was shorter on the day than it is now; nil where it was not, or nobody was on it.
    package var shorterList: String? {
        guard let laterList, !expected.isEmpty else { return nil }
        return "\(laterList.on.chinese)起登记的名册又列入应报 \(laterList.count) 所，截至\(asOf.chinese)台账里还没有，这里没有计入。"
    }

    /// What is known of some schools.
    func only(_ uids: Set<String>) -> CoverageRecords {
        CoverageRecords(
            period: period, asOf: asOf, regions: regions, schools: schools.filter { uids.contains($0.uid) },
            expected: expected, submissions: submissions.filter { uids.contains($0.school) },
            verdicts: verdicts.filter { uids.contains($0.school) },
            evidence: evidence.filter { uids.contains($0.school) },
            otherVerdicts: otherVerdicts.filter { uids.contains($0.school) },
            earlierEvidence: earlierEvidence.filter { uids.contains($0.school) }, laterList: laterList)
    }
}
