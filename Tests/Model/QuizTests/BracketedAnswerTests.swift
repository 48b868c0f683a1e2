import Diagnostics
import TestSupport
import Testing

@testable import Quiz

/// Answers in brackets, and answers that look like one thing and are another.
struct BracketedAnswerTests {
    /// The type, stem, options and answer of each question, a line each, and then the codes of the findings.
    private func lines(_ text: String) -> [String] {
        QuizFixture.lines(text) { "\($0.type.rawValue) \($0.stem)" }
    }

    private static let options = "A. 一\nB. 二\n"

    @Test(arguments: [
        "1. 甲（答案：B）\nA. 一\nB. 二\n", "1. 甲 (正确答案 B)\nA. 一\nB. 二\n", "1. 甲【答案：B】\nA. 一\nB. 二\n",
        "1. 甲[答案:B]。\nA. 一\nB. 二\n", "1. 甲（答案：B）A. 一　B. 二\n", "1.甲（答案：B）A.一B.二\n",
        "1. 甲\nA. 一\nB. 二 （答案：B）\n", "1. 甲\nA. 一　B. 二（参考答案：B）\n", "1. 甲\nA.一B.二（答案：B）\n",
        "1. 甲\nA. 一\nB. 二\n（答案：B）\n", "1. 甲\nA. 一\nB. 二\n（答案 B）。\n", "1. 甲\nA. 一\nB. 二\n答案：（B）\n",
    ])
    func `an answer in brackets is the answer, and the brackets go with it`(text: String) {
        #expect(lines(text) == ["single 甲 [A一|B二] B"])
    }

    @Test(arguments: [
        ("1. 吸毒违法（答案：√）\n", ["judge 吸毒违法 [] √"]),
        ("1. 吸毒违法。（答案：错误）\n2. 贩毒违法（答案：√）。\n", ["judge 吸毒违法。 [] ×", "judge 贩毒违法 [] √"]),
        ("1. 吸毒违法（答案：√）2. 贩毒违法（答案：×）\n", ["judge 吸毒违法 [] √", "judge 贩毒违法 [] ×"]),
        ("1. 甲（答案：A）A.一B.二2. 乙（答案：B）A.三B.四\n", ["single 甲 [A一|B二] A", "single 乙 [A三|B四] B"]),
        (
            "1. 甲\nA. 一\nB. 二（答案：A）\n2. 乙\nA. 三\nB. 四（答案：AB） 解析：都对。\n",
            ["single 甲 [A一|B二] A", "multiple 乙 [A三|B四] AB"]
        ),
        ("1. 国际禁毒日是____（答案：6月26日）\n", ["blank 国际禁毒日是____ [] 6月26日"]),
        ("1. 虎门销烟的是谁（答案：林则徐（福建人））\n", ["short 虎门销烟的是谁 [] 林则徐（福建人）"]),
        // No answers.
        ("1. 列举两种毒品（答案不唯一）\n答案：略\n", ["short 列举两种毒品（答案不唯一） [] 略"]),
        // Marks behind a judgement.
        ("1. 吸毒违法\n答案：√。\n", ["judge 吸毒违法 [] √"]), ("1. 吸毒违法\n答案：（×）\n", ["judge 吸毒违法 [] ×"]),
        ("1. 吸毒违法\n答案：正确！\n", ["judge 吸毒违法 [] √"]),
    ])
    func `answers in brackets and marks behind them`(text: String, expected: [String]) {
        #expect(lines(text) == expected)
    }

