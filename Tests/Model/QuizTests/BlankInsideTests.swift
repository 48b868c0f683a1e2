import Diagnostics
import Testing

@testable import Quiz

/// Answers that stand in the blanks themselves.
struct BlankInsideTests {
    private func lines(_ text: String) -> [String] {
        QuizFixture.lines("一、填空题\n" + text + "\n") { "\($0.stem)" }
    }

    @Test(arguments: [
        ("1. 国际禁毒日是每年的（6月26日）。", "国际禁毒日是每年的____。 [] 6月26日"),
        ("1. 方针是【预防为主】、[综合治理]。（2分）", "方针是____、____。（2分） [] 预防为主；综合治理"),
        ("1. 《中华人民共和国禁毒法》（以下简称《禁毒法》）自（2008年6月1日）起施行。", "《中华人民共和国禁毒法》（以下简称《禁毒法》）自____起施行。 [] 2008年6月1日"),
        ("1. 发现贩毒要（举报），不能（注射）毒品。", "发现贩毒要____，不能____毒品。 [] 举报；注射"),
        ("1. 第(一)步（说不）", "第____步____ [] 一；说不"),
    ])
    func `in brackets of a question without blanks they are its answers, and one warning says so`(
        text: String, expected: String
    ) {
        #expect(lines(text) == [expected, "blank-inside"])
    }

    @Test(arguments: [
        ("1. 国际禁毒日是每年的__6月26日__。\n答案：6月26日", "国际禁毒日是每年的____。 [] 6月26日"),
        ("1. 是每年的（6月26日）。\n答案：6月26日", "是每年的____。 [] 6月26日"),
        ("1. 方针是_预防_和_打击_。\n答案：预防；打击", "方针是____和____。 [] 预防；打击"),
        ("1. 有____和____。\n答案：甲；乙", "有____和____。 [] 甲；乙"), ("1. 公民有____义务（法律规定）。\n答案：禁毒", "公民有____义务（法律规定）。 [] 禁毒"),
        ("1. 《禁毒法》（2008年）是哪年施行的（  ）。\n答案：2008", "《禁毒法》（2008年）是哪年施行的____。 [] 2008"),
    ])
    func `beside an answer they are blanks where they say the same`(text: String, expected: String) {
        #expect(lines(text) == [expected])
    }

    @Test(arguments: ["1. 国际禁毒日是每年的__6月26日__。", "1. 毒品分为____和____。", "1. 报警电话是_110_。"])
    func `between underlines nobody knows whether they are answers`(text: String) {
        #expect(lines(text).last == "stem-answer")
        #expect(lines(text)[0].hasSuffix(" ? 存疑"))
    }

    @Test(arguments: [
        "1. 国际禁毒日（  ）是（6月26日）。", "1. 国际禁毒日是哪一天？（2分）", "1. 国际禁毒日是（）",
        "1. 毒品是指（鸦片）、（海洛因）（写两种）。", "1. 冰毒（又称甲基苯丙胺）是什么？",
    ])
    func `empty brackets and points are no answers`(text: String) {
        #expect(lines(text).last == "answer-missing")
    }

    @Test func `one warning names all of them`() {
        let text = (1...12).map { "\($0). 第\($0)个是（答\($0)）。" }.joined(separator: "\n")
        let findings = QuizFixture.bank("一、填空题\n" + text + "\n").findings
        #expect(findings.map(\.summary) == ["第 1、2、3、4、5、6、7、8、9、10等 12 题没有空，也没有写“答案：”，题干括号里的字当作空和答案"])
        #expect(findings[0].explanation[0] == "请核对：第 1 题“答1”，第 2 题“答2”，第 3 题“答3”，第 4 题“答4”，第 5 题“答5”……")
    }

    @Test(arguments: [
        (["冰毒；", "茶叶；", "咖啡。"], "A冰毒|B茶叶|C咖啡"), (["冰毒，", "茶叶，", "咖啡,"], "A冰毒|B茶叶|C咖啡"),
        (["冰毒；", "茶叶；", "咖啡"], "A冰毒|B茶叶|C咖啡"),
        (["冰毒", "茶叶", "咖啡。"], "A冰毒|B茶叶|C咖啡。"), (["冰毒 ；", "茶叶；", "咖啡！"], "A冰毒|B茶叶|C咖啡！"),
    ])
    func `a mark behind every option is no part of them`(texts: [String], expected: String) {
        let options = zip("ABC", texts).map { "\($0). \($1)\n" }.joined()
        let text = "1. 哪个是毒品（  ）\n" + options + "答案：A\n"
        #expect(QuizFixture.lines(text) { "\($0.number)" } == ["1 [\(expected)] A"])
        // The number stays that of the words as they were written.
        let plain = QuizFixture.bank(text.replacing("；", with: "").replacing("。", with: ""))
        let isSame = QuizFixture.bank(text).questions[0].id == plain.questions[0].id
        #expect(isSame == !texts.contains { $0.hasSuffix("；") || $0.hasSuffix("。") })
    }
}
