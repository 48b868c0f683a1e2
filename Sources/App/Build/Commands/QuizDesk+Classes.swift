import ChineseText
import DataFiles
import Diagnostics
import Quiz
import Schools

/// The lists of classes that are given codes, and what they may not be given.
extension QuizDesk {
    /// The classes that were given codes before.
    mutating func classList() throws -> ClassList {
        var list = ClassList()
        let file = site.issued.appending("classes.csv")
        guard Disk.isFile(file) else { return list }
        _ = list.read(try SourceReader.read(file, findings: &findings), findings: &findings)
        return list
    }

    /// The classes of a list that somebody brings on a day.
    mutating func named(
        _ file: FilePath, in list: inout ClassList, on day: CalendarDate
    ) throws -> [ClassList.Entry] {
        let start = Array(try Disk.read(file).prefix(4))
        // What every .xlsx and every .xls begins with.
        guard ![[0x50, 0x4B, 0x03, 0x04], [0xD0, 0xCF, 0x11, 0xE0]].contains(start) else {
            throw Problem(
                description: "班级名单 \(file) 是 Excel 工作簿，改了文件名的后缀也还是：请用表格软件打开，“另存为” CSV（逗号分隔）文件，再用那个文件；没有发班级码")
        }
        let entries = list.read(try SourceReader.read(file, findings: &findings), findings: &findings)
        guard !entries.isEmpty || findings.haveErrors else {
            throw Problem(
                description: "班级名单 \(file) 里一个班也没有：第一行写列名 school,grade,class,term（学校,年级,班级,学期），下面一行一个班；没有发班级码")
        }
        findings += Self.closed(entries, on: day)
        return entries
    }

    /// What is said of classes whose results no import would take on a day: a warning a term, errors where all are such.
    private static func closed(_ entries: [ClassList.Entry], on day: CalendarDate) -> [Finding] {
        let now = Period(containing: day).id
        func lastDay(_ term: String) -> CalendarDate? { Period(term)?.following.end }
        let late = entries.filter { lastDay($0.classroom.term).map { $0 < day } ?? false }
        let terms = Dictionary(grouping: late, by: \.classroom.term).sorted { $0.key < $1.key }
        let isAll = late.count == entries.count
        return terms.compactMap { term, entries in
            guard let first = entries.first, let last = lastDay(term) else { return nil }
            return Finding(
                .resultsClassClosed, severity: isAll ? .error : nil, at: first.term,
                "\(term) 学期的结果收到 \(last) 为止，名单里这个学期的 \(entries.count) 个班交来的结果，导入时不再收",
                explanation: [
                    "按 \(day) 算，现在的学期是 \(now)：请改“学期”一列，会得到新的班级码"
                        + (isAll ? "；没有做包，没有发班级码。电脑的日期不对的，先改对，或者加 --as-of 日期" : "")
                ])
        }
    }

    /// What a paper in a mode may not be given to.
    static func findings(in entries: [ClassList.Entry], of paper: IssuedPaper, mode: PackMode) -> [Finding] {
        contests(in: entries, of: paper) + (mode == .test || mode == .exam ? lowest(entries, mode: mode) : [])
    }

    /// 一年级 and 二年级 are not tested, and what may be one of theirs is not either.
    private static func lowest(_ entries: [ClassList.Entry], mode: PackMode) -> [Finding] {
        func finding(
            _ code: FindingCode, _ verdict: YoungestClass, _ words: (_ count: Int, _ names: String) -> String,
            _ advice: String
        ) -> [Finding] {
            let classes = entries.filter { $0.classroom.youngest == verdict }
            guard let first = classes.first else { return [] }
            let names = classes.map { "“\($0.classroom.title)”" + ($0.name.line.map { "（第 \($0) 行）" } ?? "") }
            let place = first.classroom.grade.isEmpty ? first.name : first.grade
            return [
                Finding(
                    code, at: place, words(classes.count, names.listed(atMost: 5, unit: "个班")), explanation: [advice])
            ]
        }
        return finding(
            .resultsClassLowest, .named,
            { "小学一、二年级不考试，名单里有 \($0) 个班是一、二年级的，不做\(mode.title)包：\($1)" },
            "请从名单里删去这些班，或者另给他们做练习包（--mode practice）；是中学的，年级请写成 七年级、初一、高一")
            + finding(
                .resultsClassUnclear, .unsaid,
                { "小学一、二年级不考试，名单里有 \($0) 个班看不出是几年级，不做\(mode.title)包：\($1)" },
                "请在“年级”一列写明，例如 三年级、七年级、高一；没有发班级码")
    }

    /// Names that speak of a contest would be printed on the sheet of codes.
    private static func contests(in entries: [ClassList.Entry], of paper: IssuedPaper) -> [Finding] {
        guard paper.content.contest == nil else { return [] }
        return entries.compactMap { entry in
            let one = entry.classroom
            let found: [(word: String?, place: Place)] = [
                (ContestWord.first(inName: one.school), entry.school),
                (ContestWord.first(in: [one.grade]), entry.grade), (ContestWord.first(in: [one.name]), entry.name),
            ]
            guard let (word, place) = found.first(where: { $0.word != nil }), let word else { return nil }
            return Finding(
                .paperContest, at: place, "班级名单里“\(one.title)”有“\(word)”，会印在班级码上，这份卷却没有批准文号",
                explanation: ["没有批准的，请在名单里改这个写法；经批准的，在蓝图里加一行 contest: 批准文号"])
        }
    }
}
