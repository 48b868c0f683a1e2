import ChineseText

extension FragmentRenderer {
    /// How many bytes are searched for where something stands.
    static let reach = 4096

    /// The starts of lines as cmark counts them: LF, CRLF or a lone CR ends one.
    static func lineStarts(_ text: [UInt8]) -> [Int] {
        var starts = [0]
        guard text.has(0x0D) else {
            text.withUnsafeBufferPointer { text in
                var index = text.next(0x0A)
                while index < text.count {
                    starts.append(index + 1)
                    index = text.next(0x0A, from: index + 1)
                }
            }
            return starts
        }
        text.withUnsafeBufferPointer { text in
            for index in 0..<text.count {
                let byte = text[index]
                if byte == 0x0A || byte == 0x0D && (index + 1 == text.count || text[index + 1] != 0x0A) {
                    starts.append(index + 1)
                }
            }
        }
        return starts
    }

    /// File offset of a line and byte column of cmark, both counted from 1.
    func offset(line: Int, column: Int) -> Int { base + fed.source(position(line: line, column: column)) }

    /// Offset in `fed` of a line and byte column of cmark.
    private func position(line: Int, column: Int) -> Int {
        guard line >= 1, line <= lineStarts.count else { return 0 }
        return min(lineStarts[line - 1] + max(column - 1, 0), fed.bytes.count)
    }

    /// Adds the literal of a text node to the run, each piece with its place in the file.
    ///
    /// A piece ends where source and text differ: at a mark, a backslash, a character reference.
    mutating func text(_ literal: UnsafeBufferPointer<UInt8>, of node: CMarkNode) {
        var position = locate(literal, of: node)
        // Nearly all text stands in the source as it is.
        if fed.isPlain(literal), literal.stands(at: position, in: fed.bytes) {
            append(literal, 0..<literal.count, at: position)
            cursor = position + literal.count
            return
        }
        var index = 0
        while index < literal.count {
            if let length = fed.mark(at: index, in: literal) {
                index += length
                position += length
                continue
            }
            let start = index
            while index < literal.count, position < fed.bytes.count, literal[index] == fed.bytes[position],
                index == start || fed.mark(at: index, in: literal) == nil, !isReference(literal, at: index, position)
            {
                index += 1
                position += 1
            }
            if index > start {
                append(literal, start..<index, at: position - (index - start))
            } else {
                (index, position) = translated(literal, at: index, from: position)
            }
        }
        cursor = position
    }

    /// Whether `&` in the source begins a character reference for the `&` in the text.
    private func isReference(_ literal: UnsafeBufferPointer<UInt8>, at index: Int, _ position: Int) -> Bool {
        guard literal[index] == UInt8(ascii: "&"), position + 1 < fed.bytes.count else { return false }
        return index + 1 == literal.count || literal[index + 1] != fed.bytes[position + 1]
    }

    private mutating func append(_ literal: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, at position: Int) {
        let piece = UnsafeBufferPointer(rebasing: literal[range])
        run.append(piece, at: base + fed.source(position))
        lastScalar = Self.lastScalar(piece) ?? lastScalar
    }

    /// Text that stands otherwise in the source; how far both have been read behind it.
    private mutating func translated(
        _ literal: UnsafeBufferPointer<UInt8>, at index: Int, from position: Int
    ) -> (Int, Int) {
        let text = fed.bytes
        guard position < text.count else {
            append(literal, index..<literal.count, at: position)
            return (literal.count, position)
        }
        switch text[position] {
        case UInt8(ascii: "\\") where position + 1 < text.count && text[position + 1] == literal[index]:
            return (index, position + 1)
        case 0 where index + 3 <= literal.count:
            append(literal, index..<index + 3, at: position)
            return (index + 3, position + 1)
        case UInt8(ascii: "&"):
            guard let end = text[position...].prefix(40).firstIndex(of: UInt8(ascii: ";")) else { break }
            var next = index + 1
            while next < literal.count, next < index + 9,
                literal[next] & 0xC0 == 0x80 || end + 1 >= text.count || literal[next] != text[end + 1]
            { next += 1 }
            append(literal, index..<next, at: position)
            return (next, end + 1)
        default: break
        }
        append(literal, index..<literal.count, at: position)
        return (literal.count, position)
    }

    /// Where in `fed` a text node begins: where cmark says, or where its line holds its first bytes.
    private func locate(_ literal: UnsafeBufferPointer<UInt8>, of node: CMarkNode) -> Int {
        let line = node.startLine
        let said = position(line: line, column: node.startColumn)
        if begins(literal, at: said) { return said }
        guard line >= 1, line <= lineStarts.count else { return said }
        let start = max(lineStarts[line - 1], cursor)
        let end = min(line < lineStarts.count ? lineStarts[line] : fed.bytes.count, start + Self.reach)
        var index = start
        while index < end {
            if begins(literal, at: index) { return index }
            index += 1
        }
        return said
    }

    private func begins(_ literal: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        guard start < fed.bytes.count else { return false }
        if fed.bytes[start] == UInt8(ascii: "\\") {
            return start + 1 < fed.bytes.count && fed.bytes[start + 1] == literal[0]
        }
        for index in 0..<min(literal.count, 24) {
            guard start + index < fed.bytes.count else { return false }
            let byte = fed.bytes[start + index]
            if byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "&") || byte == 0 { return true }
            if byte != literal[index] { return false }
        }
        return true
    }

    /// Whether a strikethrough is a pair of single `~`, such as `3~5天，6~8天`, in a line that is not all ASCII.
    func isRange(_ node: CMarkNode) -> Bool {
        let tilde = UInt8(ascii: "~")
        let open = position(line: node.startLine, column: node.startColumn)
        guard open < fed.bytes.count, fed.bytes[open] == tilde, open + 1 < fed.bytes.count, fed.bytes[open + 1] != tilde
        else { return false }
        return isInChinese(open, line: node.startLine)
    }

    /// Whether an emphasis is a pair of `*` of which the first stands between figures, such as `3*4*5米`, in a line that is not
    /// all ASCII.
    func isProduct(_ node: CMarkNode) -> Bool {
        let open = position(line: node.startLine, column: node.startColumn)
        let isFigure: (Int) -> Bool = { [bytes = fed.bytes] index in
            bytes.indices.contains(index) && (0x30...0x39).contains(bytes[index])
        }
        guard open < fed.bytes.count, fed.bytes[open] == UInt8(ascii: "*"), isFigure(open - 1), isFigure(open + 1)
        else { return false }
        return isInChinese(open, line: node.startLine)
    }

    /// Whether the line around a place of `fed` is not all ASCII.
    private func isInChinese(_ position: Int, line: Int) -> Bool {
        let start = max(0, lineStarts[line - 1], position - Self.reach)
        return fed.bytes[start...].prefix(Self.reach * 2).prefix { $0 != 0x0A }.contains { $0 >= 0x80 }
    }
}
