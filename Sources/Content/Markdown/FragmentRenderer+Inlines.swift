import ChineseText
import Diagnostics

extension FragmentRenderer {
    mutating func inline(_ node: CMarkNode, _ kind: CMarkNode.Kind, entering: Bool) {
        switch kind {
        case .text:
            node.withLiteral { literal in
                guard literal.count > 0 else { return }
                text(literal, of: node)
            }
        case .softBreak: softBreak(node)
        case .lineBreak:
            flushRun()
            out.raw("<br />\n")
            plainText.append(0x20)
            lastScalar = nil
        case .emphasis:
            if entering { lookAtEmphasis(node) }
            emphasis(node, entering)
        case .strong:
            if entering { lookAtEmphasis(node) }
            tag("<strong>", "</strong>", entering)
        case .strikethrough: strikethrough(node, entering)
        case .code: code(node)
        case .link: link(node, entering: entering)
        case .image: image(node)
        case .htmlInline:
            flushRun()
            rawHTML(node, isInline: true)
        case .footnoteReference where entering: footnoteReference(node)
        default: break
        }
    }

    private mutating func tag(_ start: StaticString, _ end: StaticString, _ entering: Bool) {
        flushRun()
        out.raw(entering ? start : end)
    }

    /// `~~删去~~`, but not `3~5天，6~8天`.
    private mutating func strikethrough(_ node: CMarkNode, _ entering: Bool) {
        let isRange = entering ? isRange(node) : tildes.last == true
        if !isRange { flushRun() }
        if entering { tildes.append(isRange) } else { tildes.removeLast() }
        guard isRange else { return tag("<del>", "</del>", entering) }
        let column = entering ? node.startColumn : node.endColumn
        run.append(UInt8(ascii: "~"), at: offset(line: node.startLine, column: column))
        lastScalar = 0x7E
    }

    /// `*重点*`, but not `3*4*5米`.
    private mutating func emphasis(_ node: CMarkNode, _ entering: Bool) {
        let isProduct = entering ? isProduct(node) : products.last == true
        if entering { products.append(isProduct) } else { products.removeLast() }
        guard isProduct else { return tag("<em>", "</em>", entering) }
        let column = entering ? node.startColumn : node.endColumn
        run.append(UInt8(ascii: "*"), at: offset(line: node.startLine, column: column))
        lastScalar = 0x2A
    }

    private mutating func softBreak(_ node: CMarkNode) {
        if SoftBreak.joins(lastScalar, Self.scalar(after: node)) { return }
        run.append(UInt8(ascii: "\n"), at: offset(line: node.startLine, column: node.startColumn))
        lastScalar = 0x20
    }

    private mutating func code(_ node: CMarkNode) {
        flushRun()
        out.raw("<code>")
        node.withLiteral { literal in
            let code = fed.clean(literal)
            out.escaped(code)
            plainText.append(contentsOf: code)
            lastScalar = code.withUnsafeBufferPointer { Self.lastScalar($0) } ?? lastScalar
        }
        out.raw("</code>")
    }

    private mutating func link(_ node: CMarkNode, entering: Bool) {
        flushRun()
        linkDepth += entering ? 1 : -1
        if entering {
            let place = place(ofLink: node)
            let text = visibleText(node)
            if text.allSatisfy(\.isWhitespace) { lookalikes.add(.emptyLink, place) }
            addHole(
                .linkStart(destination: fed.clean(node.url), title: fed.clean(node.title), text: text), at: place)
        } else {
            addHole(.linkEnd, at: holes.last?.range ?? 0..<0)
        }
    }

    /// The destination in the source where it can be found on the line, else the node's start.
    private func place(ofLink node: CMarkNode) -> Range<Int> {
        let bytes = source.bytes
        let start = min(offset(line: node.startLine, column: node.startColumn), bytes.count)
        let limit = min(start + Self.reach, bytes.count)
        let url = Array(fed.clean(node.url).utf8)
        return bytes.withUnsafeBufferPointer { bytes in
            // A line may hold tens of thousands of links: byte by byte this takes seconds.
            let reach = UnsafeBufferPointer(rebasing: bytes[start..<limit])
            let line = UnsafeBufferPointer(rebasing: reach[..<reach.next(0x0A)])
            if let found = line.range(of: url) { return start + found.lowerBound..<start + found.upperBound }
            // [乙][r]: the address stands elsewhere.
            let end = offset(line: node.endLine, column: node.endColumn + 1)
            return start..<(start < end ? min(end, start + line.count) : start + line.count)
        }
    }

    private mutating func image(_ node: CMarkNode) {
        flushRun()
        skipped = node
        lookAtEmphasis(below: node)
        let alternative = visibleText(node)
        let title = fed.clean(node.title)
        let place = place(ofLink: node)
        addHole(.image(source: fed.clean(node.url), alternative: alternative, title: title), at: place)
        for words in [alternative, title] where !words.isEmpty { markUnlinked(words) { _ in place } }
        plainText.append(contentsOf: alternative.utf8)
    }

    private mutating func footnoteReference(_ node: CMarkNode) {
        flushRun()
        let number = String(decoding: node.literal, as: UTF8.self)
        let id = footnotes.reference(number)
        out.raw("<sup class=\"footnote-ref\"><a href=\"#fn-\(number)\" id=\"\(id)\">\(number)</a></sup>")
    }

