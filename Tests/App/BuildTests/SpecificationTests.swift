import CCMarkGFM
import Diagnostics
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Build
@testable import Markdown

/// `humen render` against the public example files: equal to cmark-gfm's own HTML but for the differences listed here.
struct SpecificationTests {
    /// What Humen means to do otherwise, and how cmark-gfm's tree or our HTML is changed to make both equal.
    private enum Difference: String, CaseIterable {
        case rawHTML = "HTML 代码当作文字显示，注释不显示（安全）"
        case headingID = "标题有锚点 id（目录和链接要用）"
        case tableScroll = "表格外面有可以左右滚动的框（手机上不撑破网页）"
        case taskLabel = "任务列表的方框自己说出做完没有（读屏软件要念）"
        case footnotes = "脚注的锚点按编号（cmark-gfm 按作者写的名称，可能不是 ASCII）"
    }

    @Test(
        .shared("data/specs"),
        arguments: ["gfm/spec.txt", "gfm/extensions.txt", "commonmark/spec-0.29.txt"])
    func `every example is what cmark-gfm makes of it but for the differences listed`(file: String) throws {
        let text = try String(contentsOf: SharedFolder.path("data/specs/\(file)"), encoding: .utf8)
        let examples = Self.examples(text)
        #expect(examples.count > 20)
        var seen: [Difference: [Int]] = [:]
        for (index, markdown) in examples.enumerated() {
            let ours = Self.humen(markdown)
            if ours == Self.cmark(markdown, changed: false).html { continue }
            var (theirs, differences) = Self.cmark(markdown, changed: true)
            var mine = ours
            for (difference, changed) in Self.changes(of: mine) where changed != mine {
                mine = changed
                differences.append(difference)
            }
            if theirs.contains("footnote") {
                theirs = Self.withoutFootnoteNames(theirs)
                mine = Self.withoutFootnoteNames(mine)
                differences.append(.footnotes)
            }
            #expect(mine == theirs, "example \(index + 1): \(markdown)")
            for difference in differences { seen[difference, default: []].append(index + 1) }
        }
        let list = Difference.allCases.map {
            "\($0.rawValue)：\(seen[$0]?.map(String.init).joined(separator: " ") ?? "")"
        }
        Golden.expect(list.joined(separator: "\n") + "\n", named: file)
    }

    @Test(.shared("data/specs/cjk-friendly")) func `all pairs of markdown-cjk-friendly come out as its authors say`()
        throws
    {
        struct Pair: Decodable {
            let group: String
            let n: Int
            let markdown: String
            let html: String
        }
        let file = SharedFolder.path("data/specs/cjk-friendly/cjk-emphasis.json")
        let pairs = try JSONDecoder().decode([Pair].self, from: Data(contentsOf: file))
        #expect(pairs.count == 62)
        for pair in pairs { #expect(Self.humen(pair.markdown) == pair.html, "\(pair.group) \(pair.n)") }
    }

    // MARK: Both sides

    private static func humen(_ markdown: String) -> String {
        var findings: [Finding] = []
        let html = PlainRendering.html(of: SourceText(path: "a.md", markdown), findings: &findings)
        return String(decoding: html, as: UTF8.self)
    }

    /// cmark-gfm's own rendering; `changed` shows raw HTML as text, as Humen does.
    private static func cmark(_ markdown: String, changed: Bool) -> (html: String, differences: [Difference]) {
        cmark_gfm_core_extensions_ensure_registered()
        let options = CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES
        guard let parser = cmark_parser_new(options) else { return ("", []) }
        defer { cmark_parser_free(parser) }
        for name in ["table", "strikethrough", "autolink", "tasklist"] {
            cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
        }
        cmark_parser_feed(parser, markdown, markdown.utf8.count)
        let finished = CMarkDocument.inlines.withLock { _ in UInt(bitPattern: cmark_parser_finish(parser)) }
        guard let root = OpaquePointer(bitPattern: finished) else { return ("", []) }
        defer { cmark_node_free(root) }
        let hasHTML = changed && showHTML(below: root)
        guard let text = cmark_render_html(root, options, cmark_parser_get_syntax_extensions(parser)) else {
            return ("", [])
        }
        defer { free(text) }
        return (String(cString: text), hasHTML ? [.rawHTML] : [])
    }

    /// Puts text in the place of raw HTML; false where there is none.
    private static func showHTML(below root: OpaquePointer) -> Bool {
        var found: [(node: OpaquePointer, isBlock: Bool)] = []
        let iterator = cmark_iter_new(root)
        defer { cmark_iter_free(iterator) }
        while cmark_iter_next(iterator) != CMARK_EVENT_DONE {
            guard let node = cmark_iter_get_node(iterator) else { break }
            let type = cmark_node_get_type(node)
            if type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE {
                found.append((node, type == CMARK_NODE_HTML_BLOCK))
            }
        }
        for (node, isBlock) in found {
            let literal = cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
            if literal.drop(while: { $0 == " " }).hasPrefix("<!--") {
                cmark_node_unlink(node)
            } else if let new = cmark_node_new(isBlock ? CMARK_NODE_PARAGRAPH : CMARK_NODE_TEXT) {
                let text = isBlock ? cmark_node_new(CMARK_NODE_TEXT) : new
                cmark_node_set_literal(text, isBlock && literal.hasSuffix("\n") ? String(literal.dropLast()) : literal)
                if isBlock { cmark_node_append_child(new, text) }
                cmark_node_replace(node, new)
            }
            cmark_node_free(node)
        }
        return !found.isEmpty
    }

    // MARK: Differences

    private static func changes(of html: String) -> [(Difference, String)] {
        let plain = html.replacing(/(<h[1-6]) id="[^"]*"/) { "\($0.output.1)" }
        let unframed = plain.replacing("<div class=\"table-scroll\" tabindex=\"0\">\n", with: "")
            .replacing("</table>\n</div>", with: "</table>")
        return [
            (.headingID, plain), (.tableScroll, unframed),
            (.taskLabel, unframed.replacing(#/ aria-label="[已未]完成"/#, with: "")),
        ]
    }

    private static func withoutFootnoteNames(_ html: String) -> String {
        html.replacing(/(#|id=")fn(ref)?-[^"]*"/) { "\($0.output.1)fn\"" }
            .replacing(#/ data-footnotes?(-[a-z-]+)?(="[^"]*")?/#, with: "")
            .replacing(#/ aria-label="[^"]*"/#, with: "")
            .replacing(/<sup class="footnote-ref">[0-9]+<\/sup>/, with: "")
    }

    private static func examples(_ text: String) -> [String] {
        let fence = String(repeating: "`", count: 32)
        var examples: [String] = []
        for part in text.components(separatedBy: "\n" + fence + " example").dropFirst() {
            guard let start = part.firstIndex(of: "\n"), let end = part.range(of: "\n.\n") else { continue }
            let body = start < end.lowerBound ? part[part.index(after: start)...end.lowerBound] : ""
            examples.append(String(body).replacing("→", with: "\t"))
        }
        return examples
    }
}
