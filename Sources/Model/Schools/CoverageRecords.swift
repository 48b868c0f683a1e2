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

    /// What the ledger knew of a period on a day.
    package init(
        period: Period,
        asOf: CalendarDate,
        regions: RegionTree,
        schools: [School],
        expected: Set<String>,
        submissions: [Submission],
        verdicts: [Verdict] = [],
        evidence: [EvidenceFile] = []
    ) {
        self.period = period
        self.asOf = asOf
        self.regions = regions
        self.schools = schools
        self.expected = expected
        self.submissions = submissions
        self.verdicts = verdicts
        self.evidence = evidence
    }

    /// What is to be said where no school has to report, since figures of nobody look like figures.
    package var nobodyExpected: String {
        "\(period.title)没有应报的学校：请先用 humen coverage schools import 导入名册；看别的学期，用 --period 写明"
    }

    /// What is known of some schools.
    func only(_ uids: Set<String>) -> CoverageRecords {
        CoverageRecords(
            period: period, asOf: asOf, regions: regions, schools: schools.filter { uids.contains($0.uid) },
            expected: expected, submissions: submissions.filter { uids.contains($0.school) },
            verdicts: verdicts.filter { uids.contains($0.school) },
            evidence: evidence.filter { uids.contains($0.school) })
    }
}
