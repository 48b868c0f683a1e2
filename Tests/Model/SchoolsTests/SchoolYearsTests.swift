import DataFiles
import Diagnostics
import Spreadsheets
import Testing

@testable import Schools

/// 五四制: a 小学 of five years can say that it has no 六年级, a 初中 of four that it has one.
struct SchoolYearsTests {
    private static let roster = """
        学校名称,区县,学段
        甲小学,示例县,小学（五年制）
        乙小学,示例县,小学
        丙初级中学,示例县,四年制初中
        丁学校,示例县,九年一贯制（五四制）

        """
    private static let good = "√,√,√,2,√\n"

    private func plan(_ roster: String, known: [School] = []) throws -> (RosterPlan, [Finding]) {
        var findings: [Finding] = []
        let entries = RosterReader.read(Sample.grid(roster), county: nil, findings: &findings)
        return (RosterPlan(entries, known: known, on: try #require(Sample.day)), findings)
    }

    private func records(_ schools: RosterPlan, _ reports: [SchoolReport] = []) throws -> CoverageRecords {
        let period = Sample.period.schoolYear.terms[1]
        let day = try #require(CalendarDate("2027-05-01"))
        return CoverageRecords(
            period: period, asOf: day, regions: RegionTree(schools.regions), schools: schools.listed,
            expected: Set(schools.listed.map(\.uid)),
            submissions: reports.map {
                Submission(
                    school: $0.school, framework: "jindu.wuluoshi", version: "1", period: period, revision: 1,
                    receivedOn: day, author: "", claims: $0.claims)
            })
    }

    @Test(arguments: [
        ("小学（五年制）", SchoolYears.fiveFour, "小低 小高"), ("五四制小学", .fiveFour, "小低 小高"), ("初中(四年制)", .fiveFour, "初中"),
        ("九年一贯制（五四学制）", .fiveFour, "小低 小高 初中"), ("小学（六年制）", .sixThree, "小低 小高"), ("初中（三年制）", .sixThree, "初中"),
    ])
    func `the cell with the stages says how the years are divided`(cell: String, years: SchoolYears, stages: String) {
        #expect(SchoolYears(cell) == years)
        #expect(Stage.read(cell)?.map(\.rawValue).joined(separator: " ") == stages)
        #expect(SchoolYears("小学") == nil)
    }

    @Test func `a form by grades has the rows that each school needs`() throws {
        let (plan, findings) = try plan(Self.roster)
        #expect(findings.filter { $0.severity == .error }.lines == [])
        let records = try records(plan)
        let framework = try Sample.framework()
        let form = SchoolForm(
            framework: framework, records: records, owner: "示例县", office: "", due: "", isByGrade: true)
        let rows = form.draft(framework.derive(records)).sheets[0].rows.dropFirst(3).map { row in
            row.prefix(5).map { cell -> String in
                if case .text(let text) = cell.value { return text }
                return ""
            }
        }
        let grades = ["甲小学", "乙小学", "丙初级中学", "丁学校"].map { name in
            name + " " + rows.filter { $0[0] == name }.map { $0[4] }.joined(separator: "、")
        }
        #expect(
            grades == [
                "甲小学 五年级", "乙小学 五年级、六年级", "丙初级中学 六年级、七年级、八年级、九年级", "丁学校 五年级、六年级、七年级、八年级、九年级",
            ])
    }

    @Test func `a roster written out says it again, and the next one may say otherwise`() throws {
        let (first, _) = try plan(Self.roster)
        let text = String(RosterSheet.text(try records(first)).unicodeScalars.drop { $0 == "\u{FEFF}" })
        #expect(text.contains("甲小学,,示例县,小低、小高（五四制）,") && text.contains("丙初级中学,,示例县,初中（五四制）,"))
        let (again, findings) = try plan(text, known: first.listed)
        #expect(again.changed == [] && findings.lines == [])
        let (other, _) = try plan("学校名称,区县,学段\n甲小学,示例县,小学（六三制）\n", known: first.listed)
        #expect(other.changed.map(\.name) == ["甲小学"])
        let framework = try Sample.framework()
        let hours = framework.rules.first { $0.indicator == "HOURS" }?.grades ?? []
        #expect(
            hours.filter { other.changed[0].has($0, in: .upperPrimary, GradesSaid([])) }.map(\.label) == ["五年级", "六年级"])
    }

    @Test(arguments: [
        // The roster says that there is none.
        ("甲小学,五年级," + good, "甲小学 落实", ""),
        // The sheet says so, in every cell.
        (
            "乙小学,五年级," + good + "乙小学,六年级,/,/,/,/,/\n", "乙小学 落实",
            "a.csv:3:9 “乙小学”的六年级都填“/”，按没有六年级（五四制）计，不要求六年级 [coverage.value-not-applicable]"
        ),
        // In one cell it is no answer.
        (
            "乙小学,五年级," + good + "乙小学,六年级,√,√,√,/,√\n", "乙小学 课时不详（六年级）",
            "a.csv:3:15 “乙小学”六年级的课时“/”表示不适用，但没有说明理由，按未落实计 [coverage.value-not-applicable]"
        ),
        ("乙小学,五年级," + good + "乙小学,六年级,,,,,\n", "乙小学 教学计划不详（六年级）、大纲不详（六年级）、师资不详（六年级）、课时不详（六年级）、教材不详（六年级）", ""),
        // A 初中 of four years is asked about it.
        (
            "丙初级中学,七-九年级," + good,
            "丙初级中学 教学计划不详（六年级）、大纲不详（六年级）、师资不详（六年级）、课时不详（六年级）、教材不详（六年级）", ""
        ),
        ("丙初级中学,六-九年级," + good, "丙初级中学 落实", ""),
    ])
    func `六年级 is asked where it is`(rows: String, expected: String, finding: String) throws {
        let (plan, _) = try plan(Self.roster)
        let framework = try Sample.framework()
        var findings: [Finding] = []
        let grid = Sample.grid("学校名称,年级,教学计划,大纲,师资,课时,教材\n" + rows)
        let reports = ReportReader.read(grid, framework: framework, known: try records(plan), findings: &findings)
        #expect(findings.filter { $0.severity != .note }.lines == (finding.isEmpty ? [] : [finding]))
        let records = try records(plan, reports)
        let name = try #require(expected.split(separator: " ").first.map(String.init))
        let missing = framework.missing(framework.derive(records), in: records.regions).first { $0.name == name }
        #expect(name + " " + (missing?.reason ?? "落实") == expected)
    }

    @Test func `a column about 六年级 may be “/” too`() throws {
        let (plan, _) = try plan(Self.roster)
        let framework = try Sample.framework()
        var findings: [Finding] = []
        let grid = Sample.grid("学校名称,教学计划,大纲,师资,教材,五年级课时,六年级课时\n乙小学,√,√,√,√,2,/\n")
        let reports = ReportReader.read(grid, framework: framework, known: try records(plan), findings: &findings)
        #expect(
            findings.lines == ["a.csv:2:15 “乙小学”的六年级都填“/”，按没有六年级（五四制）计，不要求六年级 [coverage.value-not-applicable]"])
        let records = try records(plan, reports)
        let statuses = framework.derive(records)
        #expect(statuses.first { $0.school.name == "乙小学" }?.isCovered == true)
    }
}
