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

    static func bank(_ text: String) -> Bank { BankParser.parse(SourceText(path: "a.quiz.md", text)) }

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
