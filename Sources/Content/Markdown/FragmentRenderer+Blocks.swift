import ChineseText
package import Diagnostics

extension FragmentRenderer {
    mutating func block(_ node: CMarkNode, _ kind: CMarkNode.Kind, entering: Bool) {
        if entering, kind != .document { notePlace(node) }
        switch kind {
        case .paragraph: paragraph(node, entering: entering)
        case .heading: heading(node, entering: entering)
        case .blockQuote:
            nest(node, entering)
            container("blockquote", entering)
        case .list:
            nest(node, entering)
            list(node, entering: entering)
        case .item: item(node, entering: entering)
        case .codeBlock: codeBlock(node)
        case .htmlBlock: htmlBlock(node)
        case .thematicBreak:
            out.newLine()
            out.raw("<hr />\n")
        case .table: tableElement(node, entering: entering)
        case .tableRow: tableRow(node, entering: entering)
        case .tableCell: tableCell(node, entering: entering)
        case .footnoteDefinition: footnoteDefinition(entering: entering)
        default: break
        }
        if !entering { lastScalar = nil }
    }

    private mutating func notePlace(_ node: CMarkNode) {
        let line = firstLine + node.startLine - 1
        if places.last?.line != line {
            places.append(Fragment.BlockPlace(offset: out.bytes.count, line: line))
        }
    }

    /// Counts quotations and lists in one another: nobody sees the text of the hundredth.
    private mutating func nest(_ node: CMarkNode, _ entering: Bool) {
        nesting += entering ? 1 : -1
        guard entering, nesting == Self.deepest + 1 else { return }
        let start = offset(line: node.startLine, column: node.startColumn)
        lookalikes.add(.deep, start..<start + 1)
    }

    /// As many levels as the style sheet still tells apart.
    private static let deepest = 8

    private mutating func container(_ name: String, _ entering: Bool) {
        out.newLine()
        out.raw(entering ? "<\(name)>\n" : "</\(name)>\n")
    }

    /// Whether a block is the text of an item of a list without blank lines.
    func isInTightList(_ node: CMarkNode) -> Bool {
        node.parent?.kind == .item && node.parent?.parent?.isTightList == true
    }

    private mutating func paragraph(_ node: CMarkNode, entering: Bool) {
        let isTight = isInTightList(node)
        if entering {
            if !isTight { out.newLine() }
            if !isTight { out.raw("<p>") }
            paragraphStart = plainText.count
            if node.endLine > node.startLine { lookAtLines(node) }
            return
        }
        if firstParagraph == nil, node.parent?.kind == .document { firstParagraph = paragraphStart..<plainText.count }
        endOfText()
        if !isTight {
            footnotes.backlinks(ifLastParagraph: node.next == nil && node.parent?.kind == .footnoteDefinition, &out)
            out.raw("</p>\n")
        }
    }

    private mutating func lookAtLines(_ node: CMarkNode) {
        let (first, last) = (node.startLine, min(node.endLine, lineStarts.count))
        guard first >= 1, first < last else { return }
        let lines = (first...last).map { line in
            let end = line < lineStarts.count ? lineStarts[line] : fed.bytes.count
            return fed.bytes[lineStarts[line - 1]..<end].prefix { $0 != 0x0A && $0 != 0x0D }
        }
        lookalikes.look(lines, at: offset(line: first, column: 1))
    }

    /// A line feed in the plain text between blocks.
    private mutating func endOfText() {
        if plainText.last != UInt8(ascii: "\n"), !plainText.isEmpty { plainText.append(UInt8(ascii: "\n")) }
    }

    private mutating func heading(_ node: CMarkNode, entering: Bool) {
        let level = min(node.headingLevel + levelShift, 6)
        if entering {
            headingDepth += 1
            let title = visibleText(node)
            let id = headings.add(rawText(of: node), title: title, level: level)
            let start = offset(line: node.startLine, column: node.startColumn)
            if title.allSatisfy(\.isWhitespace) { lookalikes.add(.emptyHeading, start..<start + 1) }
            lookAtHeading(node, title: title)
            if headings.repeatsIdentifier { lookalikes.add(.sameIdentifier, start..<start + 1) }
            out.newLine()
            out.raw("<h\(level) id=\"\(id)\">")
        } else {
            headingDepth -= 1
            endOfText()
            out.raw("</h\(level)>\n")
        }
    }

