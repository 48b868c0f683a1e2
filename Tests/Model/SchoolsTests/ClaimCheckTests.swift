import Diagnostics
import Spreadsheets
import Testing

@testable import Schools

/// What a school says held against what else is known of it.
struct ClaimCheckTests {
    @Test(arguments: [
        ("师资,教职工数\n示例县第一小学,12,8\n", ["a.csv:2:9 “示例县第一小学”的师资“12”比教职工数 8 还多 [coverage.value-beyond]"]),
        ("师资,教职工数\n示例县第一小学,有（2人）,８人\n", []), ("师资,教职工数\n示例县第一小学,√,8\n", []), ("师资\n示例县第一小学,12\n", []),
        ("教材\n示例县第一小学,8100册\n", ["a.csv:2:9 “示例县第一小学”的教材“8100册”是学生数 810 的 10 倍 [coverage.value-suspect]"]),
        (
            "教材,学生数\n示例县第一小学,8100册,4000\n",
            ["a.csv:2:15 “示例县第一小学”的学生数填了 4000，名册里是 810，相差一倍以上 [coverage.value-suspect]"]
        ), ("教材\n示例县第一小学,810\n", []),
        (
            "课时\n柳河镇初级中学,18\n",
            ["a.csv:2:9 “柳河镇初级中学”的课时“18”正好是 9 个班、每班 2 课时之和 [coverage.value-suspect]"]
        ), ("课时\n柳河镇初级中学,4\n", []), ("课时,班级数\n柳河镇初级中学,18,20\n", []),
    ])
    func `a part beyond its whole is an error, what is hardly possible a warning`(
        text: String, expected: [String]
    ) throws {
        #expect(try Sample.read(Sample.grid("学校名称," + text)).findings.lines == expected)
    }

    /// Twenty schools, each with hours of its own.
    private func submissions(_ period: Period, changed: Int) throws -> [Submission] {
        let day = try #require(Sample.day)
        return (0..<20).map { index in
            let hours = Amount(index < changed ? 9 : index % 4)
            return Submission(
                school: "s\(index)", framework: "f", version: "1", period: period, revision: 1, receivedOn: day,
                author: "", claims: [Claim(indicator: "HOURS", value: .amount(hours), text: "")])
        }
    }

    @Test(arguments: [(0, 20), (4, 16), (5, nil)])
    func `a sheet that repeats the period before to the last figure is remarked upon`(changed: Int, same: Int?) throws {
        let last = Period(firstYear: 2025, term: 2)
        #expect(Sample.period.previous == last && last.previous == Period(firstYear: 2025, term: 1))
        let earlier = RepeatedValues(try submissions(last, changed: 0), period: last)
        let reports = try submissions(Sample.period, changed: changed).map {
            SchoolReport(school: $0.school, claims: $0.claims)
        }
        let words = same.map { "a.csv 20 所学校里有 \($0) 所和2025-2026学年第二学期填得一模一样，疑似照抄上期 [coverage.values-repeated]" }
        #expect(earlier.findings(reports, in: Sample.grid("")).lines == [words].compactMap(\.self))
        #expect(earlier.findings(Array(reports.prefix(5)), in: Sample.grid("")).isEmpty)
    }
}
