import Diagnostics
import TestSupport
import Testing

@testable import Quiz

/// What stands in the answers of blanks besides what a pupil writes.
struct BlankRemarkTests {
    private func lines(_ stem: String, _ answer: String) -> [String] {
        QuizFixture.lines("一、填空题\n1.\(stem)\n答案：\(answer)") { _ in "读" }
    }

    @Test(arguments: ["略", "（略）", "答案不唯一", "鸦片（意思对即可）", "鸦片（答案不唯一）", "言之有理即可", "鸦片，合理即可"])
    func `a remark for those who mark is no answer`(answer: String) {
        #expect(lines("毒品有____。", answer) == ["读 [] \(answer) 存疑", "answer-unreadable"])
    }

    @Test func `any three of a list is a remark too`() {
        #expect(lines("毒品有____、____、____等。", "鸦片、海洛因、冰毒（任意三种）").last == "answer-unreadable")
    }

    @Test(arguments: ["侵略", "战略", "任意", "意思自治", "无期徒刑", "禁毒法（2008年）"])
    func `words that hold the same signs are answers`(answer: String) {
        #expect(lines("要填的是____。", answer) == ["读 [] \(answer)"])
    }

    @Test func `one number in two ways is two alternatives, and quotation marks are not typed`() {
        #expect(lines("是____月____日。", "六（6）；二十六（26）") == ["读 [] 六｜6；二十六｜26"])
        #expect(lines("是____月____日。", "“6”；\"26\"") == ["读 [] 6；26"])
        #expect(lines("是____。", "所谓“毒品”") == ["读 [] 所谓“毒品”"])
    }

    @Test func `two ways to part the answers are doubtful`() {
        #expect(lines("有____和____。", "甲、乙 丙").last == "answer-unreadable")
        #expect(lines("有____和____。", "6、 26") == ["读 [] 6；26"])
        #expect(lines("有____和____。", "6 26") == ["读 [] 6；26"])
    }
}
