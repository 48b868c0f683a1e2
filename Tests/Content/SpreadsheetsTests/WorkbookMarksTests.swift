import Archives
import Foundation
import TestSupport
import Testing

@testable import Spreadsheets

/// Somebody's workbook with marks: all else in it is what it was.
struct WorkbookMarksTests {
    /// A form with locked cells, a drop-down, merged cells and a second sheet.
    private func workbook() throws -> [UInt8] {
        var sheet = SheetDraft(name: "填报表", widths: [30, 10])
        sheet.rows = [
            [.text("标题", .title), .empty(.title)], [.text("学校", .heading), .text("课时", .heading)],
            [.text("一小"), CellDraft(.text("2节×12班"), .input)], [.text("二小"), CellDraft(.number(2), .input)],
        ]
        sheet.merges = [.init(rows: 0...0, columns: 0...1)]
        sheet.choices = [.init(.init(rows: 2...3, columns: 1...1), .number(0...20), message: "只填一个数")]
        sheet.frozenRows = 2
        sheet.isLocked = true
        var other = SheetDraft(name: "说明")
        other.rows = [[.text("不要动"), CellDraft(.formula("1+1", 2))]]
        return try WorkbookDraft(title: "表", sheets: [sheet, other]).bytes()
    }

    private static func marks(_ cells: [(row: Int, column: Int, words: String)]) -> WorkbookMarks {
        var list = SheetDraft(name: "问题清单", widths: [10])
        list.rows = [[.text("问题", .heading)]] + cells.map { [.text($0.words, .wrapped)] }
        var marks = WorkbookMarks(list: list)
        for cell in cells {
            var change = WorkbookMarks.Change()
            change.fill = 0xFF_C7CE
            change.remark = cell.words
            marks.cells["填报表", default: [:]][.init(row: cell.row, column: cell.column)] = change
        }
        return marks
    }

    private func text(_ bytes: [UInt8], _ path: String) throws -> String {
        String(decoding: try #require(try ZipArchive(bytes).file(path)), as: UTF8.self)
    }

    @Test func `only what a mark touches is written again`() throws {
        let before = try workbook()
        let after = try Self.marks([(3, 1, "应填每班课时数"), (7, 3, "空的格子")]).bytes(marking: before)
        let (old, new) = (try ZipArchive(before), try ZipArchive(after))
        var changed: [String] = []
        for name in new.names where try old.file(name) != new.file(name) { changed.append(name) }
        #expect(
            changed == [
                "[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml",
                "xl/styles.xml", "xl/workbook.xml", "xl/worksheets/_rels/sheet1.xml.rels", "xl/worksheets/humen1.xml",
                "xl/worksheets/sheet1.xml",
            ])
        // Of the sheet, one cell has another style, a row and a reference are new, and nothing else.
        let sheet = try text(after, "xl/worksheets/sheet1.xml")
        let drawing = try #require(sheet.firstMatch(of: #/<legacyDrawing [^>]*r:id="rId2"\/>/#))
        let row = try #require(sheet.firstMatch(of: #/<row r="7"><c r="D7" s="\d+"\/><\/row>/#))
        let cell = try #require(sheet.firstMatch(of: #/<c r="B3" s="(\d+)"/#))
        let was = try #require(try text(before, "xl/worksheets/sheet1.xml").firstMatch(of: #/<c r="B3" s="(\d+)"/#))
        let undone = sheet.replacing(drawing.0, with: "").replacing(row.0, with: "").replacing(cell.0, with: was.0)
        #expect(undone == (try text(before, "xl/worksheets/sheet1.xml")))
        #expect(cell.1 != was.1)
    }

    @Test func `the marked workbook reads as before, with its list in front`() throws {
        let grid = try Grid(
            workbook: try Self.marks([(3, 1, "应填每班课时数")]).bytes(marking: try workbook()), file: "a.xlsx")
        #expect(grid.sheets.map(\.name) == ["问题清单", "填报表", "说明"])
        #expect(grid.sheets[1].rows[2].cells.map(\.text) == ["一小", "2节×12班"])
        // Our own comments are none of the sender's.
        #expect(grid.sheets[1].traits.remarks == [])
    }

