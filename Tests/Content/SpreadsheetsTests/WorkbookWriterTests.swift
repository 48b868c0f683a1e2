import Foundation
import TestSupport
import Testing

@testable import Spreadsheets

/// What is written is read back: by ourselves, and by a program that is none of ours.
struct WorkbookWriterTests {
    private func draft() -> WorkbookDraft {
        var sheet = SheetDraft(name: "汇总/表", widths: [20, 10, 10])
        sheet.rows = [
            [.text("一张表", .title), .empty(.title), .empty(.title)],
            [.text("地区", .heading), .text("应报", .heading), .text("上报率", .heading)],
            [.text("=1+1 不是公式"), .count(10), CellDraft(.formula("B3/20", 0.5), .percent)],
            [CellDraft(.text("第一\n小学"), .wrapped, remark: "请核对"), CellDraft(.number(1.5), .input), .empty()],
        ]
        sheet.merges = [.init(rows: 0...0, columns: 0...2)]
        sheet.choices = [
            .init(.init(rows: 3...3, columns: 1...1), .list(["√", "×"]), message: "有填 √"),
            .init(.init(rows: 3...3, columns: 2...2), .number(0...20), message: "只填一个数"),
        ]
        sheet.frozenRows = 2
        sheet.isLocked = true
        return WorkbookDraft(title: "试", sheets: [sheet, SheetDraft(name: "汇总 表")])
    }

    @Test func `the same workbook is the same bytes`() throws {
        #expect(try draft().bytes() == draft().bytes())
    }

    @Test func `our own reader reads what was written`() throws {
        let grid = try Grid(workbook: try draft().bytes(), file: "a.xlsx")
        #expect(grid.sheets.map(\.name) == ["汇总 表", "汇总 表 2"])
        #expect(
            WorkbookTests.lines(grid) == [
                "汇总 表!A1 一张表", "汇总 表!A2 地区", "汇总 表!B2 应报", "汇总 表!C2 上报率", "汇总 表!A3 =1+1 不是公式", "汇总 表!B3 10",
                "汇总 表!C3 50%", "汇总 表!A4 第一⏎小学", "汇总 表!B4 1.5",
            ])
        #expect(grid.sheets[0].traits.merges.map(\.name) == ["A1:C1"])
        #expect(grid.sheets[0].traits.remarks.map { "\($0.address) \($0.text)" } == ["A4 请核对"])
        #expect(grid.sheets[0].traits.unvalued == [])
    }

    @Test(.python("openpyxl")) func `openpyxl reads what was written`() throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "a.xlsx")
        try Data(try draft().bytes()).write(to: file)
        let run = try Python.run(
            """
            import openpyxl, sys
            sheet = openpyxl.load_workbook(sys.argv[1]).worksheets[0]
            value = openpyxl.load_workbook(sys.argv[1], data_only=True).worksheets[0]["C3"].value
            print(sheet["A3"].value, sheet["A3"].data_type, sheet["C3"].value, value, sheet["C3"].number_format)
            print(sheet.freeze_panes, sheet.protection.sheet, sheet["B4"].protection.locked, sheet["A4"].protection.locked)
            print([(v.type, v.formula1, str(v.sqref)) for v in sheet.data_validations.dataValidation])
            print(sheet["A4"].comment.text, [str(one) for one in sheet.merged_cells.ranges], sheet.column_dimensions["A"].width > 20)
            """, file.path)
        #expect(run.stderr == "")
        #expect(
            run.stdout == """
                =1+1 不是公式 s =B3/20 0.5 0.00%
                A3 True False True
                [('list', '"√,×"', 'B4'), ('decimal', '0', 'C4')]
                请核对 ['A1:C1'] True

                """)
    }
}
