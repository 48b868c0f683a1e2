import Diagnostics
import TestSupport
import Testing

@testable import Quiz

/// Several questions in one line, and what is left of one inside another.
struct MergedBankTests {
    /// The number, stem, options and answer of each question, a line each, and then the codes of the findings.
    private func lines(_ text: String) -> [String] {
        QuizFixture.lines(text) { "\($0.number) \($0.stem)" }
    }

    @Test(arguments: [
        // Options and the answer in brackets: the number stands directly behind an option.
        (
            "1.吸毒违法吗（A）A.违法B.不违法2.贩毒呢（A）A.违法B.不违法3.报警电话是（B）A.120B.110",
            ["1 吸毒违法吗（  ） [A违法|B不违法] A", "2 贩毒呢（  ） [A违法|B不违法] A", "3 报警电话是（  ） [A120|B110] B"]
        ),
        (
            "1. 拒绝的话有（ABC）。A.不了B.我要回家C.再说吧2.以下号码正确的是（B）。A.119B.110C.123.丙是（A）A.一B.二",
            [
                "1 拒绝的话有（  ）。 [A不了|B我要回家|C再说吧] ABC", "2 以下号码正确的是（  ）。 [A119|B110|C12] B",
                "3 丙是（  ） [A一|B二] A",
            ]
        ),
        ("1)甲（A）A.一B.二2)乙（B）A.三B.四", ["1 甲（  ） [A一|B二] A", "2 乙（  ） [A三|B四] B"]),
        // Numbers that jump, repeat or begin anew.
        (
            "1.甲（ B ）A.一 B.二 3.丁（ A ）A.一 B.二",
            ["1 甲（  ） [A一|B二] B", "3 丁（  ） [A一|B二] A", "number-jumps"]
        ),
        ("1.甲（A）A.一B.二4.乙（B）A.三B.四", ["1 甲（  ） [A一|B二] A", "4 乙（  ） [A三|B四] B", "number-jumps"]),
        ("1、吸毒违法。（√）1、贩毒违法。（×）", ["1 吸毒违法。 [] √", "1 贩毒违法。 [] ×", "number-jumps"]),
        ("1.甲（√）3.丁（×）4.戊（√）", ["1 甲 [] √", "3 丁 [] ×", "4 戊 [] √", "number-jumps"]),
        ("一、判断题\n1.吸毒（√）  4.贩毒（√）", ["1 吸毒 [] √", "4 贩毒 [] √", "number-jumps"]),
        // A question that begins with a figure.
        (
            "1.吸毒违法（√）2.2008年6月1日禁毒法施行（√）3.1克也是毒品（×）",
            ["1 吸毒违法 [] √", "2 2008年6月1日禁毒法施行 [] √", "3 1克也是毒品 [] ×"]
        ),
        ("1.吸毒违法（√）\n2.2008年禁毒法施行（√）", ["1 吸毒违法 [] √", "2 2008年禁毒法施行 [] √"]),
        // Headings inside the line.
        (
            "一、单选题1.甲（ ）A.一B.二答案：B解析：因为。二、判断题1.丙（√）2.丁（×）",
            ["1 甲（ ） [A一|B二] B", "1 丙 [] √", "2 丁 [] ×"]
        ),
        (
            "1.吸毒违法（√）2.种毒（×）二、填空题1.禁毒日是____。答案：6月26日",
            ["1 吸毒违法 [] √", "2 种毒 [] ×", "1 禁毒日是____。 [] 6月26日"]
        ),
        // Answers behind the questions; a line that begins with an answer or with options.
        (
            "1.吸毒违法（ ）2.贩毒违法（ ）\n参考答案\n1.√ 2.×", ["1 吸毒违法 [] √", "2 贩毒违法 [] ×"]
        ),
        (
            "1.甲（ ）\nA.一B.二\n答案：B 2.乙（ ）A.三B.四答案：A",
            ["1 甲（ ） [A一|B二] B", "2 乙（ ） [A三|B四] A"]
        ),
        (
            "1.甲（ ）\nA.一B.二答案：B2.乙（ ）A.三B.四答案：A",
            ["1 甲（ ） [A一|B二] B", "2 乙（ ） [A三|B四] A"]
        ),
        // A list inside a stem and inside an explanation.
        (
            "1.甲（ ）A.一B.二答案：A解析：因为。2.下列说法：1.甲。2.乙，正确的是（ ）A.三B.四答案：A",
            ["1 甲（ ） [A一|B二] A", "2 下列说法：1.甲。2.乙，正确的是（ ） [A三|B四] A"]
        ),
        (
            "1.下列正确的是（AB） 1.吸毒违法 2.贩毒违法 A.只有1 B.都对",
            ["1 下列正确的是（  ） 1.吸毒违法 2.贩毒违法 [A只有1|B都对] AB"]
        ),
        ("1.甲（ ）A.禁毒法第3条B.第4.条C.2、丙答案：A", ["1 甲（ ） [A禁毒法第3条|B第4.条|C2、丙] A"]),
        // Ten options in a line; letters that repeat or jump.
        (
            "1、甲（ ）A.一B.二C.三D.四E.五F.六G.七H.八I.九J.十\n答案：J",
            ["1 甲（ ） [A一|B二|C三|D四|E五|F六|G七|H八|I九|J十] J"]
        ),
        ("1、甲（ ）A.一B.二C.三C.四\n答案:A", ["1 甲（ ） [A一|B二|C三|C四] A 存疑", "option-order"]),
        ("1、甲（ ）A.一B.二D.四\n答案:A", ["1 甲（ ） [A一|B二|D四] A 存疑", "option-order"]),
        ("10000. 甲（ ）A.一B.二\n答案：A", ["10000 甲（ ） [A一|B二] A"]),
    ])
    func `a line is cut where questions begin`(text: String, expected: [String]) {
        #expect(lines(text) == expected)
    }

