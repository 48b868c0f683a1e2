import DataFiles
import Diagnostics
import Schools
import Testing

@testable import Coverage

/// A school that gains a grade after it reported: what it said is about the grades that the roster counted then.
struct LedgerGradeTests {
    private static let rows = [
        "全": "丙小学,,√,√,√,2,√\n", "小": "丙小学,小学,√,√,√,2,√\n", "五": "丙小学,五年级,√,√,√,2,√\n",
        "六": "丙小学,六年级,√,√,√,2,√\n", "时": "丙小学,,,,,3,\n",
    ]

    /// Rosters and sheets in the order in which they are entered, each with its day in November: `r45/10` is a roster that counts 四年级 and
    /// 五年级, `r0/10` one that counts none, `r5四/10` one that says 五四制.
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
            let years = parts[0].contains("制") ? "小学（\(parts[0])）" : "小学"
            let grades = parts[0].filter(\.isASCII).compactMap(\.wholeNumberValue).filter { $0 > 0 }
            let rows = grades.isEmpty ? [","] : grades.map { "\($0)年级,40" }
            let text = "学校名称,区县,学段,年级,学生数\n" + rows.map { "丙小学,示例县,\(years),\($0)\n" }.joined()
            let found = try county.importRoster(Array(text.utf8), into: ledger, day: day)
            #expect(found.findings.filter { $0.severity == .error }.map(\.summary) == [])
            return []
        }
        let text = "学校名称,学段,教学计划,大纲,师资,课时,教材\n" + (Self.rows[parts[0]] ?? "")
        let heading = ["五", "六"].contains(parts[0]) ? text.replacing("学段", with: "年级") : text
        return try #require(try county.importSheet(Array(heading.utf8), into: ledger, day: day).receipt).counts
    }

    private func hours(_ county: County, _ ledger: Ledger, day: String = "2026-11-21") throws -> String {
        let status = try #require(county.framework.derive(try county.load(ledger, day: day)).first)
        let hours = try #require(status.indicators.first { $0.indicator.code == "HOURS" })
        return hours.status.rawValue
    }

    private static let ways: [(steps: String, expected: String)] = [
        ("r45/10 s全/11 r456/12", "unknown"), ("r45/10 s小/11 r456/12", "unknown"), ("r45/10 s五/11 r456/12", "unknown"),
        // On the same day the order decides.
        ("r45/10 s全/10 r456/10", "unknown"), ("r45/10 r456/10 s全/10", "covered"),
        // A sheet of an earlier day that is entered late is of the grades of that day.
        ("r45/01 r456/12 s全/11", "unknown"),
        // Said again, of the whole, of the grade, or of the one thing; by the same file on the same day too.
        ("r45/10 s全/11 r456/12 s全/13", "covered"), ("r45/10 s全/11 r456/12 s六/13", "covered"),
        ("r45/10 s全/11 r456/12 s时/13", "covered"), ("r45/10 s全/10 r456/10 s全/10", "covered"),
        // Counted for the first time, with other figures, or lost: nothing was added.
        ("r0/10 s全/11 r456/12", "covered"), ("r456/10 s全/11 r45/12", "covered"),
        ("r456/10 s全/11 r45/12 r456/13", "covered"), ("r45/10 s全/11 r345/12", "covered"),
        // Five years, then six.
        ("r五年制/10 s全/11 r六年制/12", "unknown"), ("r五年制/10 s全/11 r六年制/12 s全/13", "covered"),
        ("r六年制/10 s全/11 r五年制/12", "covered"),
    ]

    @Test(arguments: ways)
    func `what was said of the whole is about the grades that the roster counted`(
        steps: String, expected: String
    ) throws {
        let (county, ledger) = try ledger(steps)
        #expect(try hours(county, ledger) == expected)
        #expect(try ledger.faults() == [])
    }

    @Test func `earlier days stay, a roster that is taken back adds nothing, and why tells it`() throws {
        let (county, ledger) = try ledger("r45/10 s全/11 r456/12")
        #expect(try hours(county, ledger, day: "2026-11-11") == "covered")
        let status = try #require(county.framework.derive(try county.load(ledger)).first)
        let indicator = try #require(county.framework.indicator("HOURS"))
        let why = county.framework.why(status, indicator, in: county.period).text
        #expect(why.contains("  小高：不详：上报时名册里还没有六年级，是后来加上的，还没有上报，按未落实计\n"))
        _ = try ledger.undo(number: 4, framework: county.framework, reason: "", stamp: County.stamp())
        #expect(try hours(county, ledger) == "covered")
        #expect(try ledger.faults() == [])
    }

    @Test func `another value that comes in on the day of the roster says nothing of the rest`() throws {
        let (county, ledger) = try ledger("r45/09 s全/10 s全/11 r456/11 s时/12")
        let status = try #require(county.framework.derive(try county.load(ledger)).first)
        #expect(status.indicators.map(\.status.rawValue) == ["unknown", "unknown", "unknown", "covered", "unknown"])
        #expect(try take("s全/15", county, ledger)[0] == 0)
        #expect(try hours(county, ledger) == "covered")
    }

    @Test func `a rule without grades asks the stage as a whole`() throws {
        let (county, ledger) = try ledger("r45/10 s全/11 r456/12")
        let rules = county.framework.rules.map {
            Rule(id: $0.id, indicator: $0.indicator, stages: $0.stages, threshold: $0.threshold, authority: "")
        }
        let framework = Framework(
            id: county.framework.id, version: "1", title: "试", document: "", issued: nil, source: nil,
            indicators: county.framework.indicators, rules: rules)
        let statuses = framework.derive(try county.load(ledger))
        #expect(statuses.first?.indicators.map(\.status.rawValue) == Array(repeating: "covered", count: 5))
    }

    /// A school of nine years whose 六年级 the roster counts in one of its two levels.
    private func roster(sixthIn level: String, _ county: County, _ ledger: Ledger, day: String) throws {
        let rows = ["小学,五年级", "\(level),六年级", "初中,七年级", "初中,八年级", "初中,九年级"]
        let text = "学校名称,区县,学段,年级,学生数\n" + rows.map { "丙学校,示例县,\($0),40\n" }.joined()
        let found = try county.importRoster(Array(text.utf8), into: ledger, day: day)
        #expect(!found.findings.contains { $0.severity == .error })
    }

    private func sixth(_ hours: String, level: String? = nil) -> [UInt8] {
        let grades = [
            ("小学", "五年级", "2"), (level ?? "", "六年级", hours), ("初中", "七年级", "2"), ("初中", "八年级", "2"), ("初中", "九年级", "2"),
        ]
        let rows = grades.map { "丙学校,\(level == nil ? "" : $0.0),\($0.1),√,√,√,\($0.2),√\n" }
        return Array(("学校名称,学段,年级,教学计划,大纲,师资,课时,教材\n" + rows.joined()).utf8)
    }

    /// 小高 and 初中 as they stand.
    private func levels(_ county: County, _ ledger: Ledger) throws -> [String] {
        let status = try #require(county.framework.derive(try county.load(ledger)).first)
        let hours = try #require(status.indicators.first { $0.indicator.code == "HOURS" })
        return hours.stages.filter { $0.stage != .lowerPrimary }.map(\.status.rawValue)
    }

    @Test func `a 六年级 of a 初中 is read as that, whether the row names the level or not`() throws {
        let county = try County()
        let ledger = try county.create()
        try roster(sixthIn: "初中", county, ledger, day: "2026-11-01")
        try county.importSheet(sixth("0"), into: ledger, day: "2026-11-10")
        #expect(try levels(county, ledger) == ["covered", "not"])
        try county.importSheet(sixth("2", level: "初中"), into: ledger, day: "2026-11-11")
        #expect(try levels(county, ledger) == ["covered", "covered"])
        try county.importSheet(sixth("0"), into: ledger, day: "2026-11-12")
        #expect(try levels(county, ledger) == ["covered", "not"])
    }

    @Test(arguments: [("小学", "初中", ["covered", "not"]), ("初中", "小学", ["not", "covered"])])
    func `what was said of 六年级 goes with it into another level`(
        from: String, into level: String, expected: [String]
    ) throws {
        let county = try County()
        let ledger = try county.create()
        try roster(sixthIn: from, county, ledger, day: "2026-11-01")
        try county.importSheet(sixth("0"), into: ledger, day: "2026-11-10")
        #expect(try levels(county, ledger) == expected.reversed())
        try roster(sixthIn: level, county, ledger, day: "2026-11-11")
        #expect(try levels(county, ledger) == expected)
        try county.importSheet(sixth("2"), into: ledger, day: "2026-11-12")
        #expect(try levels(county, ledger) == ["covered", "covered"])
        #expect(try ledger.faults() == [])
    }
}
