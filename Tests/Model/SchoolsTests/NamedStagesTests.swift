import Diagnostics
import Spreadsheets
import Testing

@testable import Schools

/// Rosters without a column 学段: what names tell, what is asked, what is answered.
struct NamedStagesTests {
    @Test(arguments: [
        ("示例县第一小学", "小学"), ("示例县实验小学（东校区）", "小学"), ("示例师范学院附属小学", "小学"), ("柳河镇完小", "小学"), ("示例县第一小学校", "小学"),
        ("示例县第一小学西校区", "小学"), ("柳河镇初级中学", "初中"), ("示例中学初中部", "初中"), ("示例县高级中学", "高中"), ("示例县第二完全中学", "初中、高中"),
        ("石桥九年一贯制学校", "小学、初中"), ("示例十二年一贯制学校", "小学、初中、高中"), ("示例县职业高级中学", "中职"), ("示例市职教中心", "中职"),
        ("示例理工大学(南校区)", "高校"), ("示例职业技术学院", "高校"), ("城关幼儿园", "幼儿园"), ("示例县第一中学", "问：中学"), ("示例县一中", "问：中学"),
        ("示例大学附属中学", "问：中学"), ("第三十五中学校（北校区）", "问：中学"), ("示例外国语学校", "问：学校"), ("青山小学教学点", "问：其他"),
        ("示例县特殊教育学校", "问：其他"), ("示例中小学", "问：其他"), ("少年宫", "问：其他"),
    ])
    func `a name tells the stages or asks`(name: String, expected: String) {
        let said =
            switch NamedStages(of: name) {
            case .stages(let stages): SchoolForm.stages(stages)
            case .kindergarten: "幼儿园"
            case .unclear(let kind): "问：\(kind)"
            }
        #expect(said == expected)
    }

    private static let roster = """
        学校名称,区县
        第一小学,示例县
        第二小学,示例县
        柳河初级中学,示例县
        第一中学,示例县
        第二中学,示例县
        外国语学校,示例县
        城关幼儿园,示例县

        """

    private func read(_ answers: [String]) throws -> (entries: [String], findings: [Finding]) {
        var findings: [Finding] = []
        let entries = RosterReader.read(
            Sample.grid(Self.roster), county: nil, answers: try StageAnswers(answers), findings: &findings)
        return (entries.map { "\($0.name) \(SchoolForm.stages($0.stages))" }, findings)
    }

    @Test func `without a column 学段 names are taken and the rest is asked in one error`() throws {
        let (entries, findings) = try read([])
        #expect(entries == ["第一小学 小学", "第二小学 小学", "柳河初级中学 初中"])
        #expect(
            findings.lines == [
                "a.csv:2:1 3 所学校没有填学段，从校名看：小学 2 所（第一小学、第二小学），初中 1 所（柳河初级中学） [coverage.stage-from-name]",
                "a.csv:5:1 名册没有“学段”一列，3 所学校从校名看不出学段：中学 2 所（第一中学、第二中学），学校 1 所（外国语学校） [coverage.stage-unclear]",
                "a.csv:8:1 幼儿园不在统计范围，没有读取：1 所（城关幼儿园） [coverage.row-skipped]",
            ])
    }

    @Test func `answers are taken for the names that hold their word, and for the rest`() throws {
        let (entries, findings) = try read(["中学=完全中学", "第二中学=初中", "九年一贯制"])
        #expect(
            entries == [
                "第一小学 小学", "第二小学 小学", "柳河初级中学 初中", "第一中学 初中、高中", "第二中学 初中", "外国语学校 小学、初中",
            ])
        #expect(findings.map(\.code.id) == ["coverage.row-skipped", "coverage.stage-from-name"])
        #expect(throws: StageAnswers.Problem.self) { try StageAnswers(["中学=大中"]) }
    }

    @Test func `the sheet given back has the column, filled where names tell and red where not`() throws {
        let grid = Sample.grid(Self.roster)
        let columns = StageColumn.proposed(for: grid)
        let draft = ReturnedSheet(grid, findings: [], stages: columns).draft
        let sheet = try #require(draft.sheets.last)
        let words = sheet.rows.map { row -> String in
            guard row.count == 3, let cell = row.last else { return "短" }
            if case .text(let text) = cell.value { return text }
            return cell.style.fill == 0xFF_C7CE ? "红" : "空"
        }
        #expect(words == ["学段", "小学", "小学", "初中", "红", "红", "红", "幼儿园"])
        #expect(sheet.choices.map(\.span) == [SheetDraft.Span(rows: 1...7, columns: 2...2)])
        // Filled in, it is taken like any roster.
        var findings: [Finding] = []
        let filled = Grid(
            file: "b.xlsx",
            sheets: [
                Grid.Sheet(
                    name: "原表",
                    rows: sheet.rows.enumerated().map { index, row in
                        Grid.Row(
                            number: index + 1,
                            cells: row.enumerated().map { column, cell in
                                var text = "九年一贯制"
                                if case .text(let written) = cell.value { text = written }
                                return Grid.Cell(text: text, row: index + 1, column: column)
                            })
                    })
            ])
        #expect(RosterReader.read(filled, county: nil, findings: &findings).count == 6)
        #expect(!findings.haveErrors)
    }
}
