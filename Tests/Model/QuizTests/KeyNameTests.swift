import Testing

@testable import Quiz

/// The names of types in front of answers.
struct KeyNameTests {
    @Test(
        arguments: [
            ("选择题：ABC", "? ABC"), ("单选题答案：ABC", "single ABC"), ("多选（每题3分，共6分）:AB CD", "multiple AB CD"),
            ("判断题—√×", "judge √×"),
            ("不定项选择题】1-2 AB", "multiple 1-2 AB"), ("判断改错题：1.√", "judge 1.√"), ("填空题：1.甲", "blank 1.甲"),
            ("选择题（1-3）ABC", "? 1-3）ABC"), ("简答题：略", nil),
            ("ABC", nil), ("", nil),
        ] as [(String, String?)])
    func `a name, its type and what stands behind it`(text: String, expected: String?) {
        let name = KeyName(text[...])
        #expect(name.map { "\($0.type.map(\.rawValue) ?? "?") \($0.rest)" } == expected)
        #expect(name?.isAnyChoice ?? false == (expected?.hasPrefix("?") ?? false))
    }

    @Test(arguments: [
        ("选择题：ABC 判断题：√×", [0, 8]), ("一、选择题：AB 二、判断题：√×", []), ("一、 选择题：AB", []), ("本题是选择题：AB", []),
        ("单项选择题：A；多项选择题：AB", [0, 8]),
    ])
    func `where names begin`(text: String, expected: [Int]) {
        let starts = KeyName.starts(in: text[...]).map { text.distance(from: text.startIndex, to: $0) }
        #expect(starts == expected)
    }
}
