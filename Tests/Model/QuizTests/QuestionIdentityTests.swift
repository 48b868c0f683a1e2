import Diagnostics
import TestSupport
import Testing

@testable import Quiz

/// What makes a question the same question: its words, its case and its picture, never the answer.
struct QuestionIdentityTests {
    private static func cases(_ first: String, _ second: String, answers: [String] = ["A", "B"]) -> String {
        zip([first, second], answers).enumerated().map { index, part in
            "【材料】\(part.0)\n\(index + 1). 他应当（  ）\nA. 报告老师\nB. 不理会\n答案：\(part.1)\n【材料完】\n"
        }.joined(separator: "\n")
    }

    @Test func `the same words under another case are another question`() {
        let bank = QuizFixture.bank(Self.cases("小明在路边捡到一包不明粉末。", "小刚收到一封广告邮件。"))
        #expect(bank.findings.map(\.code) == [])
        #expect(bank.recognized == 2)
        #expect(Set(bank.questions.map(\.id)).count == 2)
    }

    @Test func `the same words under the same case are one question, whose answers have to agree`() {
        let case1 = "小明在路边捡到一包不明粉末。"
        let same = QuizFixture.bank(Self.cases(case1, case1, answers: ["A", "A"]))
        #expect(same.findings.map(\.code) == [.quizRepeated])
        let other = QuizFixture.bank(Self.cases(case1, case1))
        #expect(other.findings.map(\.code) == [.quizAnswerConflict])
        #expect(other.doubtful == 2)
    }

    @Test func `the same words beside another picture are another question`() {
        func question(_ number: Int, _ picture: String, _ answer: String) -> String {
            "\(number). 图上是什么标志（  ）\nA. 禁毒\nB. 禁烟\n答案：\(answer)\n图片：media/\(picture).png（一个标志）\n"
        }
        let bank = QuizFixture.bank(question(1, "a", "A") + question(2, "b", "B"))
        #expect(bank.findings.map(\.code) == [])
        #expect(Set(bank.questions.map(\.id)).count == 2)
        #expect(QuizFixture.bank(question(1, "a", "A") + question(2, "a", "B")).doubtful == 2)
    }

    /// Papers that were issued name questions by these ids.
    @Test func `a question without a case and a picture keeps its id`() {
        let bank = QuizFixture.bank("1. 国际禁毒日是（  ）\nA. 6月1日\nB. 6月26日\n答案：B\n2. 吸毒违法。（√）\n")
        #expect(bank.questions.map(\.id) == ["q-1e3febd7", "q-24022d98"])
    }

    /// SHA-256 of both stems begins with d08e20a8.
    private static let collision = "1. 说法159281（√）\n2. 说法174003（×）\n"

    @Test func `two questions whose digests begin alike are not taken for one`() {
        let bank = QuizFixture.bank(Self.collision)
        #expect(bank.questions.map(\.isDoubtful) == [false, true])
        #expect(
            QuizFixture.printed(bank.findings) == """
                a.quiz.md:2:1：错误：第 2 题与第 1 题内容不同，自动编出的编号碰巧都是“q-d08e20a8” [quiz.id-duplicate]
                  |
                2 | 2. 说法174003（×）
                  | ^^^^^^^^^^^^^^^^^^
                  = 请给这道题写上自己的编号，别处没有用过的，如在题下写“编号：q-2b”
                  = a.quiz.md:1:1：另一道题在这里
                1 个错误

                """)
        let mended = QuizFixture.bank(Self.collision + "编号：q-2b\n")
        #expect(mended.recognized == 2)
        #expect(mended.findings.map(\.code) == [])
    }

    @Test func `the same in two banks is told as such`() {
        let parts = Self.collision.split(separator: "\n").map(String.init)
        let shelf = BankShelf(
            zip(["a.quiz.md", "b.quiz.md"], parts).map { BankParser.parse(SourceText(path: $0, $1 + "\n")) })
        #expect(shelf.findings.map(\.summary) == ["第 2 题与第 1 题内容不同，自动编出的编号碰巧都是“q-d08e20a8”"])
    }
}
