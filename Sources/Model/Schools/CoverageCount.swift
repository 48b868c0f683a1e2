/// Counts of schools that add up: Σ of numerators over Σ of denominators, never a mean of percentages.
package struct CoverageCount: Sendable, Hashable {
    /// Schools that have to report (应报).
    package var expected = 0
    /// Those of them that did (已报).
    package var reported = 0
    /// Those of them in which everything asked for is in place (全部落实).
    package var covered = 0
    /// Known schools that do not have to report.
    package var exempt = 0
    /// Schools in which everything is in place by their own reports (自报落实), what was found not to be so included.
    package var claimed = 0
    /// Schools of which anything was checked (已核验).
    package var checked = 0
    /// Schools in which everything was seen to be in place (核验属实).
    package var confirmed = 0
    /// The same three weighted by classes, and by students.
    package var classes = Weight()
    package var students = Weight()
    /// By the code of the indicator.
    package var indicators: [String: IndicatorCount] = [:]

    /// How many schools stand how in one indicator.
    package struct IndicatorCount: Sendable, Hashable {
        /// Expected schools of which a rule asks it.
        package var expected = 0
        package var covered = 0
        package var partial = 0
        /// Nothing known, the school not having reported included.
        package var unknown = 0

        mutating func add(_ status: CoverageStatus) {
            expected += 1
            switch status {
            case .covered: covered += 1
            case .partial: partial += 1
            case .unknown: unknown += 1
            case .not, .na: break
            }
        }

        mutating func add(_ other: IndicatorCount) {
            expected += other.expected
            covered += other.covered
            partial += other.partial
            unknown += other.unknown
        }
    }

    /// Sums of classes or students instead of schools.
    package struct Weight: Sendable, Hashable {
        package var expected = 0
        package var reported = 0
        package var covered = 0
        /// Expected schools whose size nobody entered; they weigh nothing here.
        package var unsized = 0

        /// 上报率: reported of expected.
        package var reportRate: Rate { Rate(reported, of: expected) }
        /// 落实率: covered of reported.
        package var implementationRate: Rate { Rate(covered, of: reported) }
        /// 覆盖率: covered of expected.
        package var coverageRate: Rate { Rate(covered, of: expected) }

        mutating func add(_ size: Int?, isReported: Bool, isCovered: Bool) {
            guard let size else {
                unsized += 1
                return
            }
            expected += size
            if isReported { reported += size }
            if isCovered { covered += size }
        }

        mutating func add(_ other: Weight) {
            expected += other.expected
            reported += other.reported
            covered += other.covered
            unsized += other.unsized
        }
    }

    /// No school yet.
    package init() {}

    /// 上报率: reported of expected.
    package var reportRate: Rate { Rate(reported, of: expected) }
    /// 落实率: covered of reported.
    package var implementationRate: Rate { Rate(covered, of: reported) }
    /// 覆盖率: covered of expected; what is not known is not covered.
    package var coverageRate: Rate { Rate(covered, of: expected) }

    mutating func add(_ status: SchoolStatus) {
        guard status.isExpected else {
            exempt += 1
            return
        }
        let isReported = status.isReported
        let isCovered = status.isCovered
        expected += 1
        if isReported { reported += 1 }
        if isCovered { covered += 1 }
        if status.isClaimed { claimed += 1 }
        if status.isChecked { checked += 1 }
        if status.isConfirmed { confirmed += 1 }
        classes.add(status.school.classes, isReported: isReported, isCovered: isCovered)
        students.add(status.school.students, isReported: isReported, isCovered: isCovered)
        for indicator in status.indicators where indicator.status != .na {
            indicators[indicator.indicator.code, default: IndicatorCount()].add(indicator.status)
        }
    }

    mutating func add(_ other: CoverageCount) {
        expected += other.expected
        reported += other.reported
        covered += other.covered
        exempt += other.exempt
        claimed += other.claimed
        checked += other.checked
        confirmed += other.confirmed
        classes.add(other.classes)
        students.add(other.students)
        for (code, count) in other.indicators { indicators[code, default: IndicatorCount()].add(count) }
    }
}
