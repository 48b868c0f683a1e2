import TestSupport
import Testing

@testable import Quiz

/// Whether blanks may change places, however a teacher says so.
struct BlankOrderTests {
    private func lines(_ answer: String) -> [String] {
        QuizFixture.lines("1. ____和____。\n答案：\(answer)\n") { question in
            guard case .blanks(_, let anyOrder) = question.answer else { return "?" }
            return anyOrder ? "乱序" : "按序"
        }
    }

    @Test(arguments: [
        "乱序：甲；乙", "甲；乙；乱序", "甲；乙 乱序", "甲；乙（乱序）", "甲；乙（顺序可换）", "甲；乙（顺序可以互换）", "甲；乙(不分先后)", "甲；乙，不分先后顺序",
        "（顺序不限）甲；乙", "甲、乙（顺序可颠倒）", "甲；乙。（答案顺序可互换）", "甲；乙（前后可以调换）。", "甲；乙【两空可交换】",
    ])
    func `words that let blanks change places are no answer`(answer: String) {
        #expect(lines(answer) == ["乱序 [] 甲；乙"])
    }

    @Test(arguments: [
        ("甲；乙", ["按序 [] 甲；乙"]), ("甲；先后", ["按序 [] 甲；先后"]), ("不分先后；乙", ["按序 [] 不分先后；乙"]), ("换位；乙", ["按序 [] 换位；乙"]),
        ("甲；乙（顺序不可换）", ["按序 [] 甲；乙（顺序不可换） 存疑", "answer-unreadable"]),
        ("甲（顺序可换）；乙", ["按序 [] 甲（顺序可换）；乙 存疑", "answer-unreadable"]),
        ("甲；乙（后两空可换）", ["按序 [] 甲；乙（后两空可换） 存疑", "answer-unreadable"]),
    ])
    func `other words about order are doubtful, and answers stay answers`(answer: String, expected: [String]) {
        #expect(lines(answer) == expected)
    }
}
