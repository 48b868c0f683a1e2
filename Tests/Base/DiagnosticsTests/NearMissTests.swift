import Testing

@testable import Diagnostics

struct NearMissTests {
    @Test(arguments: [
        ("tilte", "title"), ("标签s", "标签"), ("sumary", "summary"), ("日其", "日期"), ("audience", "audience"),
    ])
    func `a slip finds its word`(word: String, expected: String) {
        #expect(NearMiss.best(for: word, among: ["title", "tags", "标签", "summary", "日期", "audience"]) == expected)
    }

    @Test(arguments: ["layout2026x", "作", "zzz"])
    func `a word that is near to none finds none`(word: String) {
        #expect(NearMiss.best(for: word, among: ["title", "日期", "summary"]) == nil)
    }
}
