import Foundation
import TestSupport
import Testing

/// What the ledger hands out: forms, tables, documents.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct CoverageReportTests {
    private func files(_ folder: URL) throws -> [String: Data] {
        let names = (FileManager.default.subpaths(atPath: folder.path) ?? []).filter {
            $0.contains(".") && !$0.contains(".humen-files")
        }
        return try Dictionary(
            uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
    }

    @Test func `every report is written, and the same ledger and day give the same bytes`() throws {
        let site = try CoverageSite()
        let run = try site.run("report")
        #expect(run.exitCode == 0, "\(run.stderr)")
        let first = try files(site.url.appending(path: "Output/reports/2026-2027-1"))
        #expect(
            first.keys.sorted() == [
                "印制清单和签收单.xlsx", "学校一页纸.html", "情况报告.docx", "情况报告.html", "情况通报.docx", "情况通报.html", "排名表.html",
                "排名表.xlsx", "整改台账.xlsx", "未上报名单/催报文字.txt", "未上报名单/城关镇.xlsx", "未上报名单/未上报名单.html", "未上报名单/柳河镇.xlsx",
                "未上报名单/石桥镇.xlsx",
                "汇总表.html", "汇总表.xlsx", "竞赛情况表.xlsx",
            ])
        #expect(try site.run("report", "-o", "again").exitCode == 0)
        #expect(try files(site.url.appending(path: "again")) == first)
        let words = String(decoding: try #require(first["未上报名单/催报文字.txt"]), as: UTF8.self)
        #expect(words.contains("城关镇：\n还没有上报的 1 所：示例县第二中学。请尽快填好发下的填报表交回。"))
        for name in ["情况通报.html", "汇总表.html", "学校一页纸.html", "排名表.html", "未上报名单/未上报名单.html"] {
            let page = String(decoding: try #require(first[name]), as: UTF8.self)
            #expect(page.contains("台账校验码") && page.contains("框架 jindu.wuluoshi 2026.2"), "\(name)")
            #expect(!page.contains("http://www.w3.org/1999") && !page.contains("src="), "\(name)")
        }
    }

    @Test(.python("openpyxl")) func `the figures of the workbook are those of the status, as formulas with values`()
        throws
    {
        let site = try CoverageSite()
        #expect(try site.run("status", "-o", "a.xlsx").exitCode == 0)
        let run = try Python.run(
            """
            import openpyxl, sys
            shown = openpyxl.load_workbook(sys.argv[1], data_only=True)["汇总"]
            typed = openpyxl.load_workbook(sys.argv[1])["汇总"]
            for row in shown.iter_rows(min_row=3, values_only=True): print([str(v).strip("\\u3000") for v in row])
            print(typed["D3"].value, typed["M4"].value, typed["B3"].value, shown.freeze_panes)
            print(typed["B7"].value)
            """, site.url.appending(path: "a.xlsx").path)
        #expect(
            run.stdout == """
                ['示例县', '10', '8', '0.8', '8', '7', '7', '5', '1', '8', '5', '0.625', '0.5', '5', '0', '0']
                ['城关镇', '6', '5', '0.8333', '5', '4', '5', '2', '1', '5', '3', '0.6', '0.5', '3', '0', '0']
                ['柳河镇', '2', '2', '1', '2', '2', '1', '2', '0', '2', '1', '0.5', '0.5', '1', '0', '0']
                ['石桥镇', '2', '1', '0.5', '1', '1', '1', '1', '0', '1', '1', '1', '0.5', '1', '0', '0']
                ['合计核对', '相符', '相符', 'None', '相符', '相符', '相符', '相符', '相符', '相符', '相符', 'None', 'None', '相符', '相符', '相符']
                =IF(B3=0,"—",ROUNDDOWN(C3/B3,4)) =IF(B4=0,"—",ROUNDDOWN(K4/B4,4)) =SUM(B4:B6) B3
                =IF(B3=SUM(B4:B6),"相符","不符")

                """, "\(run.stderr)")
    }

    /// openpyxl keeps formulas and forgets their values, so that LibreOffice has to work them out.
    @Test(
        .python("openpyxl"), .enabled(if: ProgramRun.find("soffice") != nil, "LibreOffice is not installed"),
        arguments: ["汇总表", "排名表", "竞赛情况表", "印制清单和签收单", "活动", "抽查"])
    func `LibreOffice works the formulas out to the values that were written`(name: String) throws {
        let site = try CoverageSite()
        try site.write(
            "活动.csv", "日期,类型,地点,活动名称,人数,份数\n2026-11-03,进学校,一小,班会,40,50\n2026-11-04,进学校,一中,讲座,,30\n")
        #expect(try site.run("activity", "import", "活动.csv").exitCode == 0)
        let run =
            switch name {
            case "活动": try site.run("activity", "list", "--month", "2026-11", "-o", "ours.xlsx")
            case "抽查": try site.run("verify", "draw", "-o", "ours.xlsx")
            default: try site.run("report", name, "-o", "ours.xlsx")
            }
        #expect(run.exitCode == 0, "\(run.stderr)")
        let path = { (file: String) in site.url.appending(path: file).path }
        let strip = "import openpyxl, sys\nopenpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])"
        #expect(try Python.run(strip, path("ours.xlsx"), path("bare.xlsx")).stderr == "")
        let office = try #require(ProgramRun.find("soffice"))
        let profile = "-env:UserInstallation=" + site.url.appending(path: "profile").absoluteString
        let converted = try ProgramRun(
            office,
            [profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", "out", "bare.xlsx"],
            in: site.url, timeout: 300)
        #expect(converted.exitCode == 0)
        let compared = try Python.run(
            """
            import openpyxl, sys
            ours, theirs = [openpyxl.load_workbook(path, data_only=True) for path in sys.argv[1:]]
            typed = openpyxl.load_workbook(sys.argv[1])
            count = 0
            for sheet in typed:
                for cell in [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]:
                    a, b = [book[sheet.title][cell.coordinate].value for book in (ours, theirs)]
                    count += 1
                    same = abs(a - b) < 1e-9 if isinstance(a, (int, float)) and isinstance(b, (int, float)) else (a or "") == (b or "")
                    if not same: print(sheet.title, cell.coordinate, cell.value, a, b)
            print(count > 3)
            """, path("ours.xlsx"), path("out/bare.xlsx"))
        #expect(compared.stdout == "True\n", "\(compared.stderr)")
    }

    @Test func `one report can be written to a file of its own, by the end of its name`() throws {
        let site = try CoverageSite()
        for (name, start) in [("a.xlsx", "PK"), ("b.docx", "PK"), ("c.html", "<!DOCTYPE html>")] {
            let report = name.hasSuffix("xlsx") ? "ranking" : "notice"
            let run = try site.run("report", report, "-o", name)
            #expect(run.stdout == "已写出 \(name)\n", "\(run.stderr)")
            #expect(try Data(contentsOf: site.url.appending(path: name)).starts(with: Data(start.utf8)))
        }
        let wrong = try site.run("report", "contest", "-o", "d.docx")
        #expect(wrong.exitCode == 2)
        #expect(wrong.stderr == "错误：d.docx：这一样写得出 .xlsx\n")
        #expect(try site.run("report", "contest", "notice", "-o", "d.xlsx").exitCode == 2)
        #expect(try site.run("template", "--each", "town", "-o", "d.xlsx").exitCode == 2)
        #expect(!FileManager.default.fileExists(atPath: site.url.appending(path: "d.xlsx").path))
    }

    @Test func `two towns of one name are told apart by their counties in rankings and forms`() throws {
        let folder = try Tool.site()
        let day = ["--as-of", "2026-11-21"]
        let names = ["甲县", "乙县"].flatMap { county in ["一", "二", "三"].map { (county, "\(county)第\($0)小学") } }
        let roster = names.map { "\($0.1),\($0.0),城关镇,小学\n" }.joined()
        try folder.write("r.csv", "学校名称,区县,乡镇,学段\n" + roster)
        try folder.write("f.csv", "学校名称,课时\n" + names.map { "\($0.1),2\n" }.joined())
        let commands = [
            ["init"], ["schools", "import", "r.csv"], ["import", "f.csv"], ["report", "ranking", "-o", "a.html"],
            ["template", "--each", "town", "-o", "forms"],
        ]
        for command in commands {
            let run = try Tool.run(["coverage"] + command + day, in: folder.url)
            #expect(run.exitCode == 0, "\(command): \(run.stderr)")
        }
        let page = try folder.read("a.html")
        #expect(page.contains("甲县城关镇") && page.contains("乙县城关镇"))
        let forms = try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: "forms").path)
        #expect(forms.filter { $0.hasSuffix(".xlsx") }.sorted() == ["乙县城关镇填报表.xlsx", "甲县城关镇填报表.xlsx"])
    }

    @Test func `regions are ranked with ties, and those that sent nothing stand apart`() throws {
        let site = try CoverageSite()
        #expect(try site.run("report", "ranking", "-o", "a.html").exitCode == 0)
        let page = try site.read("a.html").replacing(#/<[^>]+>/#, with: " ").replacing(#/\s+/#, with: " ")
        #expect(page.contains("1 城关镇 6 5 83.33% 4 66.66% 71.66 新"), "\(page.prefix(2000))")
        #expect(page.contains("应报不足 3 所，不排名：柳河镇（应报 2 所）、石桥镇（应报 2 所）。"))
    }

    @Test func `a notice lists what was corrected`() throws {
        let site = try CoverageSite()
        #expect(try site.run("correct", "示例县第一小学", "课时", "1", "--reason", "抄错了一行").exitCode == 0)
        #expect(try site.run("report", "notice", "-o", "a.html").exitCode == 0)
        let page = try site.read("a.html").replacing(#/<[^>]+>/#, with: " ").replacing(#/\s+/#, with: " ")
        #expect(page.contains("更正说明"))
        #expect(page.contains("示例县第一小学 课时 2课时 1课时 2026-11-21 抄错了一行"), "\(page.suffix(2500))")
    }

    @Test func `a second sheet about another level adds to the first and corrects nothing`() throws {
        let folder = try Tool.site()
        try folder.write("r.csv", "学校名称,区县,学段\n甲学校,甲县,九年一贯制\n")
        let heading = "学校名称,学段,教学计划,大纲,师资,课时,教材\n"
        try folder.write("a.csv", heading + "甲学校,小学,√,√,√,2,√\n")
        try folder.write("b.csv", heading + "甲学校,初中,√,√,√,2,√\n")
        try folder.write("c.csv", heading + "甲学校,初中,√,√,√,1,√\n")
        func run(_ command: [String], _ day: String) throws {
            let run = try Tool.run(["coverage"] + command + ["--as-of", day], in: folder.url)
            #expect(run.exitCode == 0, "\(command): \(run.stderr)")
        }
        func notice(_ day: String) throws -> String {
            try run(["report", "notice", "-o", "a.html"], day)
            return try folder.read("a.html").replacing(#/<[^>]+>/#, with: " ").replacing(#/\s+/#, with: " ")
        }
        try run(["init"], "2026-11-19")
        try run(["schools", "import", "r.csv"], "2026-11-19")
        try run(["import", "a.csv"], "2026-11-20")
        try run(["import", "b.csv"], "2026-11-21")
        let page = try notice("2026-11-21")
        #expect(page.contains("本期填报没有更正") && !page.contains("更正说明"))
        #expect(page.contains("分几次报齐的（后来补报了原来没有填的）1 所：甲学校；不算更正"))
        try run(["import", "c.csv"], "2026-11-22")
        let later = try notice("2026-11-22")
        #expect(later.contains("本期更正过填报的 1 所：甲学校") && later.contains("甲学校 课时（初中） 2课时 1课时"))
        #expect(!later.contains("未填"))
    }

    @Test func `a form is written for every town and one school, locked and ready to come back`() throws {
        let site = try CoverageSite()
        #expect(try site.run("template", "--each", "town").stdout.split(separator: "\n").count == 3)
        #expect(try site.run("template", "示例县第二中学", "-o", "one.xlsx").exitCode == 0)
        let run = try site.run("import", "one.xlsx")
        #expect(run.exitCode == 0)
        #expect(run.stderr.contains("1 所学校一项也没有填"))
        #expect(try site.run("template", "没有的地方").exitCode == 2)
    }

    @Test func `the documents name the region whose figures they are, whatever site.yaml says`() throws {
        let site = try CoverageSite()
        #expect(try site.run("report", "情况通报", "--region", "城关镇", "-o", "town").exitCode == 0)
        let notice = try site.read("town/情况通报.html")
        #expect(notice.contains("<title>关于城关镇2026-2027学年第一学期毒品预防教育“五落实”情况的通报</title>"))
        #expect(notice.contains("对城关镇6所应报学校2026-2027学年第一学期"))
        #expect(notice.contains("课时应落实5所，已落实2所，占40.00%，另有1所进行中"))
        #expect(try site.run("report", "印制清单和签收单", "竞赛情况表", "--due", "12月20日", "-o", "more").exitCode == 0)
    }

    @Test(.python("openpyxl"))
    func `every class has a row to sign in, and a contest counts nothing that nobody filled in`()
        throws
    {
        let site = try CoverageSite()
        #expect(try site.run("report", "distribution", "contest", "-o", "more").exitCode == 0)
        let run = try Python.run(
            """
            import openpyxl, sys
            classes = openpyxl.load_workbook(sys.argv[1], data_only=True)["各班"]
            rows = [row for row in classes.iter_rows(min_row=3, values_only=True) if row[1] == "示例县第一小学"]
            print(len(rows), sum(row[3] for row in rows), rows[0][2], rows[0][4])
            contest = openpyxl.load_workbook(sys.argv[2], data_only=True)["答题"]
            print([c.value for c in contest[4]])
            typed = openpyxl.load_workbook(sys.argv[2])["答题"]
            print(typed["B4"].value, typed["D5"].value)
            """, site.url.appending(path: "more/印制清单和签收单.xlsx").path, site.url.appending(path: "more/竞赛情况表.xlsx").path)
        #expect(
            run.stdout == """
                18 810 第 1 个班 45
                ['示例县', None, 10, None, None, 8040, None, None, None, None, None]
                =IF(COUNT(B5:B7)=0,"",SUM(B5:B7)) =IF(OR(NOT(ISNUMBER(B5)),C5=0),"",IF(B5>C5,"多于总数",ROUNDDOWN(B5/C5,4)))

                """, "\(run.stderr)")
    }

    @Test(.python("openpyxl"), arguments: [("contest", "竞赛"), ("approval", "答题")])
    func `only a paper with the number of a contest makes a contest`(key: String, kind: String) throws {
        let site = try CoverageSite()
        try site.write("Content/banks/a.quiz.md", "1. 吸毒违法（√）\n2. 贩毒违法（√）\n")
        try site.write(
            "Content/papers/a.yaml", "title: 问答\n\(key): 示禁办〔2026〕9号\nsections: [{type: judge, count: 2}]\n")
        #expect(try Tool.run(["quiz", "paper", "Content/papers/a.yaml"], in: site.url).exitCode == 0)
        let issued = try FileManager.default.contentsOfDirectory(atPath: site.url.appending(path: "issued").path)
        let pack = try #require(issued.first { $0.hasSuffix(".json") }?.dropLast(5))
        #expect(try site.run("report", "contest", "--paper", String(pack), "-o", "c.xlsx").exitCode == 0)
        let run = try Python.run(
            """
            import openpyxl, sys
            sheet = openpyxl.load_workbook(sys.argv[1]).worksheets[0]
            print(sheet.title, [row[0].value for row in sheet.iter_rows() if "文号" in str(row[0].value)][0].split("。")[0])
            """, site.url.appending(path: "c.xlsx").path)
        let words = key == "contest" ? "批准文号：示禁办〔2026〕9号" : "没有竞赛的批准文号，不称竞赛"
        #expect(run.stdout == "\(kind) \(words)\n", "\(run.stderr)")
    }

    @Test(.enabled(if: ["weasyprint", "chromium"].contains { ProgramRun.find($0) != nil }, "nothing here makes PDFs"))
    func `a page becomes a PDF where a program for that is installed`() throws {
        let site = try CoverageSite()
        let run = try site.run("report", "--pdf", "-o", "paper")
        #expect(run.exitCode == 0, "\(run.stderr)")
        let pdf = try Data(contentsOf: site.url.appending(path: "paper/汇总表.pdf"))
        #expect(pdf.starts(with: Data("%PDF".utf8)))
        // Made again a moment later it is the same to the byte.
        Thread.sleep(forTimeInterval: 1.1)
        #expect(try site.run("report", "--pdf", "-o", "again").exitCode == 0)
        let (first, second) = (
            try files(site.url.appending(path: "paper")), try files(site.url.appending(path: "again"))
        )
        #expect(first.keys.filter { $0.hasSuffix(".pdf") }.count == 6)
        #expect(first.keys.sorted() == second.keys.sorted())
        #expect(first.keys.filter { first[$0] != second[$0] } == [])
        // The table of its objects is still where its end says.
        let text = try #require(String(data: pdf, encoding: .isoLatin1))
        let end = try #require(text.range(of: "startxref\n", options: .backwards))
        let offset = try #require(Int(text[end.upperBound...].prefix(while: \.isNumber)))
        #expect(pdf.dropFirst(offset).starts(with: Data("xref".utf8)))
    }
}
