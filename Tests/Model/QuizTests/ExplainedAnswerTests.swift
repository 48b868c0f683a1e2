import Diagnostics
import TestSupport
import Testing

@testable import Quiz

/// What explanations say of the answer, in the words of teachers; each beside a question whose answer is A, or √.
struct ExplainedAnswerTests {
    private func differs(_ text: String) -> Bool {
        QuizFixture.bank(text).findings.contains { $0.code == .quizExplanationDiffers }
    }

    private func choice(_ explanation: String) -> Bool {
        differs("1. 下列说法中合适的是（  ）\n   A. 甲乙\n   B. 丙丁\n   C. 戊己\n   D. 庚辛\n   答案：A\n   解析：\(explanation)\n")
    }

    @Test(arguments: [
        ("下列属于毒品危害的是（ ）", "以上都是", "ABC都正确，故选D。", false), ("下列属于毒品危害的是（ ）", "以上都是", "A项正确，B项正确，C项正确", false),
        ("下列属于毒品的是（ ）", "以上都不是", "A、B、C都不对，故选D。", false), ("下列属于毒品危害的是（ ）", "以上都是", "故选A。", true),
        ("下列做法中不可取的是（ ）", "试一口", "A、B、C正确，D错误。", false), ("哪一项需要改正（ ）", "试一口", "A、B、C正确，D错误。", false),
        ("下列做法可取的是（ ）", "报警", "A、B、C正确，D错误。", true),
    ])
    func `what is said of the others fits a key that speaks of them, and a stem that asks for what is wrong`(
        stem: String, last: String, explanation: String, isWrong: Bool
    ) {
        let text = "1. \(stem)\n   A. 甲乙\n   B. 丙丁\n   C. 戊己\n   D. \(last)\n   答案：D\n   解析：\(explanation)\n"
        #expect(differs(text) == isWrong)
    }

    private func judge(_ explanation: String) -> Bool { differs("1. 吸毒是违法行为。（√）\n   解析：\(explanation)\n") }

    @Test(arguments: [
        "故选B", "故选B。", "因此A错误", "因此A错误。", "正确答案应为C", "正确答案应该是C。", "正确答案应当为C", "B项正确", "所以选 B、C", "应选B", "应该选B",
        "本题答案为C", "本题的答案是C", "选项A说法错误", "选项A的说法是错误的", "A选项说法有误", "A项说法不正确", "A的说法不对", "答案应为B", "答案：B", "【答案】B",
        "答案B", "本题选B", "此题应选择B", "综上，B选项符合题意", "B符合题意", "A不符合题意", "综上所述，答案选B", "因此，正确的是B", "由此可知B正确", "故B正确",
        "故正确答案为B", "可知选B", "只有B正确", "选项B正确，其余错误", "A、C、D错误", "ACD错误", "ACD三项均错", "A项表述错误，应为6月26日",
        "A与法律规定不符", "B为正确答案", "B是正确答案", "B才是正确的", "B为正确选项", "正确选项为B", "正确项是B", "答案选择B", "答案是B项", "参考答案B",
        "因而选B", "故答案为B", "故本题选B", "故本题答案选B", "从而选B", "须选B", "因此应当选择B选项", "错误的是A", "A错，B对", "A×", "B√", "A选项错误",
        "A是错误选项", "排除A、C、D", "排除A", "可排除A项", "选B是因为它最全面", "正确的选项为（B）", "(B)正确", "（B）正确", "Ｂ项正确", "本题正确答案：B",
        "故B当选", "B项当选", "因此B、C项当选", "选b", "故选b。", "第二项正确", "第二个选项正确", "第一项错误",
        "B是本题答案", "B为本题的答案", "B是答案", "B为正解", "B是最佳选项", "B为最佳答案", "B是应选项", "B项应选", "B入选", "A应排除", "A项不当选", "正解：B",
        "答案是选项B",
        "正确的是选项B", "故本题正确答案为选项B", "选择B选项", "B.丙丁正确", "B项丙丁正确", "B（丙丁）正确", "选项B“丙丁”正确", "B、丙丁是对的", "故选B.丙丁", "故选“丙丁”",
        "正确答案是丙丁。",
        "正确的是：丙丁", "应选丙丁，因为最全面", "A.错误", "A：错误，B：正确", "甲乙不妥。B. 正确。", "B（√）", "B 正确",
        "标准答案是B", "本题考查禁毒法，选择B项", "所以答案就是B", "因此答案便是B",
    ])
    func `another letter is named`(explanation: String) {
        #expect(choice(explanation))
    }

    @Test(arguments: [
        "故A当选", "B不当选", "选a", "第一项正确", "第二项错误", "《禁毒法》第三条第二项正确界定了毒品",
        "故选A", "A项正确", "B项错误", "BCD错误", "B、C、D说法错误", "选项B说法错误", "因此B错误", "正确答案应为A", "不选B", "B不符合题意",
        "排除B、C、D", "易错选B", "很多同学误选B", "有人认为B正确，其实不然", "如果选B，就忽视了法律规定", "B项看似正确，其实错误", "维生素B正确的补充", "B选项干扰性强",
        "选B的同学没有读清题目", "A、B两项容易混淆", "B是干扰项", "误认为B项正确的较多", "B也有一定道理，但不是最佳答案", "B项本身正确，但与题意无关",
        "B项说法本身没有错误，但不符合题意", "B说法正确但不合题意", "A类药品正确使用可以治病", "乙类（B）正确保存", "B超检查正确率高", "选择B的理由不成立", "B错误地认为",
        "AB型血错误输入很危险", "A说法看起来错误，其实正确", "并非A错误，而是B错误", "《禁毒法》A章", "A.A.组织", "错选A的人少",
    ])
    func `nothing else is said than the answer`(explanation: String) {
        #expect(!choice(explanation))
    }

    @Test(arguments: [
        "该说法错误", "该说法错误。", "该说法是错误的", "这种说法不正确", "这种说法是不对的", "题目说法错误", "题干说法有误", "此说法不准确", "本题错误", "本题错。",
        "本题是错的", "故本题错误", "所以本题说法错误", "因此该说法错误", "因此，题干表述错误", "上述说法不符合法律规定", "题干表述不当", "这一观点是错误的", "说法错误", "错误",
        "错", "答案：错误", "答案为错误", "所以答案是错误", "答案应为错误", "应为错误", "本题应选错误", "故判断为错误", "判断错误", "因此判错", "原题说法不成立",
        "题干中“可以”错误", "该观点不对", "与规定不符，故错误", "所以错误", "此题为错误", "此题说法是错误的，吸毒违法", "所以这句话是错的", "不对", "不正确",
        "这是一种错误的说法", "这个说法不成立", "此说法与法律规定不符",
    ])
    func `the statement is said to be wrong`(explanation: String) {
        #expect(judge(explanation))
    }

    @Test(arguments: [
        "正确", "该说法正确", "本题正确", "认为毒品可以尝试的说法错误", "错误的做法是隐瞒不报", "有的同学误判为错误", "不要以为这是错误的",
        "这种错误的观念要不得，应当拒绝", "如果说该说法错误，就忽视了法律", "不能认为该说法错误", "这种说法没有错误", "吸毒是错误的", "这种行为是错误的",
        "贩毒是错误的，也是违法的", "错误使用药物会造成依赖", "这样做是不对的", "不对陌生人透露信息", "说法无误", "错误认识：一次不会上瘾", "其错误在于混淆了概念", "该观点正确",
        "因此说法正确", "本题考查错误认识", "这种想法是错误的",
    ])
    func `the statement is not said to be wrong`(explanation: String) {
        #expect(!judge(explanation))
    }
}
