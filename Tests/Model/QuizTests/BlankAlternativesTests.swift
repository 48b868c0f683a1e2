import TestSupport
import Testing

@testable import Quiz

/// One answer or several for a blank: read where it is certain, asked where it is not.
struct BlankAlternativesTests {
    @Test(arguments: [
        ("6月26日 或 六月二十六日", "6月26日|六月二十六日"), ("6月26日或六月二十六日", "6月26日|六月二十六日"), ("6/六", "6|六"),
        ("冰毒（或甲基苯丙胺）", "冰毒|甲基苯丙胺"), ("冰毒(或者甲基苯丙胺)", "冰毒|甲基苯丙胺"), ("冰毒（也可写溜冰）", "冰毒|溜冰"),
        ("12355（12356也可）", "12355|12356"), ("老师或家长均可", "老师|家长"), ("老师、家长都可以", "老师|家长"), ("老师 / 家长", "老师|家长"),
        ("甲（或乙、丙）", "甲|乙|丙"), ("甲或乙", "?甲|乙"), ("甲/乙", "?甲|乙"), ("教育或者处罚", "?教育|处罚"), ("甲／乙／丙", "?甲|乙|丙"),
        ("km/h", "=km/h"), ("1/2", "=1/2"), ("6/26", "=6/26"), ("甲基苯丙胺（冰毒）", "=甲基苯丙胺（冰毒）"), ("预防为主、综合治理", "=预防为主、综合治理"),
        ("或", "=或"), ("均可", "=均可"), ("（或甲）", "=（或甲）"), ("", "="),
    ])
    func `the answer of one blank`(text: String, expected: String) {
        let found =
            switch BlankAlternatives(text[...]) {
            case .one(let text): "=" + text
            case .several(let texts): texts.joined(separator: "|")
            case .unclear(let texts): "?" + texts.joined(separator: "|")
            }
        #expect(found == expected)
    }

    private func read(_ stem: String, _ answer: String) -> [String] {
        QuizFixture.lines("## 填空题\n1. \(stem)\n   答案：\(answer)\n") { $0.stem }
    }

    @Test func `what cannot be known makes the question doubtful, and a ｜ says that it is one`() {
        #expect(read("责任是____。", "甲或乙") == ["责任是____。 [] 甲或乙 存疑", "blank-alternatives"])
        #expect(read("责任是____。", "甲或乙｜") == ["责任是____。 [] 甲或乙"])
        #expect(read("在____月____日。", "6 或 六；26") == ["在____月____日。 [] 6｜六；26"])
        #expect(read("在____月____日。", "6或六、26") == ["在____月____日。 [] 6｜六；26"])
        #expect(read("俗称____。", "甲；乙") == ["俗称____。 [] 甲；乙 存疑", "blank-count"])
    }

    @Test func `the canonical form keeps what was one text one text`() {
        let bank = QuizFixture.bank("## 填空题\n1. 责任是____。\n   答案：甲或乙｜\n2. 在____。\n   答案：甲 或 乙\n")
        let written = BankWriter.text(bank)
        #expect(written.contains("答案：甲或乙｜\n") && written.contains("答案：甲｜乙\n"))
        #expect(QuizFixture.bank(written).questions.map(\.answer) == bank.questions.map(\.answer))
    }
}
