import DataFiles
package import Diagnostics

/// What a paper or a pack is made of, `papers/*.yaml`.
///
/// ## File format
///     title: 防毒知识练习（初中）
///     banks: [fangdu-chuzhong]
///     stage: 初中
///     seed: 626
///     mode: practice
///     minutes: 20
///     sections:
///       - {type: single, count: 7, points: 5}
///       - {type: multiple, count: 2, points: 10, knowledge: 毒品识别, difficulty: 易}
///       - {type: judge, count: 3, points: 5}
///       - type: single
///         points: 2
///         cells:
///           - {knowledge: 求助, difficulty: 易, count: 3}
///           - {knowledge: 法律常识, count: 2}
///     enemies: [[fd-cz-001, fd-cz-012]]
///     exposure: 1
///     total: 100
///
/// ## Parsing behavior
/// - Keys may be Chinese: 标题 题库 学段 种子 方式 时间 大题 批准文号 竞赛 互斥 限用 满分; 题型 数量 分值 知识点 难度 学段 时间 细目.
/// - `cells` (细目) splits a section by knowledge point, difficulty and stage; `count` is then their sum and need not be given.
///   What a cell does not say is what the section says.
/// - `type: case` (案例) takes whole materials with all their questions; `count` counts materials.
/// - Of the questions of one list of `enemies` at most one is chosen. A question that stands in `exposure` issued papers of
///   other blueprints is not chosen again.
/// - `total` and `minutes`, where given, have to be what the sections add up to.
/// - `contest` is the number under which a contest (竞赛) was approved; a title that speaks of one needs it.
/// - `seed` is any text; without one it is the name of the file. `mode` is practice (练习) unless given.
/// - Where a section has no `points`, the worth that the bank gives all chosen questions counts, else 1 (``PaperPoints``). `knowledge` also takes what lies below it: 毒品识别 takes 毒品识别/合成毒品.
package struct Blueprint: Sendable {
    /// The file name without its ending.
    package let id: String
    package let file: String
    package let title: String
    package let subtitle: String?
    package let banks: [String]
    package let stage: String?
    package let seed: String
    package let mode: PaperMode
    package let minutes: Int?
    package let sections: [Section]
    /// The number under which the paper was approved for schools.
    package let approval: String?
    /// The number under which a contest was approved.
    package let contest: String?
    /// Ids of questions that exclude each other.
    package let enemies: [[String]]
    /// In how many other issued papers a question may stand already.
    package let exposure: Int?
    /// The points that the paper is to have.
    package let total: Double?
    /// Where `banks`, `total` and `minutes` stand.
    let banksPlace: Place
    let totalPlace: Place
    let minutesPlace: Place
    let enemiesPlace: Place

    /// One 大题.
    package struct Section: Sendable {
        package let type: QuestionType
        package let title: String?
        package let count: Int
        /// Of each question; nil where the blueprint does not say.
        package let points: Double?
        package let knowledge: [String]
        package let difficulty: Difficulty?
        package let stage: String?
        package let minutes: Int?
        /// Whether it takes materials with all their questions, of whatever type.
        package let isCase: Bool
        /// What `count` is made of; one cell with the section's own conditions where none are given.
        package let cells: [Cell]
        /// Whether the cells were written.
        let hasCells: Bool
        let place: Place
    }

    /// Questions of one kind in a section: knowledge point × difficulty × stage.
    package struct Cell: Sendable {
        package let knowledge: [String]
        package let difficulty: Difficulty?
        package let stage: String?
        package let count: Int
        let place: Place

        /// 知识点 毒品识别，难度 易: how findings name the cell.
        var words: String {
            var words: [String] = []
            if !knowledge.isEmpty { words.append("知识点 " + knowledge.joined(separator: "、")) }
            if let difficulty { words.append("难度 " + difficulty.title) }
            if let stage { words.append("学段 " + stage) }
            return words.joined(separator: "，")
        }
    }

    /// Nil when nothing could be composed from it; why is in `findings`.
    package static func read(_ source: SourceText, findings: inout [Finding]) -> Blueprint? {
        var reader = BlueprintReader(source: source)
        let blueprint = reader.read()
        findings += reader.findings
        return blueprint
    }
}

/// What a pupil gets back, and when.
package enum PaperMode: String, Sendable, Hashable, CaseIterable, Codable {
    /// 练习: feedback at once.
    case practice
    /// 测评: answers after an unlock code.
    case test
    /// 考核: no answers inside.
    case exam

    /// 练习, 测评 or 考核.
    package var title: String {
        switch self {
        case .practice: "练习"
        case .test: "测评"
        case .exam: "考核"
        }
    }
}
