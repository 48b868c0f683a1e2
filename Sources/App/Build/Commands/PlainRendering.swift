package import Diagnostics
import Markdown
import Site
import Theme

/// One Markdown document as an HTML fragment, with no site around it: what `humen render` prints.
package enum PlainRendering {
    /// Links and pictures stay as they are written; citations and variables stay text.
    package static func html(of source: SourceText, findings: inout [Finding]) -> [UInt8] {
        let (_, body) = FrontMatter.split(source, findings: &findings)
        let fragment = MarkdownParser(underTitle: false).parse(source, body: body, findings: &findings)
        return fragment.filled { _, hole in
            var html = HTML()
            switch hole.kind {
            case .linkStart(let destination, let title, _):
                html.append(trusted: "<a href=\"")
                html.append(escaping: isSafe(destination) ? destination : "")
                append("title", title, to: &html)
                html.append(trusted: "\">")
            case .linkEnd: html.append(trusted: "</a>")
            case .image(let source, let alternative, let title):
                html.append(trusted: "<img src=\"")
                html.append(escaping: isSafe(source) ? source : "")
                html.append(trusted: "\" alt=\"")
                html.append(escaping: alternative)
                append("title", title, to: &html)
                html.append(trusted: "\" />")
            case .mark(let text): html.append(escaping: text)
            case .variable(let name): html.append(escaping: "{{\(name)}}")
            case .directiveStart(let name, let title):
                html.append(trusted: "<aside class=\"directive ")
                html.append(escaping: name)
                html.append(trusted: "\">")
                if !title.isEmpty {
                    html.append(trusted: "<p class=\"directive-title\">")
                    html.append(escaping: title)
                    html.append(trusted: "</p>")
                }
                html.append(trusted: "\n")
            case .directiveEnd: html.append(trusted: "</aside>\n")
            }
            return html.bytes
        }
    }

    private static func append(_ name: StaticString, _ value: String, to html: inout HTML) {
        guard !value.isEmpty else { return }
        html.append(trusted: "\" ")
        html.append(trusted: name)
        html.append(trusted: "=\"")
        html.append(escaping: value)
    }

    /// Not `javascript:` and its like.
    private static func isSafe(_ address: String) -> Bool {
        let start = address.lowercased().filter { !$0.isWhitespace }
        return !["javascript:", "vbscript:", "data:text", "file:"].contains { start.hasPrefix($0) }
    }
}

extension PlainRendering {
    /// Reads the file to render.
    package static func source(_ file: FilePath, findings: inout [Finding]) throws -> SourceText {
        try SourceReader.read(file, findings: &findings)
    }
}
