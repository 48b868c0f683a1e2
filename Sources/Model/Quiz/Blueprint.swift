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
///
/// ## Parsing behavior
/// - Keys may be Chinese: 标题 题库 学段 种子 方式 时间 大题 批准文号; 题型 数量 分值 知识点 难度.
/// - `seed` is any text; without one it is the name of the file. `mode` is practice (练习) unless given.
/// - `points` of a section is 1 unless given. `knowledge` also takes what lies below it: 毒品识别 takes 毒品识别/合成毒品.
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
    /// Where `banks` stands.
    let banksPlace: Place

    /// One 大题.
    package struct Section: Sendable {
        package let type: QuestionType
        package let title: String?
        package let count: Int
        package let points: Double
        package let knowledge: [String]
        package let difficulty: Difficulty?
        let place: Place

        /// 多项选择题，知识点 毒品识别，难度 易: how findings name the section.
        var words: String {
            var words = type.title
            if !knowledge.isEmpty { words += "，知识点 " + knowledge.joined(separator: "、") }
            if let difficulty { words += "，难度 " + difficulty.title }
            return words
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

private struct BlueprintReader {
    let source: SourceText
    var findings: [Finding] = []

    private static let title = FieldName("title", "标题")
    private static let subtitle = FieldName("subtitle", "副标题")
    private static let banks = FieldName("banks", "题库")
    private static let stage = FieldName("stage", "学段")
    private static let seed = FieldName("seed", "种子")
    private static let mode = FieldName("mode", "方式")
    private static let minutes = FieldName("minutes", "时间")
    private static let sections = FieldName("sections", "大题")
    private static let common = [
        FieldName("date", "日期"), FieldName("updated", "更新"), FieldName("summary", "摘要"), FieldName("author", "作者"),
        .review, FieldName("draft", "草稿"), FieldName("audience", "对象"), FieldName("tags", "标签"),
    ]
    private static let type = FieldName("type", "题型")
    private static let count = FieldName("count", "数量", "题数")
    private static let points = FieldName("points", "分值", "分数")
    private static let knowledge = FieldName("knowledge", "知识点")
    private static let difficulty = FieldName("difficulty", "难度")

    mutating func read() -> Blueprint? {
        guard let root = YAMLReader.read(source, findings: &findings) else {
            if !findings.haveErrors { findings.append(.paperEmpty(at: Place(file: source.path))) }
            return nil
        }
        let own = [
            Self.title, Self.subtitle, Self.banks, Self.stage, Self.seed, Self.mode, Self.minutes, Self.sections,
            .approval,
        ]
        var reader = FieldReader(root, in: source, kind: "试卷蓝图", known: own + Self.common)
        let name = source.path.split(separator: "/").last.map(String.init) ?? source.path
        let id = name.split(separator: ".").first.map(String.init) ?? name
        let stages = BankHeader.stageWords.map { ($0, $0) }
        let modes = PaperMode.allCases.flatMap { [($0.rawValue, $0), ($0.title, $0)] }
        let blueprint = Blueprint(
            id: id,
            file: source.path,
            title: reader.string(Self.title) ?? id,
            subtitle: reader.string(Self.subtitle),
            banks: reader.strings(Self.banks),
            stage: reader.choice(Self.stage, stages),
            seed: reader.string(Self.seed) ?? id,
            mode: reader.choice(Self.mode, modes) ?? .practice,
            minutes: reader.integer(Self.minutes),
            sections: (reader.node(Self.sections)?.items ?? []).compactMap { readSection($0) },
            approval: reader.string(.approval),
            banksPlace: reader.place(Self.banks)
        )
        // Sections that are there but cannot be read have said so themselves.
        let isEmpty = reader.node(Self.sections)?.items?.isEmpty ?? true
        if isEmpty { findings.append(.paperEmpty(at: reader.place(Self.sections))) }
        findings += reader.finish()
        return blueprint.sections.isEmpty ? nil : blueprint
    }

    private mutating func readSection(_ node: YAMLNode) -> Blueprint.Section? {
        let known = [Self.type, Self.title, Self.count, Self.points, Self.knowledge, Self.difficulty]
        var reader = FieldReader(node, in: source, kind: "大题", known: known)
        let words = QuestionType.allCases.map { ($0.rawValue, $0) } + QuestionType.allCases.map { ($0.title, $0) }
        let type = reader.choice(Self.type, words + QuestionType.words)
        let count = reader.integer(Self.count)
        let difficulties = Difficulty.allCases.flatMap { [($0.title, $0), ($0.rawValue, $0)] }
        let section = Blueprint.Section(
            type: type ?? .single,
            title: reader.string(Self.title),
            count: count ?? 0,
            points: reader.number(Self.points) ?? 1,
            knowledge: reader.strings(Self.knowledge),
            difficulty: reader.choice(Self.difficulty, difficulties),
            place: source.place(node.range)
        )
        if !Figure.isWorth(section.points) {
            reader.report(.points(PaperContent.text(section.points), at: reader.place(Self.points)))
        }
        findings += reader.finish()
        guard type != nil, let count, count >= 1, count <= 200 else {
            findings.append(.sectionIncomplete(at: section.place))
            return nil
        }
        return section
    }
}

extension Finding {
    static func paperEmpty(at place: Place) -> Finding {
        Finding(
            .paperEmpty,
            at: place,
            "试卷没有大题",
            explanation: ["请在 sections 下面写题型和数量，如 - {type: single, count: 10, points: 2}"]
        )
    }

    static func sectionIncomplete(at place: Place) -> Finding {
        Finding(.paperSection, at: place, "这个大题没有写全：要有题型 type 和 1 到 200 之间的数量 count")
    }
}

extension FindingCode {
    package static let paperEmpty = FindingCode(
        "paper.empty",
        .error,
        "试卷没有大题",
        manual: """
            蓝图（`papers/*.yaml`）的 `sections` 说明试卷由哪些大题组成：

                sections:
                  - {type: single, count: 10, points: 2}
                  - {type: judge, count: 5, points: 2}
            """
    )
    package static let paperSection = FindingCode(
        "paper.section",
        .error,
        "大题没有写全",
        manual:
            "每个大题要有 `type`（single 单选、multiple 多选、judge 判断、blank 填空、match 连线、order 排序、short 简答）和 `count`（1 到 200）；`points` 是每小题的分值，不写是 1 分。"
    )
}
