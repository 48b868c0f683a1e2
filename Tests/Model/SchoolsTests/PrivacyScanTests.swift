import DataFiles
import Diagnostics
import Spreadsheets
import Testing

@testable import Schools

struct PrivacyScanTests {
    private func scan(_ text: String) -> [String] { PrivacyScan(Sample.grid(text)).findings.lines }

    @Test(arguments: [
        "学籍号", "身份证号", "身份证号码", "学生姓名", "家长电话", "监护人电话", "学 号", "姓名", "家庭住址", "全国学籍号", "留守儿童姓名", "困境儿童姓名",
        "重点青少年姓名", "涉毒家庭子女姓名", "孩子姓名", "家委会电话", "家长委员会电话", "帮扶对象姓名",
    ])
    func `a column of pupils refuses the file`(heading: String) {
        let scan = PrivacyScan(Sample.grid("学校名称,学段,\(heading)\n示例县第一小学,小学,某\n"))
        #expect(scan.refuses)
        #expect(scan.findings.map(\.code.id) == ["coverage.personal-data"])
    }

    @Test(arguments: ["学生数", "学生人数", "家长会次数", "学校名称", "教师人数", "座谈会", "告家长书份数"])
    func `a column of sums is no personal data`(heading: String) {
        #expect(scan("学校名称,学段,\(heading)\n示例县第一小学,小学,12\n") == [])
    }

    @Test func `an instruction not to write such numbers is no such number`() {
        #expect(scan("注：请勿填写身份证号,,\n学校名称,学段,课时\n示例县第一小学,小学,2\n") == [])
    }

