extension OutputInspector {
    /// What a script cannot do in a page that is opened from a folder, and addresses on the network in its strings.
    ///
    /// Comments and regular expressions are skipped; the names of XML (`http://www.w3.org/…`) are not addresses. The first thing that
    /// only browsers since 2015 understand is told, too.
    /// Whether a line of a script ends there: U+2028 and U+2029 end one too, and the comment in it.
    private func isLineEnd(_ index: Int, before end: Int) -> Bool {
        let byte = bytes[index]
        guard byte == 0xE2, index + 2 < end else { return byte == 0x0A || byte == 0x0D }
        return bytes[index + 1] == 0x80 && (bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9)
    }

    mutating func script(_ range: Range<Int>) {
        var index = range.lowerBound
        var isModern = false
        // How many braces are open in each `${` of a template string.
        var holes: [Int] = []
        while index < range.upperBound {
            if starts("//", at: index, before: range.upperBound), !isInsideAddress(index, range) {
                while index < range.upperBound, !isLineEnd(index, before: range.upperBound) { index += 1 }
            } else if starts("/*", at: index, before: range.upperBound) {
                index = end(of: "*/", from: index + 2, before: range.upperBound)
            } else if let end = endOfExpression(from: index, range) {
                index = end
            } else if isQuote(bytes[index]) {
                index = string(from: index, endOfString(from: index, before: range.upperBound), range)
            } else if bytes[index] == UInt8(ascii: "`") || (bytes[index] == UInt8(ascii: "}") && holes.last == 0) {
                if bytes[index] == UInt8(ascii: "}") { holes.removeLast() }
                if !isModern, bytes[index] == UInt8(ascii: "`") {
                    problem(.modern, index..<index + 1)
                    isModern = true
                }
                index = string(from: index, endOfTemplate(from: index, range), range)
                if bytes[index - 1] == UInt8(ascii: "{") { holes.append(0) }
            } else if let word = Self.forbidden.first(where: { startsWord($0, at: index, range) }) {
                problem(.script("直接打开的网页里不能用"), index..<index + word.utf8CodeUnitCount)
                index += word.utf8CodeUnitCount
            } else {
                if !isModern, let sign = modernSign(at: index, range) {
                    problem(.modern, sign)
                    isModern = true
                }
                if let last = holes.indices.last, "{}".utf8.contains(bytes[index]) {
                    holes[last] += bytes[index] == UInt8(ascii: "{") ? 1 : -1
                }
                index += 1
            }
        }
    }

