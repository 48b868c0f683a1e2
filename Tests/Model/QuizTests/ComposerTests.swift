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

    /// Every letter within one of its expected number, and never four in a row.
    @Test(arguments: [8, 13, 40, 60]) func `a paper has an even key`(count: Int) throws {
        let items = (1...count).map { "\($0). 第\($0)问（  ）\n A. 甲\($0)\n B. 乙\($0)\n C. 丙\($0)\n D. 丁\($0)\n 答案：A\n" }
        for seed in 1...5 {
            let (paper, _) = compose(
                "banks: [a]\nseed: \(seed)\nsections: [{type: single, count: \(count)}]\n", items.joined())
            for variant in try #require(paper).content.variants {
                let letters = variant.key.map { $0.answer.joined() }
                for letter in ["A", "B", "C", "D"] {
                    #expect(abs(Double(letters.count { $0 == letter }) - Double(count) / 4) <= 1)
                }
                let runs = zip(zip(letters, letters.dropFirst()), zip(letters.dropFirst(2), letters.dropFirst(3)))
                #expect(!runs.contains { $0.0 == $0.1 && $0.1 == $1.0 && $1.0 == $1.1 })
            }
        }
    }

    private static let cells = """
        ## 单项选择题
        \((1...8).map { "\($0). 第\($0)问（  ） {#q-\($0)}\n A. 甲\n B. 乙\n 答案：A\n 知识点：\($0 <= 4 ? "甲" : "乙")　难度：\($0 % 2 == 0 ? "易" : "难")\n" }.joined())
        """

    private func drawn(_ paper: String) -> [String]? {
        compose(paper, Self.cells).0?.content.sections.flatMap(\.questions)
    }

    @Test func `cells are filled though a wide cell comes first`() throws {
        for seed in 1...20 {
            let text =
                "seed: \(seed)\nsections:\n  - type: single\n    cells:\n      - {count: 4}\n      - {knowledge: 甲, difficulty: 易, count: 2}\n      - {knowledge: 乙, count: 2}\n"
            let ids = try #require(drawn(text))
            #expect(Set(ids).count == 8)
            #expect(Set(ids[4..<6]) == ["q-2", "q-4"])
        }
    }

    @Test func `a question of several knowledge points is found by each`() throws {
        let bank = Self.cells.replacing("知识点：甲", with: "知识点：丙/一、甲")
        for point in ["甲", "丙", "丙/一"] {
            let (paper, _) = compose("sections:\n  - {type: single, knowledge: \(point), count: 4}\n", bank)
            let ids = paper?.content.sections.flatMap(\.questions) ?? []
            #expect(Set(ids) == ["q-1", "q-2", "q-3", "q-4"])
        }
    }

    @Test func `enemies never meet, and cells give way to each other`() throws {
        for seed in 1...20 {
            let ids = try #require(
                drawn("seed: \(seed)\nenemies: [[q-1, q-2], [q-3, q-4, q-5]]\nsections: [{type: single, count: 5}]\n"))
            #expect(ids.filter { ["q-1", "q-2"].contains($0) }.count <= 1)
            #expect(ids.filter { ["q-3", "q-4", "q-5"].contains($0) }.count <= 1)
        }
        let (none, findings) = compose(
            "enemies: [[q-1, q-2], [q-3, q-4, q-5]]\nsections: [{type: single, count: 6}]\n", Self.cells)
        #expect(none == nil)
        #expect(findings.map(\.summary) == ["第 1 大题（单项选择题）要 6 道，符合条件的只有 8 道，其中 3 道已用在别处、与选中的题互斥或因材料题不能拆开，还差 1 道"])
    }

    @Test func `an enemy that no bank has is an error with the nearest id`() {
        let (paper, findings) = compose("enemies: [[q-1, q-222]]\nsections: [{type: single, count: 1}]\n", Self.cells)
        #expect(paper == nil)
        #expect(findings.map(\.code.id) == ["paper.enemy-missing"])
        #expect(findings.map(\.summary) == ["互斥的题里写了“q-222”，题库里没有这个编号"])
    }

    @Test func `an unsolvable paper names every cell that lacks, and how many`() {
        let text =
            "sections:\n  - type: single\n    cells:\n      - {knowledge: 甲, difficulty: 易, count: 3}\n      - {knowledge: 乙, count: 4}\n      - {knowledge: 丙, count: 1}\n"
        let (paper, findings) = compose(text, Self.cells)
        #expect(paper == nil)
        #expect(
            findings.map(\.summary) == [
                "第 1 大题细目第 1 格（单项选择题，知识点 甲，难度 易）要 3 道，符合条件的只有 2 道，还差 1 道",
                "第 1 大题细目第 3 格（单项选择题，知识点 丙）要 1 道，符合条件的只有 0 道，还差 1 道",
            ])
        #expect(findings.map { $0.place?.label } == ["p.yaml:4:9", "p.yaml:6:9"])
    }

    @Test func `what was used in other papers is not used again`() throws {
        var findings: [Finding] = []
        let text = "exposure: 1\nsections: [{type: single, count: 5}]\n"
        let blueprint = try #require(Blueprint.read(SourceText(path: "p.yaml", text), findings: &findings))
        let shelf = BankShelf([QuizFixture.bank(Self.cells)])
        let used = ["q-1": 1, "q-2": 2, "q-3": 1]
        let paper = Composer.compose(blueprint, from: shelf, exposure: used, findings: &findings)
        #expect(paper?.content.questions.map(\.id).sorted() == ["q-4", "q-5", "q-6", "q-7", "q-8"])
        let more = used.merging(["q-4": 1]) { first, _ in first }
        #expect(Composer.compose(blueprint, from: shelf, exposure: more, findings: &findings) == nil)
        #expect(findings.map(\.summary) == ["第 1 大题（单项选择题）要 5 道，符合条件的只有 4 道（另有 4 道已在别的卷里出过，超过限用次数），还差 1 道"])
    }

    @Test func `a case section takes whole materials`() throws {
        let bank = """
            ## 案例分析题
            【材料】甲
            1. 【单选】题一（  ） {#c-1}
               A. 一
               B. 二
               答案：A
            2. 【判断】题二（√） {#c-2}
            【材料完】
            【材料】乙
            3. 【简答】题三 {#c-3}
               答案：三
            【材料完】

            """
        let (paper, findings) = compose("sections: [{type: case, count: 2, points: 4}]\n", bank)
        let content = try #require(paper, "\(QuizFixture.printed(findings))").content
        #expect(content.sections.map(\.title) == ["案例分析题"])
        #expect(content.totalPoints == 12)
        for variant in content.variants {
            let order = variant.sections[0].map(\.question)
            #expect(order == ["c-1", "c-2", "c-3"] || order == ["c-3", "c-1", "c-2"])
        }
        // A material of several types is never split for another section.
        #expect(compose("sections: [{type: judge, count: 1}]\n", bank).0 == nil)
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
