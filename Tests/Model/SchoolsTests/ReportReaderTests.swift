import DataFiles
import Diagnostics
import Spreadsheets
import Testing

@testable import Schools

struct ReportReaderTests {
    @Test func `what no rule asks of a school may be left out without a word`() throws {
        let framework = try Sample.framework()
        let school = try #require(
            Sample.records([]).schools.first { $0.stages == [.vocational] }, "the fixture has a vocational school")
        let asked = framework.indicators.filter { indicator in
            framework.rules.contains { $0.indicator == indicator.code && $0.stages.contains(.vocational) }
        }
        #expect(asked.count == 3)
        let cells = framework.indicators.map { asked.contains($0) ? "√" : "/" }.joined(separator: ",")
        let heading = framework.indicators.map(\.label).joined(separator: ",")
        let known = try Sample.read(Sample.grid("学校名称,\(heading)\n\(school.name),\(cells)\n"))
        #expect(known.findings.lines == [])
        let other = try Sample.read(Sample.grid("学校名称,\(heading)\n示例县第一小学,\(cells)\n"))
        #expect(other.findings.map(\.code.id) == Array(repeating: "coverage.value-not-applicable", count: 2))
    }

    private let heading = "学校名称,教学计划,大纲,师资,课时,教材\n"

    private func findings(_ rows: String, heading: String? = nil) throws -> [String] {
        try Sample.read(Sample.grid((heading ?? self.heading) + rows)).findings.lines
    }

    private func described(_ reports: [SchoolReport]) throws -> [String] {
        let names = Dictionary(uniqueKeysWithValues: try Sample.plan().added.map { ($0.uid, $0.name) })
        return reports.map { report in
            let claims = report.claims.map { "\($0.indicator)\($0.stage?.rawValue ?? "")=\($0.value.words(unit: ""))" }
            return "\(names[report.school] ?? "?") " + claims.joined(separator: " ")
        }
    }

    @Test func `a clean sheet is read whole and a row without values is no report`() throws {
        let (reports, findings) = try Sample.read(try Sample.fixture("reports.csv"))
        #expect(
            try described(reports) == [
                "示例县第一小学 PLAN=有 SYLLABUS=有 TEACHERS=有 HOURS=2 TEXTBOOK=有",
                "示例县第二小学 PLAN=有 SYLLABUS=有 TEACHERS=有 HOURS=2 TEXTBOOK=有",
                "示例县实验小学 PLAN=有 SYLLABUS=有 TEACHERS=有 HOURS=1 TEXTBOOK=有",
                "柳河镇中心小学 PLAN=有 SYLLABUS=有 TEACHERS=无 HOURS=2 TEXTBOOK=有",
                "柳河镇初级中学 PLAN=有 SYLLABUS=有 TEACHERS=有 HOURS=4 TEXTBOOK=有",
                "石桥镇九年一贯制学校 PLAN=有 SYLLABUS=有 TEACHERS=有 HOURS=2 TEXTBOOK=有",
                "示例县第一中学 PLAN=有 SYLLABUS=有 TEACHERS=有 HOURS=0 TEXTBOOK=有",
                "示例县职业高中 PLAN=有 SYLLABUS=未填 TEACHERS=有 HOURS=未填 TEXTBOOK=有",
            ]
        )
        #expect(findings.lines == ["reports.csv:9:1 1 所学校一项也没有填，按未上报处理：示例县第二中学 [coverage.row-empty]"])
    }

    @Test func `a messy sheet is read with words about every doubt`() throws {
        let (reports, findings) = try Sample.read(try Sample.fixture("messy.csv"))
        #expect(
            try described(reports) == [
                "示例县第一小学 PLAN=有 SYLLABUS=有 TEACHERS=有 HOURS=2 TEXTBOOK=有",
                "示例县第二小学 PLAN=有 SYLLABUS=有 TEACHERS=有 HOURS=2 TEXTBOOK=有",
                "示例县实验小学 PLAN=有 SYLLABUS=有 TEACHERS=有 HOURS=2 TEXTBOOK=有",
                "柳河镇中心小学 PLAN=有 SYLLABUS=有 TEACHERS=无 HOURS=2 TEXTBOOK=有",
                "石桥镇中心小学 PLAN=有 SYLLABUS=有 TEACHERS=有 HOURS=不详 TEXTBOOK=有",
                "柳河镇初级中学 PLAN=有 SYLLABUS=不适用 TEACHERS=有 HOURS=0 TEXTBOOK=不详",
            ]
        )
        #expect(
            findings.lines == [
                "messy.csv:3:34 “联系人”是工作人员信息，没有读取 [coverage.staff-column]",
                "messy.csv:4:1 1 所学校的名称不全，按唯一对得上的登记：“第一小学”是“示例县第一小学” [coverage.school-short]",
                "messy.csv:5:22 “示例县第二小学”的课时“2-3”是一个范围，按下限 2 计 [coverage.value-approximate]",
                "messy.csv:6:18 “示例县实验小学”的课时“约2”不是准数，按 2 计 [coverage.value-approximate]",
                "messy.csv:8:13 “柳河镇中心小学”的课时“≥2”不是准数，按 2 计 [coverage.value-approximate]",
                "messy.csv:9:17 “石桥镇中心小学”的课时“√”没有写明数量，按“不详”计，不算落实 [coverage.value-approximate]",
                "messy.csv:10:13 “柳河镇初级中学”的大纲“/”表示不适用，但没有说明理由，按未落实计 [coverage.value-not-applicable]",
                "messy.csv:10:19 “柳河镇初级中学”的教材“待定”没有说定，按“不详”计，不算落实 [coverage.value-approximate]",
                "messy.csv:11:1 合计、说明等行没有当作学校：第 10、11 行 [coverage.row-skipped]",
            ]
        )
    }

    @Test func `a column that is blank for every school is said, since colours are not read`() throws {
        let rows = ["示例县第一小学,,√,√,2,√", "示例县第二小学,,√,√,2,√", "示例县实验小学,,√,√,1,√"]
        let (_, findings) = try Sample.read(Sample.grid(heading + rows.joined(separator: "\n") + "\n"))
        #expect(findings.lines == ["a.csv:1:6 “教学计划”各校都空着，按没有填 [coverage.column-missing]"])
        let (_, few) = try Sample.read(Sample.grid(heading + rows.prefix(2).joined(separator: "\n") + "\n"))
        #expect(few.lines == [])
    }

    @Test func `rows that count, name a town or a unit are no schools, and a former name behind a name is none`() throws
    {
        let rows = [
            ",（是/否）,（是/否）,（人）,（节）,（册）", "城关镇（2所）,,,,,", "示例县第一小学（原名：城关小学）,√,√,√,2,√", "应报2所，实报1所,,,,,",
        ]
        let (reports, findings) = try Sample.read(Sample.grid(heading + rows.joined(separator: "\n") + "\n"))
        #expect(try described(reports) == ["示例县第一小学 PLAN=有 SYLLABUS=有 TEACHERS=有 HOURS=2 TEXTBOOK=有"])
        #expect(
            findings.lines == [
                "a.csv:2:2 合计、说明等行没有当作学校：第 2、3、5 行 [coverage.row-skipped]",
                "a.csv:4:1 1 所学校的名称不全，按唯一对得上的登记：“示例县第一小学（原名：城关小学）”是“示例县第一小学” [coverage.school-short]",
            ])
        // A note in brackets that is no former name may be another school.
        let (none, found) = try Sample.read(Sample.grid(heading + "示例县第一小学（东校区）,√,√,√,2,√\n"))
        #expect(none == [] && found.lines == ["a.csv:2:1 名册里没有“示例县第一小学（东校区）” [coverage.school-unknown]"])
    }

    @Test func `a school that is not known is an error with near names and never another school`() throws {
        let (reports, findings) = try Sample.read(Sample.grid(heading + "示例县第三小学,√,√,√,2,√\n某某学校,√,√,√,2,√\n"))
        #expect(reports == [])
        #expect(
            findings.lines == [
                "a.csv:2:1 名册里没有“示例县第三小学” [coverage.school-unknown]",
                "a.csv:3:1 名册里没有“某某学校” [coverage.school-unknown]",
            ]
        )
        #expect(
            findings.map(\.explanation) == [
                [
                    "名册里相近的名称：示例县第一小学、示例县第二小学、示例县实验小学（请核对后改成全称，程序不代为选择）",
                    "如果是新学校，请先加到名册里再导入名册",
                ],
                ["如果是新学校，请先加到名册里再导入名册"],
            ]
        )
    }

    @Test func `a row that cannot be taken in hides none of its other mistakes`() throws {
        let rows = "某某学校,√,○,√,36,√\n,√,√,√,2节×18班,\n示例县第一小学,√,√,√,2,√\n"
        #expect(
            try findings(rows) == [
                "a.csv:2:1 名册里没有“某某学校” [coverage.school-unknown]",
                "a.csv:2:8 “某某学校”的大纲“○”看不懂 [coverage.value-unclear]",
                "a.csv:2:12 “某某学校”的课时“36”超过上限 20，多半是各班相加或填了分钟数 [coverage.value-too-much]",
                "a.csv:3:2 第 3 行没有学校名称 [coverage.name-missing]",
                "a.csv:3:8 第 3 行的课时“2节×18班”看不懂 [coverage.value-unclear]",
            ])
        let stages = "学校名称,学段,课时\n某某学校,中等,2\n示例县第一小学,高中,一堂多\n"
        #expect(
            try findings(stages, heading: "") == [
                "a.csv:2:1 名册里没有“某某学校” [coverage.school-unknown]",
                "a.csv:2:6 “某某学校”的学段“中等”说不清是哪几段 [coverage.stage-unclear]",
                "a.csv:3:9 “示例县第一小学”填了学段“高中”，与名册不符 [coverage.stage-mismatch]",
                "a.csv:3:12 “示例县第一小学”的课时“一堂多”看不懂 [coverage.value-unclear]",
            ])
    }

    @Test func `words in 备注 and what is not settled are told`() throws {
        let rows = "示例县第一小学,√,待定,√,2,√,教材还没有发\n示例县第二小学,√,√,√,2,√,\n"
        let heading = "学校名称,教学计划,大纲,师资,课时,教材,备注\n"
        let (reports, findings) = try Sample.read(Sample.grid(heading + rows))
        #expect(
            findings.lines == [
                "a.csv:1:23 “备注”里写着话的有 1 行（第 2 行），没有登记 [coverage.column-ignored]",
                "a.csv:2:11 “示例县第一小学”的大纲“待定”没有说定，按“不详”计，不算落实 [coverage.value-approximate]",
            ])
        #expect(try described(reports)[0] == "示例县第一小学 PLAN=有 SYLLABUS=不详 TEACHERS=有 HOURS=2 TEXTBOOK=有")
    }

    @Test(arguments: [
        ("示例县第一小学,√,√,√,2节×18班,√\n", ["a.csv:2:15 “示例县第一小学”的课时“2节×18班”看不懂 [coverage.value-unclear]"]),
        ("示例县第一小学,√,√,√,36,√\n", ["a.csv:2:15 “示例县第一小学”的课时“36”超过上限 20，多半是各班相加或填了分钟数 [coverage.value-too-much]"]),
        ("第一小学,√,√,√,2,√\n示例县第一小学,√,√,×,1,√\n", ["a.csv:3:1 “示例县第一小学”在表里出现了两次，不同的是：师资、课时 [coverage.school-repeated]"]),
    ])
    func `what cannot be taken in is an error at its cell`(rows: String, expected: [String]) throws {
        #expect(try findings(rows) == expected)
    }

    @Test func `a school that does not have to report is taken in with a warning`() throws {
        let (reports, findings) = try Sample.read(Sample.grid(heading + "石桥镇青山小学,√,√,√,2,√\n柳河镇旧街小学,√,√,√,2,√\n"))
        #expect(reports.count == 2)
        #expect(
            findings.lines == [
                "a.csv:2:1 “石桥镇青山小学”学段不在要求范围，填报已记录，但不计入本期统计 [coverage.school-not-counted]",
                "a.csv:3:1 “柳河镇旧街小学”已停办，填报已记录，但不计入本期统计 [coverage.school-not-counted]",
            ]
        )
    }

    @Test func `a school may report by stages where the sheet says so`() throws {
        let text = "学校名称,学段,课时\n石桥镇九年一贯制学校,小学,2\n石桥镇九年一贯制学校,初中,1\n示例县第一小学,小学,2\n"
        let (reports, findings) = try Sample.read(Sample.grid(text))
        #expect(findings.lines == [])
        #expect(
            try described(reports) == ["石桥镇九年一贯制学校 HOURS小低=2 HOURS小高=2 HOURS初中=1", "示例县第一小学 HOURS=2"]
        )
        #expect(
            try self.findings("示例县第一小学,高中,2\n", heading: "学校名称,学段,课时\n") == [
                "a.csv:2:9 “示例县第一小学”填了学段“高中”，与名册不符 [coverage.stage-mismatch]"
            ]
        )
    }

    @Test func `a sheet without any column of the framework is refused`() throws {
        #expect(
            try findings("示例县第一小学,示例县\n", heading: "学校名称,区县\n") == [
                "a.csv:1:1 表里没有毒品预防教育“五落实”的任何一列：“教学计划”、“大纲”、“师资”、“课时”、“教材” [coverage.column-missing]"
            ]
        )
    }

    @Test func `a line about staff below a short table spoils no column`() throws {
        let text = "学校名称,课时,联系人\n示例县第一小学,2,某某\n填表人,某某,\n联系电话,13800000000,\n"
        let (reports, findings) = try Sample.read(Sample.grid(text))
        #expect(try described(reports) == ["示例县第一小学 HOURS=2"])
        #expect(
            findings.lines == [
                "a.csv:1:9 “联系人”是工作人员信息，没有读取 [coverage.staff-column]",
                "a.csv:3:1 合计、说明等行没有当作学校：第 3、4 行 [coverage.row-skipped]",
            ]
        )
    }

    @Test func `personal data hides every other finding`() throws {
        let text = "学校名称,课时,学生姓名\n某某学校,2节×3班,某某\n"
        let (reports, findings) = try Sample.read(Sample.grid(text))
        #expect(reports == [])
        #expect(findings.map(\.code.id) == ["coverage.personal-data"])
    }

    /// The rows of a sheet with its heading, and what is said about them.
    private static let doubts: [(String, [String])] = [
        (
            "2025-2026学年第一学期填报表,\n学校名称,课时\n示例县第一小学,2\n",
            ["a.csv:1:1 表头写的是2025-2026学年第一学期，现在登记的是2026-2027学年第一学期，没有读取 [coverage.period-mismatch]"]
        ), ("2026年秋季填报表,\n学校名称,课时\n示例县第一小学,2\n", []), ("2026-2027学年填报表,\n学校名称,课时\n示例县第一小学,2\n", []),
        (
            "学校名称,课时（分钟）\n示例县第一小学,20\n",
            ["a.csv:1:6 列名“课时(分钟)”里有“分钟”，要填的是每个班上了几课时 [coverage.value-unclear]"]
        ),
        (
            "学校名称,教学计划,大纲,师资,课时\n示例县第一小学,√,√,√,2\n",
            ["a.csv:1:1 表里没有“教材”这一列，各校这一项按没有填 [coverage.column-missing]"]
        ),
        (
            "学校名称,学校标识码,课时\n示例县第一小学,2199000002,2\n",
            ["a.csv:2:9 标识码 2199000002 是“示例县第二小学”的，这一行写的却是“示例县第一小学” [coverage.code-mismatch]"]
        ), ("学校名称,学校标识码,课时\n一小,2199000001,2\n", []),
        (
            "学校名称,学校标识码,课时\n示例县第一小学,2199000077,2\n",
            ["a.csv:2:9 名册里“示例县第一小学”的标识码是 2199000001，表里写的是 2199000077，按名称登记 [coverage.code-mismatch]"]
        ),
        (
            "学校名称,学校标识码,课时\n柳河镇中心小学,2199000077,2\n",
            ["a.csv:2:9 标识码 2199000077 不在名册里，按名称登记 [coverage.code-mismatch]"]
        ),
        (
            "学校名称,课时\n城关镇,\n示例县第一小学,2\n示例县第一小学,2\n落实率,100%\n",
            [
                "a.csv:2:1 合计、说明等行没有当作学校：第 2、5 行 [coverage.row-skipped]",
                "a.csv:4:1 “示例县第一小学”在表里出现了两次，内容相同，只算一次 [coverage.school-repeated]",
            ]
        ), ("学校名称,课时\n", ["a.csv:1:1 只有表头，下面一所学校也没有 [coverage.sheet-empty]"]),
    ]

    @Test(arguments: doubts)
    func `what would be recorded of the wrong school, term or unit is found`(text: String, expected: [String]) throws {
        #expect(try Sample.read(Sample.grid(text)).findings.lines == expected)
    }

    @Test(arguments: [
        ("活动名称,活动时间,参加人数\n班会,11月,40\n", "像是活动台账：请用 humen coverage activity import 导入"),
        ("单位,学段,班级数,学生数\n甲,小学,2,3\n", "像是学校名册：请用 humen coverage schools import 导入"),
        ("学校名称,甲校,乙校\n教学计划,√,√\n课时,2,2\n", "表好像横竖颠倒了：学校要一行一所，各项在上面一行。在 Excel 里复制，选择性粘贴，勾选“转置”"),
    ])
    func `a sheet for another command is sent to it`(text: String, advice: String) throws {
        #expect(try Sample.read(Sample.grid(text)).findings.first?.explanation.first == advice)
    }

    @Test func `a row that ends before the others is told`() throws {
        let text = "学校名称,教学计划,大纲,师资,课时,教材\n示例县第一小学,√,√,√,2,√\n柳河镇中心小学,√,√\n石桥镇九年一贯制学校,√,√,√,2,√\n"
        let findings = try Sample.read(Sample.grid(text)).findings.filter { $0.code.id == "coverage.column-missing" }
        #expect(
            findings.lines == [
                "a.csv:3:1 第 3 行比别的行短，像是断掉了：第 3 行只有 3 格，后面的“师资”、“课时”、“教材”按没有填 [coverage.column-missing]"
            ])
        let whole = try Sample.read(Sample.grid(text.replacing("√,√\n石", with: "√,√,,,\n石"))).findings
        #expect(!whole.contains { $0.code.id == "coverage.column-missing" })
    }
}
