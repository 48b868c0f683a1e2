import TestSupport
import Testing

@testable import Quiz

/// Answers behind 参考答案 that have no numbers, or ranges that are none.
struct BareAnswersTests {
    private static func choices(_ heading: String, _ count: Int) -> String {
        heading + "\n" + (1...count).map { "\($0). 第\($0)问是（ ）\nA. 甲\nB. 乙\nC. 丙\n" }.joined()
    }

    private static func judgements(_ heading: String, _ count: Int) -> String {
        heading + "\n" + (1...count).map { "\($0). 第\($0)句话\n" }.joined()
    }

    /// The answers in order, 存疑 for a question that is, and then the codes.
    private func answers(_ text: String) -> [String] {
        QuizFixture.lines(text) { _ in "" }.map { line in
            line.hasSuffix("存疑") ? "存疑" : line.split(separator: " ").last.map(String.init) ?? ""
        }
    }

    @Test(arguments: ["CAB", "C A B", "C、A、B", "C  A  B", "ＣＡＢ", "一、CAB", "一、单选题：CAB", "一、单选题\nCAB"])
    func `as many letters as questions are their answers`(list: String) {
        #expect(answers(Self.choices("一、单选题", 3) + "参考答案\n" + list + "\n") == ["C", "A", "B"])
    }

    @Test(arguments: ["√×√", "√ × √", "对错对", "正确 错误 正确"])
    func `as many judgements too`(list: String) {
        #expect(answers(Self.judgements("一、判断题", 3) + "参考答案\n" + list + "\n") == ["√", "×", "√"])
    }

    @Test(arguments: ["CA\n√×\n", "一、CA\n二、√×\n", "一、单选题\nCA\n二、判断题\n√×\n", "CA√×\n"])
    func `one line for each 大题, or one for all`(list: String) {
        let text = Self.choices("一、单选题", 2) + Self.judgements("二、判断题", 2)
        #expect(answers(text + "参考答案\n" + list) == ["C", "A", "√", "×"])
    }

    @Test func `groups are answers where they are as many`() {
        #expect(answers(Self.choices("一、多选题", 2) + "参考答案\nAB ABC\n") == ["AB", "ABC"])
    }

    @Test(arguments: ["CABA", "CA", "C", "CAAB BC"])
    func `other figures belong to nobody`(list: String) {
        #expect(
            answers(Self.choices("一、单选题", 3) + "参考答案\n" + list + "\n")
                == ["存疑", "存疑", "存疑", "key-list"])
    }

    @Test func `letters that contradict an answer are a conflict`() {
        let text = Self.choices("一、单选题", 2).replacing("C. 丙\n2", with: "C. 丙\n答案：A\n2")
        #expect(answers(text + "参考答案\nAB\n") == ["A", "B"])
        #expect(answers(text + "参考答案\nBB\n") == ["存疑", "B", "answer-conflict"])
    }

    @Test func `a range of one question beside another range is read`() {
        #expect(answers(Self.choices("一、单选题", 3) + "参考答案\n1-2 CA 3-3 B\n") == ["C", "A", "B"])
    }

    @Test(arguments: ["1-1 C\n1-2 AB\n1-3 A\n", "3-2 AB\n1.C\n", "1.C\n2-2 A\n3-3 B\n"])
    func `ranges that run backwards or hold one number are no ranges`(list: String) {
        let read = answers(Self.choices("一、单选题", 3) + "参考答案\n" + list)
        #expect(read.last?.contains("key-list") == true)
        #expect(read.filter { $0.count == 1 }.count <= 1)
    }
}
