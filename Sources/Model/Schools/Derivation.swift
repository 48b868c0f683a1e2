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
    /// Of the whole school year, every revision.
    package let submissions: [Submission]

    /// What the ledger knew of a period on a day.
    package init(
        period: Period,
        asOf: CalendarDate,
        regions: RegionTree,
        schools: [School],
        expected: Set<String>,
        submissions: [Submission]
    ) {
        self.period = period
        self.asOf = asOf
        self.regions = regions
        self.schools = schools
        self.expected = expected
        self.submissions = submissions
    }
}

/// How far an indicator is in place.
package enum CoverageStatus: String, Sendable, Hashable, CaseIterable {
    case covered
    /// On the way: half of a year's figure after the first term.
    case partial
    case not
    /// No rule asks it of this stage; it leaves the denominator.
    case na
    /// Nothing is known; it counts as not covered.
    case unknown

    /// The word that tables and lists print.
    package var label: String {
        switch self {
        case .covered: "落实"
        case .partial: "进行中"
        case .not: "未落实"
        case .na: "不要求"
        case .unknown: "不详"
        }
    }

    /// The worst of several, leaving out those that are not asked for.
    static func all(_ statuses: [CoverageStatus]) -> CoverageStatus {
        let order: [CoverageStatus] = [.not, .unknown, .partial, .covered]
        return order.first(where: statuses.contains) ?? .na
    }
}

/// One indicator of one stage of a school, with what decided it.
package struct StageStatus: Sendable, Hashable {
    package let stage: Stage
    package let status: CoverageStatus
    /// Nil when none asks for it.
    package let rule: Rule?
    /// The figure that was held against the rule.
    package let figure: Amount?
    /// The claims that it comes from, oldest first.
    package let evidence: [Evidence]

    /// A claim with the submission that it stands in.
    package struct Evidence: Sendable, Hashable {
        package let period: Period
        package let revision: Int
        package let receivedOn: CalendarDate
        package let claim: Claim
    }
}

/// One indicator of a school over all its stages.
package struct IndicatorStatus: Sendable, Hashable {
    package let indicator: Indicator
    package let stages: [StageStatus]

    /// The worst of its stages, leaving out those that nothing is asked of.
    package var status: CoverageStatus { .all(stages.map(\.status)) }
}

/// Where one school stands.
package struct SchoolStatus: Sendable, Hashable {
    package let school: School
    /// Why it does not have to report; nil when it has to.
    package let exemption: Exemption?
    /// The submission of this very period that counts, if any.
    package let submission: Submission?
    package let indicators: [IndicatorStatus]

    /// Why a school does not have to report, as it is printed.
    package enum Exemption: String, Sendable, Hashable {
        case closed = "已停办"
        case notYetOpen = "尚未开办"
        case outOfScope = "学段不在要求范围"
        case notListed = "不在本期应报名单"
    }

    /// Whether it has to report in the period.
    package var isExpected: Bool { exemption == nil }
    /// Whether it has to report and did.
    package var isReported: Bool { isExpected && submission != nil }

    /// Covered only when every indicator that is asked for is, in every stage.
    package var verdict: CoverageStatus { .all(indicators.map(\.status)) }
    /// Whether everything that is asked for is in place.
    package var isCovered: Bool { isReported && verdict == .covered }
}

extension Framework {
    /// Where every school stands, in the order of their uids.
    ///
    /// - A school that did not report in the period is unknown in everything that is asked of it, whatever it reported
    ///   earlier.
    /// - Hours of a rule by school year are added up over the terms so far; half of them after the first term is
    ///   partial. What a school has counts for the school year until it says otherwise.
    /// - The most specific rule that is valid on the day (or at the end of the period, if that is earlier) decides.
    package func derive(_ records: CoverageRecords) -> [SchoolStatus] {
        let day = min(records.asOf, records.period.end ?? records.asOf)
        var bySchool: [String: [Submission]] = [:]
        for submission in Self.effective(records.submissions, framework: id, until: records) {
            bySchool[submission.school, default: []].append(submission)
        }
        var rules: [String: [String: [Stage: Rule]]] = [:]
        return records.schools.sorted { $0.uid < $1.uid }.map { school in
            let submissions = (bySchool[school.uid] ?? []).sorted { $0.period < $1.period }
            let current = submissions.last { $0.period == records.period }
            let regionRules = rules[school.region] ?? rulesInForce(records.regions.path(from: school.region), on: day)
            rules[school.region] = regionRules
            let statuses = indicators.map { indicator in
                IndicatorStatus(
                    indicator: indicator,
                    stages: school.stages.map { stage in
                        let rule = regionRules[indicator.code]?[stage]
                        let known = current == nil ? [] : submissions
                        return status(indicator, stage, rule, known, in: records.period)
                    }
                )
            }
            return SchoolStatus(
                school: school,
                exemption: exemption(of: school, statuses, records, on: day),
                submission: current,
                indicators: statuses
            )
        }
    }

