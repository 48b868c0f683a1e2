import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Quiz

/// Each code of a bank against its own fixture: the code, where, and in which words.
struct InvalidBankTests {
    /// Found by a checker of its own, with a test of its own.
    private static let others: [FindingCode] = [
        .quizFormatRefused, .quizHeadingWords, .quizReviewOld, .quizReviewLater, .quizBasisNewer, .quizPictureMissing,
    ]
    private static let codes = FindingCode.quizCodes.filter { !others.contains($0) }.map(\.id)
        .filter { $0.hasPrefix("quiz.") }

    @Test(arguments: codes) func `what is said about a faulty bank`(code: String) throws {
        let bank = BankParser.parse(try QuizFixture.source("invalid/\(code)/banks/a.quiz.md"))
        #expect(bank.findings.contains { $0.code.id == code })
        Golden.expect(QuizFixture.printed(bank.findings), named: code.split(separator: ".").last.map(String.init))
    }

    @Test func `a question with an error is doubtful`() throws {
        for code in FindingCode.quizCodes where code.id.hasPrefix("quiz.") && code.severity == .error {
            guard code != .quizMaterial, !Self.others.contains(code) else { continue }
            let bank = BankParser.parse(try QuizFixture.source("invalid/\(code.id)/banks/a.quiz.md"))
            #expect(bank.doubtful > 0, "\(code.id)")
        }
    }

    @Test(arguments: [
        "", "---", "---\n---\n", "\r\n\r", "1.", "A. B. C.", "1. （", "1. 题（√", "答案：A", "## ", "1. 甲{#", "【材料】", "【材料完】",
        "1. 连线：a -> \n", "1. 排序： > > \n答案：A", String(repeating: "1. 题\n", count: 40),
        "1. 题\n" + (0..<30).map { "\(UnicodeScalar(UInt8(65 + $0 % 26))). 选\($0)\n" }.joined(),
    ])
    func `odd input neither crashes nor goes unnoticed`(text: String) {
        let bank = QuizFixture.bank(text)
        #expect(bank.read == 0 || bank.recognized < bank.read || bank.doubtful > 0)
        #expect(!bank.findings.isEmpty)
    }

    /// Characters of a good bank taken out, doubled or exchanged, always the same way.
    @Test func `damaged banks are read without a crash`() throws {
        let good = Array(String(decoding: try QuizFixture.source("quiz/banks/xiaoyang.quiz.md").bytes, as: UTF8.self))
        var stream = DrawStream(seed: "damage", paper: "bank", scope: "1")
        for _ in 0..<60 {
            var text = good
            for _ in 0..<1 + stream.below(40) {
                let place = stream.below(text.count)
                switch stream.below(3) {
                case 0: text.remove(at: place)
                case 1: text.insert(text[stream.below(text.count)], at: place)
                default: text.swapAt(place, stream.below(text.count))
                }
            }
            let bank = QuizFixture.bank(String(text))
            #expect(bank.questions.allSatisfy { $0.isDoubtful || $0.answer != nil })
            #expect(bank.read == bank.recognized + bank.doubtful)
        }
    }

    @Test(
        arguments: [
            "1. " + String(repeating: "甲（ ）", count: 20_000), "1. 题\n" + String(repeating: "一行题干\n", count: 20_000),
            "1. 题\n" + String(repeating: "A. 选项\n", count: 5_000), String(repeating: "不是题目\n", count: 10_000),
        ])
    func `long input takes no more than its length`(text: String) {
        #expect(expect(within: 60) { !QuizFixture.bank(text).findings.isEmpty })
    }
}
