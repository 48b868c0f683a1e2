package import Diagnostics
package import Spreadsheets

/// The sheet that somebody handed in, given back with every mistake coloured and a comment on it.
///
/// A workbook stays as it is but for that (``WorkbookMarks``); what was no workbook, or is none that can be patched, is drawn anew.
/// Personal data does not go back: where a ``PrivacyScan`` refused the file, the cells that it found and columns of staff are empty.
package struct ReturnedSheet: Sendable {
    /// The sheet drawn anew.
    package let draft: WorkbookDraft
    /// The same for the workbook that it came in.
    let marks: WorkbookMarks

    static let listName = "问题清单"

    private static let error: UInt32 = 0xFF_C7CE
    private static let warning: UInt32 = 0xFF_EB9C

    /// A copy of the sheets of a file with what was found in it; findings without a cell stand in the list only.
    ///
    /// `stages` are columns to be put beside it, where a roster lacks them.
    package init(_ grid: Grid, findings: [Finding], stages: [StageColumn] = []) {
        // In what was no refusal, all comes back that was handed in: “学生” in a row is no heading.
        let personal = PrivacyScan(grid).refuses ? PrivacyScan.cells(of: grid) : []
        var marks: [Mark.Place: [Finding]] = [:]
        for finding in findings where finding.severity != .note {
            guard let cell = finding.place?.cell else { continue }
            marks[Mark.Place(sheet: cell.sheet ?? "", address: cell.address), default: []].append(finding)
        }
        var sheets = [Self.list(findings)]
        for (number, sheet) in grid.sheets.enumerated() where !sheet.isBlank {
            var copy = Self.copy(sheet, personal: personal.filter { $0.sheet == number }, marks: marks)
            for column in stages where column.sheet == number { Self.add(column, to: &copy) }
            sheets.append(copy)
        }
        draft = WorkbookDraft(title: "退回修改", sheets: sheets)
        self.marks = Self.marks(grid, marks, emptied: personal, stages: stages, list: sheets[0])
    }

    /// The file to give back; `workbook` is the one that was handed in, nil where it was none.
    package func bytes(over workbook: [UInt8]?) throws -> [UInt8] {
        if let workbook, let marked = try? marks.bytes(marking: workbook) { return marked }
        return try draft.bytes()
    }

    private static func marks(
        _ grid: Grid, _ found: [Mark.Place: [Finding]], emptied: Set<PrivacyScan.CellPlace>, stages: [StageColumn],
        list: SheetDraft
    ) -> WorkbookMarks {
        var marks = WorkbookMarks(list: list)
        for (place, findings) in found {
            guard let cell = findings.first?.place?.cell, let column = Grid.Cell.column(cell.column) else { continue }
            marks.cells[place.sheet, default: [:]][.init(row: cell.row, column: column), default: .init()] =
                change(findings)
        }
        for cell in emptied where grid.sheets.indices.contains(cell.sheet) {
            let place = WorkbookMarks.Place(row: cell.row, column: cell.column)
            marks.cells[grid.sheets[cell.sheet].name, default: [:]][place, default: .init()].isEmptied = true
        }
        for column in stages where grid.sheets.indices.contains(column.sheet) {
            let name = grid.sheets[column.sheet].name
            var heading = WorkbookMarks.Change()
            heading.added = "学段"
            marks.cells[name, default: [:]][.init(row: column.headingRow, column: column.column)] = heading
            for (row, words) in column.values {
                var change = WorkbookMarks.Change()
                change.added = words ?? ""
                if words == nil { change.fill = error }
                marks.cells[name, default: [:]][.init(row: row, column: column.column)] = change
            }
            marks.choices[name] = choice(of: column)
        }
        return marks
    }

    private static func change(_ findings: [Finding]) -> WorkbookMarks.Change {
        var change = WorkbookMarks.Change()
        change.fill = findings.haveErrors ? error : warning
        change.remark = remark(findings)
        return change
    }

    private static func remark(_ findings: [Finding]) -> String {
        findings.map { ([$0.summary] + $0.explanation).joined(separator: "\n") }.joined(separator: "\n\n")
    }

    /// A finding's cell, by the name of its sheet.
    private enum Mark {
        struct Place: Hashable {
            let sheet: String
            let address: String
        }
    }

    // MARK: The list

    private static func list(_ findings: [Finding]) -> SheetDraft {
        var sheet = SheetDraft(name: listName, widths: [6, 16, 8, 60, 60])
        sheet.rows = [["序号", "位置", "级别", "问题", "怎么改"].map { .text($0, .heading) }]
        let sorted = findings.sortedByPlace().filter { $0.severity != .note }
        for (index, finding) in sorted.enumerated() {
            let fill = finding.severity == .error ? error : warning
            sheet.rows.append([
                .count(index + 1, .center), .text(place(finding), .center),
                .text(finding.severity.label, CellStyle.center.with { $0.fill = fill }),
                .text(finding.summary, .wrapped),
                .text(finding.explanation.joined(separator: "\n"), .wrapped),
            ])
            let length = max(finding.summary.count, finding.explanation.joined().count)
            sheet.heights[index + 1] = Double(18 * (1 + length / 28))
        }
        sheet.frozenRows = 1
        sheet.footer = "改好后把原表再交一次；这张清单不用交"
        return sheet
    }

    private static func place(_ finding: Finding) -> String {
        guard let cell = finding.place?.cell else { return "" }
        let address = cell.isRow ? "第 \(cell.row) 行" : cell.address
        return cell.sheet.map { "\($0) \(address)" } ?? address
    }

    // MARK: The copy

    private static func copy(
        _ sheet: Grid.Sheet, personal: Set<PrivacyScan.CellPlace>, marks: [Mark.Place: [Finding]]
    ) -> SheetDraft {
        var draft = SheetDraft(name: sheet.name.isEmpty ? "原表" : sheet.name)
        draft.isHidden = sheet.traits.isHidden
        let hidden = Set(personal.map { "\($0.row) \($0.column)" })
        // A title over many columns says nothing about the width of the first.
        let wide = Set(
            sheet.traits.merges.filter { $0.columns.count > 1 }.map {
                Grid.Cell.letters($0.columns.lowerBound) + String($0.rows.lowerBound)
            })
        var widths: [Int: Double] = [:]
        for row in sheet.rows where row.number <= 200_000 {
            while draft.rows.count < row.number { draft.rows.append([]) }
            draft.rows[row.number - 1] = row.cells.map { cell in
                let isHidden = hidden.contains("\(cell.row) \(cell.column)")
                var copy = isHidden ? CellDraft.empty() : value(cell)
                if !isHidden, !wide.contains(cell.address) {
                    widths[cell.column] = max(widths[cell.column] ?? 6, width(cell.text))
                }
                guard let found = marks[Mark.Place(sheet: sheet.name, address: cell.address)] else { return copy }
                let isError = found.haveErrors
                copy.style.fill = isError ? error : warning
                copy.remark = remark(found) + WorkbookMarks.signature
                return copy
            }
        }
        let last = widths.keys.max() ?? 0
        draft.widths = (0...last).map { min(widths[$0] ?? 8, 40) }
        draft.merges = sheet.traits.merges.prefix(5_000).filter { $0.rows.upperBound <= draft.rows.count }.map {
            SheetDraft.Span(rows: $0.rows.lowerBound - 1...$0.rows.upperBound - 1, columns: $0.columns)
        }
        return draft
    }

    /// Puts a column 学段 beside a copy, its open cells red and with a list that drops down.
    private static func add(_ column: StageColumn, to draft: inout SheetDraft) {
        func put(_ cell: CellDraft, _ row: Int) {
            guard draft.rows.indices.contains(row) else { return }
            while draft.rows[row].count < column.column { draft.rows[row].append(.empty(.plain)) }
            draft.rows[row].append(cell)
        }
        put(.text("学段", .heading), column.headingRow - 1)
        for (number, value) in column.values.sorted(by: { $0.key < $1.key }) {
            let empty = CellDraft.empty(CellStyle.center.with { $0.fill = error })
            put(value.map { .text($0, .center) } ?? empty, number - 1)
        }
        while draft.widths.count < column.column { draft.widths.append(8) }
        draft.widths = Array(draft.widths.prefix(column.column)) + [14]
        if let choice = choice(of: column) { draft.choices.append(choice) }
    }

    private static func choice(of column: StageColumn) -> SheetDraft.Choice? {
        guard let first = column.values.keys.min(), let last = column.values.keys.max() else { return nil }
        let span = SheetDraft.Span(rows: first - 1...last - 1, columns: column.column...column.column)
        return .init(span, .list(StageColumn.choices), message: "校名看不出学段的，请在这里选")
    }

    /// A short plain number stays one; everything else is text, so that no code or `2-3` changes on its way.
    private static func value(_ cell: Grid.Cell) -> CellDraft {
        let text = cell.text
        if text.isEmpty { return .empty() }
        let isPlain = text.utf8.count <= 9 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
        if isPlain, !(text.hasPrefix("0") && text.count > 1 && !text.hasPrefix("0.")), let number = Double(text) {
            return CellDraft(.number(number), .center)
        }
        return .text(text, text.contains("\n") ? .wrapped : .plain)
    }

    private static func width(_ text: String) -> Double {
        let longest = text.split(separator: "\n").map { $0.utf8.count * 2 / 3 }.max() ?? 0
        return Double(longest) + 2
    }
}
