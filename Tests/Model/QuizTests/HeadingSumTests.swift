import Diagnostics
import TestSupport
import Testing

@testable import Quiz

/// What a heading says of all its questions together.
struct HeadingSumTests {
    private static func text(_ heading: String, questions: Int = 2) -> String {
        "## 一、判断题\(heading)\n\n" + (1...questions).map { "\($0). 第\($0)句话说得对。（√）\n\n" }.joined()
    }

    @Test(arguments: [
        ("（每小题2分，共4分）", []), ("（共2小题，每小题2分，共4分）", []), ("（本大题共2题，每题2分，满分4分）", []), ("（2题×2分=4分）", ["4"]),
        ("（每题2分，4分）", []), ("（每题1.5分，共3分）", []), ("（共两题，每题2分，共4分）", []), ("（每题2分）", []), ("（共30分）", []),
        ("（每小题2分，共30分）", ["标题说共 30 分，下面读到 2 题，每题 2 分，合 4 分"]),
        ("（共3小题，每小题2分）", ["标题说共 3 题，下面读到 2 题"]),
        ("（15小题，每小题2分，计30分）", ["标题说共 15 题，下面读到 2 题", "标题说共 30 分，下面读到 2 题，每题 2 分，合 4 分"]),
        ("（4分）", ["4"]),
    ])
    func `a heading has to agree with its questions`(heading: String, said: [String]) {
        let bank = QuizFixture.bank(Self.text(heading))
        let expected = said.map { $0.count < 3 ? "标题里的“\($0)分”没有读入：看不出是每题的分值还是一共的分值" : $0 }
        #expect(bank.findings.map(\.summary) == expected)
    }

    @Test(arguments: [("（每题2分，答错倒扣1分）", true), ("（每题2分，错一题扣分）", true), ("（每题2分，答错不倒扣）", false)])
    func `points that a wrong answer would cost are told`(heading: String, isTold: Bool) {
        let bank = QuizFixture.bank(Self.text(heading))
        #expect(bank.findings.contains { $0.summary.contains("不倒扣") } == isTold)
    }

    @Test func `points of a blank count for every blank`() {
        let bank = QuizFixture.bank("一、填空题（每空2分，共6分）\n1. ____和____。\n答案：甲；乙\n2. ____。\n答案：丙\n")
        #expect(bank.questions.map(\.points) == [4, 2])
        #expect(bank.findings.map(\.code) == [])
    }

    @Test func `headings over answers promise nothing`() {
        let bank = QuizFixture.bank(
            "一、判断题（每题2分，共4分）\n1. 甲说得对。\n2. 乙说得对。\n参考答案\n一、判断题（每题2分，共4分）\n1.√ 2.×\n")
        #expect(bank.findings.map(\.code) == [])
        #expect(bank.recognized == 2)
    }

    @Test(arguments: [
        "（每小题2分，共4分）", "（每小题2分，共30分）", "（共30分）", "（每小题2分）", "",
    ])
    func `format keeps the sum that a heading states`(heading: String) throws {
        var findings: [Finding] = []
        let bank = QuizFixture.bank(Self.text(heading))
        let text = try #require(BankFormatting.text(bank, findings: &findings))
        #expect(text.split(separator: "\n").first == "## 一、判断题\(heading)")
        let again = QuizFixture.bank(text)
        #expect(again.findings.map(\.summary) == bank.findings.map(\.summary))
        #expect(BankWriter.text(again) == text)
    }

    @Test func `a heading that is divided gives each part its own sum`() throws {
        let text = """
            ## 一、选择题（每小题2分，共6分）
            1. 甲（  ）
            A. 一
            B. 二
            答案：A
            2. 乙（  ）
            A. 一
            B. 二
            答案：A
            3. 丙（  ）
            A. 一
            B. 二
            答案：AB

            """
        let written = BankWriter.text(QuizFixture.bank(text)).split(separator: "\n").filter { $0.hasPrefix("##") }
        #expect(written == ["## 一、单项选择题（每小题2分，共4分）", "## 二、多项选择题（每小题2分，共2分）"])
    }

    @Test(arguments: [
        ("不给分", PartialCredit.none), ("不得分", .none), ("零分", .none), ("0分", .none), ("不计分", .none), ("得一半分", .half),
        ("按比例给分", .proportional),
    ])
    func `what teachers write for missed options`(word: String, credit: PartialCredit) {
        for name in ["漏选", "少选"] {
            let bank = QuizFixture.bank(
                "---\n默认: {漏选: \(credit == .half ? "按比例" : "一半")}\n---\n1. 甲（  ）\nA. 一\nB. 二\n答案：AB\n\(name)：\(word)\n")
            #expect(bank.findings.map(\.code) == [])
            #expect(bank.questions.map(\.partial) == [credit])
        }
    }

    @Test func `a heading that denies what the front matter gives is told`() {
        let bank = QuizFixture.bank(
            "---\n默认: {漏选: 一半}\n---\n## 一、多选题（少选不得分）\n1. 甲（  ）\nA. 一\nB. 二\n答案：AB\n")
        #expect(bank.findings.map(\.summary) == ["标题里的“少选不得分”没有读入，现在照文件开头的“漏选”给分"])
    }
}
