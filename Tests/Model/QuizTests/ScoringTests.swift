import Testing

@testable import Quiz

/// Each rule of marking with its table.
struct ScoringTests {
    private func question(_ text: String) throws -> IssuedQuestion {
        IssuedQuestion(try #require(QuizFixture.bank(text).questions.first))
    }

    private func score(_ response: Response, _ text: String, points: Double = 6) throws -> String {
        let score = Scoring.score(response, to: try question(text), points: points)
        return "\(PaperContent.text(score.points)) \(score.verdict.rawValue)"
    }

    @Test(arguments: [
        // 全对, 漏选, 错选, 未答 by each rule; three of four options are right.
        ("0", "abc", "6 right"), ("0", "ab", "0 partly"), ("0", "abd", "0 wrong"), ("0", "abcd", "0 wrong"),
        ("0", "", "0 omitted"),
        ("一半", "abc", "6 right"), ("一半", "ab", "3 partly"), ("一半", "a", "3 partly"), ("一半", "ad", "0 wrong"),
        ("按比例", "abc", "6 right"), ("按比例", "ab", "4 partly"), ("按比例", "c", "2 partly"), ("按比例", "d", "0 wrong"),
    ])
    func `multiple choice`(rule: String, chosen: String, expected: String) throws {
        let text = "1. 【多选】可以（  ）\n   A. 甲\n   B. 乙\n   C. 丙\n   D. 丁\n   答案：ABC\n   漏选：\(rule)\n"
        #expect(try score(.choice(Set(chosen.map(String.init))), text) == expected)
    }

    @Test(arguments: [("b", "6 right"), ("a", "0 wrong"), ("ab", "0 wrong"), ("", "0 omitted")])
    func `single choice`(chosen: String, expected: String) throws {
        let text = "1. 电话是（  ）\n   A. 120\n   B. 110\n   答案：B\n   漏选：一半\n"
        #expect(try score(.choice(Set(chosen.map(String.init))), text) == expected)
    }

    @Test(arguments: [(Response.judge(true), "6 right"), (.judge(false), "0 wrong"), (.none, "0 omitted")])
    func `judge`(response: Response, expected: String) throws {
        #expect(try score(response, "1. 求助是勇敢的。（√）\n") == expected)
    }

    @Test(arguments: [
        (["6", "26"], "6 right"), (["６", "２６"], "6 right"), ([" 6 ", "26。"], "6 right"), (["6", ""], "3 partly"),
        (["6月", "26日"], "6 right"), (["6 月。", "２６日"], "6 right"), (["6个月", "26"], "3 partly"),
        (["6月26日", ""], "0 wrong"),
        (["月", "日"], "0 wrong"), (["6日", "26月"], "0 wrong"),
        (["26", "6"], "0 wrong"), (["六", "廿六"], "6 right"), (["", " "], "0 omitted"), (["6"], "3 partly"),
    ])
    func `blanks`(texts: [String], expected: String) throws {
        #expect(try score(.blanks(texts), "1. 每年的____月____日\n   答案：6｜六；26｜廿六\n") == expected)
    }

    @Test(arguments: [
        (["拒绝", "离开", "告诉"], "6 right"), (["告诉", "拒绝", "离开"], "6 right"), (["拒绝", "拒绝", "拒绝"], "2 partly"),
        // 走开 fits two blanks, 离开 one: both count.
        (["走开", "离开", "无"], "4 partly"), (["报告", "ＳＡＹ ＮＯ", "走开"], "6 right"),
    ])
    func `blanks in any order`(texts: [String], expected: String) throws {
        let text = "1. 三步是____、____、____\n   答案：乱序：拒绝｜say no；离开｜走开；告诉｜报告｜走开\n"
        #expect(try score(.blanks(texts), text) == expected)
    }

    @Test(arguments: [
        ("0", ["a", "b", "c"], "6 right"), ("0", ["a", "b", nil], "0 partly"), ("一半", ["a", "b", "a"], "3 partly"),
        ("一半", ["a", "c", "b"], "0 partly"), ("按比例", ["a", "c", "c"], "4 partly"), ("按比例", ["c", "a", "b"], "0 wrong"),
        ("按比例", [nil, nil, nil], "0 omitted"),
    ])
    func `matching`(rule: String, ids: [String?], expected: String) throws {
        let text = "1. 连线：110 -> 报警；120 -> 急救；119 -> 火警\n   漏选：\(rule)\n"
        #expect(try score(.match(ids), "## 连线题\n" + text) == expected)
    }

    @Test(arguments: [
        ("0", "abc", "6 right"), ("0", "acb", "0 partly"), ("按比例", "acb", "2 partly"), ("一半", "acb", "0 partly"),
        ("按比例", "bca", "0 wrong"), ("按比例", "", "0 omitted"),
    ])
    func `ordering`(rule: String, ids: String, expected: String) throws {
        let text = "## 排序题\n1. 排序：拒绝 > 离开 > 告诉\n   漏选：\(rule)\n"
        #expect(try score(.order(ids.map(String.init)), text) == expected)
    }

    @Test func `a short answer is read by a person`() throws {
        let text = "## 简答题\n1. 怎样求助\n   答案：告诉大人\n"
        #expect(try score(.text("告诉老师"), text) == "0 unmarked")
        #expect(try score(.text("　"), text) == "0 omitted")
        #expect(try score(.judge(true), text) == "0 wrong")
    }
}
