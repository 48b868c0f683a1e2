import Theme

/// Charts of the report of a paper, in the colours of its style sheet; each says in words what its rows say in figures beside it.
struct ReportCharts {
    /// A share with where it may lie, and beside it those of the best and of the weakest.
    struct Bar {
        let name: String
        let share: Double
        var low: Double?
        var high: Double?
        var top: Double?
        var bottom: Double?
        var isRight = false
        var isPart = false
        let figure: String
    }

    /// What was, and what came of it.
    struct Change {
        let name: String
        let before: Double
        let after: Double
        var isPart = false
        let figure: String
    }

    private static let left = 190.0
    private static let right = 520.0
    private static let width = 640.0

    private static func x(_ share: Double) -> Double { left + min(max(share, 0), 1) * (right - left) }

    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
    }

    /// Bars from the left; a thin line shows where the share may lie, ▲ and ▽ what the best and the weakest chose.
    static func bars(_ bars: [Bar], title: String) -> HTML {
        picture(title, rows: bars.count) { html, add in
            for (row, bar) in bars.enumerated() {
                let y = 30 + 26 * Double(row)
                name(bar.name, isPart: bar.isPart, y, &html)
                let kind = bar.isRight ? "bar right" : bar.isPart ? "bar part" : "bar"
                add(
                    &html,
                    "<rect class=\"\(kind)\" x=\"\(number(left))\" y=\"\(number(y))\" width=\"\(number(x(bar.share) - left))\" height=\"16\"/>"
                )
                if let low = bar.low, let high = bar.high {
                    let middle = number(y + 8)
                    add(
                        &html,
                        "<path class=\"whisker\" d=\"M\(number(x(low))) \(middle)H\(number(x(high)))M\(number(x(low))) \(number(y + 4))v8M\(number(x(high))) \(number(y + 4))v8\"/>"
                    )
                }
                if let top = bar.top {
                    add(&html, "<path class=\"top\" d=\"M\(number(x(top))) \(number(y + 1))l5 9h-10z\"/>")
                }
                if let bottom = bar.bottom {
                    add(&html, "<path class=\"bottom\" d=\"M\(number(x(bottom))) \(number(y + 15))l5 -9h-10z\"/>")
                }
                figure(bar.figure, y, &html)
            }
        }
    }

    /// An arrow from what was (hollow) to what is (full).
    static func changes(_ changes: [Change], title: String) -> HTML {
        picture(title, rows: changes.count) { html, add in
            for (row, change) in changes.enumerated() {
                let y = 30 + 26 * Double(row)
                let middle = number(y + 8)
                name(change.name, isPart: change.isPart, y, &html)
                add(
                    &html,
                    "<path class=\"whisker\" d=\"M\(number(x(change.before))) \(middle)H\(number(x(change.after)))\"/>"
                )
                add(&html, "<circle class=\"was\" cx=\"\(number(x(change.before)))\" cy=\"\(middle)\" r=\"6\"/>")
                add(&html, "<circle cx=\"\(number(x(change.after)))\" cy=\"\(middle)\" r=\"6\"/>")
                figure(change.figure, y, &html)
            }
        }
    }

    private static func name(_ words: String, isPart: Bool, _ y: Double, _ html: inout HTML) {
        let most = isPart ? 13 : 14
        let short = words.count > most ? words.prefix(most - 1) + "…" : words[...]
        html.append(
            HTML(trusted: Array("<text x=\"\(number(left - 8))\" y=\"\(number(y + 12))\" text-anchor=\"end\">".utf8)))
        html.append(escaping: (isPart ? "· " : "") + short)
        html.append(trusted: "</text>")
    }

    private static func figure(_ words: String, _ y: Double, _ html: inout HTML) {
        html.append(HTML(trusted: Array("<text x=\"\(number(right + 8))\" y=\"\(number(y + 12))\">".utf8)))
        html.append(escaping: words)
        html.append(trusted: "</text>")
    }

    private static func picture(
        _ title: String, rows: Int, _ draw: (inout HTML, (inout HTML, String) -> Void) -> Void
    ) -> HTML {
        let height = 34 + 26 * Double(rows)
        func add(_ html: inout HTML, _ markup: String) { html.append(HTML(trusted: Array(markup.utf8))) }
        var html = HTML()
        add(&html, "<svg class=\"chart\" viewBox=\"0 0 \(number(width)) \(number(height))\" role=\"img\" aria-label=\"")
        html.append(escaping: title)
        html.append(trusted: "\">")
        for step in 0...4 {
            let place = number(x(Double(step) / 4))
            add(&html, "<path class=\"grid\" d=\"M\(place) 24V\(number(height - 6))\"/>")
            add(&html, "<text x=\"\(place)\" y=\"16\" text-anchor=\"middle\">\(step * 25)%</text>")
        }
        draw(&html, add)
        html.append(trusted: "</svg>")
        return html
    }
}
