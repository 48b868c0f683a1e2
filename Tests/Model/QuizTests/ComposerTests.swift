import Diagnostics
import TestSupport
import Testing

@testable import Quiz

struct ComposerTests {
    private func compose(_ paper: String, _ bank: String) -> (IssuedPaper?, [Finding]) {
        var findings: [Finding] = []
        let shelf = BankShelf([QuizFixture.bank(bank)])
        let blueprint = Blueprint.read(SourceText(path: "p.yaml", paper), findings: &findings)
        let issued = blueprint.flatMap { Composer.compose($0, from: shelf, variants: ["A", "B"], findings: &findings) }
        return (issued, findings)
    }

    @Test func `the same seed gives the same paper, whatever the order of the bank`() throws {
        let bank = try QuizFixture.bank()
        let turned = Bank(file: bank.file, title: bank.title, questions: bank.questions.reversed(), findings: [])
        let paper = try QuizFixture.paper()
        #expect(paper != nil)
        #expect(try QuizFixture.paper(banks: [turned]) == paper)
    }

    @Test func `every variant holds the same questions with its own key`() throws {
        let content = try #require(try QuizFixture.paper()).content
        let ids = content.questions.map(\.id).sorted()
        for variant in content.variants {
            let placements = variant.sections.flatMap { $0 }
            #expect(placements.map(\.question).sorted() == ids)
            #expect(placements.map(\.number) == Array(1...ids.count))
            for (placement, entry) in zip(placements, variant.key) {
                let question = try #require(content.question(placement.question))
                #expect(entry.number == placement.number && entry.question == placement.question)
                guard let right = question.answer.choice else { continue }
                let letters = right.compactMap { placement.options.firstIndex(of: $0) }.sorted().map {
                    "ABCDEF".dropFirst($0).prefix(1)
                }
                #expect(entry.answer == letters.map(String.init))
            }
        }
        #expect(Set(content.variants.map { $0.key.map(\.answer) }).count == content.variants.count)
    }

    @Test func `pinned options stay and options that letters name are not shuffled`() throws {
        let bank = """
            ## 单项选择题
            1. 可以求助谁（  ）
               A. 老师
               B. 父母
               C. 12355
               D. 以上都是
               答案：D
            2. 青少年服务台是（  ）
               A. 甲线
               B. 乙线
               C. 丙线
               答案：A
               解析：B是别的热线，所以B不选。
            """
        for seed in 1...20 {
            let (paper, _) = compose("banks: [a]\nseed: \(seed)\nsections: [{type: single, count: 2}]\n", bank)
            for placement in try #require(paper).content.variants.flatMap({ $0.sections.flatMap { $0 } }) {
                if placement.options.count == 4 { #expect(placement.options.last == "d") }
                if placement.options.count == 3 { #expect(placement.options == ["a", "b", "c"]) }
            }
        }
    }

    @Test func `questions of one material stay together`() throws {
        let items = (1...6).map { "\($0). 独立的第\($0)个说法是对的。（√）\n" }.joined()
        let bank = "## 判断题\n\(items)【材料】小明的故事\n7. 小明的做法一。（√）\n8. 小明的做法二。（×）\n【材料完】\n"
        for seed in 1...10 {
            let (paper, _) = compose("banks: [a]\nseed: \(seed)\nsections: [{type: judge, count: 8}]\n", bank)
            for variant in try #require(paper).content.variants {
                let stems = variant.sections[0].compactMap { paper?.content.question($0.question)?.stem }
                let first = try #require(stems.firstIndex(of: "小明的做法一。"))
                #expect(stems.dropFirst(first + 1).first == "小明的做法二。")
            }
        }
    }

    @Test func `a long paper has an even key`() throws {
        let items = (1...40).map { "\($0). 第\($0)问（  ）\n A. 甲\($0)\n B. 乙\($0)\n C. 丙\($0)\n D. 丁\($0)\n 答案：A\n" }
        let (paper, _) = compose("banks: [a]\nsections: [{type: single, count: 40}]\n", items.joined())
        for variant in try #require(paper).content.variants {
            let letters = variant.key.map { $0.answer.joined() }
            for letter in ["A", "B", "C", "D"] { #expect((6...14).contains(letters.count { $0 == letter })) }
        }
    }

    @Test(arguments: ["paper.empty", "paper.section", "paper.bank-missing", "paper.shortage"])
    func `what is said about a faulty blueprint`(code: String) throws {
        var findings: [Finding] = []
        let bank = BankParser.parse(try QuizFixture.source("invalid/\(code)/Content/banks/dianhua.quiz.md"))
        let source = try QuizFixture.source("invalid/\(code)/Content/papers/lianxi.yaml")
        let paper = Blueprint.read(source, findings: &findings)
            .flatMap { Composer.compose($0, from: BankShelf([bank]), findings: &findings) }
        #expect(paper == nil)
        #expect(findings.contains { $0.code.id == code })
        Golden.expect(QuizFixture.printed(findings), named: code.split(separator: ".").last.map(String.init))
    }
}
