extension OutputInspector {
    /// What a script cannot do in a page that is opened from a folder, and addresses on the network in its strings.
    ///
    /// Comments and regular expressions are skipped; the names of XML (`http://www.w3.org/…`) are not addresses.
    mutating func script(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            if starts("//", at: index, before: range.upperBound), !isInsideAddress(index, range) {
                index = bytes[index..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
            } else if starts("/*", at: index, before: range.upperBound) {
                index = end(of: "*/", from: index + 2, before: range.upperBound)
            } else if let end = endOfExpression(from: index, range) {
                index = end
            } else if isQuote(bytes[index]) {
                index = string(from: index, range)
            } else if let word = Self.forbidden.first(where: { startsWord($0, at: index, range) }) {
                problem(.script("直接打开的网页里不能用"), index..<index + word.utf8CodeUnitCount)
                index += word.utf8CodeUnitCount
            } else {
                index += 1
            }
        }
    }

    /// Words that load something, in small letters; those that are functions count only before a bracket.
    private static let forbidden: [StaticString] = [
        "fetch", "import", "xmlhttprequest", "importscripts", "sharedworker", "worker", "serviceworker", "eventsource",
        "websocket", "sendbeacon",
    ]

    /// The end of a regular expression that begins at an index, since a quotation mark in it opens no string.
    private func endOfExpression(from start: Int, _ range: Range<Int>) -> Int? {
        guard bytes[start] == UInt8(ascii: "/"), mayBeginExpression(at: start, range) else { return nil }
        var index = start + 1
        var isInClass = false
        while index < min(range.upperBound, start + Self.longestExpression), bytes[index] != 0x0A {
            switch bytes[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "["): isInClass = true
            case UInt8(ascii: "]"): isInClass = false
            case UInt8(ascii: "/") where !isInClass: return index + 1
            default: break
            }
            index += 1
        }
        return nil
    }

    private static let longestExpression = 2000

    /// Whether a `/` divides nothing: no value stands before it.
    private func mayBeginExpression(at start: Int, _ range: Range<Int>) -> Bool {
        var before = start - 1
        while before >= range.lowerBound, bytes[before] <= 0x20 { before -= 1 }
        guard before >= range.lowerBound else { return true }
        guard isWordByte(bytes[before]) else { return !")]'\"`".utf8.contains(bytes[before]) }
        let words: [StaticString] = ["return", "typeof", "case", "in", "of", "delete", "void", "throw", "else", "do"]
        return words.contains { word in
            let first = before + 1 - word.utf8CodeUnitCount
            return first >= range.lowerBound && starts(word, at: first, before: before + 1)
                && (first == range.lowerBound || !isWordByte(bytes[first - 1]))
        }
    }

    private mutating func string(from start: Int, _ range: Range<Int>) -> Int {
        let end = endOfString(from: start, before: range.upperBound)
        let inner = start + 1..<max(start + 1, end - 1)
        let isName = starts("http://www.w3.org/", at: inner.lowerBound, before: inner.upperBound)
        let isAddress =
            starts("http://", at: inner.lowerBound, before: inner.upperBound)
            || starts("https://", at: inner.lowerBound, before: inner.upperBound)
            || (starts("//", at: inner.lowerBound, before: inner.upperBound) && inner.count > 3)
            || holdsAddress(inner)
        if isAddress, !isName { problem(.external, inner) }
        // window["fetch"]
        if inner.count < 16,
            Self.forbidden.contains(where: {
                $0.utf8CodeUnitCount == inner.count && starts($0, at: inner.lowerBound, before: inner.upperBound)
            }),
            start > range.lowerBound, bytes[start - 1] == UInt8(ascii: "[")
        {
            problem(.script("直接打开的网页里不能用"), inner)
        }
        return end
    }

    /// Whether a string holds HTML that loads from the network: `<img src=http:\/\/…>`.
    private func holdsAddress(_ inner: Range<Int>) -> Bool {
        guard inner.count > 12 else { return false }
        return inner.dropFirst().contains { index in
            guard bytes[index] | 0x20 == UInt8(ascii: "h"), starts("http", at: index, before: inner.upperBound) else {
                return false
            }
            var before = index - 1
            while before > inner.lowerBound, isQuote(bytes[before]) || bytes[before] == UInt8(ascii: "\\") {
                before -= 1
            }
            guard bytes[before] == UInt8(ascii: "=") || bytes[before] == UInt8(ascii: "(") else { return false }
            let rest = index + 4..<min(index + 9, inner.upperBound)
            return rest.contains { bytes[$0] == UInt8(ascii: ":") } && rest.contains { "/\\".utf8.contains(bytes[$0]) }
        }
    }

    /// The `//` of an address in a regular expression or an attribute is no comment.
    private func isInsideAddress(_ index: Int, _ range: Range<Int>) -> Bool {
        index > range.lowerBound && (bytes[index - 1] == UInt8(ascii: ":") || bytes[index - 1] == UInt8(ascii: "\\"))
    }

    private func startsWord(_ word: StaticString, at index: Int, _ range: Range<Int>) -> Bool {
        guard starts(word, at: index, before: range.upperBound) else { return false }
        if index > range.lowerBound, isWordByte(bytes[index - 1]) { return false }
        var after = index + word.utf8CodeUnitCount
        if after < range.upperBound, isWordByte(bytes[after]) { return false }
        while after < range.upperBound, bytes[after] <= 0x20 { after += 1 }
        guard after < range.upperBound else { return false }
        // `import "x"` and `import(…)`; the others are called, made with `new` or asked for as a property.
        return bytes[after] == UInt8(ascii: "(")
            || (starts("import", at: index, before: range.upperBound) && isQuote(bytes[after]))
            || (starts("serviceworker", at: index, before: range.upperBound) && bytes[after] == UInt8(ascii: "."))
    }

    private func isWordByte(_ byte: UInt8) -> Bool {
        ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "$")
    }
}
