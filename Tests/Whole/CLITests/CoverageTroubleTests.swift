import Foundation
import TestSupport
import Testing

/// What the commands say where nothing can be done, and when very much is wrong at once.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct CoverageTroubleTests {
    private func humen(_ site: TemporaryFolder, _ arguments: String..., day: String = "2026-11-21") throws -> ProgramRun
    {
        try Tool.run(["coverage"] + arguments + ["--as-of", day, "--by", "宣传科"], in: site.url)
    }

    private func ledger() throws -> TemporaryFolder {
        let site = try Tool.site()
        try site.write("roster.csv", "学校名称,区县,学段\n甲小学,示例县,小学\n丙学校,示例县,九年一贯制\n")
        #expect(try humen(site, "init", day: "2026-11-01").exitCode == 0)
        #expect(try humen(site, "schools", "import", "roster.csv", day: "2026-11-01").exitCode == 0)
        return site
    }

    @Test func `a broken framework is told with its errors and nothing else`() throws {
        let site = try ledger()
        let rule = "  - {id: plan, indicator: PLAN, stages: [小学, 初中], authority: 某文第二条}\n"
        try site.write(
            "Content/frameworks/x.yaml",
            "id: xin\ntitle: 新通知\ndocument: 某文\nindicators:\n  - {code: PLAN, label: 计划}\nrules:\n" + rule)
        let errors = """
            Content/frameworks/x.yaml:7:41：错误：规则的学段只能是：小低、小高、初中、高中、中职、高校 [framework.reference]
              |
            7 |   - {id: plan, indicator: PLAN, stages: [小学, 初中], authority: 某文第二条}
              |                                         ^^^^^^^^^^^^
            1 个错误

            """
        for words in [
            ["status"], ["missing"], ["schools", "import", "roster.csv"], ["import", "roster.csv"], ["template"],
        ] {
            let run = try Tool.run(
                ["coverage"] + words + ["--framework", "xin", "--as-of", "2026-11-21"], in: site.url)
            #expect(run.exitCode == 1)
            #expect(run.stdout == "框架文件有错误，没有往下做；改好再来\n")
            #expect(run.stderr.replacing("./", with: "") == errors)
        }
        #expect(!FileManager.default.fileExists(atPath: site.url.appending(path: "Output/reports").path))
        let json = try JSONValue(parsing: humen(site, "status", "--framework", "xin", "--format", "json").stdout)
        #expect(json["diagnostics"].array.map { $0["code"].string } == ["framework.reference"])
        // The ledger itself does not need it.
        #expect(try humen(site, "audit", "--framework", "xin").exitCode == 0)
    }

    @Test func `a day that was mistyped is named with the way out of it`() throws {
        let site = try ledger()
        try site.write("a.csv", "学校名称,课时\n甲小学,2\n")
        try site.write("b.csv", "学校名称,课时\n甲小学,1\n")
        #expect(try humen(site, "import", "a.csv", day: "2026-11-20").exitCode == 0)
        let correct = try humen(site, "correct", "甲小学", "课时", "1", "--reason", "x", day: "2026-11-10")
        #expect(correct.exitCode == 2)
        #expect(
            correct.stderr
                == "错误：“甲小学”在2026-2027学年第一学期还没有上报，没有可更正的：它的填报表写的收到日期是 2026-11-20，按 2026-11-10 算还没有收到。"
                + "日期写错了的，用 humen coverage audit 看那次导入的号，用 humen coverage undo 撤销它，再按收到的日期导入\n")
        let sheet = try humen(site, "import", "b.csv", day: "2026-11-10")
        #expect(
            sheet.stderr.contains(
                "  = 2026-11-20 的那一次是第 3 次登记（“a.csv”）；它的日期写错了的：这张表已经登记的先撤销，再用 humen coverage undo 3 "
                    + "撤销那一次，然后都按收到的日期导入\n"))
        let rests = try humen(site, "undo", "3", day: "2026-11-10").stderr
        #expect(rests.contains("第 4 次登记（b.csv）用到了它带来的“甲小学”，请先撤销那一次"))
        #expect(try humen(site, "undo", "4", day: "2026-11-10").exitCode == 0)
        #expect(try humen(site, "undo", "3", day: "2026-11-10").exitCode == 0)
        #expect(try humen(site, "import", "b.csv", day: "2026-11-10").stdout == "已登记：首次上报 1 所，更正 0 所，没有变化 0 所\n")
    }

    @Test func `a sheet that came in late says for which days it counts`() throws {
        let site = try ledger()
        try site.write("a.csv", "学校名称,课时\n甲小学,2\n")
        try site.write("b.csv", "学校名称,课时\n甲小学,1\n")
        #expect(try humen(site, "import", "a.csv", day: "2026-11-20").exitCode == 0)
        #expect(
            try humen(site, "import", "b.csv", day: "2026-11-10").stdout == """
                已登记：首次上报 0 所，更正 0 所，没有变化 1 所，补记以前的日子 1 所
                补记：1 所学校从 2026-11-10 起、到 2026-11-20 以前的数改按这张表，--as-of 写这些日子的统计会跟着变；以后的数照旧

                """)
    }

    @Test func `of thousands of unknown schools some are printed and all come back`() throws {
        let site = try ledger()
        let rows = (1...300).map { "没有这所\($0)小学,2\n" }
        try site.write("u.csv", "学校名称,课时\n" + rows.joined())
        let run = try humen(site, "import", "u.csv")
        #expect(run.exitCode == 1)
        #expect(run.stderr.hasSuffix("[coverage.school-unknown] 一共 300 处，只列出前 50 处；全部可用 --format json 看\n300 个错误\n"))
        #expect(run.stderr.split(separator: "\n").count < 300)
        #expect(run.stdout.hasSuffix("（300 个错误全部标在里面）\n"))
    }

    @Test func `before and after are told by level`() throws {
        let site = try ledger()
        try site.write("a.csv", "学校名称,学段,课时\n丙学校,小学,2\n丙学校,初中,1\n")
        try site.write("b.csv", "学校名称,课时\n丙学校,4\n")
        #expect(try humen(site, "import", "a.csv", day: "2026-11-10").exitCode == 0)
        #expect(
            try humen(site, "import", "b.csv", "--preview").stdout == """
                将登记：首次上报 0 所，更正 1 所，没有变化 0 所
                更正：丙学校（初中）的课时，1课时 → 4课时
                更正：丙学校（小学）的课时，2课时 → 4课时

                """)
        let clash = try humen(site, "import", "b.csv", "--preview", day: "2026-11-10")
        #expect(
            clash.stderr.split(separator: "\n").filter { $0.contains("错误：") }.map(String.init) == [
                "b.csv:2:1：错误：“丙学校”初中的课时，这张表填4课时，同一天（2026-11-10）的“a.csv”填1课时 [coverage.sheets-contradict]",
                "b.csv:2:1：错误：“丙学校”小学的课时，这张表填4课时，同一天（2026-11-10）的“a.csv”填2课时 [coverage.sheets-contradict]",
            ])
    }
}
