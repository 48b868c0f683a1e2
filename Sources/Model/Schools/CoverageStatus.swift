package import DataFiles

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
    static func all(_ statuses: some Sequence<CoverageStatus>) -> CoverageStatus {
        statuses.min { $0.rank < $1.rank } ?? .na
    }

    func worse(_ other: CoverageStatus) -> CoverageStatus { other.rank < rank ? other : self }

    func isWorse(than other: CoverageStatus) -> Bool { rank < other.rank }

    /// The worst first; what is not asked for last.
    private var rank: Int {
        switch self {
        case .not: 0
        case .unknown: 1
        case .partial: 2
        case .covered: 3
        case .na: 4
        }
    }
}

/// One grade of a stage by the reports alone.
package struct GradeStatus: Sendable, Hashable {
    package let grade: Grade
    package let status: CoverageStatus
    /// Nil where nothing was said of it.
    package let figure: Amount?
}

/// One indicator of one stage of a school, with what decided it.
package struct StageStatus: Sendable, Hashable {
    package let stage: Stage
    /// What the reports alone say (自报).
    package let claimed: CoverageStatus
    /// What was found when it was checked; nil when nobody did.
    package let verdict: Verdict?
    /// Whether another figure has been reported since the check (核验后改过): nobody has seen the one that stands now.
    package var isOutdated = false
    let ruling: Ruling?
    /// The figure that was held against the rule.
    package let figure: Amount?
    /// The claims that it comes from, oldest first.
    package let evidence: [Evidence]
    /// Whether the rule asks for a file that stands behind the claim, and none is entered (自报·缺佐证).
    package let lacksEvidence: Bool
    /// How each grade that is asked stands, where grades are reported apart; empty where the stage is reported as a whole.
    package let grades: [GradeStatus]
    /// What the school itself says is not asked of it here, though a rule asks it.
    package let excuses: [Excuse]

    init(
        stage: Stage, claimed: CoverageStatus, verdict: Verdict?, ruling: Ruling?, figure: Amount?,
        evidence: [Evidence], lacksEvidence: Bool = false, grades: [GradeStatus] = [], excuses: [Excuse] = []
    ) {
        self.grades = grades
        self.excuses = excuses
        self.stage = stage
        self.claimed = claimed
        self.verdict = verdict
        self.ruling = ruling
        self.figure = figure
        self.evidence = evidence
        self.lacksEvidence = lacksEvidence
    }

    /// Nil when none asks for it.
    package var rule: Rule? { ruling?.rule }

    /// A rule as it is shared by all schools that it holds for.
    ///
    /// A class: a province has a hundred thousand of these statuses, and copying a rule's many texts for each took longer
    /// than deciding it.
    final class Ruling: Sendable, Hashable {
        let rule: Rule

        init(_ rule: Rule) { self.rule = rule }

        static func == (left: Ruling, right: Ruling) -> Bool { left.rule == right.rule }

        func hash(into hasher: inout Hasher) { hasher.combine(rule) }
    }

    /// What counts: what was reported, less what was found not to be so.
    ///
    /// What was found not to be so stays so until somebody looks again, whatever is reported meanwhile.
    package var status: CoverageStatus { verdict?.applied(to: claimed) ?? claimed }

    /// Whether it was reported as in place and found to be so in part only.
    package var isPartlyTrue: Bool { status == .partial && claimed == .covered }

    /// Where it stands, in words: what was found to be so in part only is not on its way.
    var label: String { isPartlyTrue ? "部分落实" : status.label }
    /// Whether it is in place and somebody else has seen that.
    package var isConfirmed: Bool { status == .covered && verdict?.finding == .confirm && !isOutdated }
    /// Whether somebody else has looked at the figure that stands now.
    package var isChecked: Bool { verdict != nil && !isOutdated }

    /// 属实, and where it was reported otherwise since, that as well; nil when nobody checked it.
    package var checkWords: String? { verdict.map { $0.finding.label + (isOutdated ? "（核验后改过，要重新核验）" : "") } }

    /// A claim with the submission that it stands in.
    package struct Evidence: Sendable, Hashable {
        package let period: Period
        package let revision: Int
        package let receivedOn: CalendarDate
        package let claim: Claim
    }
}

