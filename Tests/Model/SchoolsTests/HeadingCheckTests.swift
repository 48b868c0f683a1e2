import DataFiles
import Diagnostics
import Spreadsheets
import Testing

@testable import Schools

struct HeadingCheckTests {
    private func codes(_ text: String, path: String = "a.csv") throws -> [String] {
        try Sample.read(Sample.grid(text, path: path)).findings
            .filter {
                ["coverage.heading-unclear", "coverage.period-mismatch", "coverage.no-heading"].contains($0.code.id)
                    || $0.severity == .error
            }
            .map { "\($0.severity == .error ? "错误" : "提醒") \($0.code.id)" }
    }

    @Test(arguments: [
        "教学计划（未落实的打√）", "教学计划（无的打√）", "教材（缺）", "教材（是否短缺）", "教材（无的打√）", "师资（是否缺）", "师资（缺口）", "课时（计划）", "课时（应开）",
        "课时（去年）", "课时（上学期）", "课时(第二学期)", "课时（心理健康）", "课时（每月）", "课时（节/月）", "课时【计划数】", "课时（2025年秋）",
        "课时（含2025-2026学年）", "课时（目标）", "课时（累计）", "教学计划（无）", "大纲（无）", "师资（没有）", "教材（否）", "教材（×）", "课时（每学年）", "五年级课时（计划）",
    ])
    func `words in brackets that may turn the figures round keep the sheet out`(heading: String) throws {
        let figure = heading.contains("课时") ? "2" : "√"
        #expect(try codes("学校名称,\(heading)\n示例县第一小学,\(figure)\n") == ["错误 coverage.heading-unclear"])
    }

    @Test(arguments: [
        "教学计划（有/无）", "教学计划\n（√或×）", "教学计划（有的打√，没有的打×）", "教学计划（有打√无打×）", "教学计划（落实的打√）", "1.教学计划（有/无）", "（一）教学计划",
        "一、教学计划", "①教学计划", "（1）教学计划", "教学计划（1）", "教学计划（必填）", "大纲（是否落实）", "大纲（是/否）", "师资（人）", "师资（专兼职，人）", "师资（名）",
        "教材（册）", "教材（本/份）", "教材（万册）", "教材（或读本）", "教材（请打√）", "教材（有无）", "课时（节）", "课时（学时）", "课时\n（每班节数）", "4、课时（节/班·学期）",
        "课时（本学期）", "课时（每学期）", "课时（每班2课时）", "课时（不少于2课时）", "课时（请填数字）", "课时（五年级）", "五年级课时（节）", "课时（2026年秋季学期）",
        "教学计划（有√无×）", "教学计划（有√、无×）", "课时/班", "课时/每班", "每学期课时", "课时（节/学期）", "3.教学计划是否落实", "是否有教学计划", "师资是否到位", "有无教材",
        "是否已制定教学计划", "教材是否已发放（是/否）",
    ])
    func `brackets that only say how to fill in are passed over`(heading: String) throws {
        let figure = heading.contains("课时") ? "2" : "√"
        let quoted = "\"\(heading)\""
        let (reports, findings) = try Sample.read(Sample.grid("学校名称,\(quoted)\n示例县第一小学,\(figure)\n"))
        #expect(reports.count == 1 && findings.isEmpty, "\(findings.lines)")
    }

    @Test(arguments: ["教材是否短缺", "是否缺教材", "教学计划是否未落实", "有无教学计划问题"])
    func `a question about something else is no column`(heading: String) throws {
        #expect(try codes("学校名称,课时,\(heading)\n示例县第一小学,2,√\n").contains("错误 coverage.column-missing"))
    }

