import DataFiles
package import Diagnostics
import Digests

/// Six characters that stand for one class in one term: five of the class and a check of them.
///
/// They follow from school, grade, class and term, so that a class has the same code whoever asks; where two classes would
/// have one code, the later one gets the next. No pupil and no school can be read out of a code without the list.
package struct ClassCode: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// `7K2QX9`.
    package let description: String

    private static let weights = [1, 3, 5, 7, 9]

    /// Reads what people type; nil when the check is not right.
    package init?(_ text: some StringProtocol) {
        let typed = BitText.typed(text)
        guard typed.utf8.count == 6, var bits = BitText(base32: typed), let number = bits.next(25), number > 0,
            bits.next(5) == Self.check(number)
        else { return nil }
        description = typed
    }

    /// The code of a number from 1 to 2^25 − 1; nil for another.
    init?(number: Int) {
        guard number > 0, number < 1 << 25 else { return nil }
        var bits = BitText()
        bits.append(number, 25)
        bits.append(Self.check(number), 5)
        description = bits.base32
    }

    /// The 25 bits that a result carries.
    var number: Int {
        var bits = BitText(base32: description)
        return bits?.next(25) ?? 0
    }

    private static func check(_ number: Int) -> Int {
        (0..<5).reduce(0) { $0 + weights[$1] * (number >> (20 - 5 * $1) & 31) } % 32
    }

    package static func < (left: ClassCode, right: ClassCode) -> Bool { left.description < right.description }
}

/// One class in one term, with its code.
package struct Classroom: Sendable, Hashable {
    package let code: ClassCode
    package let school: String
    package let grade: String
    package let name: String
    /// `2026-2027-1`.
    package let term: String

    /// A class with the code that it was given.
    package init(code: ClassCode, school: String, grade: String, name: String, term: String) {
        self.code = code
        self.school = school
        self.grade = grade
        self.name = name
        self.term = term
    }

    /// 城关中学 七年级 1班.
    package var title: String { [school, grade, name].filter { !$0.isEmpty }.joined(separator: " ") }
}

