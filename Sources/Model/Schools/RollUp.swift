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
        expected += 1
        if status.isReported { reported += 1 }
        if status.isCovered { covered += 1 }
        for indicator in status.indicators where indicator.status != .na {
            var count = indicators[indicator.indicator.code] ?? IndicatorCount()
            count.expected += 1
            switch indicator.status {
            case .covered: count.covered += 1
            case .partial: count.partial += 1
            case .unknown: count.unknown += 1
            case .not, .na: break
            }
            indicators[indicator.indicator.code] = count
        }
    }
}

/// The figures of every region, each with all that lies inside it, and of the whole.
package struct RollUp: Sendable {
    /// Parents before children; regions without any school are left out.
    ///
    /// Where some schools of a region stand in none of the regions below it, a last row “（未填乡镇）” holds them, so that
    /// the rows below a region always add up to it.
    package let rows: [Row]
    /// Every school once.
    package let total: CoverageCount

    /// The figures of one region.
    package struct Row: Sendable {
        package let region: Region
        /// 0 for the topmost.
        package let depth: Int
        package let count: CoverageCount
    }

    /// Adds up every school into its region and all above it.
    package init(_ statuses: [SchoolStatus], in tree: RegionTree) {
        var total = CoverageCount()
        var counts: [String: CoverageCount] = [:]
        for status in statuses {
            total.add(status)
            for region in tree.path(from: status.school.region) {
                counts[region.code, default: CoverageCount()].add(status)
            }
        }
        self.total = total
        let rows = tree.ordered.compactMap { region, depth in
            counts[region.code].map { Row(region: region, depth: depth, count: $0) }
        }
        self.rows = Self.withRests(rows, statuses)
    }

    /// The rows with one more below each region that has schools of its own beside regions.
    private static func withRests(_ rows: [Row], _ statuses: [SchoolStatus]) -> [Row] {
        var own: [String: CoverageCount] = [:]
        for status in statuses { own[status.school.region, default: CoverageCount()].add(status) }
        var result: [Row] = []
        // Regions whose rows below are still coming, with the row of the rest that ends them.
        var open: [Row] = []
        for (index, row) in rows.enumerated() {
            while let rest = open.last, rest.depth > row.depth { result.append(open.removeLast()) }
            result.append(row)
            guard index + 1 < rows.count, rows[index + 1].depth > row.depth, let count = own[row.region.code] else {
                continue
            }
            let level = rows[index + 1].region.level
            let name = "（未填\(level.label)）"
            let region = Region(
                code: row.region.code + "/" + name, name: name, level: level, parent: row.region.code)
            open.append(Row(region: region, depth: row.depth + 1, count: count))
        }
        return result + open.reversed()
    }

    /// Whether one region holds everything, so that a line of totals would say the same again.
    package var hasOneRoot: Bool { rows.count { $0.depth == 0 } <= 1 }
}
