import Archives

/// Writes a sheet again with a few of its cells changed, everything else as it stood.
struct SheetPress {
    private let sheet: String
    private let rows: [Int: [(column: Int, change: WorkbookMarks.Change)]]
    private let restored: Set<CellName>
    private let earlier: [String: MarkupElement]
    private let geometry: SheetGeometry
    private var insertions: [MarkupElement] = []
    private let choice: MarkupElement?
    /// The fills of marked cells as they were, for the next round.
    private(set) var fills: [String] = []

    private var writer = MarkupWriter()
    private var prefix = ""
    private var depth = 0
    private var row = 0
    private var column = -1
    private var pendingRows: [Int]
    private var pendingCells: [(column: Int, change: WorkbookMarks.Change)] = []
    private var rowStyle: Int?
    private var lastStyle: Int?
    /// How deep the element stands whose content is left out.
    private var skips: Int?
    private var hasChoices = false
    /// Whether the cell that is being read loses its words.
    private var isEmptied = false

    /// In this order the parts of a sheet have to stand.
    private static let order = [
        "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
        "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
        "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins",
        "pageSetup",
        "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
        "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls",
        "webPublishItems",
        "tableParts", "extLst",
    ]

    init(
        sheet: String, changes: [WorkbookMarks.Place: WorkbookMarks.Change], restored: Set<CellName>,
        earlier: [String: MarkupElement], geometry: SheetGeometry, drawing: String?, choice: SheetDraft.Choice?
    ) {
        self.sheet = sheet
        self.restored = restored
        self.earlier = earlier
        self.geometry = geometry
        rows = Dictionary(grouping: changes, by: \.key.row).mapValues { cells in
            cells.map { ($0.key.column, $0.value) }.sorted { $0.0 < $1.0 }
        }
        pendingRows = rows.keys.sorted()
        self.choice = choice.map(PlainSheet.validation)
        if let drawing {
            insertions.append(
                MarkupElement("legacyDrawing", ["xmlns:r": WorkbookPackage.officeLinks, "r:id": drawing]))
        }
    }

    /// The sheet with its changes.
    mutating func bytes(_ xml: [UInt8], _ styles: inout StyleBook) throws -> [UInt8] {
        try Markup.parts(xml) { part in
            switch part {
            case .start(let name, let attributes):
                depth += 1
                if skips == nil { try start(name, attributes, &styles) }
            case .end(let name):
                if let level = skips, depth == level { skips = nil }
                if skips == nil { end(name, &styles) }
                depth -= 1
            case .text: if skips == nil { writer.write(part) }
            }
        }
        return writer.bytes
    }

    // MARK: Elements

    private mutating func start(
        _ name: String, _ attributes: [Markup.Attribute], _ styles: inout StyleBook
    ) throws {
        let local = MarkupElement.local(name)
        switch (depth, local) {
        case (1, _):
            prefix = String(name.dropLast(local.count))
            if let choice { insertions.append(MarkupElement("dataValidations", ["count": "1"], [choice])) }
        case (2, _):
            insert(before: Self.order.firstIndex(of: String(local)))
            if local == "dataValidations", choice != nil {
                hasChoices = true
                insertions.removeAll { $0.name == "dataValidations" }
                var element = MarkupElement(name)
                element.attributes = attributes
                element["count"] = String((element["count"].flatMap { Int($0) } ?? 0) + 1)
                return writer.write(.start(name, attributes: element.attributes))
            }
        case (3, "row"): return startRow(name, attributes, &styles)
        case (4, "c"): return startCell(name, attributes, &styles)
        case (5, "f") where isEmptied:
            throw WorkbookFile.Problem(description: "要清空的格子里有公式")
        case (5, _) where isEmptied:
            skips = depth
            return
        default: break
        }
        writer.write(.start(name, attributes: attributes))
    }

    private mutating func end(_ name: String, _ styles: inout StyleBook) {
        let local = MarkupElement.local(name)
        switch (depth, local) {
        case (1, _): insert(before: nil)
        case (2, "sheetData"): while let next = pendingRows.first { addRow(next, &styles) }
        case (2, "dataValidations"): if hasChoices, let choice { writer.write(prefixed(choice)) }
        case (3, "row"):
            for cell in pendingCells { addCell(cell.column, cell.change, &styles) }
            pendingCells = []
        case (4, "c"): isEmptied = false
        case (5, _) where isEmptied: return
        default: break
        }
        writer.write(.end(name))
    }

