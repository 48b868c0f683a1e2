/// Whether a text ends as a notice does: the office on a line of its own, the day on the next.
///
/// Such lines (落款) stand at the right, as in every official letter.
enum Signature {
    /// Longest name of an office, in UTF-8.
    private static let longestName = 120

    /// Looks at the end of a page's HTML only.
    ///
    ///     ends("…<p>示例县禁毒办</p>\n<p>2026年5月18日</p>\n") == true
    static func ends(_ html: [UInt8]) -> Bool {
        var end = html.count
        guard let day = lastParagraph(html, &end), isDay(day), let name = lastParagraph(html, &end) else {
            return false
        }
        let stops: [Character] = ["。", "；", "：", "！", "？", "，"]
        return !name.isEmpty && name.utf8.count <= longestName && !name.contains { stops.contains($0) }
    }

    /// The words of a paragraph that ends at `end`, which moves before it; nil when something else stands there.
    private static func lastParagraph(_ html: [UInt8], _ end: inout Int) -> String? {
        while end > 0, html[end - 1] == UInt8(ascii: "\n") { end -= 1 }
        let close = Array("</p>".utf8)
        guard end >= close.count, html[end - close.count..<end].elementsEqual(close) else { return nil }
        let stop = end - close.count
        let limit = max(0, stop - longestName * 2)
        var start = stop
        while start > limit, html[start - 1] != UInt8(ascii: "<"), html[start - 1] != UInt8(ascii: ">") { start -= 1 }
        let open = Array("<p>".utf8)
        guard start >= open.count, html[start - open.count..<start].elementsEqual(open) else { return nil }
        end = start - open.count
        return String(decoding: html[start..<stop], as: UTF8.self)
    }

    /// `2026年5月18日`, also with Chinese numerals.
    private static func isDay(_ text: String) -> Bool {
        let letters = text.filter { !$0.isWhitespace }
        guard letters.count <= 12, letters.last == "日" else { return false }
        return letters.filter { $0 == "年" || $0 == "月" || $0 == "日" }.map(String.init).joined() == "年月日"
            && letters.first != "年"
    }
}
