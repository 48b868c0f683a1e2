package import Diagnostics
package import Spreadsheets

/// Reads a sheet that schools or their county filled for a framework.
///
/// ## File format
///     学校名称,教学计划,大纲,师资,课时,教材
///     示例县第一小学,√,√,√,2,√
///
/// ## Parsing behavior
/// - Personal data first (``PrivacyScan``): what it refuses is not read.
/// - A school is found by ``SchoolMatcher``; one that is not known, or that several could be, is an error.
/// - A title that names another term refuses the sheet, as does a heading that says minutes or all classes together
///   (``HeadingCheck``).
/// - A region that a row, the sheet or the office that enters it names must not speak against that of the school (``NamedRegion``).
/// - A code that means one school beside the name of another is an error; one that nobody knows a warning.
/// - A row may be for some of a school's stages or grades only, where there is a column 学段 or 年级; a column may be for one grade
///   (五年级课时, 课时（五年级）).
/// - A school that does not have to report in the period is read, with a warning that it is not counted.
/// - A row with a school and nothing else is no report: the school stays 未上报.
/// - Values are read by the type of their indicator; a value that is not understood is an error, one that is inexact a
///   warning.
package enum ReportReader {
    /// `known` is what the ledger holds for the period before this sheet; `offices` whose sheet it is, as far as that is known.
    package static func read(
        _ grid: Grid,
        framework: Framework,
        known: CoverageRecords,
        offices: [String] = [],
        findings: inout [Finding]
    ) -> [SchoolReport] {
        let scan = PrivacyScan(grid)
        findings += scan.findings
        if scan.refuses { return [] }
        let indicators = framework.indicators.map {
            ($0, ColumnName($0.code, $0.label, $0.aliases + [$0.code] + lessonNames($0)))
        }
        let grades = GradeColumn.all(in: grid, framework)
        let names =
            grades.map(\.name)
            + [SchoolColumns.name, SchoolColumns.code, SchoolColumns.stages, SchoolColumns.grade, .classes, .students]
            + SchoolColumns.regions.map(\.column) + [SchoolColumns.area] + indicators.map(\.1) + [.staff]
            + PeriodCheck.columns
        var rows = ReportRows(framework: framework, grades: grades, known: known)
        for table in SheetTable.all(in: grid, names: names, required: "name", findings: &findings) {
            findings += table.findings
            guard let heading = table.heading, columnsAreThere(table, heading, framework, grades, &findings),
                HeadingCheck(table: table, heading: heading, framework: framework, grades: grades).passes(
                    known.period, &findings)
            else { continue }
            findings += emptyColumns(table, heading, framework)
            rows.sheetRegions = SheetRegion.all(of: table, offices: offices, in: known.regions)
            for row in table.rows { rows.read(row, of: table) }
            rows.reportEmpty(in: grid)
            rows.reportShortNames(in: grid)
        }
        rows.reportCopies(in: grid)
        findings += rows.findings + rows.misplaced.findings
        return rows.reports
    }

    /// 课时/班, 每学期课时: what lessons are called beside their names; 每学年课时 is looked at by ``HeadingCheck``.
    private static func lessonNames(_ indicator: Indicator) -> [String] {
        guard indicator.kind == .hours else { return [] }
        return ([indicator.label] + indicator.aliases).flatMap { name in
            [name + "/班", name + "/每班", "每学期" + name, name + "/学期", "每学年" + name, name + "/学年"]
        }
    }

    /// A column that is blank for every school beside others that are filled: what was meant by colours is lost.
    private static func emptyColumns(_ table: SheetTable, _ heading: Grid.Row, _ framework: Framework) -> [Finding] {
        let columns = framework.indicators.compactMap { one in table.columns[one.code].map { (one.label, $0) } }
        let blank = columns.filter { _, column in table.rows.allSatisfy { $0[column].isBlank } }
        guard table.rows.count >= 3, let first = blank.first, blank.count < columns.count else { return [] }
        let labels = blank.map { "“\($0.0)”" }.joined(separator: "、")
        return [
            Finding(
                .columnMissing, severity: .warning, at: table.grid.place(heading[first.1]),
                "\(labels)各校都空着，按没有填", explanation: ["涂颜色表示的，程序看不出来，请填 √ 或 ×；本来就不填的不用改"])
        ]
    }

    /// Whether a sheet has the columns of the framework.
    ///
    /// A sheet may fill only some of them; one that lacks some and has others that nobody knows most likely calls them something
    /// else, and would count every school as silent about them.
    private static func columnsAreThere(
        _ table: SheetTable, _ heading: Grid.Row, _ framework: Framework, _ grades: [GradeColumn],
        _ findings: inout [Finding]
    ) -> Bool {
        let byGrade = Set(grades.filter { table.columns[$0.name.id] != nil }.map(\.indicator))
        let missing = framework.indicators.filter { table.columns[$0.code] == nil && !byGrade.contains($0.code) }
        let labels = missing.map { "“\($0.label)”" }.joined(separator: "、")
        if missing.count == framework.indicators.count {
            findings.append(
                Finding(.columnMissing, at: table.grid.place(heading), "表里没有\(framework.title)的任何一列：\(labels)"))
            return false
        }
        guard !missing.isEmpty else { return true }
        guard let first = table.unknown.first else {
            // A sheet of one or two items is meant so; one that lacks one or two of all was cut.
            if missing.count * 2 < framework.indicators.count {
                findings.append(
                    Finding(
                        .columnMissing, severity: .warning, at: table.grid.place(heading),
                        "表里没有\(labels)这一列，各校这一项按没有填", explanation: ["如果是漏了，请补上这一列再导入；以前报过的仍然算"]))
            }
            return true
        }
        let names = missing.map { "\($0.label)（也可写作\($0.aliases.prefix(4).joined(separator: "、"))）" }
        findings.append(
            Finding(
                .columnMissing, at: table.grid.place(first),
                "表里没有\(labels)，却有认不出的列：\(table.unknownWords)",
                explanation: [
                    "如果是同一列换了叫法，请把列名改成：" + names.joined(separator: "；"), "如果本来就不填这几项，请删去认不出的列再导入",
                ]))
        return false
    }
}
