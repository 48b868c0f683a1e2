import Diagnostics
import TestSupport
import Testing

@testable import DataFiles

/// YAML that was written to fill the memory.
struct YAMLReaderTests {
    private func read(_ text: String) -> (node: YAMLNode?, summaries: [String]) {
        var findings: [Finding] = []
        let node = YAMLReader.read(SourceText(path: "site.yaml", text), findings: &findings)
        return (node, findings.map(\.summary))
    }

    @Test func `seven lines that stand for five million values are refused`() {
        let lines =
            ["a: &a [x, x, x, x, x, x, x, x, x]"]
            + zip("bcdefg", "abcdef").map { name, before in
                "\(name): &\(name) [" + Array(repeating: "*\(before)", count: 9).joined(separator: ", ") + "]"
            }
        let result = expect(within: 20) { read(lines.joined(separator: "\n")) }
        #expect(result.node == nil)
        #expect(result.summaries == ["YAML 里的值超过 10 万个（多半是用别名“*名称”展开的），不是人写的，未读取"])
    }

    @Test func `a list of many regions and a few aliases are read`() {
        let regions = (0..<20_000).map { "  \"\($0)\": 第\($0)乡" }.joined(separator: "\n")
        let result = read("office: &o 示例办\ncounty: *o\nregions:\n\(regions)\n")
        #expect(result.summaries == [])
        #expect(result.node?.entries?.last?.value.entries?.count == 20_000)
        #expect(result.node?.entries?[1].value.text == "示例办")
    }

    @Test(arguments: [
        ("rules:\n  - {id: a, stages: [小学, 初中], b: 1}\n", "[小学, 初中]"), ("stages: [小学, 初中]  # 两段\n", "[小学, 初中]"),
        ("a: {stages: [\"]\", [x]], b: ']'} # 一\n", "[\"]\", [x]]"),
    ])
    func `a list in brackets ends with its bracket`(text: String, expected: String) throws {
        let source = SourceText(path: "site.yaml", text)
        var findings: [Finding] = []
        let root = try #require(YAMLReader.read(source, findings: &findings))
        func lists(_ node: YAMLNode) -> [YAMLNode] {
            if case .list = node.value, source.text(node.range).hasPrefix("[") { return [node] }
            return (node.items ?? []).flatMap(lists) + (node.entries ?? []).flatMap { lists($0.value) }
        }
        #expect(lists(root).map { source.text($0.range) } == [expected])
        #expect(source.place(try #require(lists(root).first).range).excerpt?.marked == expected)
    }

    @Test func `brackets in brackets without end`() {
        let text = "tags: " + String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)
        #expect(read(text).summaries == ["YAML 读不懂：嵌套太深，不是人写的"])
    }

    @Test func `remarks are no values, wherever they stand`() {
        let text = """
            # 密
            tags:
              - 甲 # 密
              # 密
              - 乙
                # 密
            audience: [家长, # 密
              教师]
            summary: 摘要#1 # 密
            more: |
              正文
            # 密
            """
        let result = read(text)
        func texts(_ node: YAMLNode) -> [String] {
            (node.text.map { [$0] } ?? []) + (node.items ?? []).flatMap(texts)
                + (node.entries ?? []).flatMap { texts($0.value) }
        }
        #expect(result.node.map(texts) == ["甲", "乙", "家长", "教师", "摘要#1", "正文\n"])
        #expect(result.summaries == [])
    }
}
