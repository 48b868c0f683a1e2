import Foundation
import TestSupport
import Testing

/// What is done when something was entered wrongly, and when many sheets come in at once.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct CoverageCorrectionTests {
    private func humen(_ site: TemporaryFolder, _ arguments: String..., day: String = "2026-11-21") throws -> ProgramRun
    {
        try Tool.run(["coverage"] + arguments + ["--as-of", day, "--by", "宣传科"], in: site.url)
    }

    private func ledger() throws -> TemporaryFolder {
        let site = try Tool.site()
        let roster = PackageRoot.path("Tests/Fixtures/coverage/roster.csv")
        try FileManager.default.copyItem(at: roster, to: site.url.appending(path: "roster.csv"))
        #expect(try humen(site, "init", day: "2026-11-01").exitCode == 0)
        #expect(try humen(site, "schools", "import", "roster.csv", day: "2026-11-01").exitCode == 0)
        return site
    }

    private func hours(_ site: TemporaryFolder, _ school: String, day: String = "2026-11-30") throws -> String {
        let why = try JSONValue(parsing: humen(site, "why", school, "课时", "--format", "json", day: day).stdout)
        return why["stages"].array.compactMap { $0["figure"].string }.joined(separator: " ")
    }

    @Test func `every sheet of a folder is taken in, and one with mistakes keeps no other out`() throws {
        let site = try ledger()
        try site.write("交来/甲.csv", "学校名称,课时\n示例县第一小学,2\n")
        try site.write("交来/乙.csv", "学校名称,课时\n示例县第二小学,2节×12班\n")
        try site.write("交来/丙.csv", "学校名称,课时\n示例县第一中学,1\n")
        try site.write("交来/~$丙.xlsx", "x")
        try site.write("交来/丁.pdf", "%PDF")
        let run = try humen(site, "import", "交来")
        #expect(run.exitCode == 1)
        let returned = "错的格子标了颜色、写了批注，可以退回修改：Output/reports/退回/乙（退回修改）.xlsx"
        #expect(
            Set(run.stdout.split(separator: "\n").map { String($0).replacing("./", with: "") }) == [
                "交来/丙.csv：已登记：首次上报 1 所，更正 0 所，没有变化 0 所", "交来/乙.csv：有错误，没有写入台账", returned,
                "交来/甲.csv：已登记：首次上报 1 所，更正 0 所，没有变化 0 所",
                "共 3 个文件，登记了 2 个：首次上报 2 所，更正 0 所，没有变化 0 所；有错误的 1 个没有写入台账",
            ])
        let json = try JSONValue(
            parsing: humen(site, "import", "交来/甲.csv", "交来/丙.csv", "--format", "json").stdout)
        #expect(json["files"].array.map { $0["record"]["counts"]["unchanged"].number } == [1, 1])
        #expect(try humen(site, "audit").stdout.contains("导入填报表（甲.csv）"))
        #expect(try humen(site, "import", "没有这个文件夹").exitCode == 2)
    }

    @Test func `a correction says why, and what was said before stays`() throws {
        let site = try ledger()
        try site.write("a.csv", "学校名称,课时\n示例县第一小学,1\n")
        #expect(try humen(site, "import", "a.csv").exitCode == 0)
        #expect(try humen(site, "correct", "示例县第一小学", "课时", "3").exitCode == 64)
        #expect(try humen(site, "correct", "示例县第一小学", "课时", "2节×9班", "--reason", "x").exitCode == 2)
        let silent = try humen(site, "correct", "示例县第二小学", "课时", "3", "--reason", "x")
        #expect(silent.exitCode == 2 && silent.stderr.contains("还没有上报，没有可更正的"))
        let run = try humen(site, "correct", "示例县第一小学", "课时", "3", "--reason", "抄错了一行", day: "2026-11-22")
        #expect(run.stdout == "更正：示例县第一小学的课时，1课时 → 3课时\n已登记更正，原因：抄错了一行\n")
        #expect(try hours(site, "示例县第一小学") == "3课时")
        #expect(try hours(site, "示例县第一小学", day: "2026-11-21") == "1课时")
        let grade = try humen(site, "correct", "示例县第一小学", "课时", "2", "--part", "六年级", "--reason", "少算")
        #expect(grade.stderr.contains("更正不能早于它") && grade.exitCode == 2)
        let none = try humen(site, "correct", "示例县第一小学", "课时", "2", "--part", "高一", "--reason", "x")
        #expect(none.stderr == "错误：“示例县第一小学”没有“高一”；它的学段：小学\n")
        #expect(try humen(site, "audit").stdout.contains("宣传科  更正\n"))
    }

    @Test func `an import is taken back by its number`() throws {
        let site = try ledger()
        try site.write("a.csv", "学校名称,课时\n示例县第一小学,1\n")
        try site.write("b.csv", "学校名称,课时\n示例县第一小学,2\n")
        #expect(try humen(site, "import", "a.csv").exitCode == 0)
        #expect(try humen(site, "import", "b.csv", day: "2026-11-22").exitCode == 0)
        let early = try humen(site, "undo", "3", day: "2026-11-23")
        #expect(early.exitCode == 2)
        #expect(
            early.stderr == "错误：没有写入：不能撤销第 3 次登记：第 4 次登记（b.csv）用到了它带来的“示例县第一小学”，请先撤销那一次，或者用更正代替撤销\n")
        let run = try humen(site, "undo", "4", "--reason", "导错了", day: "2026-11-23")
        #expect(run.stdout == "已撤销第 4 次登记（b.csv）：1 所恢复到这次导入以前，0 所回到未上报。原来的记录都留着，写对以后可以再导入\n")
        #expect(try hours(site, "示例县第一小学") == "1课时")
        #expect(try hours(site, "示例县第一小学", day: "2026-11-22") == "1课时")
        let audit = try humen(site, "audit")
        #expect(audit.exitCode == 0)
        #expect(audit.stdout.contains("导入填报表（b.csv），已撤销") && audit.stdout.contains("宣传科  撤销（b.csv）"))
    }

    @Test func `the schools of the ledger are listed on the screen, as CSV and as a workbook`() throws {
        let site = try ledger()
        let text = try humen(site, "schools", "list", "--region", "柳河镇").stdout
        #expect(text.hasSuffix("共 3 所，本期应报 2 所。\n"))
        #expect(text.contains("示例县/柳河镇  柳河镇中心小学"))
        let json = try JSONValue(parsing: humen(site, "schools", "list", "--format", "json").stdout)
        #expect(json["schools"].array.count == 12)
        #expect(json["schools"].array.count { $0["state"].string != "应报" } == 2)
        #expect(try humen(site, "schools", "list", "-o", "l.csv").exitCode == 0)
        #expect(try site.read("l.csv").contains("柳河镇中心小学"))
        #expect(try humen(site, "schools", "list", "-o", "l.xlsx").stdout == "已写出 l.xlsx\n")
        #expect(try humen(site, "schools", "list", "-o", "l.doc").exitCode == 2)
    }

    @Test func `a broken framework is found by check and stands in the way of no other`() throws {
        let site = try ledger()
        try site.write(
            "Content/frameworks/a.yaml",
            "id: jindu.a\ntitle: 甲\ndocument: 文\nindicators:\n  - code: X\n    label: 乙\n    type: date\n")
        let check = try Tool.run(["check"], in: site.url)
        #expect(check.exitCode == 1)
        #expect(check.stderr.contains("Content/frameworks/a.yaml:7:11"))
        #expect(try humen(site, "status").exitCode == 0)
        #expect(try humen(site, "status", "--framework", "jindu.a").exitCode == 1)
        #expect(try humen(site, "status").stdout.contains("框架 jindu.wuluoshi 2026.2（规则 "))
    }

    @Test func `outside a site nobody is told to begin an empty ledger`() throws {
        let folder = try TemporaryFolder()
        let run = try Tool.run(["coverage", "status"], in: folder.url)
        #expect(run.exitCode == 2)
        #expect(run.stderr == "错误：这里没有台账“ledger.db”，也不是站点文件夹（没有 Content）。请到台账所在的文件夹里运行，或用 --ledger 指出台账文件\n")
        #expect(try humen(try ledger(), "why", "示例县第一小学").stdout.split(separator: "\n\n").count == 5)
    }
}