    /// Writes the text collected so far, with its marks and variables as holes.
    mutating func flushRun() {
        guard !run.isEmpty else { return }
        if headingDepth > 0 { dropAnchor() }
        // Swapped, not copied: its storage serves the next run again.
        var run = TextRun()
        swap(&run, &self.run)
        defer {
            run.clear()
            swap(&run, &self.run)
        }
        let signs = run.bytes.withUnsafeBufferPointer { ASCIISigns($0) }
        if linkDepth == 0 {
            lookalikes.look(run, signs, startsBlock: plainText.isEmpty || plainText.last == 0x0A, in: source)
        }
        let start = plainText.count
        // What is struck out is not what the page says: no list and no figure may show it.
        if !tildes.contains(false) {
            plainText.append(contentsOf: run.bytes)
        } else if !run.bytes.isEmpty {
            struckText += run.bytes.map { $0 == 0x0A ? 0x20 : $0 } + [0x0A]
        }
        if signs.contains(0x0A) {
            for index in start..<plainText.count where plainText[index] == 0x0A { plainText[index] = 0x20 }
        }
        run.bytes.withUnsafeBufferPointer { buffer in
            var position = 0
            for (range, kind) in special(buffer, signs) where range.lowerBound >= position {
                out.escaped(UnsafeBufferPointer(rebasing: buffer[position..<range.lowerBound]))
                addHole(kind, at: run.place(range))
                position = range.upperBound
            }
            out.escaped(UnsafeBufferPointer(rebasing: buffer[position...]))
        }
        if linkDepth > 0, !isInCode { markUnlinked(String(decoding: run.bytes, as: UTF8.self)) { run.place($0) } }
    }

    /// Marks in words where no link can stand: a caption, the heading of a box.
    mutating func markUnlinked(_ words: String, place: (Range<Int>) -> Range<Int>) {
        var words = words
        linkedMarks += words.withUTF8 { buffer in
            marks(buffer).map { range in
                let text = String(decoding: UnsafeBufferPointer(rebasing: buffer[range]), as: UTF8.self)
                return Fragment.LinkedMark(text: text, range: place(range))
            }
        }
    }

    /// Marks and variables in the order of their places; marks give way to variables.
    private func special(
        _ buffer: UnsafeBufferPointer<UInt8>, _ signs: ASCIISigns
    ) -> [(Range<Int>, Hole.Kind)] {
        var found: [(Range<Int>, Hole.Kind)] = []
        if signs.contains(UInt8(ascii: "{")) {
            found = variables(buffer).map { range, name in (range, .variable(name)) }
        }
        if linkDepth == 0, !isInCode {
            for range in marks(buffer) {
                let text = String(decoding: UnsafeBufferPointer(rebasing: buffer[range]), as: UTF8.self)
                found.append((range, .mark(text)))
            }
        }
        return found.count < 2 ? found : found.sorted { $0.0.lowerBound < $1.0.lowerBound }
    }

    /// `{{name}}`, white space allowed inside.
    private func variables(_ buffer: UnsafeBufferPointer<UInt8>) -> [(Range<Int>, String)] {
        let open = UInt8(ascii: "{")
        let close = UInt8(ascii: "}")
        var found: [(Range<Int>, String)] = []
        var index = buffer.next(open)
        while index + 4 < buffer.count {
            guard buffer[index] == open, buffer[index + 1] == open else {
                index += 1
                continue
            }
            var end = index + 2
            while end + 1 < buffer.count, buffer[end] != close, buffer[end] != open, buffer[end] != 0x0A { end += 1 }
            if end + 1 < buffer.count, buffer[end] == close, buffer[end + 1] == close {
                let inner = String(decoding: UnsafeBufferPointer(rebasing: buffer[index + 2..<end]), as: UTF8.self)
                let name = inner.filter { !$0.isWhitespace }
                if !name.isEmpty { found.append((index..<end + 2, name)) }
                index = end + 2
            } else {
                index = end
            }
        }
        return found
    }

    /// A heading's `{#id}` is not text.
    private mutating func dropAnchor() {
        guard run.bytes.has(UInt8(ascii: "}")) else { return }
        let text = String(decoding: run.bytes, as: UTF8.self)
        let shorter = HeadingList.withoutAnchor(text)
        guard shorter.utf8.count < text.utf8.count else { return }
        let spaces = shorter.reversed().prefix { $0 == " " }.count
        run.removeLast(text.utf8.count - shorter.utf8.count + spaces)
    }

    static func lastScalar(_ literal: UnsafeBufferPointer<UInt8>) -> UInt32? {
        guard literal.count > 0 else { return nil }
        var start = literal.count - 1
        while start > 0, literal[start] & 0xC0 == 0x80 { start -= 1 }
        return scalar(literal, at: start)
    }

    /// The scalar that begins at an index of valid UTF-8.
    static func scalar(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32? {
        guard index < text.count else { return nil }
        let lead = text[index]
        guard lead >= 0x80 else { return UInt32(lead) }
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard index + length <= text.count else { return nil }
        var value = UInt32(lead) & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
        for next in index + 1..<index + length { value = value << 6 | UInt32(text[next] & 0x3F) }
        return value
    }

    /// The first scalar that a reader meets behind a node in its block.
    static func scalar(after node: CMarkNode) -> UInt32? {
        var current = node
        while true {
            if let next = current.next {
                var first = next
                while let child = first.firstChild { first = child }
                if first.kind == .text || first.kind == .code {
                    let scalar = first.withLiteral { Self.scalar($0, at: 0) }
                    if let scalar { return first.kind == .code ? 0x61 : scalar }
                    current = next
                    continue
                }
                return nil
            }
            guard let parent = current.parent else { return nil }
            switch parent.kind {
            case .emphasis, .strong, .strikethrough, .link: current = parent
            default: return nil
            }
        }
    }
}
