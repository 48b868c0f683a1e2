import Diagnostics
import Testing

@testable import Markdown

/// cmark-gfm keeps some of what it knows for the whole process.
@Suite struct ParallelParsingTests {
    @Test func `documents read at the same time are read as when read alone`() async {
        let text = "~~删去~~ 见 www.example.org 和 https://example.org 。\n\n| 甲 | 乙 |\n| - | - |\n| ~~一~~ | 二 |\n"
        let alone = Self.html(text)
        #expect(alone.contains("<del>删去</del>"))
        let others = await withTaskGroup(of: Set<String>.self) { group in
            for _ in 0..<8 { group.addTask { Set((0..<400).map { _ in Self.html(text) }) } }
            return await group.reduce(into: Set<String>()) { $0.formUnion($1) }
        }
        #expect(others == [alone])
    }

    private static func html(_ text: String) -> String {
        var findings: [Finding] = []
        let fragment = MarkdownParser().parse(SourceText(path: "a.md", text), findings: &findings)
        return String(decoding: fragment.html, as: UTF8.self) + "\(fragment.holes.count)"
    }
}
