import Schools
import Testing

@testable import Coverage

/// What a sheet says of parts of a school, beside what was known of it: before and after, part by part.
struct LedgerPartTests {
    private let heading = "学校名称,学段,年级,课时,师资\n"

    private func filled(_ rows: String) throws -> (county: County, ledger: Ledger) {
        let county = try County()
        let ledger = try county.create()
        let roster = "学校名称,区县,学段\n丙学校,示例县,九年一贯制\n丁小学,示例县,小学\n"
        try county.importRoster(Array(roster.utf8), into: ledger, day: "2026-11-01")
        try county.importSheet(Array((heading + rows).utf8), into: ledger, day: "2026-11-10")
        return (county, ledger)
    }

    private func changes(
        _ rows: String, _ county: County, _ ledger: Ledger, day: String = "2026-11-21", replaces: Bool = false
    ) throws -> [String] {
        let sheet = try county.importSheet(
            Array((heading + rows).utf8), into: ledger, day: day, file: "后.csv", replaces: replaces)
        let receipt = try #require(sheet.receipt)
        return receipt.corrections.map { correction in
            let part = correction.grade?.label ?? correction.stage?.rawValue ?? "全校"
            return "\(part) \(correction.indicator) \(correction.old)→\(correction.new)"
        } + receipt.clashes.map { "\($0.known.claim.part ?? "全校") \($0.known.claim.indicator) 相反" }
    }

    @Test(arguments: [
        // A value for the whole takes the place of those of its parts.
        (
            "丙学校,小学,,2,√\n丙学校,初中,,1,√\n", "丙学校,,,4,√\n", ["初中 HOURS 1课时→4课时", "小低 HOURS 2课时→4课时", "小高 HOURS 2课时→4课时"]
        ),
        ("丙学校,小学,,2,√\n", "丙学校,,,2,√\n", ["初中 HOURS 未填→2课时", "初中 TEACHERS 未填→有"]),
        (
            "丙学校,初中,,1,\n", "丙学校,,,4,√\n",
            ["初中 HOURS 1课时→4课时", "小低 HOURS 未填→4课时", "小高 HOURS 未填→4课时", "全校 TEACHERS 未填→有"]
        ),
        // A part that is told apart was said with the whole.
        ("丙学校,,,2,√\n", "丙学校,初中,,1,√\n", ["初中 HOURS 2课时→1课时"]),
        ("丁小学,,,2,√\n", "丁小学,,五年级,1,√\n丁小学,,六年级,2,√\n", ["五年级 HOURS 2课时→1课时"]),
        ("丁小学,,五年级,1,√\n丁小学,,六年级,2,√\n", "丁小学,,,2,√\n", ["五年级 HOURS 1课时→2课时", "小低 HOURS 未填→2课时", "小低 TEACHERS 未填→有"]),
        ("丙学校,小学,,2,√\n", "丙学校,小学,,2,×\n", ["小低 TEACHERS 有→无", "小高 TEACHERS 有→无"]),
    ])
    func `what was known stands beside what is new`(before: String, after: String, expected: [String]) throws {
        let (county, ledger) = try filled(before)
        #expect(try changes(after, county, ledger).sorted() == expected.sorted())
        #expect(try ledger.faults() == [])
    }

    @Test func `a whole row against its parts of one day contradicts each that differs`() throws {
        let (county, ledger) = try filled("丙学校,小学,,2,√\n丙学校,初中,,1,√\n")
        let row = "丙学校,,,4,√\n"
        #expect(
            try changes(row, county, ledger, day: "2026-11-10").sorted() == [
                "初中 HOURS 相反", "小低 HOURS 相反", "小高 HOURS 相反",
            ])
        #expect(
            try changes(row, county, ledger, day: "2026-11-10", replaces: true).sorted() == [
                "初中 HOURS 1课时→4课时", "小低 HOURS 2课时→4课时", "小高 HOURS 2课时→4课时",
            ])
        #expect(try ledger.faults() == [])
    }

    @Test func `the list of corrections counts both halves of a 小学 as one`() throws {
        let (county, ledger) = try filled("丙学校,小学,,2,√\n丙学校,初中,,1,√\n")
        _ = try changes("丙学校,,,4,√\n丁小学,,五年级,1,√\n", county, ledger)
        let records = try county.load(ledger, day: "2026-11-21")
        let names = Dictionary(records.schools.map { ($0.uid, $0.name) }) { first, _ in first }
        let lines = try ledger.corrections(
            county.framework, period: county.period, asOf: records.asOf, names: names)
        #expect(
            lines.map { "\($0.school) \($0.label) \($0.old) \($0.new)" } == [
                "丙学校 课时（初中） 1课时 4课时", "丙学校 课时（小学） 2课时 4课时",
            ])
    }

    @Test func `corrections of one day stand in one order, whichever came first`() throws {
        let steps = [("丙学校,小学,,3,\n", "a"), ("丙学校,初中,,,×\n", "b"), ("丁小学,,五年级,1,\n", "c")]
        var results: Set<[String]> = []
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            let (county, ledger) = try filled("丙学校,小学,,2,√\n丙学校,初中,,1,√\n丁小学,,五年级,2,√\n")
            for index in order { _ = try changes(steps[index].0, county, ledger) }
            let records = try county.load(ledger, day: "2026-11-21")
            let names = Dictionary(records.schools.map { ($0.uid, $0.name) }) { first, _ in first }
            let lines = try ledger.corrections(
                county.framework, period: county.period, asOf: records.asOf, names: names)
            #expect(lines.count == 3)
            results.insert(lines.map { "\($0.school) \($0.label) \($0.old) \($0.new)" })
        }
        #expect(results.count == 1, "\(results)")
    }

    @Test(arguments: [
        ("丙学校,初中,,2,×\n", "丙学校,,,2,√\n", ["初中 TEACHERS 无→有"]),
        ("丙学校,,八年级,2,×\n", "丙学校,,,2,√\n", ["八年级 TEACHERS 无→有"]),
        ("丙学校,,八年级,2,×\n", "丙学校,初中,,2,√\n", ["八年级 TEACHERS 无→有"]),
        ("丙学校,,八年级,2,×\n", "丙学校,,,2,×\n", ["全校 TEACHERS 有→无"]),
    ])
    func `a part that the whole takes back is told though the whole says what it always said`(
        part: String, after: String, expected: [String]
    ) throws {
        let (county, ledger) = try filled("丙学校,,,2,√\n")
        _ = try changes(part, county, ledger, day: "2026-11-12")
        #expect(try changes(after, county, ledger).sorted() == expected)
        #expect(try ledger.faults() == [])
        // What is told is written down as well, and the cell is that of the day.
        let records = try county.load(ledger, day: "2026-11-21")
        let lines = try ledger.corrections(
            county.framework, period: county.period, asOf: records.asOf,
            names: Dictionary(records.schools.map { ($0.uid, $0.name) }) { first, _ in first })
        #expect(lines.count == 2)
    }

    @Test func `a whole row that says the same again is quoted as it is written on its day`() throws {
        let (county, ledger) = try filled("丙学校,,,2,有\n")
        _ = try changes("丙学校,初中,,2,×\n", county, ledger, day: "2026-11-12")
        #expect(try changes("丙学校,,,2,√\n", county, ledger) == ["初中 TEACHERS 无→有"])
        let submission = try #require(try county.load(ledger).submissions.first)
        #expect(submission.claims.first { $0.indicator == "TEACHERS" }?.text == "√")
    }
}
