import Archives
import ChineseText

/// Reads the text of a web page: the part of it that holds what is asked for, without menus and footers.
///
/// ## Parsing behavior
/// - Blocks (`p`, `div`, `li`, `br`, rows of tables …) are lines; white space is one space, none at the ends of a line.
/// - Scripts, styles, forms and what is `display: none` are left out. Text that is struck out (`del`, `s`, `strike`, line-through)
///   is left out, and its words are in `unread`.
/// - Of elements in each other the smallest counts that holds nearly all lines for which `isWanted` says yes: the sites of
///   npc.gov.cn and gov.cn put the text into one element (`#Zoom`, `.TRS_Editor`, `#UCAP-CONTENT`, `.pages_content`), whatever it is called this year.
/// - Headings `h1` and the title of the page, up to the first `_`, `-` or `|`, may be the title.
package enum HTMLText {
    /// The lines of a page; how many lines outside were left out is in `unread`.
    package static func read(_ html: [UInt8], isWanted: (String) -> Bool) throws -> DocumentText {
        let root = Markup.Node.element("#", attributes: [:], children: try Markup.page(html))
        var text = DocumentText()
        let all = lines(of: root)
        let wanted = all.count(where: isWanted)
        var best = root
        if wanted > 0 {
            // A page has one text: go down as long as one child holds nearly all of it.
            while let child = children(of: best).first(where: { child in
                lines(of: child).count(where: isWanted) * 20 >= wanted * 19
            }) {
                best = child
            }
        }
        let read = read(best)
        (text.lines, text.broken) = (read.lines, read.broken)
        text.titles = titles(of: root)
        for words in struck(in: best) { text.drop(words) }
        let outside = all.count - text.lines.count
        if wanted > 0, outside > 0 { text.unread.append("正文以外的 \(outside) 行（菜单、页脚等）") }
        return text
    }

    private static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt", "fieldset",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav",
        "ol", "p", "pre", "section", "table", "tbody", "thead", "title", "tr", "ul",
    ]
    private static let hidden: Set<String> = [
        "head", "script", "style", "noscript", "select", "option", "button", "template", "iframe", "object", "textarea",
    ]

    private static func children(of node: Markup.Node) -> [Markup.Node] {
        guard case .element(_, _, let children) = node else { return [] }
        return children.filter { if case .element = $0 { true } else { false } }
    }

    /// The lines of a node and all in it.
    private static func lines(of node: Markup.Node) -> [String] { read(node).lines }

    private static func read(_ node: Markup.Node) -> Reading {
        var reading = Reading()
        walk(node, &reading)
        reading.end(by: "")
        return reading
    }

    /// The lines so far, and the one that has begun.
    private struct Reading {
        var lines: [String] = []
        /// Those that a single `<br>` begins.
        var broken: Set<Int> = []
        var line = ""
        private var isBroken = false

        /// Ends the line before or behind an element.
        mutating func end(by name: String) {
            let count = lines.count
            HTMLText.end(&line, &lines)
            if lines.count > count, isBroken { broken.insert(count) }
            // Two <br> are a paragraph.
            isBroken = name == "br" && (lines.count > count || isBroken && count == 0)
        }
    }

    private static func walk(_ node: Markup.Node, _ reading: inout Reading) {
        switch node {
        case .text(let words): reading.line += words
        case .element(let name, let attributes, let children):
            guard !hidden.contains(name), !isInvisible(attributes), !isStruck(name, attributes) else { return }
            let isBlock = blocks.contains(name)
            if isBlock { reading.end(by: name) }
            for child in children { walk(child, &reading) }
            if isBlock, name != "br" { reading.end(by: name) }
            if name == "td" || name == "th" { reading.line += "\u{3000}" }
        }
    }

    /// The struck words of a node, one text for each outermost mark.
    private static func struck(in node: Markup.Node) -> [String] {
        guard case .element(let name, let attributes, let children) = node, !hidden.contains(name),
            !isInvisible(attributes)
        else { return [] }
        guard isStruck(name, attributes) else { return children.flatMap(struck) }
        let words = lines(of: .element("div", attributes: [:], children: children)).joined()
        return words.isEmpty ? [] : [words]
    }

    private static func isStruck(_ name: String, _ attributes: [String: String]) -> Bool {
        if ["del", "s", "strike"].contains(name) { return true }
        let style = attributes["style"]?.lowercased() ?? ""
        return style.contains("line-through")
    }

    private static func isInvisible(_ attributes: [String: String]) -> Bool {
        if attributes["hidden"] != nil { return true }
        let style = attributes["style"]?.lowercased().filter { !$0.isWhitespace } ?? ""
        return style.contains("display:none")
    }

    /// Ends a line: white space in a run is one space, an ideographic one where there is one, and nothing where it is only
    /// a line break of the source between two wide characters.
    fileprivate static func end(_ line: inout String, _ lines: inout [String]) {
        defer { line = "" }
        var result = ""
        var gap = ""
        for character in line {
            if character.isWhitespace {
                gap.append(character)
            } else {
                if !gap.isEmpty, let last = result.last { result += space(gap, between: last, character) }
                gap = ""
                result.append(character)
            }
        }
        if !result.isEmpty { lines.append(result) }
    }

    private static func space(_ gap: String, between left: Character, _ right: Character) -> String {
        if gap.contains("\u{3000}") { return "\u{3000}" }
        let isBreak = gap.contains { $0.isNewline } && !gap.contains("\u{00A0}")
        let isWide = [left, right].allSatisfy { character in
            character.unicodeScalars.first.map { EastAsianWidth.isWide($0.value) } ?? false
        }
        return isBreak && isWide ? "" : " "
    }

    /// What the page itself calls its text.
    private static func titles(of node: Markup.Node) -> [String] {
        guard case .element(let name, _, let children) = node else { return [] }
        if name == "h1" { return [lines(of: node).joined()] }
        if name == "title" {
            let words = lines(of: .element("div", attributes: [:], children: children)).joined()
            let first = words.split { "_|-—－–".contains($0) }.first.map(String.init) ?? ""
            return [DocxReader.trimmed(first)]
        }
        return children.flatMap(titles)
    }
}
