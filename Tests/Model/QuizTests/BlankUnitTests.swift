import Diagnostics
import TestSupport
import Testing

@testable import Quiz

/// Keys that repeat what stands beside their blank.
struct BlankUnitTests {
    private func fixes(_ stem: String, _ answer: String) -> [String] {
        QuizFixture.bank("## 填空题\n1. \(stem)\n答案：\(answer)\n").findings.filter { $0.code == .quizBlankUnit }
            .map { $0.fixes.first?.replacement ?? "-" }
    }

    @Test(arguments: [
        ("国际禁毒日是6月____日。", "26日", "26｜26日"), ("每年的____月____日", "6月；26日", "6｜6月；26｜26日"),
        ("每年的____月____日", "6月、26", "6｜6月；26"), ("虎门销烟从____年开始", "一八三九年｜1839年", "一八三九｜1839｜一八三九年｜1839年"),
        ("《禁毒法》第____条", "第五条", "五｜第五条"), ("约占____％", "30%", "-"), ("约占____%", "30%", "30｜30%"),
        ("珍爱生命，____毒品", "远离毒品", "远离｜远离毒品"), ("有____月和____月", "乱序：6月；7月", "乱序：6｜6月；7｜7月"),
    ])
    func `a key that repeats its unit is told, with both ways to write it`(stem: String, answer: String, fix: String) {
        #expect(fixes(stem, answer) == (fix == "-" ? [] : [fix]))
    }

    @Test(arguments: [
        ("每年的____月____日", "6；26"), ("每年的____月", "6｜6月"), ("每年的____，全国宣传", "6月26日"), ("____人有责", "人"),
        ("禁毒工作____，有责", "人人"),
        ("一共有____个月", "6"), ("每年的____", "6月26日"),
    ])
    func `what stands nowhere else, or is accepted without it, is not told`(stem: String, answer: String) {
        #expect(fixes(stem, answer) == [])
    }

    @Test func `marking takes neither more nor less than the key says`() throws {
        let bank = QuizFixture.bank("## 填空题\n1. 国际禁毒日是每年的____月。\n答案：6｜6月\n")
        let question = IssuedQuestion(try #require(bank.questions.first))
        for (text, points) in [("6", 2.0), ("6月", 2), ("6月26日", 0)] {
            #expect(Scoring.score(.blanks([text]), to: question, points: 2).points == points)
        }
    }
}
