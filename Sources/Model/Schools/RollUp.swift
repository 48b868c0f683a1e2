import Concurrent

/// The figures of every region, each with all that lies inside it, and of the whole.
package struct RollUp: Sendable {
    /// Parents before children; regions without any school are left out.
    ///
    /// Where some schools of a region stand in none of the regions below it, a last row “（未填乡镇）” holds them, so that
    /// the rows below a region always add up to it.
    package let rows: [Row]
    /// Every school once.
    package let total: CoverageCount
    /// 小学 to 高校: a 九年一贯制学校 counts as 小学 and as 初中 here, and once in every other figure.
    package let levels: [LevelRow]
    /// Schools that say of themselves that something is not asked of them, with their reasons.
    package let excused: [ExcusedSchool]

    /// The figures of one region.
    package struct Row: Sendable {
        package let region: Region
        /// 0 for the topmost.
        package let depth: Int
        package let count: CoverageCount
    }

    /// Adds up every school into its region and all above it.
    package init(_ statuses: [SchoolStatus], in tree: RegionTree) {
        let sums = statuses.halves(few: 2000, Self.sums).flatMap { $0 }
        var own: [String: CoverageCount] = [:]
        for (region, count) in sums { own[region, default: CoverageCount()].add(count) }
        var total = CoverageCount()
        var counts: [ExactText: CoverageCount] = [:]
        for (region, count) in own {
            total.add(count)
            for region in tree.path(from: region) {
                counts[ExactText(region.code), default: CoverageCount()].add(count)
            }
        }
        self.total = total
        levels = LevelRow.rows(statuses)
        excused = total.excused == 0 ? [] : ExcusedSchool.all(statuses, in: tree)
        let rows = tree.ordered.compactMap { region, depth in
            counts[ExactText(region.code)].map { Row(region: region, depth: depth, count: $0) }
        }
        self.rows = Self.withRests(rows, own)
    }

    /// The sum of each region's own schools.
    private static func sums(_ statuses: ArraySlice<SchoolStatus>) -> [(region: String, count: CoverageCount)] {
        var positions: [ExactText: Int] = [:]
        var sums: [(region: String, count: CoverageCount)] = []
        for status in statuses {
            let region = status.school.region
            let position = positions[ExactText(region)] ?? sums.count
            if position == sums.count {
                positions[ExactText(region)] = position
                sums.append((region, CoverageCount()))
            }
            sums[position].count.add(status)
        }
        return sums
    }

    /// The rows with one more below each region that has schools of its own beside regions.
    private static func withRests(_ rows: [Row], _ own: [String: CoverageCount]) -> [Row] {
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
