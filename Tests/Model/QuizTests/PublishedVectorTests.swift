import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Quiz

/// `docs/papers.md`, which others may build a program from.
struct PublishedVectorTests {
    private func blocks() throws -> [String: String] {
        let text = try String(contentsOf: PackageRoot.path("docs/papers.md"), encoding: .utf8)
        var blocks: [String: String] = [:]
        for match in text.matches(of: #/```([a-z]+)\n((?:.|\n)*?)\n```/#) {
            blocks[String(match.output.1)] = String(match.output.2)
        }
        return blocks
    }

    @Test func `the published variants are those that are made`() throws {
        let blocks = try blocks()
        let source = SourceText(path: "shili.quiz.md", try #require(blocks["markdown"]))
        var findings: [Finding] = []
        let blueprint = Blueprint.read(
            SourceText(path: "shili.yaml", try #require(blocks["yaml"])), findings: &findings)
        let shelf = BankShelf([BankParser.parse(source)])
        let made = blueprint.flatMap { Composer.compose($0, from: shelf, variants: ["A", "B"], findings: &findings) }
        let content = try #require(made, "\(QuizFixture.printed(findings))").content
        var lines: [String] = []
        for variant in content.variants {
            for (placement, key) in zip(variant.sections.flatMap { $0 }, variant.key) {
                let options = placement.options.isEmpty ? "-" : placement.options.joined()
                lines.append(
                    "\(variant.name) \(placement.number) \(placement.question) \(options) \(key.answer.joined())")
            }
        }
        #expect(lines.joined(separator: "\n") == blocks["text"])
    }
}
