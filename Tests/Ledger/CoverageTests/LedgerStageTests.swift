import Diagnostics
import Schools
import Testing

@testable import Coverage

/// A school that gains or loses stages after it reported: what it said is about the stages that it had.
struct LedgerStageTests {
    private static let whole = "丙学校,,√,√,√,2,√\n"
    private static let rows = [
        "全": whole, "初": "丙学校,初中,√,√,√,2,√\n", "时": "丙学校,,,,,3,\n",
        "又": "丙学校,,有,有,有,2,有\n", "少": "丙学校,,√,√,×,1,√\n",
    ]

    /// Rosters and sheets in the order in which they are entered, each with its day in November: `r小学/10 s全/12` is a roster that calls the
    /// school a 小学 and a sheet about all of it.
    private func ledger(_ steps: String) throws -> (county: County, ledger: Ledger) {
        let county = try County()
        let ledger = try county.create()
        for step in steps.split(separator: " ") { try take(String(step), county, ledger) }
        return (county, ledger)
    }

    @discardableResult
    private func take(_ step: String, _ county: County, _ ledger: Ledger) throws -> [Int] {
        let parts = step.dropFirst().split(separator: "/").map(String.init)
        let day = "2026-11-" + parts[1]
        if step.hasPrefix("r") {
            let text = "学校名称,区县,学段\n丙学校,示例县,\(parts[0])\n"
            let found = try county.importRoster(Array(text.utf8), into: ledger, day: day)
            #expect(!found.findings.contains { $0.severity == .error })
            return []
        }
        let text = "学校名称,学段,教学计划,大纲,师资,课时,教材\n" + (Self.rows[parts[0]] ?? "")
        return try #require(try county.importSheet(Array(text.utf8), into: ledger, day: day).receipt).counts
    }

    /// 已报 1 小学 1 1 初中 1 0: whether it counts as reported, then each level with what is expected, reported and covered of it.
    private func stand(_ county: County, _ ledger: Ledger, day: String = "2026-11-21") throws -> String {
        let records = try county.load(ledger, day: day)
        let rollUp = RollUp(county.framework.derive(records), in: records.regions)
        let levels = rollUp.levels.map { "\($0.level.rawValue) \($0.expected)\($0.reported)\($0.covered)" }
        return "已报\(rollUp.total.reported) " + levels.joined(separator: " ")
    }

    private static let ways: [(steps: String, expected: String)] = [
        // Added on the very day, or later; before the sheet it is part of it.
        ("r小学/10 s全/10 r九年一贯制/10", "已报1 小学 111 初中 100"),
        ("r小学/10 s全/10 r九年一贯制/12", "已报1 小学 111 初中 100"),
        ("r小学/10 r九年一贯制/10 s全/10", "已报1 小学 111 初中 111"),
        // A sheet of an earlier day that is entered late is of the stages of that day; a roster of an earlier day was there.
        ("r小学/01 r九年一贯制/12 s全/10", "已报1 小学 111 初中 100"),
        ("r小学/01 s全/10 r九年一贯制/05", "已报1 小学 111 初中 111"),
        // Said again of the whole, or of the new stage alone.
        ("r小学/10 s全/10 r九年一贯制/10 s全/10", "已报1 小学 111 初中 111"),
        ("r小学/10 s全/10 r九年一贯制/10 s全/15", "已报1 小学 111 初中 111"),
        ("r小学/10 s全/10 r九年一贯制/10 s初/10", "已报1 小学 111 初中 111"),
        ("r小学/10 s全/10 r九年一贯制/10 s时/15", "已报1 小学 111 初中 110"),
        // Lost, exchanged, or lost and gained again.
        ("r九年一贯制/10 s全/10 r小学/10", "已报1 小学 111"), ("r小学/10 s全/10 r初中/10", "已报0 初中 100"),
        ("r九年一贯制/10 s初/10 r小学/10", "已报0 小学 100"),
        ("r九年一贯制/10 s全/10 r小学/10 r九年一贯制/10", "已报1 小学 111 初中 111"),
        ("r九年一贯制/10 r小学/10 s全/10 r九年一贯制/10", "已报1 小学 111 初中 100"),
        // A sheet of the time in between says nothing of the stage that was lost, whether it names the other or not.
        ("r九年一贯制/10 s全/10 r小学/11 s全/12 r九年一贯制/13", "已报1 小学 111 初中 111"),
        ("r九年一贯制/10 s全/10 r小学/11 s又/12 r九年一贯制/13", "已报1 小学 111 初中 111"),
        ("r九年一贯制/10 s全/10 r小学/11 s少/12 r九年一贯制/13", "已报1 小学 110 初中 111"),
        ("r九年一贯制/10 s少/10 r小学/11 s全/12 r九年一贯制/13", "已报1 小学 111 初中 110"),
        ("r九年一贯制/10 s初/10 r小学/11 s全/12 r九年一贯制/13", "已报1 小学 111 初中 111"),
        ("r九年一贯制/10 s全/10 r小学/11 s少/12 r九年一贯制/13 s时/14", "已报1 小学 110 初中 111"),
        ("r九年一贯制/10 s全/10 r小学/11 s少/12 r九年一贯制/13 s少/14", "已报1 小学 110 初中 110"),
    ]

