import DataFiles
import Diagnostics
import Spreadsheets
import Testing

@testable import Schools

/// What stands in and under the tables that people hand in.
struct HandedRowsTests {
    private static let heading = "学校名称,教学计划,大纲,师资,课时,教材\n示例县第一小学,√,√,√,2,√\n"

    @Test(arguments: [
        "填报日期：2026年11月21日,,,,,", "填报日期：,,2026-11-21,,,", "校长签字：,,,,,", "1.课时按每班计，不要乘班数,,,,,", "2、教材按学生数,,,,,",
        "总数,1,1,1,2,1",
        "累计,1,1,1,2,1",
        "汇总,1,1,1,2,1", "全县,1,1,1,2,1", "审批意见：,,,,,", "以下空白,,,,,", "说明：本表由各学校填写,,,,,", "（盖章）,,,,,", "单位盖章：,,,,,",
        "制表：,,审核：,,,",
        "其中：民办,,,,,", "全县小学7所,7,7,7,14,7", "全县合计（7所）,7,7,7,14,7", "城关镇小计(3所),3,3,3,6,3", "合计（7所）,,,,,",
    ])
    func `what stands under the table is passed over and said`(row: String) throws {
        let (reports, findings) = try Sample.read(Sample.grid(Self.heading + row + "\n"))
        #expect(reports.count == 1)
        #expect(findings.lines == ["a.csv:3:1 合计、说明等行没有当作学校：第 3 行 [coverage.row-skipped]"])
    }

    @Test(arguments: [
        "示例县第二小字,√,√,√,2,√", "示例县第儿小学,,,,,", "二小学,√,√,√,2,√", "柳河,√,√,√,2,√", "3.示例县第二小学（东区）,,,,,",
        "石桥镇九年一贯制学校分部,√,,,,", "城关镇,√,√,√,2,√",
    ])
    func `a school with a slip in its name stays an error`(row: String) throws {
        #expect(try Sample.read(Sample.grid(Self.heading + row + "\n")).findings.haveErrors)
    }

    @Test(arguments: [
        ("课时,学生数\n示例县第一小学,2,0\n", ["a.csv:2:9 “示例县第一小学”这一行的学生数是 0，却填了课时“2” [coverage.value-unclear]"]),
        ("课时,班级数\n示例县第一小学,2,0\n", ["a.csv:2:9 “示例县第一小学”这一行的班级数是 0，却填了课时“2” [coverage.value-unclear]"]),
        ("课时,学生数\n示例县第一小学,0,0\n", []), ("课时,学生数\n示例县第一小学,2,800\n", []),
        ("课时,学生数\n示例县第一小学,2,1700\n", ["a.csv:2:11 “示例县第一小学”的学生数填了 1700，名册里是 810，相差一倍以上 [coverage.value-suspect]"]),
        ("课时,学生数\n示例县第一小学,2,81\n", ["a.csv:2:11 “示例县第一小学”的学生数填了 81，名册里是 810，相差一倍以上 [coverage.value-suspect]"]),
        (
            "教材,学生数,班级数\n示例县第一小学,3,800,18\n",
            ["a.csv:2:9 “示例县第一小学”的教材“3”只有学生数 800 的几十分之一，按有教材登记 [coverage.value-suspect]"]
        ),
        ("教材,学生数\n示例县第一小学,60,800\n", []), ("教材\n示例县第一小学,1\n", []),
    ])
    func `figures of a row are held against each other and the roster`(text: String, expected: [String]) throws {
        #expect(try Sample.read(Sample.grid("学校名称," + text)).findings.lines == expected)
    }

    private func roster(_ rows: String) -> (names: [String], lines: [String]) {
        var findings: [Finding] = []
        let entries = RosterReader.read(
            Sample.grid("学校名称,省份,区县,学段,班级数,学校标识码\n" + rows), county: nil, findings: &findings)
        return (entries.map(\.name), findings.lines)
    }

