import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Quiz

/// parse ∘ format = identity.
struct BankWriterTests {
    @Test func `the small bank in its canonical form`() throws {
        var findings: [Finding] = []
        let bank = try QuizFixture.bank()
        let text = try #require(BankFormatting.text(bank, findings: &findings))
        #expect(QuizFixture.printed(findings) == "")
        Golden.expect(text, type: "md")
        let again = QuizFixture.bank(text)
        #expect(again.questions.map(\.content) == bank.questions.map(\.content))
        #expect(QuizFixture.printed(again.findings) == "")
        #expect(BankWriter.text(again) == text)
    }

    @Test func `ten thousand random questions come back as they were`() {
        var stream = DrawStream(seed: "bank", paper: "round trip", scope: "1")
        var count = 0
        while count < 10_000 {
            let bank = RandomBank.bank(of: 200, &stream)
            let text = BankWriter.text(bank)
            let again = QuizFixture.bank(text)
            #expect(again.findings.filter { $0.code == .quizLineUnrecognized }.isEmpty)
            #expect(again.questions.count == bank.questions.count)
            for (one, other) in zip(bank.questions, again.questions) where one.content != other.content {
                Issue.record("\(one.content)\n\(other.content)\n")
                return
            }
            #expect(BankWriter.text(again) == text)
            count += bank.questions.count
        }
    }

    @Test(.shared("data/quiz-zh/antidrug-2020-middle-school"))
    func `a real contest bank comes back as it was`() throws {
        let file = SharedFolder.path("data/quiz-zh/antidrug-2020-middle-school/ti-1-40.txt")
        let bank = BankParser.parse(SourceText(path: "ti.txt", bytes: [UInt8](try Data(contentsOf: file))))
        var findings: [Finding] = []
        let text = try #require(BankFormatting.text(bank, findings: &findings))
        #expect(QuizFixture.bank(text).questions.map(\.content) == bank.questions.map(\.content))
    }

    @Test func `comments and titles of groups stay where they were`() throws {
        let text = """
            ---
            题库: 甲
            ---

            第一章

            ## 一、判断题

            <!-- 改过 -->
            1. 题一（√） {#a-1}

            第二章

            ## 二、判断题

            1. 题二（×） {#a-2}

            """
        #expect(BankWriter.text(QuizFixture.bank(text)) == text)
    }

    @Test func `a difficulty that is a figure stays one`() {
        let bank = QuizFixture.bank("---\n默认: {难度: 0.85}\n---\n1. 甲（√）\n难度：0.85\n2. 乙（√）\n难度系数：0.3\n3. 丙（×）\n难度：易\n")
        #expect(bank.questions.map(\.facility) == [0.85, 0.3, nil])
        let facts = BankWriter.text(bank).split(separator: "\n").filter { $0.hasPrefix("   ") }
        #expect(facts == ["   难度：0.85", "   难度：0.3"])
    }

    @Test(arguments: [
        "1. 题（  ）\nA. 甲\nB. 乙\n答案：C\n", "1. 题（√）\n\n没有题号的一行\n", "",
        // In the canonical form the second line would be an option.
        "## 简答题\n1. 怎样做\n答案：先说\nA. 不\n",
    ])
    func `a bank that would lose something is refused`(text: String) {
        var findings: [Finding] = []
        let formatted = BankFormatting.text(QuizFixture.bank(text), findings: &findings)
        if let formatted {
            #expect(
                QuizFixture.bank(formatted).questions.map(\.content) == QuizFixture.bank(text).questions.map(\.content))
        } else {
            #expect(findings.map(\.code) == [.quizFormatRefused])
        }
    }
}

/// Banks made of chance, with everything that a bank can hold.
private enum RandomBank {
    private static let words = Array("毒品拒绝求助老师父母法律规定学校社区，、；。“”《》！？甲乙丙丁12345abcXYZ ·—…（）")

    private static func text(_ stream: inout DrawStream, _ length: Int) -> String {
        // Words that mean something in a bank stand at neither end, and （Y） is a judgement.
        let middle = (0..<1 + stream.below(length)).map { _ in String(words[stream.below(words.count)]) }.joined()
        // （a） is an answer of a question with options.
        let worded = middle.replacing(/（([a-cX-Z1-5，、；。·—… ]+)）/) { String($0.1) }
        return "说"
            + worded.replacing("（）", with: "").replacing("；", with: "，").replacing("（Y）", with: "Y").replacing(
                "（X）", with: "X") + "完"
    }

