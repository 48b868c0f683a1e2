import Diagnostics
import TestSupport
import Testing

@testable import Quiz

/// What is written in a question and not taken is told.
struct UnreadFieldsTests {
    private static let question = "1. 甲（ ）\n   A. 一\n   B. 二\n   答案：A\n"

    private static func told(_ text: String) -> [String] {
        QuizFixture.bank(text).findings.filter { $0.code.id.hasPrefix("quiz.field-") }.map(\.summary)
    }

    @Test(arguments: [
        ("难度：易\n难度：难", ["一道题里“难度”写了两次：“易”有效，“难”没有读入"]),
        ("知识点：甲\n考点：乙", ["一道题里“知识点”写了两次：“甲”有效，“乙”没有读入"]),
        ("分值：2　分数：3", ["一道题里“分值”写了两次：“2”有效，“3”没有读入"]),
        ("反馈B：甲\n反馈B：乙", ["一道题里“反馈B”写了两次：“甲”有效，“乙”没有读入"]),
        ("编号：x-1\n编号：x-2", ["一道题里“编号”写了两次：“x-1”有效，“x-2”没有读入"]),
        ("难度：易\n难度：易", []), ("难度：\n难度：易", []),
    ])
    func `the first of two values stands and the other is told`(fields: String, wanted: [String]) {
        #expect(Self.told(Self.question + fields) == wanted)
    }

    @Test func `an id at the end of the stem and another behind it are two`() {
        let text = Self.question.replacing("（ ）", with: "（ ） {#x-1}") + "编号：x-2"
        #expect(Self.told(text) == ["一道题里“编号”写了两次：“x-1”有效，“x-2”没有读入"])
    }

    @Test func `two columns of a table for one field are told, and so are two for the stem`() {
        let bank = BankParser.parse(
            SourceText(path: "a.csv", "题目,题干,选项A,选项B,答案,知识点,考点\n甲题目,乙题目,一,二,A,识毒,拒毒\n"))
        let told = bank.findings.map(\.summary)
        #expect(told.contains("一道题里“知识点”写了两次：“识毒”有效，“拒毒”没有读入"))
        #expect(told.contains("“乙题目”这一格在第二个题干列里，没有读入"))
    }

    @Test func `a bank with a value that was not taken is not formatted`() {
        var findings: [Finding] = []
        let text = BankFormatting.text(QuizFixture.bank(Self.question + "难度：易\n难度：难"), findings: &findings)
        #expect(text == nil)
        #expect(findings.map(\.summary) == ["有一项写了两次，整理以后没有读入的那个会丢失，请先改好再整理"])
    }

    @Test func `an unknown field that comes twice keeps both values`() {
        let bank = QuizFixture.bank(Self.question + "   出处：甲\n   出处：乙")
        #expect(bank.questions.first?.other == ["出处": "甲；乙"])
    }

    @Test(arguments: [
        "【答案】A【解析】甲对。【知识点】毒品【难度】易", "答案：A\n【解析】甲对。【知识点】毒品\n难度：易", "答案：A\n解析：甲对。\n【难度】易【考点】毒品",
    ])
    func `fields in brackets begin wherever they stand`(fields: String) {
        let question = QuizFixture.bank("1. 甲（ ）\nA. 一\nB. 二\n" + fields).questions.first
        #expect(question?.explanation == "甲对。")
        #expect(question?.knowledge == "毒品")
        #expect(question?.difficulty == .easy)
    }

    @Test(arguments: ["（5分）", "【5分】", "(本题5分)"])
    func `points in front of a stem are told, too`(points: String) {
        let text = "一、单选题（每题2分）\n" + Self.question.replacing("甲", with: points + "甲")
        #expect(Self.told(text).count == 1)
    }

    @Test func `white space in the name of a field does not hide it`() {
        let question = QuizFixture.bank(Self.question + "   反馈B：错二\n   反馈 A：对一\n").questions.first
        #expect(question?.options.map(\.feedback) == ["对一", "错二"])
    }

    @Test(arguments: ["解析　①③正确。", "解析 ①③正确。", "详解\t①③正确。", "答案解析 ①③正确。"])
    func `an explanation needs no colon behind white space`(line: String) {
        let bank = QuizFixture.bank(Self.question + line)
        #expect(bank.questions.first?.explanation == "①③正确。")
        #expect(Self.told(Self.question + line) == [])
    }

    @Test(arguments: ["#REF!", "#N/A", "#div/0!"])
    func `what a broken formula shows is no option`(text: String) {
        let bank = QuizFixture.bank(Self.question.replacing("B. 二", with: "B. " + text))
        #expect(bank.doubtful == 1)
        #expect(bank.findings.map(\.summary) == ["选项 B 是 \(text)，不是文字"])
    }

    @Test(arguments: ["二 {固定}。", "二{固定}；", "二 ｛固定｝"])
    func `a mark behind the word that keeps an option in its place changes nothing`(text: String) {
        let option = QuizFixture.bank(Self.question.replacing("B. 二", with: "B. " + text)).questions.first?.options.last
        #expect(option?.text == "二" && option?.isPinned == true)
    }

    @Test(arguments: [
        ("甲对。难度：易。知识点：毒品", ["“难度：易”夹在解析里，没有作为单独的一项读入"]),
        ("本题的难度：看情况", []), ("见教材。", []),
    ])
    func `a field inside an explanation is told`(words: String, wanted: [String]) {
        #expect(Self.told(Self.question + "解析：" + words) == wanted)
    }

    @Test(arguments: [
        ("", "（3分）", "分值：2", ["题干里的“3分”没有读作分值，这道题按 2 分计"]),
        ("一、单选题（每题2分）\n", "（3分）", "", ["题干里的“3分”没有读作分值，这道题按 2 分计"]),
        ("", "（本题3分）", "", []),
        ("一、单选题（每题2分）\n", "（2分）", "", []), ("", "（扣6分）", "", []),
    ])
    func `points in a stem are told where the question is worth something else`(
        heading: String, stem: String, field: String, wanted: [String]
    ) {
        let text = heading + Self.question.replacing("（ ）", with: stem + "（ ）") + field
        #expect(Self.told(text) == wanted)
    }
}
