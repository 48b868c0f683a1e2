import ChineseText

/// What a column of grades may say beside, or instead of, a grade: 一年级上册, 小学部, 2026, 小学2026级.
enum GradeColumn {
    /// The words without what says nothing of the grade, in narrow letters as ``ClassSpelling/plain(_:)`` gives them.
    static func tidy(_ text: String) -> String {
        var words = text
        for stage in ["小学", "初中", "高中", "中职"] { words = words.replacing(stage + "部", with: stage) }
        words = words.replacing("年段", with: "年级")
        for end in ["上册", "下册", "上学期", "下学期", "年级组", "上", "下"] where words.count > end.count && words.hasSuffix(end) {
            return String(words.dropLast(end.count)) + (end == "年级组" ? "年级" : "")
        }
        return words
    }

    /// The grades that a column may mean that names none: those of a year in which one came (级) or will leave (届), of a stage, or of both.
    static func grades(_ column: String, start: Int?, isPrimary: Bool) -> [String]? {
        guard let stage = stages.first(where: { column.hasPrefix($0.word) || column.hasSuffix($0.word) }) else {
            return ClassFront.cohort(year(column), start: start, isPrimary: isPrimary)
        }
        let rest = column.replacing(stage.word, with: "")
        if rest.isEmpty { return stage.grades }
        let isFirst = isPrimary || stage.word == "小学"
        return ClassFront.cohort(year(rest), start: start, isPrimary: isFirst).map { $0.filter(stage.grades.contains) }
    }

    /// 2026级 for 2026, 2026年, 2026年级 and 2026年入学.
    private static func year(_ text: String) -> String {
        var words = text[...]
        for end in ["入学", "年级", "年"] where words.hasSuffix(end) { words = words.dropLast(end.count) }
        guard let value = ChineseNumeral.value(words), (1990...2100).contains(value) else { return text }
        return "\(value)级"
    }

    /// 五四制 has 六年级 in the 初中.
    private static let stages: [(word: String, grades: [String])] = [
        ("小学", (1...6).map { "g\($0)" }), ("初中", (6...9).map { "g\($0)" }), ("高中", (1...3).map { "h\($0)" }),
        ("中职", (1...3).map { "z\($0)" }),
    ]
}
