import DataFiles
import Schools
import Testing

@testable import Coverage

/// What was found on a check, and steps of mending, that are taken back: they stay written down and count no more.
struct LedgerUndoVerdictTests {
    private let county: County
    private let ledger: Ledger
    private let school: School

    init() throws {
        county = try County()
        ledger = try county.create()
        try county.importRoster(County.fixture("roster.csv"), into: ledger, day: "2026-11-01")
        try county.importSheet(County.fixture("reports.csv"), into: ledger, day: "2026-11-10")
        school = try #require(try county.load(ledger).schools.first { $0.name == "示例县第一小学" })
    }

    private func stamp(_ actor: String = "督查组", _ day: String = "2026-11-21") throws -> Ledger.Stamp {
        Ledger.Stamp(at: day + "T09:00:00+08:00", on: try #require(CalendarDate(day)), actor: actor)
    }

    private func check(_ outcome: Verdict.Outcome, day: String = "2026-11-21") throws {
        let stamp = try stamp("督查组", day)
        let finding = CheckFinding(
            school: school.uid, name: school.name, indicator: "HOURS", stage: nil, finding: outcome, method: "实地",
            visitedOn: stamp.on, note: "")
        let receipt = try ledger.store(
            findings: [finding], framework: county.framework, period: county.period,
            origin: Ledger.Origin(file: "核验.csv", bytes: Array(day.utf8)), stamp: stamp)
        #expect(receipt.new == 1)
    }

    private func mend(_ step: Rectification.Step, day: String) throws {
        let stamp = try stamp("督查组", day)
        let step = Rectification(
            school: school.uid, indicator: "HOURS", step: step, due: nil, document: "", note: "", author: stamp.actor,
            on: stamp.on)
        try ledger.store(step, framework: county.framework.id, period: county.period, stamp: stamp)
    }

    private func undo(_ number: Int, by actor: String = "督查组", day: String = "2026-11-25") throws -> Ledger.UndoReceipt
    {
        try ledger.undo(number: number, framework: county.framework, reason: "看错了学校", stamp: stamp(actor, day))
    }

    /// 未落实 with its case, or what stands.
    private func stand(_ day: String = "2026-11-30") throws -> String {
        let on = try #require(CalendarDate(day))
        let records = try county.load(ledger, day: day)
        let status = try #require(county.framework.derive(records).first { $0.school.uid == school.uid })
        let steps = try ledger.rectifications(framework: county.framework.id, asOf: on)
        let cases = county.framework.rectificationCases(records, steps)
        let hours = status.indicators.first { $0.indicator.code == "HOURS" }
        return "\(hours?.status.rawValue ?? "") \(status.isChecked) " + cases.map(\.state.rawValue).joined()
    }

    @Test func `a verdict that is taken back leaves the report as it was, and may come again`() throws {
        let before = try stand()
        try check(.refute)
        #expect(try stand() == "not true 待整改")
        #expect(try undo(4).withdrawn == 1)
        #expect(try stand() == before)
        // It was never right: no day counts it any more.
        #expect(try stand("2026-11-24") == before)
        #expect(throws: LedgerError.refused("第 4 次登记在 2026-11-25 已经撤销")) { try undo(4) }
        try check(.refute)
        #expect(try stand() == "not true 待整改")
        #expect(try ledger.faults() == [])
        let undoing = try #require(try ledger.imports().undoings.first)
        let entries = try ledger.audit()
        #expect(entries.first { $0.object == undoing.undone }?.sequence == 4)
        #expect(entries.first { $0.object == undoing.batch }?.sequence == 5)
        #expect(undoing.reason == "看错了学校")
    }

    @Test func `the verdict before it counts again`() throws {
        try check(.refute, day: "2026-11-20")
        try check(.confirm, day: "2026-11-22")
        #expect(try stand() == "covered true 复核通过")
        _ = try undo(5)
        #expect(try stand() == "not true 待整改")
        #expect(try ledger.faults() == [])
    }

    @Test func `mending that rests on a verdict goes first, the last step before the others`() throws {
        try check(.refute, day: "2026-11-20")
        try mend(.issued, day: "2026-11-20")
        try check(.confirm, day: "2026-11-22")
        try mend(.closed, day: "2026-11-23")
        #expect(try stand() == "covered true 已销号")
        let rests = LedgerError.refused("不能撤销第 5 次登记：第 7 次登记的整改或销号是接着它办的，请先撤销那一次")
        #expect(throws: rests) { try undo(5) }
        #expect(throws: LedgerError.self) { try undo(6) }
        #expect(try undo(7).kind == "rectification")
        #expect(try stand() == "covered true 复核通过")
        _ = try undo(6)
        #expect(try stand() == "not true 整改中")
        #expect(throws: LedgerError.refused("不能撤销第 4 次登记：第 5 次登记的整改或销号是接着它办的，请先撤销那一次")) { try undo(4) }
        _ = try undo(5)
        #expect(try stand() == "not true 待整改")
        try mend(.issued, day: "2026-11-26")
        #expect(try stand() == "not true 整改中")
        #expect(try ledger.faults() == [])
    }

    @Test func `a report under a verdict can be taken back once the verdict is`() throws {
        try check(.confirm)
        #expect(throws: LedgerError.self) { try undo(3) }
        _ = try undo(4)
        #expect(try undo(3).withdrawn == 8)
        #expect(try ledger.faults() == [])
    }

    @Test func `nobody takes back a verdict on figures of the same hand, nor without a name`() throws {
        try check(.refute)
        let own = "第 4 次登记核验的学校，填报是“示例县禁毒办”登记的，不能自己撤销对自己的核验；请由核验的科室撤销，用 --by 写明"
        #expect(throws: LedgerError.refused(own)) { try undo(4, by: "示例县禁毒办") }
        #expect(throws: LedgerError.refused("撤销核验要写明是谁撤销的，请用 --by 写科室或岗位")) { try undo(4, by: "") }
        #expect(try stand() == "not true 待整改")
    }
}
