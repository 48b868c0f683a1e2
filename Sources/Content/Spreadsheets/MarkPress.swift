import Archives

/// Carries ``WorkbookMarks`` out, part by part.
struct MarkPress {
    let marks: WorkbookMarks
    var package: WorkbookPackage
    var styles: StyleBook
    let stylesPath: String?
    /// Fills that cells had before they were marked, as lines of the list: `填报表!C7 <fill …>`.
    var fills: [String] = []
    let earlier: [String: MarkupElement]

    /// Where the fills from before stand in the list: a hidden column.
    static let fillColumn = 25

    init(_ workbook: [UInt8], _ marks: WorkbookMarks) throws {
        self.marks = marks
        package = try WorkbookPackage(workbook)
        let links = try package.file.links(of: package.file.path).values
        stylesPath = links.first { $0.type.hasSuffix("/styles") }?.path
        styles = try StyleBook(try stylesPath.flatMap { [package] in try package.part($0) })
        earlier = try Self.fills(in: workbook, list: marks.list.name)
        if empties { try checkParts() }
    }

    private var empties: Bool { marks.cells.values.contains { $0.values.contains(where: \.isEmptied) } }

    /// The fills from before the last round, by `sheet!cell`.
    private static func fills(in workbook: [UInt8], list name: String) throws -> [String: MarkupElement] {
        guard let sheet = try Grid(workbook: workbook, file: "").sheets.first(where: { $0.name == name }) else {
            return [:]
        }
        var fills: [String: MarkupElement] = [:]
        for row in sheet.rows {
            let words = row[fillColumn].text.split(separator: "\t", maxSplits: 1).map(String.init)
            guard words.count == 2, let fill = try? MarkupElement(Array(words[1].utf8)), fill.local == "fill" else {
                continue
            }
            fills[words[0]] = fill
        }
        return fills
    }

    /// Refuses parts that may hold copies of what is to be emptied.
    private func checkParts() throws {
        let known = [
            "[content_types].xml", "_rels/", "docprops/", "xl/workbook.xml", "xl/_rels/", "xl/worksheets/",
            "xl/styles.xml",
            "xl/theme/", "xl/sharedstrings.xml", "xl/calcchain.xml", "xl/printersettings/", "xl/comments",
            "xl/drawings/vmldrawing", "xl/drawings/commentsdrawing",
        ]
        guard package.paths.allSatisfy({ path in known.contains(where: path.hasPrefix) }) else {
            throw WorkbookFile.Problem(description: "工作簿里有可能留着原文的部分")
        }
    }

    mutating func bytes() throws -> [UInt8] {
        for (number, sheet) in package.file.sheets.enumerated() where sheet.name != marks.list.name {
            try mark(sheet, number)
        }
        if empties { try forgetTexts() }
        try addList()
        let path = stylesPath ?? "xl/styles.xml"
        package.put(styles.bytes, at: path)
        if stylesPath == nil {
            package.declare(path, as: Self.type("styles"))
            _ = try package.link(package.file.path, to: path, as: "styles")
        }
        return try package.bytes()
    }

    private static func type(_ part: String) -> String {
        "application/vnd.openxmlformats-officedocument.spreadsheetml.\(part)+xml"
    }

    // MARK: Sheets

    private mutating func mark(_ sheet: WorkbookFile.Part, _ number: Int) throws {
        guard let xml = try package.part(sheet.path) else { return }
        var changes = marks.cells[sheet.name] ?? [:]
        let links = try package.file.links(of: sheet.path)
        let commentsPath = links.values.first { $0.type.hasSuffix("/comments") }?.path
        if changes.isEmpty, commentsPath == nil { return }
        let geometry = try SheetGeometry(xml)
        let drawingPath = geometry.drawing.flatMap { links[$0]?.path }
        var notes = try SheetNotes(
            try commentsPath.flatMap { [package] in try package.part($0) },
            try drawingPath.flatMap { [package] in try package.part($0) }, sheet: number, geometry: geometry)
        let restored = notes.removeOwn()
        if changes.isEmpty, restored.isEmpty, !empties { return }
        if empties { notes.removeAll() }
        for (place, change) in changes.sorted(by: { $0.key < $1.key }) {
            guard let remark = change.remark else { continue }
            notes.add(
                remark, at: CellName(row: place.row, column: place.column),
                name: Grid.Cell.letters(place.column) + String(place.row))
        }
        for cell in restored {
            let place = WorkbookMarks.Place(row: cell.row, column: cell.column)
            if changes[place] == nil { changes[place] = WorkbookMarks.Change() }
        }
        let drawing = try put(notes, of: sheet, commentsPath, drawingPath)
        var press = SheetPress(
            sheet: sheet.name, changes: changes, restored: Set(restored), earlier: earlier, geometry: geometry,
            drawing: drawing, choice: marks.choices[sheet.name])
        package.put(try press.bytes(xml, &styles), at: sheet.path)
        fills += press.fills
    }

