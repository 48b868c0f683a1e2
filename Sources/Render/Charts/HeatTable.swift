/// A table whose cells are as dark as what they show is done, with the figure in each.
package enum HeatTable {
    /// One row with a cell for every column.
    package struct Row: Sendable {
        package let name: String
        package let cells: [Share]

        /// A row; cells without a whole are crossed out.
        package init(_ name: String, _ cells: [Share]) {
            self.name = name
            self.cells = cells
        }
    }

    /// The picture.
    package static func svg(_ rows: [Row], columns: [String], title: String) -> String {
        let left = 170.0
        let cell = min(110, 590 / Double(max(1, columns.count)))
        let step = 32.0
        let width = left + cell * Double(columns.count) + 2
        let height = 62 + step * Double(rows.count) + 30
        var body = SVGText.text(title, 0, 18, size: 16)
        for (index, column) in columns.enumerated() {
            let words = SVGText.fitted(column, cell - 6, size: 13)
            body += SVGText.text(words, left + cell * (Double(index) + 0.5), 50, size: 13, anchor: "middle")
        }
        for (index, row) in rows.enumerated() {
            let y = 60 + step * Double(index)
            body += SVGText.text(SVGText.fitted(row.name, left - 12, size: 14), left - 8, y + 21, anchor: "end")
            for (column, share) in row.cells.enumerated() {
                let x = left + cell * Double(column)
                body += SVGText.rectangle(x, y, cell, step, fill: share.shade ?? "#ffffff", stroke: "#8a8a8a")
                body += SVGText.text(
                    share.fraction == nil ? "×" : share.text, x + cell / 2, y + 21, size: 12, anchor: "middle",
                    color: share.ink)
            }
        }
        body += legend(y: height - 8)
        return SVGText.picture(max(width, 560), height, title: title, body)
    }

    /// What the shades mean.
    static func legend(y: Double) -> String {
        let words = ["全部", "八成以上", "五成以上", "两成以上", "不到两成"]
        return words.enumerated().map { index, word in
            let x = Double(index) * 108
            return SVGText.rectangle(x, y - 12, 16, 14, fill: SVGText.shades[index], stroke: "#8a8a8a")
                + SVGText.text(word, x + 22, y, size: 12)
        }.joined()
    }
}
