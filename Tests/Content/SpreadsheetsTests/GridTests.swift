import Diagnostics
import Testing

@testable import Spreadsheets

struct GridTests {
    private let text = "学校,课时\n\"第一\n小学\",２\n,\n第二小学\n"

    private func grid() -> (Grid, [Finding]) {
        var findings: [Finding] = []
        let grid = Grid(csv: SourceText(path: "a.csv", text), findings: &findings)
        return (grid, findings)
    }

    @Test func `a CSV file is one sheet whose rows are numbered as a spreadsheet shows them`() {
        let (grid, findings) = grid()
        let rows = grid.sheets.flatMap(\.rows)
        #expect(findings.isEmpty)
        #expect(rows.map(\.number) == [1, 2, 3, 4])
        #expect(rows.map { $0.cells.map(\.text) } == [["学校", "课时"], ["第一\n小学", "２"], ["", ""], ["第二小学"]])
        #expect(rows.map(\.isBlank) == [false, false, true, false])
    }

    @Test func `a cell is placed by its line in the file and shown without its neighbours`() {
        let (grid, _) = grid()
        let row = grid.sheets[0].rows[1]
        #expect(grid.place(row[1]).label == "a.csv:3:5")
        #expect(grid.place(row[1]).excerpt == Excerpt(before: "", marked: "２", after: ""))
        #expect(grid.place(row[0]).excerpt?.line == "第一 小学")
        #expect(grid.place(row[0], showing: false).excerpt == nil)
    }

    @Test func `a cell beyond the end of its row is empty`() {
        let (grid, _) = grid()
        let cell = grid.sheets[0].rows[3][1]
        #expect(cell.isBlank)
        #expect(cell.address == "B4")
    }

    @Test(arguments: [(0, "A1"), (25, "Z1"), (26, "AA1"), (701, "ZZ1"), (702, "AAA1")])
    func `columns bear letters`(column: Int, address: String) {
        #expect(Grid.Cell(text: "", row: 1, column: column).address == address)
    }
}
