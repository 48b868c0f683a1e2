import DataFiles
import Diagnostics
import Spreadsheets
import Testing

@testable import Schools

/// Sheets that go out to schools, and those that go back to them.
struct SchoolFormTests {
    private func form() throws -> (Grid, CoverageRecords) {
        let records = try Sample.records([])
        let framework = try Sample.framework()
        let statuses = framework.derive(records).filter(\.isExpected)
        let form = SchoolForm(framework: framework, records: records, owner: "示例县", office: "示例县禁毒办", due: "12月20日")
        return (try Grid(workbook: try form.draft(statuses).bytes(), file: "填报表.xlsx"), records)
    }

    @Test func `a form that comes back as it went out says that nobody filled it in`() throws {
        let (grid, records) = try form()
        let (reports, findings) = try Sample.read(grid)
        #expect(reports == [])
        #expect(findings.map(\.code.id) == ["coverage.row-empty"])
        // Two have nothing to report, two have two levels.
        #expect(grid.sheets[0].rows.count == 3 + records.expected.count)
    }

    @Test func `what is filled into a form is read`() throws {
        let (grid, _) = try form()
        let sheet = grid.sheets[0]
        let rows = sheet.rows.map { row -> Grid.Row in
            guard row.number == 4 else { return row }
            let filled = (0..<12).map { column in
                let words = ["√", "√", "×", "2", "√"]
                return (6..<11).contains(column) ? row[column].with(words[column - 6]) : row[column]
            }
            return Grid.Row(number: 4, cells: filled)
        }
        let (reports, findings) = try Sample.read(
            Grid(file: "填报表.xlsx", sheets: [Grid.Sheet(name: sheet.name, rows: rows, traits: sheet.traits)]))
        // The first school has two levels: its first row is about 小学.
        let words = reports.map { $0.claims.map { "\($0.stage?.rawValue ?? "") \($0.value.words(unit: ""))" } }
        #expect(
            words == [
                ["小低 有", "小高 有", "小低 有", "小高 有", "小低 无", "小高 无", "小低 2", "小高 2", "小低 有", "小高 有"]
            ])
        #expect(!findings.haveErrors)
    }

    @Test func `a form by grades has a row for each grade that is asked, and comes back as what each did`() throws {
        let framework = try Sample.framework()
        let records = try Sample.records([])
        let statuses = framework.derive(records).filter { $0.school.name == "示例县第一小学" }
        let form = SchoolForm(
            framework: framework, records: records, owner: "示例县", office: "", due: "", isByGrade: true)
        let grid = try Grid(workbook: try form.draft(statuses).bytes(), file: "填报表.xlsx")
        let sheet = grid.sheets[0]
        #expect(sheet.rows[2].cells.prefix(7).map(\.text) == ["学校名称", "学校标识码", "乡镇", "学段", "年级", "班级数", "学生数"])
        #expect(sheet.rows.dropFirst(3).map { $0[4].text } == ["五年级", "六年级"])
        let rows = sheet.rows.map { row -> Grid.Row in
            guard row.number > 3 else { return row }
            return Grid.Row(
                number: row.number,
                cells: (0..<13).map { $0 == 10 ? row[$0].with(row.number == 4 ? "2" : "1") : row[$0] })
        }
        let (reports, findings) = try Sample.read(
            Grid(file: "填报表.xlsx", sheets: [Grid.Sheet(name: sheet.name, rows: rows, traits: sheet.traits)]))
        #expect(!findings.haveErrors)
        let hours = reports.flatMap(\.claims).filter { $0.indicator == "HOURS" }
        #expect(hours.map { "\($0.stage?.rawValue ?? "") \($0.part ?? "") \($0.text)" } == ["小高 五年级 2", "小高 六年级 1"])
    }

    @Test func `a sheet goes back with its mistakes marked and listed`() throws {
        let grid = Sample.grid("学校名称,教学计划,大纲,师资,课时,教材\n示例县第一小学,√,√,√,2节×12班,√\n没有的学校,√,√,√,2,√\n")
        let returned = ReturnedSheet(grid, findings: try Sample.read(grid).findings).draft
        #expect(returned.sheets.map(\.name) == ["问题清单", "原表"])
        let marked = returned.sheets[1].rows.enumerated().flatMap { row, cells in
            cells.enumerated().compactMap { column, cell in cell.remark.map { "\(row) \(column) \($0)" } }
        }
        #expect(
            marked == [
                "1 4 “示例县第一小学”的课时“2节×12班”看不懂\n应填每班课时数，如 2，不要乘班数\n——虎门核对",
                "2 0 名册里没有“没有的学校”\n如果是新学校，请先加到名册里再导入名册\n——虎门核对",
            ])
        #expect(returned.sheets[1].rows[1][4].style.fill == 0xFF_C7CE)
        #expect(returned.sheets[0].rows.count == 3)
    }

    @Test func `a sheet of text goes back with every cell that it had`() throws {
        let text = "日期,类型,地点,活动名称,对象\n2026-11-05,进学校,甲,班会,学生\n2026-11-06,进太空,乙,讲座,旅客\n2026-11-07,进单位,丙,讲座,工人\n"
        var findings: [Finding] = []
        let grid = Sample.grid(text)
        _ = ActivityReader.read(
            grid, framework: try Sample.framework(), on: try #require(CalendarDate("2026-11-30")), findings: &findings)
        #expect(findings.haveErrors)
        let rows = ReturnedSheet(grid, findings: findings).draft.sheets[1].rows
        #expect(rows.map { $0.count } == [5, 5, 5, 5])
        #expect(rows.map { "\($0[4].value)" } == ["对象", "学生", "旅客", "工人"].map { "\(CellDraft.text($0).value)" })
    }

    @Test func `no personal data goes back`() throws {
        let text = """
            学校名称,课时,校长,家长（签名）,备注
            示例县第一小学,2,张某某,李小红,身份证11010519491231002X
            示例县第二小学,2,王某某,赵小兰,13800000000

            """
        let grid = Sample.grid(text)
        let returned = ReturnedSheet(grid, findings: PrivacyScan(grid).findings).draft
        let words = returned.sheets.flatMap(\.rows).joined().map { cell in "\(cell.value) \(cell.remark ?? "")" }
        for secret in ["张某某", "李小红", "1101", "1380", "赵小兰"] {
            #expect(!words.contains { $0.contains(secret) }, "\(secret)")
        }
        #expect(words.contains { $0.contains("示例县第二小学") })
    }

    @Test(arguments: ["家长", "参加学生", "家长（签名）", "参加人员名单", "获奖学生"])
    func `a column of names refuses the file`(heading: String) {
        #expect(PrivacyScan(Sample.grid("学校名称,课时,\(heading)\n示例县第一小学,2,王小明\n")).refuses)
        #expect(!PrivacyScan(Sample.grid("学校名称,课时,\(heading)\n示例县第一小学,2,高一年级\n")).refuses)
    }

    @Test func `columns that are called something else are an error that names those that are missing`() throws {
        let (reports, findings) = try Sample.read(
            Sample.grid("学校名称,教学计划,大纲,讲师团,课时,教材\n示例县第一小学,√,√,√,2,√\n"))
        #expect(reports == [])
        #expect(
            findings.filter { $0.severity == .error }.lines == [
                "a.csv:1:14 表里没有“师资”，却有认不出的列：“讲师团” [coverage.column-missing]"
            ])
        #expect(!(try Sample.read(Sample.grid("学校名称,计划,大纲,老师,课时,课本\n示例县第一小学,√,√,√,2,√\n")).findings.haveErrors))
    }

    @Test func `a form of two headings with merged cells is read whole`() throws {
        let grid = try Grid(
            workbook: try Sample.bytes("Tests/Fixtures/coverage/sheets/report.xlsx"), file: "report.xlsx")
        let (reports, findings) = try Sample.read(grid)
        #expect(reports.count == 5)
        #expect(
            findings.lines == [
                "report.xlsx:五落实!A7 隐藏的内容也读进来了：第 7 行 [coverage.hidden-read]",
                "report.xlsx:五落实!G7 “示例县实验小学”的课时“约2”不是准数，按 2 计 [coverage.value-approximate]",
                "report.xlsx:五落实!G8 G8 有批注，批注没有读 [coverage.mark-unread]",
                "report.xlsx:五落实!G8 “柳河镇中心小学”的课时“2-3”是一个范围，按下限 2 计 [coverage.value-approximate]",
                "report.xlsx:五落实!B10 合计、说明等行没有当作学校：第 10、11 行 [coverage.row-skipped]",
            ])
    }
}