    private func rawText(of heading: CMarkNode) -> String {
        var last = heading.firstChild
        while let next = last?.next { last = next }
        guard let last, last.kind == .text, last.withLiteral({ $0.has(UInt8(ascii: "}")) }) else { return "" }
        // `{#id}` may have been cut into several text nodes by cmark.
        var text = ""
        var child = heading.firstChild
        while let current = child {
            text = current.kind == .text ? text + fed.clean(String(decoding: current.literal, as: UTF8.self)) : ""
            child = current.next
        }
        return text
    }

    private mutating func list(_ node: CMarkNode, entering: Bool) {
        out.newLine()
        guard node.isOrderedList else {
            out.raw(entering ? "<ul>\n" : "</ul>\n")
            return
        }
        let start = node.listStart == 1 ? "" : " start=\"\(node.listStart)\""
        out.raw(entering ? "<ol\(start)>\n" : "</ol>\n")
        if entering { lookAtNumbers(node) }
    }

    private mutating func item(_ node: CMarkNode, entering: Bool) {
        guard entering else {
            flushRun()
            endOfText()
            out.raw("</li>\n")
            return
        }
        out.newLine()
        out.raw("<li>")
        if let done = node.taskIsDone {
            // An item may hold lists and tables of its own, which no label may: the box says its state itself.
            out.raw(
                done
                    ? "<input type=\"checkbox\" checked=\"\" disabled=\"\" aria-label=\"已完成\" /> "
                    : "<input type=\"checkbox\" disabled=\"\" aria-label=\"未完成\" /> "
            )
        }
    }

    private mutating func codeBlock(_ node: CMarkNode) {
        var literal = restoringDirectives(node.withLiteral { fed.clean($0) }, of: node)
        // People indent a word to a colleague with the list that it stands in.
        if !node.isFenced, literal.range(of: Comment.start) != nil {
            literal = Comment.dropped(from: literal)
            if literal.allSatisfy({ $0 <= 0x20 }) { return }
            if literal.range(of: Comment.start) != nil {
                let start = offset(line: node.startLine, column: node.startColumn)
                lookalikes.add(.comment, source.bytes[start...].firstRange(of: Comment.start) ?? start..<start)
            }
        }
        lookAtCode(node, literal)
        out.newLine()
        let language = fed.clean(node.fenceInfo).split { $0 == " " || $0 == "\t" }.first
        out.raw("<pre><code")
        if let language {
            out.raw(" class=\"language-")
            out.escaped(Array(language.utf8))
            out.raw("\"")
        }
        out.raw(">")
        out.escaped(literal)
        plainText.append(contentsOf: literal)
        endOfText()
        out.raw("</code></pre>\n")
    }

    /// Puts back the `:::` lines that turned out to be code.
    private func restoringDirectives(_ literal: [UInt8], of node: CMarkNode) -> [UInt8] {
        guard !directives.lines.isEmpty else { return literal }
        let lines = (node.startLine...max(node.startLine, node.endLine)).filter { directives.lines[$0] != nil }
        guard !lines.isEmpty else { return literal }
        var result: [UInt8] = []
        var remaining = lines[...]
        for line in literal.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if line.starts(with: "<?".utf8), let number = remaining.first, let directive = directives.lines[number],
                directive.range.count == line.count
            {
                result += source.bytes[range(of: directive)]
                remaining = remaining.dropFirst()
            } else {
                result += line
            }
            result.append(UInt8(ascii: "\n"))
        }
        return Array(result.dropLast())
    }

    private mutating func htmlBlock(_ node: CMarkNode) {
        if let directive = directives.lines[node.startLine] { return self.directive(directive) }
        rawHTML(node, isInline: false)
    }
}

extension FindingCode {
    /// Every code of this module.
    package static let markdownCodes: [FindingCode] = [
        .tableTooLarge, .signsPiled, .rawHTML, .htmlRefused, .commentTakesText, .textLost, .directiveUnknown,
        .directiveUnclosed,
        .directiveUnopened,
        .directiveArgument,
        .directiveEmpty, .lookalike,
    ]
}
