import Diagnostics
import Foundation
import Quiz
import TestSupport
import Testing
import Theme

@testable import Print

struct PrintViewTests {
    private let theme: SiteTheme
    private let findings: [Finding]
    private let paper: IssuedPaper

    init() throws {
        var findings: [Finding] = []
        let files = try FolderContents.read(PackageRoot.path("Themes/civic"))
        theme = SiteTheme(label: "Themes/civic", files: files, findings: &findings)
        theme.check([PaperView.self, KeyView.self], words: [], findings: &findings)
        let root = PackageRoot.path("Tests/Fixtures/quiz")
        let text = try String(contentsOf: root.appending(path: "banks/xiaoyang.quiz.md"), encoding: .utf8)
        let bank = BankParser.parse(SourceText(path: "xiaoyang.quiz.md", text))
        let yaml = try String(contentsOf: root.appending(path: "papers/lianxi.yaml"), encoding: .utf8)
        let blueprint = try #require(Blueprint.read(SourceText(path: "lianxi.yaml", yaml), findings: &findings))
        paper = try #require(
            Composer.compose(blueprint, from: BankShelf([bank]), variants: ["A", "B", "C"], findings: &findings)
        )
        self.findings = findings
    }

    private func printed(_ variant: String) throws -> String {
        String(decoding: theme.render(try #require(PaperView(paper, variant: variant, theme: theme))), as: UTF8.self)
    }

    private func key(_ variant: String) throws -> String {
        String(decoding: theme.render(try #require(KeyView(paper, variant: variant, theme: theme))), as: UTF8.self)
    }

    private func body(_ page: String) throws -> String {
        let start = try #require(page.firstRange(of: "<body"))
        return String(page[start.lowerBound...])
    }

    @Test func `the templates of the shipped theme name only what papers have`() {
        #expect(findings.map(\.summary) == [])
    }

    @Test func `a paper and its key`() throws {
        Golden.expect(try body(try printed("A")), named: "paper", type: "html")
        Golden.expect(try body(try key("A")), named: "key", type: "html")
    }

    @Test func `the key says which question is marked how, and which blanks may change places`() throws {
        var findings: [Finding] = []
        let choice = "A. 一\n   B. 二\n   C. 三\n   答案：AB\n"
        let text = """
            ## 多项选择题
            1. 题一（  ）
               \(choice)   漏选：一半
            2. 题二（  ）
               \(choice)   漏选：0
            3. 题三（  ）
               \(choice)   漏选：一半
            ## 填空题
            4. 走____、说____。
               答案：乱序：开；不
            5. 去____、来____。
               答案：甲；乙

            """
        let bank = BankParser.parse(SourceText(path: "a.quiz.md", text))
        let yaml = "banks: [a]\nsections: [{type: multiple, count: 3, points: 4}, {type: blank, count: 2, points: 2}]\n"
        let blueprint = try #require(Blueprint.read(SourceText(path: "p.yaml", yaml), findings: &findings))
        let paper = try #require(
            Composer.compose(blueprint, from: BankShelf([bank]), variants: ["A"], findings: &findings))
        let key = String(
            decoding: theme.render(try #require(KeyView(paper, variant: "A", theme: theme))), as: UTF8.self)
        let placements = try #require(paper.content.variants.first).sections.flatMap { $0 }
        let none = try #require(
            placements.first { place in
                paper.content.questions.contains { $0.id == place.question && $0.stem.hasPrefix("题二") }
            })
        let half = (1...3).filter { $0 != none.number }.map(String.init).joined(separator: "、")
        #expect(key.contains("全部选对得满分，第\(none.number)题漏选得0分，第\(half)题漏选且无错选得一半，有错选得0分。"))
        #expect(key.contains("开；不（顺序不限）") && !key.contains("甲；乙（顺序不限）"))
    }

    @Test func `the key of a case says how each type of its questions is marked`() throws {
        var findings: [Finding] = []
        let text = """
            【材料】甲
            1. 【单选】题一（  ）
               A. 一
               B. 二
               答案：A
            2. 【判断】题二（√）
            【材料完】

            """
        func rules(_ text: String) throws -> [String] {
            let bank = BankParser.parse(SourceText(path: "a.quiz.md", text))
            let yaml = "banks: [a]\nsections: [{type: case, count: 1, points: 4}]\n"
            let blueprint = try #require(Blueprint.read(SourceText(path: "p.yaml", yaml), findings: &findings))
            let paper = try #require(
                Composer.compose(blueprint, from: BankShelf([bank]), variants: ["A"], findings: &findings))
            let view = try #require(KeyView(paper, variant: "A", theme: theme))
            return String(decoding: theme.render(view), as: UTF8.self).matches(of: #/<p class="rule">(.*?)<\/p>/#)
                .map { String($0.1) }
        }
        #expect(try rules(text) == ["单项选择题每小题4分，答错或不答得0分。判断题每小题4分，答错或不答得0分。"])
        let written = text.replacing("2. 【判断】题二（√）", with: "2. 【简答】题二\n   答案：二")
        #expect(try rules(written) == ["单项选择题每小题4分，答错或不答得0分。简答题每小题4分，意思对即可，酌情给分。"])
        let short = "【材料】甲\n1. 【简答】题一\n   答案：一\n【材料完】\n"
        #expect(try rules(short) == ["每小题4分，意思对即可，酌情给分。"])
    }

    @Test(arguments: ["A", "B", "C"])
    func `numbers, letters and options on the paper are those of the issued file`(variant: String) throws {
        let page = try printed(variant)
        let placements = try #require(paper.content.variant(variant)).sections.flatMap { $0 }
        let blocks = page.split(separator: #"<div class="question">"#).dropFirst().map(String.init)
        #expect(blocks.count == placements.count)
        for (block, placement) in zip(blocks, placements) {
            let number = block.firstMatch(of: #/<span class="number">(\d+)\.<\/span>/#).map { String($0.1) }
            #expect(number == String(placement.number))
            let question = try #require(paper.content.question(placement.question))
            guard question.type.isChoice else { continue }
            let shown = block.matches(of: #/<li><b>([A-Z])\.<\/b>([^<]*)<\/li>/#).map { "\($0.1) \($0.2)" }
            let issued = placement.options.enumerated().map { index, id in
                "\(IssuedQuestion.letter(index)) \(question.option(id)?.text ?? "?")"
            }
            #expect(shown == issued)
        }
    }

    @Test(arguments: ["A", "B", "C"])
    func `the printed key is the key of the issued file, in the table and in the list`(variant: String) throws {
        let page = try key(variant)
        let entries = try #require(paper.content.variant(variant)).key
        let listed = page.matches(of: #/<span class="number">(\d+)\.<\/span><b>([^<]*)<\/b>/#).map { "\($0.1) \($0.2)" }
        #expect(listed == entries.map { "\($0.number) \(words($0))" })
        let numbers = page.matches(of: #/<th scope="col">(\d+)<\/th>/#).map { String($0.1) }
        let cells = page.matches(of: #/<td>([^<]*)<\/td>/#).map { String($0.1) }
        let tabled = entries.filter { isTabled($0) }
        #expect(numbers == tabled.map { String($0.number) })
        #expect(cells == tabled.map(words))
    }

    private func isTabled(_ entry: PaperContent.KeyEntry) -> Bool {
        guard let type = paper.content.question(entry.question)?.type else { return false }
        return type.isChoice || type == .judge
    }

    private func words(_ entry: PaperContent.KeyEntry) -> String {
        switch paper.content.question(entry.question)?.type {
        case .judge: entry.answer == ["正确"] ? "√" : "×"
        case .blank: entry.answer.joined(separator: "；")
        case .match: entry.answer.map { "（\($0.prefix(1))）\($0.suffix(1))" }.joined(separator: "　")
        case .order: entry.answer.joined(separator: " → ")
        default: entry.answer.joined()
        }
    }

    @Test(arguments: [
        (["6月1日", "6月26日", "11月9日", "12月4日"], "by4"), (["谢绝，只喝自己打开的饮料", "收下"], "by2"),
        (["这个选项写得很长，一行里只放得下它自己，后面不会再有别的选项", "短"], "by1"),
    ])
    func `options stand four, two or one a row by their width`(texts: [String], columns: String) {
        #expect(PaperQuestion.columns(texts) == columns)
    }

    @Test func `paper and key carry the same number and hash`() throws {
        for page in [try printed("B"), try key("B")] {
            #expect(page.contains("\(paper.packID)-B"))
            #expect(page.contains(paper.hash.prefix(16)))
        }
    }
}
