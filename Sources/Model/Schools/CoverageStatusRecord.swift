import DataFiles
package import Diagnostics

/// What `coverage status --format json` writes.
///
/// The field names are a contract; more may come.
package struct CoverageStatusRecord: Encodable, Sendable {
    package let framework: String
    package let version: String
    package let period: String
    package let asOf: String
    /// The head of the ledger's audit chain: the same head, period and day give the same figures.
    package let head: String
    /// One for each region, with everything inside it; parents before children.
    package let rows: [Row]
    /// Every school once.
    package let total: Count
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
        package let indicators: [String: IndicatorRecord]
    }

    /// The figures of all regions, each school once.
    package struct Count: Encodable, Sendable {
        package let expected: Int
        package let reported: Int
        package let covered: Int
        package let exempt: Int
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
                indicators: Self.indicators(row.count, framework)
            )
        }
        total = Count(
            expected: rollUp.total.expected,
            reported: rollUp.total.reported,
            covered: rollUp.total.covered,
            exempt: rollUp.total.exempt,
            indicators: Self.indicators(rollUp.total, framework)
        )
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
