import ChineseText
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Quiz

/// The small bank and paper of `Tests/Fixtures/quiz`, and files of `Tests/Fixtures/invalid`.
enum QuizFixture {
    static func source(_ path: String) throws -> SourceText {
        let data = try Data(contentsOf: PackageRoot.path("Tests/Fixtures/" + path))
        return SourceText(path: path, bytes: DecodedText([UInt8](data)).bytes)
    }

    static func bank() throws -> Bank { BankParser.parse(try source("quiz/banks/xiaoyang.quiz.md")) }

    static func paper(variants: [String] = ["A", "B", "C"], banks: [Bank]? = nil) throws -> IssuedPaper? {
        var findings: [Finding] = []
        let shelf = BankShelf(try banks ?? [bank()])
        let blueprint = Blueprint.read(try source("quiz/papers/lianxi.yaml"), findings: &findings)
        return blueprint.flatMap { Composer.compose($0, from: shelf, variants: variants, findings: &findings) }
    }

    /// The codes of what is found in a text, each once.
    static func codes(_ text: String) -> [String] { Set(bank(text).findings.map(\.code.id)).sorted() }

    static func bank(_ text: String) -> Bank { BankParser.parse(SourceText(path: "a.quiz.md", text)) }

    /// Twelve questions of all seven types; `partial` is what an answer that lacks some of the right ones earns.
    static func everyType(partial: String) -> Bank {
        let single = (1...6).map { number in
            "\(number). 第\(number)问（  ）\n   A. 甲\(number)\n   B. 乙\(number)\n   C. 丙\(number)\n   D. 丁\(number)\n   答案：B\n"
        }
        return bank(
            """
            ---
            题库: 甲
            默认: {漏选: \(partial)}
            ---
            ## 单项选择题
            \(single.joined())
            ## 多项选择题
            7. 哪些对（  ）
               A. 甲
               B. 乙
               C. 丙
               D. 丁
               答案：ABD
            ## 判断题
            8. 求助是勇敢的。（√）
            ## 填空题
            9. 三步是____、____、____
               答案：乱序：拒绝｜say no；离开｜走开；告诉｜走开
            ## 连线题
            10. 连线：110 -> 报警；120 -> 急救；119 -> 火警
            ## 排序题
            11. 排序：拒绝 > 离开 > 告诉
            ## 简答题
            12. 说说怎样拒绝。
                答案：坚定地说不，马上离开，告诉大人。

            """)
    }

    /// What a pasted text is read as, a line a question (`begin`, options, answer), and then the codes of the findings.
    ///
    /// Every byte of the text has to belong to a span.
    static func lines(_ text: String, _ begin: (Question) -> String) -> [String] {
        let bank = bank(text)
        #expect(bank.spans.flatMap { Array(text.utf8)[$0.range] } == Array(text.utf8))
        let codes = Set(bank.findings.map { $0.code.id.dropFirst("quiz.".count) }).sorted().joined(separator: " ")
        return bank.questions.map { question in
            let options = question.options.map { $0.label + $0.text }.joined(separator: "|")
            let answer =
                switch question.answer {
                case .choice(let ids): ids.joined().uppercased()
                case .judge(let value): value ? "√" : "×"
                case .blanks(let blanks, _): blanks.map { $0.joined(separator: "｜") }.joined(separator: "；")
                case .match(let ids): zip(question.lefts, ids).map { $0 + $1.uppercased() }.joined(separator: " ")
                case .text(let text): text
                case .order, nil: "?"
                }
            return "\(begin(question)) [\(options)] \(answer)\(question.isDoubtful ? " 存疑" : "")"
        } + (codes.isEmpty ? [] : [codes])
    }

    static func printed(_ findings: [Finding]) -> String {
        FindingPrinter { EastAsianWidth.cells($0) }.print(findings)
    }
}

extension Question {
    /// Everything that a table and a text have in common.
    var words: String {
        let options = options.map { $0.label + $0.text }.joined(separator: "|")
        let answer = answer.map { "\($0)" } ?? "?"
        return "\(type) \(stem) [\(options)] \(lefts) \(answer) \(explanation ?? "")\(isDoubtful ? " 存疑" : "")"
    }
}
