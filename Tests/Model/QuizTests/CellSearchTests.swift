import Diagnostics
import TestSupport
import Testing

@testable import Quiz

/// Papers that only a search finds, and those of which nobody knows.
struct CellSearchTests {
    private func compose(_ bank: String, _ blueprint: String) -> (questions: [String]?, findings: [Finding]) {
        var findings: [Finding] = []
        let read = Blueprint.read(SourceText(path: "p.yaml", blueprint), findings: &findings)
        let paper = read.flatMap {
            Composer.compose($0, from: BankShelf([QuizFixture.bank(bank)]), findings: &findings)
        }
        return (paper?.content.questions.map(\.id).sorted(), findings)
    }

    private func judges(_ count: Int) -> String {
        "## 判断题\n" + (1...count).map { "\($0). 第\($0)句是这样的。（√） {#q-\($0)}\n" }.joined()
    }

    /// Every unit that is left is blocked by two: no single exchange helps.
    @Test(arguments: 1...12) func `every seed finds the only set without enemies`(seed: Int) {
        let pairs = (1...4).flatMap { inner in (5...8).map { "[q-\(inner), q-\($0)]" } }
        let more = ["[q-1, q-2]", "[q-3, q-4]", "[q-1, q-3]", "[q-2, q-4]", "[q-1, q-4]", "[q-2, q-3]"]
        let found = compose(
            judges(8),
            "banks: [a]\nseed: \(seed)\nenemies: [\((pairs + more).joined(separator: ", "))]\nsections: [{type: judge, count: 4}]\n"
        )
        #expect(found.questions == ["q-5", "q-6", "q-7", "q-8"])
    }

    /// Of each three that stand against each other one can be taken: twenty at most, and too many ways to try them all.
    @Test func `a search that is given up does not say that questions are lacking`() {
        let enemies = (0..<20).map { group in "[" + (1...3).map { "q-\(group * 3 + $0)" }.joined(separator: ", ") + "]"
        }
        let found = compose(
            judges(60),
            "banks: [a]\nseed: 1\nenemies: [\(enemies.joined(separator: ", "))]\nsections: [{type: judge, count: 21}]\n"
        )
        #expect(found.questions == nil)
        #expect(found.findings.map(\.code.id) == ["paper.search"])
    }

    @Test func `a paper without enemies is not searched for`() {
        let found = compose(judges(8), "banks: [a]\nsections: [{type: judge, count: 5}, {type: judge, count: 5}]\n")
        #expect(found.findings.map(\.code.id) == ["paper.shortage"])
    }
}
