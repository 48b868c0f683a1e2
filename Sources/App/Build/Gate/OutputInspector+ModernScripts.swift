extension OutputInspector {
    private static let signs: [StaticString] = ["=>", "..."]

    /// What stands at a place outside strings, comments and expressions and was no part of ES5.
    ///
    /// `let`, `const` and `class` count only where a statement begins: `a.class` and `{class: 1}` are old.
    func modernSign(at index: Int, _ range: Range<Int>) -> Range<Int>? {
        switch bytes[index] {
        case UInt8(ascii: "="), UInt8(ascii: "."):
            return Self.signs.first { starts($0, at: index, before: range.upperBound) }
                .map { index..<index + $0.utf8CodeUnitCount }
        case UInt8(ascii: "?"):
            if starts("??", at: index, before: range.upperBound) { return index..<index + 2 }
            // `a?.5:1` is a number behind a question.
            guard starts("?.", at: index, before: range.upperBound), index + 2 < range.upperBound,
                !(0x30...0x39).contains(bytes[index + 2])
            else { return nil }
            return index..<index + 2
        case UInt8(ascii: "l"), UInt8(ascii: "c"): return declaration(at: index, range)
        default: return nil
        }
    }

    private func declaration(at index: Int, _ range: Range<Int>) -> Range<Int>? {
        let words: [StaticString] = ["let", "const", "class"]
        guard let word = words.first(where: { starts($0, at: index, before: range.upperBound) }) else { return nil }
        let end = index + word.utf8CodeUnitCount
        var after = end
        while after < range.upperBound, bytes[after] <= 0x20 { after += 1 }
        guard after < range.upperBound else { return nil }
        let takesApart = word.utf8CodeUnitCount < 5 || bytes[index + 1] == UInt8(ascii: "o")
        let isName = after > end && (bytes[after] >= 0x80 || isNameByte(bytes[after]))
        guard isName || (takesApart && "{[".utf8.contains(bytes[after])) else { return nil }
        return beginsStatement(index, range) ? index..<end : nil
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
    }

    /// Whether nothing of the same statement stands before a place: the script or a block begins there, another statement ended, or
    /// a line did.
    private func beginsStatement(_ index: Int, _ range: Range<Int>) -> Bool {
        var before = index - 1
        var hasLineEnd = false
        while before >= range.lowerBound, bytes[before] <= 0x20 {
            hasLineEnd = hasLineEnd || bytes[before] == 0x0A || bytes[before] == 0x0D
            before -= 1
        }
        guard before >= range.lowerBound else { return true }
        if ";{}(".utf8.contains(bytes[before]) { return true }
        // The end of a comment, or of `if (a)`.
        if bytes[before] == UInt8(ascii: ")") || bytes[before] == UInt8(ascii: "/") { return true }
        return hasLineEnd && !",.=+-*%&|?:!<[".utf8.contains(bytes[before])
    }
}
