import Foundation
import TestSupport
import Testing

/// What is said beside figures that would mislead alone: a day before the roster, rules that no school falls under, what was taken back.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct CoverageNotesTests {
    private func site() throws -> (run: ([String]) throws -> ProgramRun, folder: TemporaryFolder) {
        let folder = try Tool.site()
        for name in ["roster.csv", "reports.csv"] {
            try FileManager.default.copyItem(
                at: PackageRoot.path("Tests/Fixtures/coverage/\(name)"), to: folder.url.appending(path: name))
        }
        func run(_ arguments: [String]) throws -> ProgramRun { try Tool.run(["coverage"] + arguments, in: folder.url) }
        for command in [
            ["init", "--as-of", "2026-11-01"], ["schools", "import", "roster.csv", "--as-of", "2026-11-10"],
            ["import", "reports.csv", "--as-of", "2026-11-05"],
        ] {
            #expect(try run(command).exitCode == 0)
        }
        return (run, folder)
    }

    @Test func `a day before the roster tells what is known, never nothing or zero alone`() throws {
        let (run, _) = try site()
        let first =
            "截至2026年11月6日，台账里还没有2026-2027学年第一学期的名册（2026年11月10日才登记，列入 12 所）。那一天应报哪些学校、落实得怎样，台账里没有，不等于零；"
        let words = first + "收到日期在这以前的填报登记了 8 所，名册登记以后才统计；请用 --as-of 2026-11-10 或以后的日子"
        for command in [["status"], ["missing"], ["schools", "list"]] {
            let text = try run(command + ["--as-of", "2026-11-06"])
            #expect(text.exitCode == 0 && text.stdout.contains(words + "\n"), "\(text.stdout)")
            let json = try run(command + ["--as-of", "2026-11-06", "--format", "json"])
            #expect(json.stdout.contains(words), "\(json.stdout)")
        }
        let refused = [
            ["report", "summary"], ["verify", "list"], ["why", "示例县第一小学"], ["status", "--region", "示例县"],
            ["missing", "-o", "a.csv"],
        ]
        for command in refused {
            let stopped = try run(command + ["--as-of", "2026-11-06"])
            #expect(
                stopped.exitCode != 0 && stopped.stderr.contains(first), "\(command) \(stopped.stdout)\(stopped.stderr)"
            )
        }
    }

    @Test func `schools that a later roster listed are told on a day before it`() throws {
        let (run, folder) = try site()
        try folder.write("more.csv", "学校名称,区县,学段\n示例县新小学,示例县,小学\n")
        #expect(try run(["schools", "import", "more.csv", "--late", "--as-of", "2026-11-15"]).exitCode == 0)
        let words = "2026年11月15日起登记的名册又列入应报 1 所，截至2026年11月12日台账里还没有，这里没有计入。"
        for command in [["status"], ["missing"], ["schools", "list"], ["status", "--format", "json"]] {
            #expect(try run(command + ["--as-of", "2026-11-12"]).stdout.contains(words))
            #expect(try !run(command + ["--as-of", "2026-11-15"]).stdout.contains("台账里还没有"))
        }
    }

    @Test func `rules that no school falls under are told wherever figures are`() throws {
        let (run, folder) = try site()
        let yaml = try String(
            contentsOf: PackageRoot.path("Content/frameworks/wuluoshi.yaml"), encoding: .utf8)
        let more = "\n  - {id: old-town, indicator: HOURS, stages: [初中], region: 旧河乡, threshold: 4, authority: 示例}\n"
        let end = yaml.replacing("id: jindu.wuluoshi", with: "id: local.wuluoshi")
        try folder.write("Content/frameworks/local.yaml", String(end.trimmingCharacters(in: .newlines)) + more)
        try folder.write("old.csv", "学校名称,学校标识码,区县,乡镇,学段\n示例县第一小学,2199000001,示例县,旧河乡,小学\n")
        let options = ["--framework", "local.wuluoshi"]
        for (file, day) in [("old.csv", "2026-11-02"), ("roster.csv", "2026-11-10")] {
            let taken = try run(["schools", "import", file, "--as-of", day] + options)
            #expect(taken.exitCode == 0, "\(taken.stdout)\(taken.stderr)")
        }
        let code = "rule-idle"
        for command in [
            ["status"], ["missing"], ["why", "示例县第一小学"], ["missing", "-o", "名单.xlsx"], ["report", "notice"],
        ] {
            let told = try run(command + ["--as-of", "2026-11-21"] + options)
            #expect(told.exitCode == 0 && told.stderr.contains(code), "\(command) \(told.stdout)\(told.stderr)")
        }
        for command in [["missing"], ["status"], ["report", "notice"]] {
            let told = try run(command + ["--as-of", "2026-11-21", "--format", "json"] + options)
            #expect(told.stdout.contains(code), "\(command) \(told.stdout)\(told.stderr)")
        }
        let checked = try Tool.run(["check", "--as-of", "2026-11-21"], in: folder.url)
        #expect(checked.stderr.contains("规则 old-town（课时）只用于“旧河乡”"), "\(checked.stdout)\(checked.stderr)")
        let notice = try folder.read("Output/reports/2026-2027-1/情况通报.html")
        #expect(notice.contains("规则 old-town（课时）只用于“旧河乡”"))
    }

    @Test func `the audit says what was taken back and why`() throws {
        let (run, folder) = try site()
        try folder.write("核验.csv", "学校名称,项目,核验结果\n示例县第一小学,课时,不属实\n")
        let check = try run(["verify", "import", "核验.csv", "--by", "督查组", "--as-of", "2026-11-20"])
        #expect(check.exitCode == 0, "\(check.stdout)\(check.stderr)")
        #expect(try run(["verify", "list", "--as-of", "2026-11-20"]).stdout.contains("待整改"))
        let undo = ["undo", "4", "--reason", "看错了学校", "--as-of", "2026-11-21", "--by", "督查组"]
        let undone = try run(undo)
        #expect(undone.stdout.contains("已撤销第 4 次登记（核验.csv）：这次登记的核验结果不再算"), "\(undone.stdout)\(undone.stderr)")
        let audit = try run(["audit"]).stdout
        #expect(audit.contains("导入核验结果（核验.csv），已撤销（见第 5 次）\n"), "\(audit)")
        #expect(audit.contains("撤销（核验.csv）第 4 次：看错了学校\n"), "\(audit)")
        #expect(try run(["verify", "list", "--as-of", "2026-11-21"]).stdout.contains("没有核验出问题"))
    }
}
