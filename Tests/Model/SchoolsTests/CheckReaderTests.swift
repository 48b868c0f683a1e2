import DataFiles
import Diagnostics
import Spreadsheets
import Testing

@testable import Schools

/// How a school was checked is one of a few known ways.
struct CheckReaderTests {
    @Test(arguments: [
        ("实地", "实地", ""), ("查档、实地", "查档、实地", ""), ("到校查看；查阅资料", "实地、查档", ""), ("电话询问", "提问", ""), ("平台数据", "后台", ""),
        ("", "", ""), ("猜的", "", "c.csv:2:15 核验方式“猜的”看不懂 [coverage.verdict-unclear]"),
        ("实地、听说", "", "c.csv:2:15 核验方式“实地、听说”看不懂 [coverage.verdict-unclear]"),
    ])
    func `a way of checking is known or refused`(cell: String, expected: String, finding: String) throws {
        let records = try Sample.records([(Sample.period, try Sample.read(try Sample.fixture("reports.csv")).reports)])
        var findings: [Finding] = []
        let grid = Sample.grid("学校名称,项目,核验结果,核验方式\n示例县第一小学,课时,属实,\(cell)\n", path: "c.csv")
        let checks = CheckReader.read(
            grid, framework: try Sample.framework(), known: records, on: try #require(Sample.day), findings: &findings)
        #expect(findings.lines == (finding.isEmpty ? [] : [finding]))
        #expect(checks.map(\.method) == (finding.isEmpty ? [expected] : []))
    }

    private func check(_ text: String, path: String = "c.csv", asOf day: CalendarDate? = Sample.day) throws -> [String]
    {
        let records = try Sample.records([(Sample.period, try Sample.read(try Sample.fixture("reports.csv")).reports)])
        var findings: [Finding] = []
        _ = CheckReader.read(
            Sample.grid(text, path: path), framework: try Sample.framework(), known: records,
            on: try #require(day), findings: &findings)
        return findings.map { "\($0.severity == .error ? "错误" : "提醒") \($0.summary)" }
    }

    @Test func `everything that is wrong with a row is told at once`() throws {
        let rows = "学校名称,项目,核验结果,核验方式,核验日期\n某校,饭堂,待定,猜的,去年\n示例县第一小学,课时,属实,实地,2026-11-20\n"
        #expect(
            try check(rows) == [
                "错误 核验结果“待定”看不懂", "错误 名册里没有“某校”，或不止一所", "错误 没有“饭堂”这一项", "错误 核验日期“去年”看不懂", "错误 核验方式“猜的”看不懂",
            ])
        #expect(try check("学校名称,项目,核验结果\n某校,饭堂,\n") == [])
    }

    @Test func `a sheet of checks of another term is refused`() throws {
        let rows = "学校名称,项目,核验结果,核验日期\n示例县第一小学,课时,属实,"
        #expect(try check(rows + "2026-11-20\n") == [])
        #expect(try check("2026年秋季抽查核验表,,,\n" + rows + "2026-11-20\n") == [])
        #expect(
            try check("2025年秋季抽查核验表,,,\n" + rows + "2026-11-20\n") == [
                "错误 表头写的是2025-2026学年第一学期，现在登记的是2026-2027学年第一学期，没有读取"
            ])
        #expect(try check(rows + "2026-11-20\n", path: "第二学期抽查.csv").count == 1)
        #expect(
            try check(rows + "2025-11-20\n") == ["错误 核验日期 2025-11-20 不在2026-2027学年第一学期里，没有登记"])
    }

    @Test(arguments: [
        ("石桥镇九年一贯制学校,初中,课时", true), ("石桥镇九年一贯制学校,小学、初中,课时", false),
        ("石桥镇九年一贯制学校,九年一贯制,师资", false), ("石桥镇九年一贯制学校,,课时", false), ("柳河镇初级中学,初中,课时", false),
        ("示例县第一小学,小学,课时", false), ("石桥镇九年一贯制学校,小学部,师资", true),
    ])
    func `what was found in one stage is never kept of the others`(row: String, isRefused: Bool) throws {
        let told = try check("学校名称,学段,项目,核验结果\n\(row),不属实\n")
        let parts = row.split(separator: ",", omittingEmptySubsequences: false)
        #expect(told.allSatisfy { $0.hasPrefix("错误 “\(parts[0])”的\(parts[2])只核验了“\(parts[1])”") })
        #expect(told.isEmpty != isRefused, "\(told)")
    }

    @Test func `a row about one grade is no verdict on a school of several stages`() throws {
        let told = try check("学校名称,年级,项目,核验结果\n石桥镇九年一贯制学校,八年级,师资,不属实\n柳河镇初级中学,八年级,师资,不属实\n")
        #expect(told.count == 1 && told[0].contains("只核验了“八年级”"), "\(told)")
    }

    @Test func `a visit after the term is told, one more than a term later refused`() throws {
        let rows = "学校名称,项目,核验结果,核验日期\n示例县第一小学,课时,属实,"
        let late = CalendarDate("2028-01-01")
        #expect(
            try check(rows + "2027-03-10\n", asOf: late) == [
                "提醒 核验日期 2027-03-10 不在2026-2027学年第一学期里，按2026-2027学年第一学期的填报登记"
            ])
        #expect(
            try check(rows + "2027-11-20\n", asOf: late) == ["错误 核验日期 2027-11-20 不在2026-2027学年第一学期里，没有登记"])
    }

    @Test func `on paper no school is divided between two pages`() throws {
        let records = try Sample.records([(Sample.period, try Sample.read(try Sample.fixture("reports.csv")).reports)])
        let framework = try Sample.framework()
        let list = InspectionList(framework.derive(records), records, count: 8, seed: "a")
        let sheet = list.workbook(framework, records, place: "示例县", head: String(repeating: "0", count: 64)).sheets[0]
        let schools = sheet.merges.filter { $0.columns == 0...0 }.map(\.rows)
        #expect(schools.count == 8 && !sheet.pageBreaks.isEmpty && !sheet.fitsWidth)
        #expect(sheet.pageBreaks.allSatisfy { row in schools.contains { $0.lowerBound == row } })
        let ends = sheet.pageBreaks + [sheet.rows.count]
        #expect(zip([3] + sheet.pageBreaks, ends).allSatisfy { $1 - $0 <= 30 })
    }
}
