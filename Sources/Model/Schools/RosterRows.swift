import ChineseText
import DataFiles
import Diagnostics
import Spreadsheets

/// Reads the rows of one sheet, carrying merged regions on.
struct RosterRows {
    let table: SheetTable
    let county: String?
    /// The column of each level.
    private let columns: [(level: Region.Level, id: String)]
    var findings: [Finding] = []
    private var carried: [Region.Level: String] = [:]
    private var kindergartens: [String] = []
    private var firstKindergarten: Grid.Row?
    private var named: StagesByName
    /// Stages by the words of their cell, and the last path of regions with its names: most rows repeat those above them.
    private var stagesOf: [ExactText: [Stage]] = [:]
    private var lastPath: (names: [String], regions: [Region]) = ([], [])

    /// `area` is the level of the column “地区”, where there is one.
    init(table: SheetTable, county: String?, area: Region.Level?, answers: StageAnswers) {
        self.table = table
        self.county = county
        named = StagesByName(answers: answers)
        columns = SchoolColumns.regions.map { level, column in
            (level, level == area ? SchoolColumns.area.id : column.id)
        }
    }

    mutating func lacksColumn(_ heading: Grid.Row) -> Bool {
        let place = table.grid.place(heading)
        let hasCounty = columns.contains { $0.level != .town && table.columns[$0.id] != nil }
        if county == nil, !hasCounty {
            findings.append(
                Finding(
                    .columnMissing, at: place, "名册缺少“区县”一列，也没有说明本县是哪里",
                    explanation: ["请加一列“区县”，或在 Content/site.yaml 里写 county: 本县名称"]
                )
            )
        }
        return findings.haveErrors
    }

    mutating func read(_ row: Grid.Row) -> RosterEntry? {
        let place = table.grid.place(row)
        guard let name = table.text("name", in: row) else {
            findings.append(
                Finding(.nameMissing, at: place, "第 \(row.number) 行没有学校名称", explanation: ["请补上学校全称，或删去这一行"]))
            return nil
        }
        if isArea(name) {
            let summary = "“\(name)”是地方名，不像学校，多半是小计，没有读取"
            let advice = "确实是一所学校的，请写上全称（如\(name)小学）再导入"
            findings.append(Finding(.rowSkipped, severity: .warning, at: place, summary, explanation: [advice]))
            return nil
        }
        let stageText = table.text("stages", in: row) ?? ""
        if RosterCheck.isKindergarten(name, stageText) {
            kindergartens.append(name)
            firstKindergarten = firstKindergarten ?? row
            return nil
        }
        let stages = self.stages(stageText, of: name, in: row)
        if let contradiction = stageText.isEmpty ? nil : named.contradiction(of: name, with: stages) {
            findings.append(contradiction.finding(at: table.cell("stages", in: row).map { table.place($0) } ?? place))
        }
        let grades = SchoolColumns.readGrades(table, row, of: name, in: stages, findings: &findings) ?? []
        let regions = self.regions(of: row)
        if regions.isEmpty { findings.append(Finding(.regionMissing, at: place, "“\(name)”没有填区县")) }
        let code = SchoolColumns.readCode(table, row, findings: &findings)
        var entry = RosterEntry(
            name: name,
            formerName: table.text("former", in: row),
            code: code,
            regions: regions,
            stages: stages,
            classes: number("classes", row),
            students: number("students", row),
            opened: date("opened", row),
            closed: date("closed", row),
            place: place
        )
        entry.grades = grades
        entry.years = SchoolYears(stageText)
        findings += RosterCheck(table: table, row: row, county: county).findings(entry)
        return stages.isEmpty || regions.isEmpty ? nil : entry
    }

    /// Whether a name is that of a town or county and nothing else: 城关镇 with the sums of its schools.
    private func isArea(_ name: String) -> Bool {
        guard (2...8).contains(name.count) else { return false }
        return ["镇", "乡", "街道", "街道办", "县", "区", "市", "学区", "片区"].contains(where: name.hasSuffix)
            && !["校", "中学", "小学", "园"].contains(where: name.contains)
    }

    /// The stages of a school: as its cell says, else as its name does; empty with a finding.
    private mutating func stages(_ text: String, of name: String, in row: Grid.Row) -> [Stage] {
        if text.isEmpty, let stages = named.stages(of: name, in: row) { return stages }
        if let known = stagesOf[ExactText(text)] { return known }
        if let stages = Stage.read(text) {
            stagesOf[ExactText(text)] = stages
            return stages
        }
        // Without a column, one finding tells of all of them.
        guard let cell = table.cell("stages", in: row) else { return [] }
        let summary = text.isEmpty ? "“\(name)”没有填学段，从校名也看不出" : "“\(name)”的学段“\(text)”说不清是哪几段"
        findings.append(
            Finding(.stageUnclear, at: table.place(cell), summary, explanation: ["可填：" + Stage.known]))
        return []
    }

