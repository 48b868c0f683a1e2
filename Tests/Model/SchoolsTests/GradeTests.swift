import DataFiles
import Diagnostics
import Testing

@testable import Schools

/// Schools that are counted and that report grade by grade.
struct GradeTests {
    @Test(arguments: [
        ("五年级", "g5"), ("5年级", "g5"), ("五", "g5"), ("初二", "g8"), ("初中二年级", "g8"), ("八年级", "g8"), ("高一", "g10"),
        ("高中一年级", "g10"),
        ("职一", "z1"), ("中职二年级", "z2"), ("五、六年级", "g5 g6"), ("7-9年级", "g7 g8 g9"), ("七至九年级", "g7 g8 g9"),
        ("初一、二", "g7 g8"),
        ("六年级、初一", "g6 g7"), ("高一至高三", "g10 g11 g12"), ("全部", "-"), ("2026届", "-"), ("十三年级", "-"), ("高四", "-"),
        ("", "-"),
        ("六年级、职一、职二", "g6 z1 z2"), ("高一至职二", "-"),
    ])
    func `a cell names grades`(text: String, ids: String) {
        #expect((Grade.read(text)?.map(\.id).joined(separator: " ") ?? "-") == ids)
    }

    @Test func `a year that is only counted begins with the stage`() {
        #expect(Grade.read("一年级", in: [.juniorHigh])?.map(\.id) == ["g7"])
        #expect(Grade.read("二年级", in: [.seniorHigh])?.map(\.label) == ["高二"])
        #expect(Grade.read("一年级", in: [.lowerPrimary, .upperPrimary])?.map(\.id) == ["g1"])
        #expect(Grade.read("八年级", in: [.juniorHigh])?.map(\.label) == ["八年级"])
    }

    @Test func `every grade is read back from its number and its words`() {
        for grade in Grade.all {
            #expect(Grade(id: grade.id) == grade)
            #expect(Grade.read(grade.label) == [grade])
        }
    }

    private let rosterText = """
        学校名称,区县,学段,年级,班级数,学生数
        示例小学,示例县,小学,四年级,2,80
        示例小学,示例县,小学,五年级,2,90
        示例小学,示例县,小学,六年级,3,100
        示例学校,示例县,小学,,6,200
        示例学校,示例县,初中,,3,120
        示例教学点,示例县,小学,四年级,1,20

        """

    private func plan(_ text: String? = nil, known: [School] = []) throws -> (RosterPlan, [Finding]) {
        var findings: [Finding] = []
        let entries = RosterReader.read(Sample.grid(text ?? rosterText), county: nil, findings: &findings)
        return (RosterPlan(entries, known: known, on: try #require(Sample.day)), findings)
    }

    @Test func `rows of grades and of stages are one school each`() throws {
        let (plan, findings) = try plan()
        let lines = plan.added.map { school in
            let units = school.units.map { "\($0.label) \($0.classes ?? -1)/\($0.students ?? -1)" }
            return
                "\(school.name) \(SchoolForm.stages(school.stages)) \(school.classes ?? -1)/\(school.students ?? -1)：\(units)"
        }
        #expect(
            lines == [
                "示例小学 小学 7/270：[\"四年级 2/80\", \"五年级 2/90\", \"六年级 3/100\"]",
                "示例学校 小学、初中 9/320：[\"初中 3/120\", \"小学 6/200\"]",
                "示例教学点 小学 1/20：[\"四年级 1/20\"]",
            ])
        #expect(
            findings.lines == [
                "a.csv:2:1 2 所学校分几行写，各算一所，班级数、学生数相加：示例小学（四年级、五年级、六年级）；示例学校（小学、初中） [coverage.school-joined]"
            ])
    }

    private func records(_ sheet: String) throws -> (CoverageRecords, [Finding]) {
        let plan = try plan().0
        func records(_ reports: [SchoolReport]) throws -> CoverageRecords {
            let day = try #require(Sample.day)
            return CoverageRecords(
                period: Sample.period.schoolYear.terms[1], asOf: try #require(CalendarDate("2027-05-01")),
                regions: RegionTree(plan.regions), schools: plan.added, expected: Set(plan.added.map(\.uid)),
                submissions: reports.map {
                    Submission(
                        school: $0.school, framework: "jindu.wuluoshi", version: "1",
                        period: Sample.period.schoolYear.terms[1], revision: 1, receivedOn: day, author: "",
                        claims: $0.claims)
                })
        }
        var findings: [Finding] = []
        let reports = ReportReader.read(
            Sample.grid(sheet), framework: try Sample.framework(), known: try records([]), findings: &findings)
        return (try records(reports), findings)
    }

    private func hours(_ sheet: String) throws -> [String] {
        let (records, findings) = try records(sheet)
        #expect(!findings.haveErrors)
        return try Sample.framework().derive(records).compactMap { status in
            guard let hours = status.indicators.first(where: { $0.indicator.code == "HOURS" }) else { return nil }
            let stages = hours.stages.filter { $0.claimed != .na }.map { stage in
                let grades = stage.grades.map { "\($0.grade.label)\($0.status.label)" }.joined(separator: "、")
                return stage.stage.rawValue + stage.status.label + (grades.isEmpty ? "" : "（\(grades)）")
            }
            return status.school.name + " " + hours.status.label + " " + stages.joined(separator: " ")
        }
        .sorted()
    }