    /// The number is the example that the standard itself prints.
    @Test(arguments: [
        "11010519491231002X", "11010519491231002x", "证号：１１０１０５１９４９１２３１００２Ｘ", "110105 19491231 002X",
        "G11010519491231002X",
    ])
    func `an identity number anywhere refuses the file and is not repeated`(text: String) {
        let scan = PrivacyScan(Sample.grid("学校名称,备注\n示例县第一小学,\(text)\n"))
        #expect(
            scan.findings.lines == ["a.csv:2:9 B2 等 1 格疑似身份证号码，属于个人信息，整个文件没有读取 [coverage.personal-data]"]
        )
        #expect(scan.findings.allSatisfy { $0.place?.excerpt == nil })
    }

    @Test func `a number with a slip in it is an identity number all the same, but not among codes`() {
        let text = "110105194912310021"
        #expect(scan("学校名称,备注\n示例县第一小学,\(text)\n").count == 1)
        #expect(scan("学校名称,学校代码\n示例县第一小学,\(text)\n") == [])
    }

    @Test func `a column of pupils is refused when it holds names and not when it holds figures`() {
        #expect(scan("学校名称,学生\n示例县第一小学,王小明\n").count == 1)
        #expect(scan("学校名称,学生\n示例县第一小学,360\n") == [])
    }

    @Test(arguments: ["2199000001", "202611210001000012", "110105199913310020"])
    func `other long numbers are no identity numbers`(text: String) {
        #expect(scan("学校名称,备注\n示例县第一小学,\(text)\n") == [])
    }

    @Test func `a mobile number refuses the file unless it stands in a column of staff`() {
        #expect(
            scan("学校名称,备注\n甲校,138-0000-0000\n乙校,13900000000\n") == [
                "a.csv:2:4 B2 等 2 格疑似手机号码，属于个人信息，整个文件没有读取 [coverage.personal-data]"
            ]
        )
        #expect(
            scan("学校名称,校长,联系电话\n甲校,某某,13800000000\n") == []
        )
        #expect(scan("学校名称,课时\n甲校,2\n填表人：某某　电话：13800000000,\n联系电话,13800000000\n") == [])
        #expect(
            scan("学校名称,课时\n甲校,2\n家长电话：13800000000,\n") == [
                "a.csv:3:1 A3 等 1 格疑似手机号码，属于个人信息，整个文件没有读取 [coverage.personal-data]"
            ]
        )
        #expect(scan("学校名称,学校代码\n甲校,13800000000\n") == [])
    }

    @Test(arguments: [
        ("身份证110101199003074477学生反映", "身份证号码"), ("张三 138-1234-5678", "手机号码"), ("１３８１２３４５６７８", "手机号码"),
        ("+8613800138000", "手机号码"), ("008613800138000", "手机号码"), ("+86 138-0013-8000", "手机号码"),
        ("110101900307447", "身份证号码"),
        ("示禁办〔2026〕9号", "-"), ("202611210001005", "-"), ("8613800138", "-"), ("电话 0571-88886666", "-"),
        ("2026112214305512", "-"), ("", "-"),
    ])
    func `words are looked through like cells`(text: String, expected: String) {
        #expect(PrivacyScan.number(in: text) ?? "-" == expected)
    }

    @Test(arguments: [
        ("李四", true), ("张科长", true), ("宣传科张三", true), ("督查组（李四）", true), ("李小明主任", true), ("县禁毒办（联系人：王小明）", true),
        ("禁毒办主任", false),
        ("宣传科（综合组）", false), ("县禁毒办宣传科", false), ("教育局安全科", false), ("高新区禁毒办", false), ("关工委主任", false), ("班主任", false),
        ("政教处主任", false), ("单位安保科", false), ("石桥镇综治办", false), ("任课老师", false),
    ])
    func `whoever enters something writes no name of a person`(text: String, isPerson: Bool) {
        #expect(AuthorName.namesPerson(text) == isPerson)
    }

    @Test(arguments: [
        ("宣传科", "宣传科（张三）", true), ("宣传科", "县禁毒办宣传科", true), ("宣传科", "宣 傳 科。", true), ("督查组", "教育局督查组（复核）", true),
        ("禁毒办督查组", "教育局督查组", false), ("宣传科", "督查组", false), ("科", "宣传科", false), ("root", "root", true),
        ("", "宣传科", false),
    ])
    func `one section is one, however it is written`(one: String, other: String, isSame: Bool) {
        #expect(AuthorName.areSame(one, other) == isSame && AuthorName.areSame(other, one) == isSame)
    }

    @Test func `only a heading makes a column one of people`() {
        for word in ["关工委", "安保", "白领", "李家村", "张村", "高职", "王小明"] {
            #expect(
                scan("日期,类型,地点,活动名称,对象\n2026-11-02,进社区,文化站,讲座,家长\n2026-11-03,进社区,文化站,讲座,\(word)\n") == [], "\(word)")
        }
        #expect(scan("学校名称,家长\n示例县第一小学,王小明\n").count == 1)
        #expect(scan("示例县统计表,\n学校名称,家长\n示例县第一小学,王小明\n").count == 1)
        for word in ["关工委", "安保", "白领", "李家村", "张村", "高职"] {
            #expect(scan("学校名称,参加人员\n示例县第一小学,\(word)\n") == [], "\(word)")
        }
    }

    @Test(arguments: [
        ("李四", true), ("欧阳小明", true), ("宣传科", false), ("金湖县", false), ("余杭区禁毒办", false), ("严打办", false), ("李老师", false),
        ("张主任", false), ("root", false), ("督查组", false),
    ])
    func `a section or a post is not taken for a person`(text: String, isPerson: Bool) {
        #expect(PrivacyScan.isPersonsName(text) == isPerson)
    }

    @Test func `a file's name is remembered without numbers of people`() {
        #expect(PrivacyScan.withoutNumbers("李老师13812345678第2稿.xlsx") == "李老师＊＊＊＊＊＊＊＊＊＊＊第＊稿.xlsx")
        #expect(PrivacyScan.withoutNumbers("2026年11月.xlsx") == "2026年11月.xlsx")
    }

    @Test(arguments: [
        "学生王小明.csv", "王小明的成绩.xlsx", "王小明成绩.xlsx", "王小明.csv", "高二1班王小明.xlsx", "张伟20261101.csv", "课时表（李娜）.xlsx",
        "学生王小明2.xlsx",
        "王小明结果.txt", "家长李小红来电.docx", "欧阳小明的答卷.json", "王小明",
    ])
    func `a file's name that may carry a person's is not remembered`(name: String) {
        #expect(PrivacyScan.mayNamePerson(file: name))
        #expect(PrivacyScan.remembered(file: name, mark: "3fa29c").hasPrefix("未记文件名-3fa29c"))
        #expect(!PrivacyScan.remembered(file: name).contains("明"))
    }

    @Test(arguments: [
        "示例县填报表.csv", "名册.xlsx", "2026秋季五落实.xlsx", "高一成绩.xlsx", "金湖县汇总.xlsx", "学生安全教育.csv", "石桥镇中心小学.xlsx",
        "七年级1班课表.xlsx",
        "张老师报表.xlsx", "和平小学填报表.xlsx", "roster.csv", "方案.csv", "学生数.csv", "安全课时.xlsx", "江苏省.csv", "核验单.xlsx",
        "活动台账.xlsx", "S3K7QX-0123.json",
        "示例县第一小学.xlsx", "高二年级课时.xlsx",
    ])
    func `honest names of files stay`(name: String) {
        #expect(PrivacyScan.remembered(file: name, mark: "3fa29c") == name)
    }
}
