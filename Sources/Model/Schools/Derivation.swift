import Concurrent
import DataFiles

extension Framework {
    /// Where every school stands, in the order of their uids.
    ///
    /// - A school that did not report in the period is unknown in everything that is asked of it, whatever it reported
    ///   earlier.
    /// - Hours of a rule by school year are added up over the terms so far; half of them after the first term is
    ///   partial. What a school has counts for the school year until it says otherwise.
    /// - Asked for a whole school year, a school has reported when it did in either term, and a rule by term must hold in each
    ///   term that has begun.
    /// - A verdict that something is not so outweighs the report; one that it is so leaves the report as it is, and confirms only the
    ///   figure that was seen: not one that came in later.
    /// - For a rule by school year, what was found in the first term counts in the second until something else is found; 属实 does so only
    ///   while nothing else was reported. Files that stand behind claims likewise.
    /// - Where a school reports grades apart, every grade that the rule asks and that has pupils must hold: the worst decides for the
    ///   stage. A stage none of whose grades are asked (a 小学 up to 四年级) leaves the denominator.
    /// - 六年级 is asked of a 初中 only where the roster or a report says that it has one, and not of a 小学 that says it has none (五四制).
    /// - A level of which nothing was said in the period has not reported, whatever the others of its school did; where all that was said is
    ///   of levels that the school has no more, the school has not reported.
    /// - What a school said of the whole of itself is about the stages that it had then (the ledger tells it): not about one that was added since.
    ///   Where a rule or a report counts by grade, the same holds for the grades that the roster counted.
    /// - “/” with its reason leaves the denominator of its item unless a verdict says that it is not so; a school that says it of everything still has
    ///   to report, and is not covered.
    /// - The most specific rule that is valid on the day (or at the end of the period, if that is earlier) decides.
    package func derive(_ records: CoverageRecords) -> [SchoolStatus] {
        let day = min(records.asOf, records.period.end ?? records.asOf)
        let reports = LastReports(records, framework: id)
        var verdicts: [String: [Verdict]] = [:]
        for verdict in records.verdicts + records.earlierVerdicts {
            verdicts[verdict.school, default: []].append(verdict)
        }
        var proven: [String: Set<String>] = [:]
        for file in records.evidence { proven[file.school, default: []].insert(file.indicator) }
        let areSorted = zip(records.schools, records.schools.dropFirst()).allSatisfy { $0.uid < $1.uid }
        let schools = areSorted ? records.schools : records.schools.sorted { $0.uid < $1.uid }
        var earlier: [String: Set<String>] = [:]
        for file in records.earlierEvidence { earlier[file.school, default: []].insert(file.indicator) }
        let findings = Findings(reports: reports, verdicts: verdicts, proven: proven, provenEarlier: earlier)
        return schools.halves(few: 2000) { derive($0, findings, records, on: day) }.joinedHalves()
    }

    /// What is known of schools beside the roster.
    private struct Findings: Sendable {
        let reports: LastReports
        let verdicts: [String: [Verdict]]
        /// The indicators behind which a file stands.
        let proven: [String: Set<String>]
        /// Those behind which one stands since an earlier term.
        let provenEarlier: [String: Set<String>]
    }

    private func derive(
        _ schools: ArraySlice<School>, _ findings: Findings, _ records: CoverageRecords, on day: CalendarDate
    ) -> [SchoolStatus] {
        var rules = RulesByRegion(self, records.regions, on: day)
        var known = KnownStatuses(indicators)
        return schools.map { school in
            let (current, used) = findings.reports.of(school.uid)
            let file = SchoolFile(
                school: school, used: used, findings: findings, inForce: rules.inForce(in: school.region),
                silent: silent(school, current, used, records.period))
            let sayings = file.isPlain ? known.sayings(used) : []
            var statuses: [IndicatorStatus] = []
            statuses.reserveCapacity(indicators.count)
            for position in indicators.indices {
                func make() -> IndicatorStatus { status(at: position, file, findings, records, on: day) }
                statuses.append(
                    file.isPlain
                        ? known.status(
                            position, school, rules: file.number(indicators[position]), sayings, said: file.said,
                            make: make) : make())
            }
            // Its levels that say nothing may be all that it has left.
            let isHeard = Set(school.stages.map { SchoolLevel($0) }).count > file.silent.count
            return SchoolStatus(
                school: school,
                exemption: exemption(of: school, statuses, records, on: day),
                submission: isHeard ? current : nil,
                filedFor: current?.filedFor ?? [:],
                silentLevels: file.silent.filter { level in statuses.contains { $0.isAsked(of: level) } },
                indicators: statuses
            )
        }
    }

