import Diagnostics

@testable import Markdown

/// A document parsed for a test, its holes shown as `⟨kind⟩`.
struct Rendered {
    let fragment: Fragment
    let findings: [Finding]

    init(_ text: String, marks: @escaping MarkdownParser.Scanner = { _ in [] }) {
        var findings: [Finding] = []
        fragment = MarkdownParser(marks: marks).parse(SourceText(path: "a.md", text), findings: &findings)
        self.findings = findings
    }

    var html: String {
        let bytes = fragment.filled { _, hole in
            switch hole.kind {
            case .linkStart(let destination, _, let text): Array("⟨a \(destination)|\(text)⟩".utf8)
            case .linkEnd: Array("⟨/a⟩".utf8)
            case .image(let source, let alternative, _): Array("⟨img \(source)|\(alternative)⟩".utf8)
            case .mark(let text): Array("⟨\(text)⟩".utf8)
            case .variable(let name): Array("⟨=\(name)⟩".utf8)
            case .directiveStart(let directive): Array("⟨\(directive.kind.rawValue)|\(directive.title)⟩".utf8)
            case .directiveEnd(let directive): Array("⟨/\(directive.kind.rawValue)⟩".utf8)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The places and codes of the findings: `1:4 markdown.raw-html`.
    var complaints: [String] {
        findings.map { "\($0.place?.label.dropFirst("a.md:".count) ?? "") \($0.code.id)" }
    }
}

/// Finds every occurrence of a text, for tests of marks.
func scanner(for needle: String) -> MarkdownParser.Scanner {
    let needle = Array(needle.utf8)
    return { buffer in
        (0..<max(0, buffer.count - needle.count + 1))
            .filter { buffer[$0..<$0 + needle.count].elementsEqual(needle) }
            .map { $0..<$0 + needle.count }
    }
}
