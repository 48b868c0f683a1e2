extension OutputInspector {
    /// The addresses of a style sheet or a style attribute: `url(…)`, `@import`, and any address on the network in a string.
    ///
    /// In `image-set(…)` every string is an address but for those of `type(…)`. Comments and the names of XML (`@namespace`)
    /// are not addresses. An escape in the word `url` is not CSS that anybody writes by hand, and is reported.
    mutating func style(_ range: Range<Int>) {
        var index = range.lowerBound
        var isNamespace = false
        // How many brackets are open in image-set(, with its own.
        var depth = 0
        while index < range.upperBound {
            let byte = bytes[index]
            if starts("/*", at: index, before: range.upperBound) {
                index = end(of: "*/", from: index + 2, before: range.upperBound)
            } else if starts("@namespace", at: index, before: range.upperBound) {
                isNamespace = true
                index += 10
            } else if starts("url(", at: index, before: range.upperBound) {
                askedFor(index, range)
                index = isNamespace ? index + 4 : styleAddress(from: index + 4, range.upperBound)
            } else if starts("@import", at: index, before: range.upperBound) {
                index = styleImport(from: index + 7, range.upperBound)
            } else if starts("image-set(", at: index, before: range.upperBound) {
                depth = 1
                index += 10
            } else if starts("alphaimageloader(", at: index, before: range.upperBound) {
                problem(.script("请不要用只有旧 IE 认得的 AlphaImageLoader"), index..<index + 16)
                index += 17
            } else if byte == UInt8(ascii: "&"), let quote = quoteReference(at: index, before: range.upperBound) {
                // A quotation mark inside an attribute: image-set(&quot;http://…&quot; 1x).
                index += quote
                if !isNamespace, isOnNetwork(index..<range.upperBound) {
                    let end = (index..<range.upperBound).first { bytes[$0] == UInt8(ascii: "&") } ?? range.upperBound
                    problem(.external, index..<end)
                }
            } else if isQuote(byte) {
                let end = endOfString(from: index, before: range.upperBound)
                let inner = index + 1..<max(index + 1, end - 1)
                if depth == 1, !inner.contains(where: { bytes[$0] == UInt8(ascii: "\\") }) {
                    address(inner, isLink: false)
                } else if !isNamespace, isOnNetwork(inner) || hidesNetwork(inner) {
                    problem(.external, inner)
                }
                index = end
            } else {
                if byte == UInt8(ascii: ";") || byte == UInt8(ascii: "{") { isNamespace = false }
                if depth > 0 { depth += byte == UInt8(ascii: "(") ? 1 : byte == UInt8(ascii: ")") ? -1 : 0 }
                if byte == UInt8(ascii: "\\"), index + 2 < range.upperBound, isLetterOrDigit(bytes[index + 1]) {
                    problem(.script("样式里不要用转义写单词"), index..<min(index + 8, range.upperBound))
                }
                index += 1
            }
        }
    }

    /// Tells a mask, a shape or a filter that is a file of its own: browsers ask a server for leave to use it, and a folder gives none.
    private mutating func askedFor(_ start: Int, _ range: Range<Int>) {
        var index = start + 4
        while index < range.upperBound, bytes[index] <= 0x20 || isQuote(bytes[index]) { index += 1 }
        guard index < range.upperBound, bytes[index] != UInt8(ascii: "#"), bytes[index] != UInt8(ascii: "&"),
            !starts("data:", at: index, before: range.upperBound)
        else { return }
        var first = start
        while first > range.lowerBound, !";{}".utf8.contains(bytes[first - 1]) { first -= 1 }
        while first < start, bytes[first] <= 0x20 { first += 1 }
        if starts("-webkit-", at: first, before: start) { first += 8 }
        let names: [StaticString] = ["mask", "shape-outside", "filter", "backdrop-filter", "clip-path"]
        guard names.contains(where: { starts($0, at: first, before: start) }) else { return }
        problem(.script("直接打开的网页里，遮罩、形状和滤镜不能用另一个文件"), start..<index)
    }

    private func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A)
    }

    /// Whether a string is an address on the network when its escapes are letters: `"\68ttp://…"`, `" http://…"`.
    private func hidesNetwork(_ range: Range<Int>) -> Bool {
        guard let first = range.first,
            bytes[first] <= 0x20 || range.contains(where: { bytes[$0] == UInt8(ascii: "\\") })
        else { return false }
        var letters: [UInt8] = []
        var index = first
        while index < range.upperBound, letters.count < 8 {
            guard bytes[index] == UInt8(ascii: "\\") else {
                if bytes[index] > 0x20 || !letters.isEmpty { letters.append(bytes[index]) }
                index += 1
                continue
            }
            let digits = bytes[index + 1..<min(index + 7, range.upperBound)].prefix {
                Character(Unicode.Scalar($0)).isHexDigit
            }
            index += 1 + max(digits.count, digits.isEmpty ? 1 : 0)
            if let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) {
                letters.append(value)
                if index < range.upperBound, bytes[index] == 0x20 { index += 1 }
            } else if digits.isEmpty {
                letters.append(bytes[index - 1])
            }
        }
        return letters.withUnsafeBufferPointer { letters in
            ["http:", "https:", "//"].contains { letters.lower(0..<letters.count).hasPrefix($0) }
        }
    }

    /// The length of `&quot;` and its like.
    private func quoteReference(at index: Int, before limit: Int) -> Int? {
        let quotes: [StaticString] = ["&quot;", "&#39;", "&#34;", "&apos;", "&#x27;", "&#x22;"]
        return quotes.first { starts($0, at: index, before: limit) }?.utf8CodeUnitCount
    }

    /// `http:`, `https:` or `//` at the start.
    func isOnNetwork(_ range: Range<Int>) -> Bool {
        starts("http:", at: range.lowerBound, before: range.upperBound)
            || starts("https:", at: range.lowerBound, before: range.upperBound)
            || starts("//", at: range.lowerBound, before: range.upperBound)
    }

    private mutating func styleAddress(from start: Int, _ limit: Int) -> Int {
        var start = start
        while start < limit, bytes[start] <= 0x20 { start += 1 }
        if start < limit, isQuote(bytes[start]) {
            let end = endOfString(from: start, before: limit)
            address(start + 1..<max(start + 1, end - 1), isLink: false)
            return end
        }
        // In an attribute the quotes may stand as `&quot;`.
        var end = start
        while end < limit, bytes[end] != UInt8(ascii: ")") { end += 1 }
        var range = start..<end
        for entity: StaticString in ["&quot;", "&#39;", "&apos;"]
        where starts(entity, at: range.lowerBound, before: range.upperBound) {
            range =
                range.lowerBound
                + entity.utf8CodeUnitCount..<max(
                    range.lowerBound + entity.utf8CodeUnitCount, range.upperBound - entity.utf8CodeUnitCount)
        }
        address(range, isLink: false)
        return min(end + 1, limit)
    }

    private mutating func styleImport(from start: Int, _ limit: Int) -> Int {
        var index = start
        while index < limit {
            if bytes[index] <= 0x20 {
                index += 1
            } else if starts("/*", at: index, before: limit) {
                index = end(of: "*/", from: index + 2, before: limit)
            } else {
                break
            }
        }
        guard index < limit, isQuote(bytes[index]) else { return index }
        let end = endOfString(from: index, before: limit)
        let value = index + 1..<max(index + 1, end - 1)
        let known = report.problems.count
        address(value, isLink: false)
        if report.problems.count == known { mustEnd(value, in: ".css", "样式的文件名要以 .css 结尾") }
        return end
    }
}