    @Test(arguments: [
        ("示例小学,五年级,2\n示例小学,六年级,2", "示例小学 落实 小高落实（五年级落实、六年级落实）"),
        ("示例小学,五年级,2\n示例小学,六年级,1", "示例小学 未落实 小高未落实（五年级落实、六年级未落实）"),
        ("示例小学,五、六年级,2", "示例小学 落实 小高落实（五年级落实、六年级落实）"),
        // Of 六年级 nothing is known; 四年级 is not asked.
        ("示例小学,五年级,2\n示例小学,四年级,0", "示例小学 不详 小高不详（五年级落实、六年级不详）"),
        ("示例小学,,2", "示例小学 落实 小高落实"),
    ])
    func `the worst grade that is asked decides`(rows: String, expected: String) throws {
        let found = try hours("学校名称,年级,课时\n" + rows + "\n")
        #expect(found.first { $0.hasPrefix("示例小学") } == expected)
    }

    @Test func `a column may be about one grade, and each stage of a school stands for itself`() throws {
        let found = try hours(
            "学校名称,学段,五年级课时,课时（六年级）,课时\n示例小学,,2,2,\n示例学校,小学,,,2\n示例学校,初中,,,1\n")
        #expect(
            found == [
                "示例学校 未落实 小高落实 初中未落实", "示例小学 落实 小高落实（五年级落实、六年级落实）", "示例教学点 不要求 ",
            ])
    }

    @Test(arguments: [
        ("学校名称,年级,课时\n示例小学,高二,2\n", "a.csv:2:6 “示例小学”填了年级“高二”，它的学段是小学，没有这个年级 [coverage.stage-mismatch]"),
        ("学校名称,年级,课时\n示例小学,甲班,2\n", "a.csv:2:6 “示例小学”的年级“甲班”看不懂 [coverage.grade-unclear]"),
        ("学校名称,初二课时\n示例小学,2\n", "a.csv:2:6 “示例小学”填了“初二课时”，它的学段是小学，没有这个年级 [coverage.stage-mismatch]"),
        (
            "学校名称,年级,课时\n示例小学,五年级,2\n示例小学,五、六年级,1\n",
            "a.csv:3:1 “示例小学”在表里出现了两次，不同的是：课时 [coverage.school-repeated]"
        ),
        ("学校名称,五年级课时（分钟）\n示例小学,80\n", "a.csv:1:6 列名“五年级课时(分钟)”里有“分钟”，要填的是每个班上了几课时 [coverage.value-unclear]"),
    ])
    func `what cannot be of a grade is an error at its cell`(sheet: String, expected: String) throws {
        #expect(try records(sheet).1.filter { $0.severity == .error }.lines == [expected])
    }

    @Test func `why and the missing list name the grades`() throws {
        let (records, _) = try records("学校名称,年级,课时\n示例小学,五年级,2\n示例小学,六年级,1\n")
        let framework = try Sample.framework()
        let statuses = framework.derive(records)
        let status = try #require(statuses.first { $0.school.name == "示例小学" })
        let why = framework.why(status, try #require(framework.indicator("HOURS")), in: records.period).text
        #expect(why.contains("  小高：未落实：填报五年级2课时、六年级1课时，没有达到要求\n"))
        #expect(why.contains("    填报：2026-2027学年第二学期第 1 次，2026年11月21日收，六年级填“1”\n"))
        let missing = framework.missing(statuses, in: records.regions).first { $0.name == "示例小学" }
        #expect(missing?.reason.contains("课时未落实（六年级）") == true)
        let none = try #require(statuses.first { $0.school.name == "示例教学点" })
        #expect(none.exemption == .outOfScope)
        #expect(
            framework.why(none, try #require(framework.indicator("HOURS")), in: records.period).stages[1].reason
                == "不要求：规则只要求五年级至高二，学校在小高没有这些年级")
    }

    @Test func `a roster written out and read again is the same`() throws {
        let first = try plan().0
        let records = CoverageRecords(
            period: Sample.period, asOf: try #require(Sample.day), regions: RegionTree(first.regions),
            schools: first.added, expected: [], submissions: [])
        let text = String(RosterSheet.text(records).unicodeScalars.drop { $0 == "\u{FEFF}" })
        let again = try plan(text, known: first.added).0
        #expect(again.changed == [] && again.added == [])
        #expect(again.listed.sorted { $0.uid < $1.uid } == first.added.sorted { $0.uid < $1.uid })
    }

    @Test func `rules of grades are checked against their stages`() throws {
        let text = String(decoding: try Sample.bytes("Content/frameworks/wuluoshi.yaml"), as: UTF8.self)
            .replacing("grades: [五年级, 六年级, 初一", with: "grades: [五年级, 三年级, 初一")
        var findings: [Finding] = []
        _ = FrameworkReader.read(SourceText(path: "x.yaml", text), findings: &findings)
        #expect(Set(findings.map(\.code.id)) == ["framework.reference"])
    }
}
