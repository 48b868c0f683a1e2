import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Spreadsheets

/// Workbooks that others wrote: openpyxl (`Tests/Oracles/sheets.py`) and the public files of the shared folder.
struct WorkbookTests {
    private static let fixtures = PackageRoot.path("Tests/Fixtures/coverage/sheets")

    static func grid(_ url: URL) throws -> Grid {
        try Grid(workbook: Array(try Data(contentsOf: url)), file: url.lastPathComponent)
    }

    /// A line a cell: `格式!B1 2`.
    static func lines(_ grid: Grid) -> [String] {
        grid.sheets.flatMap { sheet in
            sheet.rows.flatMap(\.cells).filter { !$0.text.isEmpty }.map {
                "\(sheet.name)!\($0.address) \($0.text.replacingOccurrences(of: "\n", with: "⏎"))"
            }
        }
    }

    @Test(arguments: ["formats", "dates1904"]) func `a cell is read as a person sees it`(name: String) throws {
        let expected = try String(contentsOf: Self.fixtures.appending(path: name + ".txt"), encoding: .utf8)
        let grid = try Self.grid(Self.fixtures.appending(path: name + ".xlsx"))
        #expect(Self.lines(grid) == expected.split(separator: "\n").map(String.init))
    }

    @Test func `a form keeps its merged cells, hidden rows and comments, and no empty styled rows`() throws {
        let grid = try Self.grid(Self.fixtures.appending(path: "report.xlsx"))
        #expect(grid.sheets.map(\.name) == ["五落实", "填表说明"])
        let sheet = grid.sheets[0]
        #expect(sheet.rows.map(\.number) == [1, 3, 4, 5, 6, 7, 8, 9, 10, 11])
        #expect(
            sheet.traits.merges.map(\.name).sorted() == [
                "A11:I11", "A1:I1", "A3:A4", "B3:B4", "B5:B7", "B8:B9", "C3:C4", "D3:H3", "I3:I4",
            ]
        )
        #expect(sheet.traits.hiddenRows == [7])
        #expect(sheet.traits.remarks.map { "\($0.address) \($0.text)" } == ["G8 学校说两节或三节"])
        #expect(sheet.traits.unvalued.map(\.address) == ["G10"])
        #expect(grid.place(sheet.rows[6][6], heading: "课时").words == "report.xlsx:五落实!G8（“课时”）")
    }

    @Test(.shared("data/office-xlsx")) func `every xlsx of the shared folder opens`() throws {
        let files = SharedFolder.files("data/office-xlsx", "xlsx")
        #expect(files.count >= 11)
        for file in files {
            let grid = try Self.grid(file)
            #expect(grid.sheets.contains { !$0.isBlank }, "\(file.lastPathComponent)")
        }
    }

    @Test(arguments: [
        ([UInt8](arrayLiteral: 0x50, 0x4B, 0x03, 0x04) + Array("xl/workbook.xml".utf8), TableFile.workbook),
        (Array("学校,课时\n".utf8), .text), ([0xFF, 0xFE, 0x66, 0x5B], .text),
        (Array("\u{FEFF}<html><table>".utf8), .page), ([0xD0, 0xCF, 0x11, 0xE0, 0, 0], .old),
        (
            [0xD0, 0xCF, 0x11, 0xE0] + "EncryptedPackage".utf8.flatMap { [$0, 0] },
            .refused("文件加了密码。请在 Excel 或 WPS 里打开，去掉密码，另存后再导入")
        ),
        (Array("%PDF-1.7".utf8), .refused("这是 PDF，不是表格。请向填表的单位要 Excel 文件")),
    ])
    func `a file is what its first bytes say`(bytes: [UInt8], kind: TableFile) {
        #expect(TableFile(bytes, name: "a.xls") == kind)
    }

    @Test func `a page that calls itself xls is read with its merged cells`() throws {
        let page = """
            <html><body><table><tr><th rowspan="2">学校</th><th colspan="2">五落实</th></tr>
            <tr><td>课时</td><td>教材</td></tr><tr><td>第一<br>小学</td><td> 2 </td><td>√</td></tr></table></body></html>
            """
        let grid = try Grid(page: Array(page.utf8), file: "a.xls")
        #expect(
            Self.lines(grid) == ["表1!A1 学校", "表1!B1 五落实", "表1!B2 课时", "表1!C2 教材", "表1!A3 第一⏎小学", "表1!B3 2", "表1!C3 √"])
        #expect(grid.sheets[0].traits.merges.map(\.name) == ["A1:A2", "B1:C1"])
    }

    @Test(arguments: ["0.00%", "yyyy-mm-dd", "General", "#,##0", "m\"月\"d\"日\"", "[h]:mm", "0\"日\"", "G/通用格式"])
    func `a number format is told by its letters`(code: String) {
        let kinds: [String: NumberFormats.Kind] = [
            "0.00%": .percent, "yyyy-mm-dd": .date(clock: false), "m\"月\"d\"日\"": .dayOfYear,
        ]
        let expected = code == "[h]:mm" ? NumberFormats.Kind.clock : kinds[code] ?? .plain
        #expect(NumberFormats.kind(ofCode: code) == expected)
    }

    @Test(
        arguments: [
            ("0", 0), ("0.0", 1), ("#,##0", 0), ("#,##0.00_ ", 2), ("0_);[Red](0)", 0), ("0%", 0), ("0\"课时\"", 0),
            ("General", nil),
            ("0,", nil), ("yyyy-mm-dd", nil), ("# ?/?", nil), ("0.0#", nil), ("@", nil),
        ] as [(String, Int?)])
    func `the decimals that a format shows are told where it is plain`(code: String, decimals: Int?) {
        #expect(NumberFormats.decimals(ofCode: code) == decimals)
    }

    @Test func `a number of which less is seen than it has is listed`() throws {
        let styles =
            "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"1\"/><xf numFmtId=\"9\"/></cellXfs></styleSheet>"
        let formats = try NumberFormats(Array(styles.utf8), startsIn1904: false)
        #expect(formats.shown("1.6", style: 1) == "2")
        #expect(formats.shown("0.996", style: 2) == "100%")
        let whole = [formats.shown("1.6", style: 0), formats.shown("2", style: 1), formats.shown("0.95", style: 2)]
        #expect(whole == [nil, nil, nil])
        #expect(formats.shown("0.28999999999999998", style: 2) == nil)
    }

    @Test func `a damaged workbook is refused in words`() throws {
        var bytes = Array(try Data(contentsOf: Self.fixtures.appending(path: "report.xlsx")))
        bytes.removeLast(bytes.count / 2)
        #expect(throws: Grid.Problem.self) { try Grid(workbook: bytes, file: "a.xlsx") }
        for position in stride(from: 40, to: bytes.count, by: 97) {
            var broken = Array(try Data(contentsOf: Self.fixtures.appending(path: "report.xlsx")))
            broken[position] ^= 0x55
            _ = try? Grid(workbook: broken, file: "a.xlsx")
        }
    }
}