    @Test func `a sheet that names no schools is told so`() {
        let grid = Sample.grid("学校标识码,教学计划,大纲,师资,课时,教材\n3143000003,√,√,√,2,√\n")
        #expect(
            SheetGuess.words(grid.sheets[0]) == [
                "表里没有“学校名称”一列：请加上，每一行写一所学校的名称；只有标识码的，也要写名称，两样对得上才登记"
            ])
    }

    @Test func `the words are quoted, and how to write the heading is said`() throws {
        let findings = try Sample.read(Sample.grid("学校名称,教材（缺）\n示例县第一小学,√\n")).findings
        #expect(
            findings.lines == [
                "a.csv:1:6 列名“教材(缺)”的括号里写着“缺”，不知道下面填的还是不是本期的教材，没有读取 [coverage.heading-unclear]"
            ])
        #expect(findings.first?.explanation.first == "列名请只写“教材”；括号里可以写单位（人、册）、有/无、√/×、本学期、每班")
    }

    @Test(arguments: [
        ("五落实情况（未落实的打√）", ["错误 coverage.heading-unclear"]), ("计划开展情况", ["错误 coverage.heading-unclear"]),
        ("去年落实情况", ["错误 coverage.period-mismatch"]), ("2025年落实情况", ["错误 coverage.period-mismatch"]),
        ("甲乙丙", ["提醒 coverage.heading-unclear"]), ("五落实情况", []), ("毒品预防教育“五落实”完成情况（有的打√）", []),
        ("2026年秋季学期落实情况", []),
    ])
    func `words over several columns are looked at like brackets`(words: String, expected: [String]) throws {
        let text = "学校名称,\(words),,,,\n,教学计划,大纲,师资,课时,教材\n示例县第一小学,√,√,√,2,√\n"
        #expect(try codes(text) == expected)
    }

    @Test func `a title or a row of units that asks for a tick where nothing is keeps the sheet out`() throws {
        #expect(
            try codes("示例县统计表（未落实的打√）,\n学校名称,教材\n示例县第一小学,√\n") == ["错误 coverage.heading-unclear"])
        #expect(try codes("学校名称,教材\n,（缺）\n示例县第一小学,√\n") == ["错误 coverage.heading-unclear"])
        #expect(try codes("学校名称,教材\n,（册）\n示例县第一小学,√\n") == [])
        #expect(try codes("示例县统计表（有的打√，没有的打×）,\n学校名称,教材\n示例县第一小学,√\n") == [])
    }

    @Test(arguments: [
        "2025年秋季五落实情况表", "2025年度五落实统计表", "2026年春季学期五落实情况表", "2025年11月五落实月报", "统计表（填报日期：2025年11月3日）", "二〇二五年秋季学期",
        "2026-2027学年第二学期", "2025学年", "2025～2026学年度上学期", "2025年下半年", "2025秋", "填报时间：2025-11-03", "2026年上半年",
        "二○二五年度统计表", "2025-2026-1", "第二学期五落实情况统计表", "春季学期五落实统计表", "25-26学年第二学期", "24-25学年第一学期", "2025-26学年五落实",
        "截至2025年12月31日", "截至2026年6月30日", "下学期五落实", "去年五落实情况", "25年秋五落实", "2025", "春期五落实",
    ])
    func `a title of another time keeps the sheet out`(title: String) throws {
        #expect(
            try codes("\(title),\n学校名称,教材\n示例县第一小学,√\n") == ["错误 coverage.period-mismatch"])
    }

    @Test(arguments: [
        "2026年秋季学期", "2026年度", "2026学年第一学期", "2026-2027学年", "2026年11月月报", "二〇二六年秋季学期", "2026年下半年", "填报日期：2026-08-28",
        "根据教育部2018年3月印发的文件填报", "请于2026年12月20日前交回", "五落实情况表", "2027年1月", "第一学期五落实统计表", "秋季学期五落实", "26-27学年第一学期",
        "截至2026年11月20日", "附件2（2019年印）", "秋期五落实", "第一学期、第二学期各报一次", "上年级组", "根据第二学期工作通知",
    ])
    func `a title of this time, of a document or of a date due is none of another`(title: String) throws {
        #expect(try codes("\(title),\n学校名称,教材\n示例县第一小学,√\n") == [])
    }

    @Test func `上学期 may be the first term or the one before, so that the first term asks`() throws {
        #expect(try codes("上学期,\n学校名称,教材\n示例县第一小学,√\n") == ["提醒 coverage.period-mismatch"])
        #expect(try tab("上学期") == ["错误 coverage.period-mismatch"])
    }

    @Test(arguments: [
        ("学期", "2025-2026学年第二学期", true), ("学期", "第二学期", true), ("学期", "2", true), ("学期", "2026年春", true),
        ("年度", "2025", true),
        ("学年", "2025-2026", true), ("学年", "2026-2027", false), ("年度", "2026", false), ("学期", "第一学期", false),
        ("学期", "一", false),
        ("填报学期", "2026年秋季", false),
    ])
    func `a column of terms or years is read like a title`(column: String, value: String, isOther: Bool) throws {
        let found = try codes("学校名称,\(column),教材\n示例县第一小学,\(value),√\n")
        #expect(found == (isOther ? ["错误 coverage.period-mismatch"] : []))
    }

    private func tab(_ name: String, beside others: [String] = []) throws -> [String] {
        let rows = Sample.grid("学校名称,教材\n示例县第一小学,√\n").sheets[0].rows
        let more = Sample.grid("学校名称,教材\n示例县第二小学,√\n").sheets[0].rows
        let sheets = [Grid.Sheet(name: name, rows: rows)] + others.map { Grid.Sheet(name: $0, rows: more) }
        return try Sample.read(Grid(file: "a.xlsx", sheets: sheets)).findings
            .filter { ["coverage.sheet-skipped", "coverage.period-mismatch"].contains($0.code.id) }
            .map { "\($0.severity == .error ? "错误" : "提醒") \($0.code.id)" }
    }

    @Test(arguments: ["去年", "上年", "第二学期", "2025", "25年秋"])
    func `a sheet whose tab names another time keeps the file out`(name: String) throws {
        #expect(try tab(name, beside: ["五落实"]) == ["错误 coverage.period-mismatch"])
    }

    @Test(arguments: ["作废", "备份", "样表", "示例（勿填）", "旧表"])
    func `a sheet that was set aside is left out beside others, and an error alone`(name: String) throws {
        #expect(try tab(name, beside: ["五落实"]) == ["提醒 coverage.sheet-skipped"])
        #expect(try tab(name) == ["错误 coverage.sheet-skipped"])
    }

    @Test(arguments: ["示例县", "五落实", "第一学期", "2026", "示例县第一小学"])
    func `other tabs are read`(name: String) throws {
        #expect(try tab(name) == [])
    }

    @Test func `the name of the file is looked at like the title, which outranks it`() throws {
        let rows = "学校名称,教材\n示例县第一小学,√\n"
        #expect(try codes(rows, path: "x/2025-2026学年第一学期五落实.csv") == ["错误 coverage.period-mismatch"])
        #expect(try codes(rows, path: "2025-2026/五落实.csv") == [])
        #expect(try codes("2026年秋季,\n" + rows, path: "2025年秋季五落实.csv") == ["提醒 coverage.period-mismatch"])
        #expect(
            try Sample.read(Sample.grid(rows, path: "2025-2026学年第一学期.csv")).findings.map(\.summary) == [
                "文件名写的是2025-2026学年第一学期，现在登记的是2026-2027学年第一学期，没有读取"
            ])
    }

    @Test(arguments: ["每学年课时", "课时/学年", "课时（节/学年）"])
    func `lessons of the whole year are read for the year, and for a term refused`(heading: String) throws {
        let grid = Sample.grid("学校名称,\(heading)\n示例县第一小学,2\n")
        let term = try Sample.read(grid)
        #expect(term.reports.isEmpty && term.findings.haveErrors)
        var findings: [Finding] = []
        let year = try Sample.records([], period: Sample.period.schoolYear)
        let reports = ReportReader.read(grid, framework: try Sample.framework(), known: year, findings: &findings)
        #expect(reports.count == 1 && !findings.haveErrors, "\(findings.lines)")
    }
}