    @Test(arguments: [
        // Words behind the brackets, a bracket without an end, something that is no answer.
        ("1. 吸毒（答案：√）违法\n", ["judge 吸毒 [] √ 存疑", "line-unrecognized"]),
        ("1. 甲\nA. 一\nB. 二（答案：C）\n", ["single 甲 [A一|B二]  存疑", "not-an-option"]),
        ("1. 甲\nA. 一\nB. 二（答案：B\n", ["single 甲 [A一|B二（] B 存疑", "answer-unreadable"]),
        ("1. 甲（答案：B，见教材）\nA. 一\nB. 二\n", ["single 甲 [A一|B二] ? 存疑", "answer-unreadable"]),
        ("1. 甲（答案：A）\nA. 一\nB. 二\n答案：B\n", ["single 甲 [A一|B二] A 存疑", "answer-conflict"]),
        ("1. 甲\n乙的答案：是\nA. 一\nB. 二\n答案：B\n", ["single 甲\n乙的答案：是 [A一|B二] B 存疑", "answer-unreadable"]),
        // A judgement with words behind it.
        ("1. 吸毒违法\n答案：错误。应为合法\n", ["short 吸毒违法 [] 错误。应为合法 存疑", "answer-unreadable"]),
        // Figures in circles that are not in order are no options.
        (
            "1. 以下是毒品的是\n① 海洛因\n③ 茶\n答案：①\n",
            ["short 以下是毒品的是\n① 海洛因\n③ 茶 [] ① 存疑", "options-too-few"]
        ),
        ("1. 以下是毒品的是\n①海洛因 ②茶\n答案：③\n", ["short 以下是毒品的是\n①海洛因 ②茶 [] ③ 存疑", "options-too-few"]),
    ])
    func `what is not quite an answer makes the question doubtful`(text: String, expected: [String]) {
        #expect(lines(text) == expected)
    }

    @Test func `a judgement with words is an answer where the bank says that words are wanted`() {
        #expect(
            lines("## 一、简答题\n1. 吸毒违法吗？\n答案：错误，应为违法。\n") == ["short 吸毒违法吗？ [] 错误，应为违法。"])
        #expect(lines("1. 步骤有哪些？\n答案：①离开②报告\n") == ["short 步骤有哪些？ [] ①离开②报告"])
    }

    @Test(arguments: [
        ("## 一、填空题\n1. 国际禁毒日是（ ）月（  ）日。\n答案：6；26\n", "国际禁毒日是____月____日。"),
        ("1. 国际禁毒日是()\n题型：填空\n答案：6月26日\n", "国际禁毒日是____"),
        ("## 一、填空题\n1. 海洛因（ ）属于____。\n答案：毒品\n", "海洛因（ ）属于____。"),
    ])
    func `empty brackets of a question with blanks are its blanks`(text: String, stem: String) {
        let bank = QuizFixture.bank(text)
        #expect(bank.questions.map(\.stem) == [stem])
        #expect(bank.recognized == 1)
        #expect(QuizFixture.bank(BankWriter.text(bank)).questions.map(\.stem) == [stem])
    }

    @Test(arguments: [
        "材料：小明在公园遇到一个陌生人。\n陌生人递给他一支烟。\n\n1. 小明应当（答案：A）\nA. 拒绝\nB. 接受\n2. 他违法（√）\n",
        "题目\n\n案例一：小明在公园遇到一个陌生人。\n1. 小明应当（答案：A）\nA. 拒绝\nB. 接受\n2. 他违法（√）\n",
        "【背景材料】小明在公园。\n1. 小明应当（答案：A）\nA. 拒绝\nB. 接受\n2. 他违法（√）\n",
    ])
    func `a case without its mark is no title, and nobody knows whose it is`(text: String) {
        let bank = QuizFixture.bank(text + "## 二、判断题\n3. 贩毒违法（√）\n\n材料：小红。\n4. 她违法（×）\n")
        #expect(bank.questions.map(\.isDoubtful) == [true, true, false, true])
        #expect(bank.findings.map(\.code) == [.quizMaterial, .quizMaterial])
        #expect(bank.title != String(text.prefix { $0 != "\n" }) || text.hasPrefix("题目"))
    }

    @Test func `words of a case inside a question stay there`() {
        let text = "1. 阅读材料，回答问题。\n材料一：小明。\n材料二：小红。\n他们违法吗（答案：A）\nA. 是的\nB. 不知道\n"
        #expect(lines(text) == ["single 阅读材料，回答问题。\n材料一：小明。\n材料二：小红。\n他们违法吗 [A是的|B不知道] A"])
    }
}
