import Diagnostics
import TestSupport
import Testing

@testable import DataFiles

/// Front matter that is read line by line is read as the library reads it.
struct PlainYAMLTests {
    private static let lines = [
        "title: 识毒十问", "title: \"识毒：六问\"", "标题: 六·二六", "date: 2026-06-26", "tags: [识毒, 校园]", "tags: [a b, c-d,e]",
        "tags: [一]",
        "summary: 说“不”……，《禁毒法》！", "summary: 中文里的 a 'b' \"c\" [d]", "count: 007", "draft: yes", "none: null",
        "wide:    三个空格", "",
        "title:没有空格", "empty:", "empty: ", "empty: \"\"", "colon: a: b", "colon: 12:30", "url: https://a.b/c",
        "remark: a # b", "number: a#b",
        "# 注释", "  indented: a", "- item", "list:\n  - a", "list: [a,, b]", "list: [a, ]", "list: []", "list: [a: b]",
        "list: [\"a\", 'b']",
        "list: [a] b", "list: [a, b] ", "quote: \"a\" b", "quote: \"a\\nb\"", "quote: \"a\"b\"", "quote: \"a",
        "quote: 'a'", "quote: \"a: b # c\"",
        "tab: a\tb", "end: a ", "dash: -a", "dash: - a", "-dash: a", "tilde: ~", "alias: *a", "anchor: &a b",
        "tag: !a b", "text: |\n  a", "text: >\n  a",
        "map: {a: b}", "percent: %a", "at: @a", "tick: `a`", "mark: ？一", "mark: ?a", "mark: ,a", "mark: a, b",
        "two words: a", "a.b: c", "narrow:\u{A0}a",
        "space:\u{3000}a", "space: \u{3000}a", "next: a\u{85}b", "line: a\u{2028}b", "bom: \u{FEFF}a", "emoji: 😀",
        "plain", "...", "---", "carriage: a\r",
    ]

    private func read(_ text: String) -> String? {
        var findings: [Finding] = []
        return YAMLReader.read(SourceText(path: "a.md", text), findings: &findings).map(Self.words)
    }

    private static func words(_ node: YAMLNode) -> String {
        let value =
            switch node.value {
            case .scalar(let text, let quoted): "\(text.debugDescription) \(quoted)"
            case .list(let items): "[\(items.map(words).joined(separator: ", "))]"
            case .mapping(let entries):
                "{\(entries.map { "\($0.key) \($0.keyRange) \(words($0.value))" }.joined(separator: ", "))}"
            }
        return "\(value) \(node.range)"
    }

    private func plain(_ text: String) -> String? {
        PlainYAML.read(SourceText(path: "a.md", text), 0..<text.utf8.count).map(Self.words)
    }

    @Test func `each line that needs no rule of YAML says what the library says`() {
        var count = 0
        for line in Self.lines {
            guard let plain = plain(line) else { continue }
            // A remark is for the library.
            #expect(plain == read(line + "\n# 注释\n"), "\(line)")
            count += 1
        }
        #expect(count == 18)
    }

    @Test func `blocks of such lines say what the library says`() {
        var count = 0
        for first in Self.lines {
            for second in Self.lines {
                let text = "\(first)\n\n\(second)\n日期: 2026-06-26\n"
                guard let plain = plain(text) else { continue }
                #expect(plain == read(text + "# 注释\n"), "\(text)")
                count += 1
            }
        }
        #expect(count > 200)
    }

    @Test func `what is written twice is for the library to report`() {
        #expect(plain("title: a\ntitle: b\n") == nil)
        #expect(plain("\n") == nil)
    }
}
