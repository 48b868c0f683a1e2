import Diagnostics
import TestSupport
import Testing

@testable import Quiz

/// Answers that stand together behind the questions.
struct AnswerListTests {
    private static let questions = """
        一、选择题
        1. 报警电话是（  ）
        A. 110
        B. 120
        2. 急救电话是（  ）
        A. 110
        B. 120
        3. 可以找谁帮忙（  ）
        A. 老师
        B. 陌生的网友
        C. 家长
        二、判断题
        4. 吸毒一次不会上瘾。（   ）
        三、填空题
        5. 在虎门销烟的是____。

        """

    /// The answer of each question, or 存疑.
    private func answers(_ list: String) -> [String] {
        QuizFixture.bank(Self.questions + list).questions.map { question in
            if question.isDoubtful { return "存疑" }
            return switch question.answer {
            case .choice(let ids): ids.joined().uppercased()
            case .judge(let value): value ? "√" : "×"
            case .blanks(let blanks, _): blanks.map { $0.joined(separator: "｜") }.joined(separator: "；")
            default: "?"
            }
        }
    }

    @Test(arguments: [
        "参考答案\n1.A 2.B 3.AC 4.×\n5.林则徐\n",
        "参考答案：1.A 2.B 3.AC 4.×\n参考答案\n5. 林则徐\n",
        "【答案】1.A 2.B 3.AC 4.错\n参考答案\n5、林则徐\n",
        "参考答案\n1-3 A B AC\n4.F 5.林则徐\n",
        "参考答案\n选择题：1-3 A B AC\n判断题：4.×\n填空题：\n5.林则徐\n",
        "参考答案\n一、1-2 AB 3.AC\n二、4.×\n三、填空题\n5.林则徐\n",
        "参考答案\n题号 1 2 3 4\n答案 A B AC ×\n5：林则徐\n",
        "参考答案\n1\t2\t3\t4\nA\tB\tAC\t×\n5.林则徐\n",
        "参考答案\n1.【答案】A　【解析】110是报警电话。\n2.B 解析：120是急救电话。\n3.AC\n4.× 5.林则徐\n",
    ])
    func `the forms that circulate are read alike`(list: String) {
        #expect(answers(list) == ["A", "B", "AC", "×", "林则徐"])
        #expect(QuizFixture.bank(Self.questions + list).findings.filter { $0.severity == .error } == [])
    }

    private static let sections = [1, 2].map { part in
        "\(part == 1 ? "一" : "二")、单选题\n"
            + [1, 2].map { "\($0). 第\(part)部分的第\($0)题（  ）\nA. 一\nB. 二\nC. 三\nD. 四\n" }.joined()
    }.joined()

    @Test(arguments: [
        ("参考答案\n二、\n1.D 2.C\n一、\n1.A 2.B\n", ["A", "B", "D", "C"]),
        ("参考答案\n第二大题：\n1-2 DC\n（一）\n1-2 AB\n", ["A", "B", "D", "C"]),
        ("参考答案\n1.A 2.B\n1.D 2.C\n", ["A", "B", "D", "C"]),
        // A line that nobody understands may have named the 大题.
        ("参考答案\n下半卷\n1.D 2.C\n", ["存疑", "存疑", "存疑", "存疑"]),
        ("参考答案\n下半卷\n1-2 DC\n一、1-2 AB\n", ["存疑", "存疑", "存疑", "存疑"]),
    ])
    func `answers belong to the 大题 that is named`(list: String, answers: [String]) {
        let read = QuizFixture.bank(Self.sections + list).questions.map { question -> String in
            guard !question.isDoubtful, case .choice(let ids) = question.answer else { return "存疑" }
            return ids.joined().uppercased()
        }
        #expect(read == answers)
    }