/// One indicator of a school over all its stages.
///
/// A class: all schools of which the same is said share it, and a province has a hundred thousand of them.
package final class IndicatorStatus: Sendable, Hashable {
    package let indicator: Indicator
    package let stages: [StageStatus]

    /// The worst of its stages, leaving out those that nothing is asked of.
    package let status: CoverageStatus
    /// The same by the reports alone.
    package let claimed: CoverageStatus

    /// Whether it was reported as in place and found to be so in part only: not on its way, but not in place.
    package var isPartlyTrue: Bool {
        status == .partial && stages.contains(where: \.isPartlyTrue)
    }

    /// Where it stands, in words.
    var label: String { isPartlyTrue ? "部分落实" : status == .na && isExcused ? "自报不适用" : status.label }

    /// Whether it was checked, and reported otherwise since.
    package var isOutdated: Bool { stages.contains(where: \.isOutdated) }

    /// Whether any rule asks it of a level.
    func isAsked(of level: SchoolLevel) -> Bool {
        stages.contains { ($0.claimed != .na || !$0.excuses.isEmpty) && SchoolLevel($0.stage) == level }
    }

    init(indicator: Indicator, stages: [StageStatus]) {
        self.indicator = indicator
        self.stages = stages
        status = .all(stages.map(\.status))
        claimed = stages.contains { $0.verdict != nil } ? .all(stages.map(\.claimed)) : status
    }

    package static func == (left: IndicatorStatus, right: IndicatorStatus) -> Bool {
        left === right || left.indicator == right.indicator && left.stages == right.stages
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(indicator)
        hasher.combine(stages)
    }
}

/// Where one school stands.
package struct SchoolStatus: Sendable, Hashable {
    package let school: School
    /// Why it does not have to report; nil when it has to.
    package let exemption: Exemption?
    /// The submission of this very period that counts, if any.
    package let submission: Submission?
    /// For which stages an indicator was filed, where the school has gained others since.
    let filedFor: [String: [Stage]]
    /// Levels of which something is asked and nothing was said, where others of the school reported: 初中 of a 九年一贯制学校 that handed in
    /// its 小学 alone.
    package let silentLevels: [SchoolLevel]
    package let indicators: [IndicatorStatus]
    /// Covered only when every indicator that is asked for is, in every stage.
    package let verdict: CoverageStatus

    init(
        school: School, exemption: Exemption?, submission: Submission?, filedFor: [String: [Stage]] = [:],
        silentLevels: [SchoolLevel] = [], indicators: [IndicatorStatus]
    ) {
        self.filedFor = filedFor
        self.silentLevels = silentLevels
        self.school = school
        self.exemption = exemption
        self.submission = submission
        self.indicators = indicators
        verdict = .all(indicators.map(\.status))
    }

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

    /// Whether everything that is asked for is in place.
    package var isCovered: Bool { isReported && verdict == .covered }
    /// Whether everything is in place by its own reports (自报).
    package var isClaimed: Bool {
        isReported && (isCovered || .all(indicators.map(\.claimed)) == CoverageStatus.covered)
    }
    /// Whether all that it claims is in place, but a file that a rule asks for is not entered.
    package var lacksEvidence: Bool {
        isCovered && indicators.contains { $0.stages.contains(where: \.lacksEvidence) }
    }
    /// Whether anybody has checked anything of it that still stands.
    package var isChecked: Bool { indicators.contains { $0.stages.contains(where: \.isChecked) } }
    /// Whether anything of it was reported otherwise after it had been checked, and is to be checked again (核验后改过).
    package var isOutdated: Bool { isReported && indicators.contains(where: \.isOutdated) }
    /// Whether everything that is asked for was seen to be in place (核验属实).
    package var isConfirmed: Bool {
        isCovered
            && indicators.allSatisfy {
                $0.stages.allSatisfy { $0.claimed == .na && $0.isExcuseSeen || $0.isConfirmed }
            }
    }
}
