package import Diagnostics
import Markdown
import Site
import Theme

/// One Markdown document as an HTML fragment, with no site around it: what `humen render` prints.
package enum PlainRendering {
    /// Links and pictures stay as they are written; citations and variables stay text.
    package static func html(of source: SourceText, findings: inout [Finding]) -> [UInt8] {
        let body = body(of: source, findings: &findings)
        let fragment = MarkdownParser(underTitle: false).parse(source, body: body, findings: &findings)
        return fragment.filled { _, hole in
            var html = HTML()
            switch hole.kind {
            case .linkStart(let destination, let title, _):
                html.append(trusted: "<a href=\"")
                html.append(encoded(destination))
                append("title", title, to: &html)
                html.append(trusted: "\">")
            case .linkEnd: html.append(trusted: "</a>")
            case .image(let source, let alternative, let title):
                html.append(trusted: "<img src=\"")
                html.append(encoded(source))
                html.append(trusted: "\" alt=\"")
                html.append(escaping: alternative)
                append("title", title, to: &html)
                html.append(trusted: "\" />")
            case .mark(let text): html.append(escaping: text)
            case .variable(let name): html.append(escaping: "{{\(name)}}")
            case .directiveStart(let directive): start(directive, &html)
            case .directiveEnd(let directive): end(directive, &html)
            }
            return html.bytes
        }
    }

    /// A directive without a site: boxes as they are, questions and articles by their names, films as links.
    private static func start(_ directive: Directive, _ html: inout HTML) {
        let isFigure = directive.kind == .figure
        html.append(trusted: isFigure ? "<figure class=\"directive figure\">" : "<aside class=\"directive ")
        if !isFigure {
            html.append(escaping: directive.kind.rawValue)
            html.append(trusted: "\">")
        }
        if let path = directive.path {
            html.append(trusted: isFigure ? "<img src=\"" : "<p class=\"directive-title\"><a href=\"")
            html.append(encoded(path))
            html.append(trusted: isFigure ? "\" alt=\"" : "\">")
            html.append(escaping: directive.title.isEmpty && !isFigure ? path : directive.title)
            html.append(trusted: isFigure ? "\" />" : "</a></p>")
        } else if !directive.title.isEmpty, !isFigure {
            html.append(trusted: "<p class=\"directive-title\">")
            html.append(escaping: directive.title)
            html.append(trusted: "</p>")
        }
        html.append(trusted: "\n")
    }

    private static func end(_ directive: Directive, _ html: inout HTML) {
        guard directive.kind == .figure else { return html.append(trusted: "</aside>\n") }
        if !directive.title.isEmpty {
            html.append(trusted: "<figcaption>")
            html.append(escaping: directive.title)
            html.append(trusted: "</figcaption>\n")
        }
        html.append(trusted: "</figure>\n")
    }

    private static func append(_ name: StaticString, _ value: String, to html: inout HTML) {
        guard !value.isEmpty else { return }
        html.append(trusted: "\" ")
        html.append(trusted: name)
        html.append(trusted: "=\"")
        html.append(escaping: value)
    }

    /// The document behind its front matter; two rules without a `key: value` between them are no front matter.
    private static func body(of source: SourceText, findings: inout [Finding]) -> Range<Int> {
        var found: [Finding] = []
        let (block, body) = FrontMatter.split(source, findings: &found)
        if let block, !source.bytes[block].contains(UInt8(ascii: ":")), source.text(block).firstRange(of: "：") == nil {
            return 0..<source.bytes.count
        }
        findings += found
        return body
    }

    /// An address as cmark-gfm writes it: percent signs for what may not stand in a URL; nothing for `javascript:` and its like.
    private static func encoded(_ address: String) -> HTML {
        var html = HTML()
        guard isSafe(address) else { return html }
        for byte in address.utf8 {
            switch byte {
            case UInt8(ascii: "&"): html.append(trusted: "&amp;")
            case UInt8(ascii: "'"): html.append(trusted: "&#x27;")
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: html.bytes.append(byte)
            case _ where "-_.+!*(),%#@?=;:/$~".utf8.contains(byte): html.bytes.append(byte)
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                html.bytes += Array((digits.utf8.count == 1 ? "%0" : "%").utf8) + Array(digits.utf8)
            }
        }
        return html
    }

    /// Not `javascript:` and its like; of `data:`, only pictures.
    private static func isSafe(_ address: String) -> Bool {
        let start = address.lowercased().filter { !$0.isWhitespace }
        if ["png", "gif", "jpeg", "webp"].contains(where: { start.hasPrefix("data:image/\($0)") }) { return true }
        return !["javascript:", "vbscript:", "data:", "file:"].contains { start.hasPrefix($0) }
    }
}

extension PlainRendering {
    /// Reads the file to render.
    package static func source(_ file: FilePath, findings: inout [Finding]) throws -> SourceText {
        try SourceReader.read(file, findings: &findings)
    }
}
