import ChineseText
import Diagnostics
import Foundation
import TestSupport

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
