import Spreadsheets
import Testing

@testable import Schools

/// The table of a contest, filled from sums of classes.
struct ContestWorkbookTests {
    private func source(_ results: ContestResults?) throws -> ReportSource {
        let records = try Sample.records([])
        let framework = try Sample.framework()
        let statuses = framework.derive(records)
        var source = ReportSource(
            framework: framework, records: records, statuses: statuses, rollUp: RollUp(statuses, in: records.regions),
            head: String(repeating: "0", count: 64), office: "", county: "示例县")
        source.contestResults = results
        return source
    }

    private func results(
        _ parts: [String: (pupils: Int, passed: Int, score: Double)], approval: String?
    ) throws
        -> ContestResults
    {
        let schools = try Sample.records([]).schools
        let pairs = try parts.map { name, sums in
            var part = ContestResults.Part()
            part.add(part)
            part.pupils = sums.pupils
            part.marks = .init(count: sums.pupils, passed: sums.passed, score: sums.score)
            return (try #require(schools.first { $0.name == name }).uid, part)
        }
        return ContestResults(
            paper: "《初二卷》（卷号 X）", approval: approval, schools: Dictionary(uniqueKeysWithValues: pairs), notes: [])
    }

    /// The values of a row, blanks as ·.
    private func row(_ draft: WorkbookDraft, _ name: String) -> String {
        let cells = draft.sheets[0].rows.first { row in
            if case .text(let text) = row.first?.value { text.filter { $0 != "　" } == name } else { false }
        }
        return (cells ?? []).dropFirst().map { cell in
            switch cell.value {
            case .empty, .textFormula(_, ""), .text(""): "·"
            case .text(let text), .textFormula(_, let text): text
            case .number(let number), .formula(_, let number): "\(number)"
            }
        }
        .joined(separator: " ")
    }

    @Test func `what results tell stands in the table, and its sums follow`() throws {
        let results = try results(
            ["示例县第一小学": (40, 30, 3_000), "示例县第一中学": (60, 60, 5_400), "石桥镇中心小学": (9, 9, 900)], approval: nil)
        let draft = try source(results).contest
        #expect(draft.sheets[0].name == "答题")
        #expect(row(draft, "示例县").hasPrefix("3.0 10.0 0.3 100.0 8040.0 0.0124 0.9 · 84.0 ·"), "\(row(draft, "示例县"))")
    }

    @Test func `it is called a contest only with the number of its approval`() throws {
        let none: [String: (pupils: Int, passed: Int, score: Double)] = [:]
        for (approval, word) in [(nil, "答题"), ("×教〔2026〕1号", "竞赛")] as [(String?, String)] {
            let draft = try source(try results(none, approval: approval)).contest
            let words = draft.sheets[0].rows.joined().compactMap { cell -> String? in
                if case .text(let text) = cell.value { text } else { nil }
            }
            #expect(words.first == "示例县2026-2027学年第一学期禁毒知识\(word)情况表")
            #expect(words.contains { $0.contains("批准文号：×教〔2026〕1号") } == (approval != nil))
        }
    }

    @Test func `without results everything is to be filled in`() throws {
        let source = try source(nil)
        let count = try #require(source.rollUp.rows.first { $0.region.name == "城关镇" }).count
        let (schools, students) = (Double(count.expected), Double(count.students.expected))
        #expect(row(source.contest, "城关镇") == "· \(schools) · · \(students) · · · · ·")
    }
}
