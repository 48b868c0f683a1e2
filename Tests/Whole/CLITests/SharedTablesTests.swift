import Foundation
import TestSupport
import Testing

/// Public tables that nobody wrote for us: rosters without a column 学段, tables of regions, workbooks of all kinds.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct SharedTablesTests {
    private func preview(_ file: URL, _ arguments: String...) throws -> ProgramRun {
        let site = try Tool.site()
        #expect(try Tool.run(["coverage", "init", "--as-of", "2026-11-21"], in: site.url).exitCode == 0)
        let line = ["coverage", "schools", "import", file.path, "--preview", "--as-of", "2026-11-21"]
        return try Tool.run(line + arguments, in: site.url)
    }

    static var rosters: [URL] { SharedFolder.files("data/schools", "csv", "json") }
    static var regions: [URL] { SharedFolder.files("data/regions", "csv", "json") }
    static var workbooks: [URL] { SharedFolder.files("data/office-xlsx", "xlsx") }

    @Test(.shared("data/schools"), arguments: rosters)
    func `a roster without 学段 is read by names, asks for the rest, and is taken with answers`(file: URL) throws {
        let asked = try preview(file)
        #expect(asked.exitCode == 1)
        #expect(asked.stderr.contains("[coverage.stage-from-name]"))
        #expect(asked.stderr.contains("所学校从校名看不出学段：中学"))
        // One error tells of all of them; what else is wrong in these files are schools that stand there twice.
        let errors = asked.stderr.split(separator: "\n").filter { $0.contains("错误：") }
        #expect(errors.count == 1, "\(asked.stderr.prefix(2_000))")
        let taken = try preview(file, "--stage", "中学=完全中学", "--stage", "九年一贯制")
        #expect(taken.exitCode == 0, "\(taken.stderr.prefix(2_000))")
        #expect(taken.stdout.hasPrefix("将登记：新增学校 "))
    }

    @Test(.shared("data/regions"), arguments: regions)
    func `a table of regions is told from a roster`(file: URL) throws {
        let run = try preview(file)
        #expect(run.exitCode == 1)
        #expect(run.stderr.contains("这是一张行政区划表，里面没有学校"))
    }

    @Test(.shared("data/office-xlsx"), arguments: workbooks)
    func `a workbook that holds no roster is refused in words`(file: URL) throws {
        let run = try preview(file)
        #expect(run.exitCode == 1)
        #expect(run.stderr.contains("[coverage.no-heading]") || run.stderr.contains("[coverage.sheet-empty]"))
    }
}