    /// Behind the ` or the `${` that ends a part of a template string.
    private func endOfTemplate(from start: Int, _ range: Range<Int>) -> Int {
        var index = start + 1
        while index < range.upperBound {
            if bytes[index] == UInt8(ascii: "`") { return index + 1 }
            if starts("${", at: index, before: range.upperBound) { return index + 2 }
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return range.upperBound
    }

    /// Words that load something, in small letters; those that are functions count only before a bracket.
    private static let forbidden: [StaticString] = [
        "fetch", "import", "xmlhttprequest", "importscripts", "sharedworker", "worker", "serviceworker", "eventsource",
        "websocket", "sendbeacon", "export",
    ]

    /// The end of a regular expression that begins at an index, since a quotation mark in it opens no string.
    private func endOfExpression(from start: Int, _ range: Range<Int>) -> Int? {
        guard bytes[start] == UInt8(ascii: "/"), mayBeginExpression(at: start, range) else { return nil }
        var index = start + 1
        var isInClass = false
        while index < min(range.upperBound, start + Self.longestExpression), bytes[index] != 0x0A, bytes[index] != 0x0D
        {
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
        if bytes[before] == UInt8(ascii: ")") { return endsCondition(at: before, range) }
        guard isWordByte(bytes[before]) else { return !"]'\"`".utf8.contains(bytes[before]) }
        let words: [StaticString] = ["return", "typeof", "case", "in", "of", "delete", "void", "throw", "else", "do"]
        return words.contains { endsWord($0, at: before, range) }
    }

    func endsWord(_ word: StaticString, at last: Int, _ range: Range<Int>) -> Bool {
        let first = last + 1 - word.utf8CodeUnitCount
        return first >= range.lowerBound && starts(word, at: first, before: last + 1)
            && (first == range.lowerBound || !isWordByte(bytes[first - 1]))
    }

    /// Whether a closing bracket ends what stands behind `if`, `while`, `for` or `with`.
    private func endsCondition(at close: Int, _ range: Range<Int>) -> Bool {
        var depth = 0
        var index = close
        while index > max(range.lowerBound, close - Self.longestExpression) {
            if bytes[index] == UInt8(ascii: ")") { depth += 1 }
            if bytes[index] == UInt8(ascii: "(") { depth -= 1 }
            index -= 1
            if depth == 0 { break }
        }
        while index > range.lowerBound, bytes[index] <= 0x20 { index -= 1 }
        let words: [StaticString] = ["if", "while", "for", "with"]
        return depth == 0 && words.contains { endsWord($0, at: index, range) }
    }

    /// Looks at a string between its marks; returns where it ends.
    private mutating func string(from start: Int, _ end: Int, _ range: Range<Int>) -> Int {
        let inner = start + 1..<max(start + 1, end - 1)
        if beginsAddress(inner) || holdsAddress(inner), !isNameOfXML(inner) { problem(.external, inner) }
        // window["fetch"]
        if inner.count < 16,
            Self.forbidden.contains(where: {
                $0.utf8CodeUnitCount == inner.count && starts($0, at: inner.lowerBound, before: inner.upperBound)
            }),
            start > range.lowerBound, bytes[start - 1] == UInt8(ascii: "[")
        {
            problem(.script("直接打开的网页里不能用"), inner)
        }
        if bytes.isName(inner, "module"), isGiven(to: ["type"], before: start, range) {
            problem(.script("模块脚本在直接打开的网页里不运行"), inner)
        }
        if let path = absolutePath(inner) { problem(.absolute, path) }
        if isLast(inner, end, range), isGivenAsAddress(before: start, range) { given(inner) }
        return end
    }

    /// The names of XML that scripts make elements with.
    private func isNameOfXML(_ inner: Range<Int>) -> Bool {
        let names: [StaticString] = [
            "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/1999/xhtml",
            "http://www.w3.org/1998/math/mathml", "http://www.w3.org/xml/1998/namespace",
            "http://www.w3.org/2000/xmlns/",
        ]
        return names.contains { bytes.isName(inner, $0) }
    }

    /// `http://`, `https:\/\/` or `//x` at the start.
    private func beginsAddress(_ inner: Range<Int>) -> Bool {
        var index = inner.lowerBound
        while index < inner.upperBound, bytes[index] <= 0x20 { index += 1 }
        var slashes = 0
        let schemes: [StaticString] = ["http:", "https:"]
        let hasScheme = schemes.first { starts($0, at: index, before: inner.upperBound) }
        if let hasScheme { index += hasScheme.utf8CodeUnitCount }
        while index < inner.upperBound, "/\\".utf8.contains(bytes[index]) {
            if bytes[index] == UInt8(ascii: "/") { slashes += 1 }
            index += 1
        }
        return slashes >= 2 && (hasScheme != nil || (index < inner.upperBound && bytes[index] > 0x20))
    }

    /// Whether a string holds HTML that loads from the network: `<img src=http:\/\/…>`.
    private func holdsAddress(_ inner: Range<Int>) -> Bool {
        guard inner.count > 12 else { return false }
        return inner.dropFirst().contains { index in
            let isScheme =
                bytes[index] | 0x20 == UInt8(ascii: "h") && starts("http", at: index, before: inner.upperBound)
            guard isScheme || starts("//", at: index, before: inner.upperBound) else { return false }
            var before = index - 1
            while before > inner.lowerBound, isQuote(bytes[before]) || bytes[before] == UInt8(ascii: "\\") {
                before -= 1
            }
            guard bytes[before] == UInt8(ascii: "=") || bytes[before] == UInt8(ascii: "(") else { return false }
            guard isScheme else { return true }
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
        // new XMLHttpRequest;
        var before = index - 1
        while before > range.lowerBound, bytes[before] <= 0x20 { before -= 1 }
        if before < index - 1, endsWord("new", at: before, range) { return true }
        if isTaken(index, before: before, after: after, range) { return true }
        guard after < range.upperBound else { return false }
        // `import(…)`; most of the others are called, made with `new` or asked for as a property.
        let isCalled = bytes[after] == UInt8(ascii: "(") && !starts("export", at: index, before: range.upperBound)
        return isCalled
            || beginsModule(at: index, before: after, range)
            || (starts("serviceworker", at: index, before: range.upperBound) && bytes[after] == UInt8(ascii: "."))
    }

    /// `import "x"`, `import a from "x"`, `export var a`: a script that is no module ends there.
    private func beginsModule(at index: Int, before after: Int, _ range: Range<Int>) -> Bool {
        if index > range.lowerBound, bytes[index - 1] == UInt8(ascii: ".") { return false }
        let rest = after..<range.upperBound
        if starts("import", at: index, before: range.upperBound) {
            return isQuote(bytes[after]) || isWordByte(bytes[after]) || "{*.".utf8.contains(bytes[after])
        }
        guard starts("export", at: index, before: range.upperBound) else { return false }
        let words: [StaticString] = ["default", "var", "let", "const", "function", "class", "async", "{", "*"]
        return words.contains { starts($0, at: rest.lowerBound, before: rest.upperBound) }
    }

    private func isWordByte(_ byte: UInt8) -> Bool {
        ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "$")
    }
}
