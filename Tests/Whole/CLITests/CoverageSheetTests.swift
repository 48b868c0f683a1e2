import Foundation
import TestSupport
import Testing

/// Sheets that go out to be filled in and come back, as real workbooks.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct CoverageSheetTests {
    private func isWorkbook(_ site: CoverageSite, _ name: String) throws -> Bool {
        try Data(contentsOf: site.url.appending(path: name)).starts(with: Data("PK\u{3}\u{4}".utf8))
    }

    @Test(.python("openpyxl")) func `the list that was drawn is a workbook, and is read when it is filled in`() throws {
        let site = try CoverageSite()
        let run = try site.run("verify", "draw", "--count", "2", "-o", "draw.xlsx")
        #expect(run.exitCode == 0, "\(run.stderr)")
        #expect(try isWorkbook(site, "draw.xlsx"))
        let filled = try Python.run(
            """
            import openpyxl, sys
            book = openpyxl.load_workbook(sys.argv[1])
            print(book.sheetnames)
            sheet, page = book["抽查表"], book["到校记录"]
            print(sheet["A2"].value[:2], sheet["F3"].value, [v.formula1 for v in sheet.data_validations.dataValidation])
            words = [str(cell.value) for row in page.iter_rows() for cell in row if cell.value]
            print(words.count("15"), words.count("任教年级"), len(page.row_breaks.brk))
            sheet["F4"], sheet["G4"], sheet["F5"] = "属实", "查档", "不属实"
            book.save(sys.argv[2])
            """, site.url.appending(path: "draw.xlsx").path, site.url.appending(path: "filled.xlsx").path)
        #expect(
            filled.stdout == """
                ['抽查表', '抽查名单', '到校记录']
                种子 核验结果 ['"属实,部分属实,不属实"', '"查档,实地,提问,抽测,后台"']
                2 2 1

                """, "\(filled.stderr)")
        let back = try site.run("verify", "import", "filled.xlsx", "--by", "督查组")
        #expect(back.stdout == "已登记：核验结果 2 项，没有变化 0 项\n", "\(back.stderr)")
        #expect(try site.run("verify", "draw", "-o", "draw.xlsx").exitCode == 2)
        #expect(try site.run("verify", "draw", "-o", "draw.docx").exitCode == 2)
    }

    @Test func `the monthly sheet is a workbook, and the same again changes nothing`() throws {
        let site = try CoverageSite()
        try site.write(
            "a.csv",
            "日期,类型,地点,活动名称,对象,人数,份数,服务于\n11月3日,进校园,示例县第一小学,班会,五年级学生,40,50,课时\n3日,进机关,县政府,讲座,职工,3.4万,,\n")
        let first = try site.run("activity", "import", "a.csv")
        #expect(first.exitCode == 1)
        #expect(first.stderr.contains("日期“11月3日”没有写年份"))
        #expect(first.stdout.contains("可以退回修改：Output/reports/退回/a（退回修改）.xlsx"))
        let second = try site.run("activity", "import", "a.csv", "--month", "2026-11")
        #expect(second.stdout == "已登记：新登记 2 条，更正 0 条，没有变化 0 条\n", "\(second.stderr)")
        #expect(try site.run("activity", "import", "a.csv", "--month", "2026-10").exitCode == 1)
        try site.write("m.csv", "月份,平台,账号,发布数\n2026-11,微信,示例县禁毒,12\n")
        #expect(try site.run("activity", "import", "m.csv").exitCode == 0)
        #expect(try site.run("activity", "list", "--month", "2026-11", "-o", "m.xlsx").exitCode == 0)
        #expect(try isWorkbook(site, "m.xlsx"))
        let again = try site.run("activity", "import", "m.xlsx")
        #expect(again.stdout == "已登记：新登记 0 条，更正 0 条，没有变化 3 条\n", "\(again.stderr)")
        #expect(again.stderr == "")
    }

    @Test func `the roster is written as a workbook and changes nothing when it is read again`() throws {
        let site = try CoverageSite()
        #expect(try site.run("schools", "export", "-o", "r.xlsx").exitCode == 0)
        #expect(try isWorkbook(site, "r.xlsx"))
        let again = try site.run("schools", "import", "r.xlsx")
        #expect(again.stdout.hasPrefix("已登记：新增学校 0 所，变更 0 所"), "\(again.stdout)\(again.stderr)")
    }

    @Test(.python("openpyxl"))
    func `a form with a mistake comes back locked, with its lists, and red where it is wrong`() throws {
        let site = try CoverageSite()
        #expect(try site.run("template", "-o", "form.xlsx").exitCode == 0)
        let fill = """
            import openpyxl, sys
            book = openpyxl.load_workbook(sys.argv[1])
            sheet = book["填报表"]
            for column, value in zip("GHIJK", ["√", "√", "√", "2节×12班", "√"]): sheet[column + "4"] = value
            book.save(sys.argv[1])
            """
        #expect(try Python.run(fill, site.url.appending(path: "form.xlsx").path).stderr == "")
        #expect(try site.run("import", "form.xlsx").exitCode == 1)
        let run = try Python.run(
            """
            import openpyxl, sys
            book = openpyxl.load_workbook(sys.argv[1])
            sheet = book["填报表"]
            print(book.sheetnames, book.active.title, sheet.protection.sheet, sheet.freeze_panes)
            print(len(sheet.data_validations.dataValidation), sheet["J4"].fill.fgColor.rgb, sheet["G4"].fill.fgColor.rgb)
            print(sheet["J4"].protection.locked, sheet["A4"].protection.locked, sheet["J4"].comment.text.split("\\n")[0])
            """, site.url.appending(path: "Output/reports/退回/form（退回修改）.xlsx").path)
        #expect(
            run.stdout == """
                ['问题清单', '填报表', '填表说明'] 填报表 True B4
                5 FFFFC7CE FFFFFBE6
                False True “示例县实验小学”的课时“2节×12班”看不懂

                """, "\(run.stderr)")
    }
}
