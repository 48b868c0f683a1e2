import Diagnostics
import TestSupport
import Testing

@testable import Quiz

/// Answers in words behind the number of their 大题: `四、15. …`.
struct SectionedAnswersTests {
    private static let bank = """
        一、单选题
        1. 报警电话是
        A. 110
        B. 120
        二、填空题
        1. 国际禁毒日是每年的____。
        三、简答题
        15. 说说怎样拒绝。

        """

    private func lines(_ answers: String) -> [String] {
        QuizFixture.lines(Self.bank + "参考答案\n" + answers) { $0.type.rawValue }
    }

    @Test func `words behind the number of a section are the answer of its question`() {
        let answers = "一、1. A\n二、1. 6月26日\n三、15. 大声说不，马上离开。\n"
        #expect(
            lines(answers) == ["single [A110|B120] A", "blank [] 6月26日", "short [] 大声说不，马上离开。"])
    }

    @Test func `of two questions with one number the section says which is meant`() {
        #expect(
            lines("二、1. 6月26日\n一、1. B\n三、15. 离开。\n") == ["single [A110|B120] B", "blank [] 6月26日", "short [] 离开。"])
    }

    @Test func `a number that the section does not have is told`() {
        let read = lines("一、1. A\n三、15. 马上离开。\n二、15. 6月26日\n")
        #expect(
            read == [
                "single [A110|B120] A", "blank [] ? 存疑", "short [] 马上离开。", "answer-missing key-list",
            ])
    }

    @Test func `a bracket with the letter of no option is one finding`() {
        let bank = QuizFixture.bank("二、多选题\n1. 毒品有（A、E）\nA. 一\nB. 二\nC. 三\n")
        #expect(bank.findings.map(\.summary) == ["答案写的是 E，但这道题没有选项 E"])
    }
}
