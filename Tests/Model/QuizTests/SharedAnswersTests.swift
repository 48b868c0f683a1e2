import Diagnostics
import Testing

@testable import Quiz

/// Answers without numbers behind several questions, and those of one question below 答案：.
struct SharedAnswersTests {
    private static let singles = (1...3).map { "\($0). 第\($0)个是（  ）\nA. 甲\nB. 乙\nC. 丙\n" }.joined()
    private static let judges = "二、判断题\n4. 甲对。（  ）\n5. 乙对。（  ）\n"

    private func answers(_ bank: Bank) -> [String] {
        bank.questions.map { question in
            switch question.answer {
            case .choice(let ids): ids.joined().uppercased()
            case .judge(let truth): truth ? "√" : "×"
            case .blanks(let blanks, _): blanks.map { $0.joined(separator: "｜") }.joined(separator: "；")
            case .text(let text): text
            default: "?"
            }
        }
    }

    @Test(arguments: [
        ("参考答案：CAB", false, "1-3 CAB"), ("答案:c、a、b", false, "1-3 CAB"), ("【参考答案】C A B", false, "1-3 CAB"),
        ("参考答案：CAB√×", true, "1-5 CAB√×"), ("参考答案：CAB  √×", true, "1-5 CAB√×"),
    ])
    func `as many letters as questions are dealt out and doubtful, and the finding says what to write`(
        line: String, hasJudges: Bool, written: String
    ) {
        let bank = QuizFixture.bank("一、单项选择题\n" + Self.singles + (hasJudges ? Self.judges : "") + line + "\n")
        #expect(answers(bank) == ["C", "A", "B"] + (hasJudges ? ["√", "×"] : []))
        #expect(bank.questions.allSatisfy { $0.isDoubtful })
        #expect(bank.findings.map(\.code.id) == ["quiz.key-list"])
        #expect(bank.findings[0].explanation[0].contains("写成“参考答案：\(written)”"))
    }

