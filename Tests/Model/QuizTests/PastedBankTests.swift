import ChineseText
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Quiz

/// What teachers paste from Word, WPS and web pages.
struct PastedBankTests {
    /// The stem, options and answer of each question, a line each.
    private func lines(_ text: String) -> [String] {
        QuizFixture.bank(text).questions.map { question in
            let options = question.options.map { $0.label + $0.text }.joined(separator: "|")
            let answer =
                switch question.answer {
                case .choice(let ids): ids.joined().uppercased()
                case .judge(let value): value ? "√" : "×"
                case .text(let text): text
                default: "?"
                }
            return "\(question.stem) [\(options)] \(answer)\(question.isDoubtful ? " 存疑" : "")"
        }
    }

    private static let plain = ["报警电话是（  ） [A110|B120] A", "急救电话是（  ） [A110|B120] B"]

    @Test(arguments: [
        // A line an option, blank lines between, half-width colon.
        "1、报警电话是（  ）\n\nA、110\n\nB、120\n\n答案:A\n\n2、急救电话是（  ）\n\nA、110\n\nB、120\n\n答案:B\n",
        // Everything in one paragraph.
        "1.报警电话是（  ）A.110B.120答案:A解析:110是报警电话。2.急救电话是（  ）A.110B.120答案:B解析:120是急救电话。",
        // Question and options glued, the answer in the brackets.
        "1、报警电话是（A）A、110B、120\n2、急救电话是（B）A、110B、120\n",
        // Options on one line, with spaces.
        "1. 报警电话是（  ）\nA. 110　B. 120\n【答案】A\n2. 急救电话是（  ）\nA. 110　B. 120\n【答案】B\n",
        // Options glued on a line of their own.
        "1. 报警电话是（  ）\nA.110B.120\n答案：A\n2. 急救电话是（  ）\nA.110B.120\n答案：B\n",
        // Answers behind all questions, by range and by number.
        "1. 报警电话是（  ）\nA. 110\nB. 120\n2. 急救电话是（  ）\nA. 110\nB. 120\n参考答案\n1-2 AB\n",
        "1. 报警电话是（  ）\nA. 110\nB. 120\n2. 急救电话是（  ）\nA. 110\nB. 120\n1.A 2.B\n",
        // A heading in front of the first question.
        "一、单项选择题1.报警电话是（  ）A.110B.120答案：A\n2.急救电话是（  ）A.110B.120答案：B\n",
    ])
    func `the shapes that circulate are read alike`(text: String) {
        #expect(lines(text) == Self.plain)
        #expect(QuizFixture.bank(text).findings.filter { $0.severity == .error }.isEmpty)
    }

    @Test(arguments: [
        // Letters in a stem are no options.
        ("1. 维生素A、B、C属于（  ）\nA. 营养素\nB. 毒品\n答案：A\n", ["维生素A、B、C属于（  ） [A营养素|B毒品] A"]),
        ("1. 维生素A、B、C属于（  ）A.营养素B.毒品答案：A", ["维生素A、B、C属于（  ） [A营养素|B毒品] A"]),
        // Figures are no numbers of questions.
        ("1. 他喝了1.5升水。2. 点对吗（  ）A.对的B.不对的答案：A", ["他喝了1.5升水。2. 点对吗（  ） [A对的|B不对的] A"]),
        // A list inside an explanation.
        (
            "1.可以找谁（  ）A.老师B.网友答案：A解析：因为：1.老师可靠。2.网友难辨。2.报警电话是（  ）A.110B.120答案：A",
            ["可以找谁（  ） [A老师|B网友] A", "报警电话是（  ） [A110|B120] A"]
        ),
        ("1.求助是勇敢的。（√）2.独处一定危险。（×）", ["求助是勇敢的。 [] √", "独处一定危险。 [] ×"]),
        ("1. 怎样求助\n答：告诉信任的大人。\n", ["怎样求助 [] 告诉信任的大人。"]),
        (
            "一、单选题\n1. 甲（  ）\nA. 一\nB. 二\n二、判断题\n1. 乙。\n参考答案\n一、单选题 1.B\n二、判断题 1.√\n",
            ["甲（  ） [A一|B二] B", "乙。 [] √"]
        ),
    ])
    func `what looks like a boundary and what is one`(text: String, expected: [String]) {
        #expect(lines(text) == expected)
    }

    @Test func `two answers that differ are an error, wherever they stand`() {
        let bank = QuizFixture.bank("1. 报警电话是（  ）\nA. 110\nB. 120\n答案：A\n2. 急救电话是（A）\nA. 110\nB. 120\n参考答案\n1.B 2.B\n")
        #expect(bank.findings.map(\.code.id) == ["quiz.answer-conflict", "quiz.answer-conflict"])
        #expect(bank.findings.map { $0.place?.label } == ["a.quiz.md:9:3", "a.quiz.md:9:7"])
        #expect(bank.doubtful == 2)
    }

    @Test func `the place of a part of a line is its place in the file`() {
        let bank = QuizFixture.bank("标题\n1.报警电话是（  ）A.110B.120答案:C解析:略。\n")
        #expect(bank.findings.map { $0.place?.label } == ["a.quiz.md:2:25"])
        #expect(bank.findings.first?.place?.excerpt?.marked == "C")
    }

