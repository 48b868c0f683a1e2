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
        let reports = LastReports(records, framework: id)
        var verdicts: [String: [Verdict]] = [:]
        for verdict in records.verdicts { verdicts[verdict.school, default: []].append(verdict) }
        var rules = RulesByRegion(self, records.regions, on: day)
        var known = KnownStatuses(indicators)
        let areSorted = zip(records.schools, records.schools.dropFirst()).allSatisfy { $0.uid < $1.uid }
        let schools = areSorted ? records.schools : records.schools.sorted { $0.uid < $1.uid }
        return schools.map { school in
            let (current, used) = reports.of(school.uid)
            let checks = verdicts.isEmpty ? nil : verdicts[school.uid]
            let inForce = rules.inForce(in: school.region)
            let sayings = checks == nil ? known.sayings(used) : []
            var statuses: [IndicatorStatus] = []
            statuses.reserveCapacity(indicators.count)
            for (position, indicator) in indicators.enumerated() {
                func make() -> IndicatorStatus {
                    IndicatorStatus(
                        indicator: indicator,
                        stages: school.stages.map { stage in
                            let verdict = checks?.on(indicator.code, stage: stage)
                            let rule = inForce.rules[position][stage]
                            return status(indicator, stage, rule, used, verdict, in: records.period)
                        })
                }
                if checks != nil {
                    statuses.append(make())
                } else {
                    statuses.append(known.status(position, school.stages, rules: inForce.number, sayings, make: make))
                }
            }
            return SchoolStatus(
                school: school,
                exemption: exemption(of: school, statuses, records, on: day),
                submission: current,
                indicators: statuses
            )
        }
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
            } else if rule.window == .year, period.term == 1, indicator.kind != .bool, figure > Amount(0),
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
