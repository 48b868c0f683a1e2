import Archives

extension Grid {
    /// The tables of a web page: what many school systems send when one asks for Excel.
    ///
    /// ## Parsing behavior
    /// - Each table that holds no other is a sheet, named 表1, 表2 …; `colspan` and `rowspan` are merged cells.
    /// - White space in a cell is one space; `<br>` is a line break.
    package init(page html: [UInt8], file: String) throws(Problem) {
        do {
            var sheets: [Sheet] = []
            for node in try Markup.page(html) { Self.tables(in: node, &sheets) }
            guard !sheets.isEmpty else { throw Problem(description: "网页里没有表格") }
            self.init(file: file, sheets: sheets)
        } catch {
            throw Problem(description: "\(error)")
        }
    }

    private static func tables(in node: Markup.Node, _ sheets: inout [Sheet]) {
        guard case .element(let name, _, let children) = node else { return }
        let before = sheets.count
        for child in children { tables(in: child, &sheets) }
        guard name == "table", sheets.count == before else { return }
        var table = PageTable(sheet: sheets.count)
        for child in children { table.take(child) }
        sheets.append(Sheet(name: "表\(sheets.count + 1)", rows: table.rows, traits: table.traits))
    }
}

/// One table of a page, row by row.
private struct PageTable {
    let sheet: Int
    var rows: [Grid.Row] = []
    var traits = SheetTraits()
    /// Columns that a cell above still covers, with the number of rows to come.
    private var covered: [Int: Int] = [:]

    init(sheet: Int) { self.sheet = sheet }

    mutating func take(_ node: Markup.Node) {
        guard case .element(let name, _, let children) = node else { return }
        if name == "tr" { return row(children) }
        for child in children { take(child) }
    }

    private mutating func row(_ nodes: [Markup.Node]) {
        let number = rows.count + 1
        var cells: [Grid.Cell] = []
        func fill() {
            while let rest = covered[cells.count], rest > 0 {
                covered[cells.count] = rest - 1
                cells.append(Grid.Cell(text: "", row: number, column: cells.count, sheet: sheet))
            }
        }
        for node in nodes {
            guard case .element(let name, let attributes, let children) = node, name == "td" || name == "th" else {
                continue
            }
            fill()
            let start = cells.count
            let width = min(max(attributes["colspan"].flatMap { Int($0) } ?? 1, 1), WorkbookFile.mostColumns)
            let height = min(max(attributes["rowspan"].flatMap { Int($0) } ?? 1, 1), 10_000)
            guard start + width <= WorkbookFile.mostColumns else { break }
            let text = Self.text(children)
            for column in start..<start + width {
                let words = column == start ? text : ""
                cells.append(Grid.Cell(text: words, row: number, column: column, sheet: sheet))
                if height > 1 { covered[column] = height - 1 }
            }
            if width > 1 || height > 1 {
                traits.merges.append(.init(rows: number...number + height - 1, columns: start...start + width - 1))
            }
        }
        fill()
        rows.append(Grid.Row(number: number, cells: cells))
    }

    private static func text(_ nodes: [Markup.Node]) -> String {
        var text = ""
        for node in nodes {
            switch node {
            case .text(let words): text += words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            case .element(let name, _, let children): text += name == "br" ? "\n" : self.text(children)
            }
        }
        return text
    }
}
