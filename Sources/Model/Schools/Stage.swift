import ChineseText

/// The school stages that every module counts in; everybody else is an audience.
///
/// The raw values are what is stored and written out.
package enum Stage: String, Sendable, Hashable, CaseIterable, Comparable {
    case lowerPrimary = "小低"
    case upperPrimary = "小高"
    case juniorHigh = "初中"
    case seniorHigh = "高中"
    case vocational = "中职"
    case university = "高校"

    package static func < (left: Stage, right: Stage) -> Bool { left.rank < right.rank }

    /// Its number among the stages, from 0.
    var rank: Int {
        switch self {
        case .lowerPrimary: 0
        case .upperPrimary: 1
        case .juniorHigh: 2
        case .seniorHigh: 3
        case .vocational: 4
        case .university: 5
        }
    }

    /// The stages that a cell such as `小学`, `初中、高中` or `九年一贯制学校` names, in order; nil when a part is not known.
    ///
    /// ## Parsing behavior
    /// - 小学 is 小低 and 小高, as is 小学部, the part of a larger school; 九年一贯制 adds 初中, 十二年一贯制 also 高中; 完全中学 is 初中 and 高中.
    /// - 五四制 and the like say nothing of stages (``SchoolYears``).
    /// - Several may be joined by 、 ， / ； + 和 及.
    /// - 中学 alone, 教学点 and 特殊教育学校 say too little and give nil.
    package static func read(_ text: String) -> [Stage]? {
        var text = SchoolYears.without(text.compatible)
        for words in ["(含幼儿园)", "(含学前班)", "(含附设幼儿园)", "(含学前)", "含幼儿园", "附幼儿园"] {
            text = text.replacing(words, with: "")
        }
        let parts = text.split { "、,，/;；+＋和及".contains($0) }
        guard !parts.isEmpty else { return nil }
        var stages: Set<Stage> = []
        for part in parts {
            guard let found = words[NameKey.of(String(part))] else { return nil }
            stages.formUnion(found)
        }
        return stages.sorted()
    }

    private static let words: [String: [Stage]] = {
        let primary: [Stage] = [.lowerPrimary, .upperPrimary]
        let groups: [(String, [Stage])] = [
            ("小低 小学低段 小学低年级", [.lowerPrimary]),
            ("小高 小学高段 小学高年级", [.upperPrimary]),
            ("小学 普通小学 完全小学 完小 中心小学 小学部", primary),
            ("初中 初级中学 普通初中 初中部", [.juniorHigh]),
            ("高中 高级中学 普通高中 普高 高中部", [.seniorHigh]),
            ("完全中学 完中", [.juniorHigh, .seniorHigh]),
            ("九年一贯制 九年一贯制学校 九年一贯 九年制 九年制学校", primary + [.juniorHigh]),
            ("十二年一贯制 十二年一贯制学校 十二年制", primary + [.juniorHigh, .seniorHigh]),
            ("中职 中等职业学校 中等职业教育 职业高中 职高 中专 中等专业学校 技校 技工学校", [.vocational]),
            ("高校 高等学校 普通高校 大学 高职 高等职业学校 大专 本科", [.university]),
        ]
        var words: [String: [Stage]] = [:]
        for (names, stages) in groups {
            for name in names.split(separator: " ") { words[String(name)] = stages }
        }
        return words
    }()
}
