import ChineseText
package import Diagnostics
package import Spreadsheets

/// Reads a roster of schools.
///
/// ## File format
///     学校名称,学校标识码,区县,乡镇,学段,班级数,学生数
///     示例县第一小学,,示例县,城关镇,小学,18,810
///
/// ## Parsing behavior
/// - Personal data first (``PrivacyScan``): what it refuses is not read.
/// - Headings by many names, titles above, totals and notes below (``SheetTable``); every sheet of a workbook is read.
/// - A region left blank below one that is filled (a merged cell in a CSV) means the same region; towns are not carried on, except in
///   cells that a workbook says are merged.
/// - Where there is no 学段, the name of a school tells it (``NamedStages``), and a warning says what was read from names; where
///   it does not, an answer given with the file does (``StageAnswers``), else all such schools are one error.
/// - A school may stand in several rows that count parts of it: its grades (年级), or the stages of a 九年一贯制学校. They are one
///   school, whose classes and pupils are the sums.
/// - 小学（五年制）, 初中（四年制）, 五四制 say where 六年级 is (``SchoolYears``).
/// - Kindergartens are left out with a note: no framework asks anything of them.
/// - A title, file or column that names another school year is a warning (``PeriodCheck``).
/// - 原名称 says which known school a row means that now has another name or stands in another town, where there is no code to tell.
/// - Numbers may be full-width, have thousands separators or a unit (12个班); what is not a number is a warning and empty.
package enum RosterReader {
    static let names =
        [
            SchoolColumns.name, .formerName, SchoolColumns.grade, .classes, .students, .opened, .closed,
            SchoolColumns.code,
            SchoolColumns.stages,
        ]
        + SchoolColumns.regions.map(\.column) + [SchoolColumns.area] + PeriodCheck.columns

    /// `county` is the office's own county, for rosters without a column for it; `year` the school year of the day on which it is entered.
    package static func read(
        _ grid: Grid, county: String?, answers: StageAnswers = .none, year: Period? = nil, findings: inout [Finding]
    ) -> [RosterEntry] {
        let scan = PrivacyScan(grid)
        findings += scan.findings
        if scan.refuses { return [] }
        var entries: [RosterEntry] = []
        for table in SheetTable.all(in: grid, names: names, required: "name", findings: &findings) {
            findings += table.findings
            guard let heading = table.heading else { continue }
            if let year {
                findings += PeriodCheck(table: table, heading: heading, use: .roster).findings(than: year.schoolYear)
            }
            guard let area = AreaColumn(table: table).level(findings: &findings) else { continue }
            var reader = RosterRows(table: table, county: county, area: area, answers: answers)
            if reader.lacksColumn(heading) {
                findings += reader.findings
                continue
            }
            entries += table.rows.compactMap { reader.read($0) }
            reader.reportKindergartens()
            reader.reportStages()
            findings += reader.findings
        }
        let kept = withoutRepeats(entries, findings: &findings)
        findings += joined(kept)
        findings += townless(kept) + namesakes(kept) + nearNames(kept) + ProvinceCodes(kept).findings
        return kept
    }

    /// Schools of several rows are named, since two schools may have been taken for one.
    private static func joined(_ entries: [RosterEntry]) -> [Finding] {
        let several = entries.filter { $0.units.count > 1 }
        guard let first = several.first else { return [] }
        let names = several.prefix(5).map { entry in
            "\(entry.name)（\(entry.units.map(\.label).joined(separator: "、"))）"
        }
        return [
            Finding(
                .schoolJoined, at: first.place,
                "\(several.count) 所学校分几行写，各算一所，班级数、学生数相加：\(names.joined(separator: "；"))\(several.count > 5 ? " 等" : "")",
                explanation: ["如果是同名的两所学校，请写全称或填学校标识码"])
        ]
    }

    /// Where some schools are in a town and some in none: a merged cell leaves the rows below its first one empty.
    private static func townless(_ entries: [RosterEntry]) -> [Finding] {
        let without = entries.filter { $0.regions.last?.level != .town }
        guard let first = without.first, without.count < entries.count else { return [] }
        let names = without.prefix(5).map(\.name).joined(separator: "、") + (without.count > 5 ? " 等" : "")
        return [
            Finding(
                .regionMissing, severity: .warning, at: first.place,
                "\(without.count) 所学校没有填乡镇，汇总时列在“（未填乡镇）”一行：\(names)",
                explanation: ["Excel 里合并的单元格另存后只有第一行有字，请逐行填上乡镇，再导入一次"]
            )
        ]
    }

    /// Schools of one name: a sheet will have to tell them apart, by their codes where they share a region.
    private static func namesakes(_ entries: [RosterEntry]) -> [Finding] {
        Dictionary(grouping: entries) { ExactText(NameKey.of($0.name)) }.values
            .filter { $0.count > 1 }
            .compactMap { group in
                guard let last = group.last else { return nil }
                let sharesRegion = Set(group.map(\.region)).count < group.count
                let schools = group.map { entry in
                    entry.regions.map(\.name).joined() + (entry.code.map { "（\($0)）" } ?? "")
                }
                let advice = sharesRegion ? "填报表里要写学校标识码，才分得清" : "填报表里要写学校标识码或乡镇，才分得清"
                return Finding(
                    .schoolNamesake, severity: group.allSatisfy { $0.code != nil } ? .note : .warning, at: last.place,
                    "有 \(group.count) 所学校都叫“\(last.name)”，按 \(group.count) 所登记：\(schools.joined(separator: "、"))",
                    explanation: [advice + "；如果是同一所，请删去重复的行"]
                )
            }
            .sortedByPlace()
    }

    /// Schools of one region whose names differ only as two people write one: 第一中学, 第1中学（本部）.
    private static func nearNames(_ entries: [RosterEntry]) -> [Finding] {
        Dictionary(grouping: entries) { ExactText($0.region + "\n" + LooseName.key($0.name)) }.values
            .filter { group in Set(group.map { ExactText(NameKey.of($0.name)) }).count > 1 }
            .compactMap { group in
                guard let last = group.last else { return nil }
                let names = group.map { entry in "“\(entry.name)”\(entry.code.map { "（\($0)）" } ?? "")" }
                let haveCodes = group.allSatisfy { $0.code != nil }
                return Finding(
                    .schoolNamesake, severity: haveCodes ? .note : .warning, at: last.place,
                    "\(names.joined(separator: "、"))几乎一样，按 \(group.count) 所登记",
                    explanation: ["如果是同一所，请只留一行（班级数、学生数写全校的），再导入一次；确是几所的，请填学校标识码"])
            }
            .sortedByPlace()
    }

    /// Each school once: a row that says the same again is a warning, one that says something else an error.
    private static func withoutRepeats(_ entries: [RosterEntry], findings: inout [Finding]) -> [RosterEntry] {
        var first: [ExactText: RosterEntry] = [:]
        var positions: [ExactText: Int] = [:]
        var kept: [RosterEntry] = []
        for entry in entries {
            let keys = ([entry.region + "\n" + NameKey.of(entry.name)] + (entry.code.map { [$0] } ?? [])).map(
                ExactText.init)
            let same = keys.compactMap { positions[$0] }.first { !kept[$0].isAnother(than: entry) }
            if let same, let whole = kept[same].joined(with: entry) {
                kept[same] = whole
                for key in keys { positions[key] = same }
            } else if let earlier = keys.compactMap({ first[$0] }).first(where: { !$0.isAnother(than: entry) }) {
                let isSame = earlier.saysTheSame(as: entry)
                let summary =
                    "“\(entry.name)”在名册里出现了两次"
                    + (isSame ? "，内容相同，只算一所" : "，不同的是：\(entry.differences(from: earlier))")
                let note = Finding.Note(at: earlier.place, "第一次在这里：\(earlier.name)")
                findings.append(
                    Finding(
                        .schoolRepeated,
                        severity: isSame ? .warning : .error,
                        at: entry.place,
                        summary,
                        notes: [note]
                    )
                )
            } else {
                for key in keys where positions[key] == nil { positions[key] = kept.count }
                kept.append(entry)
            }
            for key in keys where first[key] == nil { first[key] = entry }
        }
        return kept.map(\.settled)
    }
}