    private func rulesInForce(_ regions: [Region], on day: CalendarDate) -> [String: [Stage: Rule]] {
        var rules: [String: [Stage: Rule]] = [:]
        for indicator in indicators {
            for stage in Stage.allCases {
                rules[indicator.code, default: [:]][stage] = rule(
                    for: indicator, stage: stage, regions: regions, on: day)
            }
        }
        return rules
    }

    /// The last revision of each school and period in the school year up to the period.
    private static func effective(
        _ submissions: [Submission],
        framework: String,
        until records: CoverageRecords
    ) -> [Submission] {
        struct Key: Hashable {
            let school: String
            let period: Period
        }
        var last: [Key: Submission] = [:]
        for submission in submissions {
            guard submission.framework == framework, submission.receivedOn <= records.asOf,
                submission.period.schoolYear == records.period.schoolYear, submission.period <= records.period
            else { continue }
            let key = Key(school: submission.school, period: submission.period)
            if let known = last[key], known.revision >= submission.revision { continue }
            last[key] = submission
        }
        return Array(last.values)
    }

    private func exemption(
        of school: School,
        _ statuses: [IndicatorStatus],
        _ records: CoverageRecords,
        on day: CalendarDate
    ) -> SchoolStatus.Exemption? {
        if let closed = school.closed, closed <= day { return .closed }
        if let opened = school.opened, day < opened { return .notYetOpen }
        if !records.expected.contains(school.uid) { return .notListed }
        return statuses.allSatisfy { $0.status == .na } ? .outOfScope : nil
    }

    private func status(
        _ indicator: Indicator,
        _ stage: Stage,
        _ rule: Rule?,
        _ submissions: [Submission],
        in period: Period
    ) -> StageStatus {
        guard let rule else { return StageStatus(stage: stage, status: .na, rule: nil, figure: nil, evidence: []) }
        let inWindow = submissions.filter { rule.window == .year || $0.period == period }
        let evidence = inWindow.compactMap { submission in
            submission.claim(indicator.code, stage: stage).map {
                StageStatus.Evidence(
                    period: submission.period,
                    revision: submission.revision,
                    receivedOn: submission.receivedOn,
                    claim: $0
                )
            }
        }
        let figure = figure(indicator, evidence)
        var status = CoverageStatus.unknown
        if let figure {
            if rule.comparison.holds(figure, rule.threshold) {
                status = .covered
            } else if rule.window == .year, period.term == 1, indicator.kind != .bool, figure > Amount(0),
                figure + figure >= rule.threshold
            {
                status = .partial
            } else {
                status = .not
            }
        }
        return StageStatus(stage: stage, status: status, rule: rule, figure: figure, evidence: evidence)
    }

    /// The sum of hours, or what was said last; nil when nothing was.
    private func figure(_ indicator: Indicator, _ evidence: [StageStatus.Evidence]) -> Amount? {
        let figures = evidence.compactMap { piece -> (period: Period, amount: Amount)? in
            switch piece.claim.value {
            case .truth(let truth): (piece.period, Amount(truth ? 1 : 0))
            case .amount(let amount): (piece.period, amount)
            case .missing: nil
            }
        }
        guard let last = figures.last else { return nil }
        // A figure for the whole year already holds those of its terms.
        if indicator.kind != .hours || last.period.term == nil { return last.amount }
        return figures.reduce(Amount(0)) { $0 + $1.amount }
    }
}
