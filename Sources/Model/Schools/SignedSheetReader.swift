package import DataFiles
package import Diagnostics
package import Spreadsheets

/// Reads a sheet of lessons that teachers signed after they were held.
///
/// ## File format
///     学校名称,年级,班级,上课日期,课时,已签字
///     示例县第一中学,七年级,1班,2026-11-12,1,√
///
/// ## Parsing behavior
/// - Personal data first (``PrivacyScan``). A signature counts by being there: √, 已签, or a name, which is never kept.
/// - A row without a mark in 已签字 was planned or printed, not held: it is left out and counted in a note; words that are neither a mark nor a
///   name are an error.
/// - A class is kept in one spelling (``ClassroomName``); without its grade it is an error where the school has several.
/// - A day after the day of entry is an error: nothing is a lesson before it was held.
package enum SignedSheetReader {
    /// `known` is what the ledger holds for the period; `day` is the day of entry.
    package static func read(
        _ grid: Grid, known: CoverageRecords, on day: CalendarDate, findings: inout [Finding]
    ) -> [ClassHour] {
        let scan = PrivacyScan(grid)
        findings += scan.findings
        if scan.refuses { return [] }
        let schools = SchoolMatcher(known.schools, in: known.regions)
        let names =
            [SchoolColumns.name, SchoolColumns.code, .grade, .classroom, .taught, .hours, .signed]
            + SchoolColumns.regions.map(\.column) + [SchoolColumns.area]
        var hours: [ClassHour] = []
        for table in SheetTable.all(in: grid, names: names, required: "name", findings: &findings) {
            findings += table.findings
            guard let heading = table.heading else { continue }
            for column in [ColumnName.classroom, .taught, .hours, .signed] where table.columns[column.id] == nil {
                findings.append(Finding(.columnMissing, at: grid.place(heading), "签字表缺少“\(column.label)”一列"))
            }
            guard !findings.haveErrors else { continue }
            var unsigned: [Grid.Row] = []
            for row in table.rows {
                switch Signature(table.text("signed", in: row) ?? "") {
                case .missing: unsigned.append(row)
                case .unclear:
                    let place = table.cell("signed", in: row).map { grid.place($0, showing: false) }
                    findings.append(
                        Finding(
                            .hourUnclear, at: place, "签字一格写的不是签名，也不是 √，不知道这节课上了没有",
                            explanation: ["上过并签了字的填 √；没有上的留空。这里不显示原文"]))
                case .given:
                    guard let hour = hour(row, table, schools, day, known, &findings) else { continue }
                    guard let first = hours.first(where: { $0.key == hour.key }) else {
                        hours.append(hour)
                        continue
                    }
                    let isSame = first.amount == hour.amount
                    findings.append(
                        Finding(
                            .hourUnclear, severity: isSame ? .warning : .error, at: grid.place(row),
                            "\(hour.grade)\(hour.classroom) \(hour.heldOn) 的课写了两次，" + (isSame ? "只算一次" : "课时不同"),
                            explanation: ["一个班一天的课写一行，课时写这一天一共上了几课时"]))
                }
            }
            if let first = unsigned.first {
                findings.append(
                    Finding(.hourUnsigned, at: grid.place(first), "\(unsigned.count) 行没有签字，不算上过课，没有登记"))
            }
        }
        return hours
    }

    private static func hour(
        _ row: Grid.Row, _ table: SheetTable, _ schools: SchoolMatcher, _ day: CalendarDate,
        _ known: CoverageRecords, _ findings: inout [Finding]
    ) -> ClassHour? {
        func report(_ words: String, _ advice: String) {
            findings.append(Finding(.hourUnclear, at: table.grid.place(row), words, explanation: [advice]))
        }
        let name = table.text("name", in: row) ?? ""
        let period = known.period
        let code = SchoolColumns.readCode(table, row, findings: &findings)
        let found = schools.find(name: name, code: code, regions: NamedRegion.all(in: row, of: table))
        if case .elsewhere(let school, let region) = found {
            findings.append(.elsewhere(school, written: name, region, in: known.regions, at: table.grid.place(row)))
            return nil
        }
        guard case .found(let school) = found else {
            findings.append(
                Finding(.schoolUnknown, at: table.grid.place(row), "名册里没有“\(name)”，或不止一所", explanation: ["请写全称或学校标识码"]))
            return nil
        }
        guard let classroom = table.text("classroom", in: row) else {
            report("“\(name)”没有写班级", "一个班的一次课一行")
            return nil
        }
        let grade = table.text("grade", in: row) ?? ""
        if ClassroomName.isSeveral(classroom, grade: grade, in: school.stages) {
            report("“\(name)”的班级写着“\(classroom)”，不是一个班，不知道哪几个班上了课", "一班一行：每个班单独写一行，班级写 1班 这样")
            return nil
        }
        guard case .exact(let taught) = WrittenDate((table.text("taught", in: row) ?? "").compact), taught <= day else {
            report("“\(name)”\(classroom)的上课日期看不懂，或在登记之后", "请写上过课的那一天，如 2026-11-12")
            return nil
        }
        guard period.start.map({ $0 <= taught }) ?? true, period.end.map({ taught <= $0 }) ?? true else {
            report(
                "“\(name)”\(classroom)的上课日期 \(taught) 不在\(period.title)里", "请核对日期；是另一学期的课，请加 --period 写明，另外导入")
            return nil
        }
        if let words = misplaced(grade, classroom, school) {
            report(words, "请核对学校、年级和班级；名册旧了的，请先更新名册")
            return nil
        }
        let text = (table.text("hours", in: row) ?? "").compact
        let plain = ["个课时", "课时", "节"].first(where: text.hasSuffix).map { String(text.dropLast($0.count)) } ?? text
        guard let amount = Amount(plain), amount > Amount(0), amount <= Amount(4) else {
            report("“\(name)”\(classroom)的课时“\(text)”看不懂", "请写这一次上了几课时，如 1；一次不会多于 4")
            return nil
        }
        let spelt = ClassroomName(grade: grade, name: classroom, in: school.stages)
        if let other = spelt.contradiction {
            report("“\(name)”的“\(classroom)”写在\(grade)，班级前面的却是\(other)", "请核对年级和班级两格，改正填错的一格")
            return nil
        }
        if spelt.lacksGrade {
            report("“\(name)”的“\(classroom)”没有写年级，不知道是哪个年级的班", "请加上“年级”一列，或写成 七年级1班")
            return nil
        }
        return ClassHour(
            school: school.uid, grade: spelt.grade, classroom: spelt.name, heldOn: taught,
            amount: amount, basis: .signed,
            source: table.grid.file.split(separator: "/").last.map { PrivacyScan.remembered(file: String($0)) } ?? "")
    }
}

