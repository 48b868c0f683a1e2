import Foundation
import TestSupport
import Testing

/// What the ledger hands out: forms, tables, documents.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct CoverageReportTests {
    private func humen(_ site: TemporaryFolder, _ arguments: String...) throws -> ProgramRun {
        try Tool.run(["coverage"] + arguments + ["--as-of", "2026-11-21"], in: site.url)
    }

    private func ledger() throws -> TemporaryFolder {
        let site = try Tool.site()
        for name in ["roster.csv", "reports.csv"] {
            let source = PackageRoot.path("Tests/Fixtures/coverage/\(name)")
            try FileManager.default.copyItem(at: source, to: site.url.appending(path: name))
        }
        #expect(try humen(site, "init").exitCode == 0)
        #expect(try humen(site, "schools", "import", "roster.csv").exitCode == 0)
        #expect(try humen(site, "import", "reports.csv").exitCode == 0)
        return site
    }

    private func files(_ folder: URL) throws -> [String: Data] {
        let names = (FileManager.default.subpaths(atPath: folder.path) ?? []).filter { $0.contains(".") }
        return try Dictionary(
            uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
    }

    @Test func `every report is written, and the same ledger and day give the same bytes`() throws {
        let site = try ledger()
        let run = try humen(site, "report")
        #expect(run.exitCode == 0, "\(run.stderr)")
        let first = try files(site.url.appending(path: "Output/reports/2026-2027-1"))
        #expect(
            first.keys.sorted() == [
                "印制清单和签收单.xlsx", "学校一页纸.html", "情况报告.docx", "情况报告.html", "情况通报.docx", "情况通报.html", "整改台账.xlsx",
                "未上报名单/催报文字.txt", "未上报名单/城关镇.xlsx", "未上报名单/柳河镇.xlsx", "未上报名单/石桥镇.xlsx", "汇总表.html", "汇总表.xlsx",
                "竞赛情况表.xlsx",
            ])
        #expect(try humen(site, "report", "-o", "again").exitCode == 0)
        #expect(try files(site.url.appending(path: "again")) == first)
        let words = String(decoding: try #require(first["未上报名单/催报文字.txt"]), as: UTF8.self)
        #expect(words.contains("城关镇：\n还没有上报的 1 所：示例县第二中学。请尽快填好发下的填报表交回。"))
        for name in ["情况通报.html", "汇总表.html", "学校一页纸.html"] {
            let page = String(decoding: try #require(first[name]), as: UTF8.self)
            #expect(page.contains("台账校验码") && page.contains("框架 jindu.wuluoshi 2026.2"), "\(name)")
            #expect(!page.contains("http://www.w3.org/1999") && !page.contains("src="), "\(name)")
        }
    }

    @Test(.python("openpyxl")) func `the figures of the workbook are those of the status, as formulas with values`()
        throws
    {
        let site = try ledger()
        #expect(try humen(site, "status", "-o", "a.xlsx").exitCode == 0)
        let run = try Python.run(
            """
            import openpyxl, sys
            shown = openpyxl.load_workbook(sys.argv[1], data_only=True)["汇总"]
            typed = openpyxl.load_workbook(sys.argv[1])["汇总"]
            for row in shown.iter_rows(min_row=3, values_only=True): print([str(v).strip("\\u3000") for v in row])
            print(typed["D3"].value, typed["M4"].value, typed["B3"].value, shown.freeze_panes)
            """, site.url.appending(path: "a.xlsx").path)
        #expect(
            run.stdout == """
                ['示例县', '10', '8', '0.8', '8', '7', '7', '5', '1', '8', '5', '0.625', '0.5', '5', '0', '0']
                ['城关镇', '6', '5', '0.8333', '5', '4', '5', '2', '1', '5', '3', '0.6', '0.5', '3', '0', '0']
                ['柳河镇', '2', '2', '1', '2', '2', '1', '2', '0', '2', '1', '0.5', '0.5', '1', '0', '0']
                ['石桥镇', '2', '1', '0.5', '1', '1', '1', '1', '0', '1', '1', '1', '0.5', '1', '0', '0']
                =IF(B3=0,"—",ROUNDDOWN(C3/B3,4)) =IF(B4=0,"—",ROUNDDOWN(K4/B4,4)) =B4+B5+B6 B3

                """, "\(run.stderr)")
    }

    @Test(.enabled(if: ProgramRun.find("soffice") != nil, "LibreOffice is not installed"))
    func `LibreOffice works the formulas out to the values that were written`() throws {
        let site = try ledger()
        #expect(try humen(site, "status", "-o", "a.xlsx").exitCode == 0)
        #expect(try humen(site, "status", "-o", "b.csv").exitCode == 0)
        let office = try #require(ProgramRun.find("soffice"))
        let run = try ProgramRun(
            office,
            [
                "-env:UserInstallation=" + site.url.appending(path: "profile").absoluteString, "--headless",
                "--convert-to",
                "csv:Text - txt - csv (StarCalc):44,34,76,1", "a.xlsx",
            ], in: site.url, timeout: 120)
        #expect(run.exitCode == 0)
        let converted = try site.read("a.csv").replacing("100.00%", with: "100%").replacing("\"", with: "")
        let ours = try site.read("b.csv").replacing("\r\n", with: "\n").replacing("\u{FEFF}", with: "")
        #expect(converted.split(separator: "\n").dropFirst() == ours.split(separator: "\n")[...])
    }

    @Test func `a form is written for every town and one school, locked and ready to come back`() throws {
        let site = try ledger()
        #expect(try humen(site, "template", "--each", "town").stdout.split(separator: "\n").count == 3)
        #expect(try humen(site, "template", "示例县第二中学", "-o", "one.xlsx").exitCode == 0)
        let run = try humen(site, "import", "one.xlsx")
        #expect(run.exitCode == 0)
        #expect(run.stderr.contains("1 所学校一项也没有填"))
        #expect(try humen(site, "template", "没有的地方").exitCode == 2)
    }

    @Test func `the documents name the region whose figures they are, whatever site.yaml says`() throws {
        let site = try ledger()
        #expect(try humen(site, "report", "情况通报", "--region", "城关镇", "-o", "town").exitCode == 0)
        let notice = try site.read("town/情况通报.html")
        #expect(notice.contains("<title>关于城关镇2026-2027学年第一学期毒品预防教育“五落实”情况的通报</title>"))
        #expect(notice.contains("对城关镇6所应报学校2026-2027学年第一学期"))
        #expect(notice.contains("课时应落实5所，已落实2所，占40.00%，另有1所进行中"))
        #expect(try humen(site, "report", "印制清单和签收单", "竞赛情况表", "--due", "12月20日", "-o", "more").exitCode == 0)
    }

    @Test(.python("openpyxl"))
    func `every class has a row to sign in, and a contest counts nothing that nobody filled in`()
        throws
    {
        let site = try ledger()
        #expect(try humen(site, "report", "distribution", "contest", "-o", "more").exitCode == 0)
        let run = try Python.run(
            """
            import openpyxl, sys
            classes = openpyxl.load_workbook(sys.argv[1], data_only=True)["各班"]
            rows = [row for row in classes.iter_rows(min_row=3, values_only=True) if row[1] == "示例县第一小学"]
            print(len(rows), sum(row[3] for row in rows), rows[0][2], rows[0][4])
            contest = openpyxl.load_workbook(sys.argv[2], data_only=True)["竞赛"]
            print([c.value for c in contest[4]])
            typed = openpyxl.load_workbook(sys.argv[2])["竞赛"]
            print(typed["B4"].value, typed["D5"].value)
            """, site.url.appending(path: "more/印制清单和签收单.xlsx").path, site.url.appending(path: "more/竞赛情况表.xlsx").path)
        #expect(
            run.stdout == """
                18 810 第 1 个班 45
                ['示例县', None, 10, None, None, 8040, None, None, None, None, None]
                =IF(COUNT(B5,B6,B7)=0,"",SUM(B5,B6,B7)) =IF(OR(B5="",C5=0),"",IF(B5>C5,"多于总数",ROUNDDOWN(B5/C5,4)))

                """, "\(run.stderr)")
    }

    @Test(.enabled(if: ["weasyprint", "chromium"].contains { ProgramRun.find($0) != nil }, "nothing here makes PDFs"))
    func `a page becomes a PDF where a program for that is installed`() throws {
        let site = try ledger()
        let run = try humen(site, "report", "summary", "--pdf", "-o", "paper")
        #expect(run.exitCode == 0, "\(run.stderr)")
        let pdf = try Data(contentsOf: site.url.appending(path: "paper/汇总表.pdf"))
        #expect(pdf.starts(with: Data("%PDF".utf8)))
    }
}
