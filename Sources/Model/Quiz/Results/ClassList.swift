import ChineseText
import DataFiles
package import Diagnostics
import Digests

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
/// - One class has one code however it is spelt (``ClassSpelling``): 初一 一班 is 七年级 1班. A list that spells it in
///   several ways gets a note; rows that bear a code keep it.
/// - Where the words do not tell whether two classes are one, such as 2026级1班 beside 七年级1班, that is an error.
/// - A column that speaks of pupils (姓名 学号 身份证 学籍 家长 学生) refuses the whole list; other columns are not read,
///   and named in a note.
/// - A code that does not belong to its row is an error: somebody has changed the file.
package struct ClassList: Sendable, Hashable {
    package private(set) var classrooms: [Classroom] = []
    private var byCode: [ClassCode: Classroom] = [:]
    /// By school, grade, class and term.
    private var byNames: [[String]: Classroom] = [:]
    /// By what its names mean.
    private var bySpelling: [ClassSpelling: Classroom] = [:]
    /// What the names of the classes of a school mean, by the words of its name.
    private var spellings: [String: [Spelt]] = [:]

    private struct Spelt: Hashable {
        let spelling: ClassSpelling
        let classroom: Classroom
    }

    /// No class.
    package init() {}

    /// The class of a code.
    package func classroom(_ code: ClassCode) -> Classroom? { byCode[code] }

    /// The codes of classes that stand anywhere in the name of a file, in the order of the name: `七1班C85DQ7(1).jdr`.
    package func codes(in name: String) -> [ClassCode] {
        var found: [ClassCode] = []
        let runs = String(decoding: SearchKey.units(name), as: UTF16.self).utf8.split { byte in
            !(0x30...0x39).contains(byte) && !(0x61...0x7A).contains(byte | 0x20)
        }
        for run in runs where run.count >= 6 {
            for start in run.indices.dropLast(5) {
                let window = String(decoding: run[start..<run.index(start, offsetBy: 6)], as: UTF8.self)
                guard let code = ClassCode(window), byCode[code] != nil, !found.contains(code) else { continue }
                found.append(code)
            }
        }
        return found
    }

    /// A class by its four names, with a new code where it has none.
    package mutating func add(school: String, grade: String, name: String, term: String) -> Classroom? {
        if let known = byNames[[school, grade, name, term]] { return known }
        let spelling = ClassSpelling(school: school, grade: grade, name: name, term: term)
        return bySpelling[spelling] ?? new(school: school, grade: grade, name: name, term: term)
    }

    /// A class by the very words that its code was made of.
    private mutating func new(school: String, grade: String, name: String, term: String) -> Classroom? {
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
        let spelling = ClassSpelling(
            school: classroom.school, grade: classroom.grade, name: classroom.name, term: classroom.term)
        bySpelling[spelling] = bySpelling[spelling] ?? classroom
        spellings[spelling.school, default: []].append(Spelt(spelling: spelling, classroom: classroom))
    }

    /// Why nobody can tell which class is meant, and the words for it; nil where it is clear.
    private func question(school: String, grade: String, name: String, term: String) -> (String, String)? {
        guard byNames[[school, grade, name, term]] == nil else { return nil }
        let spelling = ClassSpelling(school: school, grade: grade, name: name, term: term)
        if let front = spelling.contradiction {
            return ("年级写的是“\(grade)”，班级“\(name)”前面写的是“\(front)”，不知道是哪个年级", "请核对，只留对的那一个")
        }
        guard bySpelling[spelling] == nil,
            let other = spellings[spelling.school]?.first(where: { spelling.mayBe($0.spelling) })?.classroom
        else { return nil }
        func words(_ grade: String, _ name: String) -> String { grade.isEmpty ? name : grade + " " + name }
        let (own, known) = (words(grade, name), words(other.grade, other.name))
        return (
            "“\(own)”是不是已经有班级码的“\(known)”（\(other.code)），从写法看不出来",
            "是同一个班，请写成“\(known)”；不是的，请写明是几年级，例如 七年级 1班、高一 1班"
        )
    }

    private static let columns = [
        ("code", "班级码"), ("school", "学校"), ("grade", "年级"), ("class", "班级"), ("term", "学期"),
    ]

    /// A class that a list names, and where its cells stand.
    package struct Entry: Sendable, Hashable {
        package let classroom: Classroom
        /// In the order of ``columns``; those of a column that the list lacks stand for the whole row.
        private let places: [Place]

        fileprivate init(_ classroom: Classroom, places: [Place]) {
            self.classroom = classroom
            self.places = places
        }

        /// Where the school stands.
        package var school: Place { places[1] }
        /// Where the grade stands.
        package var grade: Place { places[2] }
        /// Where the class stands.
        package var name: Place { places[3] }
        /// Where the term stands.
        package var term: Place { places[4] }
    }

    /// Reads a list and gives the classes that it names, with their codes; what is wrong is in `findings`.
    package mutating func read(_ source: SourceText, findings: inout [Finding]) -> [Entry] {
        let table = CSVTable(source, findings: &findings)
        guard let head = table.rows.first, let places = Self.places(of: head, in: source, findings: &findings) else {
            return []
        }
        var named: [Entry] = []
        var seen: Set<ClassCode> = []
        for row in table.rows.dropFirst() where row.contains(where: { !$0.text.allSatisfy(\.isWhitespace) }) {
            let cells = places.map { place in
                place.flatMap { row.indices.contains($0) ? Self.tidy(row[$0].text) : nil } ?? ""
            }
            let whole = row.first.map { $0.range.lowerBound..<(row.last ?? $0).range.upperBound } ?? 0..<0
            let ranges = places.map { place in
                place.flatMap { row.indices.contains($0) ? row[$0].range : nil } ?? whole
            }
            if let flaw = flaw(of: cells, ranges, whole, in: source) {
                findings.append(flaw)
                continue
            }
            guard
                let classroom = cells[0].isEmpty
                    ? add(school: cells[1], grade: cells[2], name: cells[3], term: cells[4])
                    : new(school: cells[1], grade: cells[2], name: cells[3], term: cells[4])
            else { continue }
            let first = source.place(row.first?.range ?? 0..<0)
            reportSpelling(cells, of: classroom, at: first, findings: &findings)
            if !cells[0].isEmpty, ClassCode(cells[0]) != classroom.code {
                findings.append(
                    Finding(
                        .resultsClassList, at: first, "班级码“\(cells[0])”不是\(classroom.title)的",
                        explanation: ["班级码由 Humen 发，请不要改动；这个班的班级码是 \(classroom.code)"]))
                continue
            }
            if seen.insert(classroom.code).inserted { named.append(Entry(classroom, places: ranges.map(source.place))) }
        }
        return named
    }

    /// Where the columns stand, in the order of ``columns``; nil where the list cannot be read.
    private static func places(
        of head: [CSVTable.Cell], in source: SourceText, findings: inout [Finding]
    ) -> [Int?]? {
        let names = head.map { $0.text.trimmingPrefix("\u{FEFF}").filter { !$0.isWhitespace }.lowercased() }
        let places = columns.map { column in names.firstIndex { $0 == column.0 || $0 == column.1 } }
        guard places[1] != nil, places[3] != nil, places[4] != nil else {
            findings.append(
                Finding(
                    .resultsClassList, at: Place(file: source.path), "班级名单缺少“学校”“班级”“学期”这三列里的一列",
                    explanation: ["第一行写列名：school,grade,class,term（学校,年级,班级,学期）"]))
            return nil
        }
        if let pupils = head.first(where: { cell in personal.contains { cell.text.contains($0) } }) {
            findings.append(
                Finding(
                    .resultsClassList, at: source.place(pupils.range), "班级名单里有学生的内容：“\(pupils.text)”这一列",
                    explanation: ["名单只要学校、年级、班级和学期，一行一个班；请删去这一列再用，没有发班级码"]))
            return nil
        }
        for (column, cell) in head.enumerated() where !places.contains(column) && !names[column].isEmpty {
            findings.append(
                Finding(
                    .resultsClassColumn, at: source.place(cell.range), "“\(cell.text)”这一列没有读，也没有留下",
                    explanation: ["班级名单只要学校、年级、班级和学期"]))
        }
        return places
    }

    /// Why the cells of a row name no class.
    private func flaw(
        of cells: [String], _ ranges: [Range<Int>], _ whole: Range<Int>, in source: SourceText
    ) -> Finding? {
        guard !cells[1].isEmpty, !cells[3].isEmpty, !cells[4].isEmpty else {
            return Finding(.resultsClassList, at: source.place(whole), "这一行没有写全，学校、班级、学期都要有")
        }
        guard Self.isTerm(cells[4]) else {
            return Finding(
                .resultsClassList, at: source.place(ranges[4]), "“\(cells[4])”不是学期",
                explanation: ["学期写成 2026-2027-1（上学期）或 2026-2027-2（下学期），学期结束后才知道哪些记录可以删去"])
        }
        guard cells[0].isEmpty,
            let (summary, advice) = question(school: cells[1], grade: cells[2], name: cells[3], term: cells[4])
        else { return nil }
        return Finding(.resultsClassUnclear, at: source.place(ranges[3]), summary, explanation: [advice])
    }

    /// Says that a row means a class which has its code under other words.
    private func reportSpelling(
        _ cells: [String], of classroom: Classroom, at place: Place, findings: inout [Finding]
    ) {
        let own = cells[1...3].filter { !$0.isEmpty }.joined(separator: " ")
        guard cells[0].isEmpty, own != classroom.title else { return }
        findings.append(
            Finding(
                .resultsClassSpelling, at: place, "“\(own)”就是“\(classroom.title)”，用同一个班级码 \(classroom.code)",
                explanation: ["同一个班请用一种写法；确实是两个班的，请把班级名称写得不一样"]))
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

    package static let resultsClassSpelling = FindingCode(
        "results.class-spelling",
        .note,
        "同一个班有两种写法",
        manual: """
            `七年级 1班`、`初一 一班`、`7年级 （1）班` 是同一个班，只发一个班级码，名称用先写的那一种。年级写在班级里的（`七年级1班`）也一样。

            学校名称要写得一样。确实是两个班的，请把班级名称写得不一样，例如 `1班（寄宿）`。
            """
    )
    package static let resultsClassUnclear = FindingCode(
        "results.class-unclear",
        .error,
        "班级写得看不出是哪个班",
        manual: """
            `2026级1班` 是一年级、七年级还是高一，`三(2)班` 是三年级、初三还是高三，`701班` 是不是七年级 1 班，从写法看不出来。
            名单里已经有一个班可能就是它的，程序不猜：一个班发两个班级码，结果就分成两处；两个班用一个班级码，结果就混在一起。

            做测评包、考核包时，每个班都要看得出是几年级：小学一、二年级不考试。只写“1班”“全校”“2026级”的，不是中学的就看不出来，不发班级码，也不做包。

            请在“年级”一列写 七年级、初一、高一，在“班级”一列只写 1班。年级一列和班级里的年级不一样的，也请改成一样。
            """
    )
    package static let resultsClassColumn = FindingCode(
        "results.class-column",
        .note,
        "班级名单里有多余的列",
        manual: "班级名单只要学校、年级、班级和学期；班主任、电话等别的列不读，也不留下。学生的姓名、学号等列会使整张名单不用。"
    )

    package static let resultsClassLowest = FindingCode(
        "results.class-lowest",
        .error,
        "给小学一、二年级的班发测评或考核",
        manual: """
            小学一、二年级不进行纸笔考试，也不以测评、竞答等名义考试。班级名单里有他们的班，测评包、考核包就不做，班级码也不发，别的班也要等改好名单再发。

            年级写成 `1年级`、`小一`、`二年`、`一(1)班`、`小学一年级1班`、入学年份 `2026级`、`一、二年级` 的都认得。请从名单里删去这些班；要给他们做题的，另做一份练习包
            （`--mode practice`）。其实是初中、高中的，年级请写成 七年级、初一、高一。
            """
    )
    package static let resultsClassClosed = FindingCode(
        "results.class-closed",
        .warning,
        "班级名单里的学期已经结清",
        manual: """
            一个学期的结果收到下一个学期结束：上学期的到 8 月 31 日，下学期的到下一年 1 月 31 日。以后这个学期的班级码交来的结果，导入时一概不收。
            发班级码时按当天（或者 `--as-of` 写的那天）看：名单里有的班是这样的学期，提醒；全都是的，多半是拿了去年的名单，是错误，不做包，也不发班级码。

            请把“学期”一列改成现在的学期，例如 `2026-2027-1`，同一个班会得到新的班级码。电脑的日期不对的，先把日期改对。
            """
    )

    static let resultsCodes: [FindingCode] = [
        .resultsClassList, .resultsClassSpelling, .resultsClassUnclear, .resultsClassColumn, .resultsClassLowest,
        .resultsClassClosed,
    ]
}
