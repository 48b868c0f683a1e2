import Foundation
import TestSupport
import Testing

/// What is printed once a day is over, and what stands beside 自报 once somebody has looked.
struct CoverageDueTests {
    private static let checks = """
        学校名称,项目,核验结果,核验日期
        示例县第一小学,课时,不属实,2026-11-20
        示例县第二小学,课时,属实,2026-11-20

        """

    private func run(_ site: CoverageSite, on day: String, _ arguments: String...) throws -> ProgramRun {
        try Tool.run(["coverage"] + arguments + ["--as-of", day], in: site.url)
    }

    @Test(arguments: [
        ["report", "missing", "--due", "2026-11-21", "-o", "out"],
        ["report", "notice", "--due", "2026-11-21", "-o", "out"],
        ["report", "--due", "2026-11-21", "-o", "out"], ["template", "--due", "2026-11-21", "-o", "out"],
    ])
    func `a day to hand in by that is over prints nothing`(command: [String]) throws {
        let site = try CoverageSite()
        let late = try Tool.run(["coverage"] + command + ["--as-of", "2026-11-22"], in: site.url)
        #expect(late.exitCode == 2)
        #expect(late.stderr.contains("--due 2026-11-21 已经过去了（今天按 2026-11-22 算）"), "\(late.stderr)")
        #expect(!FileManager.default.fileExists(atPath: site.url.appending(path: "out").path))
        // On the day itself it is not over.
        let last = try Tool.run(["coverage"] + command + ["--as-of", "2026-11-21"], in: site.url)
        #expect(last.exitCode == 0, "\(last.stderr)")
    }

    @Test func `mending that was due is 逾期 from the day after in every list`() throws {
        let site = try CoverageSite()
        try site.write("c.csv", Self.checks)
        #expect(try run(site, on: "2026-11-21", "verify", "import", "c.csv", "--by", "督查组").exitCode == 0)
        let order = try run(
            site, on: "2026-11-22", "verify", "rectify", "示例县第一小学", "课时", "--due", "2026-12-10", "--by", "督查组")
        #expect(order.exitCode == 0, "\(order.stderr)")
        for (day, isLate) in [("2026-12-10", false), ("2026-12-11", true)] {
            let list = try run(site, on: day, "verify", "list")
            #expect(list.stdout.contains("逾期") == isLate, "\(day)\n\(list.stdout)")
        }
    }

    @Test func `自报 stands beside 核验 in words that add up`() throws {
        let site = try CoverageSite()
        let before = try run(site, on: "2026-11-21", "status")
        #expect(before.stdout.contains("以上都是学校自报，还没有核验。\n"))
        try site.write("c.csv", Self.checks)
        #expect(try run(site, on: "2026-11-21", "verify", "import", "c.csv", "--by", "督查组").exitCode == 0)
        let status = try run(site, on: "2026-11-21", "status")
        #expect(
            status.stdout.contains(
                "学校自报全部落实 5 所；核验过一项以上的 2 所。除去核验不属实的，计入全部落实 4 所，其中各项都经核验属实 0 所，其余没有核验或没有核验完。\n"),
            "\(status.stdout)")
        #expect(try run(site, on: "2026-11-21", "report", "notice", "-o", "out").exitCode == 0)
        let folder = try #require(
            try FileManager.default.subpathsOfDirectory(atPath: site.url.appending(path: "out").path)
                .first { $0.hasSuffix("通报.html") })
        let page = try site.read("out/" + folder)
        #expect(
            page.contains("学校自报全部落实的5所；核验过一项以上的2所，各项都经核验属实的0所；核验不属实的没有计入全部落实。"), "\(page)")
        #expect(page.contains("核验发现，1所学校自报全部落实，实际没有全部落实，已按核验结果统计。"))
        for column in ["自报全部落实", "已核验", "核验全部属实", "计入全部落实"] { #expect(page.contains(column)) }
    }
}
