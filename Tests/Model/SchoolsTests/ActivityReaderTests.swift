import DataFiles
import Diagnostics
import Testing

@testable import Schools

struct ActivityReaderTests {
    private func read(_ text: String) throws -> (ActivityBook, [String]) {
        var findings: [Finding] = []
        let book = ActivityReader.read(
            Sample.grid(text), framework: try Sample.framework(), on: try #require(CalendarDate("2026-11-30")),
            findings: &findings)
        return (book, findings.lines)
    }

    @Test(arguments: [("一百零二", 102), ("一千二", nil), ("两三", nil), ("百十人", nil), ("3.4万", 34_000), ("两万三", nil)])
    func `a number that may be two is none`(text: String, value: Int?) {
        #expect(CountText.value(text) == value)
        if !text.contains(".") { #expect(RosterRows.number(text) == value) }
    }

    @Test func `a monthly sheet is read, summed by kind, and written as it was`() throws {
        let (book, findings) = try read(
            """
            日期,类型,地点,活动名称,对象,人数,份数,服务于,来源
            2026年11月20日,学校,示例县第一中学,主题班会,初二学生,240人,"1,300",课时、教材,照片3张
            2026-11-18,进社区,城关社区,入户宣传,居民,,1.2万,,

            """)
        #expect(findings == [])
        #expect(
            book.sums.map { "\($0.kind) \($0.times) \($0.heads) \($0.copies) \($0.headsUnknown)" } == [
                "进学校 1 240 1300 0", "进社区 1 0 12000 1", "合计 2 240 13300 1",
            ])
        #expect(
            book.sheet(try Sample.framework()) == """
                \u{FEFF}日期,类型,地点,活动名称,对象,人数,份数,服务于,来源\r
                2026-11-18,进社区,城关社区,入户宣传,居民,,12000,,\r
                2026-11-20,进学校,示例县第一中学,主题班会,初二学生,240,1300,课时、教材,照片3张\r

                """)
    }

    @Test func `columns are known by the names that offices give them`() throws {
        let (book, findings) = try read("活动时间,活动类别,活动地点,活动主题,参与对象,参与人数\n2026-11-20,进校园,示例县第一中学,主题班会,初二学生,240\n")
        #expect(findings == [])
        #expect(book.activities.map { "\($0.kind) \($0.audience) \($0.heads ?? 0)" } == ["进学校 初二学生 240"])
    }

    @Test func `several kinds in a cell, round numbers and the same event under two names are told`() throws {
        let heading = "日期,类型,地点,活动名称,人数,份数\n"
        #expect(
            try read(heading + "2026-11-20,进学校、进社区,甲,乙,10,\n").1 == [
                "a.csv:2:12 类型写了 2 种：进学校、进社区，一场只能记一种 [coverage.activity-unclear]"
            ])
        for text in ["300余人", "约200", "80余人次", "近千人"] {
            #expect(try read(heading + "2026-11-20,进校园,甲,乙,\(text),\n").1.count == 1)
        }
        let (book, found) = try read(
            heading + "2026-11-20,进社区,城关社区,禁毒宣传,120,300\n2026-11-20,进社区,城关社区广场,禁毒宣传进社区,120,300\n")
        #expect(book.activities.count == 2)
        #expect(
            found == [
                "a.csv:3:1 2026-11-20 的“禁毒宣传进社区”（城关社区广场）和“禁毒宣传”（城关社区）人数、份数都一样，按两场登记 [coverage.activity-unclear]"
            ])
    }

    @Test func `a sheet of the new media without months is of the month that somebody said`() throws {
        let text = "平台,账号,发布数\n微信,示例禁毒,12\n"
        var findings: [Finding] = []
        let day = try #require(CalendarDate("2026-11-30"))
        let month = try #require(CalendarDate("2026-11-01"))
        let book = ActivityReader.read(
            Sample.grid(text), framework: try Sample.framework(), month: month, on: day, findings: &findings)
        #expect(findings.lines == [] && book.media.map(\.month) == ["2026-11"])
        #expect(try read("示例县2026年10月新媒体\n" + text).0.media.map(\.month) == ["2026-10"])
        #expect(try read(text).1 == ["a.csv:1:1 活动表缺少“月份”一列 [coverage.column-missing]"])
    }

    @Test func `a column of figures under a name that nobody knows is an error, one of words is a note`() throws {
        let rows = "2026-11,微信,示例禁毒,12,3.4万\n2026-10,微信,示例禁毒,约8篇,1200\n"
        #expect(try read("月份,平台,账号,发布篇数,阅读量\n" + rows.replacing("约8篇", with: "8篇")).1 == [])
        #expect(
            try read("月份,平台,账号,推出量,阅读量\n" + rows).1 == [
                "a.csv:1:10 填着数的列不认识，没有采用：“推出量” [coverage.column-ignored]"
            ])
        let words = "月份,平台,账号,负责科室,阅读量\n2026-11,微信,示例禁毒,宣传科,3.4万\n"
        #expect(try read(words).1 == ["a.csv:1:10 不认识的列没有采用：“负责科室” [coverage.column-ignored]"])
        var findings: [Finding] = []
        _ = ActivityReader.read(
            Sample.grid("月份,平台,账号,推出量,阅读量\n" + rows), framework: try Sample.framework(),
            on: try #require(CalendarDate("2026-11-30")), findings: &findings)
        #expect(findings.haveErrors)
    }

    @Test func `a number of staff in a column that is kept refuses the sheet`() throws {
        let heading = "日期,类型,地点,活动名称,来源\n"
        let refused = try read(heading + "2026-11-20,进学校,甲,班会,联系人13812345678\n").1
        #expect(refused == ["a.csv:2:21 E2 疑似手机号码，这一列要登记进台账，整个文件没有读取 [coverage.personal-data]"])
        let passed = try read("日期,类型,地点,活动名称,备注\n2026-11-20,进学校,甲,班会,联系人13812345678\n").1
        #expect(passed == ["a.csv:1:15 “备注”里有工作人员的电话号码，没有读取 [coverage.staff-column]"])
    }

    @Test func `what cannot be understood is said cell by cell`() throws {
        let (_, findings) = try read(
            """
            日期,类型,地点,活动名称,人数,服务于
            11月,进学校,甲,班会,1,
            2026-11-20,进太空,甲,班会,1,
            2026-11-20,进学校,甲,班会,许多,
            2026-11-20,进学校,甲,班会,1,
            2026-11-20,进学校,甲,讲座,1,纪律

            """)
        #expect(
            findings == [
                "a.csv:2:1 日期“11月”看不懂 [coverage.activity-unclear]",
                "a.csv:3:12 类型“进太空”不认识 [coverage.activity-unclear]",
                "a.csv:4:21 “许多”不是一个数 [coverage.activity-unclear]",
                "a.csv:5:1 2026-11-20 在“甲”的“班会”在表里出现了两次 [coverage.activity-unclear]",
                "a.csv:6:23 “纪律”不是毒品预防教育“五落实”的一项 [coverage.activity-unclear]",
            ])
    }

    @Test func `a sheet with pupils' names is not read`() throws {
        let (book, findings) = try read("日期,类型,地点,活动名称,学生姓名\n2026-11-20,进学校,甲,班会,某某\n")
        #expect(book.activities.isEmpty)
        #expect(findings == ["a.csv:1:15 表里有“学生姓名”，属于个人信息，整个文件没有读取 [coverage.personal-data]"])
    }

    @Test(arguments: [
        ("240", 240), ("240人", 240), ("3.4万", 34_000), ("1.2亿", 120_000_000), ("两百", 200), ("1.23456万", nil),
        ("约3", nil),
    ])
    func `counts are read as people write them`(text: String, value: Int?) {
        #expect(CountText.value(text) == value)
    }

    @Test func `a cell that a spreadsheet program would run is made harmless`() {
        #expect(
            CSVText([["=1+1", "-3", "@a", "a,b", "他说\"好\"", "+86"]]).text
                == "\u{FEFF}'=1+1,-3,'@a,\"a,b\",\"他说\"\"好\"\"\",+86\r\n")
    }

    @Test func `another class on the same day and place takes the place of none`() throws {
        let heading = "日期,类型,地点,活动名称,对象,人数\n2026-11-20,进学校,甲,班会,"
        let first = try read(heading + "五年级1班,40\n").0
        let grid = Sample.grid("")
        #expect(
            try read(heading + "五年级2班,38\n").0.twins(in: first, of: grid).map(\.summary) == [
                "2026-11-20 在“甲”的“班会”已登记过，对象是“五年级1班”，这张表写的是“五年级2班”，不知道是另一场还是更正"
            ])
        #expect(try read(heading + "五年级1班,41\n").0.twins(in: first, of: grid).isEmpty)
        #expect(try read(heading + "师生,41\n").0.twins(in: first, of: grid).isEmpty)
    }
}
