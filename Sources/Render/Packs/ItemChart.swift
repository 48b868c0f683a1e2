import Quiz
import Theme

/// Questions as points: 难度 to the right, 区分度 upwards, with the bands of Ebel & Frisbie behind them.
struct ItemChart {
    let points: [(label: String, facility: Double, discrimination: Double)]

    private static let width = 640.0
    private static let height = 380.0
    private static let left = 56.0
    private static let bottom = 330.0
    private static let top = 16.0
    private static let right = 620.0

    private func x(_ facility: Double) -> Double { Self.left + facility * (Self.right - Self.left) }
    private func y(_ value: Double) -> Double {
        Self.bottom - (min(max(value, -0.2), 1) + 0.2) / 1.2 * (Self.bottom - Self.top)
    }

    private func text(_ number: Double) -> String { String((number * 10).rounded() / 10) }

    /// The picture with its words for those who do not see it.
    func svg(title: String, across: String, upwards: String) -> HTML {
        var html = HTML()
        /// Figures of our own.
        func add(_ markup: String) { html.append(HTML(trusted: Array(markup.utf8))) }
        html.append(trusted: "<svg class=\"chart\" viewBox=\"0 0 640 380\" role=\"img\" aria-label=\"")
        html.append(escaping: title)
        html.append(trusted: "\">")
        for (from, to, name) in [(-0.2, 0.2, "poor"), (0.2, 0.3, "fair"), (0.3, 1.0, "good")] {
            add(
                "<rect class=\"band-\(name)\" x=\"56\" width=\"564\" y=\"\(text(y(to)))\" height=\"\(text(y(from) - y(to)))\"/>"
            )
        }
        for step in 0...5 {
            let value = Double(step) / 5
            add(
                "<text x=\"\(text(x(value)))\" y=\"350\" text-anchor=\"middle\">\(step * 20)%</text><text x=\"50\" y=\"\(text(y(value) + 4))\" text-anchor=\"end\">\(text(value))</text>"
            )
        }
        html.append(trusted: "<text x=\"338\" y=\"374\" text-anchor=\"middle\">")
        html.append(escaping: across)
        html.append(trusted: "</text><text x=\"14\" y=\"173\" text-anchor=\"middle\" transform=\"rotate(-90 14 173)\">")
        html.append(escaping: upwards)
        html.append(trusted: "</text>")
        for point in points {
            let (x, y) = (text(x(point.facility)), text(y(point.discrimination)))
            add(
                "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"11\"/><text class=\"dot\" x=\"\(x)\" y=\"\(y)\" dy=\"4\" text-anchor=\"middle\">"
            )
            html.append(escaping: point.label)
            html.append(trusted: "</text>")
        }
        html.append(trusted: "</svg>")
        return html
    }
}
