import DataFiles
package import Diagnostics

/// Reads a blueprint key by key.
struct BlueprintReader {
    let source: SourceText
    var findings: [Finding] = []
    private var sectionTitles: [(title: String, place: Place)] = []

    init(source: SourceText) { self.source = source }

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
    private static let enemies = FieldName("enemies", "互斥")
    private static let contest = FieldName("contest", "竞赛")
    private static let exposure = FieldName("exposure", "限用")
    private static let total = FieldName("total", "满分", "总分")
    private static let cells = FieldName("cells", "细目")
    private static let type = FieldName("type", "题型")
    private static let count = FieldName("count", "数量", "题数")
    private static let points = FieldName("points", "分值", "分数", "每题分值", "每题分")
    private static let knowledge = FieldName("knowledge", "知识点")
    private static let difficulty = FieldName("difficulty", "难度")

    mutating func read() -> Blueprint? {
        guard let root = YAMLReader.read(source, findings: &findings) else {
            if !findings.haveErrors { findings.append(.paperEmpty(at: Place(file: source.path))) }
            return nil
        }
        let own = [
            Self.title, Self.subtitle, Self.banks, Self.stage, Self.seed, Self.mode, Self.minutes, Self.sections,
            Self.enemies, Self.exposure, Self.total, .approval,
            Self.contest,
        ]
        var reader = FieldReader(root, in: source, kind: "试卷蓝图", known: own + Self.common)
        let name = source.path.split(separator: "/").last.map(String.init) ?? source.path
        let id = name.split(separator: ".").first.map(String.init) ?? name
        let approval = readApproval(&reader)
        let modes = PaperMode.allCases.flatMap { [($0.rawValue, $0), ($0.title, $0)] }
        let blueprint = Blueprint(
            id: id,
            file: source.path,
            title: reader.string(Self.title) ?? id,
            subtitle: reader.string(Self.subtitle),
            banks: reader.strings(Self.banks),
            stage: reader.choice(Self.stage, Self.stages),
            seed: reader.string(Self.seed) ?? id,
            mode: reader.choice(Self.mode, modes) ?? .practice,
            minutes: reader.integer(Self.minutes),
            sections: (reader.node(Self.sections)?.items ?? []).compactMap { readSection($0) },
            approval: approval,
            contest: reader.string(Self.contest),
            enemies: (reader.node(Self.enemies)?.items ?? []).map { ($0.items ?? []).compactMap(\.text) },
            exposure: reader.integer(Self.exposure),
            total: reader.number(Self.total),
            banksPlace: reader.place(Self.banks),
            totalPlace: reader.place(Self.total),
            minutesPlace: reader.place(Self.minutes),
            enemiesPlace: reader.place(Self.enemies)
        )
        checkSums(blueprint)
        if let minutes = blueprint.minutes, minutes <= 0 {
            findings.append(.sums("时间要大于 0 分钟，写的是 \(minutes)", at: blueprint.minutesPlace))
        }
        let titles =
            [(blueprint.title, reader.place(Self.title))]
            + (blueprint.subtitle.map { [($0, reader.place(Self.subtitle))] } ?? []) + sectionTitles
        checkContest(
            blueprint, in: titles, number: reader.place(Self.contest), empty: reader.emptyPlace(Self.contest))
        // Sections that are there but cannot be read have said so themselves.
        let isEmpty = reader.node(Self.sections)?.items?.isEmpty ?? true
        if isEmpty { findings.append(.paperEmpty(at: reader.place(Self.sections))) }
        findings += reader.finish()
        return blueprint.sections.isEmpty ? nil : blueprint
    }

    /// The number of the approval; 待批 is none, and would be printed as one.
    private mutating func readApproval(_ reader: inout FieldReader) -> String? {
        guard let text = reader.string(.approval) else { return nil }
        if ApprovalNumber.isOne(text) { return text }
        findings.append(
            Finding(
                .paperApproval, at: reader.place(.approval), "approval 要写批准文号，这里写的是“\(text)”，没有印",
                explanation: ["如 approval: 示教体〔2026〕3号；还没有批准的，删去这一行，卷首印“供教师参考”"]))
        return nil
    }

