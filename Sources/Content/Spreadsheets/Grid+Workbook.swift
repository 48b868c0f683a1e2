import Archives

extension Grid {
    /// Why a table file cannot be read, in Chinese.
    package struct Problem: Error, Sendable, CustomStringConvertible {
        package let description: String
    }

    /// The sheets of an xlsx file, with the values that a person who opens it sees.
    ///
    /// ## File format
    /// ECMA-376 (SpreadsheetML), transitional and strict: a zip of XML parts.
    ///
    /// ## Parsing behavior
    /// - Numbers are shown by the format of their cell: 0.95 as 95% is `95%`, 45901 as a date is `2025-09-01` (from 1904 where the
    ///   workbook says so); other numbers as they are, up to 15 figures. `2-3` that Excel made a date is `2月3日`.
    /// - Shared, rich and inline texts are texts; truths are TRUE and FALSE; errors are what the cell shows, such as `#REF!`.
    /// - Formulas that refer to other files are listed, and have the value that the program saved with them.
    /// - Hidden sheets, rows and columns are read like all others, and named in the sheet's traits, as are merged cells, comments and
    ///   formulas without a value. Comments that Humen put on a sheet given back are no comments.
    /// - Sheets of charts and macros are left out. At most 4,000,000 cells and 1,000 columns; styled cells without a value cost nothing.
    package init(workbook bytes: [UInt8], file: String) throws(Problem) {
        do {
            let workbook = try WorkbookFile(bytes)
            let shared = try workbook.shared("sharedStrings.xml").map(SharedTexts.read) ?? (texts: [], struck: [])
            let styles = try workbook.shared("styles.xml")
            let formats =
                try styles.map { try NumberFormats($0, startsIn1904: workbook.startsIn1904) }
                ?? NumberFormats(startsIn1904: workbook.startsIn1904)
            var room = WorkbookFile.mostCells
            var sheets: [Sheet] = []
            for (number, part) in workbook.sheets.enumerated() {
                guard let xml = try workbook.file(part.path) else { continue }
                var reader = SheetReader(
                    number: number, texts: shared.texts, struckTexts: shared.struck, formats: formats, room: room)
                var (rows, traits) = try reader.read(xml)
                room = reader.room
                traits.isHidden = part.isHidden
                if let comments = try workbook.comments(of: part) {
                    traits.remarks = try Self.remarks(comments, sheet: number)
                }
                sheets.append(Sheet(name: part.name, rows: rows, traits: traits))
            }
            self.init(file: file, sheets: sheets)
        } catch {
            throw Problem(description: "\(error)")
        }
    }

    private static func remarks(_ xml: [UInt8], sheet: Int) throws -> [Cell] {
        var remarks: [Cell] = []
        var name: CellName?
        var text = ""
        var inText = false
        try Markup.scan(xml, elements: ["comment", "t"], attributes: ["ref"]) { token, values in
            switch token {
            case .start(0):
                name = values[0].flatMap { CellName($0) }
                text = ""
            case .end(0):
                guard let name, let text = SheetNotes.otherWords(text), remarks.count < 100_000 else { return }
                remarks.append(Cell(text: text, row: name.row, column: name.column, sheet: sheet))
            case .start(1): inText = true
            case .end(1): inText = false
            case .text(let words): if inText { text += words }
            default: break
            }
        }
        return remarks
    }
}
