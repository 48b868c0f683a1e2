package import Diagnostics

/// An element of raw HTML that is open, and in which container of the Markdown it was opened.
struct OpenElement {
    let name: String
    let depth: Int
    let directives: Int
    /// Its tag in the file.
    let range: Range<Int>
}

/// How raw HTML is treated, and what has been met of it.
struct RawHTML {
    /// The site lets through what ``HTMLRules`` lets through; otherwise all is shown as text.
    var isAllowed = false
    var open: [OpenElement] = []
    /// How many containers the walk is in.
    var depth = 0
    var count = 0
    var first: Range<Int>?
    /// Where in the file the last tag that was found ends.
    var found = 0
    var refused = 0
    /// Elements that were refused: their end tags are no news.
    var refusedNames: Set<String> = []
}

extension FragmentRenderer {
    /// How many refusals of one document are reported.
    private static let enough = 20

    /// Raw HTML: shown as text, or what the rules allow of it.
    mutating func rawHTML(_ node: CMarkNode, isInline: Bool) {
        let html = node.withLiteral { fed.clean($0) }
        // A block may stand up to three spaces further in, which are part of it.
        let isComment = html.drop { $0 == 0x20 }.starts(with: "<!--".utf8)
        if isComment, isInline || !rawHTML.isAllowed {
            if !isInline { comment(html, line: firstLine + node.startLine - 1) }
            return
        }
        rawHTML.count += 1
        let line = firstLine + node.startLine - 1
        if rawHTML.first == nil { rawHTML.first = range(of: html[...], line: line) }
        if rawHTML.isAllowed { return sanitized(html, line: line, isInline: isInline) }
        if isInline { return out.escaped(html) }
        markRaw(html[...], line: line)
        let isTight = isInTightList(node)
        if !isTight {
            out.newLine()
            out.raw("<p>")
        }
        out.escaped(html.prefix(html.last == UInt8(ascii: "\n") ? html.count - 1 : html.count))
        if !isTight { out.raw("</p>\n") }
    }

    /// A comment that shows nothing; text that it would take with it is an error.
    private mutating func comment(_ html: [UInt8], line: Int) {
        var rest = html.drop { $0 == 0x20 }
        while rest.starts(with: "<!--".utf8) {
            guard let end = rest.dropFirst(2).firstRange(of: Array("-->".utf8)) else {
                return findings.append(
                    Finding(
                        .commentTakesText, at: source.place(range(of: html[...], line: line)),
                        "注释“<!--”没有结尾，后面的文字都不会显示", explanation: ["在注释的末尾写上 -->"]))
            }
            rest = rest[end.upperBound...].drop { $0 <= 0x20 }
        }
        guard !rest.isEmpty else { return }
        let lines = html[..<rest.startIndex].count { $0 == 0x0A }
        findings.append(
            Finding(
                .commentTakesText, at: source.place(range(of: rest, line: line + lines)), "注释后面的这些文字不会显示",
                explanation: ["以注释开头的一行，整行都算注释：让注释自己占一行，文字另起一段"]))
    }

    private mutating func sanitized(_ html: [UInt8], line: Int, isInline: Bool) {
        if !isInline { out.newLine() }
        var line = line
        var position = 0
        let tokens = HTMLTokenizer.tokens(html)
        for (number, (token, offset)) in tokens.enumerated() {
            line += html[position..<offset].count { $0 == 0x0A }
            position = offset
            let end = number + 1 < tokens.count ? tokens[number + 1].1 : html.count
            let place = { [line] (renderer: Self) in renderer.range(of: html[offset..<end], line: line) }
            switch token {
            case .text(let range):
                let isBlank = html[range].allSatisfy { $0 <= 0x20 }
                if !isInline, isBlank, out.bytes.isEmpty || out.bytes.last == 0x0A { continue }
                rawText(html[range])
                markRaw(html[range], line: line)
            case .comment: break
            case .start(let name, let attributes):
                let range = place(self)
                rawHTML.found = range.upperBound
                start(name, attributes, range, isInline: isInline)
            case .end(let name):
                let range = place(self)
                rawHTML.found = range.upperBound
                self.end(name, range)
            case .other(let range):
                refuse(
                    "“\(String(decoding: html[range].prefix(30), as: UTF8.self))”不是完整的标签", "请核对尖括号和引号，或删去", place(self))
                out.escaped(html[range])
            }
        }
        if !isInline { out.newLine() }
    }

