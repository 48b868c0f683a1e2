import Diagnostics
import Testing

@testable import Quiz

/// A key behind questions that have their answers, and text that a key or an answer must not swallow.
struct RepeatedKeyTests {
    private let bank = """
        一、单项选择题
        1. 国际禁毒日是（  ）
        A. 6月1日
        B. 6月26日
        答案：B
        2. 报警电话是（A）
        A. 110
        B. 12355
        二、判断题
        3. 吸毒违法。（√）

        """

    @Test(arguments: ["选择题：BA", "单选题：B A\n判断题：√", "判断题：对", "单选题答案：BA　判断题：√"])
    func `the same key once more changes nothing`(key: String) {
        let read = QuizFixture.bank(bank + key + "\n")
        #expect(read.recognized == 3)
        #expect(read.findings.isEmpty)
    }

    @Test(arguments: ["选择题：AA", "单选题：BB", "判断题：×", "单选题：BA\n判断题：错"])
    func `another key is a conflict`(key: String) {
        let read = QuizFixture.bank(bank + key + "\n")
        #expect(read.recognized == 2)
        #expect(read.findings.map(\.code.id) == ["quiz.answer-conflict"])
    }

    @Test(arguments: ["选择题：B", "单选题：BAB"])
    func `a key of another length is told`(key: String) {
        #expect(QuizFixture.codes(bank + key + "\n") == ["quiz.key-list"])
    }

    private static let choice = "1. 报警电话是哪一个？\n   A. 110\n   B. 120\n   C. 119\n   答案：A\n"

    @Test(arguments: [
        (choice + "2. 报警电话是哪一个?\n   A. 110\n   B. 120\n   C. 119\n   答案：B\n", true),
        (choice + "2. 报警电话是哪一个\n   A. 120\n   B. 110\n   C. 119\n   答案：A\n", true),
        (choice + "2. 报警电话是哪一个!\n   A. 120\n   B. 110\n   C. 119\n   答案：B\n", false),
        (choice + "2. 报警电话是哪一个?\n   A. 110\n   B. 122\n   C. 119\n   答案：B\n", false),
        ("1. 吸毒是违法行为。（√）\n2. 吸毒是违法行为（×）\n", true), ("1. “吸毒”违法。（×）\n2. 吸毒违法（√）\n", true),
        ("1. 吸毒是违法行为。（√）\n2. 吸毒是违法行为（√）\n", false),
    ])
    func `one question in other marks has one key`(text: String, isConflict: Bool) {
        let bank = QuizFixture.bank(text)
        #expect(bank.findings.contains { $0.code == .quizAnswerConflict } == isConflict)
        #expect(bank.recognized == (isConflict ? 0 : 2))
    }

    @Test func `answers that say the same in other marks are no conflict`() {
        let text = "一、多选题\n1. 下列是毒品的有（  ）\nA. 冰毒\nB. 大麻\nC. 茶\n答案：A、B\n参考答案\n1. AB\n"
        #expect(QuizFixture.bank(text).findings.isEmpty)
    }

    @Test func `the order of steps is a part of their answer`() {
        let text = "一、排序题\n1. 先后是（  ）\nA. 离开\nB. 拒绝\nC. 报告\n答案：BAC\n参考答案\nABC\n"
        #expect(QuizFixture.codes(text).contains("quiz.answer-conflict"))
    }

    @Test(arguments: ["二、BA", "二、单选题：BA", "（二）判断正误：\n3. 对错", "选择题：BA"])
    func `no answer of a blank takes in the line of the next 大题`(next: String) {
        let text = """
            一、填空题
            1. 国际禁毒日是____。
            二、单选题
            1. 甲（  ）
            A. 一
            B. 二
            2. 乙（  ）
            A. 一
            B. 二
            参考答案
            一、填空题
            1. 6月26日

            """
        let read = QuizFixture.bank(text + next + "\n")
        let blank = read.questions.first
        #expect(blank?.isDoubtful == true || blank?.answer == .blanks([["6月26日"]], anyOrder: false))
    }

    @Test func `a blank is not filled over two lines`() {
        let text = "一、填空题\n1. 国际禁毒日是____。\n答案：6月26日\nBACB\n"
        #expect(QuizFixture.codes(text) == ["quiz.answer-unreadable"])
    }

    @Test(arguments: [
        "____\nA LSD\nB 茶", "____ A\tLSD\tB\t茶", "____\n[a] LSD\n[b] 茶", "。\nA LSD\nB 茶",
    ])
    func `letters that were not seen as options leave nothing to fill`(words: String) {
        for answer in ["A", "选A", "A项", "（A）", "AB"] {
            #expect(QuizFixture.bank("1. 下列是毒品的是\(words)\n答案：\(answer)\n").recognized == 0)
        }
    }

    @Test func `a letter may fill a blank where nothing looks like options`() {
        #expect(QuizFixture.bank("1. 橙子里多的是维生素____。\n答案：C\n").recognized == 1)
    }

    @Test func `behind an empty bracket no further words belong to a judgement`() {
        let text = "一、判断题\n1. 吸毒违法（ ）\n贩毒违法\n答案：×\n"
        #expect(QuizFixture.bank(text).recognized == 0)
    }

    @Test(arguments: ["1 、", "1 ．"])
    func `white space may stand in front of the mark of a number`(number: String) {
        let second = number.replacing("1", with: "2")
        let read = QuizFixture.bank("一、判断题\n\(number)吸毒违法（√）\n\(second)贩毒违法（√）\n")
        #expect(read.recognized == 2)
    }

    @Test func `behind a heading the letters in front of the next number are its answer`() {
        let text = """
            一、判断题
            1. 吸毒违法（√）
            二、单选题
            （B）2. 报警电话是
            A. 12355
            B. 110

            """
        #expect(QuizFixture.bank(text).recognized == 2)
    }
}
