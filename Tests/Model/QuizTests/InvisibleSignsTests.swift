import Diagnostics
import TestSupport
import Testing

@testable import Quiz

/// Signs without width and the line breaks of Word, wherever they stand.
struct InvisibleSignsTests {
    private let plain = """
        一、单选题
        1. 报警电话是（  ）
        （A）12355（B）110
        答案：B
        解析：110 是报警电话。
        二、判断题
        2. 吸毒违法（√）

        """

    private func read(_ text: String) -> [String] {
        BankParser.parse(SourceText(path: "a.txt", text)).questions.map {
            "\($0.stem)|\($0.options.map(\.text))|\(String(describing: $0.answer))|\($0.explanation ?? "")|\($0.isDoubtful)"
        }
    }

    @Test(arguments: ["\u{200B}", "\u{200E}", "\u{FEFF}", "\u{AD}", "\u{2060}", "\u{200D}", "\u{202C}"])
    func `a bank says the same with signs between any two characters`(sign: String) {
        let expected = read(plain)
        for index in plain.unicodeScalars.indices.dropFirst() {
            var scalars = plain.unicodeScalars
            scalars.insert(contentsOf: sign.unicodeScalars, at: index)
            #expect(read(String(scalars)) == expected)
        }
    }

    @Test(arguments: ["\u{0B}", "\u{0C}", "\u{2028}", "\u{2029}", "\u{85}"])
    func `a bank says the same with the breaks of Word`(sign: String) {
        #expect(read(plain.replacing("\n", with: sign)) == read(plain))
    }

    @Test func `places and spans go by the file as it is`() {
        let text = "一、单选题\n1. 报警\u{200B}电话是（  ）\nA. 110\u{200B}\u{0B}B. 120\n答案：\u{FEFF}E\n"
        let bank = BankParser.parse(SourceText(path: "a.txt", text))
        #expect(bank.findings.map(\.code.id) == ["quiz.not-an-option"])
        #expect(bank.findings.first?.place?.excerpt?.marked.contains("E") == true)
        #expect(bank.spans.map(\.range.count).reduce(0, +) == text.utf8.count)
    }

    @Test func `joiners of pictures stay`() {
        #expect(read("一、判断题\n1. 一家👨\u{200D}👩\u{200D}👧人（√）\n").first?.contains("👨\u{200D}👩\u{200D}👧") == true)
    }
}
