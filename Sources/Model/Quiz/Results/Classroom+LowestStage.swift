import ChineseText

extension Classroom {
    /// Whether it is, or by its words may be, a class of 小学一年级 or 二年级, which are not tested.
    ///
    ///     1年级、小一、二年、小学1年级、一年级（小学）、一(1)班 ⇒ true      七年级、初一、城关中学 1 ⇒ false
    ///
    /// A bare number, and a year of entry, may be a grade of a 中学; where the name of the school says that it is one, it is.
    package var mayBeLowest: Bool {
        let words = Self.words(grade)
        if ["小低", "低年级", "低段", "低学段"].contains(where: { words.contains($0) || Self.words(name).contains($0) }) {
            return true
        }
        let isSecondary =
            !school.contains("小")
            && (school.hasSuffix("中")
                || ["中学", "高中", "初中", "职中", "中职", "职业", "中专", "技工"].contains { school.contains($0) })
        if let isNamed = Self.names(words) { return isNamed || !isSecondary }
        let spelling = ClassSpelling(school: school, grade: grade, name: name, term: term)
        let lowest = ["g1", "g2"]
        if lowest.contains(spelling.place.grade) { return true }
        return !isSecondary && spelling.readings.contains { lowest.contains($0.grade) }
    }

    /// Whether a column names 一年级 or 二年级: true with the word, false by a number alone, nil where it names neither.
    private static func names(_ words: String) -> Bool? {
        var body = words
        for word in ["小学", "小", "第"] { body = body.replacing(word, with: "") }
        var isNamed = body != words
        for word in ["年级", "年", "级"] where body.hasSuffix(word) {
            body = String(body.dropLast(word.count))
            isNamed = true
        }
        // 一、二年级 and 1-2年级 are several.
        let parts = body.split { "、,，-~和及与到至/".contains($0) }
        let values = parts.map { ChineseNumeral.value($0) }
        guard !parts.isEmpty, values.allSatisfy({ $0 != nil }) || body == "一二" else { return nil }
        return body == "一二" || values.contains { $0 == 1 || $0 == 2 } ? isNamed : nil
    }

    /// In narrow letters, without white space and brackets.
    private static func words(_ text: String) -> String {
        let units = SearchKey.units(text).filter { ![0x20, 0x28, 0x29, 0x5B, 0x5D, 0x3010, 0x3011].contains($0) }
        return String(decoding: units, as: UTF16.self)
    }
}
