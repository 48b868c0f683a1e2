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
