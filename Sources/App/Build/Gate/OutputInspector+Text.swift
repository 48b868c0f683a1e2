/// Looking at the bytes of an output as text.
extension OutputInspector {
    func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") }

    /// Whether text stands at an index, whatever the case of its letters; `text` is in small letters.
    func starts(_ text: StaticString, at index: Int, before limit: Int) -> Bool {
        guard index + text.utf8CodeUnitCount <= limit else { return false }
        return text.withUTF8Buffer { other in
            for offset in 0..<other.count {
                let byte = bytes[index + offset]
                guard (byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte) == other[offset] else { return false }
            }
            return true
        }
    }

    func end(of text: StaticString, from start: Int, before limit: Int) -> Int {
        var index = start
        while index < limit, !starts(text, at: index, before: limit) { index += 1 }
        return min(index + text.utf8CodeUnitCount, limit)
    }

    /// The end of a quoted string of a script or a style that opens at an index, behind its closing quote: it ends with its
    /// line, unless a backslash stands before that.
    func endOfString(from start: Int, before limit: Int) -> Int {
        var index = start + 1
        while index < limit, bytes[index] != bytes[start], bytes[index] != 0x0A, bytes[index] != 0x0D {
            let isEscape = bytes[index] == UInt8(ascii: "\\")
            if isEscape, starts("\r\n", at: index + 1, before: limit) { index += 1 }
            index += isEscape ? 2 : 1
        }
        return min(index + 1, limit)
    }
}
