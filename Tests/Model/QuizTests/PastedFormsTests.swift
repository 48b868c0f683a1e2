import Diagnostics
import TestSupport
import Testing

@testable import Quiz

/// Forms in which questions stand in other people's files: what belongs to a question and stands in front of its number, options
/// and blanks in other signs, answers that were written together.
struct PastedFormsTests {
    private func lines(_ text: String) -> [String] {
        QuizFixture.lines(text) { "\($0.number) \($0.type.rawValue) \($0.stem)" }
    }

    @Test func `numbers that go on behind a heading may stand before a figure`() {
        let text = "一、单选题\n1.吸毒（ ）\nA.违法 B.合法\n答案：A\n二、判断题\n2.6月26日是国际禁毒日。（√）\n3.110是报警电话。（√）\n三、判断题\n1.120是急救电话。（√）\n"
        #expect(
            lines(text) == [
                "1 single 吸毒（ ） [A违法|B合法] A", "2 judge 6月26日是国际禁毒日。 [] √", "3 judge 110是报警电话。 [] √",
                "1 judge 120是急救电话。 [] √",
            ])
    }

    @Test func `options behind Latin words are parted with a colon too`() {
        #expect(lines("1. 题（ ）\nA：K粉B：LSDC：VCD：茶\n答案：C\n") == ["1 single 题（ ） [AK粉|BLSD|CVC|D茶] C"])
    }

    @Test(arguments: ["*", "]", "√", " ", "（", "____", "A.", "-> "])
    func `a line of one sign takes no long time`(sign: String) {
        let clock = ContinuousClock()
        let time = clock.measure { _ = QuizFixture.bank("1." + String(repeating: sign, count: 20_000)) }
        #expect(time < .seconds(60))
    }

    @Test(arguments: [
        "二、判断题\n（ √ ）1. 吸毒违法\n（ × ）2. 贩毒合法\n", "二、判断题\n(√)1、吸毒违法\n(×)2、贩毒合法\n",
        "（ 对 ）1. 吸毒违法\n[ 错 ] 2. 贩毒合法\n", "√1. 吸毒违法\n×2. 贩毒合法\n", "1.（√）吸毒违法\n2.（×）贩毒合法\n",
        "判断题\n（√）1、吸毒违法（×）2、贩毒合法\n", "二、判断题\n(   )1. 吸毒违法\n(   )2. 贩毒合法\n答案：1.√ 2.×\n",
        "【判断题】1. 吸毒违法（√）\n【判断题】2、贩毒合法（×）\n", "【判断题】（√）1. 吸毒违法\n【判断题】（×）2. 贩毒合法\n",
        "第一题：吸毒违法（√）\n第二题：贩毒合法（×）\n", "1 吸毒违法（√）\n2 贩毒合法（×）\n",
    ])
    func `a judgement may stand anywhere around the number`(text: String) {
        #expect(lines(text) == ["1 judge 吸毒违法 [] √", "2 judge 贩毒合法 [] ×"])
    }

    @Test(arguments: [
        (
            "（ B ）1. 甲\nA. 一 B. 二\n（ AC ）2. 乙（ ）\nA. 一 B. 二 C. 三\n",
            ["1 single 甲（  ） [A一|B二] B", "2 multiple 乙（  ） [A一|B二|C三] AC"]
        ),
        (
            "【单选题】1、甲（B）\nA. 一\nB. 二\n（多选题）2.乙\nA.一\nB.二\nC.三\n答案：AB\n",
            ["1 single 甲（  ） [A一|B二] B", "2 multiple 乙 [A一|B二|C三] AB"]
        ),
        // （C） is an option where the number behind it is not the one that is awaited.
        ("1. 甲\n（A）一\n（B）二\n（C）3.5克\n答案：C\n", ["1 single 甲 [A一|B二|C3.5克] C"]),
        ("1 甲（ ）\nA 一\nB 二\n答案 A\n2 乙（ ）\nA 一\nB 二\n答案 B\n", ["1 single 甲（ ） [A一|B二] A", "2 single 乙（ ） [A一|B二] B"]),
        ("1. 甲（ ）    A. 一\nB. 二     C. 三\nD. 四\n答案：A\n", ["1 single 甲（ ） [A一|B二|C三|D四] A"]),
        ("1. 哪个是毒品（ ）\n①茶；\n②冰毒；\n③海洛因\n答案：②、③\n", ["1 multiple 哪个是毒品（ ） [A茶|B冰毒|C海洛因] BC"]),
        (
            "1. 正确的是（ ）\n①甲 ②乙\nA. ① B. ①②\n答案：A\n", ["1 single 正确的是（ ）\n①甲 ②乙 [A①|B①②] A"]
        ),
        ("一、填空题\n1. 每年____月____日。\n答案：6、26\n", ["1 blank 每年____月____日。 [] 6；26"]),
        ("一、填空题\n1. 走____、说____。\n答案：开；不；乱序\n", ["1 blank 走____、说____。 [] 开；不"]),
        ("一、填空题\n1. 每年____月（ ）日。\n答案：6；26\n", ["1 blank 每年____月____日。 [] 6；26"]),
        (
            "1. 甲\nA. 是\nB. 不是\n答案：A\n解析：有三种：1.走私；2.贩卖；3.运输。A.正确，B.错误。\n2. 乙\nA. 一\nB. 二\n答案：B\n",
            ["1 single 甲 [A是|B不是] A", "2 single 乙 [A一|B二] B"]
        ),
    ])
    func `other signs are read as what they are`(text: String, expected: [String]) { #expect(lines(text) == expected) }

    @Test(arguments: [
        (
            "1. 甲\nA. 一\nB. 二\n2. 乙\nA. 一\nB. 二\n答案：AB\n",
            ["1 single 甲 [A一|B二] A 存疑", "2 single 乙 [A一|B二] B 存疑", "key-list"]
        ),
        ("1. 甲（ABC）\nA. 一\nB. 二\n", ["1 single 甲（ABC） [A一|B二] ? 存疑", "not-an-option"]),
        (
            "阅读下面的材料，回答1～2题。\n小明在公园。\n1. 他应该（ ）\nA.接\nB.拒绝\n答案：B\n",
            ["1 single 他应该（ ） [A接|B拒绝] B 存疑", "material"]
        ),
        ("甲是什么\nA. 一\nB. 二\n答案：A\n", ["1 single 甲是什么 [A一|B二] A 存疑", "line-unrecognized"]),
    ])
    func `what nobody can know makes the question doubtful`(text: String, expected: [String]) {
        #expect(lines(text) == expected)
    }

    @Test func `a table may have titles above its heading`() {
        let bank = QuizFixture.bank("禁毒题库,,,,\n\n题号,题目,选项A,选项B,答案\n1,甲,一,二,A\n2,乙,一,二,B\n")
        #expect(bank.recognized == 2)
        #expect(bank.findings == [])
    }

    @Test(arguments: [
        ("1. 甲（ ）\nA. 一\nB. 二\n答案：A. 一。\n", true), ("1. 甲（ ）\nA. 一\nB. 二\n答案：A. 二\n", false),
        ("1. 甲（ ）\nA. 一\nB. 二\nC. 三\n答案：A、B项\n", false), ("1. 甲（ ）\nA. 一\nB. 二\nC. 三\n答案：A、C（B存疑）\n", false),
        ("1. 甲（ ）\nA. 一\nB. 二\n2. 乙（ ）\nA. 三\nB. 四\n答案\n1.B、一 2.A\n", false),
        ("二、判断题\n1. 吸毒违法。\nA. 正确\nB. 错误\n答案：A.错误\n", false), ("二、判断题\n1. 吸毒违法。\nA. 正确\nB. 错误\n答案：A.正确\n", true),
        ("一、选择填空题\n1. 甲是（ ）\nA. 一\nB. 二\n答案：A\n", false), ("三、简答题\n1. 甲是（ ）\nA. 一\nB. 二\n答案：A\n", false),
        ("4. 丁【答案】A A、一 B、二\n", false), ("1. 甲 答案：B A. 一 B. 二\n", false),
    ])
    func `an answer of which words are left over, and options where none belong, are doubtful`(
        text: String, isRecognized: Bool
    ) {
        let bank = QuizFixture.bank(text)
        #expect(bank.findings.haveErrors != isRecognized, "\(bank.findings.map(\.summary))")
    }

    @Test(arguments: [
        ("故选A。", "B", true), ("答案选A。", "B", true), ("正确的是A", "B", true), ("应当选择A", "B", true), ("选（A）", "B", true),
        ("排除B", "B", true), ("ABC均正确", "AB", true), ("A、B、C三项都对", "AB", true), ("排除A，选B", "B", false),
        ("A、B都正确", "AB", false), ("C、D均错误", "AB", false), ("不正确的是A", "B", false),
    ])
    func `an explanation that says something else is found`(explanation: String, answer: String, differs: Bool) {
        let type = answer.count > 1 ? "多项" : "单项"
        let bank = QuizFixture.bank(
            "## \(type)选择题\n1. 甲\nA. 一\nB. 二\nC. 三\nD. 四\n答案：\(answer)\n解析：\(explanation)\n")
        #expect(bank.findings.contains { $0.code == .quizExplanationDiffers } == differs)
    }

    @Test(arguments: [
        ("吸毒必死", "care.absolute"), ("百分之百成瘾", "care.absolute"), ("所有吸毒者都会犯罪", "care.absolute"),
        ("他是吸毒仔", "care.stigma"),
        ("一克冰毒卖三百块", "care.price"), ("五百块一颗", "care.price"), ("藏在鞋底里可以躲过检查", "care.method"),
        ("尿检前多喝水可以逃过检测", "care.method"), ("加微信号abc购买", "care.source"), ("溜冰的步骤", "care.method"),
        ("注射器一次打2毫升", "care.dose"),
    ])
    func `care is taken of what is said in other words`(stem: String, code: String) {
        let bank = QuizFixture.bank("## 判断题\n1. \(stem)（√）\n")
        #expect(bank.findings.map(\.code.id) == [code])
    }
}