    @Test func `a second round takes the marks of the first away`() throws {
        let before = try workbook()
        let first = try Self.marks([(3, 1, "一")]).bytes(marking: before)
        let second = try Self.marks([(4, 1, "二")]).bytes(marking: first)
        #expect(try Grid(workbook: second, file: "").sheets.map(\.name) == ["问题清单", "填报表", "说明"])
        let comments = try text(second, "xl/comments1.xml")
        #expect(comments.contains("二\n——虎门核对") && !comments.contains("一\n"))
        let (styles, sheet) = (try StyleBook(try ZipArchive(second).file("xl/styles.xml")), try sheet(second))
        let own = try StyleBook(try ZipArchive(before).file("xl/styles.xml"))
        let fill = own.fill(of: try style("B3", try self.sheet(before)))
        #expect(styles.fill(of: try style("B3", sheet)) == fill)
        #expect(styles.fill(of: try style("B4", sheet)).first("patternFill")?.first("fgColor")?["rgb"] == "FFFFC7CE")
    }

    private func sheet(_ workbook: [UInt8]) throws -> String { try text(workbook, "xl/worksheets/sheet1.xml") }

    private func style(_ cell: String, _ sheet: String) throws -> Int {
        let tail = try #require(sheet.components(separatedBy: "<c r=\"\(cell)\" s=\"").last)
        return try #require(Int(tail.prefix { $0.isNumber }))
    }

    @Test func `words that are taken out leave the file`() throws {
        var marks = Self.marks([])
        var change = WorkbookMarks.Change()
        change.isEmptied = true
        marks.cells["填报表"] = [.init(row: 3, column: 0): change]
        let bytes = try marks.bytes(marking: try workbook())
        let archive = try ZipArchive(bytes)
        for name in archive.names { #expect(!(try text(bytes, name)).contains("一小"), "\(name)") }
        #expect(try Grid(workbook: bytes, file: "").sheets[1].rows[2].cells.map(\.text) == ["", "2节×12班"])
    }

    @Test func `a workbook whose words may stand elsewhere too is refused, as is one with macros`() throws {
        let archive = try ZipArchive(try workbook())
        var marks = Self.marks([])
        var change = WorkbookMarks.Change()
        change.isEmptied = true
        marks.cells["填报表"] = [.init(row: 3, column: 0): change]
        let pivot = try archive.rewritten(["xl/pivotCache/pivotCacheRecords1.xml": Array("<a/>".utf8)])
        #expect(throws: Grid.Problem.self) { try marks.bytes(marking: pivot) }
        #expect(throws: Never.self) { try Self.marks([(3, 1, "一")]).bytes(marking: pivot) }
        let types = try text(try workbook(), "[Content_Types].xml")
            .replacing("spreadsheetml.sheet.main+xml", with: "sheet.macroEnabled.main+xml")
        let macros = try archive.rewritten(["[Content_Types].xml": Array(types.utf8)])
        #expect(throws: Grid.Problem.self) { try Self.marks([(3, 1, "一")]).bytes(marking: macros) }
    }

    @Test(.python("openpyxl"), .enabled(if: ProgramRun.find("soffice") != nil, "LibreOffice is not installed"))
    func `fonts, fills, widths, panes, rules, formulas, charts and comments of the sender stay`() throws {
        let folder = try TemporaryFolder()
        let path = folder.url.appending(path: "a.xlsx")
        #expect(try Python.run(Self.make, path.path).stderr == "")
        let marks = Self.marks([(3, 1, "应填每班课时数"), (4, 1, "请核对")])
        let marked = folder.url.appending(path: "b.xlsx")
        try Data(try marks.bytes(marking: Array(try Data(contentsOf: path)))).write(to: marked)
        let run = try Python.run(Self.compare, path.path, marked.path)
        #expect(run.stderr == "")
        #expect(
            run.stdout == """
                填报表 B3 fill FFFFC7CE
                填报表 B3 comment 应填每班课时数⏎——虎门核对
                填报表 B4 fill FFFFC7CE
                填报表 B4 comment 请核对⏎——虎门核对⏎⏎原有批注：⏎核实过
                ['问题清单', '填报表', '图'] 填报表

                """)
        let office = try #require(ProgramRun.find("soffice"))
        let profile = "-env:UserInstallation=" + folder.url.appending(path: "profile").absoluteString
        let opened = try ProgramRun(
            office, [profile, "--headless", "--convert-to", "ods", "b.xlsx"], in: folder.url, timeout: 300)
        #expect(opened.exitCode == 0)
        #expect(FileManager.default.fileExists(atPath: folder.url.appending(path: "b.ods").path))
    }

