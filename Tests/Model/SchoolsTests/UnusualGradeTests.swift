import DataFiles
import Diagnostics
import Spreadsheets
import Testing

@testable import Schools

/// 六年级 belongs to a 小学 nearly everywhere: a 初中 is asked about it only where something says that it has one.
struct UnusualGradeTests {
    private static let plain = "学校名称,区县,学段\n示例初级中学,示例县,初中\n示例小学,示例县,小学\n"
    private static let counted = """
        学校名称,区县,学段,年级,班级数,学生数
        示例初级中学,示例县,初中,六年级,2,80
        示例初级中学,示例县,初中,七年级,2,80
        示例初级中学,示例县,初中,八年级,2,80
        示例小学,示例县,小学,,6,200

        """
    private static let empty = """
        学校名称,区县,学段,年级,班级数,学生数
        示例初级中学,示例县,初中,六年级,0,0
        示例初级中学,示例县,初中,七年级,2,80
        示例小学,示例县,小学,,6,200

        """
    private static let full = "七年级,√,√,√,2,√\n示例初级中学,八年级,√,√,√,2,√\n示例初级中学,九年级,√,√,√,2,√\n"

    private func records(_ roster: String, _ sheet: String?) throws -> CoverageRecords {
        var findings: [Finding] = []
        let period = Sample.period.schoolYear.terms[1]
        let entries = RosterReader.read(Sample.grid(roster), county: nil, findings: &findings)
        let day = try #require(CalendarDate("2027-05-01"))
        let plan = RosterPlan(entries, known: [], on: day)
        func records(_ reports: [SchoolReport]) -> CoverageRecords {
            CoverageRecords(
                period: period, asOf: day, regions: RegionTree(plan.regions), schools: plan.added,
                expected: Set(plan.added.map(\.uid)),
                submissions: reports.map {
                    Submission(
                        school: $0.school, framework: "jindu.wuluoshi", version: "1", period: period, revision: 1,
                        receivedOn: day, author: "", claims: $0.claims)
                })
        }
        guard let sheet else { return records([]) }
        let grid = Sample.grid("学校名称,年级,教学计划,大纲,师资,课时,教材\n示例初级中学," + sheet)
        let reports = ReportReader.read(
            grid, framework: try Sample.framework(), known: records([]), findings: &findings)
        #expect(findings.filter { $0.severity != .note && $0.code != .schoolJoined }.lines == [])
        return records(reports)
    }

    private func status(_ records: CoverageRecords, _ framework: Framework) throws -> String {
        let statuses = framework.derive(records)
        let status = try #require(statuses.first { $0.school.name == "示例初级中学" })
        let grades = status.indicators.flatMap { indicator in
            indicator.stages.flatMap(\.grades).filter { $0.status != .covered }.map {
                indicator.indicator.label + $0.grade.label + $0.status.label
            }
        }
        return (status.isCovered ? "落实" : "没有落实") + grades.map { " " + $0 }.joined()
    }

    @Test(arguments: [
        // Blank, “/”, away: the school has no 六年级.
        (plain, "六年级,,,,,\n示例初级中学," + full, "落实"),
        (plain, "六年级,/,/,/,/,/\n示例初级中学," + full, "落实"),
        (plain, full, "落实"),
        // It says that it has one.
        (plain, "六年级,√,√,√,2,√\n示例初级中学," + full, "落实"),
        (plain, "六年级,√,√,√,1,√\n示例初级中学," + full, "没有落实 课时六年级未落实"),
        (
            plain, "六年级,,,,2,\n示例初级中学," + full,
            "没有落实 教学计划六年级不详 大纲六年级不详 师资六年级不详 教材六年级不详"
        ),
        // The roster says so.
        (counted, full, "没有落实 教学计划六年级不详 大纲六年级不详 师资六年级不详 课时六年级不详 教材六年级不详"),
        (counted, "六年级,√,√,√,2,√\n示例初级中学," + full, "落实"),
        (empty, "六年级,√,√,√,0,√\n示例初级中学," + full, "落实"),
    ])
    func `六年级 is asked of a 初中 where the roster or a report says that it has one`(
        roster: String, sheet: String, expected: String
    ) throws {
        #expect(try status(try records(roster, sheet), try Sample.framework()) == expected)
    }

    @Test func `a rule that names no grades treats it alike`() throws {
        let text = String(decoding: try Sample.bytes("Content/frameworks/wuluoshi.yaml"), as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("    grades:") }
            .joined(separator: "\n")
        var findings: [Finding] = []
        let framework = try #require(FrameworkReader.read(SourceText(path: "x.yaml", text), findings: &findings))
        #expect(findings.lines == [])
        #expect(try status(try records(Self.plain, "六年级,,,,,\n示例初级中学," + Self.full), framework) == "落实")
        #expect(
            try status(try records(Self.plain, "六年级,√,√,√,1,√\n示例初级中学," + Self.full), framework)
                == "没有落实 课时六年级未落实")
    }

    @Test(arguments: [
        (plain, "七年级 八年级 九年级｜五年级 六年级"), (counted, "六年级 七年级 八年级｜五年级 六年级"), (empty, "七年级｜五年级 六年级"),
    ])
    func `a form has a row for it only there`(roster: String, expected: String) throws {
        let records = try records(roster, nil)
        let framework = try Sample.framework()
        let form = SchoolForm(
            framework: framework, records: records, owner: "示例县", office: "", due: "", isByGrade: true)
        let rows = form.draft(framework.derive(records)).sheets[0].rows.dropFirst(3).map { row in
            row.prefix(5).map { cell -> String in
                if case .text(let text) = cell.value { return text }
                return ""
            }
        }
        let grades = ["示例初级中学", "示例小学"].map { name in
            rows.filter { $0[0] == name }.map { $0[4] }.joined(separator: " ")
        }
        #expect(grades.joined(separator: "｜") == expected)
    }
}
