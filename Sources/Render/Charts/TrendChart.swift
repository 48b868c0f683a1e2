/// Lines over terms, told apart by their dashes and their marks as much as by their colours.
package enum TrendChart {
    /// One line: a share for every term, nil where none is known.
    package struct Line: Sendable {
        package let name: String
        package let points: [Share?]

        /// A line with a point for each term.
        package init(_ name: String, _ points: [Share?]) {
            self.name = name
            self.points = points
        }
    }

    private static let colors = ["#1d4f7c", "#9a3b26", "#3f6b2f", "#5b4a8a", "#7a5c00", "#333333"]
    private static let dashes: [String?] = [nil, "8 4", "3 3", "12 4 3 4", "1 4", "6 2"]

    /// The picture; the terms stand below.
    package static func svg(_ lines: [Line], terms: [String], title: String) -> String {
        let left = 44.0
        let width = 760.0
        let room = width - left - 150
        let top = 48.0
        let tall = 200.0
        func x(_ index: Int) -> Double {
            left + (terms.count < 2 ? room / 2 : room * Double(index) / Double(terms.count - 1))
        }
        func y(_ fraction: Double) -> Double { top + tall * (1 - fraction) }
        var body = SVGText.text(title, 0, 18, size: 16)
        for mark in [0.0, 0.25, 0.5, 0.75, 1] {
            body += SVGText.line(left, y(mark), left + room, y(mark), color: "#d5d5d5")
            body += SVGText.text(
                "\(Int(mark * 100))%", left - 6, y(mark) + 4, size: 11, anchor: "end", color: "#555555")
        }
        for (index, term) in terms.enumerated() {
            body += SVGText.text(term, x(index), top + tall + 20, size: 12, anchor: "middle")
        }
        for (number, line) in lines.enumerated() {
            let color = colors[number % colors.count]
            let points = line.points.enumerated().compactMap { index, share in
                share.flatMap { share in share.fraction.map { (x: x(index), y: y($0), text: share.text) } }
            }
            for (from, to) in zip(points, points.dropFirst()) {
                body += SVGText.line(
                    from.x, from.y, to.x, to.y, color: color, width: 2, dashes: dashes[number % dashes.count])
            }
            for point in points {
                body += SVGText.rectangle(
                    point.x - 3.5, point.y - 3.5, 7, 7, fill: number % 2 == 0 ? color : "#ffffff", stroke: color)
            }
            let legend = top + 14 + Double(number) * 24
            body += SVGText.line(
                left + room + 16, legend - 5, left + room + 46, legend - 5, color: color, width: 2,
                dashes: dashes[number % dashes.count])
            body += SVGText.text(SVGText.fitted(line.name, 98, size: 13), left + room + 52, legend, size: 13)
            for (index, point) in points.enumerated() {
                // The first line has its figures above its points, the last below.
                let isBelow = number == lines.count - 1 && number > 0
                guard number == 0 || isBelow || lines.count == 1 else { continue }
                let anchor = index == 0 && points.count > 1 ? "start" : "middle"
                body += SVGText.text(
                    point.text, point.x, point.y + (isBelow ? 18 : -9), size: 11, anchor: anchor, color: color)
            }
        }
        return SVGText.picture(width, top + tall + 32, title: title, body)
    }
}
