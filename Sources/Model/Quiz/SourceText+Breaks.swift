import Diagnostics

extension SourceText {
    /// The same text with every break inside a paragraph as the end of a line, each at its own offset: what Word (U+000B), a new page
    /// (U+000C) and web pages (U+2028, U+2029, U+0085) put where people see a new line.
    var withPlainBreaks: SourceText {
        let bytes = bytes
        func isLong(_ index: Int) -> Bool {
            index + 2 < bytes.count && bytes[index] == 0xE2 && bytes[index + 1] == 0x80
                && (bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9)
        }
        func isPair(_ index: Int) -> Bool {
            index + 1 < bytes.count && bytes[index] == 0xC2 && bytes[index + 1] == 0x85
        }
        guard bytes.indices.contains(where: { bytes[$0] == 0x0B || bytes[$0] == 0x0C || isLong($0) || isPair($0) })
        else { return self }
        var plain = bytes
        for index in bytes.indices {
            if bytes[index] == 0x0B || bytes[index] == 0x0C { plain[index] = 0x0A }
            // The bytes in front become white space at the end of the line.
            if isPair(index) { plain.replaceSubrange(index..<index + 2, with: [0x20, 0x0A]) }
            if isLong(index) { plain.replaceSubrange(index..<index + 3, with: [0x20, 0x20, 0x0A]) }
        }
        return SourceText(path: path, bytes: plain)
    }
}
