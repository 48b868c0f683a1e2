import Testing

@testable import Quiz

/// Answers that are sentences, signs that stand for right and wrong, and letters in square brackets.
struct AnswerSentenceTests {
    private func answer(_ line: String, _ options: String = "A. 茶\nB. 水\nC. 海洛因") -> String {
        QuizFixture.lines("一、单项选择题\n1. 下列属于毒品的是（  ）\n\(options)\n\(line)\n") { _ in "" }
            .joined(separator: "；").split(separator: " ").last.map(String.init) ?? ""
    }

    @Test(arguments: [
        "答案为C。", "答案是 C", "正确答案是C。", "本题答案：C", "本题答案为C", "参考答案为：C", "故选C", "故选：C", "故选C项。", "故本题选C。",
        "本题应选C", "应选C", "故答案为C", "答案选C。", "选Ｃ", "所以，选C。", "综上所述，本题选C。",
    ])
    func `a sentence that says the answer is one`(line: String) {
        #expect(answer(line) == "C")
    }

    @Test(arguments: ["答案：选C", "答案：C项", "答案：C选项。", "【答案】为C", "答：应选C", "答案：Ⓒ", "答案：Ｃ。"])
    func `the words of a sentence behind 答案 are no part of the answer`(line: String) {
        #expect(answer(line) == "C")
    }

    @Test(arguments: ["答案为B或C", "答案不是C", "本题不选C", "答案为C，因为海洛因是毒品", "故选C的人最多", "答案=C", "正确的是C"])
    func `what says more than an answer leaves its question in doubt`(line: String) {
        #expect(QuizFixture.bank("一、单项选择题\n1. 下列属于毒品的是（  ）\nA. 茶\nB. 水\nC. 海洛因\n\(line)\n").doubtful == 1)
    }

    @Test func `behind an answer the sentence belongs to the explanation, which is held against it`() {
        let head = "一、单项选择题\n1. 下列属于毒品的是（  ）\nA. 茶\nB. 水\nC. 海洛因\n答案：C\n解析：海洛因是毒品。\n"
        let bank = QuizFixture.bank(head + "故选C。\n")
        #expect(bank.questions.first?.explanation == "海洛因是毒品。\n故选C。")
        #expect(bank.recognized == 1)
        #expect(QuizFixture.codes(head + "故选B。\n").contains("quiz.explanation-differs"))
    }

    @Test(arguments: [
        "[A] 茶 [B] 水 [C] 海洛因", "[A]茶[B]水[C]海洛因", "【A】茶\n【B】水\n【C】海洛因", "［Ａ］ 茶　［Ｂ］ 水\n［Ｃ］ 海洛因", "〔A〕茶〔B〕水〔C〕海洛因",
        "（A）茶（B）水（C）110", "A 茶\nB LSD\nC 110", "（A）1个（B）2个（C）3个（D）4个", "(A)茶(B)水(C)110(D)酒(E)饭(F)菜",
    ])
    func `letters in brackets, and letters with figures behind them, begin options`(options: String) {
        let bank = QuizFixture.bank("一、单项选择题\n1. 下列属于毒品的是（  ）\n\(options)\n答案：C\n")
        #expect(bank.recognized == 1)
        let count = options.contains("F)") ? 6 : options.contains("D）") ? 4 : 3
        #expect(bank.questions.first?.options.count == count)
    }

    @Test(arguments: ["√", "✓", "✔", "✔️", "☑", "✅", "对", "T", "Ｔ", "V", "ｖ", "∨", "Y"])
    func `every tick says right`(sign: String) {
        #expect(judged("（\(sign)）") == ["√", "√"])
    }

    @Test(arguments: ["×", "✗", "✘", "✕", "✖", "╳", "ㄨ", "❌", "X", "Ｘ", "ｘ", "Х", "错", "F", "Ｆ"])
    func `every cross says wrong`(sign: String) {
        #expect(judged("（\(sign)）") == ["×", "×"])
    }

    private func judged(_ bracket: String) -> [String] {
        let bare = bracket.dropFirst().dropLast()
        return ["1. 吸毒违法\(bracket)", "1. 吸毒违法\n答案：\(bare)"].map { text in
            QuizFixture.lines("一、判断题\n\(text)\n") { _ in "" }.joined(separator: "；").split(separator: " ").last
                .map(String.init) ?? ""
        }
    }

    @Test(arguments: ["○", "1", "0", "正", "√×"])
    func `a sign that may mean both is told and not guessed`(sign: String) {
        for text in ["一、判断题\n1. 吸毒违法（\(sign)）\n", "一、判断题\n1. 吸毒违法\n答案：\(sign)\n"] {
            #expect(QuizFixture.codes(text) == ["quiz.answer-unreadable"])
        }
    }
}