    /// One school with what is known of it.
    private struct SchoolFile {
        let school: School
        /// Its reports that count.
        let used: [Submission]
        let verdicts: [Verdict]?
        let inForce: RulesByRegion.InForce
        let said: GradesSaid
        let silent: [SchoolLevel]
        private let proven: Set<String>?
        private let provenEarlier: Set<String>?

        init(
            school: School, used: [Submission], findings: Findings, inForce: RulesByRegion.InForce,
            silent: [SchoolLevel]
        ) {
            self.school = school
            self.used = used
            verdicts = findings.verdicts.isEmpty ? nil : findings.verdicts[school.uid]
            proven = findings.proven.isEmpty ? nil : findings.proven[school.uid]
            provenEarlier = findings.provenEarlier.isEmpty ? nil : findings.provenEarlier[school.uid]
            self.inForce = inForce
            said = GradesSaid(used)
            self.silent = silent
        }

        /// Whether its reports alone decide, so that other schools that say the same stand the same.
        var isPlain: Bool { verdicts == nil && silent.isEmpty }

        func isProven(_ indicator: Indicator) -> Bool { proven?.contains(indicator.code) ?? false }

        func isProvenEarlier(_ indicator: Indicator) -> Bool { provenEarlier?.contains(indicator.code) ?? false }

        /// A number for its rules and for whether files stand behind an indicator.
        func number(_ indicator: Indicator) -> Int {
            inForce.number * 3 + (isProven(indicator) ? 2 : isProvenEarlier(indicator) ? 1 : 0)
        }
    }

    private func status(
        at position: Int, _ file: SchoolFile, _ findings: Findings, _ records: CoverageRecords, on day: CalendarDate
    ) -> IndicatorStatus {
        IndicatorStatus(
            indicator: indicators[position],
            stages: file.school.stages.map { status(at: position, of: $0, file, findings, records, on: day) })
    }

    /// What reports say of an indicator in a stage, with what was seen there.
    private func status(
        at position: Int, of stage: Stage, _ file: SchoolFile, _ findings: Findings, _ records: CoverageRecords,
        on day: CalendarDate
    ) -> StageStatus {
        let indicator = indicators[position]
        let ruling = file.inForce.rules[position][stage]
        let isByYear = ruling?.rule.window == .year
        let verdict = file.verdicts?.filter { isByYear || records.isOwn($0) }.on(indicator.code, stage: stage)
        let question = Question(
            period: records.period, day: day,
            isProven: file.isProven(indicator) || isByYear && file.isProvenEarlier(indicator), said: file.said)
        let grades = ruling.flatMap { asked(of: stage, $0.rule, file.school, file.said) }
        let known = file.silent.contains(SchoolLevel(stage)) ? [] : file.used
        let now = status(indicator, stage, ruling, known, verdict, question, grades)
        guard let seen = now.verdict, let sight = seen.sight else { return now }
        let isOutdated = sight.isOutdated(author: seen.author) { seen in
            let then = findings.reports.counting(seen)
            return StageStatus.Told(status(indicator, stage, ruling, then, nil, question, grades), indicator)
        }
        if !records.isOwn(seen), isOutdated, seen.finding == .confirm {
            return status(indicator, stage, ruling, known, nil, question, grades)
        }
        return now.outdated(isOutdated)
    }

    /// The levels of which a school said nothing though it reported others; most reports are about the whole school.
    private func silent(
        _ school: School, _ current: Submission?, _ used: [Submission], _ period: Period
    ) -> [SchoolLevel] {
        guard let current, var said = current.claimSet.saidStages else { return [] }
        if period.term == nil {
            for submission in used {
                guard let stages = submission.claimSet.saidStages else { return [] }
                said.formUnion(stages)
            }
        }
        return Set(school.stages.map { SchoolLevel($0) }).subtracting(said.map { SchoolLevel($0) })
            .sorted { $0.rank < $1.rank }
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
        return statuses.allSatisfy { !$0.isToBeSeen } ? .outOfScope : nil
    }

