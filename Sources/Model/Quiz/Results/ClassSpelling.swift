import ChineseText

/// What the names of a class mean, however they are spelt: 初一 一班, 七年级 1班 and 7年级 （1）班 are one class.
///
/// ## Parsing behavior
/// - White space, brackets, 第 and the width of letters say nothing; figures may be Chinese or Arabic.
/// - 初一 初中一年级 七年级 are one grade, and so are 高一 高中一年级 十年级; what is no grade stays as it is (2024级), and so
///   does 初四, since 初一 is 六年级 where that exists.
/// - The grade may stand in front of the class instead of in its column: 七年级1班, 初一（1）班.
struct ClassSpelling: Hashable {
    private let school: String
    private let grade: String
    private let name: String
    private let term: String

    init(school: String, grade: String, name: String, term: String) {
        self.school = Self.plain(school)
        self.term = term
        var own = Self.grade(Self.plain(grade))
        var words = Self.plain(name)
        if let front = Self.leadingGrade(words), own.isEmpty || front.grade == own {
            own = front.grade
            words = front.rest
        }
        self.grade = own
        self.name = Self.number(words)
    }

    /// Without white space and brackets, in narrow small letters.
    private static func plain(_ text: String) -> String {
        let units = SearchKey.units(text).filter { ![0x20, 0x28, 0x29, 0x5B, 0x5D, 0x3010, 0x3011].contains($0) }
        return String(decoding: units, as: UTF16.self)
    }

    /// `g7` for 七年级 and 初一; the words themselves where they name no grade.
    private static func grade(_ text: String) -> String {
        for (word, base) in levels where text.hasPrefix(word) {
            let rest = text.dropFirst(word.count)
            let year = rest.hasSuffix("年级") ? rest.dropLast(2) : rest.hasSuffix("级") ? rest.dropLast() : rest
            if let value = ChineseNumeral.value(year), (1...9).contains(value) { return base + String(value) }
        }
        for word in ["初中", "初"] where text.hasPrefix(word) {
            let rest = text.dropFirst(word.count)
            let year = rest.hasSuffix("年级") ? rest.dropLast(2) : rest
            if let value = ChineseNumeral.value(year), (1...3).contains(value) { return "g\(6 + value)" }
        }
        guard text.hasSuffix("年级"), let value = ChineseNumeral.value(text.dropLast(2)), (1...12).contains(value) else {
            return text
        }
        return value <= 9 ? "g\(value)" : "h\(value - 9)"
    }

    /// What years are counted from, longer words first; g is 一年级 to 九年级, h 高一 to 高三.
    private static let levels: [(word: String, base: String)] = [
        ("小学", "g"), ("高中", "h"), ("中职", "z"), ("职高", "z"), ("高", "h"), ("职", "z"), ("大", "d"),
    ]

    /// The grade in front of the number of a class: 七年级1班.
    private static func leadingGrade(_ text: String) -> (grade: String, rest: String)? {
        guard text.hasSuffix("班") else { return nil }
        var end: String.Index?
        if let found = text.ranges(of: "年级").first {
            end = found.upperBound
        } else if let first = text.first, "初高职".contains(first), text.count >= 4 {
            end = text.index(text.startIndex, offsetBy: 2)
        }
        guard let end else { return nil }
        let grade = Self.grade(String(text[..<end]))
        let rest = String(text[end...])
        return grade == String(text[..<end]) || rest == "班" ? nil : (grade, rest)
    }

    /// `1班` for 一班, 第一班 and 1; the words themselves where they hold no number alone.
    private static func number(_ text: String) -> String {
        var words = text.hasPrefix("第") ? text.dropFirst() : text[...]
        if words.hasSuffix("班") { words = words.dropLast() }
        guard let value = ChineseNumeral.value(words) else { return text }
        return "\(value)班"
    }
}
