import DataFiles
import Diagnostics
import Spreadsheets
import Testing

@testable import Schools

/// What a school itself says is not asked of it.
struct ExcuseTests {
    private let whole = "示例县第一小学,/（停课）,/（停课）,/（停课）,/（停课）,/（停课）\n"
    private let part = "示例县第一小学,√,√,√,/（停课）,√\n"

    private func records(_ rows: String) throws -> CoverageRecords {
        let text = "学校名称,教学计划,大纲,师资,课时,教材\n" + rows
        return try Sample.records([(Sample.period, try Sample.read(Sample.grid(text)).reports)])
    }

    private func status(_ rows: String) throws -> SchoolStatus {
        try #require(try Sample.framework().derive(try records(rows)).first { $0.school.name == "示例县第一小学" })
    }

    private func source(_ rows: String) throws -> ReportSource {
        let records = try records(rows)
        let statuses = try Sample.framework().derive(records)
        return ReportSource(
            framework: try Sample.framework(), records: records, statuses: statuses,
            rollUp: RollUp(statuses, in: records.regions), head: String(repeating: "0", count: 64), office: "",
            county: "示例县")
    }

    @Test func `a school that says nothing is asked of it still has to report, has reported and is not covered`() throws
    {
        let status = try status(whole)
        #expect(status.exemption == nil && status.isReported && !status.isCovered && !status.isClaimed)
        let before = try source("").rollUp.total.expected
        let source = try source(whole)
        #expect(source.rollUp.total.expected == before && source.rollUp.total.reported == 1)
        #expect(source.rollUp.total.excused == 1 && source.rollUp.total.excusedItems == 5)
        #expect(
            source.missing.first { $0.reported }?.reason
                == "各项都自报不适用：教学计划“/(停课)”、大纲“/(停课)”、师资“/(停课)”、课时“/(停课)”、教材“/(停课)”"
                .replacing("(", with: "（").replacing(")", with: "）"))
        #expect(ReportSource.onTrack([status]) == 0)
    }

    @Test func `it can be drawn, and what it says is on the sheet to take along`() throws {
        let records = try records(whole)
        let framework = try Sample.framework()
        let list = InspectionList(framework.derive(records), records, count: 1, seed: "x")
        #expect(list.candidates == 1)
        #expect(list.sheet(records).matches(of: #/自报不适用/#).count == 5)
        #expect(list.entries.first?.reasons.contains("有自报不适用的项，要看理由") == true)
    }

    @Test func `one item leaves the denominator and is named with its reason everywhere`() throws {
        let status = try status(part)
        #expect(status.isCovered && !status.isConfirmed)
        let source = try source(part)
        let words = "示例县第一小学：课时“/（停课）”"
        let table = source.rollUp.statusTable(
            framework: source.framework, records: source.records, head: source.head)
        #expect(table.contains("自报不适用 1 所 1 项") && table.contains(words))
        #expect(source.quality.contains { $0.contains(words) })
        let notice = Bulletin.notice.document(source).blocks.flatMap { block -> [String] in
            guard case .paragraph(let runs) = block else { return [] }
            return runs.map { if case .text(let text) = $0 { text } else { "" } }
        }
        #expect(notice.contains { $0.hasPrefix("自报不适用的1所1项") })
        let missing = source.framework.missingTable(
            source.missing, excused: source.rollUp.excused, records: source.records)
        #expect(missing.contains("课时“/（停课）”"))
        #expect(source.rollUp.excused.map(\.name) == ["示例县第一小学"])
    }

    @Test func `what was found not to be so is no excuse, and what no rule asks is none`() throws {
        let known = try records(part)
        let school = try #require(known.schools.first { $0.name == "示例县第一小学" }?.uid)
        let day = try #require(Sample.day)
        let verdict = Verdict(
            school: school, period: Sample.period, indicator: "HOURS", stage: nil, revision: 1, finding: .refute,
            method: "", visitedOn: day, note: "", author: "县禁毒办")
        let records = CoverageRecords(
            period: known.period, asOf: known.asOf, regions: known.regions, schools: known.schools,
            expected: known.expected, submissions: known.submissions, verdicts: [verdict])
        let total = RollUp(try Sample.framework().derive(records), in: records.regions).total
        #expect(total.excused == 0 && total.indicators["HOURS"]?.covered == 0)
        let vocational = try source("示例县职业高中,√,/（实习）,√,/（实习）,√\n")
        #expect(vocational.rollUp.total.excused == 0)
    }
}
