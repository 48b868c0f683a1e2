import TestSupport
import Testing

@testable import Quiz

/// Headings without 一、 in front, and what headings say of the type of their questions.
struct TypeLineTests {
    private func lines(_ text: String) -> [String] { QuizFixture.lines(text) { "\($0.type.rawValue) \($0.stem)" } }

    @Test(arguments: [
        "单选题", "单选题：", "【单选题】", "【单选】", "（一）单选题", "(1) 单选题", "一 单选题", "第一部分 单选题", "第一部分：单选题（每小题2分）", "1. 单选题",
        "**单选题**",
        "单项选择题（只有一个正确答案）", "单选题 每题2分", "第一大题、单选题", "【单选题】（共1题）", "选择题（只有一个正确答案，多选不得分）",
        "一、选择题（每小题只有一个选项符合题意）", "一、选择题（单选，每题2分）",
    ])
    func `a line that is the name of a type is a heading`(heading: String) {
        #expect(
            lines("1. 甲？（√）\n\(heading)\n1. 乙\nA. 一\nB. 二\n答案：AB\n")
                == ["judge 甲？ [] √", "single 乙 [A一|B二] AB 存疑", "answer-count"])
    }

    @Test(arguments: ["排序题", "四、步骤排列题", "【排序题】", "第三部分 排序题"])
    func `under such a heading letters are in the order of the answer`(heading: String) {
        let bank = QuizFixture.bank("\(heading)\n1. 先后\nA. 一\nB. 二\nC. 三\n答案：BAC\n")
        #expect(bank.questions.map(\.answer) == [.order(["b", "a", "c"])])
    }

    @Test(arguments: [
        "一、选择题（每小题3分，多选、错选不得分）", "一、选择题（每题3分，多选，错选不得分）", "一、选择题 多选不得分", "选择题",
    ])
    func `words about marking are no type`(heading: String) {
        #expect(lines("\(heading)\n1. 乙\nA. 一\nB. 二\n答案：A\n") == ["single 乙 [A一|B二] A"])
    }

    @Test(arguments: ["一、选择题（每题有一个或多个正确答案）", "多选题", "选择题（不定项）", "【多选】"])
    func `words about the number of answers are one`(heading: String) {
        #expect(lines("\(heading)\n1. 乙\nA. 一\nB. 二\n答案：BA\n") == ["multiple 乙 [A一|B二] AB"])
    }

    @Test(arguments: ["判断", "这是一道单选题", "单选题很容易", "材料", "第一章 毒品", "多选题和判断题"])
    func `other lines are none`(line: String) {
        #expect(SectionHeading(line[...]) == nil)
    }

    @Test func `letters in another order are no answer where no type is named`() {
        #expect(
            lines("1. 先后\nA. 一\nB. 二\nC. 三\n答案：BAC\n")
                == ["multiple 先后 [A一|B二|C三] ABC 存疑", "answer-unreadable"])
        #expect(lines("1. 先后\n①一②二③三\n答案：②①③\n") == ["multiple 先后 [A一|B二|C三] ABC 存疑", "answer-unreadable"])
    }

    @Test func `a judgement may be a sentence`() {
        #expect(lines("判断题\n1. 甲。\n答案：是对的\n2. 乙。\n答案：是错误的。\n") == ["judge 甲。 [] √", "judge 乙。 [] ×"])
    }

    private static let swapped = "一、多选题\n1. 甲\nA. 一\nB. 二\n二、单选题\n1. 乙\nA. 一\nB. 二\n参考答案\n"

    @Test(arguments: [
        "一、单选题\n1.B\n二、多选题\n1.AB\n", "单选题\n1.B\n多选题\n1.AB\n", "一、单选题：1.B\n二、多选题：1.AB\n", "单选题：B\n多选题：AB\n",
        "【单选题】\n1.B\n【多选题】\n1.AB\n",
    ])
    func `answers under the name of a type belong to it, in whatever order`(key: String) {
        #expect(lines(Self.swapped + key) == ["multiple 甲 [A一|B二] AB", "single 乙 [A一|B二] B"])
    }

    @Test func `answers of a type that no heading has belong to nobody`() {
        #expect(
            lines("一、多选题\n1. 甲\nA. 一\nB. 二\n参考答案\n一、判断题\n1.√\n")
                == ["multiple 甲 [A一|B二] ? 存疑", "answer-missing key-list"])
    }
}
