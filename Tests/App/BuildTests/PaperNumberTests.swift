import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Build
@testable import Quiz

/// Under which numbers papers are issued.
struct PaperNumberTests {
    private func paper(seed: Int) throws -> IssuedPaper {
        var findings: [Finding] = []
        let file = PackageRoot.path("Tests/Fixtures/quiz/banks/xiaoyang.quiz.md")
        let bank = BankParser.parse(
            SourceText(path: "xiaoyang.quiz.md", try String(contentsOf: file, encoding: .utf8)))
        let text = "banks: [xiaoyang]\nseed: \(seed)\nsections: [{type: judge, count: 2}]\n"
        let blueprint = try #require(Blueprint.read(SourceText(path: "p.yaml", text), findings: &findings))
        return try #require(Composer.compose(blueprint, from: BankShelf([bank]), findings: &findings))
    }

    @Test func `a paper that was issued before is that paper, with a salt or without`() throws {
        let one = try paper(seed: 1)
        let first = QuizDesk.numbered(one, among: [])
        #expect(first.content.salt?.utf8.count == 32)
        #expect(first.packID != QuizDesk.numbered(one, among: []).packID)
        let other = QuizDesk.numbered(try paper(seed: 2), among: [first])
        #expect(QuizDesk.numbered(one, among: [other, first]) == first)
        #expect(QuizDesk.numbered(one, among: [other, one]) == one)
    }

    @Test func `typed codes of papers that are issued can be told apart`() throws {
        var issued: [IssuedPaper] = []
        for seed in 1...150 { issued.append(QuizDesk.numbered(try paper(seed: seed), among: issued)) }
        let bits = issued.compactMap { ResultCode.pack(of: $0.packID) }
        #expect(Set(bits).count == 150)
    }
}
