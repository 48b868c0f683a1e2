import DataFiles
import Diagnostics
import Testing

@testable import Schools

/// New schools held against those that the ledger knows in other places.
struct RosterNamesakesTests {
    private static let first = "学校名称,学校标识码,区县,乡镇,学段\n甲小学,,示例县,城关镇,小学\n乙小学,,示例县,城关镇,小学\n"
    private static let moved = "学校名称,原名称,区县,乡镇,学段\n甲小学,甲小学,示例县,东街道,小学\n乙小学,,示例县,城关镇,小学\n"

    private func plan(_ text: String, after known: [School] = []) throws -> RosterPlan {
        var findings: [Finding] = []
        let entries = RosterReader.read(Sample.grid(text), county: nil, findings: &findings)
        #expect(findings.lines == [])
        return RosterPlan(entries, known: known, on: try #require(Sample.day))
    }

    /// What the ledger holds after rosters were imported one after another.
    private func schools(_ texts: String...) throws -> [School] {
        var schools: [School] = []
        for text in texts {
            let plan = try plan(text, after: schools)
            #expect(!plan.findings.haveErrors)
            let listed = Dictionary(plan.listed.map { ($0.uid, $0) }) { first, _ in first }
            schools = schools.filter { listed[$0.uid] == nil } + plan.listed
        }
        return schools
    }

    @Test func `last term's roster after a move is refused, with three ways on`() throws {
        let known = try schools(Self.first, Self.moved)
        #expect(known.map(\.region).sorted() == ["示例县/东街道", "示例县/城关镇"])
        let findings = try plan(Self.first, after: known).findings.filter { $0.code == .schoolNamesake }
        #expect(
            findings.lines == [
                "a.csv:2:1 台账里的“甲小学”原来就在“城关镇”，后来换到了“东街道”；这一行又写在“城关镇”，会变成两所同名的学校 [coverage.school-namesake]"
            ])
        #expect(findings.haveErrors)
        for (row, added) in [
            ("甲小学,,,示例县,东街道,小学", 0), ("甲小学,甲小学,,示例县,城关镇,小学", 0), ("甲小学,,2199000001,示例县,城关镇,小学", 1),
        ] {
            let plan = try plan("学校名称,原名称,学校标识码,区县,乡镇,学段\n\(row)\n", after: known)
            #expect(!plan.findings.haveErrors, "\(row)")
            #expect(plan.added.count == added, "\(row)")
        }
    }

    @Test func `a namesake in another town of the county is said, in another county not`() throws {
        let known = try schools(Self.first)
        let town = try plan("学校名称,区县,乡镇,学段\n甲小学,示例县,西乡,小学\n", after: known).findings
        #expect(
            town.filter { $0.code == .schoolNamesake }.map { "\($0.severity) " + [$0].lines[0] } == [
                "warning a.csv:2:1 新增的“甲小学”（西乡）和台账里“城关镇”的“甲小学”同名，按两所登记 [coverage.school-namesake]"
            ])
        let county = try plan("学校名称,区县,乡镇,学段\n甲小学,另一县,西乡,小学\n", after: known).findings
        #expect(county.filter { $0.code == .schoolNamesake }.lines == [])
    }

    @Test func `a school that the same roster names beside it, or one that is closed, is no reason`() throws {
        let known = try schools(Self.first)
        var findings: [Finding] = []
        let both = RosterReader.read(
            Sample.grid("学校名称,区县,乡镇,学段\n甲小学,示例县,城关镇,小学\n甲小学,示例县,西乡,小学\n"), county: nil, findings: &findings)
        let plan = RosterPlan(both, known: known, on: try #require(Sample.day))
        #expect(plan.findings.filter { $0.code == .schoolNamesake }.lines == [])
        var closed = known
        for index in closed.indices { closed[index].closed = CalendarDate("2026-07-01") }
        let later = try self.plan("学校名称,区县,乡镇,学段\n甲小学,示例县,西乡,小学\n", after: closed)
        #expect(later.findings.filter { $0.code == .schoolNamesake }.lines == [])
    }
}
