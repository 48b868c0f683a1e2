import TestSupport
import Testing

@testable import Quiz

/// Numbers in front of the answers of blanks: taken off where they count the blanks, asked about where nobody knows.
struct BlankNumbersTests {
    private func read(_ answer: String, _ stem: String = "每年的____月____日。") -> [String] {
        QuizFixture.lines("## 填空题\n1. \(stem)\n   答案：\(answer)\n") { _ in "1" }
    }

    @Test(arguments: [
        "①6 ②26", "①6②26", "（1）6 （2）26", "(1)6；(2)26", "（一）6；（二）26", "1、6 2、26", "1、6、2、26", "1. 6 2. 26", "1) 6；2) 26",
        "第一空：6；第二空：26", "第1空6，第2空26", "空1：6 空2：26", "⑴6 ⑵26", "❶6；❷26。",
    ])
    func `numbers that count the blanks are taken off`(answer: String) {
        #expect(read(answer) == ["1 [] 6；26"] || read(answer) == ["1 [] 6；26。"])
    }

    @Test func `they may stand in front of other answers, and beside words about order`() {
        #expect(read("1.冰毒；2.大麻") == ["1 [] 冰毒；大麻"])
        #expect(read("乱序：①冰毒 ②大麻") == ["1 [] 冰毒；大麻"])
        #expect(read("①冰毒｜甲基苯丙胺 ②大麻") == ["1 [] 冰毒｜甲基苯丙胺；大麻"])
        #expect(read("（1）冰毒", "俗称____。") == ["1 [] 冰毒"])
        #expect(read("1.冰毒", "俗称____。") == ["1 [] 冰毒"])
    }

    @Test(arguments: [
        ("1.6 2.26", "每年的____月____日。"), ("1.5克；2.3克", "每年的____月____日。"), ("①6 ②26 ③1", "每年的____月____日。"),
        ("③6 ④26", "每年的____月____日。"), ("1、6", "俗称____。"), ("①甲②乙", "俗称____。"), ("3、6；4、26", "每年的____月____日。"),
    ])
    func `what may be a number of a blank makes the question doubtful`(answer: String, stem: String) {
        let found = read(answer, stem)
        #expect(found.first?.hasSuffix("存疑") == true, "\(found)")
        #expect(found.last?.contains("blank-numbers") == true, "\(found)")
    }

    @Test(arguments: [
        ("1、6", "1；6", "每年的____月____日。"), ("6；26", "6；26", "每年的____月____日。"), ("1.6", "1.6", "共____克。"),
        ("①②；③④", "①②；③④", "甲是____，乙是____。"), ("1：6", "1：6", "比例是____。"), ("1.5；海洛因", "1.5；海洛因", "____克____。"),
        ("1.6｜；2.26", "1.6；2.26", "____克和____克。"), ("1987、6、26", "1987；6；26", "____年____月____日。"),
        ("12:00", "12:00", "到____。"),
    ])
    func `figures that are answers stay as they are`(answer: String, expected: String, stem: String) {
        #expect(read(answer, stem) == ["1 [] \(expected)"])
    }

    @Test func `the canonical form of such answers is read as they are`() {
        let bank = QuizFixture.bank("## 填空题\n1. ____克和____克。\n答案：1.6｜；2.26\n2. 俗称____。\n答案：1、6｜\n")
        #expect(bank.doubtful == 0)
        let written = BankWriter.text(bank)
        #expect(written.contains("答案：1.6｜；2.26\n") && written.contains("答案：1、6｜\n"))
        #expect(QuizFixture.bank(written).questions.map(\.answer) == bank.questions.map(\.answer))
    }
}