    /// Nothing is dropped in silence: what was read as what, joined, is the file, and what is not a question is named.
    @Test func `the spans of a bank are its file`() throws {
        var texts = [
            "", "\n\n", "标题\r\n1.甲（A）A.一B.二\r\n\r\n参考答案\r\n1.A\r\n完",
            "---\n题库: 甲\n---\n# 标题\n<!-- 备注 -->\n【材料】甲\n乙\n1. 题（√）\n【材料完】\n没有题号的一行\n",
            "1.可以找谁（  ）A.老师B.网友答案：A解析：因为：1.老师可靠。2.网友难辨。2.报警电话是（  ）A.110B.120答案：A",
        ]
        texts.append(String(decoding: try QuizFixture.source("quiz/banks/xiaoyang.quiz.md").bytes, as: UTF8.self))
        for text in texts {
            let bytes = Array(text.utf8)
            let spans = QuizFixture.bank(text).spans
            #expect(spans.flatMap { bytes[$0.range] } == bytes)
            #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.range.upperBound == $1.range.lowerBound })
        }
        let kinds = QuizFixture.bank(texts[3]).spans.map(\.kind)
        #expect(kinds == [.header, .heading, .nothing, .material, .question(1), .material, .unrecognized])
    }

    /// Of 1,550 questions four have no answer, one has a single option, one has two options C, and in three the options, and in two of
    /// these the answers and stems of others, were copied in.
    @Test(.shared("data/quiz-zh/gongtongti"))
    func `a real bank of 1,550 questions, as text and as table`() throws {
        let text = try shared("题库.txt")
        let table = try shared("题库.csv")
        #expect("\(text.read) \(text.recognized) \(text.doubtful)" == "1550 1541 9")
        #expect("\(table.read) \(table.recognized) \(table.doubtful)" == "1550 1541 9")
        #expect(text.questions.map(\.words).sorted() == table.questions.map(\.words).sorted())
        #expect(text.questions.filter(\.isDoubtful).map(\.line) == [130, 132, 134, 136, 4547, 8457, 9022, 9204, 9211])
    }

    private func shared(_ name: String) throws -> Bank {
        let bytes = [UInt8](try Data(contentsOf: SharedFolder.path("data/quiz-zh/gongtongti/" + name)))
        let source = SourceText(path: name, bytes: DecodedText(bytes).bytes)
        let bank = BankParser.parse(source)
        #expect(bank.spans.flatMap { source.bytes[$0.range] } == source.bytes)
        return bank
    }

    /// What is wrong with each, and how many questions are read and doubtful.
    @Test(arguments: [
        ("【材料】甲\n1. 题（√）\n2. 另一道题（×）\n", ["quiz.material"], "2 2"),
        (
            "1. 题（  ）\n" + (0..<27).map { "\(UnicodeScalar(UInt8(65 + $0 % 26))). 选\($0)\n" }.joined() + "答案：B\n",
            ["quiz.option-order"], "1 1"
        ),
        ("1. 题（  ）\nA. 甲\nB. 乙\n答案：E\n", ["quiz.not-an-option"], "1 1"),
        ("1. 题（  ）\nA. 甲\nB. 乙\n答案：A\n答案：B\n", ["quiz.answer-conflict"], "1 1"),
        ("1. 题（A）\nA. 甲\nB. 乙\n答案：B\n", ["quiz.answer-conflict"], "1 1"),
        ("1. 甲对吗（√）\n3、乙对吗（×）\n（4）丙对吗（√）\n第5题 丁对吗（√）\n", ["quiz.number-jumps"], "4 0"),
        (
            "1. 题（  ）\nA. 甲\nB. 乙\n答案：A\n没有题号的一题（  ）\nA. 丙\nB. 丁\n答案：B\n2. 题二（√）\n",
            ["quiz.line-unrecognized"], "3 1"
        ),
        ("1. 题对吗（√）\n2. 题对吗（×）\n", ["quiz.answer-conflict"], "2 2"),
        ("1. 报警电话是多少\n答案：110\n2. 报警电话是多少\n答案：110\n", ["quiz.question-repeated"], "2 0"),
    ])
    func `bad input is named and never guessed`(text: String, codes: [String], counts: String) {
        let bank = QuizFixture.bank(text)
        #expect(Set(bank.findings.map(\.code.id)) == Set(codes), "\(QuizFixture.printed(bank.findings))")
        #expect("\(bank.read) \(bank.doubtful)" == counts)
        #expect(bank.spans.flatMap { Array(text.utf8)[$0.range] } == Array(text.utf8))
    }

    @Test func `a bank in GB18030 is the bank in UTF-8`() throws {
        let text = "1. 报警电话是（  ）\nA. 110\nB. 120\n答案：A\n"
        let bytes: [UInt8] = [
            0x31, 0x2E, 0x20, 0xB1, 0xA8, 0xBE, 0xAF, 0xB5, 0xE7, 0xBB, 0xB0, 0xCA, 0xC7, 0xA3, 0xA8, 0x20, 0x20, 0xA3,
            0xA9, 0x0A, 0x41, 0x2E, 0x20, 0x31, 0x31, 0x30, 0x0A, 0x42, 0x2E, 0x20, 0x31, 0x32, 0x30, 0x0A, 0xB4, 0xF0,
            0xB0, 0xB8, 0xA3, 0xBA, 0x41, 0x0A,
        ]
        let bank = BankParser.parse(SourceText(path: "a.quiz.md", bytes: DecodedText(bytes).bytes))
        #expect(bank.questions.map(\.words) == QuizFixture.bank(text).questions.map(\.words))
        #expect(bank.recognized == 1)
    }

    @Test func `ten megabytes on one line take no more than their length`() {
        let text = (1...9999).map { "\($0).第\($0)个题目是（  ）A.甲B.乙C.丙D.丁答案:C解析:\(String(repeating: "略", count: 300))。" }
            .joined()
        #expect(text.utf8.count > 9_000_000)
        #expect(expect(within: 60) { QuizFixture.bank(text).recognized } == 9999)
    }
}
