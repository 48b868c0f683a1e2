import Foundation
import TestSupport
import Testing

/// Sheets older than the roster, and commands that would write down what cannot be.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct CoverageEarlyTests {
    @Test func `a sheet received before the roster was entered is read, and counts from the day of the roster`() throws
    {
        let folder = try Tool.site()
        func run(_ day: String, _ arguments: String...) throws -> ProgramRun {
            try Tool.run(["coverage"] + arguments + ["--as-of", day], in: folder.url)
        }
        for name in ["roster.csv", "reports.csv"] {
            try FileManager.default.copyItem(
                at: PackageRoot.path("Tests/Fixtures/coverage/\(name)"), to: folder.url.appending(path: name))
        }
        #expect(try run("2026-11-21", "init").exitCode == 0)
        #expect(try run("2026-11-21", "schools", "import", "roster.csv").exitCode == 0)
        #expect(try run("2026-10-15", "import", "reports.csv").exitCode == 0)
        #expect(try run("2026-11-21", "status").stdout.contains("示例县      10     8  80.00%"))
    }

    @Test func `a period in which nobody has to report says so`() throws {
        let site = try CoverageSite()
        let words = "2024-2025学年第一学期没有应报的学校"
        for command in [["status"], ["missing"]] {
            let run = try site.run(command + ["--period", "2024-2025-1"])
            #expect(run.exitCode == 0 && run.stdout.contains(words), "\(run.stdout)")
        }
        let report = try site.run("report", "summary", "--period", "2024-2025-1")
        #expect(report.exitCode != 0 && report.stderr.contains(words))
    }

    @Test func `a correction to what does not apply keeps its reason`() throws {
        let site = try CoverageSite()
        #expect(try site.run("correct", "示例县第一小学", "课时", "/", "--reason", "本学期停课").exitCode == 0)
        #expect(try site.run("why", "示例县第一小学", "课时").stdout.contains("不要求：学校填了“/（本学期停课）”"))
    }

    @Test func `an empty name of a school is refused`() throws {
        let site = try CoverageSite()
        let run = try site.run("schools", "alias", "", "示例县第一小学")
        #expect(run.exitCode != 0 && run.stderr.contains("不能当学校的名称"), "\(run.stderr)")
    }

    @Test func `a check of a sheet that nobody signed says that it cannot be known who looked`() throws {
        let site = try CoverageSite()
        try site.write("c.csv", "学校名称,项目,核验结果\n示例县第一小学,课时,属实\n")
        let run = try site.run("verify", "import", "c.csv", "--by", "督查组")
        #expect(run.exitCode == 0 && run.stderr.contains("有 1 所学校的填报没有写是谁登记的"), "\(run.stderr)")
        try site.write("d.csv", "学校名称,项目,核验结果,说明\n示例县第二小学,课时,属实,问高一2班王小明没有上过\n")
        let named = try site.run("verify", "import", "d.csv", "--by", "督查组")
        #expect(named.exitCode != 0 && named.stderr.contains("姓名") && !named.stderr.contains("王小明"))
    }
}
