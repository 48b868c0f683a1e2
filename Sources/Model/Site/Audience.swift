import Schools

/// For whom a page is, other than pupils and students, who are told by their stage.
///
/// The raw values are what is written and shown.
package enum Audience: String, Sendable, Hashable, CaseIterable {
    case parents = "家长"
    case teachers = "教师"
    case everybody = "公众"
    case police = "民警"
    case socialWorkers = "社工"
    case companies = "企业"
    case venues = "场所"

    static let vocabulary = Vocabulary<Audience>(
        field: .audience,
        words: allCases.map(\.rawValue),
        read: { Audience(rawValue: $0).map { [$0] } },
        advice: Dictionary(advice) { first, _ in first }
    )

    private static let advice: [(String, String)] = {
        let meant: [(Audience, String)] = [
            (.parents, "父母 监护人 家庭"), (.teachers, "老师 班主任 校长 教职工"), (.everybody, "群众 社会公众 居民 村民 市民 大众 社会"),
            (.police, "警察 公安 公安民警 禁毒民警"), (.socialWorkers, "社会工作者 社区工作者 禁毒社工 志愿者"),
            (.companies, "公司 单位 企业职工 职工"), (.venues, "娱乐场所 公共场所 酒店 网吧"),
        ]
        let instead = meant.flatMap { audience, words in
            words.split(separator: " ").map { (String($0), "是不是想写“\(audience.rawValue)”？") }
        }
        let pupils = ["学生", "中小学生", "青少年", "未成年人", "小学生", "中学生", "大学生", "小学", "中学"]
        let stages = pupils + Stage.allCases.map(\.rawValue)
        return instead + stages.map { ($0, "学生按学段分，请写 stage（学段），如 stage: [初中]") }
    }()
}

extension Stage {
    static let vocabulary = Vocabulary<Stage>(
        field: .stage,
        words: allCases.map(\.rawValue),
        read: { text in Stage(rawValue: text).map { [$0] } ?? Stage.read(text) },
        advice: Dictionary(
            uniqueKeysWithValues: [("中学", "请写明“初中”“高中”，或者两个都写"), ("大学生", "是不是想写“高校”？")]
                + Audience.allCases.map { ($0.rawValue, "“\($0.rawValue)”是对象，请写在 audience（对象）里") }
        )
    )
}
