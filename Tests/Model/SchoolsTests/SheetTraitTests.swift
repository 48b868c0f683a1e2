import Diagnostics
import Spreadsheets
import Testing

@testable import Schools

/// What a workbook shows otherwise than it holds: merged cells, and numbers with fewer decimals.
struct SheetTraitTests {
    private func read(
        _ text: String, merges: [SheetTraits.Area] = [], rounded: [SheetTraits.Rounded] = []
    ) throws -> [String] {
        let sheet = Sample.grid(text).sheets[0]
        var traits = sheet.traits
        traits.merges = merges
        traits.rounded = rounded
        let grid = Grid(file: "a.xlsx", sheets: [Grid.Sheet(name: "五落实", rows: sheet.rows, traits: traits)])
        return try Sample.read(grid).findings.filter { $0.severity != .note }.map { "\($0.summary) [\($0.code.id)]" }
    }

    private let text = "学校名称,教学计划,大纲,师资,课时,教材\n示例县第一小学,√,,,2,√\n示例县第二小学,√,√,√,2,√\n备注：以上属实,,,,,\n"

    @Test func `a cell over several columns holds for the first, and that is told`() throws {
        let wide = SheetTraits.Area(rows: 2...2, columns: 1...3)
        let found = try read(text, merges: [wide])
        #expect(
            found == [
                "横着合并的单元格只算第一列，其余各列按未填：B2:D2 [coverage.value-merged]"
            ])
        // Titles, headings and notes may be merged as they like, as may the name with its code.
        #expect(try read(text, merges: [SheetTraits.Area(rows: 4...4, columns: 0...5)]) == [])
        let both = SheetTraits.Area(rows: 2...3, columns: 4...5)
        let findings = try read(text, merges: [both])
        #expect(findings.count == 2 && findings.allSatisfy { $0.hasSuffix("[coverage.value-merged]") })
    }

    @Test func `figures that come from another file are told`() throws {
        let sheet = Sample.grid(text).sheets[0]
        var traits = sheet.traits
        traits.linked = [sheet.rows[1][4], sheet.rows[2][4], Grid.Cell(text: "9", row: 9, column: 4, sheet: 0)]
        let grid = Grid(file: "a.xlsx", sheets: [Grid.Sheet(name: "五落实", rows: sheet.rows, traits: traits)])
        #expect(
            try Sample.read(grid).findings.filter { $0.code == .markUnread }.map(\.summary) == [
                "E2、E3 的公式取自别的文件，按表里存着的值读，没有去取"
            ])
    }

    @Test func `a number that is seen as another is told`() throws {
        let sheet = text.replacing("示例县第二小学,√,√,√,2,√", with: "示例县第二小学,√,√,√,1.6,√")
        let cell = Grid.Cell(text: "1.6", row: 3, column: 4, sheet: 0)
        let found = try read(sheet, rounded: [.init(cell: cell, shown: "2")])
        #expect(
            found == [
                "格子里存的数和看到的不一样，按存的登记：E3 看到的是 2，存的是 1.6 [coverage.value-approximate]"
            ])
    }

    @Test func `regions of one name are told apart by those above them`() {
        let tree = RegionTree(
            ["甲县", "甲县/石桥镇", "乙县", "乙县/石桥镇", "乙县/柳河镇"].map { code in
                let names = code.split(separator: "/").map(String.init)
                return Region(
                    code: code, name: names[names.count - 1], level: names.count == 1 ? .county : .town,
                    parent: names.count == 1 ? nil : names[0])
            })
        let labels = ["甲县/石桥镇", "乙县/石桥镇", "乙县/柳河镇", "甲县", "不在的"].map { tree.label(of: $0) }
        #expect(labels == ["甲县石桥镇", "乙县石桥镇", "柳河镇", "甲县", "不在的"])
    }
}
