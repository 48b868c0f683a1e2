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
                "roster.csv:15:2 幼儿园不在统计范围，没有读取：1 所 [coverage.row-skipped]",
                "roster.csv:16:1 合计、说明等行没有当作学校：第 16、17 行 [coverage.row-skipped]",
            ]
        )
    }

    @Test(arguments: [
        ("名单\n甲,乙\n", ["a.csv:1:1 找不到表头：前 15 行里没有哪一行同时有“学校名称”和其他列名 [coverage.no-heading]"]),
        ("学校名称,区县\n甲校,示例县\n", ["a.csv:1:1 名册缺少“学段”一列 [coverage.column-missing]"]),
        ("学校名称,学校类别,区县,学校类型\n", ["a.csv:1:14 “学校类型”与“学校类别”两列都是“学段”，不知以哪列为准 [coverage.column-repeated]"]),
        (
            "学校名称,学段,区县,学校类型\n甲校,小学,示例县,公办\n",
            ["a.csv:1:12 不认识的列没有采用：“学校类型” [coverage.column-ignored]"]
        ),
        ("学校名称,学段,区县\n甲校,中学,示例县\n", ["a.csv:2:4 “甲校”的学段“中学”说不清是哪几段 [coverage.stage-unclear]"]),
        ("学校名称,学段,区县\n,小学,示例县\n", ["a.csv:2:2 第 2 行没有学校名称 [coverage.name-missing]"]),
        ("学校名称,学段,区县\n甲校,小学,\n", ["a.csv:2:1 “甲校”没有填区县 [coverage.region-missing]"]),
        ("学校名称,学段,区县\n甲校,小学,示例县\n甲 校,小学,示例县\n", ["a.csv:3:1 “甲校”在名册里出现了两次，内容相同，只算一所 [coverage.school-repeated]"]),
        ("学校名称,学段,区县\n甲校,小学,示例县\n甲校,初中,示例县\n", ["a.csv:3:1 “甲校”在名册里出现了两次 [coverage.school-repeated]"]),
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

    @Test func `a roster of one county needs no column for it`() {
        let (entries, findings) = read("学校名称,学段\n甲校,小学\n", county: "示例县")
        #expect(findings == [])
        #expect(entries.map(\.region) == ["示例县"])
    }

    @Test func `schools of one name in two counties are two schools`() throws {
        let (entries, findings) = read("学校名称,学段,城市,区县\n实验小学,小学,甲市,东区\n实验小学,小学,,西区\n实验小学,小学,乙市,东区\n")
        #expect(findings == ["a.csv:4:1 有 3 所学校都叫“实验小学”：甲市东区、甲市西区、乙市东区 [coverage.school-repeated]"])
        #expect(entries.map(\.region) == ["甲市/东区", "甲市/西区", "乙市/东区"])
        #expect(Set(RosterPlan(entries, known: [], on: try #require(Sample.day)).added.map(\.uid)).count == 3)
    }
}