    /// What decides the statuses of a school beside its reports.
    struct Question {
        let period: Period
        /// The last day that counts.
        let day: CalendarDate
        /// Whether a file stands behind the claim.
        let isProven: Bool
        /// What its reports tell of its grades.
        let said: GradesSaid
    }

    /// The grades of a stage of which a rule asks it; nil where neither the rule nor the roster speaks of grades.
    private func asked(of stage: Stage, _ rule: Rule, _ school: School, _ said: GradesSaid) -> [Grade]? {
        let own = school.grades(of: stage)
        if rule.grades.isEmpty {
            let more = said.unusual.filter { $0.isUnusual(in: stage) && school.has($0, in: stage, said) }
            return own.map { Set($0).union($0.isEmpty ? [] : more).sorted() }
        }
        let named = rule.grades.filter { $0.stage(among: school.stages) == stage || own?.contains($0) == true }
        return named.filter { school.has($0, in: stage, said) }
    }

    private func status(
        _ indicator: Indicator,
        _ stage: Stage,
        _ ruling: StageStatus.Ruling?,
        _ submissions: [Submission],
        _ verdict: Verdict?,
        _ question: Question,
        _ grades: [Grade]?
    ) -> StageStatus {
        guard let ruling, grades != [] else {
            return StageStatus(stage: stage, claimed: .na, verdict: nil, ruling: ruling, figure: nil, evidence: [])
        }
        let rule = ruling.rule
        if rule.window == .term, question.period.term == nil {
            return throughTerms(indicator, stage, ruling, submissions, verdict, question, grades)
        }
        let inWindow = submissions.filter {
            rule.window == .year || $0.period == question.period || $0.period.term == nil
        }
        let asked = rule.grades.isEmpty ? [] : grades ?? []
        let isByGrade = inWindow.contains { submission in
            submission.speaksOfGrades(indicator.code, of: stage)
                || asked.contains { submission.isOlder(indicator.code, than: $0, of: stage) }
        }
        let parts = isByGrade ? grades ?? Self.grades(in: inWindow, stage, question) : []
        if !parts.isEmpty {
            return byGrade(parts, indicator, stage, ruling, inWindow, verdict, question)
        }
        let evidence = Self.evidence(inWindow, indicator, stage, nil)
        if let excuse = Excuse(evidence) {
            return StageStatus(
                stage: stage, claimed: .na, verdict: verdict, ruling: ruling, figure: nil, evidence: evidence,
                excuses: [excuse])
        }
        let figure = figure(indicator, evidence)
        let claimed = figure.map { status(of: $0, indicator, rule, question) } ?? CoverageStatus.unknown
        return StageStatus(
            stage: stage, claimed: claimed, verdict: submissions.isEmpty ? nil : verdict, ruling: ruling,
            figure: figure,
            evidence: evidence,
            lacksEvidence: rule.needsEvidence && !question.isProven && (claimed == .covered || claimed == .partial))
    }

    private static func evidence(
        _ submissions: [Submission], _ indicator: Indicator, _ stage: Stage, _ grade: Grade?
    ) -> [StageStatus.Evidence] {
        submissions.compactMap { submission in
            submission.claim(indicator.code, stage: stage, grade: grade).map {
                StageStatus.Evidence(
                    period: submission.period,
                    revision: submission.revision,
                    receivedOn: submission.receivedOn,
                    claim: $0
                )
            }
        }
    }

    /// The grades of a stage that reports speak of; one that says nothing of an indicator leaves it unknown.
    private static func grades(in submissions: [Submission], _ stage: Stage, _ question: Question) -> [Grade] {
        let claims = submissions.flatMap(\.claims).filter { $0.stage == stage }
        return Set(claims.compactMap(\.grade)).sorted()
            .filter { !$0.isUnusual(in: stage) || question.said.unusual.contains($0) }
            .filter { !$0.isLeftOut(in: stage) || !question.said.absent.contains($0) }
    }