extension ColumnName {
    static let formerName = ColumnName("former", "原名称", ["曾用名", "原校名", "原学校名称", "旧名称"])
    static let classes = ColumnName("classes", "班级数", ["班数", "教学班数", "班级", "教学班", "教学班个数", "班级个数"])
    static let students = ColumnName("students", "学生数", ["学生人数", "在校生数", "在校学生数", "在校生", "人数"])
    static let staff = ColumnName("staff", "教职工数", ["教职工", "教职工人数", "教职工总数", "专任教师数", "专任教师", "教师总数"])
    static let opened = ColumnName("opened", "开办日期", ["建校日期", "成立日期", "启用日期"])
    static let closed = ColumnName("closed", "停办日期", ["撤并日期", "撤销日期", "停用日期"])
}

extension FindingCode {
    package static let stageUnclear = FindingCode(
        "coverage.stage-unclear",
        .error,
        "学段说不清是哪几段",
        manual: """
            学段决定一所学校适用哪些要求，所以不能猜。可填：小低、小高、小学（小低＋小高）、初中、高中、中职、高校、
            九年一贯制、十二年一贯制、完全中学；有几段的用顿号隔开，如“小学、初中”。
            “中学”“教学点”“特殊教育学校”说不清有哪几段，请写明。

            表里没有“学段”一列时，程序从校名看（某某小学、某某初级中学、某某九年一贯制学校……）。校名看不出的（某某中学、某某学校）有两个办法：
            退回的表里已经加好“学段”一列，只填红色的格子，再导入那张表；或者同一类都一样时，导入时写明，
            如 `--stage 中学=初中 --stage 学校=九年一贯制`（校名里有“中学”的都算初中），`--stage 初中` 用于其余全部。
            """
    )
    package static let schoolJoined = FindingCode(
        "coverage.school-joined",
        .note,
        "一所学校分几行写",
        manual: """
            名册里同一所学校可以有几行：一个年级一行（要有“年级”一列），或者九年一贯制学校的小学、初中各一行。程序把它们合成一所，班级数、学生数
            相加，年级和学段分别记下来。同名的两所学校会被当成一所时，请写全称或填学校标识码。
            """
    )
    package static let stageFromName = FindingCode(
        "coverage.stage-from-name",
        .warning,
        "学段是从校名看出来的",
        manual: """
            名册里没有“学段”，或者有的学校没有填，程序按校名定了学段，并在这里写出各有几所、举出例子。请看一眼：
            一贯制的学校如果校名里没有“九年一贯制”，会当成小学或初中。不对的，请在名册里填上学段再导入一次。
            """
    )
    package static let regionMissing = FindingCode(
        "coverage.region-missing",
        .error,
        "学校没有写明属于哪个区县",
        manual: "每所学校都要归到一个区县，汇总表才能加得起来。请在“区县”一列填写；全表都是本县时，也可以在 site.yaml 里写明 county。"
    )
    package static let cellUnclear = FindingCode(
        "coverage.cell-unclear",
        .warning,
        "数或日期看不懂，按未填处理",
        manual: "班级数、学生数要填整数，日期要写成 2026-08-31。看不懂的按未填处理，不影响其他内容；改正后再导入一次即可。"
    )
}
