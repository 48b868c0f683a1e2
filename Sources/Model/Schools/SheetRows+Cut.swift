import Diagnostics
import Spreadsheets

extension SheetRows {
    /// Rows of a text that end before the last column that is read, among others that are whole.
    static func cut(_ rows: [Grid.Row], of table: SheetTable, heading: Grid.Row) -> Finding? {
        guard table.grid.isText, let last = table.columns.values.max() else { return nil }
        let short = rows.filter { $0.cells.count <= last }
        guard let first = short.first, rows.count - short.count >= short.count else { return nil }
        let numbers = short.prefix(10).map { String($0.number) }.joined(separator: "、") + (short.count > 10 ? " 等" : "")
        let lost = heading.cells.filter { $0.column >= first.cells.count && table.columns.values.contains($0.column) }
            .map { "“\($0.text.compact)”" }.joined(separator: "、")
        return Finding(
            .columnMissing, severity: .warning, at: table.grid.place(first),
            "第 \(numbers) 行比别的行短，像是断掉了：第 \(first.number) 行只有 \(first.cells.count) 格，后面的\(lost)按没有填",
            explanation: ["多半是导出或复制时少了逗号、断了行：请对照原表补齐，再导入；本来就空着的不用改"])
    }
}
