import DataFiles
import Diagnostics

/// The front matter of a bank, with what holds for all its questions unless they say otherwise.
struct BankHeader: Sendable {
    var title: String?
    var prefix: String?
    var stages: [String] = []
    var points: Double?
    var partial = PartialCredit.none
    var difficulty: Difficulty?
    var knowledge: String?
    var reviewed: String?

    static let stageWords = ["小低", "小高", "初中", "高中", "中职", "高校"]

    private static let titleField = FieldName("title", "题库", "标题")
    private static let prefixField = FieldName("prefix", "编号前缀")
    private static let defaultsField = FieldName("defaults", "默认")
    private static let stageField = FieldName("stage", "学段")
    private static let reviewedField = FieldName("reviewed", "复核", "复核日期")
    /// Keys that other rooms read, or nobody yet.
    private static let common = [
        FieldName("date", "日期"), FieldName("updated", "更新"), FieldName("summary", "摘要"), FieldName("tags", "标签"),
        FieldName("audience", "对象"), FieldName("region", "地区"), FieldName("source", "来源"), FieldName("author", "作者"),
        .review, .approval,
        FieldName("license", "许可"), FieldName("id", "编号"), FieldName("kind", "类型"),
    ]

    private static let pointsField = FieldName("points", "分值", "分数")
    private static let partialField = FieldName("partial", "漏选", "少选")
    private static let difficultyField = FieldName("difficulty", "难度")
    private static let knowledgeField = FieldName("knowledge", "知识点")

    init() {}

    init(_ source: SourceText, range: Range<Int>, findings: inout [Finding]) {
        let node = YAMLReader.read(source, range: range, findings: &findings)
        let own = [Self.titleField, Self.prefixField, Self.defaultsField, Self.stageField, Self.reviewedField]
        var reader = FieldReader(node, in: source, kind: "题库", known: own + Self.common)
        title = reader.string(Self.titleField)
        prefix = reader.string(Self.prefixField)
        stages = Self.readStages(&reader)
        reviewed = Self.readReviewed(&reader)
        if let defaults = reader.node(Self.defaultsField) { readDefaults(defaults, source, findings: &findings) }
        findings += reader.finish()
    }

    private mutating func readDefaults(_ node: YAMLNode, _ source: SourceText, findings: inout [Finding]) {
        let known = [
            Self.stageField, Self.pointsField, Self.partialField, Self.difficultyField, Self.knowledgeField,
            Self.reviewedField,
        ]
        var reader = FieldReader(node, in: source, kind: "题库的默认值", known: known)
        let listed = Self.readStages(&reader)
        if !listed.isEmpty { stages = listed }
        points = reader.number(Self.pointsField)
        if let points, !Figure.isWorth(points) {
            reader.report(.points(PaperContent.text(points), at: reader.place(Self.pointsField)))
        }
        knowledge = reader.string(Self.knowledgeField)
        reviewed = Self.readReviewed(&reader) ?? reviewed
        if let text = reader.string(Self.partialField) {
            let read = PartialCredit(text)
            if read == nil { reader.report(.value("漏选", text, "一半、按比例 或 0", at: reader.place(Self.partialField))) }
            partial = read ?? .none
        }
        if let text = reader.string(Self.difficultyField) {
            difficulty = Difficulty(text)
            if difficulty == nil { reader.report(.value("难度", text, "易、中、难", at: reader.place(Self.difficultyField))) }
        }
        findings += reader.finish()
    }

    private static func readReviewed(_ reader: inout FieldReader) -> String? {
        guard let text = reader.string(reviewedField) else { return nil }
        if CalendarDate(text) != nil || CalendarDate(text + "-01") != nil { return text }
        reader.report(.value("复核", text, "一个日期，如 2026-11 或 2026-11-21", at: reader.place(reviewedField)))
        return nil
    }

    private static func readStages(_ reader: inout FieldReader) -> [String] {
        let words = reader.strings(stageField)
        for word in words where !stageWords.contains(word) {
            reader.report(.value("学段", word, stageWords.joined(separator: "、"), at: reader.place(stageField)))
        }
        return words.filter(stageWords.contains)
    }
}