/// The classes that codes were given to: `issued/classes.csv`, and the lists that offices bring.
///
/// ## File format
///     code,school,grade,class,term
///     7K2QX9,城关中学,七年级,1班,2026-2027-1
///
/// ## Parsing behavior
/// - Columns may come in any order and be called 班级码 学校 年级 班级 学期; `code` is only in the file that Humen keeps.
/// - Every row needs school, class and term. Rows that are empty are skipped; a class that stands twice is one.
/// - A term is a school year, or half of one: `2026-2027`, `2026-2027-1`.
/// - A column that speaks of pupils (姓名 学号 身份证 学籍 家长 学生) refuses the whole list; other columns are not read.
/// - A code that does not belong to its row is an error: somebody has changed the file.
package struct ClassList: Sendable, Hashable {
    package private(set) var classrooms: [Classroom] = []
    private var byCode: [ClassCode: Classroom] = [:]
    /// By school, grade, class and term.
    private var byNames: [[String]: Classroom] = [:]

    /// No class.
    package init() {}

    /// The class of a code.
    package func classroom(_ code: ClassCode) -> Classroom? { byCode[code] }

    /// A class by its four names, with a new code where it has none.
    package mutating func add(school: String, grade: String, name: String, term: String) -> Classroom? {
        if let known = byNames[[school, grade, name, term]] { return known }
        for attempt in 0..<1000 {
            let text = ["humen-class", school, grade, name, term, String(attempt)].joined(separator: "\u{1F}")
            let digest = SHA256Digest(of: Array(text.utf8)).bytes
            let number = digest.prefix(4).reduce(0) { $0 << 8 | Int($1) } & 0x1FF_FFFF
            guard let code = ClassCode(number: number), byCode[code] == nil else { continue }
            let classroom = Classroom(code: code, school: school, grade: grade, name: name, term: term)
            insert(classroom)
            return classroom
        }
        return nil
    }

    private mutating func insert(_ classroom: Classroom) {
        classrooms.append(classroom)
        byCode[classroom.code] = classroom
        byNames[[classroom.school, classroom.grade, classroom.name, classroom.term]] = classroom
    }

    private static let columns = [
        ("code", "班级码"), ("school", "学校"), ("grade", "年级"), ("class", "班级"), ("term", "学期"),
    ]

    /// Reads a list and gives the classes that it names, with their codes; what is wrong is in `findings`.
    package mutating func read(_ source: SourceText, findings: inout [Finding]) -> [Classroom] {
        let table = CSVTable(source, findings: &findings)
        guard let head = table.rows.first else { return [] }
        let names = head.map { $0.text.trimmingPrefix("\u{FEFF}").filter { !$0.isWhitespace }.lowercased() }
        let places = Self.columns.map { column in names.firstIndex { $0 == column.0 || $0 == column.1 } }
        guard places[1] != nil, places[3] != nil, places[4] != nil else {
            findings.append(
                Finding(
                    .resultsClassList, at: Place(file: source.path), "班级名单缺少“学校”“班级”“学期”这三列里的一列",
                    explanation: ["第一行写列名：school,grade,class,term（学校,年级,班级,学期）"]))
            return []
        }
        if let pupils = head.first(where: { cell in Self.personal.contains { cell.text.contains($0) } }) {
            findings.append(
                Finding(
                    .resultsClassList, at: source.place(pupils.range), "班级名单里有学生的内容：“\(pupils.text)”这一列",
                    explanation: ["名单只要学校、年级、班级和学期，一行一个班；请删去这一列再用，没有发班级码"]))
            return []
        }
        var named: [Classroom] = []
        var seen: Set<ClassCode> = []
        for row in table.rows.dropFirst() where row.contains(where: { !$0.text.allSatisfy(\.isWhitespace) }) {
            let cells = places.map { place in
                place.flatMap { row.indices.contains($0) ? Self.tidy(row[$0].text) : nil } ?? ""
            }
            guard !cells[1].isEmpty, !cells[3].isEmpty, !cells[4].isEmpty else {
                let range = row.first.map { $0.range.lowerBound..<(row.last ?? $0).range.upperBound } ?? 0..<0
                findings.append(
                    Finding(.resultsClassList, at: source.place(range), "这一行没有写全，学校、班级、学期都要有"))
                continue
            }
            guard Self.isTerm(cells[4]) else {
                let range = places[4].map { row[$0].range } ?? 0..<0
                findings.append(
                    Finding(
                        .resultsClassList, at: source.place(range), "“\(cells[4])”不是学期",
                        explanation: ["学期写成 2026-2027-1（上学期）或 2026-2027-2（下学期），学期结束后才知道哪些记录可以删去"]))
                continue
            }
            guard let classroom = add(school: cells[1], grade: cells[2], name: cells[3], term: cells[4]) else {
                continue
            }
            if !cells[0].isEmpty, ClassCode(cells[0]) != classroom.code {
                let range = row.first.map { $0.range } ?? 0..<0
                findings.append(
                    Finding(
                        .resultsClassList, at: source.place(range), "班级码“\(cells[0])”不是\(classroom.title)的",
                        explanation: ["班级码由 Humen 发，请不要改动；这个班的班级码是 \(classroom.code)"]))
                continue
            }
            if seen.insert(classroom.code).inserted { named.append(classroom) }
        }
        return named
    }

    private static let personal = ["姓名", "学号", "身份证", "学籍", "家长", "学生"]

    /// `2026-2027`, `2026-2027-1`.
    private static func isTerm(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, parts.prefix(2).allSatisfy({ $0.utf8.count == 4 }),
            let first = Int(parts[0]), let second = Int(parts[1]), second == first + 1
        else { return false }
        return parts.count == 2 || parts[2] == "1" || parts[2] == "2"
    }

    private static func tidy(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The file that Humen keeps.
    package var bytes: [UInt8] {
        func cell(_ text: String) -> String {
            text.contains(where: { ",\"\n\r;\t".contains($0) })
                ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
        }
        let rows = classrooms.map { one in
            [one.code.description, one.school, one.grade, one.name, one.term].map(cell).joined(separator: ",")
        }
        return Array((["code,school,grade,class,term"] + rows).joined(separator: "\n").utf8) + [0x0A]
    }
}

extension FindingCode {
    package static let resultsClassList = FindingCode(
        "results.class-list",
        .error,
        "班级名单有误",
        manual: """
            班级名单是一张 CSV 表，第一行是列名：`school,grade,class,term`，也可以写“学校,年级,班级,学期”，一行一个班：

                school,grade,class,term
                城关中学,七年级,1班,2026-2027-1

            每行都要有学校、班级和学期。Humen 给每个班发一个六个字的班级码，记在 `issued/classes.csv`，请和内容一起保存，不要改动。
            """
    )

    static let resultsCodes: [FindingCode] = [.resultsClassList]
}
