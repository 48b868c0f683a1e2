import Archives

/// Reads one sheet of a workbook.
///
/// ## Parsing behavior
/// - A cell without a reference stands behind the one before it; a row without a number below the one before it.
/// - Formulas count with the value that the program saved with them; a formula without one is listed, as is one that refers to another file.
/// - Cells that hold nothing are not kept, however many of them have a style; blank rows are no rows.
struct SheetReader {
    let number: Int
    let texts: [String]
    /// The shared texts of which a part is struck out.
    let struckTexts: Set<Int>
    let formats: NumberFormats
    /// How many cells may still be read.
    var room: Int

    private var rows: [Grid.Row] = []
    private var traits = SheetTraits()
    private var cells: [Grid.Cell] = []
    private var row = 0
    private var column = -1
    private var type = ""
    private var style: Int?
    private var value = ""
    private var inline = ""
    private var hasFormula = false
    private var formula = ""
    /// The number of a formula that several cells share, where it is one.
    private var sharedFormula: String?
    private var linkedFormulas: Set<String> = []
    private var isPartlyStruck = false
    private var reads = Reads.nothing

    private enum Reads { case nothing, value, text, formula }

    private static let elements = [
        "row", "c", "v", "f", "t", "mergeCell", "col", "rPh", "strike",
    ]
    private static let attributes = ["r", "t", "s", "hidden", "ref", "min", "max", "si", "val"]

    init(number: Int, texts: [String], struckTexts: Set<Int> = [], formats: NumberFormats, room: Int) {
        self.number = number
        self.texts = texts
        self.struckTexts = struckTexts
        self.formats = formats
        self.room = room
    }

    /// The rows and traits of a sheet; throws when it is damaged or too large.
    mutating func read(_ xml: [UInt8]) throws -> (rows: [Grid.Row], traits: SheetTraits) {
        try Markup.scan(xml, elements: Self.elements, attributes: Self.attributes) { token, values in
            switch token {
            case .start(let element): try start(element, values)
            case .end(let element): try end(element)
            case .text(let words):
                switch reads {
                case .value: value += words
                case .text: inline += words
                case .formula: formula += words
                case .nothing: break
                }
            }
        }
        return (rows, traits)
    }

    private mutating func start(_ element: Int, _ values: [String?]) throws {
        switch element {
        case 0:
            row = values[0].flatMap { Int($0) } ?? row + 1
            column = -1
            cells.removeAll(keepingCapacity: true)
            if Self.isTrue(values[3]) { traits.hiddenRows.insert(row) }
        case 1:
            column = values[0].flatMap { CellName($0) }?.column ?? column + 1
            type = values[1] ?? ""
            style = values[2].flatMap { Int($0) }
            value = ""
            inline = ""
            hasFormula = false
            formula = ""
            isPartlyStruck = false
        case 2: reads = .value
        case 3:
            hasFormula = true
            sharedFormula = values[7]
            reads = .formula
        case 4: reads = .text
        case 5:
            guard let area = values[4].flatMap({ SheetTraits.Area($0) }), traits.merges.count < 20_000 else { return }
            traits.merges.append(area)
        case 6:
            guard Self.isTrue(values[3]), let first = values[5].flatMap({ Int($0) }),
                let last = values[6].flatMap({ Int($0) }), first >= 1, last >= first
            else { return }
            traits.hiddenColumns.formUnion(first - 1...min(last - 1, WorkbookFile.mostColumns))
        case 7: reads = .nothing
        case 8: isPartlyStruck = isPartlyStruck || SharedTexts.isOn(values[8])
        default: break
        }
    }

    private mutating func end(_ element: Int) throws {
        switch element {
        case 0: if !cells.isEmpty { rows.append(Grid.Row(number: row, cells: cells)) }
        case 1: try endCell()
        case 2, 3, 4: reads = .nothing
        default: break
        }
    }

    private mutating func endCell() throws {
        let text = cellText
        if text.isEmpty {
            if hasFormula, type != "str" { traits.unvalued.append(cell(text)) }
            return
        }
        guard column < WorkbookFile.mostColumns else {
            throw WorkbookFile.Problem(description: "表格超过 \(WorkbookFile.mostColumns) 列，请删去右边用不着的列")
        }
        // A cell out of order would stand in another's place.
        guard column >= cells.count else { return }
        room -= column + 1 - cells.count
        guard room >= 0 else { throw WorkbookFile.Problem(description: "表格太大，请只留要导入的表") }
        while cells.count < column {
            cells.append(Grid.Cell(text: "", row: row, column: cells.count, sheet: number))
        }
        cells.append(cell(text))
        if !type.isEmpty, type != "n" {
            // A text is seen as it is.
        } else if let shown = formats.shown(value, style: style), traits.rounded.count < 1_000 {
            traits.rounded.append(.init(cell: cell(text), shown: shown))
        }
        let isStruck =
            formats.isStruck(style) || isPartlyStruck
            || type == "s" && !struckTexts.isEmpty && Int(value).map(struckTexts.contains) == true
        if isStruck, traits.struck.count < 1_000 { traits.struck.append(cell(text)) }
        if hasFormula, isLinked, traits.linked.count < 1_000 { traits.linked.append(cell(text)) }
    }

    /// Whether the formula of the cell, or the one that it shares, names another file: [1]Sheet1!B2.
    private var isLinked: Bool {
        mutating get {
            let names = formula.utf8.contains(0x5B) && formula.contains(#/\[[0-9]+\]|\.xlsx?[\]'#]/#)
            guard let sharedFormula else { return names }
            if names { linkedFormulas.insert(sharedFormula) }
            return linkedFormulas.contains(sharedFormula)
        }
    }

    private func cell(_ text: String) -> Grid.Cell {
        Grid.Cell(text: text, row: row, column: column, sheet: number)
    }

    private var cellText: String {
        switch type {
        case "s":
            guard let index = Int(value), texts.indices.contains(index) else { return "" }
            return texts[index]
        case "inlineStr": return SharedTexts.unescaped(inline)
        case "str": return SharedTexts.unescaped(value)
        case "b": return value == "1" ? "TRUE" : value == "0" ? "FALSE" : ""
        case "e": return value
        case "d": return String(value.prefix { $0 != "T" })
        default: return value.isEmpty ? inline : formats.text(value, style: style)
        }
    }

    private static func isTrue(_ value: String?) -> Bool { value == "1" || value == "true" }
}
