import Archives

/// How wide the columns of a sheet are and how high its rows, in pixels: where a comment is to stand.
struct SheetGeometry {
    private var widths: [Int: Int] = [:]
    private var heights: [Int: Int] = [:]
    private var width = 72
    private var height = 20
    /// The style of cells in a column that are not there yet.
    private(set) var columnStyles: [Int: Int] = [:]
    /// The reference to the drawing of comments and old controls, if the sheet has one.
    private(set) var drawing: String?

    /// Reads what a sheet says of itself.
    init(_ xml: [UInt8]) throws {
        try Markup.scan(
            xml, elements: ["col", "row", "sheetFormatPr", "legacyDrawing"],
            attributes: ["min", "max", "width", "style", "r", "ht", "defaultColWidth", "defaultRowHeight", "id"]
        ) { token, values in
            func number(_ index: Int) -> Double? { values[index].flatMap { Double($0) } }
            switch token {
            case .start(0):
                guard let first = values[0].flatMap({ Int($0) }), let last = values[1].flatMap({ Int($0) }),
                    first >= 1, last >= first
                else { return }
                for column in first - 1...min(last - 1, WorkbookFile.mostColumns) {
                    if let wide = number(2) { widths[column] = Self.pixels(wide * 7 + 5) }
                    if let style = values[3].flatMap({ Int($0) }) { columnStyles[column] = style }
                }
            case .start(1):
                if let row = values[4].flatMap({ Int($0) }), let high = number(5) {
                    heights[row] = Self.pixels(high * 4 / 3)
                }
            case .start(2):
                if let wide = number(6) { width = Self.pixels(wide * 7 + 5) }
                if let high = number(7) { height = Self.pixels(high * 4 / 3) }
            case .start(3): drawing = values[8]
            default: break
            }
        }
    }

    /// Where a comment of a size stands: at the right of its cell, in columns, rows and pixels of them.
    func anchor(beside place: CellName, width: Int, height: Int) -> String {
        let (right, rightRest) = Self.step(from: place.column + 1, 15 + width) { widths[$0] ?? self.width }
        let top = max(0, place.row - 2)
        let (bottom, bottomRest) = Self.step(from: top, 10 + height) { heights[$0 + 1] ?? self.height }
        return "\(place.column + 1), 15, \(top), 10, \(right), \(rightRest), \(bottom), \(bottomRest)"
    }

    private static func step(from start: Int, _ length: Int, _ size: (Int) -> Int) -> (Int, Int) {
        var index = start
        var rest = length
        while rest > size(index), index - start < 60 {
            rest -= size(index)
            index += 1
        }
        return (index, min(rest, size(index)))
    }

    private static func pixels(_ value: Double) -> Int {
        value.isFinite ? Int(min(max(value, 0), 4_000)) : 0
    }
}
