extension HTML {
    /// The text of a question: line breaks kept, and the empty brackets of a choice （  ） in one piece of even width.
    ///
    /// The character before the brackets stays with them, so that they never stand on a line of their own.
    package init(questionText text: String) {
        self.init()
        // Runs of bytes are copied whole: a pack of fifty questions asks for this a hundred times.
        var text = text
        text.withUTF8 { bytes in
            var line = Line()
            var index = 0
            while index < bytes.count {
                let width = Self.width(bytes, at: index)
                switch Self.kind(bytes, at: index, width) {
                case .opening:
                    let (spaces, end) = Self.gap(bytes, after: index + width)
                    if spaces > 0, Self.closes(bytes, at: end) {
                        appendGap(&line)
                        index = end + Self.width(bytes, at: end)
                    } else {
                        line.add(bytes[index..<index + width])
                        if spaces > 0 { line.addSpace() }
                        index = end
                    }
                    continue
                case .space: line.addSpace()
                case .newline:
                    line.flush(into: &self)
                    append(trusted: "<br>")
                    if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
                case .other: line.add(bytes[index..<index + width])
                }
                index += width
            }
            line.flush(into: &self)
        }
    }

    /// What was read and not yet written.
    private struct Line {
        private(set) var bytes: [UInt8] = []

        mutating func add(_ part: Slice<UnsafeBufferPointer<UInt8>>) { bytes.append(contentsOf: part) }

        mutating func addSpace() { bytes.append(0x20) }

        mutating func flush(into html: inout HTML) {
            html.append(escaping: String(decoding: bytes, as: UTF8.self))
            bytes.removeAll(keepingCapacity: true)
        }

        /// Writes all but the last character, which is given back.
        mutating func flushLeavingLast(into html: inout HTML) -> String {
            var text = String(decoding: bytes, as: UTF8.self)
            bytes.removeAll(keepingCapacity: true)
            let last = text.popLast().map { String($0) } ?? ""
            html.append(escaping: text)
            return last
        }
    }

    private enum Kind {
        case opening, space, newline, other
    }

    private mutating func appendGap(_ line: inout Line) {
        let before = line.flushLeavingLast(into: &self)
        append(trusted: "<span class=\"gap\">")
        append(escaping: before)
        append(trusted: "（\u{3000}\u{3000}）</span>")
    }

    private static func width(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let byte = bytes[index]
        let width = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        return min(width, bytes.count - index)
    }

    private static func kind(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, _ width: Int) -> Kind {
        let byte = bytes[index]
        switch width {
        case 1:
            if byte == UInt8(ascii: "(") { return .opening }
            if byte == 0x20 { return .space }
            return (0x0A...0x0D).contains(byte) ? .newline : .other
        case 2:
            return byte == 0xC2
                ? bytes[index + 1] == 0xA0 ? .space : bytes[index + 1] == 0x85 ? .newline : .other : .other
        case 3:
            switch (byte, bytes[index + 1], bytes[index + 2]) {
            case (0xEF, 0xBC, 0x88): return .opening
            case (0xE3, 0x80, 0x80): return .space
            case (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9): return .newline
            default: return .other
            }
        default: return .other
        }
    }

    /// How many spaces follow, and where they end.
    private static func gap(_ bytes: UnsafeBufferPointer<UInt8>, after start: Int) -> (spaces: Int, end: Int) {
        var (spaces, index) = (0, start)
        while index < bytes.count {
            let width = width(bytes, at: index)
            guard kind(bytes, at: index, width) == .space else { break }
            spaces += 1
            index += width
        }
        return (spaces, index)
    }

    /// Whether a closing bracket stands there.
    private static func closes(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        guard index < bytes.count else { return false }
        if bytes[index] == UInt8(ascii: ")") { return true }
        return index + 2 < bytes.count && bytes[index] == 0xEF && bytes[index + 1] == 0xBC && bytes[index + 2] == 0x89
    }
}