    private mutating func readSection(_ node: YAMLNode) -> Blueprint.Section? {
        let known = [
            Self.type, Self.title, Self.count, Self.points, Self.knowledge, Self.difficulty, Self.stage, Self.minutes,
            Self.cells,
        ]
        var reader = FieldReader(node, in: source, kind: "大题", known: known)
        let isCase = ["case", "案例", "案例分析题", "材料题"].contains(reader.node(Self.type)?.text ?? "")
        let words = QuestionType.allCases.map { ($0.rawValue, $0) } + QuestionType.allCases.map { ($0.title, $0) }
        let type = isCase ? .short : reader.choice(Self.type, words + QuestionType.words)
        let given = reader.integer(Self.count)
        let own = Conditions(
            knowledge: reader.strings(Self.knowledge), difficulty: reader.choice(Self.difficulty, Self.difficulties),
            stage: reader.choice(Self.stage, Self.stages))
        let place = source.place(node.range)
        if let title = reader.string(Self.title) { sectionTitles.append((title, reader.place(Self.title))) }
        let written = (reader.node(Self.cells)?.items ?? []).compactMap { readCell($0, in: own) }
        let count = written.isEmpty ? given : written.reduce(0) { $0 + $1.count }
        let whole = Blueprint.Cell(
            knowledge: own.knowledge, difficulty: own.difficulty, stage: own.stage, count: count ?? 0, place: place)
        let section = Blueprint.Section(
            type: type ?? .single, title: reader.string(Self.title), count: count ?? 0,
            points: reader.number(Self.points), knowledge: own.knowledge, difficulty: own.difficulty,
            stage: own.stage, minutes: reader.integer(Self.minutes), isCase: isCase,
            cells: written.isEmpty ? [whole] : written, hasCells: !written.isEmpty, place: place)
        if let points = section.points, !Figure.isWorth(points) {
            reader.report(.points(PaperContent.text(points), at: reader.place(Self.points)))
        }
        if let minutes = section.minutes, minutes <= 0 {
            reader.report(.sums("大题的时间要大于 0 分钟，写的是 \(minutes)", at: reader.place(Self.minutes)))
        }
        if let given, let count, given != count {
            reader.report(.sums("大题的 count 是 \(given)，细目合计是 \(count)", at: reader.place(Self.count)))
        }
        findings += reader.finish()
        guard type != nil, let count, count >= 1, count <= 200 else {
            findings.append(.sectionIncomplete(at: section.place))
            return nil
        }
        return section
    }

    /// What a question has to be to stand in a cell.
    private struct Conditions {
        let knowledge: [String]
        let difficulty: Difficulty?
        let stage: String?
    }

    private static let stages = BankHeader.stageWords.map { ($0, $0) }
    private static let difficulties = Difficulty.allCases.flatMap { [($0.title, $0), ($0.rawValue, $0)] }

    private mutating func readCell(_ node: YAMLNode, in own: Conditions) -> Blueprint.Cell? {
        let known = [Self.count, Self.knowledge, Self.difficulty, Self.stage]
        var reader = FieldReader(node, in: source, kind: "细目", known: known)
        let knowledge = reader.strings(Self.knowledge)
        let count = reader.integer(Self.count) ?? 0
        let cell = Blueprint.Cell(
            knowledge: knowledge.isEmpty ? own.knowledge : knowledge,
            difficulty: reader.choice(Self.difficulty, Self.difficulties) ?? own.difficulty,
            stage: reader.choice(Self.stage, Self.stages) ?? own.stage, count: count, place: source.place(node.range))
        findings += reader.finish()
        guard (1...200).contains(count) else {
            findings.append(.sectionIncomplete(at: cell.place))
            return nil
        }
        return cell
    }

    /// Contests for pupils need an approval; practice and questions do not.
    private mutating func checkContest(
        _ blueprint: Blueprint, in titles: [(title: String, place: Place)], number: Place, empty: Place?
    ) {
        let contest = blueprint.contest ?? (empty == nil ? nil : "")
        if let contest, !ApprovalNumber.isOne(contest) {
            let written = contest.isEmpty ? "这里是空的" : "这里写的是“\(contest)”"
            findings.append(
                Finding(
                    .paperContest, at: empty ?? number, "contest 要写批准文号，\(written)",
                    explanation: ["如 contest: 示教体〔2026〕3号，只写日期不算；没有批准的，删去这一行，标题改成“练习”或“问答”"]))
        }
        guard blueprint.contest == nil else { return }
        for (title, place) in titles {
            guard let word = ContestWord.first(in: [title]) else { continue }
            findings.append(.contest("标题里有“\(word)”", at: place))
        }
    }