    /// Text between tags: its character references stay.
    private mutating func rawText(_ text: ArraySlice<UInt8>) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "<"): out.raw("&lt;")
            case UInt8(ascii: ">"): out.raw("&gt;")
            default: out.byte(byte)
            }
        }
        plainText.append(contentsOf: text.lazy.map { $0 == 0x0A ? 0x20 : $0 })
    }

    /// Marks in text between tags, where no link is made: they are looked up all the same.
    private mutating func markRaw(_ text: ArraySlice<UInt8>, line: Int) {
        guard !isInCode else { return }
        for range in text.withUnsafeBufferPointer({ marks($0) }) {
            let start = text.startIndex + range.lowerBound
            let words = text[start..<text.startIndex + range.upperBound]
            let place = self.range(of: words, line: line + text[..<start].count { $0 == 0x0A })
            rawHTML.found = max(rawHTML.found, place.upperBound)
            linkedMarks.append(Fragment.LinkedMark(text: String(decoding: words, as: UTF8.self), range: place))
        }
    }

    /// Whether the walk is in an element whose text is no prose: `<code>`, `<pre>`, `<kbd>`, `<samp>`.
    var isInCode: Bool { rawHTML.open.contains { HTMLRules.isCode($0.name) } }

    /// Where HTML stands in a line of the file, behind the tag that was found last; the whole line where it cannot be found.
    private func range(of html: ArraySlice<UInt8>, line: Int) -> Range<Int> {
        let bytes = source.bytes
        let start = min(offset(line: line - firstLine + 1, column: 1), bytes.count)
        let limit = bytes[start...].prefix(Self.reach).firstIndex(of: 0x0A) ?? min(start + Self.reach, bytes.count)
        let wanted = html.prefix { $0 != 0x0A && $0 != 0x0D }
        var index = max(start, min(rawHTML.found, limit))
        while !wanted.isEmpty, index + wanted.count <= limit {
            if bytes[index..<index + wanted.count].elementsEqual(wanted) { return index..<index + wanted.count }
            index += 1
        }
        return start..<limit
    }

    // MARK: Tags

    private mutating func start(
        _ name: String, _ attributes: [HTMLToken.Attribute], _ range: Range<Int>, isInline: Bool
    ) {
        guard HTMLRules.allows(name, inLine: isInline) else {
            let advice = HTMLRules.isBlock(name) ? "<\(name)> 要另起一行写，前面空一行" : HTMLRules.advice(name)
            rawHTML.refusedNames.insert(name)
            return refuse("不能用标签 <\(name)>", advice, range)
        }
        var kept: [HTMLToken.Attribute] = []
        for attribute in attributes where !kept.contains(where: { $0.name == attribute.name }) {
            if let objection = HTMLRules.objection(to: attribute, of: name) {
                refuse(objection, "请删去“\(attribute.name)”", range)
            } else {
                kept.append(attribute)
            }
        }
        let value: (String) -> String? = { wanted in kept.first { $0.name == wanted }?.value }
        switch name {
        case "img":
            addHole(
                .image(source: value("src") ?? "", alternative: value("alt") ?? "", title: value("title") ?? ""),
                at: range)
            return
        case "a":
            guard !rawHTML.open.contains(where: { $0.name == "a" }), linkDepth == 0 else {
                return refuse("链接里不能再有链接", "请删去里面的 <a>", range)
            }
            linkDepth += 1
            addHole(
                .linkStart(destination: value("href") ?? "", title: value("title") ?? "", text: ""),
                at: range)
        default:
            out.raw("<\(name)")
            for attribute in kept {
                out.raw(" \(attribute.name)=\"")
                out.escaped(attribute.value.utf8)
                out.raw("\"")
            }
            out.raw(">")
        }
        guard !HTMLRules.void.contains(name) else { return }
        rawHTML.open.append(
            OpenElement(name: name, depth: rawHTML.depth, directives: openDirectives.count, range: range))
    }

    /// Closes an element of the same container, and what is still open in it.
    private mutating func end(_ name: String, _ range: Range<Int>) {
        let isHere: (OpenElement) -> Bool = { [depth = rawHTML.depth, count = openDirectives.count] element in
            element.depth == depth && element.directives == count
        }
        let reachable = rawHTML.open.reversed().prefix(while: isHere)
        guard reachable.contains(where: { $0.name == name }) else {
            if rawHTML.refusedNames.contains(name) { return }
            return refuse("</\(name)> 在这里没有对应的开头", "标签要在同一段、同一个列表项或同一个框里成对，请核对", range)
        }
        while let element = rawHTML.open.popLast() {
            close(element)
            if element.name == name { return }
        }
    }

    private mutating func close(_ element: OpenElement) {
        if element.name == "a" {
            linkDepth -= 1
            addHole(.linkEnd, at: holes.last?.range ?? 0..<0)
        } else {
            out.raw("</\(element.name)>")
        }
    }

    /// Closes what was opened deeper than where the walk is now.
    mutating func closeElements(deeperThan depth: Int, directives: Int) {
        while let last = rawHTML.open.last, last.depth > depth || last.directives > directives {
            rawHTML.open.removeLast()
            close(last)
            refuse("<\(last.name)> 没有结束", "标签要在同一段、同一个列表项或同一个框里成对，请补写 </\(last.name)>", last.range)
        }
    }

    private mutating func refuse(_ summary: String, _ how: String, _ range: Range<Int>) {
        rawHTML.refused += 1
        guard rawHTML.refused <= Self.enough else { return }
        findings.append(Finding(.htmlRefused, at: source.place(range), summary, explanation: [how]))
    }

    /// What is to be said of raw HTML once the document is read.
    mutating func reportRawHTML() {
        guard rawHTML.count > 0, !rawHTML.isAllowed else { return }
        findings.append(
            Finding(
                .rawHTML, at: rawHTML.first.map { source.place($0) }, "正文里有 HTML 代码，已当作文字显示（本文件共 \(rawHTML.count) 处）",
                explanation: ["换段空一行，加粗写 **文字**，提示框写 :::note"])
        )
    }
}