    /// A stage of which grades are reported apart: as its worst grade.
    private func byGrade(
        _ grades: [Grade], _ indicator: Indicator, _ stage: Stage, _ ruling: StageStatus.Ruling,
        _ submissions: [Submission], _ verdict: Verdict?, _ question: Question
    ) -> StageStatus {
        var evidence: [StageStatus.Evidence] = []
        var excuses: [Excuse] = []
        let statuses = grades.compactMap { grade -> GradeStatus? in
            let own = Self.evidence(submissions, indicator, stage, grade)
            evidence += own.filter { !evidence.contains($0) }
            if let excuse = Excuse(own, grade: grade) {
                excuses.append(excuse)
                return nil
            }
            let figure = figure(indicator, own)
            let claimed = figure.map { status(of: $0, indicator, ruling.rule, question) } ?? CoverageStatus.unknown
            return GradeStatus(grade: grade, status: claimed, figure: figure)
        }
        let claimed = CoverageStatus.all(statuses.map(\.status))
        return StageStatus(
            stage: stage, claimed: claimed, verdict: submissions.isEmpty ? nil : verdict, ruling: ruling,
            figure: statuses.filter { $0.status == claimed }.compactMap(\.figure).min(),
            evidence: evidence.sorted { ($0.period, $0.revision) < ($1.period, $1.revision) },
            lacksEvidence: ruling.rule.needsEvidence && !question.isProven
                && (claimed == .covered || claimed == .partial),
            grades: statuses, excuses: excuses)
    }

    /// How a figure stands; half of a year's figure is on the way until the second term begins.
    private func status(
        of figure: Amount, _ indicator: Indicator, _ rule: Rule, _ question: Question
    ) -> CoverageStatus {
        if rule.comparison.holds(figure, rule.threshold) { return .covered }
        let isHalfway =
            question.period.term == 1
            || question.period.term == nil && question.day < question.period.terms[1].start ?? question.day
        let isOnTheWay =
            rule.window == .year && isHalfway && [.count, .hours].contains(indicator.kind) && figure > Amount(0)
            && figure + figure >= rule.threshold
        return isOnTheWay ? .partial : .not
    }

    /// A rule by term, asked of a whole school year: it holds when it holds in each term that has begun.
    private func throughTerms(
        _ indicator: Indicator,
        _ stage: Stage,
        _ ruling: StageStatus.Ruling,
        _ submissions: [Submission],
        _ verdict: Verdict?,
        _ question: Question,
        _ grades: [Grade]?
    ) -> StageStatus {
        let begun = question.period.terms.filter { $0.start ?? question.day <= question.day }
        let terms = begun.map { term in
            let known = submissions.filter { $0.period == term || $0.period.term == nil }
            let inTerm = Question(
                period: term, day: question.day, isProven: question.isProven, said: question.said)
            return status(indicator, stage, ruling, known, verdict, inTerm, grades)
        }
        let worst = terms.min { $0.claimed.isWorse(than: $1.claimed) }
        return StageStatus(
            stage: stage, claimed: worst?.claimed ?? .unknown, verdict: submissions.isEmpty ? nil : verdict,
            ruling: ruling, figure: worst?.figure, evidence: terms.flatMap(\.evidence),
            lacksEvidence: terms.contains(where: \.lacksEvidence), grades: worst?.grades ?? [],
            excuses: terms.last { !$0.excuses.isEmpty }?.excuses ?? [])
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
        // 不详 takes back what was said before; the hours of an earlier term were held all the same.
        if indicator.kind != .hours, case .missing = evidence.last(where: { !$0.claim.value.isBlank })?.claim.value {
            return nil
        }
        // A figure for the whole year already holds those of its terms.
        if indicator.kind != .hours || last.period.term == nil { return last.amount }
        return figures.reduce(Amount(0)) { $0 + $1.amount }
    }
}

extension Array {
    /// The elements of arrays one behind the other; the first is not copied.
    consuming func joinedHalves<Part>() -> [Part] where Element == [Part] {
        var rest = self
        guard rest.count > 1 else { return rest.first ?? [] }
        var whole = rest.removeFirst()
        for part in rest { whole += part }
        return whole
    }
}