    @Test(arguments: [
        ("1. 吸毒违法。（√）贩毒违法。（×）", ["1 吸毒违法。（√）贩毒违法。 [] × 存疑", "merged"]),
        ("1.甲（A）A.一B.二乙（B）A.三B.四", ["1 甲（A）A.一B.二乙（  ） [A三|B四] B 存疑", "merged"]),
        ("1. 甲（ ）\nA. 一 D. 四\nB. 二\n答案：A", ["1 甲（ ） [A一 D. 四|B二] A 存疑", "merged"]),
        ("1. 甲（ ）\nA. 一\nB. 二\n答案：A\n解析：因为。二、判断题", ["1 甲（ ） [A一|B二] A 存疑", "merged"]),
        ("1.甲（√）\n解析：1.老师可靠（√）。2.网友难辨。", ["1 甲 [] √ 存疑", "merged"]),
        // What looks like one and is none.
        ("1. 对的打（√），错的打（×）：吸毒违法。（√）", ["1 对的打（√），错的打（×）：吸毒违法。 [] √"]),
        ("1. 甲（ ）\nA. 维生素C、D\nB. A、C都对\n答案：A\n解析：1. A、B都错。2. 见书。", ["1 甲（ ） [A维生素C、D|BA、C都对] A"]),
        ("1. 维生素（A）是（ ）\nA. 一\nB. 二\n答案：A", ["1 维生素（A）是（ ） [A一|B二] A 存疑", "stem-answer"]),
        // The first line is a title only if it can be one.
        (
            "下列哪个是毒品（ ）\nA.冰毒\nB.茶\n答案：A\n2. 乙（√）",
            ["1 下列哪个是毒品（ ） [A冰毒|B茶] A 存疑", "2 乙 [] √", "line-unrecognized"]
        ),
        (
            "下列哪个是毒品\nA.冰毒\nB.茶\n答案：A\n2. 乙（√）",
            ["1 下列哪个是毒品 [A冰毒|B茶] A 存疑", "2 乙 [] √", "line-unrecognized"]
        ),
        ("1\t甲\t一\t二\tA\n2. 乙（√）", ["2 乙 [] √", "line-unrecognized"]),
        ("初一（3）班测验\n1. 乙（√）", ["1 乙 [] √"]),
    ])
    func `what is left of another question makes one doubtful`(text: String, expected: [String]) {
        #expect(lines(text) == expected)
    }

    @Test(arguments: [
        ("一、连线题\n1. 连起来\n答案：110 -> 报警；120 -> 急救", ["1 连起来 [A报警|B急救] 110A 120B"]),
        ("1. 连线：110 -> 报警；120 -> 急救\n答案：110 -> 急救；120 -> 报警", ["1 连线 [A报警|B急救] 110A 120B 存疑", "answer-conflict"]),
        ("1. 甲（ ）\nA. 一\nB. 二\n答案：（B）", ["1 甲（ ） [A一|B二] B"]),
        ("1. 甲（ ）\nA. 一\nB. 二\n答案:B)", ["1 甲（ ） [A一|B二] B"]),
        ("1. 甲（ ）\na. 一\nb. 二\n答案：b.", ["1 甲（ ） [A一|B二] B"]),
        ("1. 甲（AB）\nA 毁灭自己\nB 祸及家庭", ["1 甲（  ） [A毁灭自己|B祸及家庭] AB"]),
        ("1. 甲（ ）\nA. 一\nB. 二\n答案：AA", ["1 甲（ ） [A一|B二] ? 存疑", "answer-unreadable"]),
        ("1. 甲（ ）\nA. 一\nB. 二 (多选)\n答案：AB", ["1 甲（ ） [A一|B二] AB"]),
        ("1. 甲（AB）", ["1 甲（AB） [] ? 存疑", "options-too-few"]),
        ("【材料】甲\n1. 题（√）\n2. 另一道题（×）", ["1 题 [] √ 存疑", "2 另一道题 [] × 存疑", "material"]),
    ])
    func `answers and options as teachers write them`(text: String, expected: [String]) {
        #expect(lines(text) == expected)
    }

    @Test func `the place of what is left over is its own`() {
        let finding = QuizFixture.bank("1. 甲（ ）\nA. 一\nB. 二 D. 四\n答案：A\n").findings.first
        #expect(finding?.place?.label == "a.quiz.md:3:6")
        #expect(finding?.place?.excerpt?.marked == "D. 四")
        #expect(finding?.summary == "第 1 题的选项 B里像是还有一道题或一个选项：“D. 四”")
    }

    @Test func `a canonical bank is not looked at again`() {
        let canonical = SourceText(path: "a.quiz.md", BankWriter.text(QuizFixture.bank("1. 甲对吗（√）\n")))
        #expect(BankFormatting.remark(on: BankParser.parse(canonical), readFrom: canonical) == nil)
    }

    @Test func `numbers that begin anew on one long line are all found`() {
        let text = (0..<12_000).map { "\($0 % 500 + 1).第\($0)个题目是（  ）A.甲B.乙答案:B解析:略。" }.joined()
        let bank = expect(within: 60) { QuizFixture.bank(text) }
        #expect("\(bank.read) \(bank.recognized)" == "12000 12000")
        let many = (1...10_100).map { "\($0).第\($0)个题目是（  ）A.甲B.乙答案:B" }.joined()
        #expect(expect(within: 60) { QuizFixture.bank(many).recognized } == 10_100)
    }
}
