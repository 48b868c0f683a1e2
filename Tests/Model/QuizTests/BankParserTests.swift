import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Quiz

struct BankParserTests {
    @Test func `the small bank as quiz list writes it`() throws {
        let bank = try QuizFixture.bank()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        #expect(QuizFixture.printed(bank.findings) == "")
        Golden.expect(String(decoding: try encoder.encode(BankRecord(bank)), as: UTF8.self), type: "json")
    }

    @Test(arguments: [
        "1. 电话是（  ）\n   A. 110\n   B. 120\n   答案：B\n",
        "1．电话是（B）\r\nＡ．110\r\nＢ．120\r\n",
        "第1题：电话是（  ）\n（A）110　（B）120\n【答案】B\n",
        "1、电话是（  ）\n\n\tA、110\n\n\tB、120\n\n\t正确答案:B\n",
        "（1）电话是（  ）\nA) 110  B) 120\n答：B. 120\n",
    ])
    func `one question in the spellings that circulate`(text: String) {
        let bank = QuizFixture.bank(text)
        #expect(QuizFixture.printed(bank.findings) == "")
        #expect(bank.questions.map(\.stem) == ["电话是（  ）"])
        #expect(bank.questions.map { $0.options.map(\.text) } == [["110", "120"]])
        #expect(bank.questions.map(\.answer) == [.choice(["b"])])
    }

    @Test(arguments: [
        ("1. 求助是勇敢的。（√）\n", true), ("1. 求助是勇敢的。( × )\n", false),
        ("1. 求助是勇敢的。\n答案：正确\n", true), ("1. 求助是勇敢的。\n答案：错\n", false),
        ("1. 求助是勇敢的。（  ）\nA.正确\nB.错误\n答案：B\n", false), ("【判断】1. 求助", nil),
    ])
    func `judge answers`(text: String, answer: Bool?) {
        let question = QuizFixture.bank(text).questions.first
        #expect(question?.answer == answer.map { .judge($0) })
        #expect(question.map { $0.type == .judge } ?? (answer == nil))
    }

    @Test(arguments: [
        ("1. 1.5克是多少\n答案：少\n2. 2008年的事\n答案：对\n", [1, 2]),
        ("1. 题干\n   2. 缩进的下一题\n", [1, 2]), ("1. 题干\n   5. 题干里的列表\n", [1]),
    ])
    func `where a question begins`(text: String, numbers: [Int]) {
        #expect(QuizFixture.bank(text).questions.map(\.number) == numbers)
    }

    @Test func `every line of a bank is read or reported`() throws {
        let text = String(decoding: try QuizFixture.source("quiz/banks/xiaoyang.quiz.md").bytes, as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for index in lines.indices.dropFirst(7) {
            var changed = lines
            changed.insert("", at: index)
            changed.insert("无题号的一行", at: index + 1)
            changed.insert("", at: index + 2)
            let bank = QuizFixture.bank(changed.joined(separator: "\n"))
            let isKept = bank.questions.contains { question in
                question.stem.contains("无题号的一行") || question.material?.text.contains("无题号的一行") == true
            }
            #expect(isKept || !bank.findings.isEmpty, "line \(index + 1)")
        }
    }

    @Test(.shared("data/quiz-zh/antidrug-2020-middle-school"))
    func `forty questions of a real contest bank`() throws {
        let file = SharedFolder.path("data/quiz-zh/antidrug-2020-middle-school/ti-1-40.txt")
        let bank = BankParser.parse(SourceText(path: "ti.txt", bytes: [UInt8](try Data(contentsOf: file))))
        #expect(bank.title == "2020年全国青少年禁毒知识竞赛中学组题库")
        #expect("\(bank.read) \(bank.recognized) \(bank.doubtful)" == "40 40 0")
        #expect(bank.questions.allSatisfy { $0.options.count >= 2 })
    }
}
