import DataFiles
package import Diagnostics

/// What `coverage status --format json` writes.
///
/// The field names are a contract; more may come.
package struct CoverageStatusRecord: Encodable, Sendable {
    package let framework: String
    package let version: String
    /// Of the framework's file: two tables of one version that differ do not have the same rules.
    package let rules: String
    package let period: String
    package let asOf: String
    /// The head of the ledger's audit chain: the same head, period and day give the same figures.
    package let head: String
    /// One for each region, with everything inside it; parents before children.
    package let rows: [Row]
    /// Every school once.
    package let total: Count
    package let levels: [LevelRecord]
    /// Those schools by name, with their reasons.
    package let excused: [ExcusedSchool]
    /// What the figures of the day leave out or cannot tell: a roster that was entered later.
    package let note: String?
    package let diagnostics: [FindingRecord]

    /// The figures of one region.
    package struct Row: Encodable, Sendable {
        package let region: String
        package let name: String
        package let level: String
        package let expected: Int
        package let reported: Int
        package let covered: Int
        package let exempt: Int
        package let reportRate: String
        package let implementationRate: String
        package let coverageRate: String
        /// By the schools' own reports, before anything was checked.
        package let claimed: Int
        package let checked: Int
        package let confirmed: Int
        /// Checked, and reported otherwise since: to be checked again.
        package let outdated: Int
        /// Schools that say of themselves that something is not asked of them, and how many items that are.
        package let excused: Int
        package let excusedItems: Int
        package let unproven: Int
        package let classes: WeightRecord
        package let students: WeightRecord
        package let indicators: [String: IndicatorRecord]
    }

    /// Expected, reported and covered, counted in classes or students.
    package struct WeightRecord: Encodable, Sendable {
        package let expected: Int
        package let reported: Int
        package let covered: Int
        /// Schools whose size is not known.
        package let unsized: Int

        init(_ weight: CoverageCount.Weight) {
            expected = weight.expected
            reported = weight.reported
            covered = weight.covered
            unsized = weight.unsized
        }
    }

    /// The schools that have one level, by that level alone.
    package struct LevelRecord: Encodable, Sendable {
        package let level: String
        package let expected: Int
        package let reported: Int
        package let covered: Int
    }

    /// The figures of all regions, each school once.
    package struct Count: Encodable, Sendable {
        package let expected: Int
        package let reported: Int
        package let covered: Int
        package let exempt: Int
        package let claimed: Int
        package let checked: Int
        package let confirmed: Int
        /// Checked, and reported otherwise since: to be checked again.
        package let outdated: Int
        /// Schools that say of themselves that something is not asked of them, and how many items that are.
        package let excused: Int
        package let excusedItems: Int
        package let unproven: Int
        package let classes: WeightRecord
        package let students: WeightRecord
        package let indicators: [String: IndicatorRecord]
    }

    /// How many schools have one indicator in place.
    package struct IndicatorRecord: Encodable, Sendable {
        package let expected: Int
        package let covered: Int
        package let partial: Int
        package let unknown: Int
    }

    /// A table with what it rests on; `head` is the hash of the ledger's last entry.
    package init(
        _ rollUp: RollUp,
        framework: Framework,
        records: CoverageRecords,
        head: String,
        findings: [Finding] = []
    ) {
        self.framework = framework.id
        version = framework.version
        rules = framework.digest
        period = records.period.id
        asOf = records.asOf.description
        self.head = head
        rows = rollUp.rows.map { row in
            Row(
                region: row.region.code,
                name: row.region.name,
                level: row.region.level.rawValue,
                expected: row.count.expected,
                reported: row.count.reported,
                covered: row.count.covered,
                exempt: row.count.exempt,
                reportRate: row.count.reportRate.text,
                implementationRate: row.count.implementationRate.text,
                coverageRate: row.count.coverageRate.text,
                claimed: row.count.claimed,
                checked: row.count.checked,
                confirmed: row.count.confirmed,
                outdated: row.count.outdated,
                excused: row.count.excused,
                excusedItems: row.count.excusedItems,
                unproven: row.count.unproven,
                classes: WeightRecord(row.count.classes),
                students: WeightRecord(row.count.students),
                indicators: Self.indicators(row.count, framework)
            )
        }
        total = Count(
            expected: rollUp.total.expected,
            reported: rollUp.total.reported,
            covered: rollUp.total.covered,
            exempt: rollUp.total.exempt,
            claimed: rollUp.total.claimed,
            checked: rollUp.total.checked,
            confirmed: rollUp.total.confirmed,
            outdated: rollUp.total.outdated,
            excused: rollUp.total.excused,
            excusedItems: rollUp.total.excusedItems,
            unproven: rollUp.total.unproven,
            classes: WeightRecord(rollUp.total.classes),
            students: WeightRecord(rollUp.total.students),
            indicators: Self.indicators(rollUp.total, framework)
        )
        levels = rollUp.levels.map {
            LevelRecord(
                level: $0.level.rawValue, expected: $0.expected, reported: $0.reported, covered: $0.covered)
        }
        excused = rollUp.excused
        note = records.note
        diagnostics = findings.sortedByPlace().map { FindingRecord($0) }
    }

    private static func indicators(_ count: CoverageCount, _ framework: Framework) -> [String: IndicatorRecord] {
        var records: [String: IndicatorRecord] = [:]
        for indicator in framework.indicators {
            let found = count.indicators[indicator.code] ?? CoverageCount.IndicatorCount()
            records[indicator.code] = IndicatorRecord(
                expected: found.expected,
                covered: found.covered,
                partial: found.partial,
                unknown: found.unknown
            )
        }
        return records
    }
}