    /// What names told, and what they did not.
    mutating func reportStages() {
        findings += named.findings(in: table)
    }

    mutating func reportKindergartens() {
        guard let first = firstKindergarten else { return }
        let more = kindergartens.count > 5 ? " 等" : ""
        let summary =
            "幼儿园不在统计范围，没有读取：\(kindergartens.count) 所（\(kindergartens.prefix(5).joined(separator: "、"))\(more)）"
        findings.append(Finding(.rowSkipped, at: table.grid.place(first), summary))
    }

    private mutating func regions(of row: Grid.Row) -> [Region] {
        var path: [(level: Region.Level, name: String)] = []
        for (level, column) in columns {
            var name = table.text(column, in: row)
            if level == .town {
                // A blank town is a school that belongs to no town, unless the sheet is that of one.
                name = name ?? RosterCheck.town(of: table)
            } else if let name {
                if carried[level] != name { carried = carried.filter { $0.key.isAbove(level) } }
                carried[level] = name
            } else {
                name = carried[level] ?? (level == .county ? county : nil)
            }
            if let name { path.append((level, name)) }
        }
        let names = path.map { $0.level.rawValue + $0.name }
        if names == lastPath.names { return lastPath.regions }
        var regions: [Region] = []
        for (level, name) in path {
            let parent = regions.last?.code
            regions.append(
                Region(code: (parent.map { $0 + "/" } ?? "") + name, name: name, level: level, parent: parent))
        }
        lastPath = (names, regions)
        return regions
    }

    private mutating func number(_ column: String, _ row: Grid.Row) -> Int? {
        guard let cell = table.cell(column, in: row), !cell.isBlank else { return nil }
        if ["/", "-", "—"].contains(cell.text.compact) { return nil }
        if let value = Self.number(cell.text) { return value }
        let text = cell.text.compact
        let words = ChineseNumeral.value(text) == nil ? "不是一个整数" : "可能是约数，也可能是两个数中的一个"
        findings.append(Finding(.cellUnclear, at: table.place(cell), "“\(text)”\(words)，这一格按未填处理"))
        return nil
    }

    /// A whole number as people write it: `1,180`, `12个班`, `８１０人`.
    static func number(_ written: String) -> Int? {
        var text = written.compact.filter { $0 != "," }
        for unit in ["个班", "名", "人", "班", "个"] where text.hasSuffix(unit) { text = String(text.dropLast(unit.count)) }
        if text.hasSuffix(".0") { text = String(text.dropLast(2)) }
        return ChineseNumeral.quantity(text)
    }

    /// 2026年7月撤并: a day with words, which belong elsewhere.
    private static func closingAdvice(_ text: String, _ isClosing: Bool) -> String? {
        guard isClosing, ["撤", "并", "停", "关"].contains(where: text.contains) else { return nil }
        let hasMonth = text.contains(#/20[0-9]{2}[年.\/-][0-9]{1,2}/#)
        return "这一格只写停办的那一天，如 2026-07-31" + (hasMonth ? "；只知道月份的写 2026年7月，按 1 日计" : "")
            + "；“撤并”“并入哪所”这样的话写在备注里"
    }

    private mutating func date(_ column: String, _ row: Grid.Row) -> CalendarDate? {
        guard let cell = table.cell(column, in: row), !cell.isBlank else { return nil }
        let text = cell.text.compact
        switch WrittenDate(text) {
        case .exact(let date): return date
        case .month(let date):
            findings.append(Finding(.cellUnclear, at: table.place(cell), "“\(text)”只写到月，按 \(date) 计"))
            return date
        case .unclear(let advice):
            // A school that was closed some day must not go on as if it were open.
            let isNone = ["/", "无", "-", "--", "—", "——", "–"].contains(text)
            let isClosing = column == ColumnName.closed.id && !isNone
            findings.append(
                Finding(
                    .cellUnclear, severity: isClosing ? .error : .warning, at: table.place(cell),
                    "“\(text)”不是一个日期（如 2026-08-31）" + (isClosing ? "，不知道从哪天起停办" : "，这一格按未填处理"),
                    explanation: [isNone ? "没有停办、没有的，这一格留空" : Self.closingAdvice(text, isClosing) ?? advice]))
            return nil
        }
    }
}

extension Region.Level {
    fileprivate func isAbove(_ other: Region.Level) -> Bool {
        (Self.allCases.firstIndex(of: self) ?? 0) < (Self.allCases.firstIndex(of: other) ?? 0)
    }
}
