/// Who entered something: a section or a post, by the many ways in which one is written.
package enum AuthorName {
    /// Whether two may be one: 宣传科, 宣传科（张三） and 县禁毒办宣传科 are; nobody can tell the sections of two offices by one bare name.
    ///
    ///     督查组, 教育局督查组 ⇒ true      禁毒办督查组, 教育局督查组 ⇒ false
    package static func areSame(_ one: String, _ other: String) -> Bool {
        let keys = [key(one), key(other)].sorted { $0.count < $1.count }
        if keys[0].isEmpty { return false }
        if keys[0] == keys[1] { return true }
        guard keys[0].count >= 2, keys[1].hasSuffix(keys[0]) else { return false }
        // 第二督查组 is another one than 督查组.
        let office = keys[1].dropLast(keys[0].count)
        return office.last.map { !$0.isNumber && !"一二三四五六七八九十".contains($0) } ?? true
    }

    /// What is compared: without brackets, blanks and marks, traditional characters as simplified ones.
    package static func key(_ author: String) -> String {
        let plain = NameKey.ofAuthor(ColumnName.withoutBrackets(author))
        return plain.isEmpty ? NameKey.ofAuthor(author) : plain
    }

    /// Whether nobody said who it was: the account of the computer, or 未署名.
    package static func isUnsigned(_ author: String) -> Bool {
        author == "未署名" || !author.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    }

    /// Whether a text that ought to be a section or a post names a person: 李四, 张科长, 宣传科张三, 督查组（李四）.
    package static func namesPerson(_ text: String) -> Bool {
        let inside = ColumnName.brackets(of: text).map(\.compact)
        let plain = ColumnName.withoutBrackets(text).compact
        return ([plain] + inside).contains { words in
            words.split { !$0.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) } }.contains { part in
                isPerson(String(part))
            }
        }
    }

    private static func isPerson(_ text: String) -> Bool {
        if PrivacyScan.isPersonsName(text) { return true }
        // 张科长, 李小明主任; 禁毒办主任 is a post.
        for title in titles where text.hasSuffix(title) {
            let name = String(text.dropLast(title.count))
            if name.count == 1, PersonName.isSurname(name) || PrivacyScan.isPersonsName(name) { return true }
            if name.count > 1, PrivacyScan.isPersonsName(name) { return true }
        }
        // 宣传科张三.
        for office in offices {
            guard let found = text.ranges(of: office).last, found.upperBound < text.endIndex else { continue }
            let rest = String(text[found.upperBound...])
            if (2...3).contains(rest.count), PrivacyScan.isPersonsName(rest) { return true }
        }
        return false
    }

    private static let titles = [
        "科长", "副科长", "股长", "局长", "副局长", "处长", "主任", "副主任", "所长", "队长", "站长", "组长", "校长", "副校长", "书记", "干事", "老师", "同志",
        "警官",
        "民警", "专干", "干部",
    ]
    private static let offices = ["科", "股", "办", "组", "局", "室", "处", "队", "所", "站", "中心", "委", "部", "院", "校"]
}
