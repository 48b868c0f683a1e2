import Diagnostics
import TestSupport
import Testing

@testable import Quiz

/// An answer that says two things is no answer.
struct SecondAnswerTests {
    private func lines(_ text: String) -> [String] { QuizFixture.lines(text) { $0.stem } }

    @Test(arguments: ["AB", "BA", "A,B", "A、B", "（AB）"])
    func `both letters of a judge question are no answer`(answer: String) {
        let text = "1. 吸毒违法\nA.正确 B.错误\n答案：\(answer)"
        #expect(lines(text) == ["吸毒违法 [A正确|B错误] ? 存疑", "answer-unreadable"])
    }

    @Test func `both letters in a list, a table and a stem are none either`() {
        #expect(lines("1. 吸毒违法\nA.正确\nB.错误\n参考答案\n1.BA").first?.hasSuffix("? 存疑") == true)
        #expect(lines("题目,选项A,选项B,答案\n吸毒违法,正确,错误,AB\n").first?.hasSuffix("? 存疑") == true)
        #expect(lines("1. 吸毒违法（AB）\nA.正确\nB.错误\n答案：A").first?.hasSuffix("存疑") == true)
    }

    @Test(arguments: ["A（B）", "A(B)", "AB（C）", "（A）B"])
    func `letters beside letters in brackets are no answer`(answer: String) {
        let text = "多选题\n1. 甲（ ）\nA.一\nB.二\nC.三\n答案：\(answer)"
        #expect(lines(text) == ["甲（ ） [A一|B二|C三] ? 存疑", "answer-unreadable"])
    }

    @Test(arguments: ["（AB）", "（A）（B）", "(A)(B)", "（A、B）"])
    func `letters that all stand in brackets are one`(answer: String) {
        #expect(lines("多选题\n1. 甲（ ）\nA.一\nB.二\nC.三\n答案：\(answer)") == ["甲（ ） [A一|B二|C三] AB"])
    }

    @Test(arguments: ["（C）", "（ABC）", "【C】"])
    func `a letter in the stem that no option bears is told`(mark: String) {
        let read = lines("1. 下列正确的是\(mark)\nA. 一\nB. 二\n答案：A")
        #expect(read == ["下列正确的是\(mark) [A一|B二] A 存疑", "not-an-option"])
    }

    @Test(arguments: ["（LSD）属于（  ）", "维生素（E）的作用是（  ）", "（MDMA）是____", "（DNA）检测"])
    func `letters of words are none`(stem: String) {
        #expect(lines("1. \(stem)\nA. 一\nB. 二\n答案：A") == ["\(stem) [A一|B二] A"])
    }

    @Test(arguments: [
        ("吸毒违法（A）\n答案：×", "stem-answer"), ("√ 吸毒违法（×）", "answer-conflict"), ("√ 吸毒违法\n答案：√", "stem-answer"),
        ("吸毒违法（○）\n答案：×", "stem-answer"),
    ])
    func `a second sign in a judge question is told`(question: String, code: String) {
        let read = lines("判断题\n1. \(question)")
        #expect(read.first?.hasSuffix("存疑") == true)
        #expect(read.last == code)
    }

    @Test(arguments: [("故选B。", false), ("故选A。", true), ("B项错误。", true), ("A项错误。", false)])
    func `letters of an explanation are held against a judge question with options`(words: String, isRight: Bool) {
        let read = lines("1. 吸毒违法\nA. 正确\nB. 错误\n答案：A\n解析：\(words)")
        #expect(read == (isRight ? ["吸毒违法 [A正确|B错误] √"] : ["吸毒违法 [A正确|B错误] √ 存疑", "explanation-differs"]))
    }
}
