import Diagnostics
import TestSupport
import Testing

@testable import Quiz

/// Answers that stand in the stem in other shapes than （C）.
struct StemAnswerTests {
    private static let options = "\nA.鸦片\nB.海洛因\nC.冰毒\nD.可乐"

    /// The stem and the answer, and then what is wrong.
    private static func read(_ stem: String, _ heading: String = "一、单选题", answer: String? = nil) -> String {
        let text = "\(heading)\n1.\(stem)\(options)" + (answer.map { "\n答案：\($0)" } ?? "")
        let lines = QuizFixture.lines(text) { $0.stem }
        return lines.joined(separator: " ").replacing(" [A鸦片|B海洛因|C冰毒|D可乐]", with: "")
    }

    @Test(arguments: [
        "（ c ）", "（选C）", "（C项）", "（C、）", "（C.）", "（C。）", "【C】", "〔C〕", "［C］", "[ C ]", "『C』", "「C」", "<C>", "( C",
        "C ）", "（ C", "（c）", "（C.冰毒）", "（C 冰毒）", "（答：C）", "{C}", "（Ｃ）", "（ⓒ）", "（Ⅽ）", "（С）", "（C】",
        "（故选C）", "（C选项）",
    ])
    func `an answer in any bracket is read and leaves the stem`(form: String) {
        #expect(Self.read("下列符合的是" + form).replacing(" ", with: "") == "下列符合的是（）C")
        #expect(Self.read("下列符合的是" + form, answer: "C").replacing(" ", with: "") == "下列符合的是（）C")
        #expect(Self.read("下列符合的是" + form, answer: "B").hasSuffix("answer-conflict"))
    }

    @Test(arguments: ["____C", "__C__", "_C_", "____ C"])
    func `an answer on an underline is read`(form: String) {
        #expect(Self.read("下列符合的是" + form) == "下列符合的是____ C")
    }

    @Test(arguments: ["《C》", "（冰毒）", "（C？）", "（C√）", "“C”", "。C", "：C", "？ C", "—C—", "是C", "（C.别的）", "（ab）", "（A或B）"])
    func `what may be an answer and may be words is doubtful`(form: String) {
        #expect(Self.read("下列符合的是" + form, answer: "C").contains("存疑"))
        #expect(Self.read("下列符合的是" + form, answer: "C").hasSuffix("stem-answer"))
    }

    @Test func `the name of a group beside a place for the answer is no answer`() {
        #expect(Self.read("（A）组的同学应当选（  ）", answer: "A").hasSuffix("stem-answer"))
        #expect(Self.read("（A）组的同学应当选（  ）", answer: "C").contains("存疑"))
    }

    @Test(arguments: ["（又称CBD）是", "维生素C", "（DNA）检测", "甲基苯丙胺（冰毒）属于（  ）", "使用CD（光盘）的是"])
    func `letters of words stay in the stem`(stem: String) {
        #expect(Self.read(stem, answer: "C") == "\(stem) C")
    }

    @Test(arguments: [
        "（A/B）", "（A;B）", "（A；B）", "（A.B）", "（A-B）", "（A，B）", "（A和B）", "（A B）", "（ab）", "（A\\B）", "（A&B）", "（A+B）",
        "（A·B）",
        "（A|B）", "（A、B）。", "【A、B】", "[AB]",
    ])
    func `several letters stand between any marks`(form: String) {
        let read = Self.read("下列符合的是" + form, "一、多选题").replacing(" ", with: "").replacing("。", with: "")
        #expect(read == "下列符合的是（）AB")
    }

    @Test(arguments: ["【√】", "[对]", "（T）", "√", "［√］", " √", "〔对〕", "{√}"])
    func `a judgement in any bracket is read and leaves the stem`(form: String) {
        let lines = QuizFixture.lines("一、判断题\n1.吸毒违法。\(form)\n2.大麻合法。（×）") { $0.stem }
        #expect(lines == ["吸毒违法。 [] √", "大麻合法。 [] ×"])
    }
}