    @Test(arguments: ways)
    func `what was said of the whole school is about the stages that it had`(steps: String, expected: String) throws {
        let (county, ledger) = try ledger(steps)
        #expect(try stand(county, ledger) == expected)
        #expect(try ledger.faults() == [])
    }

    @Test func `earlier days stay as they were, and the same sheet twice changes nothing more`() throws {
        let (county, ledger) = try ledger("r小学/10 s全/10 r九年一贯制/12")
        #expect(try stand(county, ledger, day: "2026-11-11") == "已报1 小学 111")
        #expect(try stand(county, ledger) == "已报1 小学 111 初中 100")
        #expect(try take("s全/15", county, ledger) == [0, 1, 0])
        #expect(try take("s全/15", county, ledger) == [0, 0, 1])
        #expect(try stand(county, ledger, day: "2026-11-14") == "已报1 小学 111 初中 100")
        #expect(try stand(county, ledger) == "已报1 小学 111 初中 111")
    }

    @Test func `values that a later revision carried on are as old as they were`() throws {
        // 课时 was said again on the 14th; the roster of the 12th was entered last.
        let (county, ledger) = try ledger("r小学/01 s全/10 s时/14 r九年一贯制/12")
        let status = try #require(county.framework.derive(try county.load(ledger)).first)
        let junior = status.indicators.map { indicator in
            "\(indicator.indicator.code) \(indicator.stages.first { $0.stage == .juniorHigh }?.status.rawValue ?? "")"
        }
        #expect(
            junior == ["PLAN unknown", "SYLLABUS unknown", "TEACHERS unknown", "HOURS covered", "TEXTBOOK unknown"])
    }

    @Test func `what is taken back leaves the stages as they were said`() throws {
        let (county, ledger) = try ledger("r小学/10 s全/10 r九年一贯制/10 s全/10")
        let stamp = try County.stamp()
        let sheet = try ledger.audit().count
        _ = try ledger.undo(number: sheet, framework: county.framework, reason: "", stamp: stamp)
        #expect(try stand(county, ledger) == "已报1 小学 111 初中 100")
        _ = try ledger.undo(number: sheet - 1, framework: county.framework, reason: "", stamp: stamp)
        #expect(try stand(county, ledger) == "已报1 小学 111")
        #expect(try ledger.faults() == [])
    }

    @Test func `why says that the stage came later`() throws {
        let (county, ledger) = try ledger("r小学/10 s全/10 r九年一贯制/10")
        let status = try #require(county.framework.derive(try county.load(ledger)).first)
        let hours = try #require(county.framework.indicator("HOURS"))
        let why = county.framework.why(status, hours, in: county.period).text
        #expect(why.contains("  小高：落实：填报2课时，达到要求\n"))
        #expect(why.contains("  初中：不详：上报时名册里它只有小学，初中是后来加上的，还没有上报，按未落实计\n"))
    }
}