extension SignedSheetReader {
    /// A grade that the school has not, or a class beyond all that it has.
    private static func misplaced(_ grade: String, _ classroom: String, _ school: School) -> String? {
        let words = grade.isEmpty ? String(classroom.compact.prefix { !$0.isNumber && $0 != "(" }) : grade
        if !school.stages.isEmpty, let grades = Grade.read(words.compact, in: school.stages),
            let wrong = grades.first(where: { $0.stage(among: school.stages) == nil })
        {
            return "“\(school.name)”的学段是\(SchoolForm.stages(school.stages))，没有\(wrong.label)"
        }
        let figures = classroom.compact.split { !("0"..."9").contains($0) }.compactMap { Int($0) }
        // 2025级3班 and 801班 hold other figures as well.
        guard let classes = school.classes, classes > 0, figures.count == 1, let number = figures.first, number < 100,
            number > classes
        else { return nil }
        return "“\(school.name)”一共 \(classes) 个班，没有\(classroom)"
    }
}

/// What stands where a teacher signs; a name is looked at and never kept.
private enum Signature {
    case given
    case missing
    case unclear

    init(_ text: String) {
        let text = text.compact.lowercased()
        let isMissing =
            text.isEmpty || ["×", "x", "✗", "否", "无", "n", "no", "0", "/", "-", "—"].contains(text)
            || ["未", "没", "待", "缺", "补签", "拟", "请假", "停课", "取消", "调课", "改期"].contains(where: text.contains)
        let marks: Set = ["√", "✓", "✔", "有", "是", "已签", "已签字", "已签名", "签", "签字", "已", "y", "yes", "1"]
        let name = text.filter { !"、,，/".contains($0) }
        let isName =
            (2...12).contains(name.count)
            && name.unicodeScalars.allSatisfy { $0 == "·" || (0x4E00...0x9FFF).contains($0.value) }
            && text.split { "、,，/".contains($0) }.allSatisfy { PersonName.isLikely(String($0)) || $0.hasSuffix("老师") }
        self = isMissing ? .missing : marks.contains(text) || isName ? .given : .unclear
    }
}

extension ColumnName {
    fileprivate static let grade = ColumnName("grade", "年级", ["所在年级"])
    fileprivate static let classroom = ColumnName("classroom", "班级", ["班", "班级名称"])
    fileprivate static let taught = ColumnName("taught", "上课日期", ["日期", "授课日期", "上课时间"])
    fileprivate static let hours = ColumnName("hours", "课时", ["课时数", "节数"])
    fileprivate static let signed = ColumnName(
        "signed", "已签字",
        ["签字", "教师签字", "签名", "教师签名", "授课教师签字", "授课教师签名", "任课教师签字", "任课教师签名", "授课人签字", "是否签字", "是否已签字", "签字确认"])
}

extension FindingCode {
    package static let hourUnclear = FindingCode(
        "coverage.hour-unclear",
        .error,
        "签字表里有一行看不懂",
        manual: """
            教师签字表一个班的一次课一行：学校名称、年级、班级、上课日期、课时、已签字（√；写了签名的也算签了，姓名不登记）。班级写一个班，不写“全部”“各班”“1-3班”。日期是上过课的那一天，不能在登记之后；
            课时是这一次上了几课时。上课日期要在登记的学期里；年级要是这所学校有的，班级不能超过它的班级数；1班、（1）班、七（1）班、初一1班按同一个班算，不写年级的分不清是哪个年级的班。印了教材、排了课表都不算课时，只有上过并签字的才算。
            """
    )
    package static let hourUnsigned = FindingCode(
        "coverage.hour-unsigned",
        .warning,
        "没有签字的课没有登记",
        manual: "“已签字”一栏空着的行，可能只是排了课或印了材料，不能证明上过课，所以没有登记。补签后再导入一次即可，已登记的不会重复。"
    )
}
