import TestSupport
import Testing

@testable import Quiz

/// Right options that are marked where they stand, and answers between underlines.
struct OptionSignTests {
    private func lines(_ text: String) -> [String] {
        QuizFixture.lines(text) { "\($0.number) \($0.type.rawValue) \($0.stem)" }
    }

    private func options(_ a: String, _ b: String, _ c: String, answer: String = "") -> [String] {
        lines("一、单选题\n1. 题（ ）\n\(a)\n\(b)\n\(c)\n\(answer)")
    }

    @Test(arguments: [
        ("A. 甲", "B. 乙 √", "C. 丙"), ("A. 甲", "B. 乙√", "C. 丙"), ("A. 甲×", "B. 乙√", "C. 丙×"), ("A. 甲", "B. √乙", "C. 丙"),
        ("A. 甲", "B. 乙（√）", "C. 丙"), ("A. 甲", "B. 乙（正确答案）", "C. 丙"), ("A. 甲（错误）", "B. 乙（正确）", "C. 丙（错误）"),
        ("A. 甲", "B. 乙 正确答案", "C. 丙"), ("A. 甲", "B. 乙*", "C. 丙"), ("A. 甲", "*B. 乙", "C. 丙"), ("A. 甲", "√B. 乙", "C. 丙"),
        ("A. 甲（ ）", "B. 乙（√）", "C. 丙（　）"), ("A. 甲", "**B. 乙", "C. 丙"), ("A. 甲", "★B、乙", "C. 丙"),
        ("A、甲　B、乙√　C、丙", "", ""),
    ])
    func `a sign beside an option is the answer and no part of its words`(a: String, b: String, c: String) {
        #expect(options(a, b, c) == ["1 single 题（ ） [A甲|B乙|C丙] B"])
        #expect(options(a, b, c, answer: "答案：B\n") == ["1 single 题（ ） [A甲|B乙|C丙] B"])
        #expect(options(a, b, c, answer: "答案：C\n") == ["1 single 题（ ） [A甲|B乙|C丙] C 存疑", "answer-conflict"])
    }

    @Test func `a sign on the first option is no line of the stem`() {
        #expect(options("*A. 甲", "B. 乙", "C. 丙") == ["1 single 题（ ） [A甲|B乙|C丙] A"])
    }

    @Test func `signs that all options bear say nothing`() {
        #expect(options("*A. 甲", "*B. 乙", "*C. 丙", answer: "答案：B\n") == ["1 single 题（ ） [A甲|B乙|C丙] B"])
        #expect(options("*A. 甲", "*B. 乙", "*C. 丙") == ["1 single 题（ ） [A甲|B乙|C丙] ? 存疑", "answer-missing"])
    }

    @Test(arguments: ["甲*乙", "2×3", "*甲*", "告诉*老师*", "√", "×", "甲（正确的）", "答案"])
    func `signs inside of words stay`(text: String) {
        #expect(options("A. \(text)", "B. 乙", "C. 丙", answer: "答案：B\n").first == "1 single 题（ ） [A\(text)|B乙|C丙] B")
    }

    @Test(arguments: [
        ("1. 是____B____。\nA. 甲\nB. 乙\n", ["1 single 是____。 [A甲|B乙] B"]),
        ("1. 是__ B __。\nA. 甲\nB. 乙\n答案：B\n", ["1 single 是____。 [A甲|B乙] B"]),
        ("1. 是____B____。\nA. 甲\nB. 乙\n答案：A\n", ["1 single 是____。 [A甲|B乙] A 存疑", "answer-conflict"]),
        ("1. 是____B____（A）\nA. 甲\nB. 乙\n", ["1 single 是____（  ） [A甲|B乙] A 存疑", "answer-conflict"]),
        ("1. 吸毒违法____√____\n", ["1 judge 吸毒违法 [] √"]), ("1. 贩毒合法 __×__\n", ["1 judge 贩毒合法 [] ×"]),
        ("1. 每年____月____日。\n答案：6；26\n", ["1 blank 每年____月____日。 [] 6；26"]),
    ])
    func `an answer between underlines is one`(text: String, expected: [String]) { #expect(lines(text) == expected) }

    @Test(arguments: [
        ("B/C", ["1 multiple 题（ ） [A甲|B乙|C丙] BC 存疑", "answer-unreadable"]), ("B、C", ["1 multiple 题（ ） [A甲|B乙|C丙] BC"]),
        ("B或C", ["1 single 题（ ） [A甲|B乙|C丙] ? 存疑", "answer-unreadable"]),
    ])
    func `one letter or another is no answer`(answer: String, expected: [String]) {
        #expect(lines("1. 题（ ）\nA. 甲\nB. 乙\nC. 丙\n答案：\(answer)\n") == expected)
        #expect(
            lines("一、多选题\n1. 题（ ）\nA. 甲\nB. 乙\nC. 丙\n答案：B/C\n") == ["1 multiple 题（ ） [A甲|B乙|C丙] BC"])
    }

    @Test func `an answer without a colon behind the options is one`() {
        #expect(
            lines("一、判断题\n1. 甲\nA.是 B.不是 答案A\n2. 乙\nA.对 B.错\n答案B\n") == ["1 judge 甲 [A是|B不是] √", "2 judge 乙 [A对|B错] ×"])
    }

    @Test(arguments: ["6，26", "6,26", "6、26", "6 26", "6　26", "6；26"])
    func `answers of several blanks stand between commas and white space too`(answer: String) {
        #expect(lines("1. 每年____月____日。\n答案：\(answer)\n") == ["1 blank 每年____月____日。 [] 6；26"])
        #expect(lines("1. 每年____日。\n答案：\(answer)\n").last != "1 blank 每年____日。 [] 6；26")
    }

    @Test func `signs that nobody sees are no part of an answer, and marks alone are none`() {
        #expect(lines("1. 电话是____。\n答案：110\u{200B}\n") == ["1 blank 电话是____。 [] 110"])
        #expect(lines("1. 题（ ）\nA. 甲\nB. 乙\n答案：\u{FEFF}B\n") == ["1 single 题（ ） [A甲|B乙] B"])
        #expect(lines("1. 句号写作____。\n答案：。\n").last == "answer-unreadable")
    }

    @Test func `white space parts no Latin words`() {
        #expect(lines("1. ____和____。\n答案：drug abuse\n").last == "blank-count")
    }

    @Test func `a number with a year behind it begins a question behind a full stop`() {
        let text = "1、小明怎么办？A、同意B、拒绝答案:B解析:要拒绝。2.2008年起施行的是（ ）A、禁毒法B、刑法答案:A\n"
        #expect(lines(text) == ["1 single 小明怎么办？ [A同意|B拒绝] B", "2 single 2008年起施行的是（ ） [A禁毒法|B刑法] A"])
        let figure = "1、多少克？A、一B、二答案:B解析:不要超过。纯度是2.5克。2.甲（ ）A、一B、二答案:A\n"
        #expect(lines(figure).count == 2)
    }
}
