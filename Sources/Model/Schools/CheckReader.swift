package import DataFiles
package import Diagnostics
package import Spreadsheets

/// Reads a sampling sheet that inspectors filled in.
///
/// ## File format
///     学校名称,项目,核验结果,核验方式,核验日期,说明
///     示例县第一小学,课时,不属实,查档,2026-11-20,课表上没有
///
/// ## Parsing behavior
/// - Personal data first (``PrivacyScan``): what it refuses is not read.
/// - A row whose 核验结果 is blank was not checked, and is left out.
/// - 属实 不属实 部分属实, also √ and ×; anything else is an error.
/// - Without 核验日期 the day of entry counts; a day after it is an error, as is one before the period or more than a term after it.
/// - 学段 and 年级 are read to be sure that a row is about the whole school: what is found is kept of the school, so that a row about one of several
///   stages of which the item is asked is an error.
/// - A title or a column that names another term refuses the sheet (``PeriodCheck``).
package enum CheckReader {
    /// `known` is what the ledger holds for the period; `day` is the day of entry.
    package static func read(
        _ grid: Grid, framework: Framework, known: CoverageRecords, on day: CalendarDate, findings: inout [Finding]
    ) -> [CheckFinding] {
        let scan = PrivacyScan(grid)
        findings += scan.findings
        if scan.refuses { return [] }
        var rows = CheckRows(framework: framework, known: known, day: day)
        findings += SheetTable.setAside(grid.sheets.filter { !$0.isBlank }, in: grid)
        for sheet in grid.sheets
        where !sheet.isBlank && !sheet.isSetAside && !InspectionList.otherSheets.contains(sheet.name) {
            if sheet.name == ReturnedSheet.listName { continue }
            let names =
                [SchoolColumns.name, SchoolColumns.code, .item, .outcome, .method, .visited, .remark]
                + [SchoolColumns.stages, SchoolColumns.grade, SchoolColumns.area] + SchoolColumns.regions.map(\.column)
                + [.claimed] + PeriodCheck.columns
            let table = SheetTable(sheet, of: grid, names: names, required: "name")
            findings += table.findings
            guard let heading = table.heading else { continue }
            for column in [ColumnName.item, .outcome] where table.columns[column.id] == nil {
                findings.append(Finding(.columnMissing, at: grid.place(heading), "核验表缺少“\(column.label)”一列"))
            }
            findings += PeriodCheck(table: table, heading: heading, use: .verification).findings(than: known.period)
            guard !findings.haveErrors else { continue }
            rows.sheetRegions = SheetRegion.all(of: table, offices: [], in: known.regions)
            for row in table.rows { rows.read(row, of: table) }
        }
        findings += rows.findings + rows.misplaced.findings
        return rows.checks
    }
}

private struct CheckRows {
    let framework: Framework
    let schools: SchoolMatcher
    let reported: Set<String>
    let day: CalendarDate
    var findings: [Finding] = []
    private(set) var checks: [CheckFinding] = []
    private var seen: Set<CheckFinding.Subject> = []
    let tree: RegionTree
    let period: Period
    /// What the sheet that is being read says of where its schools are.
    var sheetRegions: [SheetRegion] = []
    private(set) var misplaced = MisplacedSchools()

    init(framework: Framework, known: CoverageRecords, day: CalendarDate) {
        self.framework = framework
        self.day = day
        tree = known.regions
        period = known.period
        schools = SchoolMatcher(known.schools, in: known.regions)
        reported = Set(known.submissions.filter { $0.period == known.period }.map(\.school))
    }

    /// Takes a row in, or tells of everything that is wrong with it.
    mutating func read(_ row: Grid.Row, of table: SheetTable) {
        guard let words = table.text("outcome", in: row), let cell = table.cell("outcome", in: row) else { return }
        if let named = table.namedPupil(in: ["remark"], of: row, alone: true) {
            findings.append(named)
            return
        }
        let outcome = Self.outcomes[NameKey.of(words)] ?? Self.outcomes[words]
        if outcome == nil {
            let summary = "核验结果“\(words)”看不懂"
            findings.append(
                Finding(.verdictUnclear, at: table.place(cell), summary, explanation: ["请填：属实、部分属实、不属实；没有核验的留空"]))
        }
        let place = table.grid.place(row)
        let school = school(row, table, place)
        let indicator = indicator(row, table, place)
        let visited = visited(row, table, place)
        let method = method(of: row, in: table)
        if let school, let indicator, let part = part(row, table, of: school, indicator) {
            findings.append(part)
            return
        }
        guard let outcome, let school, let indicator, let visited, let method else { return }
        let check = CheckFinding(
            school: school.uid, name: school.name, indicator: indicator.code, stage: nil, finding: outcome,
            method: method, visitedOn: visited, note: table.text("remark", in: row) ?? "")
        guard seen.insert(check.subject).inserted else {
            findings.append(Finding(.schoolRepeated, at: place, "“\(school.name)”的\(indicator.label)在表里出现了两次"))
            return
        }
        checks.append(check)
    }

