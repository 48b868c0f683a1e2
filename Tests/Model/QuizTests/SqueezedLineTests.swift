import Diagnostics
import TestSupport
import Testing

@testable import Quiz

/// Questions and options that stand in one line, with brackets around their numbers and letters.
struct SqueezedLineTests {
    private func lines(_ text: String) -> [String] { QuizFixture.lines(text) { $0.stem } }

    @Test(arguments: [
        (
            "1. 维生素A、B、C中说法正确的是（ ） （A）0.5 （B）甲 （C）丙 （D）丁",
            "维生素A、B、C中说法正确的是（ ） [A0.5|B甲|C丙|D丁] A"
        ),
        ("1. 小王与小李（化名A、B）血液酒精为（ ）（A）0.2 （B）0.8", "小王与小李（化名A、B）血液酒精为（ ） [A0.2|B0.8] A"),
        ("1. 含量是（ ） （A）0.5 （B）1.5 （C）2.5", "含量是（ ） [A0.5|B1.5|C2.5] A"),
        ("1. 含量是（ ） (A)2.5 (B)3.5 (C)4.5", "含量是（ ） [A2.5|B3.5|C4.5] A"),
        ("1. 甲（ ） A) 一  B) 二", "甲（ ） [A一|B二] A"), ("1. 甲（ ）\nA) 一  B) 二", "甲（ ） [A一|B二] A"),
    ])
    func `a decimal behind a letter in brackets is an option`(text: String, read: String) {
        #expect(lines(text + "\n答案：A") == [read])
    }

    @Test func `a number behind an answer in brackets still begins a question`() {
        let text = "一、判断题\n1.甲（√）2.2008年（×）"
        #expect(lines(text) == ["甲 [] √", "2008年 [] ×"])
    }

    @Test(arguments: ["（1）", "(1)", "第1题 ", "第1题：", "1) ", "1. "])
    func `questions in one line are parted whatever their numbers look like`(mark: String) {
        let text = "甲是（ ）A.一B.二C.三 答案：A "
        let next = mark.replacing("1", with: "2") + "乙是（ ）A.四B.五C.六 答案：B"
        #expect(lines(mark + text) == ["甲是（ ） [A一|B二|C三] A"])
        #expect(lines(mark + text + next) == ["甲是（ ） [A一|B二|C三] A", "乙是（ ） [A四|B五|C六] B"])
    }

    @Test func `judge questions with 第1题 in one line are parted`() {
        #expect(lines("第1题 吸毒违法（√）第2题 大麻无害（×）") == ["吸毒违法 [] √", "大麻无害 [] ×"])
    }

    @Test func `an answer behind options with closing brackets is one`() {
        #expect(lines("1. 甲（ ）\nA) 一  B) 二  正确答案：B") == ["甲（ ） [A一|B二] B"])
    }

    @Test func `a list in brackets inside a stem begins nothing`() {
        let text = "（1）下列属于（1）甲（2）乙的是（ ）\nA.一\nB.二\n答案：A"
        #expect(lines(text) == ["下列属于（1）甲（2）乙的是（ ） [A一|B二] A"])
    }

    @Test func `a 27th option in one line is told`() {
        let letters = (0..<26).map { "\(IssuedQuestion.letter($0)). \($0 + 1)" }.joined(separator: " ")
        let read = lines("1. 甲（ ）\(letters) AA. 27\n答案：A")
        #expect(read.last == "option-order")
        #expect(!lines("1. 甲（ ）\(letters)\n答案：A").contains("option-order"))
    }

    @Test(arguments: ["；", "，", "、", ";"])
    func `what parts options is no part of them`(mark: String) {
        let text = "1. 甲（ ）\nA．一\(mark)B．二\(mark)C．三、五\(mark)D．四\n答案：A"
        #expect(lines(text) == ["甲（ ） [A一|B二|C三、五|D四] A"])
    }

    @Test func `a mark behind some options only stays`() {
        #expect(lines("1. 甲（ ）\nA. 一；\nB. 二\nC. 三\n答案：A") == ["甲（ ） [A一；|B二|C三] A"])
    }
}
