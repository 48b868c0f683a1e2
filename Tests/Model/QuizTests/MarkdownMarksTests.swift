import Diagnostics
import TestSupport
import Testing

@testable import Quiz

/// Banks that were written, or answered by a program, in Markdown.
struct MarkdownMarksTests {
    private func lines(_ text: String) -> [String] {
        QuizFixture.lines(text) { "\($0.number) \($0.type.rawValue) \($0.stem)" }
    }

    @Test(arguments: [
        "1. 题（ ）\n**A.** 甲\n**B.** 乙\n**答案：B**\n", "**1.** 题（ ）\n**A**. 甲\n**B**. 乙\n**答案**：B\n",
        "1. **题（ ）**\n- A. 甲\n- B. 乙\n- 答案：B\n", "**1. 题（ ）**\n* **A.** 甲\n* **B.** 乙\n**答案：** B\n",
        "1. 题（ ）\n   - **A. 甲**\n   - B. 乙\n   - **答案**：B\n", "1. 题（ ）\n**A. 甲　B. 乙**\n答案：**B**\n",
    ])
    func `emphasis and bullets are no part of a question`(text: String) {
        #expect(lines(text) == ["1 single 题（ ） [A甲|B乙] B"] + (text.contains("**") ? ["markdown"] : []))
    }

    @Test(arguments: [
        ("不是**110**", "12355", "不是110"), ("**立即**离开", "告诉老师", "立即离开"), ("甲**乙**", "丙", "甲乙"), ("**甲**", "乙", "甲"),
    ])
    func `words in bold are never an answer`(a: String, b: String, shown: String) {
        #expect(
            lines("1. 题（ ）\nA. \(a)\nB. \(b)\n") == [
                "1 single 题（ ） [A\(shown)|B\(b)] ? 存疑", "answer-missing markdown",
            ])
        #expect(lines("1. 题（ ）\nA. \(a)\nB. \(b)\n答案：B\n") == ["1 single 题（ ） [A\(shown)|B\(b)] B", "markdown"])
    }

    @Test func `an option in bold does not contradict the answer`() {
        #expect(lines("1. 题（ ）\nA. 甲\n**B. 乙**\n答案：A\n") == ["1 single 题（ ） [A甲|B乙] A", "markdown"])
    }

    @Test(arguments: ["2 ** 3 ** 4", "****", "甲 ** 乙", "密码***"])
    func `stars without a partner stay`(text: String) {
        #expect(lines("1. \(text)是（ ）\nA. 甲\nB. 乙\n答案：B\n") == ["1 single \(text)是（ ） [A甲|B乙] B"])
    }

    @Test(arguments: [
        ("甲**乙**丙**丁**戊", "甲乙丙丁戊"), ("  - **A.** 甲", "  A. 甲"), ("**甲**", "甲"), ("甲", "甲"), ("**甲", "**甲"), ("", ""),
    ])
    func `every place of the clean text is found in the line`(text: String, clean: String) {
        let (found, marks) = MarkdownMarks.take(from: text)
        #expect(found == clean)
        let raw = Array(text.utf8)
        for (offset, byte) in clean.utf8.enumerated() {
            let place = marks.raw(offset, isEnd: false)
            #expect(raw[place] == byte && marks.clean(place) == offset)
            #expect(raw[marks.raw(offset + 1, isEnd: true) - 1] == byte)
        }
    }

    @Test(arguments: [
        ("张**、李**被查获", "张、李被查获"), ("2**3**4", "234"), ("说**重点**是", nil), ("共**3**人", nil),
    ])
    func `masks that are taken for emphasis are told`(stem: String, shown: String?) {
        let found = QuizFixture.bank("1. \(stem)（ ）\nA. 甲\nB. 乙\n答案：B\n").findings.filter { $0.code == .quizMarkdown }
        #expect(found.count == (shown == nil ? 1 : 2))
        let told = found.filter { $0.severity == .warning }.map(\.summary)
        #expect(told == (shown.map { ["“**”被当作加粗去掉了，卷子上印的是“1. \($0)（ ）”"] } ?? []))
    }

    @Test func `a place behind marks is that of the file`() throws {
        let bank = QuizFixture.bank("1. **题**目（ ）\nA. **甲**乙 B. 丙 D. 丁\n答案：A\n")
        let places = bank.findings.filter { $0.code != .quizMarkdown }.compactMap(\.place)
        #expect(places.map { "\($0.line ?? 0):\($0.column ?? 0)" } == ["2:16"])
    }
}
