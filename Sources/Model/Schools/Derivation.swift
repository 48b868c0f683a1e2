import DataFiles

extension Framework {
    /// Where every school stands, in the order of their uids.
    ///
    /// - A school that did not report in the period is unknown in everything that is asked of it, whatever it reported
    ///   earlier.
    /// - Hours of a rule by school year are added up over the terms so far; half of them after the first term is
    ///   partial. What a school has counts for the school year until it says otherwise.
    /// - A verdict that something is not so outweighs the report; one that it is so leaves the report as it is.
    /// - The most specific rule that is valid on the day (or at the end of the period, if that is earlier) decides.
    package func derive(_ records: CoverageRecords) -> [SchoolStatus] {
        let day = min(records.asOf, records.period.end ?? records.asOf)
        var bySchool: [String: [Submission]] = [:]
        for submission in Self.effective(records.submissions, framework: id, until: records) {
            bySchool[submission.school, default: []].append(submission)
        }
        var verdicts: [String: [Verdict]] = [:]
        for verdict in records.verdicts { verdicts[verdict.school, default: []].append(verdict) }
        var rules: [String: [[Stage: StageStatus.Ruling]]] = [:]
        return records.schools.sorted { $0.uid < $1.uid }.map { school in
            let submissions = (bySchool[school.uid] ?? []).sorted { $0.period < $1.period }
            let current = submissions.last { $0.period == records.period }
            let checks = verdicts[school.uid]
            let regionRules = rules[school.region] ?? rulesInForce(records.regions.path(from: school.region), on: day)
            rules[school.region] = regionRules
            let statuses = zip(indicators, regionRules).map { indicator, rules in
                IndicatorStatus(
                    indicator: indicator,
                    stages: school.stages.map { stage in
                        let rule = rules[stage]
                        let known = current == nil ? [] : submissions
                        let verdict = checks?.on(indicator.code, stage: stage)
                        return status(indicator, stage, rule, known, verdict, in: records.period)
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

    /// The rules that hold in a region, by stage, for each indicator.
    private func rulesInForce(_ regions: [Region], on day: CalendarDate) -> [[Stage: StageStatus.Ruling]] {
        indicators.map { indicator in
            var rules: [Stage: StageStatus.Ruling] = [:]
            for stage in Stage.allCases {
                rules[stage] = rule(for: indicator, stage: stage, regions: regions, on: day)
                    .map(StageStatus.Ruling.init)
            }
            return rules
        }
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
        _ ruling: StageStatus.Ruling?,
        _ submissions: [Submission],
        _ verdict: Verdict?,
        in period: Period
    ) -> StageStatus {
        guard let ruling else {
            return StageStatus(stage: stage, claimed: .na, verdict: nil, ruling: nil, figure: nil, evidence: [])
        }
        let rule = ruling.rule
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
            } else if rule.window == .year, period.term == 1, [.count, .hours].contains(indicator.kind),
                figure > Amount(0),
                figure + figure >= rule.threshold
            {
                status = .partial
            } else {
                status = .not
            }
        }
        return StageStatus(
            stage: stage, claimed: status, verdict: submissions.isEmpty ? nil : verdict, ruling: ruling,
            figure: figure,
            evidence: evidence)
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
