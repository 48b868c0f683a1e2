import Diagnostics
import TestSupport
import Testing

@testable import Quiz

/// Shapes of pasted text that hide where a question or an option begins.
struct PastedShapesTests {
    private func lines(_ text: String) -> [String] {
        QuizFixture.lines(text) { "\($0.number) \($0.stem)" }
    }

    // MARK: A figure directly behind the number

    @Test(arguments: [
        (
            "一、判断题\n1.110是报警电话。\n答案：√\n2.2008年禁毒法施行。\n答案：√",
            ["1 110是报警电话。 [] √", "2 2008年禁毒法施行。 [] √"]
        ),
        (
            "1.110是报警电话。（√）\n2.120是（ ）\nA.急救\nB.报警\n答案：A",
            ["1 110是报警电话。 [] √", "2 120是（ ） [A急救|B报警] A"]
        ),
        (
            "一、填空题\n1.国际禁毒日是____。\n2.2008年施行的是____。\n参考答案\n1.6月26日 2.禁毒法",
            ["1 国际禁毒日是____。 [] 6月26日", "2 2008年施行的是____。 [] 禁毒法"]
        ),
        ("（√）1.110是报警电话\n（×）2.2008年大麻合法", ["1 110是报警电话 [] √", "2 2008年大麻合法 [] ×"]),
    ])
    func `a figure behind the awaited number begins a question`(text: String, read: [String]) {
        #expect(lines(text) == read)
    }

    @Test func `a decimal at the start of a line is doubtful`() {
        let text = "一、单选题\n1.最少多少\n2.5克算多（ ）\nA.是\nB.不是\n答案：A"
        #expect(lines(text) == ["1 最少多少\n2.5克算多（ ） [A是|B不是] A 存疑", "line-unrecognized"])
        let behind = "一、判断题\n1.吸毒违法。\n答案：√\n2.5克也是毒品。\n答案：√"
        #expect(lines(behind) == ["1 吸毒违法。 [] √ 存疑", "2 5克也是毒品。 [] √ 存疑", "line-unrecognized"])
    }

    @Test func `decimals inside stems and options begin nothing`() {
        let text = "1.下列含1.5克的是（ ）A.1.5克B.2.5克C.3.5克\n答案：B"
        #expect(lines(text) == ["1 下列含1.5克的是（ ） [A1.5克|B2.5克|C3.5克] B"])
    }

    @Test(arguments: [
        ("9.数量较大的是（B）\n（A）五克\n（B）8克\n（C）10.5克\n（D）1克", ["9 数量较大的是（  ） [A五克|B8克|C10.5克|D1克] B"]),
        ("9.数量较大的是（B）\n [A]五克\n [B]8克\n [C]10.5克", ["9 数量较大的是（  ） [A五克|B8克|C10.5克] B"]),
        (
            "9.数量较大的是（B）\nA.五克\nB.8克\n（C）10.最大的是\nA.1克\nB.2克\nC.3克",
            ["9 数量较大的是（  ） [A五克|B8克] B", "10 最大的是（  ） [A1克|B2克|C3克] C"]
        ),
    ])
    func `a figure behind the awaited letter in brackets is its option`(text: String, read: [String]) {
        #expect(lines(text) == read)
    }

    // MARK: Options behind Latin words, and of other alphabets

    @Test(arguments: [
        (
            "1.致幻剂有____ A.LSDB.鸦片C.MDMAD.冰毒 答案：AC",
            ["1 致幻剂有____ [ALSD|B鸦片|CMDMA|D冰毒] AC"]
        ),
        ("1.合成的（A）\nA.LSDB.鸦片\nC.THCD.冰毒", ["1 合成的（  ） [ALSD|B鸦片|CTHC|D冰毒] A"]),
        ("1.正确的（D）\nA.甲B.乙C.A、B都对D.以上都不对", ["1 正确的（  ） [A甲|B乙|CA、B都对|D以上都不对] D"]),
        ("1.正确的（B）\nA.B、C都对B.乙C.丙", ["1 正确的（  ） [AB、C都对|B乙|C丙] B"]),
        ("1.合成的（C）A.1克B.2gC.3mgD.4", ["1 合成的（  ） [A1克|B2g|C3mg|D4] C"]),
    ])
    func `options directly behind a word are told apart by their order`(text: String, read: [String]) {
        #expect(lines(text) == read)
    }

    @Test(arguments: [
        "1.合成的是\n甲、鸦片\n乙、海洛因\n丙、冰毒\n丁、可乐\n答案：丙", "1.合成的是\nⒶ鸦片\nⒷ海洛因\nⒸ冰毒\nⒹ可乐\n答案：Ⓒ",
        "1.合成的是\n⒜鸦片\n⒝海洛因\n⒞冰毒\n⒟可乐\n答案：⒞", "1.合成的是 甲、鸦片 乙、海洛因 丙、冰毒 丁、可乐\n答案：丙",
        "1.合成的是\nⒶ鸦片\nⒷ海洛因\nⒸ冰毒\nⒹ可乐\n答案：C",
    ])
    func `options of another alphabet are options where the answer names one`(text: String) {
        #expect(lines(text) == ["1 合成的是 [A鸦片|B海洛因|C冰毒|D可乐] C"])
    }

    @Test func `a sign of another alphabet alone is no answer in words`() {
        #expect(lines("1.甲乙两人谁对？\n答案：乙") == ["1 甲乙两人谁对？ [] 乙 存疑", "options-too-few"])
        #expect(lines("一、简答题\n1.甲、乙两人谁对？\n答案：乙") == ["1 甲、乙两人谁对？ [] 乙"])
    }

    // MARK: Headings

    @Test func `the long headings of examinations are headings`() {
        let heading =
            "二、多选题：本题共1小题，每小题6分，共6分。在每小题给出的四个选项中，有多项符合题目要求。全部选对的得6分，部分选对的得3分，有选错的得0分。"
        let text = heading + "\n1.毒品有（AB）\nA.鸦片\nB.冰毒\nC.可乐"
        #expect(lines(text) == ["1 毒品有（  ） [A鸦片|B冰毒|C可乐] AB", "value"])
        let bank = QuizFixture.bank(text)
        #expect(bank.questions.map(\.points) == [6])
        #expect(bank.findings.map(\.summary) == ["标题里的“部分选对的得3分”没有读入，现在漏选不给分"])
    }

    @Test(arguments: ["选对但不全得2分", "部分选对的得3分", "少选得1分", "选不全得1分"])
    func `what a heading gives for a part of the answers is told`(rule: String) {
        let text = "一、多选题（每小题4分，\(rule)）\n1.毒品有（AB）\nA.鸦片\nB.冰毒\nC.可乐"
        #expect(QuizFixture.bank(text).findings.map(\.summary) == ["标题里的“\(rule)”没有读入，现在漏选不给分"])
    }

    @Test func `what questions are worth may stand on the line below the heading`() {
        let text = "一、判断题\n（本大题共2小题，每小题3分，共6分）\n1.吸毒违法。（√）\n2.贩毒违法。（√）"
        #expect(lines(text) == ["1 吸毒违法。 [] √", "2 贩毒违法。 [] √"])
        #expect(QuizFixture.bank(text).questions.map(\.points) == [3, 3])
        let wrong = text.replacing("共2小题", with: "共5小题")
        #expect(lines(wrong).last == "heading-sum")
    }
}
