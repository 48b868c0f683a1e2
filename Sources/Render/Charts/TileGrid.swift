/// One tile of the same size for every place, in the order of the tables: a picture of places that is no map and needs no 审图号.
package enum TileGrid {
    /// The picture.
    package static func svg(_ shares: [Share], title: String) -> String {
        let columns = 6
        let tile = 122.0
        let height = 64.0
        let rows = (shares.count + columns - 1) / columns
        let total = 34 + Double(rows) * (height + 6) + 26
        var body = SVGText.text(title, 0, 18, size: 16)
        for (index, share) in shares.enumerated() {
            let x = Double(index % columns) * (tile + 5)
            let y = 32 + Double(index / columns) * (height + 6)
            body += SVGText.rectangle(x, y, tile, height, fill: share.shade ?? "#ffffff", stroke: "#8a8a8a")
            body += SVGText.text(
                SVGText.fitted(share.name, tile - 8, size: 14), x + tile / 2, y + 26, anchor: "middle", color: share.ink
            )
            body += SVGText.text(
                share.fraction == nil ? "×" : share.text, x + tile / 2, y + 50, size: 15, anchor: "middle",
                color: share.ink)
        }
        body += HeatTable.legend(y: total - 8)
        return SVGText.picture(760, total, title: title, body)
    }
}
