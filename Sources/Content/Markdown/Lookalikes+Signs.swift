import ChineseText

/// Signs in a run of text that were meant as Markdown or as a variable; each gives the first place, or nil.
extension Lookalikes {
    /// `{{` without `}}`, `}}` without `{{`, or full-width ｛｛.
    static func brokenVariable(_ bytes: [UInt8]) -> Range<Int>? {
        if bytes.has(0x9B), let wide = bytes[...].range(of: Array("｛｛".utf8)) { return wide }
        guard bytes.has(UInt8(ascii: "{")) || bytes.has(UInt8(ascii: "}")) else { return nil }
        let (opening, closing) = (Array("{{".utf8), Array("}}".utf8))
        var rest = bytes[...]
        while let open = rest.range(of: opening) {
            guard let close = rest[open.upperBound...].range(of: closing) else { return open }
            rest = rest[close.upperBound...]
        }
        return rest.range(of: closing)
    }

    /// `__` before a letter beyond ASCII, and a second one behind it: no blank of three signs or more.
    static func underscores(_ bytes: [UInt8]) -> Range<Int>? {
        let sign = Array("__".utf8)
        var pairs: [Range<Int>] = []
        var rest = bytes[...]
        while let found = rest.range(of: sign), pairs.count < 2 {
            let end = bytes[found.upperBound...].firstIndex { $0 != sign[0] } ?? bytes.count
            if end == found.upperBound { pairs.append(found) }
            rest = bytes[end...]
        }
        guard pairs.count == 2, let first = pairs.first, first.upperBound < pairs[1].lowerBound,
            bytes[first.upperBound] >= 0x80
        else { return nil }
        return first
    }

    /// `【文字】(页面.md)` and `[文字] (页面.md)`: brackets before an address in round ones.
    static func spacedLink(_ bytes: [UInt8]) -> Range<Int>? {
        for sign in spaced {
            var rest = bytes[...]
            while let found = rest.range(of: sign) {
                let inside = bytes[found.upperBound...].prefix(200).prefix { $0 != UInt8(ascii: ")") && $0 != 0x0A }
                if inside.endIndex < bytes.count, bytes[inside.endIndex] == UInt8(ascii: ")"), isAddress(inside) {
                    return found
                }
                rest = bytes[found.upperBound...]
            }
        }
        return nil
    }

    private static let spaced = ["】(", "] ("].map { Array($0.utf8) }

    private static func isAddress(_ text: ArraySlice<UInt8>) -> Bool {
        [".md", ".html", "://", "../"].contains { text.range(of: Array($0.utf8)) != nil }
    }
}
