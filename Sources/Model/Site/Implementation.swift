/// One of the five that a school is to have in place (五落实), which a page helps with.
///
/// The raw values are the codes that the shipped framework and the ledger use.
package enum Implementation: String, Sendable, Hashable, CaseIterable {
    case plan = "PLAN"
    case syllabus = "SYLLABUS"
    case teachers = "TEACHERS"
    case hours = "HOURS"
    case textbook = "TEXTBOOK"

    /// The name that people know.
    package var name: String {
        switch self {
        case .plan: "教学计划"
        case .syllabus: "大纲"
        case .teachers: "师资"
        case .hours: "课时"
        case .textbook: "教材"
        }
    }

    static let vocabulary = Vocabulary<Implementation>(
        field: .implements,
        words: allCases.map(\.name),
        others: allCases.map(\.rawValue),
        read: { text in
            let code = text.uppercased()
            return allCases.first { $0.name == text || $0.rawValue == code }.map { [$0] }
        },
        advice: [
            "五落实": "请写明是哪一项", "计划": "是不是想写“教学计划”？", "教学大纲": "是不是想写“大纲”？",
            "教师": "是不是想写“师资”？", "课本": "是不是想写“教材”？", "课程": "是不是想写“课时”？",
        ]
    )
}
