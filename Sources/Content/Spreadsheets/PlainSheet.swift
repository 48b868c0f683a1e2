import Archives

/// A sheet of our own, written into a workbook of somebody else.
enum PlainSheet {
    private static let space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    /// The sheet; `notes` stand below each other in a hidden column, from the second row.
    static func bytes(_ draft: SheetDraft, notes: [String], column: Int, styles: inout StyleBook) -> [UInt8] {
        var sheet = MarkupElement("worksheet", ["xmlns": space])
        sheet.append(MarkupElement("sheetPr", [:], [MarkupElement("pageSetUpPr", ["fitToPage": "1"])]))
        let pane = MarkupElement(
            "pane",
            [
                "ySplit": String(draft.frozenRows), "topLeftCell": "A\(draft.frozenRows + 1)",
                "activePane": "bottomLeft", "state": "frozen",
            ])
        let view = MarkupElement("sheetView", ["workbookViewId": "0"], draft.frozenRows > 0 ? [pane] : [])
        sheet.append(MarkupElement("sheetViews", [:], [view]))
        sheet.append(MarkupElement("sheetFormatPr", ["defaultRowHeight": "18"]))
        var columns = MarkupElement("cols")
        for (index, width) in draft.widths.enumerated() {
            columns.append(Self.column(index, ["width": "\(width)", "customWidth": "1"]))
        }
        if !notes.isEmpty { columns.append(Self.column(column, ["width": "8", "hidden": "1"])) }
        sheet.append(columns)
        var data = MarkupElement("sheetData")
        for (index, cells) in draft.rows.enumerated() {
            var row = MarkupElement("row", ["r": String(index + 1)])
            if let height = draft.heights[index] {
                row["ht"] = "\(height)"
                row["customHeight"] = "1"
            }
            for (column, cell) in cells.enumerated() { row.append(Self.cell(cell, index, column, &styles)) }
            if index > 0, notes.indices.contains(index - 1) {
                row.append(Self.cell(.text(notes[index - 1]), index, column, &styles))
            }
            data.append(row)
        }
        sheet.append(data)
        sheet.append(
            MarkupElement(
                "pageMargins",
                ["left": "0.6", "right": "0.6", "top": "0.7", "bottom": "0.7", "header": "0.3", "footer": "0.3"]))
        sheet.append(
            MarkupElement(
                "pageSetup", ["paperSize": "9", "orientation": "landscape", "fitToWidth": "1", "fitToHeight": "0"]))
        return sheet.bytes
    }

    private static func column(_ index: Int, _ attributes: KeyValuePairs<String, String>) -> MarkupElement {
        var column = MarkupElement("col", ["min": String(index + 1), "max": String(index + 1)])
        column.attributes += attributes.map { .init($0.key, $0.value) }
        return column
    }

    private static func cell(
        _ draft: CellDraft, _ row: Int, _ column: Int, _ styles: inout StyleBook
    ) -> MarkupElement {
        let name = Grid.Cell.letters(column) + String(row + 1)
        var cell = MarkupElement("c", ["r": name, "s": String(styles.style(draft.style))])
        switch draft.value {
        case .empty: break
        case .number(let number), .formula(_, let number):
            cell.append(MarkupElement("v", text: NumberFormats.plain(number)))
        case .text(let text), .textFormula(_, let text):
            cell["t"] = "inlineStr"
            let words = MarkupElement("t", ["xml:space": "preserve"], text: text)
            cell.append(MarkupElement("is", [:], [words]))
        }
        return cell
    }

    /// What may be typed into some cells.
    static func validation(_ choice: SheetDraft.Choice) -> MarkupElement {
        let span = choice.span
        let area = SheetTraits.Area(
            rows: span.rows.lowerBound + 1...span.rows.upperBound + 1, columns: span.columns)
        var element = MarkupElement(
            "dataValidation",
            [
                "type": "list", "allowBlank": "1", "showInputMessage": "1", "showErrorMessage": "1",
                "prompt": choice.message, "sqref": area.name,
            ])
        switch choice.rule {
        case .list(let words):
            element.append(MarkupElement("formula1", text: "\"" + words.joined(separator: ",") + "\""))
        case .number(let range):
            element["type"] = "decimal"
            element.append(MarkupElement("formula1", text: "\(range.lowerBound)"))
            element.append(MarkupElement("formula2", text: "\(range.upperBound)"))
        }
        return element
    }
}