    @Test(arguments: [
        ("少选得1分，错选不得分", 1), ("漏选得一半分", 1), ("少选、错选不得分", 0), ("多选、少选均不给分", 0),
    ])
    func `a rule of scoring in a heading is not dropped in silence`(rule: String, warnings: Int) {
        let text = "一、多选题（每题3分，\(rule)）\n1. 题（  ）\nA. 一\nB. 二\nC. 三\n答案：AB\n"
        #expect(QuizFixture.bank(text).findings.count { $0.code.id == "quiz.value" } == warnings)
        let said = "---\n默认: {漏选: 一半}\n---\n" + text
        // 一半 in the front matter keeps what the heading promises, and breaks what it denies.
        #expect(QuizFixture.bank(said).findings.count { $0.code.id == "quiz.value" } == 1 - warnings)
    }

    @Test func `an explanation behind the answer is the question's`() {
        let list = "参考答案\n1.【答案】A　【解析】110是报警电话。\n2.B\n解析：120是急救电话，\n不要乱打。\n3.AC 4.× 5.林则徐\n"
        #expect(
            QuizFixture.bank(Self.questions + list).questions.map(\.explanation) == [
                "110是报警电话。", "120是急救电话，\n不要乱打。", nil, nil, nil,
            ])
    }

    @Test func `the number of the 大题 says whose answers they are`() {
        let bank = QuizFixture.bank(
            "一、单选题\n1. 报警电话是（  ）\nA. 110\nB. 120\n二、判断题\n1. 吸毒一次不会上瘾。\n参考答案\n二、1.×\n一、1.A\n")
        #expect(bank.questions.map(\.answer) == [.choice(["a"]), .judge(false)])
        #expect(bank.findings.filter { $0.severity == .error } == [])
    }

    @Test func `a row of numbers without as many answers is reported and no answer is guessed`() {
        let bank = QuizFixture.bank(Self.questions + "参考答案\n题号 1 2 3 4\n答案 A B AC\n")
        #expect(bank.questions.map(\.isDoubtful) == [true, true, true, true, true])
        #expect(bank.findings.contains { $0.summary.contains("这一行有 4 个题号，下一行不是同样多的答案") })
    }

    @Test func `answers that nobody asked for are one finding a line, however many they are`() {
        let list = (6...20_000).map { "\($0).A" }.joined(separator: " ")
        let found = QuizFixture.bank(Self.questions + "参考答案\n" + list + "\n8.A 9.B\n7.A\n").findings
            .filter { $0.code == .quizKeyList }
        #expect(
            found.map(\.summary) == [
                "集中写的答案对不上：没有第 6、7、8、9、10 题等 19995 题，不知道这些答案是谁的",
                "集中写的答案对不上：没有第 8、9 题，不知道这些答案是谁的", "集中写的答案对不上：没有第 7 题，不知道这个答案是谁的",
            ])
    }

    @Test(arguments: [
        "答案：\n1-2 BC\n", "标准答案\n1.B 2.C\n", "答案与解析\n1.【答案】B\n【解析】是报警电话。\n2.【答案】C\n", "标准答案\n题号 1 2\n答案 B C\n",
        "一、单选题\n1.B 2.C\n",
    ])
    func `a second list that says something else names both places, and one that says the same says nothing`(
        second: String
    ) {
        let questions = (1...2).map { "\($0). 第\($0)问（  ）\nA. 甲\($0)\nB. 乙\($0)\nC. 丙\($0)\n" }.joined()
        let first = questions + "参考答案\n1-2 BA\n"
        let bank = QuizFixture.bank(first + second)
        let errors = bank.findings.filter { $0.severity == .error }
        #expect(errors.map(\.summary) == ["同一道题有两个不同的答案：A 和 C"])
        #expect(errors.first?.notes.first?.place?.label.hasPrefix("a.quiz.md:10:") == true)
        #expect(bank.questions.map(\.isDoubtful) == [false, true])
        let same = QuizFixture.bank(first + second.replacing("C", with: "A"))
        #expect(same.findings.filter { $0.code != .quizKeyUneven } == [])
        #expect(same.questions.map(\.answer) == [.choice(["b"]), .choice(["a"])])
    }

    @Test func `the empty bracket of a judge question is no part of it`() {
        #expect(QuizFixture.bank(Self.questions + "参考答案\n4.×\n").questions[3].stem == "吸毒一次不会上瘾。")
    }
}