    @Test(arguments: ["参考答案：AB", "参考答案：ABCA"])
    func `fewer or more letters belong to nobody`(line: String) {
        let bank = QuizFixture.bank("一、单项选择题\n" + Self.singles + line + "\n")
        #expect(bank.recognized == 0)
        let count = line.count - 5
        #expect(
            bank.findings.contains {
                $0.code.id == "quiz.key-list" && $0.summary.contains("有 \(count) 个答案，到这里等着答案的题有 3 道")
            })
    }

    @Test(arguments: [
        "参考答案：一、CAB　二、√×", "参考答案：一、CAB；二、√×", "参考答案：一、C A B 二、对错", "参考答案\n一、CAB 二、√×", "单选题答案：CAB\n判断题答案：√×",
        "参考答案：1～3：CAB\n4～5：√×", "参考答案：1-3 CAB 4-5 √×", "1-3：CAB\n4-5：√×", "参考答案\nCAB\n√×",
    ])
    func `letters with the number of their 大题 or their own are read`(key: String) {
        let bank = QuizFixture.bank("一、单项选择题\n" + Self.singles + Self.judges + key + "\n")
        #expect(answers(bank) == ["C", "A", "B", "√", "×"])
        #expect(bank.recognized == 5)
        #expect(bank.findings.isEmpty)
    }

    @Test(arguments: [
        "选择题：CAB\n判断题：√×", "选择题:CAB 判断题:√×", "选择题：C A B；判断题：对 错", "一、选择题：CAB\n二、判断题：√×", "【选择题】CAB\n【判断题】√×",
        "选择题 CAB　判断题 √×", "单选：ＣＡＢ\n判断：√×", "选择题答案：CAB\n判断题答案：√×", "选择题（每题2分）：CAB\n判断题（每题1分）：√×",
        "选择题：1-3 CAB\n判断题：4-5 √×", "选择题：1～3 CAB；判断题：4～5 √×", "选择题：１－３：ＣＡＢ　判断题：４－５：√×", "选择题（1-3）CAB\n判断题（4-5）√×",
        "判断题：√×\n选择题：CAB", "选择题：CAB\n判断题：TF", "答案：1.C、2.A、3.B、4.√、5.×", "选择题：1.C、2.A、3.B\n判断题：4、√；5、×",
        "参考答案：选择题：CAB　判断题：√×", "参考答案\n选择题：CAB\n判断题：√×", "一、 选择题：CAB 二、 判断题：√×",
    ])
    func `letters behind the name of a type belong to its questions`(key: String) {
        for heading in ["一、单项选择题\n", "一、选择题\n"] {
            let bank = QuizFixture.bank(heading + Self.singles + Self.judges + key + "\n")
            #expect(answers(bank) == ["C", "A", "B", "√", "×"])
            #expect(bank.recognized == 5)
            #expect(bank.findings.isEmpty)
        }
    }

    @Test func `both types may count from 1, and a bank may have no headings`() {
        let judges = Self.judges.replacing("4.", with: "1.").replacing("5.", with: "2.")
        let bank = QuizFixture.bank("一、选择题\n" + Self.singles + judges + "判断题：1-2 √×\n选择题：1-3 CAB\n")
        #expect(answers(bank) == ["C", "A", "B", "√", "×"])
        #expect(bank.recognized == 5)
        let plain = Self.judges.replacing("二、判断题\n", with: "")
        #expect(answers(QuizFixture.bank(Self.singles + plain + "选择题：CAB\n判断题：√×\n")) == ["C", "A", "B", "√", "×"])
    }

    @Test(arguments: ["选择题：CA\n判断题：√×", "选择题：CABD\n判断题：√×"])
    func `more or fewer letters than questions of that type are an error`(key: String) {
        let bank = QuizFixture.bank("一、选择题\n" + Self.singles + Self.judges + key + "\n")
        #expect(Array(answers(bank).suffix(2)) == ["√", "×"])
        #expect(bank.recognized == 2)
        #expect(bank.findings.contains { $0.code == .quizKeyList })
    }

    @Test(arguments: [
        ("一、填空题\n1. 禁毒日是＿＿月＿＿日。\n答案：\n（1）六\n（2）二十六\n2. 报警打＿＿。\n答案：110\n", ["六；二十六", "110"]),
        ("一、填空题\n1. 禁毒日是＿＿月＿＿日。\n答案：\n(1)六 (2)二十六\n", ["六；二十六"]),
        ("一、填空题\n1. 禁毒日是＿＿月＿＿日。\n答案：\n①六\n②二十六\n2. 报警打＿＿。\n答案：\n110\n", ["六；二十六", "110"]),
        ("一、简答题\n1. 怎样拒绝？\n答案：\n（1）说不。\n（2）离开。\n2. 报警打什么？\n答案：110\n", ["（1）说不。\n（2）离开。", "110"]),
        ("一、简答题\n1. 怎样拒绝？\n答案：\n说不。\n", ["说不。"]),
        ("一、填空题\n1. 禁毒日是＿＿月＿＿日。答案：六；二十六 {#t-2}\n", ["六；二十六"]),
    ])
    func `an answer may stand in the lines below its word`(text: String, expected: [String]) {
        let bank = QuizFixture.bank(text)
        #expect(answers(bank) == expected)
        #expect(bank.recognized == expected.count)
        #expect(bank.findings.isEmpty)
    }

    @Test func `more points than blanks are an error of that question alone`() {
        let bank = QuizFixture.bank("一、填空题\n1. 禁毒日是＿＿月＿＿日。\n答案：\n（1）六\n（2）二十六\n（3）多\n2. 报警打＿＿。\n答案：110\n")
        #expect(bank.read == 2)
        #expect(bank.recognized == 1)
    }

    @Test(arguments: ["1. 甲（  ）A. 一 B. 二 答案：A {#t-3}\n", "1. 甲（  ）\nA. 一\nB. 二 {#t-3}\n答案：A\n"])
    func `an id behind an answer or an option is the question's`(text: String) {
        let bank = QuizFixture.bank(text)
        #expect(bank.questions.map(\.id) == ["t-3"])
        #expect(bank.questions[0].options.map(\.text) == ["一", "二"])
        #expect(bank.recognized == 1)
    }
}
