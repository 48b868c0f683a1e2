/// Attributes whose value is more than one address.
extension OutputInspector {
    /// `a.png 1x, b.png 2x`.
    mutating func sourceSet(_ range: Range<Int>) {
        for part in bytes[range].split(separator: UInt8(ascii: ",")) {
            guard let start = part.indices.first(where: { part[$0] > 0x20 }) else { continue }
            let end = part.indices.first { $0 > start && part[$0] <= 0x20 } ?? part.endIndex
            address(start..<end, isLink: false)
        }
    }

    /// `0; url=next.html`, and `0; next.html` as browsers take it.
    mutating func refresh(_ range: Range<Int>) {
        // The seconds; ; or , behind them may be missing.
        var start = range.lowerBound
        while start < range.upperBound, isSecond(bytes[start]) { start += 1 }
        while start < range.upperBound, bytes[start] <= 0x20 || ";,".utf8.contains(bytes[start]) { start += 1 }
        guard start < range.upperBound else { return }
        if start + 3 <= range.upperBound, text(start..<start + 3).lowercased() == "url" { start += 3 }
        while start < range.upperBound, separates(bytes[start]) { start += 1 }
        var end = range.upperBound
        while end > start, isQuote(bytes[end - 1]) { end -= 1 }
        address(start..<end, isLink: false)
    }

    private func isSecond(_ byte: UInt8) -> Bool {
        byte <= 0x20 || (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".")
    }

    private func separates(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == UInt8(ascii: "=") || isQuote(byte) }

    /// `<link rel="modulepreload">` and `rel="manifest"`, which a page of a folder asks for in vain.
    mutating func relation(_ range: Range<Int>) {
        for word in bytes[range].split(whereSeparator: { $0 <= 0x20 }) {
            let word = word.startIndex..<word.endIndex
            if bytes.isName(word, "modulepreload") || bytes.isName(word, "manifest") {
                problem(.script("直接打开的网页里载入不了"), word)
            }
        }
    }
}
