/// Pieces of SVG: shapes and words with their numbers written shortly.
///
/// Charts are printed on black-and-white machines: what a colour says is also said by its lightness, by a pattern or by words.
enum SVGText {
    /// Dark to light: each prints as another grey.
    static let shades = ["#1d4f7c", "#6d9bc3", "#b0cbe3", "#dde9f4", "#ffffff"]
    static let ink = "#1a1a1a"

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }

    /// A number with one decimal at most.
    static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(abs(tenths % 10))"
    }

    static func text(
        _ words: String, _ x: Double, _ y: Double, size: Double = 14, anchor: String = "start", color: String = ink
    ) -> String {
        "<text x=\"\(number(x))\" y=\"\(number(y))\" font-size=\"\(number(size))\" text-anchor=\"\(anchor)\" fill=\"\(color)\">\(escaped(words))</text>"
    }

    static func rectangle(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, fill: String, stroke: String? = nil
    ) -> String {
        let edge = stroke.map { " stroke=\"\($0)\" stroke-width=\"1\"" } ?? ""
        return
            "<rect x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width))\" height=\"\(number(height))\" fill=\"\(fill)\"\(edge)/>"
    }

    static func line(
        _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, color: String = "#8a8a8a", width: Double = 1,
        dashes: String? = nil
    ) -> String {
        let dash = dashes.map { " stroke-dasharray=\"\($0)\"" } ?? ""
        return
            "<line x1=\"\(number(x1))\" y1=\"\(number(y1))\" x2=\"\(number(x2))\" y2=\"\(number(y2))\" stroke=\"\(color)\" stroke-width=\"\(number(width))\"\(dash)/>"
    }

    /// A whole picture, whose title is what it says to those who cannot see it.
    static func picture(_ width: Double, _ height: Double, title: String, _ body: String) -> String {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(number(width)) \(number(height))\" width=\"\(number(width))\" role=\"img\" "
            + "aria-label=\"\(escaped(title))\" font-family=\"'Noto Sans CJK SC','Microsoft YaHei',sans-serif\"><title>\(escaped(title))</title>"
            + body + "</svg>"
    }

    /// How many characters of a size stand in a width; a longer word ends in ….
    static func fitted(_ words: String, _ width: Double, size: Double) -> String {
        let most = max(2, Int(width / size))
        return words.count <= most ? words : String(words.prefix(most - 1)) + "…"
    }
}