extension FindingCode {
    package static let rawHTML = FindingCode(
        "markdown.raw-html",
        .warning,
        "正文里有 HTML 代码",
        manual: """
            正文里的 HTML 标签（如 `<div>`、`<br>`）按文字原样显示，不起作用，这样别人贴来的内容不会带进外部脚本。
            请改用 Markdown：换段空一行，加粗用 `**文字**`，链接用 `[文字](路径)`，提示框用 `:::note`。
            确实要用标签，在 site.yaml 里写 `html: allow`，安全的标签就起作用。
            """
    )
    package static let commentTakesText = FindingCode(
        "markdown.comment",
        .error,
        "注释带走了正文",
        manual: """
            `<!-- 给同事看的话 -->` 是注释，不会显示。一段以注释开头时，按 Markdown 的规矩，到 `-->` 那一行的末尾都不是正文；
            没有写 `-->` 的，一直到文件末尾都不显示。这样丢了正文，引用的法条也没有核对，所以是错误。

            请让注释自己占一行，前后空一行；正文另起一段。
            """
    )
    package static let htmlRefused = FindingCode(
        "markdown.html-refused",
        .error,
        "不能用的 HTML",
        manual: """
            site.yaml 里写了 `html: allow`，正文里可以用说明文字性质的标签：`<p> <div> <span> <br> <b> <i> <u> <sub> <sup> <mark> <small> <ruby>
            <ul> <ol> <li> <dl> <table> <details> <figure> <a> <img>` 等，属性限于 `class title lang dir` 和表格的合并、对齐。
            脚本、表单、框架、`style`、`on…` 和别的属性都不能用；标签要在同一段、同一个列表项或同一个框里成对。
            请按提示删去或补全。
            """
    )
}
