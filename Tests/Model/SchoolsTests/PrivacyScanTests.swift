import DataFiles
import Diagnostics
import Spreadsheets
import Testing

@testable import Schools

struct PrivacyScanTests {
    private func scan(_ text: String) -> [String] { PrivacyScan(Sample.grid(text)).findings.lines }

    @Test(arguments: ["学籍号", "身份证号", "身份证号码", "学生姓名", "家长电话", "监护人电话", "学 号", "姓名", "家庭住址", "全国学籍号"])
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
        ("示禁办〔2026〕9号", "-"), ("电话 0571-88886666", "-"), ("2026112214305512", "-"), ("", "-"),
    ])
    func `words are looked through like cells`(text: String, expected: String) {
        #expect(PrivacyScan.number(in: text) ?? "-" == expected)
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
}
