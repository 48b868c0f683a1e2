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
    /// Schools in which something was reported otherwise after it had been checked (核验后改过).
    package var outdated = 0
    /// Schools that say of themselves that something is not asked of them (自报不适用), and how many items that are.
    package var excused = 0
    package var excusedItems = 0
    /// Of `covered`, schools that lack a file that a rule asks for (自报·缺佐证).
    package var unproven = 0
    /// The same three weighted by classes, and by students.
    package var classes = Weight()
    package var students = Weight()
    /// By the code of the indicator.
    package var indicators = IndicatorCounts()

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

    /// The counts of a few indicators by their codes: so few that looking through them takes less than hashing a code.
    package struct IndicatorCounts: Sendable, Hashable {
        /// In the order of their codes.
        private(set) var entries: [Entry] = []

        struct Entry: Sendable, Hashable {
            let code: String
            var count: IndicatorCount
        }

        /// The count of an indicator; nil when nothing was counted.
        package subscript(code: String) -> IndicatorCount? { entries.first { $0.code == code }?.count }

        mutating func change(_ code: String, _ change: (inout IndicatorCount) -> Void) {
            if let index = entries.firstIndex(where: { $0.code == code }) { return change(&entries[index].count) }
            var entry = Entry(code: code, count: IndicatorCount())
            change(&entry.count)
            entries.insert(entry, at: entries.firstIndex { $0.code > code } ?? entries.count)
        }
    }

    /// Sums of classes or students instead of schools.
    package struct Weight: Sendable, Hashable {
        package var expected = 0
        package var reported = 0
        package var covered = 0
        /// Expected schools whose size nobody entered; they weigh nothing here.
        package var unsized = 0
        /// Schools that reported some levels only, and whose levels nobody counted apart: all of them weighs as not reported.
        package var undivided = 0

        /// 上报率: reported of expected.
        package var reportRate: Rate { Rate(reported, of: expected) }
        /// 落实率: covered of reported.
        package var implementationRate: Rate { Rate(covered, of: reported) }
        /// 覆盖率: covered of expected.
        package var coverageRate: Rate { Rate(covered, of: expected) }

        /// `silent` is how much of it belongs to levels that said nothing, nil where nobody knows.
        mutating func add(_ size: Int?, silent: Int?, isReported: Bool, isCovered: Bool) {
            guard let size else {
                unsized += 1
                return
            }
            expected += size
            if isReported, silent == nil { undivided += 1 }
            if isReported { reported += max(0, size - (silent ?? size)) }
            if isCovered { covered += size }
        }

        mutating func add(_ other: Weight) {
            expected += other.expected
            reported += other.reported
            covered += other.covered
            unsized += other.unsized
            undivided += other.undivided
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

    /// A sentence without its full stop about the schools that are to be checked again.
    package var outdatedWords: String {
        "核验后改过填报 \(outdated) 所：原来的“属实”对改后的数不算数，查出的不属实在重新核验以前仍按不属实计，需要重新核验"
    }

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
        if status.isOutdated { outdated += 1 }
        let excuses = status.excusedItems
        if excuses > 0 { excused += 1 }
        excusedItems += excuses
        if isCovered, status.lacksEvidence { unproven += 1 }
        let silent = isReported ? status.silentLevels : []
        classes.add(
            status.school.classes, silent: status.school.size(of: silent, \.classes), isReported: isReported,
            isCovered: isCovered)
        students.add(
            status.school.students, silent: status.school.size(of: silent, \.students), isReported: isReported,
            isCovered: isCovered)
        for indicator in status.indicators where indicator.status != .na {
            indicators.change(indicator.indicator.code) {
                // 部分属实 is not on its way: nothing comes by itself.
                $0.add(indicator.isPartlyTrue ? .not : indicator.status)
            }
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
        outdated += other.outdated
        excused += other.excused
        excusedItems += other.excusedItems
        unproven += other.unproven
        classes.add(other.classes)
        students.add(other.students)
        for entry in other.indicators.entries { indicators.change(entry.code) { $0.add(entry.count) } }
    }
}