    /// The school of a row, which must have reported in the period.
    private mutating func school(_ row: Grid.Row, _ table: SheetTable, _ place: Place) -> School? {
        let name = table.text("name", in: row) ?? ""
        let code = SchoolColumns.readCode(table, row, findings: &findings)
        let found = schools.find(name: name, code: code, regions: NamedRegion.all(in: row, of: table))
        if case .elsewhere(let school, let region) = found {
            findings.append(.elsewhere(school, written: name, region, in: tree, at: place))
            return nil
        }
        guard case .found(let school) = found else {
            findings.append(Finding(.schoolUnknown, at: place, "名册里没有“\(name)”，或不止一所", explanation: ["请写全称或学校标识码"]))
            return nil
        }
        if code == nil || school.code != code {
            misplaced.note(school, written: name, sheetRegions, at: place, in: tree)
        }
        guard reported.contains(school.uid) else {
            findings.append(
                Finding(
                    .verdictUnclear, at: place, "“\(school.name)”\(period.title)没有上报，无从核验",
                    explanation: ["请先导入它这一期的填报表；核验的是另一期的，请用 --period 写明"]))
            return nil
        }
        return school
    }

    /// What is wrong with a row that is about a part of a school only; nil where it is about all of which the item is asked.
    private func part(_ row: Grid.Row, _ table: SheetTable, of school: School, _ indicator: Indicator) -> Finding? {
        for (column, isStage) in [(SchoolColumns.stages, true), (SchoolColumns.grade, false)] {
            guard let cell = table.cell(column.id, in: row), !cell.isBlank else { continue }
            let text = cell.text.compact
            let named =
                isStage
                ? Stage.read(text) : Grade.read(text, in: school.stages)?.compactMap { $0.stage(among: school.stages) }
            let heading = table.heading?[cell.column].text ?? ""
            // 学校类别 may hold 公办 as well.
            if named == nil, !column.matches(heading) { continue }
            let asked = school.stages.filter { stage in
                framework.rules.contains { $0.indicator == indicator.code && $0.stages.contains(stage) }
            }
            let own = asked.isEmpty ? school.stages : asked
            if let named, Set(named).isSuperset(of: own) { continue }
            return Finding(
                .verdictUnclear, at: table.place(cell),
                "“\(school.name)”的\(indicator.label)只核验了“\(text)”，它要求\(SchoolForm.stages(own))，没有登记",
                explanation: [
                    "核验结果是按整所学校记的，一段的结果不能算到别的学段上：各段都核验过的，合成一行，\(column.label)留空（有一段不属实的填“部分属实”）；说明里写明是哪一段"
                ])
        }
        return nil
    }

    private mutating func indicator(_ row: Grid.Row, _ table: SheetTable, _ place: Place) -> Indicator? {
        let item = table.text("item", in: row) ?? ""
        if let indicator = framework.indicator(named: item) { return indicator }
        let known = framework.indicators.map(\.label).joined(separator: "、")
        findings.append(Finding(.verdictUnclear, at: place, "没有“\(item)”这一项", explanation: ["可以填：\(known)"]))
        return nil
    }

    /// The day on which somebody was there, that of entry where none is written; nil where it cannot be.
    private mutating func visited(_ row: Grid.Row, _ table: SheetTable, _ place: Place) -> CalendarDate? {
        guard let text = table.text("visited", in: row) else { return day }
        guard let date = CalendarDate(text) else {
            findings.append(
                Finding(.verdictUnclear, at: place, "核验日期“\(text)”看不懂", explanation: ["请写成 2026-11-20"]))
            return nil
        }
        guard date <= day else {
            findings.append(
                Finding(
                    .verdictUnclear, at: place, "核验日期 \(date) 在登记（\(day)）之后", explanation: ["请写到学校去看的那一天"]))
            return nil
        }
        return isOfPeriod(date, place) ? date : nil
    }