    /// Puts the comments where they belong; gives the id of a drawing that the sheet does not name yet.
    private mutating func put(
        _ notes: SheetNotes, of sheet: WorkbookFile.Part, _ commentsPath: String?, _ drawingPath: String?
    ) throws -> String? {
        if notes.isEmpty, commentsPath == nil { return nil }
        let path = commentsPath ?? package.free("xl/comments", ".xml")
        package.put(notes.commentBytes, at: path)
        if commentsPath == nil {
            package.declare(path, as: Self.type("comments"))
            _ = try package.link(sheet.path, to: path, as: "comments")
        }
        if let drawingPath {
            package.put(notes.drawingBytes, at: drawingPath)
            return nil
        }
        let drawing = package.free("xl/drawings/vmlDrawing", ".vml")
        package.put(notes.drawingBytes, at: drawing)
        package.declare(ending: "vml", as: "application/vnd.openxmlformats-officedocument.vmlDrawing")
        return try package.link(sheet.path, to: drawing, as: "vmlDrawing")
    }

    /// Takes texts of emptied cells out of the table of texts, unless another cell shows them too.
    private mutating func forgetTexts() throws {
        var gone: Set<Int> = []
        var kept: Set<Int> = []
        for sheet in package.file.sheets {
            guard let xml = try package.file.file(sheet.path) else { continue }
            let changes = marks.cells[sheet.name] ?? [:]
            try CellTexts.scan(xml) { cell, text in
                let isGone = changes[WorkbookMarks.Place(row: cell.row, column: cell.column)]?.isEmptied == true
                if isGone { gone.insert(text) } else { kept.insert(text) }
            }
        }
        gone.subtract(kept)
        let path = "xl/sharedStrings.xml"
        if !gone.isEmpty, let xml = try package.part(path) {
            var texts = try MarkupElement(xml)
            var number = -1
            let empty = MarkupElement(texts.beside("si"), [:], [MarkupElement(texts.beside("t"))])
            texts.map { element in
                guard element.local == "si" else { return element }
                number += 1
                return gone.contains(number) ? empty : element
            }
            package.put(texts.bytes, at: path)
        }
        // A list of formulas that are no more is an error to Excel.
        let links = try package.file.links(of: package.file.path).values
        if let chain = links.first(where: { $0.type.hasSuffix("/calcChain") }) {
            try package.remove(chain.path, from: package.file.path)
        }
    }

    // MARK: The list

    private mutating func addList() throws {
        var list = marks.list
        while list.rows.count < fills.count + 1 { list.rows.append([]) }
        let xml = PlainSheet.bytes(list, notes: fills, column: Self.fillColumn, styles: &styles)
        if let known = package.file.sheets.first(where: { $0.name == list.name }) {
            return package.put(xml, at: known.path)
        }
        let path = package.free("xl/worksheets/humen", ".xml")
        package.put(xml, at: path)
        package.declare(path, as: Self.type("worksheet"))
        let id = try package.link(package.file.path, to: path, as: "worksheet")
        guard let main = try package.part(package.file.path) else { return }
        var book = try MarkupElement(main)
        Self.put(list.name, id, into: &book)
        package.put(book.bytes, at: package.file.path)
    }

    private static func put(_ name: String, _ id: String, into book: inout MarkupElement) {
        let sheet = book.beside("sheet")
        book.change("sheets") { sheets in
            let last = sheets.elements.compactMap { $0["sheetId"].flatMap { Int($0) } }.max() ?? 0
            let entry = MarkupElement(
                sheet,
                ["name": name, "sheetId": String(last + 1), "xmlns:r": WorkbookPackage.officeLinks, "r:id": id])
            sheets.children.insert(.element(entry), at: 0)
        }
        func next(_ text: String?) -> String { String((text.flatMap { Int($0) } ?? 0) + 1) }
        book.change("definedNames") { names in
            names.map { name in
                var name = name
                if let place = name["localSheetId"] { name["localSheetId"] = next(place) }
                return name
            }
        }
        // The book opens where it was left, not on a sheet beside another that is chosen too.
        let hasViews = book.change("bookViews") { views in
            views.map { view in
                var view = view
                view["activeTab"] = next(view["activeTab"])
                if view["firstSheet"] != nil { view["firstSheet"] = "0" }
                return view
            }
        }
        if hasViews { return }
        let view = MarkupElement(book.beside("workbookView"), ["activeTab": "1"])
        let views = MarkupElement(book.beside("bookViews"), [:], [view])
        let place = book.children.firstIndex { child in
            guard case .element(let element) = child else { return false }
            return element.local == "sheets"
        }
        book.children.insert(.element(views), at: place ?? 0)
    }
}

/// Which shared texts the cells of a sheet show.
private enum CellTexts {
    static func scan(_ xml: [UInt8], _ visit: (CellName, Int) -> Void) throws {
        var row = 0
        var column = -1
        var isShared = false
        var reads = false
        var text = ""
        try Markup.scan(xml, elements: ["row", "c", "v"], attributes: ["r", "t"]) { token, values in
            switch token {
            case .start(0):
                row = values[0].flatMap { Int($0) } ?? row + 1
                column = -1
            case .start(1):
                column = values[0].flatMap { CellName($0) }?.column ?? column + 1
                isShared = values[1] == "s"
            case .start(2):
                reads = isShared
                text = ""
            case .end(2):
                reads = false
                if isShared, let number = Int(text) { visit(CellName(row: row, column: column), number) }
            case .text(let words): if reads { text += words }
            default: break
            }
        }
    }
}
