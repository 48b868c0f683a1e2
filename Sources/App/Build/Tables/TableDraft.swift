import Diagnostics
import Spreadsheets

extension WorkbookDraft {
    /// A table of CSV text as a workbook: its heading frozen, codes and dates as texts.
    init(table text: String, name: String) {
        var findings: [Finding] = []
        let plain = text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
        let grid = Grid(csv: SourceText(path: name, plain), findings: &findings)
        var sheet = SheetDraft(name: "表")
        for (index, row) in (grid.sheets.first?.rows ?? []).enumerated() {
            sheet.rows.append(row.cells.map { index == 0 ? .text($0.text, .heading) : Self.cell($0.text) })
            for cell in row.cells {
                while sheet.widths.count <= cell.column { sheet.widths.append(8) }
                let width = Double(cell.text.utf8.count * 2 / 3 + 3)
                sheet.widths[cell.column] = min(max(sheet.widths[cell.column], width), 40)
            }
        }
        sheet.frozenRows = 1
        let title = name.split(separator: ".").dropLast().joined(separator: ".")
        self.init(title: title, sheets: [sheet])
    }

    /// A short number is one; a code is not.
    private static func cell(_ text: String) -> CellDraft {
        let isCount = text.utf8.count <= 7 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        guard isCount, !text.isEmpty, !text.hasPrefix("0") || text == "0", let number = Int(text) else {
            return .text(text)
        }
        return .count(number)
    }
}

extension FilePath {
    /// Whether its name says that it is a workbook.
    var isWorkbook: Bool { name.lowercased().hasSuffix(".xlsx") }
}
