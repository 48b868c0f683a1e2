import Diagnostics
import TestSupport
import Testing

@testable import Quiz

/// Matching and ordering questions of which a printed key could not say everything.
struct PairsAndStepsTests {
    @Test(arguments: [
        ("1. 连线：110 -> 报警", "连线题至少要有两对不同的，这里只有 1 对"), ("1. 连线：110 -> 报警；120 -> 报警", "连线题至少要有两对不同的，这里只有 1 对"),
        ("1. 连线：110 -> 报警；120 -> 急救；110 -> 求助", "左边的“110”写了两次，两种答法都对，答案却只认一种"),
        ("1. 排序：拒绝 > 离开 > 拒绝", "步骤“拒绝”写了两次，两种答法都对，答案却只认一种"),
    ])
    func `a question that its key cannot answer is doubtful`(text: String, summary: String) {
        let bank = QuizFixture.bank(text + "\n")
        #expect(bank.questions.count == 1 && bank.doubtful == 1)
        #expect(bank.findings.map(\.summary).contains(summary))
    }

    @Test(arguments: [26, 27, 40]) func `letters end at Z`(count: Int) {
        let pairs = (1...count).map { "左\($0) -> 右\($0)" }.joined(separator: "；")
        let steps = (1...count).map { "步骤\($0)" }.joined(separator: " > ")
        for (text, words) in [("1. 连线：\(pairs)\n", "连线题有 \(count) 对"), ("1. 排序：\(steps)\n", "排序题有 \(count) 步")] {
            let bank = QuizFixture.bank(text)
            #expect(bank.doubtful == (count > 26 ? 1 : 0))
            #expect(bank.findings.contains { $0.summary.hasPrefix(words) } == (count > 26))
        }
    }

    @Test func `distractors and shared right sides stay`() {
        let bank = QuizFixture.bank("1. 连线：110 -> 报警；119 -> 火警；12110 -> 报警；_ -> 查号\n")
        #expect(
            bank.doubtful == 0 && bank.questions.first?.options.count == 3 && bank.questions.first?.lefts.count == 3)
    }
}
