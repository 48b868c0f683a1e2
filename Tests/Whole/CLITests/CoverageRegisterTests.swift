import Foundation
import TestSupport
import Testing

/// Lessons, evidence, titles and surveys on the command line.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct CoverageRegisterTests {
    @Test func `surveys stand apart and change no rate`() throws {
        let site = try CoverageSite("--by", "宣传科")
        let before = try JSONValue(parsing: site.run("status", "--format", "json").stdout)["rows"]
        try site.write("s.csv", "日期,地区,项目,样本数,肯定数,方式\n2026-11-10,示例县,知晓率,500,462,入户\n")
        #expect(try site.run("survey", "import", "s.csv").stdout == "已登记：新登记 1 次，更正 0 次，没有变化 0 次\n")
        let list = try site.run("survey", "list").stdout
        #expect(list.contains("92.40%") && list.contains("抽样"))
        #expect(try JSONValue(parsing: site.run("status", "--format", "json").stdout)["rows"] == before)
    }

    @Test func `a title is given, listed and taken away`() throws {
        let site = try CoverageSite("--by", "宣传科")
        #expect(try site.run("designate", "add", "示例县第一小学", "示范学校", "--from", "2026-09-01").exitCode == 0)
        #expect(try site.run("designate", "list").stdout.contains("在册 1 个，已摘牌 0 个"))
        #expect(try site.run("designate", "withdraw", "示例县第一小学", "示范学校", "--on", "2026-11-20").exitCode == 0)
        #expect(try site.run("designate", "list").stdout.contains("在册 0 个，已摘牌 1 个"))
        let again = try site.run("designate", "withdraw", "示例县第一小学", "示范学校")
        #expect(again.exitCode == 2 && again.stderr.contains("没有在册的“示范学校”，登记过：示范学校（已摘牌）"))
    }

    @Test func `a file of evidence that was changed afterwards is seen`() throws {
        let site = try CoverageSite("--by", "宣传科")
        try site.write("课表.txt", "每周三第七节")
        #expect(try site.run("evidence", "add", "示例县第一小学", "课时", "课表.txt", "--note", "课表").exitCode == 0)
        #expect(try site.run("evidence", "list").stdout.contains("未改动：课表"))
        func again(_ arguments: String...) throws -> Substring? {
            try site.run(["evidence", "add", "示例县第一小学", "课时", "课表.txt"] + arguments).stdout.split(separator: "\n").last
        }
        #expect(try again() == "说明还是“课表”")
        #expect(try again("--note", "秋季课表") == "说明原来是“课表”，已改为“秋季课表”；要改回来的，请用 --note 写上原来的说明再登记一次")
        try site.write("课表.txt", "每周四第七节")
        #expect(try site.run("evidence", "list").stdout.contains("与登记时不同"))
        try FileManager.default.removeItem(at: site.url.appending(path: "课表.txt"))
        #expect(try site.run("evidence", "list").stdout.contains("不在原处"))
    }

    @Test func `a signed lesson is a record beside the report, an unsigned one is not`() throws {
        let site = try CoverageSite("--by", "宣传科")
        let before = try JSONValue(parsing: site.run("status", "--format", "json").stdout)["rows"]
        try site.write(
            "signed.csv",
            "学校名称,年级,班级,上课日期,课时,已签字\n示例县第一中学,高一,1班,2026-11-12,1,√\n示例县第一中学,高一,2班,2026-11-13,1,\n")
        let run = try site.run("tally", "import", "signed.csv")
        #expect(run.exitCode == 0 && run.stdout.contains("新登记 1 条"), "\(run.stderr)")
        #expect(run.stderr.contains("1 行没有签字"))
        let list = try site.run("tally", "list").stdout
        #expect(list.contains("没有可以登记的课时记录") && list.contains("已登记：示例县第一中学，1/30 个班"))
        #expect(try JSONValue(parsing: site.run("status", "--format", "json").stdout)["rows"] == before)
    }

    @Test func `a school year is both of its terms`() throws {
        let site = try CoverageSite("--by", "宣传科")
        let year = try JSONValue(parsing: site.run("status", "--period", "2026-2027", "--format", "json").stdout)
        #expect(year["total"]["expected"] == 10 && year["total"]["reported"] == 8)
    }
}
