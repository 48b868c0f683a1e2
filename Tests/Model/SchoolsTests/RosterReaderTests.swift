import DataFiles
import Diagnostics
import Spreadsheets
import Testing

@testable import Schools

struct RosterReaderTests {
    private func read(_ text: String, county: String? = nil) -> ([RosterEntry], [String]) {
        var findings: [Finding] = []
        let entries = RosterReader.read(Sample.grid(text), county: county, findings: &findings)
        return (entries, findings.lines)
    }

    @Test func `the roster of the invented county is read whole`() throws {
        var findings: [Finding] = []
        let entries = RosterReader.read(try Sample.fixture("roster.csv"), county: nil, findings: &findings)
        let lines = entries.map { entry in
            let stages = entry.stages.map(\.rawValue).joined(separator: "+")
            let sizes = [entry.classes, entry.students].map { $0.map(String.init) ?? "-" }.joined(separator: "/")
            return [entry.name, entry.code ?? "-", entry.region, stages, sizes, entry.closed?.description ?? "-"]
                .joined(separator: " ")
        }
        #expect(
            lines == [
                "示例县第一小学 2199000001 示例县/城关镇 小低+小高 18/810 -",
                "示例县第二小学 2199000002 示例县/城关镇 小低+小高 12/520 -",
                "示例县实验小学 2199000003 示例县/城关镇 小低+小高 24/1100 -",
                "柳河镇中心小学 - 示例县/柳河镇 小低+小高 12/430 -",
                "石桥镇中心小学 - 示例县/石桥镇 小低+小高 9/300 -",
                "柳河镇初级中学 - 示例县/柳河镇 初中 9/380 -",
                "石桥镇九年一贯制学校 - 示例县/石桥镇 小低+小高+初中 18/700 -",
                "示例县第一中学 3499000008 示例县/城关镇 高中 30/1500 -",
                "示例县第二中学 3499000009 示例县/城关镇 初中+高中 36/1700 -",
                "示例县职业高中 3699000010 示例县/城关镇 中职 15/600 -",
                "石桥镇青山小学 - 示例县/石桥镇 小低 4/60 -",
                "柳河镇旧街小学 - 示例县/柳河镇 小低+小高 -/- 2026-08-31",
            ]
        )
        #expect(
            findings.lines == [
                "roster.csv:2:37 “校长”是工作人员信息，没有读取 [coverage.staff-column]",
                "roster.csv:15:2 幼儿园不在统计范围，没有读取：1 所（城关镇幼儿园） [coverage.row-skipped]",
                "roster.csv:16:1 合计、说明等行没有当作学校：第 16、17 行 [coverage.row-skipped]",
            ]
        )
    }

    @Test(arguments: [
        ("名单\n甲,乙\n", ["a.csv:1:1 找不到表头：前 15 行里没有哪一行同时有“学校名称”和其他列名 [coverage.no-heading]"]),
        ("学校名称,区县\n甲校,示例县\n", ["a.csv:2:1 名册没有“学段”一列，1 所学校从校名看不出学段：其他 1 所（甲校） [coverage.stage-unclear]"]),
        ("学校名称,学校类别,区县,学校类型\n", ["a.csv:1:14 “学校类型”与“学校类别”两列都是“学段”，不知以哪列为准 [coverage.column-repeated]"]),
        (
            "学校名称,学段,区县,学校类型\n甲校,小学,示例县,公办\n",
            ["a.csv:1:12 不认识的列没有采用：“学校类型” [coverage.column-ignored]"]
        ),
        ("学校名称,学段,区县\n甲校,中学,示例县\n", ["a.csv:2:4 “甲校”的学段“中学”说不清是哪几段 [coverage.stage-unclear]"]),
        ("学校名称,学段,区县\n,小学,示例县\n", ["a.csv:2:2 第 2 行没有学校名称 [coverage.name-missing]"]),
        ("学校名称,学段,区县\n甲校,小学,\n", ["a.csv:2:1 “甲校”没有填区县 [coverage.region-missing]"]),
        ("学校名称,学段,区县\n甲校,小学,示例县\n甲 校,小学,示例县\n", ["a.csv:3:1 “甲校”在名册里出现了两次，内容相同，只算一所 [coverage.school-repeated]"]),
        (
            "学校名称,学段,区县\n甲校,小学,示例县\n甲校,初中,示例县\n",
            ["a.csv:2:1 1 所学校分几行写，各算一所，班级数、学生数相加：甲校（小学、初中） [coverage.school-joined]"]
        ),
        ("学校名称,学段,区县\n甲校,小学,示例县\n甲校,九年一贯制,示例县\n", ["a.csv:3:1 “甲校”在名册里出现了两次，不同的是：学段 [coverage.school-repeated]"]),
        ("学校名称,学段,年级,区县\n甲校,小学,高二,示例县\n", ["a.csv:2:7 “甲校”填了年级“高二”，它的学段是小学，没有这个年级 [coverage.stage-mismatch]"]),
        ("学校名称,学段,年级,区县\n甲校,小学,2026届,示例县\n", ["a.csv:2:7 “甲校”的年级“2026届”看不懂 [coverage.grade-unclear]"]),
        (
            "学校名称,学段,区县\n示例第一小学,小学,示例县\n示例第1小学（本部）,小学,示例县\n",
            ["a.csv:3:1 “示例第一小学”、“示例第1小学（本部）”几乎一样，按 2 所登记 [coverage.school-namesake]"]
        ),
        (
            "学校名称,学段,区县,学校标识码\n甲校,小学,示例县,2.2E+09\n",
            ["a.csv:2:11 学校标识码应当是 10 位数字 [coverage.school-code]"]
        ),
        (
            "学校名称,学段,区县,班级数,食堂\n甲校,小学,示例县,若干,有\n",
            [
                "a.csv:1:16 不认识的列没有采用：“食堂” [coverage.column-ignored]",
                "a.csv:2:11 “若干”不是一个整数，这一格按未填处理 [coverage.cell-unclear]",
            ]
        ),
    ])
    func `what is wrong is said at its place`(text: String, expected: [String]) {
        #expect(read(text).1 == expected)
    }

    /// A roster's rows below 学校名称,学段,区县,班级数,学生数,开办日期,停办日期, and what is said of it.
    private static let figures: [(String, [String])] = [
        ("甲校,小学,示例县,600,560,,", ["a.csv:2:15 “甲校”班级数 600 比学生数 560 还多 [coverage.value-suspect]"]),
        ("甲校,小学,示例县,2,560,,", ["a.csv:2:13 “甲校”平均每班 280 人 [coverage.value-suspect]"]),
        ("甲校,小学,示例县,12个,31.0,,", []),
        (
            "甲校,小学,示例县,,,2020-09-01,2019-08-31",
            ["a.csv:2:24 “甲校”停办（2019-08-31）早于开办（2020-09-01） [coverage.cell-unclear]"]
        ),
        ("甲校,小学,示例县,,,,已撤并", ["a.csv:2:14 “已撤并”不是一个日期（如 2026-08-31），不知道从哪天起停办 [coverage.cell-unclear]"]),
        ("甲校,小学,邻县,,,,", ["a.csv:2:7 “甲校”的区县是“邻县”，不是本县“示例县” [coverage.region-missing]"]),
        ("甲校,小学（含幼儿园）,示例县,,,,", []), ("甲校,普高,示例县,,,,", []),
    ]

    @Test(arguments: figures)
    func `figures and dates that cannot be are found`(row: String, expected: [String]) {
        #expect(read("学校名称,学段,区县,班级数,学生数,开办日期,停办日期\n" + row + "\n", county: "示例县").1 == expected)
    }

    @Test func `a sheet named after a town is that town's`() {
        var findings: [Finding] = []
        let sheets = ["城关镇", "河口乡"].map { town in
            let rows = [["学校名称", "学段"], [town + "小学", "小学"]]
            return Grid.Sheet(
                name: town,
                rows: rows.enumerated().map { number, cells in
                    Grid.Row(
                        number: number + 1,
                        cells: cells.enumerated().map { Grid.Cell(text: $1, row: number + 1, column: $0) })
                })
        }
        let entries = RosterReader.read(Grid(file: "a.xlsx", sheets: sheets), county: "示例县", findings: &findings)
        #expect(entries.map(\.region) == ["示例县/城关镇", "示例县/河口乡"])
        #expect(findings.lines == [])
    }

    @Test func `a roster of one county needs no column for it`() {
        let (entries, findings) = read("学校名称,学段\n甲校,小学\n", county: "示例县")
        #expect(findings == [])
        #expect(entries.map(\.region) == ["示例县"])
    }

    @Test func `schools of one name in two counties are two schools`() throws {
        let (entries, findings) = read("学校名称,学段,城市,区县\n实验小学,小学,甲市,东区\n实验小学,小学,,西区\n实验小学,小学,乙市,东区\n")
        #expect(findings == ["a.csv:4:1 有 3 所学校都叫“实验小学”，按 3 所登记：甲市东区、甲市西区、乙市东区 [coverage.school-namesake]"])
        #expect(entries.map(\.region) == ["甲市/东区", "甲市/西区", "乙市/东区"])
        #expect(Set(RosterPlan(entries, known: [], on: try #require(Sample.day)).added.map(\.uid)).count == 3)
    }

    @Test func `schools of one name in one town are two when their codes differ`() throws {
        let text = "学校名称,学校标识码,学段,区县,乡镇\n中心小学,2199000001,小学,示例县,柳河镇\n中心小学,2199000002,小学,示例县,柳河镇\n"
        let (entries, findings) = read(text)
        #expect(
            findings == [
                "a.csv:3:1 有 2 所学校都叫“中心小学”，按 2 所登记：示例县柳河镇（2199000001）、示例县柳河镇（2199000002） [coverage.school-namesake]"
            ]
        )
        let day = try #require(Sample.day)
        let plan = RosterPlan(entries, known: [], on: day)
        #expect(plan.added.map(\.code) == ["2199000001", "2199000002"])
        #expect(Set(plan.added.map(\.uid)).count == 2)
        #expect(plan.findings.isEmpty)
        // The same roster again changes nothing, and a school whose code was not known is taken over once.
        let again = RosterPlan(entries, known: plan.added, on: day)
        #expect(again.added.isEmpty && again.changed.isEmpty)
        var nameless = plan.added[0]
        nameless.code = nil
        let later = RosterPlan(entries, known: [nameless], on: day)
        #expect(later.changed.map(\.uid) == [nameless.uid])
        #expect(later.added.map(\.code) == ["2199000002"])
        #expect(later.findings.isEmpty)
    }

    /// A roster, the office's county, the regions read, the findings.
    private static let areas: [(String, String?, [String], [String])] = [
        ("学校名称,学段,地区\n甲校,小学,城关镇\n乙校,小学,柳河乡\n丙校,小学,县直\n", "示例县", ["示例县/城关镇", "示例县/柳河乡", "示例县/县直"], []),
        ("学校名称,学段,地区\n甲校,小学,东县\n乙校,小学,西区\n", nil, ["东县", "西区"], []),
        ("学校名称,学段,地区,乡镇\n甲校,小学,东县,城关镇\n", nil, ["东县/城关镇"], []),
        ("学校名称,学段,区县,地区\n甲校,小学,东县,城关镇\n", nil, ["东县/城关镇"], []),
        ("学校名称,学段,地区,区县\n甲校,小学,甲市,东县\n", nil, ["甲市/东县"], []),
        (
            "学校名称,学段,地区\n甲校,小学,城关镇\n", nil, [],
            ["a.csv:1:1 名册缺少“区县”一列，也没有说明本县是哪里 [coverage.column-missing]"]
        ),
        (
            "学校名称,学段,地区\n甲校,小学,城关镇\n乙校,小学,东县\n", "示例县", [],
            ["a.csv:1:9 “地区”一列里既有乡镇（城关镇）又有区县（东县），不知是哪一级 [coverage.area-mixed]"]
        ),
        (
            "学校名称,学段,区县,地区,乡镇\n甲校,小学,东县,城关镇,柳河乡\n", nil, [],
            ["a.csv:1:12 “地区”与“乡镇”两列都是“乡镇”，不知以哪列为准 [coverage.column-repeated]"]
        ),
    ]

    @Test(arguments: areas)
    func `what stands in a column 地区 says what it is`(
        text: String, county: String?, regions: [String], expected: [String]
    ) {
        let (entries, findings) = read(text, county: county)
        #expect(entries.map(\.region) == regions)
        #expect(findings == expected)
    }

    @Test func `a cell is named by its column and heading too`() {
        var findings: [Finding] = []
        let text = "学校名称,学段,区县,班级数\n甲校,小学,示例县,若干\n"
        _ = RosterReader.read(Sample.grid(text), county: nil, findings: &findings)
        #expect(findings.map { $0.place?.words } == ["a.csv:2:11（第 D 列“班级数”）"])
        #expect(findings.map { FindingRecord($0).cell } == ["D2"])
    }

    @Test func `a school that is closed by a roster is named`() throws {
        let day = try #require(Sample.day)
        let open = RosterPlan(read("学校名称,学段\n甲校,小学\n乙校,小学\n", county: "示例县").0, known: [], on: day).added
        let entries = read("学校名称,学段,停办日期\n甲校,小学,2026-07-31\n乙校,小学,\n", county: "示例县").0
        let plan = RosterPlan(entries, known: open, on: day)
        #expect(plan.changed.map(\.name) == ["甲校"])
        #expect(plan.findings.map(\.summary) == ["台账里已有的学校，这份名册有改动：停办 1 所：甲校（2026-07-31 起）"])
        #expect(
            RosterPlan(entries, known: plan.changed, on: day).findings.filter {
                $0.code.id == "coverage.school-changed"
            }.isEmpty)
    }

    @Test(arguments: [
        ("2026年7月撤并", "这一格只写停办的那一天，如 2026-07-31；只知道月份的写 2026年7月，按 1 日计；“撤并”“并入哪所”这样的话写在备注里", true),
        ("已撤并", "这一格只写停办的那一天，如 2026-07-31；“撤并”“并入哪所”这样的话写在备注里", true), ("—", "没有停办、没有的，这一格留空", false),
        ("/", "没有停办、没有的，这一格留空", false),
    ])
    func `what to write instead of words where a school was closed is said`(text: String, hint: String, isError: Bool) {
        var findings: [Finding] = []
        let grid = Sample.grid("学校名称,学段,停办日期\n甲校,小学,\(text)\n")
        _ = RosterReader.read(grid, county: "示例县", findings: &findings)
        #expect(findings.map(\.explanation) == [[hint]] && findings.haveErrors == isError)
    }
}