    /// Compares what the sections add up to with the whole.
    ///
    /// The points of a case, and of a section that does not say them, are only known when its questions are chosen.
    private mutating func checkSums(_ blueprint: Blueprint) {
        let sections = blueprint.sections
        let points = sections.reduce(0) { $0 + ($1.points ?? 0) * Double($1.count) }
        let isKnown = sections.allSatisfy { $0.points != nil && !$0.isCase }
        if let total = blueprint.total, isKnown, abs(total - points) > 1e-9 {
            let words = "各大题的分值合计 \(PaperContent.text(points)) 分，满分写的是 \(PaperContent.text(total)) 分"
            findings.append(.sums(words, at: blueprint.totalPlace))
        }
        let times = sections.compactMap(\.minutes)
        if let minutes = blueprint.minutes, times.count == sections.count, times.reduce(0, +) > minutes {
            let words = "各大题的时间合计 \(times.reduce(0, +)) 分钟，超过全卷的 \(minutes) 分钟"
            findings.append(.sums(words, at: blueprint.minutesPlace))
        }
    }
}

extension Finding {
    static func contest(_ what: String, at place: Place) -> Finding {
        Finding(
            .paperContest, at: place, "\(what)，却没有写批准文号",
            explanation: ["经批准的，请加一行 contest: 批准文号；没有批准的，请改成“练习”或“问答”"])
    }

    static func paperEmpty(at place: Place) -> Finding {
        Finding(
            .paperEmpty,
            at: place,
            "试卷没有大题",
            explanation: ["请在 sections 下面写题型和数量，如 - {type: single, count: 10, points: 2}"]
        )
    }

    static func sums(_ what: String, at place: Place) -> Finding {
        Finding(.paperSums, at: place, what)
    }

    static func sectionIncomplete(at place: Place) -> Finding {
        Finding(.paperSection, at: place, "这个大题没有写全：要有题型 type 和 1 到 200 之间的数量 count（细目也要有 count）")
    }
}

extension FindingCode {
    package static let paperContest = FindingCode(
        "paper.contest",
        .error,
        "竞赛没有批准文号",
        manual: """
            面向中小学生的竞赛要经批准才能办。标题、副标题、大题名称、知识点的名称、site.yaml 的单位名称或班级名单里写了“竞赛”“比赛”“团体赛”“竞答”“竞技”“PK”“contest”“competition”等，蓝图里就要有 `contest`（竞赛），写批准文号；它会印在卷上。只写日期、写“待批”或者空着，都不算有文号。

            题目里把这次答题叫作竞赛的也一样：“竞赛”等字前面，同一小句里写着本次、本届、此次、这场之类（前文先说过别的竞赛，再说“这次”“此次”的不算），或者解析、反馈里写着恭喜、欢迎、感谢、祝你。提示里写明在题库的哪一行。

            没有报批的，请改叫“练习”或“问答”：
                title: 禁毒知识问答
            """
    )
    package static let paperContestStem = FindingCode(
        "paper.contest-stem",
        .warning,
        "题目里说到竞赛，卷没有批准文号",
        manual: """
            题干、材料、选项、答案、解析、依据或选项的反馈里有“竞赛”“比赛”“PK”等，会印在卷上，或者做题的人看得到，这份卷却没有竞赛的批准文号（`contest`）。题目本来就是讲竞赛的（例如“学校组织禁毒知识竞赛，……”），可以不改，照常出卷。讲体育比赛的（文字里有体育、运动会、足球等）不提醒。

            其实是把这次答题叫作竞赛的，请改叫“练习”或“问答”；写着“本次竞赛”之类的，是错误（`paper.contest`）。经批准的竞赛，在蓝图里加一行 `contest: 批准文号`。
            """
    )
    package static let paperApproval = FindingCode(
        "paper.approval",
        .warning,
        "批准文号不是一个文号",
        manual: """
            `approval`（批准文号）会印在卷首，所以要是真的文号，如 `示教体〔2026〕3号`、`青禁教审第12号`。写“待批”“无”“XX号”的不算，也不印，卷首照旧印“供教师参考”。
            还没有批准的，请删去这一行；用 `--release` 正式发布时，没有文号是错误。
            """
    )
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
            "每个大题要有 `type`（single 单选、multiple 多选、judge 判断、blank 填空、match 连线、order 排序、short 简答、case 案例）和 `count`（1 到 200）；`points` 是每小题的分值；不写的按题库的分值，题库也没有写的是 1 分。"
    )
    package static let paperSums = FindingCode(
        "paper.sums",
        .error,
        "合计对不上",
        manual: """
            `total`（满分）要等于各大题“分值×题数”的合计；每个大题都写了 `minutes` 时，合计不能超过全卷的 `minutes`；大题写了 `count` 又写了 `cells`（细目）时，两者要一样多。
            """
    )
}
