import Testing

@testable import Spreadsheets

/// A workbook never cuts what stands in it.
struct SheetFittingTests {
    private func heights(_ rows: [[CellDraft]], widths: [Double], merges: [SheetDraft.Span] = []) -> [Int: Double] {
        var sheet = SheetDraft(name: "a", rows: rows, widths: widths)
        sheet.merges = merges
        sheet.heights = [0: 30]
        return sheet.fitted.heights
    }

    @Test func `rows get as many lines as their words need, and keep a height that is enough`() {
        let long = String(repeating: "字", count: 30)
        #expect(heights([[.text("短")], [.text("短")]], widths: [20]) == [0: 30])
        #expect(heights([[.text("短")], [.text(long, .wrapped)]], widths: [20]) == [0: 30, 1: 68])
        #expect(heights([[.text(long, .wrapped)]], widths: [40]) == [0: 36])
        #expect(heights([[.text("a\nb\nc", .wrapped)]], widths: [40]) == [0: 52])
    }

    @Test func `framed cells are wrapped, words without a frame may run on`() {
        let long = String(repeating: "字", count: 30)
        #expect(heights([[.text("短")], [.text(long)]], widths: [20]) == [0: 30, 1: 68])
        let open = CellStyle.plain.with { $0.hasBorder = false }
        #expect(heights([[.text("短")], [.text(long, open)]], widths: [20]) == [0: 30])
    }

    @Test func `a merged cell has the room of all of its columns`() {
        let long = String(repeating: "字", count: 30)
        let span = SheetDraft.Span(rows: 1...1, columns: 0...3)
        let rows: [[CellDraft]] = [[.text("短")], [.text(long, .title), .empty(), .empty(), .empty()]]
        #expect(heights(rows, widths: [30, 30, 30, 30], merges: [span]) == [0: 30])
        #expect(heights(rows, widths: [10, 10, 10, 10], merges: [span]) == [0: 30, 1: 74])
    }
}
