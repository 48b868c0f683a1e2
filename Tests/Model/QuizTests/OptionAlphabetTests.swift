import Testing

@testable import Quiz

/// Options that begin with other signs than letters, and what only looks like them.
struct OptionAlphabetTests {
    private func lines(_ text: String) -> [String] { QuizFixture.lines(text) { "\($0.stem)" } }

    @Test(arguments: [
        ("1. 哪个是毒品\n甲、冰毒\n乙、茶叶\n答案：甲", "哪个是毒品 [A冰毒|B茶叶] A"),
        ("1. 哪个是毒品（  ）甲．冰毒；乙．茶叶；丙．海洛因\n答案：甲、丙", "哪个是毒品（  ） [A冰毒|B茶叶|C海洛因] AC"),
        ("1. 哪个是毒品：Ⓐ冰毒 Ⓑ茶叶\n答案：Ⓐ", "哪个是毒品： [A冰毒|B茶叶] A"), ("1. 哪个是毒品 ⓐ、冰毒 ⓑ、茶叶\n答案：B", "哪个是毒品 [A冰毒|B茶叶] B"),
    ])
    func `they are options where the answer names them`(text: String, expected: String) {
        #expect(lines(text + "\n") == [expected])
    }

    @Test(arguments: [
        "1. 甲、乙两人吸毒，谁违法？\n答案：甲", "1. 哪个是毒品\n甲、冰毒\n乙、茶叶\n答案：丙", "1. 哪个是毒品\n甲、冰毒\n答案：甲", "1. 哪个是毒品\n甲、冰毒\n乙、茶叶\n答案：甲甲",
    ])
    func `names of people, and signs that no option has, are none`(text: String) {
        let question = QuizFixture.bank(text + "\n").questions[0]
        #expect(question.isDoubtful)
        #expect(question.options.isEmpty)
    }

    @Test(
        arguments: [
            ("甲", [0]), ("甲、丙", [0, 2]), ("（乙）。", [1]), ("甲和乙", [0, 1]), ("甲甲", nil), ("甲1", nil), ("A", nil),
            ("", nil),
        ] as [(String, [Int]?)])
    func `what an answer names`(answer: String, places: [Int]?) {
        #expect(OptionAlphabet.stems.chosen(answer) == places)
    }

    @Test(arguments: [("ⒶⒸ", [0, 2]), ("⒝", [1]), ("C", [2]), ("Ⓐ或Ⓑ", nil)] as [(String, [Int]?)])
    func `letters count where the options are enclosed ones`(answer: String, places: [Int]?) {
        #expect(OptionAlphabet.enclosed.chosen(answer) == places)
    }
}
