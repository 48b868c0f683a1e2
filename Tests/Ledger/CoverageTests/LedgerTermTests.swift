import DataFiles
import Diagnostics
import Schools
import Spreadsheets
import Testing

@testable import Coverage

/// What was found in the first term does not end with it.
struct LedgerTermTests {
    private let county: County
    private let ledger: Ledger
    private let second = Period(firstYear: 2026, term: 2)

    /// Two terms, both reported alike; the hours of one school are refuted in the first.
    init() throws {
        county = try County()
        ledger = try county.create()
        try county.importRoster(County.fixture("roster.csv"), into: ledger)
        try county.importSheet(County.fixture("reports.csv"), into: ledger)
        try check("课时", "不属实", county.period, "2026-11-25")
        try check("教材", "属实", county.period, "2026-11-25")
        try county.importRoster(County.fixture("roster.csv"), into: ledger, day: "2027-03-01", period: second)
        try county.importSheet(County.fixture("reports.csv"), into: ledger, day: "2027-03-02", period: second)
    }

    private func stamp(_ day: String) throws -> Ledger.Stamp {
        Ledger.Stamp(at: day + "T09:00:00+08:00", on: try #require(CalendarDate(day)), actor: "督查组")
    }

    private func check(_ item: String, _ outcome: String, _ period: Period, _ day: String) throws {
        let text = "学校名称,项目,核验结果,核验日期\n示例县第一小学,\(item),\(outcome),\(day)\n"
        var findings: [Finding] = []
        let checks = CheckReader.read(
            Grid(csv: SourceText(path: "c.csv", text), findings: &findings), framework: county.framework,
            known: try county.load(ledger, day: day, period: period), on: try #require(CalendarDate(day)),
            findings: &findings)
        #expect(findings.map(\.summary) == [])
        _ = try ledger.store(
            findings: checks, framework: county.framework, period: period,
            origin: Ledger.Origin(file: "c.csv", bytes: Array(text.utf8)), stamp: try stamp(day))
    }

    /// How an indicator of 示例县第一小学 stands, and whether it counts as checked.
    private func status(_ code: String, _ period: Period, _ day: String) throws -> String {
        let statuses = county.framework.derive(try county.load(ledger, day: day, period: period))
        let status = try #require(statuses.first { $0.school.name == "示例县第一小学" })
        let indicator = try #require(status.indicators.first { $0.indicator.code == code })
        return "\(indicator.status) \(indicator.claimed) \(indicator.isOutdated)"
    }

    private func cases(_ period: Period, _ day: String) throws -> [String] {
        let steps = try ledger.rectifications(
            framework: county.framework.id, asOf: try #require(CalendarDate(day)))
        return county.framework.rectificationCases(try county.load(ledger, day: day, period: period), steps)
            .map { "\($0.name)\($0.label) \($0.state.rawValue)" }
    }

    @Test func `hours that were refuted in the first term stay so in the second, until they are checked again`() throws
    {
        #expect(try status("HOURS", county.period, "2026-11-26") == "not covered false")
        #expect(try status("HOURS", second, "2027-03-02") == "not covered true")
        #expect(try status("TEXTBOOK", second, "2027-03-02") == "covered covered false")
        try check("课时", "属实", second, "2027-03-10")
        #expect(try status("HOURS", second, "2027-03-10") == "covered covered false")
        #expect(try status("HOURS", second, "2027-03-02") == "not covered true")
        #expect(try status("HOURS", county.period, "2027-03-10") == "not covered false")
        #expect(try ledger.faults() == [])
    }

    @Test func `a case stays in the list of every later period until it is closed`() throws {
        let next = Period(firstYear: 2027, term: 1)
        #expect(try cases(second, "2027-03-02") == ["示例县第一小学课时 待整改"])
        #expect(try cases(next, "2027-10-01") == ["示例县第一小学课时 待整改"])
        try check("课时", "属实", second, "2027-03-10")
        #expect(try cases(county.period, "2027-03-10") == ["示例县第一小学课时 复核通过"])
        let list = try county.load(ledger, day: "2027-03-10", period: second)
        let school = try #require(list.schools.first { $0.name == "示例县第一小学" })
        try ledger.store(
            Rectification(
                school: school.uid, indicator: "HOURS", step: .closed, due: nil, document: "", note: "",
                author: "督查组", on: try #require(CalendarDate("2027-03-11"))),
            framework: county.framework.id, period: second, stamp: try stamp("2027-03-11"))
        #expect(try cases(second, "2027-03-11") == ["示例县第一小学课时 已销号"])
        #expect(try cases(county.period, "2027-03-11") == ["示例县第一小学课时 已销号"])
        #expect(try cases(next, "2027-10-01") == [])
    }

    @Test func `a school of which something was refuted is drawn with that reason`() throws {
        let records = try county.load(ledger, day: "2027-03-02", period: second)
        let list = InspectionList(county.framework.derive(records), records, count: 1, seed: "1")
        #expect(list.entries.map(\.status.school.name) == ["示例县第一小学"])
        #expect(list.entries.first?.reasons.contains("上期查出不属实，还没有复核") == true)
    }

    @Test func `a file that stands behind a figure of the year does so in its second term`() throws {
        let records = try county.load(ledger, day: "2027-03-02", period: second)
        let school = try #require(records.schools.first { $0.name == "示例县第一小学" })
        let file = EvidenceFile(
            school: school.uid, indicator: "TEXTBOOK", file: "a.jpg", sha256: String(repeating: "a", count: 64))
        _ = try ledger.store(
            evidence: file, bytes: 9, framework: county.framework.id, period: county.period,
            stamp: try stamp("2026-11-26"))
        #expect(try county.load(ledger, day: "2027-03-02", period: second).earlierEvidence == [file])
        #expect(try county.load(ledger, day: "2027-03-02", period: second).evidence == [])
        #expect(try county.load(ledger, day: "2027-03-02").earlierEvidence == [])
    }
}
