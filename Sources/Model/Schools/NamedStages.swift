/// What a school's own name says about its stages, for rosters without a column 学段.
///
///     示例县第一小学 ⇒ 小低、小高      柳河镇初级中学 ⇒ 初中      示例县第一中学 ⇒ unclear
///
/// ## Parsing behavior
/// - What stands in brackets (a campus) does not count; 校区, 分校 and 学校 at the end neither.
/// - 九年一贯制, 十二年一贯制, 完全中学 and the words of vocational schools decide wherever they stand; 小学, 初级中学, 高级中学,
///   大学, 学院 … at the end only, since a 大学附属小学 is a primary school.
/// - 中学, 学校, 中小学, 教学点, 特殊教育学校 say too little: whoever keeps the roster is asked.
enum NamedStages: Hashable {
    case stages([Stage])
    case kindergarten
    /// Nobody can tell; with the words that such schools end in: 中学, 学校, 其他.
    case unclear(String)

    init(of name: String) {
        let plain = Self.withoutCampus(name)
        if ["幼儿园", "幼稚园", "托儿所"].contains(where: plain.contains) {
            self = .kindergarten
        } else if let stages = Self.anywhere.first(where: { plain.contains($0.word) })?.stages {
            self = .stages(stages)
        } else if ["教学点", "特殊教育", "特教", "专门学校", "聋", "盲", "启智", "培智", "中小学"].contains(where: plain.contains) {
            self = .unclear("其他")
        } else if let stages = Self.atEnd.first(where: { plain.hasSuffix($0.word) })?.stages {
            self = .stages(stages)
        } else if ["中学", "中", "中学校"].contains(where: plain.hasSuffix) {
            self = .unclear("中学")
        } else {
            self = .unclear(plain.hasSuffix("学校") ? "学校" : "其他")
        }
    }

    private static func withoutCampus(_ name: String) -> String {
        var depth = 0
        var plain = ""
        for character in name.compact {
            if "([【〔".contains(character) { depth += 1 }
            if depth == 0 { plain.append(character) }
            if ")]】〕".contains(character), depth > 0 { depth -= 1 }
        }
        for word in ["校区", "分校", "校本部"] where plain.hasSuffix(word) {
            // 第一小学东校区: the name ends where the last word of a school does.
            let ends = ["小学", "中学", "学院", "大学", "学校"].compactMap { plain.ranges(of: $0).last?.upperBound }
            if let end = ends.max() { plain = String(plain[..<end]) }
        }
        return plain
    }

    private static let primary: [Stage] = [.lowerPrimary, .upperPrimary]

    private static let anywhere: [(word: String, stages: [Stage])] =
        words("十二年一贯制 十二年制", primary + [.juniorHigh, .seniorHigh])
        + words("九年一贯制 九年制 九年一贯", primary + [.juniorHigh])
        + words("完全中学 完中", [.juniorHigh, .seniorHigh])
        + words(
            "职业高级中学 职业高中 职业中学 职业中专 中等职业 中等专业 中专 职高 技工学校 技校 职教中心 职业教育中心 职业技术教育中心 职业技术学校 职业学校 卫生学校",
            [.vocational])

    private static let atEnd: [(word: String, stages: [Stage])] =
        words("小学 小学校 小学部 完小 附小 小学学校", primary)
        + words("初级中学 初级中学校 初中 初中部 初中学校", [.juniorHigh])
        + words("高级中学 高级中学校 高中 高中部 高中学校", [.seniorHigh])
        + words("大学 学院 专科学校 研究生院 医学部", [.university])

    private static func words(_ text: String, _ stages: [Stage]) -> [(word: String, stages: [Stage])] {
        text.split(separator: " ").map { (String($0), stages) }
    }
}

/// What whoever imports a roster says about schools whose names do not tell their stages: `--stage 中学=初中`, `--stage 小学`.
package struct StageAnswers: Sendable, Hashable {
    /// For names that hold a word, the longest first.
    private let answers: [Answer]
    /// For all others; empty when nothing was said about them.
    private let rest: [Stage]

    private struct Answer: Hashable {
        let word: String
        let stages: [Stage]
    }

    /// Nothing said.
    package static let none = StageAnswers(answers: [], rest: [])

    /// An answer that names no stage.
    package struct Problem: Error, CustomStringConvertible {
        package let description: String
    }

    private init(answers: [Answer], rest: [Stage]) {
        self.answers = answers
        self.rest = rest
    }

    /// Reads `中学=完全中学` and `初中`, the latter for all that are left.
    package init(_ texts: [String]) throws(Problem) {
        var answers: [Answer] = []
        var rest: [Stage] = []
        for text in texts {
            let parts = text.compatible.split(separator: "=", maxSplits: 1).map(String.init)
            guard let last = parts.last, let stages = Stage.read(last) else {
                throw Problem(description: "“\(text)”里的学段看不懂；写成 --stage 中学=初中，或 --stage 初中（可填：\(Stage.known)）")
            }
            if parts.count == 2 {
                answers.append(Answer(word: NameKey.of(parts[0]), stages: stages))
            } else {
                rest = stages
            }
        }
        self.init(answers: answers.sorted { ($1.word.count, $0.word) < ($0.word.count, $1.word) }, rest: rest)
    }

    /// Whether somebody said that schools of such a name have just these stages.
    func confirms(_ stages: [Stage], for name: String) -> Bool {
        let key = NameKey.of(name)
        return answers.first { key.contains($0.word) }?.stages == stages
    }

    /// The stages of a school, or nil where nothing was said about its like.
    func stages(of name: String) -> [Stage]? {
        let key = NameKey.of(name)
        if let answer = answers.first(where: { key.contains($0.word) }) { return answer.stages }
        return rest.isEmpty ? nil : rest
    }
}

extension Stage {
    /// The words that a roster may use, as messages list them.
    static let known = "小低、小高、小学、初中、高中、中职、高校、九年一贯制、十二年一贯制、完全中学；几段用顿号隔开"
}
