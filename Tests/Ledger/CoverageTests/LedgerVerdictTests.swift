import DataFiles
import Diagnostics
import Schools
import Spreadsheets
import Testing

@testable import Coverage

/// A verdict counts for the figure that was seen, and for no other.
struct LedgerVerdictTests {
    private let county: County
    private let ledger: Ledger

    init() throws {
        county = try County()
        ledger = try county.create()
        try county.importRoster(County.fixture("roster.csv"), into: ledger)
        try county.importSheet(County.fixture("reports.csv"), into: ledger)
    }

    private func stamp(_ actor: String, _ day: String) throws -> Ledger.Stamp {
        Ledger.Stamp(at: day + "T09:00:00+08:00", on: try #require(CalendarDate(day)), actor: actor)
    }

    /// Everything of 示例县第一小学 is seen, or one thing of it.
    @discardableResult
    private func check(
        _ items: [String] = ["教学计划", "大纲", "师资", "课时", "教材"], _ outcome: String = "属实", by actor: String = "督查组",
        day: String = "2026-11-25", visited: String = ""
    ) throws -> Ledger.VerdictReceipt {
        let text =
            "学校名称,项目,核验结果,核验日期\n" + items.map { "示例县第一小学,\($0),\(outcome),\(visited)\n" }.joined()
        var findings: [Finding] = []
        let grid = Grid(csv: SourceText(path: "c.csv", text), findings: &findings)
        let stamp = try stamp(actor, day)
        let checks = CheckReader.read(
            grid, framework: county.framework, known: try county.load(ledger, day: day), on: stamp.on,
            findings: &findings)
        #expect(findings.map(\.summary) == [])
        return try ledger.store(
            findings: checks, framework: county.framework, period: county.period,
            origin: Ledger.Origin(file: "c.csv", bytes: Array(text.utf8)), stamp: stamp)
    }

    private func report(_ hours: String, by actor: String = "示例县禁毒办", day: String) throws {
        let text = "学校名称,课时\n示例县第一小学,\(hours)\n"
        var findings: [Finding] = []
        let grid = Grid(csv: SourceText(path: "s.csv", text), findings: &findings)
        let reports = ReportReader.read(
            grid, framework: county.framework, known: try county.load(ledger, day: day), findings: &findings)
        #expect(!findings.haveErrors)
        let receipt = try ledger.store(
            reports: reports, framework: county.framework, period: county.period,
            origin: Ledger.Origin(file: "s.csv", bytes: Array((text + day).utf8)), stamp: try stamp(actor, day),
            replaces: true)
        #expect(receipt.revised == 1)
    }

    /// Schools 已核验, 核验属实, 核验后改过 and 全部落实 of the whole county.
    private func counts(_ day: String) throws -> [Int] {
        let records = try county.load(ledger, day: day)
        let total = RollUp(county.framework.derive(records), in: records.regions).total
        return [total.checked, total.confirmed, total.outdated, total.covered]
    }

    private func state(_ day: String) throws -> [String] {
        county.framework.rectificationCases(try county.load(ledger, day: day), []).map {
            "\($0.name)\($0.label) \($0.state.rawValue)"
        }
    }

    @Test func `a figure that came in after the check was seen by nobody, until it is checked again`() throws {
        try check()
        #expect(try counts("2026-11-25") == [1, 1, 0, 5])
        try report("8", day: "2026-11-26")
        #expect(try counts("2026-11-26") == [1, 0, 1, 5])
        #expect(try counts("2026-11-25") == [1, 1, 0, 5])
        #expect(try state("2026-11-26") == ["示例县第一小学课时 核验后改过"])
        #expect(try state("2026-11-25") == [])
        try check(["课时"], day: "2026-11-27")
        #expect(try counts("2026-11-27") == [1, 1, 0, 5])
        #expect(try state("2026-11-27") == [])
        #expect(try ledger.faults() == [])
    }

    @Test func `the page of the school and the list to draw from say that it is to be checked again`() throws {
        try check()
        try report("8", day: "2026-11-26")
        let records = try county.load(ledger, day: "2026-11-26")
        let statuses = county.framework.derive(records)
        let list = InspectionList(statuses, records, count: 1, seed: "1")
        #expect(list.entries.map(\.status.school.name) == ["示例县第一小学"])
        #expect(list.entries.first?.reasons.first == "核验后改过填报，要重新核验")
        #expect(list.outdated == 1)
        let status = try #require(statuses.first { $0.school.name == "示例县第一小学" })
        let hours = try #require(county.framework.indicator("HOURS"))
        let words = county.framework.why(status, hours, in: county.period).stages.compactMap(\.verification)
        #expect(words.allSatisfy { $0.hasSuffix("：属实（核验后改过，要重新核验）") } && !words.isEmpty)
    }

    @Test func `what an inspector corrects is checked by another`() throws {
        try check()
        try report("8", by: "督查组", day: "2026-11-26")
        #expect(try counts("2026-11-26") == [1, 0, 1, 5])
        #expect(throws: LedgerError.self) { try check(day: "2026-11-27") }
        // Back to what was seen, by the same hand and by another's.
        try report("2", by: "督查组", day: "2026-11-28")
        #expect(try counts("2026-11-28") == [1, 0, 1, 5])
        try check(by: "第二督查组", day: "2026-11-29")
        #expect(try counts("2026-11-29") == [1, 1, 0, 5])
    }

    @Test func `a figure that is changed back by the office that reported it is the one that was seen`() throws {
        try check()
        try report("8", day: "2026-11-26")
        try report("2", day: "2026-11-27")
        #expect(try counts("2026-11-27") == [1, 1, 0, 5])
    }

    @Test func `a check entered late judges what had come in on the day of the visit`() throws {
        try report("8", day: "2026-11-26")
        try check(day: "2026-11-28", visited: "2026-11-24")
        #expect(try counts("2026-11-28") == [1, 0, 1, 5])
    }

    @Test func `what was found not to be so stays so until somebody looks again`() throws {
        try check(["课时"], "不属实")
        #expect(try counts("2026-11-25") == [1, 0, 0, 4])
        try report("9", day: "2026-11-26")
        #expect(try counts("2026-11-26") == [0, 0, 1, 4])
        #expect(try state("2026-11-26") == ["示例县第一小学课时 待整改"])
        try check(["课时"], day: "2026-11-27")
        #expect(try counts("2026-11-27") == [1, 0, 0, 5])
    }

    @Test func `the same words of another office are a check of their own, those of the same office are not`() throws {
        try check(visited: "2026-11-25")
        let again = try check(by: "第二督查组", visited: "2026-11-25")
        #expect(again == Ledger.VerdictReceipt(new: 5, unchanged: 0, outdated: 0, isStored: true))
        try report("8", day: "2026-11-26")
        let late = try check(by: "第二督查组", day: "2026-11-27", visited: "2026-11-25")
        #expect(late == Ledger.VerdictReceipt(new: 0, unchanged: 5, outdated: 1, isStored: true))
        #expect(try counts("2026-11-27") == [1, 0, 1, 5])
    }

    @Test func `the second term makes another sum of the year than the one that was seen`() throws {
        try check()
        let second = Period(firstYear: 2026, term: 2)
        try county.importRoster(County.fixture("roster.csv"), into: ledger, day: "2027-03-01", period: second)
        let sheet = Array("学校名称,教学计划,大纲,师资,课时,教材\n示例县第一小学,√,√,√,5,√\n".utf8)
        let receipt = try county.importSheet(sheet, into: ledger, day: "2027-03-01", period: second).receipt
        #expect(receipt?.new == 1)
        let year = try county.load(ledger, day: "2027-03-01", period: county.period.schoolYear)
        let status = try #require(
            county.framework.derive(year).first { $0.school.name == "示例县第一小学" })
        #expect(status.indicators.filter(\.isOutdated).map(\.indicator.code) == ["HOURS"])
        #expect(!status.isConfirmed)
    }
}
