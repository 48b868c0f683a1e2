/// 小学 初中 高中 中职 高校: what people count schools by, where 小低 and 小高 are one.
package enum SchoolLevel: String, Sendable, Hashable, CaseIterable {
    case primary = "小学"
    case juniorHigh = "初中"
    case seniorHigh = "高中"
    case vocational = "中职"
    case university = "高校"

    /// The stages that it takes in.
    package var stages: [Stage] {
        switch self {
        case .primary: [.lowerPrimary, .upperPrimary]
        case .juniorHigh: [.juniorHigh]
        case .seniorHigh: [.seniorHigh]
        case .vocational: [.vocational]
        case .university: [.university]
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

        /// Nil when nothing is asked of any school in this level.
        init?(_ level: SchoolLevel, _ statuses: [SchoolStatus]) {
            var expected = 0
            var reported = 0
            var covered = 0
            for status in statuses where status.isExpected {
                var worst = CoverageStatus.na
                for indicator in status.indicators {
                    for stage in indicator.stages where level.stages.contains(stage.stage) {
                        worst = .all([worst, stage.status])
                    }
                }
                if worst == .na { continue }
                expected += 1
                if status.isReported { reported += 1 }
                if status.isReported, worst == .covered { covered += 1 }
            }
            guard expected > 0 else { return nil }
            self.level = level
            self.expected = expected
            self.reported = reported
            self.covered = covered
        }
    }
}