    /// Whether a visit may have been about the period: one before it was about another; one after it may be late, by a term at most.
    private mutating func isOfPeriod(_ date: CalendarDate, _ place: Place) -> Bool {
        guard let start = period.start, let end = period.end else { return true }
        if (start...end).contains(date) { return true }
        let latest = period.next.end ?? end
        let isGrave = date < start || date > latest
        let other = Period(containing: date)
        findings.append(
            Finding(
                isGrave ? .periodMismatch : .verdictUnclear, severity: isGrave ? .error : .warning, at: place,
                "核验日期 \(date) 不在\(period.title)里" + (isGrave ? "，没有登记" : "，按\(period.title)的填报登记"),
                explanation: [
                    "核验的是\(other.title)的填报，请加 --period \(other.id)（那一期还没有导入填报表的，先导入它）；日期写错的，请改正"
                ]))
        return !isGrave
    }

    /// How it was checked, in the words that lists print: empty where nothing is said, nil where it is not understood.
    private mutating func method(of row: Grid.Row, in table: SheetTable) -> String? {
        guard let cell = table.cell("method", in: row), !cell.isBlank else { return "" }
        let parts = cell.text.compact.split { "、,，/;；+和".contains($0) }.map(String.init)
        let known = parts.map { part in Self.methods.first { $0.words.contains { part.contains($0) } }?.label }
        guard !known.contains(nil) else {
            findings.append(
                Finding(
                    .verdictUnclear, at: table.place(cell), "核验方式“\(cell.text.compact)”看不懂",
                    explanation: ["请填：查档、实地、提问、抽测、后台（用平台数据）；用了几种的用顿号隔开，没有写的留空"]))
            return nil
        }
        return known.compactMap(\.self).joined(separator: "、")
    }

    /// What people write for each way of checking.
    private static let methods: [(label: String, words: [String])] = [
        ("查档", ["查档", "档案", "资料", "材料", "台账", "查阅"]), ("实地", ["实地", "现场", "到校", "走访", "入校"]),
        ("提问", ["提问", "询问", "访谈", "座谈", "问答", "问卷", "电话"]), ("抽测", ["抽测", "测试", "测验", "抽考"]),
        ("后台", ["后台", "平台", "系统", "数据"]),
    ]

    private static let outcomes: [String: Verdict.Outcome] = [
        "属实": .confirm, "相符": .confirm, "√": .confirm, "合格": .confirm, "符合": .confirm,
        "部分属实": .partial, "部分相符": .partial, "基本属实": .partial,
        "不属实": .refute, "不符": .refute, "不相符": .refute, "×": .refute, "不合格": .refute, "不符合": .refute,
    ]
}

extension ColumnName {
    fileprivate static let item = ColumnName("item", "项目", ["指标", "核验项目", "检查项目"])
    fileprivate static let outcome = ColumnName("outcome", "核验结果", ["结果", "核查结果", "检查结果", "结论"])
    fileprivate static let method = ColumnName("method", "核验方式", ["方式", "核查方式", "检查方式"])
    fileprivate static let visited = ColumnName("visited", "核验日期", ["日期", "核查日期", "检查日期"])
    fileprivate static let remark = ColumnName("remark", "说明", ["情况说明", "情况", "问题"])
    fileprivate static let claimed = ColumnName("claimed", "自报", ["自报情况"])
}

extension FindingCode {
    package static let verdictUnclear = FindingCode(
        "coverage.verdict-unclear",
        .error,
        "核验表里有一行看不懂",
        manual: """
            核验表每行是一所学校的一项：学校名称、项目（如“课时”）、核验结果。核验结果只能是 属实、部分属实、不属实（√、× 也可以）；
            没有核验到的留空，不要写“未查”。核验方式填 查档、实地、提问、抽测、后台，几种的用顿号隔开，可以不填。日期写成 2026-11-20，是到学校去看的那一天，不能在登记之后。本期没有上报的学校没有什么可核验，请先催报、导入。
            一个项目的结果是整所学校的：有“学段”或“年级”一列、只写了其中一段的（一贯制学校只核验了小学部），不登记；各段都看过的合成一行，留空这一列，在说明里写哪一段怎样。
            抽查表可以用 `humen coverage verify draw -o 抽查表.xlsx` 做好再填。
            """
    )
}