    private static let make = """
        import openpyxl, sys
        from openpyxl.chart import BarChart, Reference
        from openpyxl.comments import Comment
        from openpyxl.formatting.rule import CellIsRule
        from openpyxl.styles import Border, Font, PatternFill, Side
        from openpyxl.worksheet.datavalidation import DataValidation
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "填报表"
        sheet["A1"] = "标题"
        sheet["A1"].font = Font(name="方正小标宋简体", size=20, bold=True)
        sheet.merge_cells("A1:C1")
        sheet.append(["学校", "课时", "算式"])
        sheet.append(["一小", "2节×12班", "=1+1"])
        sheet.append(["二小", 2, None])
        for row in sheet["A2:C4"]:
            for cell in row:
                cell.fill = PatternFill("solid", fgColor="FFFFFF00")
                cell.border = Border(left=Side("thin"))
        sheet["B4"].comment = Comment("核实过", "李")
        sheet.column_dimensions["B"].width = 40
        sheet.row_dimensions[3].height = 33
        sheet.freeze_panes = "C3"
        sheet.protection.sheet = True
        rule = DataValidation(type="list", formula1='"√,×"')
        rule.add("A3:A9")
        sheet.add_data_validation(rule)
        sheet.conditional_formatting.add("B3:B9", CellIsRule(operator="greaterThan", formula=["9"]))
        sheet.print_title_rows = "1:2"
        chart = BarChart()
        other = book.create_sheet("图")
        other.append([1])
        chart.add_data(Reference(other, min_col=1, min_row=1, max_row=1))
        other.add_chart(chart, "D2")
        book.save(sys.argv[1])
        """

    /// What differs, a line each.
    private static let compare = """
        import openpyxl, sys
        a, b = [openpyxl.load_workbook(path) for path in sys.argv[1:]]
        for sheet in a:
            other = b[sheet.title]
            for row in sheet.iter_rows():
                for one in row:
                    two = other[one.coordinate]
                    for key in ["value", "number_format", "font", "border", "alignment", "protection"]:
                        if repr(getattr(one, key)) != repr(getattr(two, key)): print(sheet.title, one.coordinate, key)
                    if repr(one.fill) != repr(two.fill): print(sheet.title, one.coordinate, "fill", two.fill.fgColor.rgb)
                    if (one.comment and one.comment.text) != (two.comment and two.comment.text):
                        print(sheet.title, one.coordinate, "comment", two.comment.text.replace("\\n", "⏎"))
            def look(s):
                return [s.freeze_panes, s.print_title_rows, s.protection.sheet, str(s.merged_cells), len(s._charts),
                        [str(v.sqref) for v in s.data_validations.dataValidation], len(s.conditional_formatting),
                        {k: v.width for k, v in s.column_dimensions.items()}, {k: v.height for k, v in s.row_dimensions.items()}]
            if look(sheet) != look(other): print(sheet.title, look(sheet), look(other))
        print(b.sheetnames, b.active.title)
        """
}
