import Diagnostics
import Testing

@testable import Markdown

/// Words that Markdown would leave out or change without a sign.
struct LostTextTests {
    @Test(arguments: [
        ("| 甲 | 乙 |\n|---|---|\n| 1 | 2 | 丢 |\n", ["3:11 markdown.text-lost"]),
        ("甲 | 乙\n-|-\n1 | 2 | 丢 | 丢\n", ["3:9 markdown.text-lost"]),
        ("> | 甲 | 乙 |\n> |---|---|\n> | 1 | `a|b` |\n", ["3:12 markdown.text-lost"]),
        ("| 甲 | 乙 |\n|---|---|\n| 1 | 2 | |\n| 3 |\n| a\\|b | 4 |\n", []),
        ("[注]: 数据来自通报\n\n正文\n", ["1:1 markdown.text-lost"]), ("正文\n[注]: 数据来自通报\n", []),
        ("[注]: 数据 来自通报\n", []), ("[图]\n\n[图]: 图.md\n", []), ("[a]: b.md\n", []),
        ("甲\n\n~~~ 附件：名单\n乙\n~~~\n", ["3:1 markdown.text-lost"]),
        ("> ``` 说明 文字\n> 乙\n> ```\n", ["1:3 markdown.text-lost"]),
        ("```swift a=1\nlet 甲 = 1\n```\n", []),
        ("```\n[注]: 数据来自通报\n```\n", []), ("[注]：数据来自通报\n", []),
    ])
    func `what would not be shown is an error`(text: String, complaints: [String]) {
        #expect(Rendered(text).complaints == complaints)
    }

    @Test(arguments: [
        ("1. 甲\n2. 乙\n4. 丁\n", ["3:1 markdown.lookalike"]), ("1. 甲\n1. 乙\n1. 丁\n", []),
        ("3) 甲\n4) 乙\n\n   段\n\n5) 丁\n", []), ("- 甲\n  1. 乙\n  3. 丙\n", ["3:3 markdown.lookalike"]),
        ("> 2. 甲\n> 3. 乙\n", []),
        ("甲\n\n    首行空四格。\n", ["3:5 markdown.lookalike"]), ("甲\n\n\tcode\n", []),
        ("```\n甲\n", ["1:1 markdown.lookalike"]), ("> ~~~\n> 甲\n> ~~~\n", []), ("- ```\n  甲\n  ```\n", []),
        ("这是一句话。\n---\n", ["1:1 markdown.lookalike"]), ("标题\n---\n", []),
        ("| 甲 | 乙 |\n|---|\n| 1 | 2 |\n", ["1:1 markdown.lookalike"]),
        ("甲|乙\n-|-|-\n1|2\n", ["1:1 markdown.lookalike"]),
        ("| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n接着说\n", ["4:1 markdown.lookalike"]), ("# 这是一句话。\n", []),
    ])
    func `what becomes something else is told`(text: String, complaints: [String]) {
        #expect(Rendered(text).complaints == complaints)
    }

    @Test(arguments: [
        ("第一条　甲\n第二条　乙\n", "编了号的几行"), ("第一章 甲\n第二章 乙\n", "编了号的几行"), ("　　（一）甲\n　　（二）乙\n", "编了号的几行"),
        ("　　甲段。\n　　乙段。\n", "行首空两格的几段"), ("甲段。\n　　乙段。\n", "行首空两格的几段"), ("• 甲\n• 乙\n", "用“•”“●”等符号"),
        ("●甲\n●乙\n", "用“•”“●”等符号"), ("· 甲\n· 乙\n", "用“•”“●”等符号"), ("■ 甲\n■ 乙\n", "用“•”“●”等符号"),
        ("\u{F0B7}甲\n\u{F0B7}乙\n", "用“•”“●”等符号"), ("第一条线索\n第二条线索\n", ""), ("• 甲\n\n• 乙\n", ""),
        ("　　甲段。\n\n　　乙段。\n", ""),
        ("依据第三条\n第四条　甲\n", ""), ("甲·乙\n·丙\n·丁\n", ""),
    ])
    func `lines pasted from Word that run together are told`(text: String, words: String) {
        let found = Rendered(text).findings.map(\.summary)
        #expect(words.isEmpty ? found == [] : found.count == 1 && found[0].hasPrefix(words), "\(found)")
    }

    @Test(arguments: [
        ("体积 3*4*5 米", "<p>体积 3*4*5 米</p>\n"), ("3*4*5", "<p>3<em>4</em>5</p>\n"),
        ("这是*重点*，3*重点*4", "<p>这是<em>重点</em>，3<em>重点</em>4</p>\n"),
    ])
    func `a product keeps its signs`(text: String, html: String) { #expect(Rendered(text).html == html) }

    @Test func `a heading keeps the signs of ranges and products`() {
        let headings = Rendered("## 3~5天，6~8天\n\n## 长3*4*5米\n").fragment.headings
        #expect(headings.map(\.title) == ["3~5天，6~8天", "长3*4*5米"])
    }
}
