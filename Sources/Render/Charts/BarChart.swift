/// Bars from the left, one a name, each with its figure at its end; what is on its way follows lighter.
package enum BarChart {
    /// The picture; its height grows with the number of bars.
    package static func svg(_ shares: [Share], title: String) -> String {
        let width = 760.0
        let left = 170.0
        let right = 130.0
        let step = 32.0
        let room = width - left - right
        let bottom = 56 + step * Double(shares.count)
        let hasUnderway = shares.contains { $0.underway > 0 }
        let height = bottom + (hasUnderway ? 34 : 8)
        var body = SVGText.text(title, 0, 18, size: 16)
        for mark in [0.0, 0.5, 1] {
            let x = left + room * mark
            body += SVGText.line(x, 46, x, bottom, dashes: mark == 0 ? nil : "3 3")
            body += SVGText.text("\(Int(mark * 100))%", x, 42, size: 11, anchor: "middle", color: "#555555")
        }
        for (index, share) in shares.enumerated() {
            let y = 52 + step * Double(index)
            let length = room * (share.fraction ?? 0)
            body += SVGText.text(SVGText.fitted(share.name, left - 12, size: 14), left - 8, y + 19, anchor: "end")
            body += SVGText.rectangle(left, y + 4, room, step - 10, fill: "#f3f6f9", stroke: "#c8c8c8")
            if share.underway > 0 {
                body += SVGText.rectangle(
                    left, y + 4, room * share.reach, step - 10, fill: SVGText.shades[2], stroke: "#6d9bc3")
            }
            if length > 0 { body += SVGText.rectangle(left, y + 4, length, step - 10, fill: SVGText.shades[0]) }
            body += SVGText.text(share.text, left + room + 8, y + 19)
        }
        if hasUnderway {
            for (index, (shade, words)) in [(0, "落实"), (2, "进行中")].enumerated() {
                let x = left + Double(index) * 90
                body += SVGText.rectangle(x, bottom + 12, 16, 14, fill: SVGText.shades[shade], stroke: "#8a8a8a")
                body += SVGText.text(words, x + 22, bottom + 24, size: 12)
            }
        }
        return SVGText.picture(width, height, title: title, body)
    }
}