    @Test func `sums and towns in a roster are no schools`() {
        let read = roster("甲小学,湖南省,示例县,小学,6,\n城关镇,湖南省,示例县,小学,60,\n其中：民办,,,,2,\n全县小学7所,,,,60,\n")
        #expect(read.names == ["甲小学"])
        #expect(
            read.lines == [
                "a.csv:3:1 “城关镇”是地方名，不像学校，多半是小计，没有读取 [coverage.row-skipped]",
                "a.csv:4:1 合计、说明等行没有当作学校：第 4、5 行 [coverage.row-skipped]",
            ])
    }

    @Test func `the province in a school's code is held against its region`() {
        #expect(roster("甲小学,湖南省,示例县,小学,6,2143000001\n").lines == [])
        #expect(
            roster("甲小学,湖南省,示例县,小学,6,2143000001\n乙小学,湖南省,示例县,小学,6,2134000002\n").lines == [
                "a.csv:3:1 1 所学校的标识码里省码不是 43：乙小学（2134000002） [coverage.school-code]"
            ])
        let rows = (1...5).map { "第\($0)小学,示例省,示例县,小学,6,219900000\($0)\n" }.joined()
        #expect(roster(rows).lines == [])
        #expect(roster(rows + "乙小学,示例省,示例县,小学,6,2188000009\n").lines.count == 1)
    }

    private func signed(_ row: String) throws -> (count: Int, lines: [String]) {
        var findings: [Finding] = []
        let hours = SignedSheetReader.read(
            Sample.grid("学校名称,年级,班级,上课日期,课时,已签字\n" + row + "\n"), known: try Sample.records([]),
            on: try #require(Sample.day), findings: &findings)
        return (hours.count, findings.lines)
    }

    @Test func `a lesson of a grade, class or term that is not there is no lesson`() throws {
        #expect(try signed("示例县第一小学,五年级,3班,2026-11-12,1,√") == (1, []))
        #expect(
            try signed("示例县第一小学,初二,1班,2026-11-12,1,√").lines
                == ["a.csv:2:1 “示例县第一小学”的学段是小学，没有八年级 [coverage.hour-unclear]"])
        #expect(
            try signed("示例县第一中学,五年级,1班,2026-11-12,1,√").lines
                == ["a.csv:2:1 “示例县第一中学”的学段是高中，没有五年级 [coverage.hour-unclear]"])
        #expect(
            try signed("示例县第一小学,五年级,99班,2026-11-12,1,√").lines
                == ["a.csv:2:1 “示例县第一小学”一共 18 个班，没有99班 [coverage.hour-unclear]"])
        #expect(
            try signed("示例县第一小学,五年级,3班,2026-05-12,1,√").lines
                == ["a.csv:2:1 “示例县第一小学”3班的上课日期 2026-05-12 不在2026-2027学年第一学期里 [coverage.hour-unclear]"])
    }

    private func classes(_ rows: String, heading: String = "已签字") throws -> (classes: [String], findings: [String]) {
        var findings: [Finding] = []
        let hours = SignedSheetReader.read(
            Sample.grid("学校名称,年级,班级,上课日期,课时,\(heading)\n" + rows), known: try Sample.records([]),
            on: try #require(Sample.day), findings: &findings)
        return (
            hours.map { $0.grade + $0.classroom },
            findings.map { ($0.severity == .error ? "错误 " : "提醒 ") + $0.summary }
        )
    }

    @Test(arguments: [
        ("五年级,1班", "五年级1班"), ("五年级,（3）班", "五年级3班"), ("五年级,三班", "五年级3班"), ("五年级,1", "五年级1班"), (",五（1）班", "五年级1班"),
        (",五年级1班", "五年级1班"), ("五年级,五（2）班", "五年级2班"), ("小学五年级,第2班", "五年级2班"), (",5-1班", "五年级1班"),
    ])
    func `a class is kept in one spelling`(cells: String, expected: String) throws {
        let found = try classes("示例县第一小学,\(cells),2026-11-12,1,√\n")
        #expect(found.classes == [expected] && found.findings == [], "\(found)")
    }

    @Test func `one class in two spellings is one, and a class without its grade is none`() throws {
        let two = try classes("示例县第一小学,五年级,1班,2026-11-12,1,√\n示例县第一小学,,五（1）班,2026-11-12,1,√\n")
        #expect(two.classes == ["五年级1班"])
        #expect(two.findings == ["提醒 五年级1班 2026-11-12 的课写了两次，只算一次"])
        #expect(
            try classes("示例县第一小学,,3班,2026-11-12,1,√\n").findings == [
                "错误 “示例县第一小学”的“3班”没有写年级，不知道是哪个年级的班"
            ])
        #expect(
            try classes("示例县第一小学,五年级,六（1）班,2026-11-12,1,√\n").findings == [
                "错误 “示例县第一小学”的“六（1）班”写在五年级，班级前面的却是六年级"
            ])
    }

    @Test(arguments: [
        "五年级,全部", "五年级,各班", "五年级,1-3班", "五年级,1至3班", "五年级,1～3班", "五年级,1、2班", "五年级,1班和2班", "五年级,3个班", "五年级,每班", ",7-8班",
        ",五年级1、2班",
        "五年级,一、二班",
    ])
    func `a row of several classes is no lesson of one`(cells: String) throws {
        let quoted = cells.split(separator: ",", omittingEmptySubsequences: false).map { "\"\($0)\"" }.joined(
            separator: ",")
        let found = try classes("示例县第一小学,\(quoted),2026-11-12,1,√\n")
        #expect(found.classes == [] && found.findings.count == 1, "\(found)")
        #expect(found.findings.first?.contains("不是一个班") == true)
    }

    @Test(arguments: ["签字", "教师签名", "授课教师签字", "是否签字"])
    func `a signature counts by being there, and is not kept`(heading: String) throws {
        func count(_ mark: String) throws -> [Int] {
            let found = try classes("示例县第一小学,五年级,1班,2026-11-12,1,\(mark)\n", heading: heading)
            return [found.classes.count, found.findings.count { $0.hasPrefix("错误") }]
        }
        for mark in ["√", "张三", "欧阳小明", "李老师", "已签", "王芳、李强"] { #expect(try count(mark) == [1, 0], "\(mark)") }
        for mark in ["", "未签", "否", "×", "无", "待补签"] { #expect(try count(mark) == [0, 0], "\(mark)") }
        for mark in ["第三节", "详见附件"] { #expect(try count(mark) == [0, 1], "\(mark)") }
    }

    @Test(arguments: [
        ("课时\n示例县第一小学,/（本学期停课）\n", "不适用（有理由）", "/（本学期停课）"), ("课时\n示例县第一小学,不适用（停课）\n", "不适用（有理由）", "不适用（停课）"),
        ("课时,备注\n示例县第一小学,/,本学期停课装修\n", "不适用（有理由）", "/（本学期停课装修）"), ("课时,备注\n示例县第一小学,/,已发教材\n", "不适用", "/"),
        ("课时\n示例县第一小学,/\n", "不适用", "/"),
    ])
    func `what does not apply with its reason is another thing than a stroke`(
        text: String, value: String, kept: String
    ) throws {
        let (reports, findings) = try Sample.read(Sample.grid("学校名称," + text))
        let claim = try #require(reports.first?.claims.first)
        #expect(claim.value.words(unit: "") == value && claim.text == kept)
        let told = text.contains("备注") ? ["coverage.column-ignored"] : []
        #expect(findings.map(\.code.id) == told + ["coverage.value-not-applicable"])
    }

    @Test func `what does not apply with its reason leaves the denominator unless it was refuted`() throws {
        let framework = try Sample.framework()
        func status(_ cell: String) throws -> [IndicatorStatus] {
            let text = "学校名称,教学计划,大纲,师资,课时,教材\n示例县第一小学,√,√,√,\(cell),√\n"
            let records = try Sample.records([(Sample.period, try Sample.read(Sample.grid(text)).reports)])
            return framework.derive(records).first { $0.school.name == "示例县第一小学" }?.indicators ?? []
        }
        #expect(try status("/（停课）").map(\.status.rawValue) == ["covered", "covered", "covered", "na", "covered"])
        #expect(try status("/").map(\.status.rawValue) == ["covered", "covered", "covered", "unknown", "covered"])
    }
}
