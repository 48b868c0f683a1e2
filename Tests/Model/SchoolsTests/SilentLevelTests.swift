import DataFiles
import Diagnostics
import Testing

@testable import Schools

/// A school of two levels that hands in one of them: the other has not reported.
struct SilentLevelTests {
    private static let roster = "学校名称,区县,学段,班级数\n丙学校,示例县,九年一贯制,12\n乙中学,示例县,初中,9\n丁小学,示例县,小学,6\n"

    /// `sheets` are what the school 丙学校 said in the terms of a school year.
    private func records(_ sheets: [String], period: Period, day: String) throws -> CoverageRecords {
        var findings: [Finding] = []
        let entries = RosterReader.read(Sample.grid(Self.roster), county: nil, findings: &findings)
        let day = try #require(CalendarDate(day))
        let plan = RosterPlan(entries, known: [], on: day)
        func records(_ submissions: [Submission]) -> CoverageRecords {
            CoverageRecords(
                period: period, asOf: day, regions: RegionTree(plan.regions), schools: plan.added,
                expected: Set(plan.added.map(\.uid)), submissions: submissions)
        }
        var submissions: [Submission] = []
        for (term, rows) in zip(period.schoolYear.terms, sheets) {
            let grid = Sample.grid("学校名称,学段,教学计划,大纲,师资,课时,教材\n" + rows)
            let reports = ReportReader.read(
                grid, framework: try Sample.framework(), known: records([]), findings: &findings)
            submissions += reports.map {
                Submission(
                    school: $0.school, framework: "jindu.wuluoshi", version: "1", period: term, revision: 1,
                    receivedOn: day, author: "", claims: $0.claims)
            }
        }
        #expect(findings.filter { $0.severity == .error }.lines == [])
        return records(submissions)
    }

    @Test(arguments: [
        // Where the roster counts levels apart, what was reported is what the reporting level has.
        ("丙学校,示例县,小学,8,300\n丙学校,示例县,初中,4,150\n", [12, 8, 0, 450, 300, 0]),
        // Where nobody does, the whole school weighs as not reported, and that is told.
        ("丙学校,示例县,九年一贯制,12,450\n", [12, 0, 1, 450, 0, 1]),
    ])
    func `classes and pupils of a silent level have not reported`(roster: String, sizes: [Int]) throws {
        var findings: [Finding] = []
        let entries = RosterReader.read(
            Sample.grid("学校名称,区县,学段,班级数,学生数\n" + roster), county: nil, findings: &findings)
        let day = try #require(CalendarDate("2026-11-20"))
        let plan = RosterPlan(entries, known: [], on: day)
        func records(_ submissions: [Submission]) -> CoverageRecords {
            CoverageRecords(
                period: Sample.period, asOf: day, regions: RegionTree(plan.regions), schools: plan.added,
                expected: Set(plan.added.map(\.uid)), submissions: submissions)
        }
        let grid = Sample.grid("学校名称,学段,教学计划,大纲,师资,课时,教材\n" + Self.first)
        let reports = ReportReader.read(
            grid, framework: try Sample.framework(), known: records([]), findings: &findings)
        #expect(!findings.haveErrors)
        let submissions = reports.map {
            Submission(
                school: $0.school, framework: "jindu.wuluoshi", version: "1", period: Sample.period, revision: 1,
                receivedOn: day, author: "", claims: $0.claims)
        }
        let known = records(submissions)
        let total = RollUp(try Sample.framework().derive(known), in: known.regions).total
        let found: [Int] = [
            total.classes.expected, total.classes.reported, total.classes.undivided, total.students.expected,
            total.students.reported, total.students.undivided,
        ]
        #expect(found == sizes)
    }

    private func levels(_ records: CoverageRecords) throws -> [String] {
        let roll = RollUp(try Sample.framework().derive(records), in: records.regions)
        return roll.levels.map { "\($0.level.rawValue) \($0.expected) \($0.reported) \($0.covered)" }
    }

    private static let both = "丙学校,小学,√,√,√,2,√\n丙学校,初中,√,√,√,2,√\n"
    private static let first = "丙学校,小学,√,√,√,2,√\n"
    private static let second = "丙学校,初中,√,√,√,2,√\n"

    @Test(arguments: [
        ([both], 0, ["小学 2 1 1", "初中 2 1 1"], "落实"),
        ([first], 0, ["小学 2 1 1", "初中 2 0 0"], "初中未上报"),
        ([first + "丙学校,初中,,,,,\n"], 0, ["小学 2 1 1", "初中 2 0 0"], "初中未上报"),
        (["丙学校,小学,√,√,√,0,√\n"], 0, ["小学 2 1 0", "初中 2 0 0"], "初中未上报、课时未落实"),
        (["丙学校,初中,√,√,√,0,√\n" + first], 0, ["小学 2 1 1", "初中 2 1 0"], "课时未落实（初中）"),
        (["丙学校,,√,√,√,2,√\n"], 0, ["小学 2 1 1", "初中 2 1 1"], "落实"),
        // What was said of a level in the first term is no report of it in the second; the whole year has both.
        ([first, second], 1, ["小学 2 0 0", "初中 2 1 1"], "小学未上报"),
        ([both, second], 1, ["小学 2 0 0", "初中 2 1 1"], "小学未上报"),
        ([first, second], 2, ["小学 2 1 1", "初中 2 1 1"], "落实"),
    ])
    func `only what was handed in has been reported`(
        sheets: [String], period: Int, expected: [String], reason: String
    ) throws {
        let year = Sample.period.schoolYear
        let records = try records(sheets, period: period == 2 ? year : year.terms[period], day: "2027-05-01")
        #expect(try levels(records) == expected)
        let framework = try Sample.framework()
        let missing = framework.missing(framework.derive(records), in: records.regions)
        #expect(missing.first { $0.name == "丙学校" }?.reason ?? "落实" == reason)
    }

    @Test func `the list, why and the words to send name the level`() throws {
        let records = try records([Self.first], period: Sample.period, day: "2026-11-21")
        let framework = try Sample.framework()
        let statuses = framework.derive(records)
        let missing = framework.missing(statuses, in: records.regions)
        #expect(missing.first { $0.name == "丙学校" }?.parts == ["初中"])
        #expect(
            framework.missingTable(missing, records: records).hasSuffix(
                "示例县  丙学校  初中未上报\n\n未上报 2 所，已报而未全部落实 1 所，其中 1 所还有学段没有上报。\n"))
        let status = try #require(statuses.first { $0.school.name == "丙学校" })
        let why = framework.why(status, try #require(framework.indicator("HOURS")), in: records.period).text
        #expect(why.contains("  初中：不详：初中没有上报，按未落实计\n") && why.contains("  小高：落实：填报2课时，达到要求\n"))
    }
}