    private mutating func insert(before rank: Int?) {
        for element in insertions
        where rank.map({ $0 > (Self.order.firstIndex(of: element.name) ?? 0) }) ?? true {
            writer.write(prefixed(element))
            insertions.removeAll { $0.name == element.name }
        }
    }

    private func prefixed(_ element: MarkupElement) -> MarkupElement {
        var element = element
        element.name = prefix + element.name
        element.map(prefixed)
        return element
    }

    // MARK: Rows and cells

    private mutating func startRow(
        _ name: String, _ attributes: [Markup.Attribute], _ styles: inout StyleBook
    ) {
        row = attributes.first { $0.name == "r" }.flatMap { Int($0.value) } ?? row + 1
        while let next = pendingRows.first, next < row { addRow(next, &styles) }
        pendingRows.removeAll { $0 == row }
        column = -1
        pendingCells = rows[row] ?? []
        rowStyle = attributes.first { $0.name == "s" }.flatMap { Int($0.value) }
        lastStyle = nil
        // The range of columns that a row says it spans may grow.
        let span = attributes.first { $0.name == "spans" }?.value.split(separator: ":").last.flatMap { Int($0) } ?? 0
        let grows = (pendingCells.last?.column ?? -1) + 1 > span
        let kept = grows ? attributes.filter { $0.name != "spans" } : attributes
        writer.write(.start(name, attributes: kept))
    }

    private mutating func startCell(
        _ name: String, _ attributes: [Markup.Attribute], _ styles: inout StyleBook
    ) {
        column = attributes.first { $0.name == "r" }.flatMap { CellName($0.value) }?.column ?? column + 1
        while let next = pendingCells.first, next.column < column {
            addCell(next.column, next.change, &styles)
            pendingCells.removeFirst()
        }
        var cell = MarkupElement(name)
        cell.attributes = attributes
        let style = attributes.first { $0.name == "s" }.flatMap { Int($0.value) }
        lastStyle = style
        isEmptied = false
        if let next = pendingCells.first, next.column == column {
            pendingCells.removeFirst()
            isEmptied = next.change.isEmptied
            if isEmptied { cell["t"] = nil }
            cell["s"] = String(self.style(style ?? 0, next.change, &styles))
        }
        writer.write(.start(name, attributes: cell.attributes))
    }

    /// The style of a changed cell; what it looked like before is written down.
    private mutating func style(_ style: Int, _ change: WorkbookMarks.Change, _ styles: inout StyleBook) -> Int {
        let address = "\(sheet)!\(Grid.Cell.letters(column))\(row)"
        var style = style
        if restored.contains(CellName(row: row, column: column)) {
            let plain = MarkupElement("fill", [:], [MarkupElement("patternFill", ["patternType": "none"])])
            style = styles.style(style, fill: earlier[address] ?? plain)
        }
        guard let fill = change.fill else { return style }
        var writer = MarkupWriter(isFragment: true)
        writer.write(styles.fill(of: style))
        fills.append(address + "\t" + String(decoding: writer.bytes, as: UTF8.self))
        return styles.style(style, filled: fill, isOpen: change.added != nil)
    }

    private mutating func addRow(_ number: Int, _ styles: inout StyleBook) {
        pendingRows.removeFirst()
        let before = row
        row = number
        rowStyle = nil
        lastStyle = nil
        writer.write(.start(prefix + "row", attributes: [.init("r", String(number))]))
        for cell in rows[number] ?? [] { addCell(cell.column, cell.change, &styles) }
        writer.write(.end(prefix + "row"))
        row = before
    }

    private mutating func addCell(_ column: Int, _ change: WorkbookMarks.Change, _ styles: inout StyleBook) {
        if change.isEmptied || (change.fill == nil && change.added == nil) { return }
        let before = self.column
        self.column = column
        let own = change.added == nil ? geometry.columnStyles[column] : lastStyle
        let style = self.style(own ?? rowStyle ?? 0, change, &styles)
        self.column = before
        var cell = MarkupElement(prefix + "c", ["r": Grid.Cell.letters(column) + String(row), "s": String(style)])
        if let words = change.added, !words.isEmpty {
            cell["t"] = "inlineStr"
            cell.append(MarkupElement(prefix + "is", [:], [MarkupElement(prefix + "t", text: words)]))
        }
        writer.write(cell)
    }
}
