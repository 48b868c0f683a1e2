/// 小学 初中 高中 中职 高校: what people count schools by, where 小低 and 小高 are one.
package enum SchoolLevel: String, Sendable, Hashable, CaseIterable {
    case primary = "小学"
    case juniorHigh = "初中"
    case seniorHigh = "高中"
    case vocational = "中职"
    case university = "高校"

    /// Its number among the levels, from 0.
    var rank: Int {
        switch self {
        case .primary: 0
        case .juniorHigh: 1
        case .seniorHigh: 2
        case .vocational: 3
        case .university: 4
        }
    }

    /// The level that a stage is part of.
    package init(_ stage: Stage) {
        switch stage {
        case .lowerPrimary, .upperPrimary: self = .primary
        case .juniorHigh: self = .juniorHigh
        case .seniorHigh: self = .seniorHigh
        case .vocational: self = .vocational
        case .university: self = .university
        }
    }
}

extension RollUp {
    /// How the schools that have one level stand in that level alone.
    package struct LevelRow: Sendable, Hashable {
        package let level: SchoolLevel
        /// Schools of which something is asked in this level.
        package let expected: Int
        package let reported: Int
        /// Everything that is asked of this level is in place.
        package let covered: Int

        /// 上报率: reported of expected.
        package var reportRate: Rate { Rate(reported, of: expected) }
        /// 落实率: covered of reported.
        package var implementationRate: Rate { Rate(covered, of: reported) }
        /// 覆盖率: covered of expected.
        package var coverageRate: Rate { Rate(covered, of: expected) }

        /// The levels of which anything is asked, from 小学 up.
        static func rows(_ statuses: [SchoolStatus]) -> [LevelRow] {
            var counts = [(expected: Int, reported: Int, covered: Int)](
                repeating: (0, 0, 0), count: SchoolLevel.allCases.count)
            var worst = [CoverageStatus?](repeating: nil, count: counts.count)
            for status in statuses where status.isExpected {
                for index in worst.indices { worst[index] = nil }
                for indicator in status.indicators {
                    for stage in indicator.stages where stage.claimed != .na || !stage.excuses.isEmpty {
                        let level = SchoolLevel(stage.stage).rank
                        worst[level] = worst[level]?.worse(stage.status) ?? stage.status
                    }
                }
                let isReported = status.isReported
                let silent = isReported ? status.silentLevels : []
                for (index, status) in worst.enumerated() {
                    guard let status else { continue }
                    counts[index].expected += 1
                    if isReported { counts[index].reported += 1 }
                    if isReported, status == .covered { counts[index].covered += 1 }
                }
                // What the other levels of a school said is no report of this one.
                for level in silent { counts[level.rank].reported -= 1 }
            }
            return zip(SchoolLevel.allCases, counts).filter { $1.expected > 0 }.map { level, count in
                LevelRow(level: level, expected: count.expected, reported: count.reported, covered: count.covered)
            }
        }
    }
}
