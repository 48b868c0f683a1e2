import ChineseText

/// Whether a class may be one of 小学一年级 or 二年级, which are not tested.
package enum YoungestClass: Sendable, Hashable {
    /// Its words say so.
    case named
    /// Its words do not tell which grade it is, and it is in no 中学.
    case unsaid
    /// It is of another grade.
    case no
}

extension Classroom {
    /// What its words tell of 小学一年级 and 二年级.
    ///
    ///     1年级、小一、二年、小学1年级、一年级（小学）、一(1)班、小一(1)班 ⇒ named      七年级、初一、三(2)班、城关中学 1 ⇒ no
    ///     东街小学 1班、全校、2026级（九年一贯制）、育才学校 1 ⇒ unsaid
    ///
    /// A grade has to be read to be another one: what cannot be read may be 一年级. Only where the name of the school says that it is a 中学 a
    /// bare number, a year of entry and a class without a grade are of it, unless they speak of its 小学部.
    package var youngest: YoungestClass {
        let words = ClassSpelling.plain(grade)
        let own = ClassSpelling.plain(name)
        if ["小低", "低年级", "低年段", "低段", "低学段"].contains(where: { words.contains($0) || own.contains($0) }) {
            return .named
        }
        if ["小高", "高年级", "高年段", "高段", "高学段", "中年级", "中年段", "中段", "中学段"].contains(words.replacing("小学", with: "")) {
            return .no
        }
        let spelling = ClassSpelling(school: school, grade: grade, name: name, term: term)
        let isAbove = isAbovePrimary && ![words, own].contains { $0.hasPrefix("小") || $0.contains("小学") }
        if let several = Self.values(in: words), several.values.contains(where: { $0 == 1 || $0 == 2 }) {
            let isPrimary = ["小学", "小"].contains { spelling.school.hasSuffix($0) }
            return several.isNamed || isPrimary ? .named : isAbove ? .no : .unsaid
        } else if let several = Self.values(in: words), several.values.count > 1 {
            return .no
        }
        let lowest = ["g1", "g2"]
        let readings = spelling.readings.isEmpty ? [spelling.place.grade] : spelling.readings.map(\.grade)
        if readings.allSatisfy(lowest.contains) { return .named }
        if isAbove || readings.allSatisfy({ ClassSpelling.isGrade($0) && !lowest.contains($0) }) { return .no }
        return .unsaid
    }

    /// Whether the name of the school says that it is a 中学 or a school above it: 城关中学, 县二中, 职业学校, 学院; 附属学校 may have both.
    private var isAbovePrimary: Bool {
        let school = ClassSpelling.plain(school)
        guard !school.contains("小"), !(school.contains("附") && school.hasSuffix("学校")) else { return false }
        return ["中", "大学", "学院"].contains { school.hasSuffix($0) }
            || ["中学", "高中", "初中", "职中", "中职", "职业", "中专", "技工"].contains { school.contains($0) }
    }

    /// The years that a column counts, and whether it says that they are years of a school: 一、二年级, 1-6年级, a bare 3; nil for anything else.
    private static func values(in words: String) -> (values: [Int], isNamed: Bool)? {
        var body = words
        for word in ["小学", "小", "第"] { body = body.replacing(word, with: "") }
        var isNamed = body != words
        for word in ["年级", "年", "级"] where body.hasSuffix(word) {
            body = String(body.dropLast(word.count))
            isNamed = true
        }
        if body == "一二" { return ([1, 2], isNamed) }
        // 一、二年级 and 1-2年级 are several.
        let parts = body.split { "、,，-~—–〜和及与到至/".contains($0) }
        let values = parts.compactMap { ChineseNumeral.value($0) }
        return parts.isEmpty || values.count < parts.count ? nil : (values, isNamed)
    }
}