    private static func pick<Element>(_ elements: [Element], _ stream: inout DrawStream) -> Element {
        elements[stream.below(elements.count)]
    }

    static func bank(of count: Int, _ stream: inout DrawStream) -> Bank {
        var header = BankHeader()
        header.title = "随机"
        header.stages = ["初中"]
        header.points = 2
        header.partial = .half
        let form = BankForm(
            header: header, headerText: "题库: 随机\n默认: {学段: 初中, 分值: 2, 漏选: 一半}\n", isTitled: true)
        var questions: [Question] = []
        var materials = 0
        while questions.count < count {
            guard stream.below(8) == 0 else {
                questions.append(question(questions.count + 1, nil, &stream))
                continue
            }
            materials += 1
            let material = Question.Material(number: materials, text: text(&stream, 30) + "\n" + text(&stream, 30))
            for _ in 0..<1 + stream.below(3) { questions.append(question(questions.count + 1, material, &stream)) }
        }
        return Bank(file: "a.quiz.md", title: "随机", questions: questions, findings: [], form: form)
    }

    private static func question(
        _ number: Int, _ material: Question.Material?, _ stream: inout DrawStream
    ) -> Question {
        let type = pick(QuestionType.allCases, &stream)
        var stem = text(&stream, 20) + "\(number)"
        if stream.below(4) == 0 { stem += "\n" + text(&stream, 20) }
        var options: [Question.Option] = []
        var lefts: [String] = []
        let answer: Question.Answer
        switch type {
        case .single, .multiple, .order:
            options = self.options(2 + stream.below(5), &stream)
            let ids = stream.shuffled(options.map(\.id))
            if type == .single {
                answer = .choice([ids[0]])
            } else if type == .order {
                answer = .order(ids)
            } else {
                answer = .choice(ids.prefix(2 + stream.below(ids.count - 1)).sorted())
            }
        case .judge: answer = .judge(stream.below(2) == 0)
        case .blank:
            let count = 1 + stream.below(3)
            stem = (0..<count).map { _ in text(&stream, 5) + "____" }.joined() + "\(number)。"
            let blanks = (0..<count).map { _ in (0..<1 + stream.below(2)).map { _ in text(&stream, 3) } }
            answer = .blanks(blanks, anyOrder: stream.below(2) == 0)
        case .match:
            let plain = self.options(2 + stream.below(4), &stream)
            options = plain.map { Question.Option(id: $0.id, label: $0.label, text: $0.text) }
            lefts = options.dropLast(stream.below(2)).map { "左\($0.label)" + text(&stream, 4) }
            answer = .match(options.prefix(lefts.count).map(\.id))
        case .short:
            answer = .text(text(&stream, 20) + (stream.below(2) == 0 ? "\n" + text(&stream, 10) : ""))
        }
        let facility = pick([nil, nil, 0.85, 0.4, 1, 0], &stream)
        return Question(
            id: "r-\(number)", type: type, stem: stem, options: options, lefts: lefts, answer: answer,
            explanation: stream.below(2) == 0 ? nil : text(&stream, 30) + "\n" + text(&stream, 9),
            points: pick([2, 2.5, 5], &stream), partial: pick(PartialCredit.allCases, &stream),
            knowledge: pick([nil, "识毒/合成"], &stream),
            difficulty: facility.flatMap { Difficulty(String($0)) } ?? pick([nil, .easy, .hard], &stream),
            facility: facility,
            stages: pick([["初中"], ["小高", "初中"]], &stream), basis: pick([nil, "《禁毒法》第二条"], &stream),
            reviewed: pick([nil, "2026-11", "2026-11-21"], &stream), tags: pick([[], ["甲", "乙"]], &stream),
            picture: pick([nil, Question.Picture(path: "media/a.png", alt: "样子")], &stream),
            other: pick([[:], ["出处": "自编"]], &stream), material: material, number: number, line: 0,
            place: Place(file: ""), isDoubtful: false)
    }

    private static func options(_ count: Int, _ stream: inout DrawStream) -> [Question.Option] {
        (0..<count).map { index in
            let label = IssuedQuestion.letter(index)
            let text = text(&stream, 8) + label.lowercased()
            let isPinned = stream.below(5) == 0 || OptionOrder.refersToOthers(text)
            let feedback = stream.below(4) == 0 ? self.text(&stream, 8) : nil
            return Question.Option(
                id: label.lowercased(), label: label, text: text, isPinned: isPinned, feedback: feedback)
        }
    }
}
