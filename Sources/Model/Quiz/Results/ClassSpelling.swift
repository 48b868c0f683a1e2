import ChineseText

/// What the names of a class mean, however they are spelt: 初一 一班, 七年级 1班, 七(1)班 and 7年级 （1）班 are one class.
///
/// ## Parsing behavior
/// - White space, brackets, 第 and the width of letters say nothing; figures may be Chinese or Arabic.
/// - 初一 初中一年级 七年级 七年 七级 are one grade, in a column of grades a bare 7 or 七, too, and so are 高一 高中一年级 十年级; what is no grade stays as it is, and so
///   does 初四, since 初一 is 六年级 where that exists.
/// - The grade may stand in front of the class instead of in its column: 七年级1班, 初一（1）班, 七(1)班, 7-1班.
/// - 三(1)班 is 三年级 in a 小学, and so is a bare 3 in the column; elsewhere it may be 初三 or 高三 as well. 2026级1班 may be 一年级, 七年级 or 高一 of the year
///   that begins in 2026 (一年级 in a 小学), 2029届 likewise, and 701班 七年级 1班. These have ``readings`` and no grade.
/// - A year in front of a class whose grade has its own column is left out where it fits the term: 七年级, 2026级1班. In the column it may stand without 级
///   (2026, 2026年入学) and beside the stage (小学2026级).
/// - What a column says beside the grade (上册, 组, 小学部) says nothing; a column that names a stage only (小学, 初中部) leaves the grades of that stage. A whole class
///   in the column (一年级1班, 一(1)班) tells its grade where the other column is the same class.
struct ClassSpelling: Hashable {
    let school: String
    private let grade: String
    private let name: String
    private let term: String

    /// The words in front of a class that name a grade which is not that of its column; nil where they agree.
    private(set) var contradiction: String?
    /// The classes that this may be, where its words do not tell.
    private(set) var readings: [Place] = []

    /// A grade and a class in it.
    struct Place: Hashable {
        let grade: String
        let name: String
    }

    /// What the words mean; where they may mean several, what they are.
    var place: Place { Place(grade: grade, name: name) }

    /// Of two classes of a school in a term, whether they may be one although their words do not tell.
    func mayBe(_ other: ClassSpelling) -> Bool {
        guard self != other, school == other.school, term == other.term else { return false }
        let own = readings.isEmpty ? [place] : readings
        let theirs = other.readings.isEmpty ? [other.place] : other.readings
        return !(readings.isEmpty && other.readings.isEmpty) && own.contains(where: theirs.contains)
    }

    static func == (left: Self, right: Self) -> Bool {
        left.place == right.place && left.school == right.school && left.term == right.term
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(school)
        hasher.combine(grade)
        hasher.combine(name)
        hasher.combine(term)
    }

    init(school: String, grade: String, name: String, term: String) {
        self.school = Self.plain(school)
        self.term = term
        let start = Int(term.prefix(4))
        let isPrimary = self.school.hasSuffix("小学") || self.school.hasSuffix("小")
        var words = Self.plain(name)
        let whole = Self.whole(grade, beside: words, start: start, isPrimary: isPrimary)
        let column = whole?.grade ?? GradeColumn.tidy(Self.plain(grade))
        if let whole { words = whole.name }
        var own = whole?.grade ?? Self.grade(column)
        let bare = ClassFront.bareGrades(column, isPrimary: isPrimary)
        if let bare, bare.count == 1 { own = bare[0] }
        let columns = Self.isGrade(own) ? [own] : bare ?? GradeColumn.grades(column, start: start, isPrimary: isPrimary)
        if let columns, columns.count == 1 { own = columns[0] }
        if let front = ClassFront(name: whole?.name ?? Self.narrow(name), start: start, isPrimary: isPrimary) {
            let fitting = columns.map { $0.filter(front.grades.contains) } ?? (own.isEmpty ? front.grades : [])
            if fitting.count == 1, front.isGrade || columns != nil {
                own = fitting[0]
                words = front.rest
            } else if fitting.isEmpty, columns != nil, front.isGrade {
                contradiction = front.words
            } else {
                readings = fitting.map { Place(grade: $0, name: Self.number(front.rest)) }
            }
        } else if let columns, columns != [own] {
            readings = columns.map { Place(grade: $0, name: Self.number(words)) }
        }
        self.grade = own
        self.name = Self.number(words)
    }

    /// The grade and the class where the column of grades holds a whole class, and the other column the same one.
    private static func whole(_ column: String, beside name: String, start: Int?, isPrimary: Bool) -> Place? {
        let words = narrow(column)
        guard words.contains("(") || words.hasSuffix("班"),
            let front = ClassFront(name: words, start: start, isPrimary: isPrimary), front.isGrade,
            front.grades.count == 1, name == plain(column) || number(name) == number(front.rest)
        else { return nil }
        return Place(grade: front.grades[0], name: front.rest)
    }

    /// In narrow small letters, without white space; 級 is 级.
    private static func narrow(_ text: String) -> String {
        String(decoding: SearchKey.units(text).filter { $0 != 0x20 }.map { $0 == 0x7D1A ? 0x7EA7 : $0 }, as: UTF16.self)
    }

    /// Without white space and brackets, in narrow small letters.
    static func plain(_ text: String) -> String { narrow(text).filter { !"()[]【】".contains($0) } }

    /// Whether a text is a grade as ``grade(_:)`` names it: g7, h1, z2, d4.
    static func isGrade(_ text: String) -> Bool {
        text.utf8.count == 2 && "ghzd".contains(text.prefix(1))
            && text.utf8.last.map { (0x31...0x39).contains($0) } ?? false
    }

    /// `g7` for 七年级 and 初一; the words themselves where they name no grade.
    static func grade(_ text: String) -> String {
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
        let isShort = text.hasSuffix("年") || text.hasSuffix("级")
        let year = text.hasSuffix("年级") ? text.dropLast(2) : isShort ? text.dropLast() : nil
        guard let value = year.flatMap({ ChineseNumeral.value($0) }), (1...12).contains(value) else { return text }
        return value <= 9 ? "g\(value)" : "h\(value - 9)"
    }

    /// What years are counted from, longer words first; g is 一年级 to 九年级, h 高一 to 高三.
    private static let levels: [(word: String, base: String)] = [
        ("小学", "g"), ("小", "g"), ("高中", "h"), ("中职", "z"), ("职高", "z"), ("高", "h"), ("职", "z"), ("大", "d"),
    ]

    /// `1班` for 一班, 第一班 and 1; the words themselves where they hold no number alone.
    private static func number(_ text: String) -> String {
        var words = text.hasPrefix("第") ? text.dropFirst() : text[...]
        if words.hasSuffix("班") { words = words.dropLast() }
        guard let value = ChineseNumeral.value(words) else { return text }
        return "\(value)班"
    }
}
