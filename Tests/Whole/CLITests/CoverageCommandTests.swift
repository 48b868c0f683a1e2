import Foundation
import TestSupport
import Testing

/// From a roster and a filled sheet to figures.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct CoverageCommandTests {
    private static let day = ["--as-of", "2026-11-21"]

    private func humen(_ site: TemporaryFolder, _ arguments: String...) throws -> ProgramRun {
        try Tool.run(["coverage"] + arguments + Self.day, in: site.url)
    }

    private func ledger() throws -> TemporaryFolder {
        let site = try Tool.site()
        for name in ["roster.csv", "reports.csv"] {
            let source = PackageRoot.path("Tests/Fixtures/coverage/\(name)")
            try FileManager.default.copyItem(at: source, to: site.url.appending(path: name))
        }
        #expect(try humen(site, "init").exitCode == 0)
        #expect(try humen(site, "schools", "import", "roster.csv").exitCode == 0)
        return site
    }

    @Test func `a sheet becomes figures that add up`() throws {
        let site = try ledger()
        #expect(try humen(site, "import", "reports.csv").exitCode == 0)
        let document = try JSONValue(parsing: humen(site, "status", "--format", "json").stdout)
        #expect(document["framework"] == "jindu.wuluoshi")
        #expect(document["period"] == "2026-2027-1")
        let county = document["rows"][0]
        #expect(county["name"] == "示例县")
        #expect(county["expected"] == 10)
        #expect(county["reported"] == 8)
        #expect(county["covered"] == 5)
        for key in ["expected", "reported", "covered"] {
            let towns = document["rows"].array.dropFirst().compactMap { $0[key].number }.reduce(0, +)
            #expect(towns == county[key].number, "\(key)")
        }
        #expect(Set(county["indicators"].object.keys) == ["PLAN", "SYLLABUS", "TEACHERS", "HOURS", "TEXTBOOK"])
        #expect((document["head"].string ?? "").count == 64)
    }

    @Test func `a preview writes nothing and the same sheet twice changes nothing`() throws {
        let site = try ledger()
        let before = try site.snapshot()["ledger.db"]
        #expect(try humen(site, "import", "reports.csv", "--preview").exitCode == 0)
        #expect(try site.snapshot()["ledger.db"] == before)
        #expect(try humen(site, "import", "reports.csv").exitCode == 0)
        let status = try humen(site, "status", "--format", "json").stdout
        #expect(try humen(site, "import", "reports.csv").stdout.contains("没有变化 8 所"))
        let again = try JSONValue(parsing: humen(site, "status", "--format", "json").stdout)
        #expect(try JSONValue(parsing: status)["rows"] == again["rows"])
    }

    @Test func `advice to import a roster names the framework that was asked about`() throws {
        let site = try ledger()
        for arguments in [["template"], ["status"]] {
            let run = try Tool.run(["coverage"] + arguments + ["--framework", "八个一"] + Self.day, in: site.url)
            let words = "请先用 humen coverage schools import --framework jindu.bageyi 导入名册"
            #expect((run.stdout + run.stderr).contains(words), "\(run.stdout) \(run.stderr)")
        }
    }

    @Test func `figures of a day that is still to come say so`() throws {
        let site = try ledger()
        let period = ["--period", "2026-2027-1", "--as-of", "2999-01-01"]
        for arguments in [["status"], ["missing"], ["why", "示例县第一小学"]] {
            let run = try Tool.run(["coverage"] + arguments + period, in: site.url)
            #expect(run.exitCode == 0 && run.stderr.contains("--as-of 写的 2999-01-01 还没有到"), "\(run.stderr)")
        }
    }

    @Test func `a sheet with an error stores nothing`() throws {
        let site = try ledger()
        let sheet = try site.read("reports.csv") + "没有的学校,√,√,√,2,√\n"
        try site.write("bad.csv", sheet)
        let run = try humen(site, "import", "bad.csv")
        #expect(run.exitCode == 1)
        let returned = "Output/reports/退回/bad（退回修改）.xlsx"
        #expect(run.stdout == "有错误，没有写入台账\n错的格子标了颜色、写了批注，可以退回修改：\(returned)\n")
        #expect(FileManager.default.fileExists(atPath: site.url.appending(path: returned).path))
        let document = try JSONValue(parsing: humen(site, "status", "--format", "json").stdout)
        #expect(document["rows"][0]["reported"] == 0)
    }

    @Test func `a ledger is never made over another file`() throws {
        let site = try ledger()
        let before = try site.snapshot()["ledger.db"]
        #expect(try humen(site, "init").exitCode == 2)
        #expect(try site.snapshot()["ledger.db"] == before)
    }
}
