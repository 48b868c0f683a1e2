import DataFiles
import Testing

@testable import Schools

/// A whole school year asked for, and rules that hold by term.
struct SchoolYearTests {
    private let name = "示例县第一小学"
    private let first = Period(firstYear: 2026, term: 1)
    private let second = Period(firstYear: 2026, term: 2)
    private let year = Period(firstYear: 2026, term: nil)

    private func reports(_ hours: String, plan: String = "√") throws -> [SchoolReport] {
        let text = "学校名称,教学计划,大纲,师资,课时,教材\n\(name),\(plan),√,√,\(hours),√\n"
        return try Sample.read(Sample.grid(text)).reports
    }

    private func status(
        _ sheets: [(period: Period, reports: [SchoolReport])], asOf: String = "2027-07-01",
        of framework: Framework? = nil
    ) throws -> SchoolStatus {
        let records = try Sample.records(sheets, period: year, asOf: CalendarDate(asOf))
        let statuses = try (framework ?? Sample.framework()).derive(records)
        return try #require(statuses.first { $0.school.name == name })
    }

    private func upper(_ status: SchoolStatus, _ code: String) -> CoverageStatus? {
        status.indicators.first { $0.indicator.code == code }?.stages.first { $0.stage == .upperPrimary }?.status
    }

    @Test func `the hours of both terms make those of the year`() throws {
        let both = [(first, try reports("1")), (second, try reports("1"))]
        let whole = try status(both)
        #expect(whole.isReported && whole.isCovered)
        #expect(upper(try status([(first, try reports("1"))]), "HOURS") == .not)
        #expect(upper(try status([(first, try reports("1"))], asOf: "2026-12-01"), "HOURS") == .partial)
        #expect(try status([]).isReported == false)
    }

    @Test func `a rule by term must hold in each term that has begun`() throws {
        let national = try Sample.framework()
        let rule = Rule(
            id: "hours-term", indicator: "HOURS", stages: [.upperPrimary], region: "示例县", window: .term,
            authority: "示例县的规定")
        let framework = Framework(
            id: national.id, version: "test", title: national.title, document: national.document, issued: nil,
            source: nil, indicators: national.indicators, rules: national.rules + [rule])
        let both = [(first, try reports("1")), (second, try reports("1"))]
        #expect(upper(try status(both, of: framework), "HOURS") == .covered)
        #expect(
            upper(try status([(first, try reports("2")), (second, try reports("0"))], of: framework), "HOURS") == .not)
        #expect(upper(try status([(first, try reports("2"))], of: framework), "HOURS") == .unknown)
        #expect(upper(try status([(first, try reports("2"))], asOf: "2026-12-01", of: framework), "HOURS") == .covered)
    }

    @Test func `a claim without the file that a rule asks for says so`() throws {
        let national = try Sample.framework()
        let rule = Rule(
            id: "plan-proof", indicator: "PLAN", stages: [.upperPrimary], region: "示例县", needsEvidence: true,
            authority: "示例县的规定")
        let framework = Framework(
            id: national.id, version: "test", title: national.title, document: national.document, issued: nil,
            source: nil, indicators: national.indicators, rules: national.rules + [rule])
        let records = try Sample.records([(first, try reports("2"))])
        func status(_ evidence: [EvidenceFile]) throws -> SchoolStatus {
            let records = CoverageRecords(
                period: records.period, asOf: records.asOf, regions: records.regions, schools: records.schools,
                expected: records.expected, submissions: records.submissions, evidence: evidence)
            return try #require(framework.derive(records).first { $0.school.name == name })
        }
        let bare = try status([])
        #expect(bare.isCovered && bare.lacksEvidence)
        let plan = try #require(framework.indicator("PLAN"))
        #expect(framework.why(bare, plan, in: first).text.contains("小高：自报·缺佐证：填报有，达到要求，但还没有登记佐证"))
        let file = EvidenceFile(school: bare.school.uid, indicator: "PLAN", file: "计划.pdf", sha256: "0")
        #expect(try status([file]).lacksEvidence == false)
    }
}
