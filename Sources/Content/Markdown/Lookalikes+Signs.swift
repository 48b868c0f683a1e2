import ChineseText

/// Signs in a run of text that were meant as Markdown or as a variable; each gives the first place, or nil.
extension Lookalikes {
    /// `{#id}` that is no longer at the end of a heading.
    static func identifier(_ bytes: [UInt8]) -> Range<Int>? {
        guard let found = bytes[...].range(of: sharp), bytes[found.lowerBound...].contains(UInt8(ascii: "}")) else {
            return nil
        }
        return found
    }

    private static let sharp = Array("{#".utf8)

    /// `[√]`, `［x］` or `[ ]文字` at the start of a block, which is no box to tick.
    static func box(_ bytes: [UInt8]) -> Range<Int>? {
        for (open, close) in boxes where bytes.starts(with: open) {
            let inside = bytes[open.count...].prefix(12)
            guard let end = inside.range(of: close), end.upperBound < bytes.count,
                bytes[end.upperBound] == 0x20 || bytes[end.upperBound] >= 0x80
            else { continue }
            let sign = String(decoding: inside[..<end.lowerBound], as: UTF8.self).filter { !$0.isWhitespace }
            if ["", "√", "✓", "✔", "☑", "v", "V", "x", "X", "×"].contains(sign) { return 0..<end.upperBound }
        }
        return nil
    }

    private static let boxes = [("[", "]"), ("［", "］")].map { (Array($0.0.utf8), Array($0.1.utf8)) }

    /// `{{` without `}}`, `}}` without `{{`, `{{}}` or `{{{名字}}}`.
    static func brokenVariable(_ bytes: [UInt8], _ signs: ASCIISigns) -> Range<Int>? {
        guard signs.contains(UInt8(ascii: "{")) || signs.contains(UInt8(ascii: "}")) else { return nil }
        var rest = bytes[...]
        while let open = rest.range(of: openBraces) {
            // What the reader of variables takes: a name without braces, on one line.
            let name = rest[open.upperBound...].prefix { !"{}\n".utf8.contains($0) }
            let end = name.endIndex
            guard name.contains(where: { $0 > 0x20 }), rest[end...].starts(with: closeBraces) else { return open }
            rest = rest[(end + closeBraces.count)...]
        }
        return rest.range(of: closeBraces)
    }

    static let wideBraces = Array("｛｛".utf8)
    private static let openBraces = Array("{{".utf8)
    private static let closeBraces = Array("}}".utf8)

    /// `__` before a letter beyond ASCII, and a second one behind it: no blank of three signs or more.
    static func underscores(_ bytes: [UInt8]) -> Range<Int>? {
        let sign = twoUnderscores
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

    private static let twoUnderscores = Array("__".utf8)

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
