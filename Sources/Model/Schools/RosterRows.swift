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
    private var kindergartens: [Grid.Row] = []
    /// Stages by the words of their cell, and the last path of regions with its names: most rows repeat those above them.
    private var stagesOf: [ExactText: [Stage]] = [:]
    private var lastPath: (names: [String], regions: [Region]) = ([], [])

    /// `area` is the level of the column “地区”, where there is one.
    init(table: SheetTable, county: String?, area: Region.Level?) {
        self.table = table
        self.county = county
        columns = SchoolColumns.regions.map { level, column in
            (level, level == area ? SchoolColumns.area.id : column.id)
        }
    }

    mutating func lacksColumn(_ heading: Grid.Row) -> Bool {
        let place = table.grid.place(heading)
        if table.columns["stages"] == nil {
            findings.append(
                Finding(
                    .columnMissing,
                    at: place,
                    "名册缺少“学段”一列",
                    explanation: ["每所学校填：小学、初中、高中、中职、九年一贯制、完全中学 等"]
                )
            )
        }
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
        let stageText = table.text("stages", in: row) ?? ""
        if stageText.contains("幼儿园") || stageText.contains("学前") || name.hasSuffix("幼儿园") {
            kindergartens.append(row)
            return nil
        }
        let stages = stagesOf[ExactText(stageText)] ?? Stage.read(stageText) ?? []
        stagesOf[ExactText(stageText)] = stages
        if stages.isEmpty {
            let cell = table.cell("stages", in: row)
            let summary = stageText.isEmpty ? "“\(name)”没有填学段" : "“\(name)”的学段“\(stageText)”说不清是哪几段"
            let known = "可填：小低、小高、小学、初中、高中、中职、高校、九年一贯制、十二年一贯制、完全中学；几段用顿号隔开"
            findings.append(
                Finding(.stageUnclear, at: cell.map { table.place($0) } ?? place, summary, explanation: [known])
            )
        }
        let regions = self.regions(of: row)
        if regions.isEmpty { findings.append(Finding(.regionMissing, at: place, "“\(name)”没有填区县")) }
        let code = SchoolColumns.readCode(table, row, findings: &findings)
        let entry = RosterEntry(
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
        return stages.isEmpty || regions.isEmpty ? nil : entry
    }

    mutating func reportKindergartens() {
        guard let first = kindergartens.first else { return }
        let summary = "幼儿园不在统计范围，没有读取：\(kindergartens.count) 所"
        findings.append(Finding(.rowSkipped, at: table.grid.place(first), summary))
    }

    private mutating func regions(of row: Grid.Row) -> [Region] {
        var path: [(level: Region.Level, name: String)] = []
        for (level, column) in columns {
            var name = table.text(column, in: row)
            if level == .town {
                // A blank town is a school that belongs to no town.
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
        var text = cell.text.compact.filter { $0 != "," }
        for unit in ["个班", "名", "人", "班", "个"] where text.hasSuffix(unit) { text = String(text.dropLast(unit.count)) }
        if ["/", "-", "—"].contains(text) { return nil }
        if let value = ChineseNumeral.value(text) { return value }
        findings.append(Finding(.cellUnclear, at: table.place(cell), "“\(cell.text.compact)”不是一个整数，这一格按未填处理"))
        return nil
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
            findings.append(
                Finding(
                    .cellUnclear, at: table.place(cell), "“\(text)”不是一个日期（如 2026-08-31），这一格按未填处理",
                    explanation: [advice]))
            return nil
        }
    }
}

extension Region.Level {
    fileprivate func isAbove(_ other: Region.Level) -> Bool {
        (Self.allCases.firstIndex(of: self) ?? 0) < (Self.allCases.firstIndex(of: other) ?? 0)
    }
}
