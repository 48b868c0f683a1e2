import Diagnostics
import Testing

@testable import Quiz

/// Banks that are tables.
struct BankTableTests {
    private static let expected = [
        "single 报警电话是（  ） [A110|B120] [] choice([\"a\"]) 110是报警电话。",
        "multiple 可以求助（  ） [A老师|B父母|C网友] [] choice([\"a\", \"b\"]) ",
        "judge 求助是勇敢的。 [] [] judge(true) ",
        "blank 国际禁毒日是____月____日。 [] [] blanks([[\"6\"], [\"26\"]], anyOrder: false) ",
    ]

    @Test(arguments: [
        "题目,选项A,选项B,答案\n日（ ）,六,\" 答案：A\",\n", "题目,选项A,选项B,答案\n日（ ）,六, 答案：A,\n", "题目\t选项A\t答案\n日\t\"答案：\n",
        "题目,选项A,选项B,答案\n日（ ）,六,\" 答案：A\n解析：略\",\n", "题目,选项A,答案\n\"【答案】\n国际禁毒日\",六,A\n",
        "题目,选项A,选项B,答案\n\" \n1\",\" \n\",\" 解析：\",\" \"\n",
    ])
    func `an answer in the cell of an option is told and breaks nothing`(text: String) {
        let bank = BankParser.parse(SourceText(path: "a.csv", text))
        #expect(!bank.findings.isEmpty || bank.questions.isEmpty)
    }

    @Test(arguments: [
        // Saved as CSV.
        """
        题型,题目,选项A,选项B,选项C,答案,解析
        单选题,报警电话是（  ）,110,120,,A,110是报警电话。
        多选题,可以求助（  ）,老师,父母,网友,AB,
        判断题,求助是勇敢的。,,,,正确,
        填空题,国际禁毒日是____月____日。,,,,6；26,
        """,
        // Pasted from Excel: tabs, other names, blank rows.
        """

        序号\t题干\tA\tB\tC\t正确答案\t答案解析
        1\t报警电话是（  ）\t110\t120\t\tA\t110是报警电话。
        2\t可以求助（  ）\t老师\t父母\t网友\tA、B\t

        3\t求助是勇敢的。\t\t\t\t√\t
        4\t国际禁毒日是____月____日。\t\t\t\t6；26\t
        """,
        // A template of a web form: stars at what has to be filled in, and letters in the cells.
        """
        *题型,*题目内容,选项A,选项B,选项C,*正确答案,解析
        单选题,报警电话是（  ）,A.110,B.120,,A,110是报警电话。
        多选题,可以求助（  ）,A、老师,B、父母,C、网友,AB,
        判断题,求助是勇敢的。,,,,正确,
        填空题,国际禁毒日是____月____日。,,,,6；26,
        """,
        // All options in one cell, with line breaks.
        """
        题目,选项,答案,解析
        "1、报警电话是（  ）","A.110
        B.120",A,110是报警电话。
        2、可以求助（  ）,老师|父母|网友,AB,
        3、求助是勇敢的。,,对,
        4、国际禁毒日是____月____日。,,6；26,
        """,
    ])
    func `the shapes of tables are read alike`(text: String) {
        let bank = QuizFixture.bank(text)
        #expect(bank.questions.map(\.words) == Self.expected)
        #expect(QuizFixture.printed(bank.findings) == "")
        #expect(bank.spans.flatMap { Array(text.utf8)[$0.range] } == Array(text.utf8))
    }

    @Test func `a table without names`() {
        let text = "1\t报警电话是哪一个\t110\t120\tA\n2\t求助是勇敢的。\t\t\t对\n3\t急救电话是哪一个\t110\t120\tB\n"
        let bank = QuizFixture.bank(text)
        #expect(bank.questions.map(\.number) == [1, 2, 3])
        #expect(bank.questions.map(\.answer) == [.choice(["a"]), .judge(true), .choice(["b"])])
    }

    @Test func `places are those of the cells`() {
        let text = "题目,选项A,选项B,答案,章节\n报警电话是（  ）,110,120,C,一\n,110,120,A,一\n"
        let bank = QuizFixture.bank(text)
        let places = bank.findings.map { "\($0.code.id) \($0.place?.words ?? "")" }
        #expect(
            places == [
                "quiz.column-unread a.quiz.md:1:15（第 E 列“章节”）", "quiz.not-an-option a.quiz.md:2:19（第 D 列“答案”）",
                "quiz.line-unrecognized a.quiz.md:3:1（第 A 列“题目”）",
            ])
        #expect(bank.findings.map { $0.place?.excerpt?.marked } == ["章节", "C", ""])
        #expect(bank.questions.map(\.line) == [2])
        #expect(bank.spans.map(\.kind) == [.header, .question(1), .unrecognized])
    }

    @Test(arguments: ["1. 甲,乙,丙（√）\n", "标题,副题,日期\n1. 甲（√）\n", "a\tb\tc\td\n", ",,,\n"])
    func `a text with commas is no table`(text: String) {
        #expect(BankTable(SourceText(path: "a.txt", text)) == nil)
    }

    @Test func `cells under no name are told`() {
        let beyond = QuizFixture.bank("题型,题干,A,B,答案\n单选,甲,一,二,A,备注\n单选,乙,一,二,B\n单选,丙,一,二,B,又一处\n")
        #expect(beyond.findings.map(\.summary) == ["“备注”这一格上面没有列名，没有读入，这一列共有 2 格"])
        let between = QuizFixture.bank("题型,题干,A,B,,答案\n单选,甲,一,二,三,A\n单选,乙,一,二,,B\n")
        #expect(between.findings.map(\.code.id) == ["quiz.column-unread"])
        #expect(between.recognized == 2)
    }
}
