import Diagnostics
import TestSupport
import Testing

@testable import Quiz

/// Words behind an answer, answers in several lines, and signs that nobody sees.
struct AnswerRemarkTests {
    private func lines(_ text: String) -> [String] { QuizFixture.lines(text) { "\($0.type.rawValue) \($0.stem)" } }

    private static let options = "A. 一\nB. 二\nC. 三\n"

    @Test(arguments: [
        ("√。它伤害身体", "√", "它伤害身体"), ("×，它要负责任", "×", "它要负责任"), ("√（正确）", "√", nil), ("×（错误）", "×", nil),
    ])
    func `a reason behind a judgement is an explanation`(answer: String, expected: String, words: String?) {
        let bank = QuizFixture.bank("## 判断题\n1. 甲。\n答案：\(answer)\n")
        #expect(bank.doubtful == 0)
        #expect(bank.questions.first?.answer == .judge(expected == "√"))
        #expect(bank.questions.first?.explanation == words)
    }

    @Test(arguments: ["√（错误）", "√。这是错误的", "×，这是正确的"])
    func `a contrary reason is none`(answer: String) {
        #expect(QuizFixture.bank("## 判断题\n1. 甲。\n答案：\(answer)\n").doubtful == 1)
    }

    @Test func `where an answer is from is said in the explanation`() {
        let bank = QuizFixture.bank("1. 甲是（ ）\n\(Self.options)答案：A（出自教材）\n")
        #expect(bank.doubtful == 0)
        #expect(bank.questions.first?.answer == .choice(["a"]))
        #expect(bank.questions.first?.explanation == "出自教材")
        #expect(QuizFixture.bank("1. 甲是（ ）\n\(Self.options)答案：A（待核对）\n").doubtful == 1)
        #expect(QuizFixture.bank("1. 甲是（ ）\n\(Self.options)答案：A（见选项B（二））\n").doubtful == 1)
    }

    @Test(arguments: ["B→A→C", "B > A > C", "Ｂ→Ａ→Ｃ"])
    func `letters with arrows are an order`(answer: String) {
        let bank = QuizFixture.bank("1. 先后是\n\(Self.options)答案：\(answer)\n")
        #expect(bank.doubtful == 0)
        #expect(bank.questions.map(\.answer) == [.order(["b", "a", "c"])])
    }

    @Test func `points in brackets on lines of their own belong to the answer`() {
        #expect(
            lines("三、简答题\n1. 怎样拒绝？\n答：（1）说不；\n（2）离开；\n2. 为什么？\n答：因为。\n")
                == ["short 怎样拒绝？ [] （1）说不；\n（2）离开；", "short 为什么？ [] 因为。"])
        #expect(lines("1. 甲____乙____。\n答案：（1）冰毒\n（2）大麻\n") == ["blank 甲____乙____。 [] 冰毒；大麻"])
        // Where questions are numbered so, they stay questions.
        #expect(lines("（1）甲____。\n答案：（1）冰毒\n（2）乙。（√）\n") == ["blank 甲____。 [] 冰毒", "judge 乙。 [] √"])
    }

    @Test(arguments: ["１－３　ＡＢＡ", "1-3 aba", "1—3 ＡＢＡ"])
    func `keys of full width and in small letters`(key: String) {
        let text = (1...3).map { "\($0). 第\($0)问\n\(Self.options)" }.joined()
        #expect(
            QuizFixture.bank(text + "参考答案\n\(key)\n").questions.map(\.answer) == ["a", "b", "a"].map { .choice([$0]) })
    }

    @Test func `spaces without width are nothing`() {
        let bank = QuizFixture.bank("\u{200B}1. 甲\n\u{200B}A. 一\n\u{200B}B. 二\n\u{200B}答案：\u{200B}A\n")
        #expect(bank.recognized == 1 && bank.findings.isEmpty)
    }

    @Test func `a case without a question keeps a bank from being written anew`() {
        let bank = QuizFixture.bank("## 判断题\n1. 求助是勇敢的。（√）\n【材料】小明在公园。\n")
        var findings = bank.findings
        #expect(BankFormatting.text(bank, findings: &findings) == nil)
        #expect(findings.map(\.code.id).contains("quiz.format-refused"))
    }

    @Test(arguments: [
        ("## 一、判断题（对的打√，错的打×，每小题2分）", "对的打√，错的打×"), ("二、选择题（共10题，每题2分，共20分）", nil), ("第二部分 多选题：请认真审题", "请认真审题"),
        ("## 三、简答题（本大题共2小题，每小题5分，满分10分）", nil), ("## 五、案例分析题", nil),
    ])
    func `words of a heading that its canonical form has no room for`(heading: String, words: String?) {
        #expect(HeadingRest.words(heading) == words)
    }
}
