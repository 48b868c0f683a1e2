import DataFiles
import Testing

@testable import Schools

/// From when to when a rule holds, and over which time its figures are added up.
struct RuleWindowTests {
    private func framework(_ rules: [Rule]) throws -> Framework {
        let hours = try #require(Sample.framework().indicator("HOURS"))
        return Framework(
            id: "jindu.wuluoshi", version: "1", title: "课时", document: "文件", issued: nil, source: nil,
            indicators: [hours],
            rules: rules)
    }

    private func rule(
        _ id: String, _ threshold: Int, from: String? = nil, to: String? = nil, region: String? = nil,
        window: Rule.Window = .year
    ) -> Rule {
        Rule(
            id: id, indicator: "HOURS", stages: [.upperPrimary], region: region, threshold: Amount(threshold),
            window: window, validFrom: from.flatMap { CalendarDate($0) }, validTo: to.flatMap { CalendarDate($0) },
            authority: "第一条")
    }

    /// The rule that decides and how a school with these hours in each term stands.
    private func outcome(
        _ rules: [Rule], _ terms: [Int], asked period: Period, on day: String
    ) throws -> String {
        let year = Period(firstYear: 2026, term: nil)
        let school = School(uid: "s", name: "甲小学", region: "县/镇", stages: [.lowerPrimary, .upperPrimary])
        let regions = [
            Region(code: "县", name: "县", level: .county, parent: nil),
            Region(code: "县/镇", name: "镇", level: .town, parent: "县"),
        ]
        let submissions = try zip(year.terms, terms).map { term, hours in
            Submission(
                school: "s", framework: "jindu.wuluoshi", version: "1", period: term, revision: 1,
                receivedOn: try #require(term.start), author: "",
                claims: [Claim(indicator: "HOURS", value: .amount(Amount(hours)), text: "")])
        }
        let records = CoverageRecords(
            period: period, asOf: try #require(CalendarDate(day)), regions: RegionTree(regions), schools: [school],
            expected: ["s"], submissions: submissions)
        let stage = try #require(framework(rules).derive(records).first?.indicators.first?.stages.last)
        return "\(stage.rule?.id ?? "-") \(stage.status.label)"
    }

    private var first: Period { Period(firstYear: 2026, term: 1) }
    private var second: Period { Period(firstYear: 2026, term: 2) }

    @Test(arguments: [
        ("2026-08-31", "old 落实"), ("2026-09-01", "old 落实"), ("2026-11-30", "old 落实"), ("2026-12-01", "new 进行中"),
        ("2027-01-31", "new 进行中"),
    ])
    func `the rule that holds on the day decides, from its first day to its last`(day: String, expected: String) throws
    {
        let rules = [rule("old", 1, to: "2026-11-30"), rule("new", 4, from: "2026-12-01")]
        // On the day before the term nothing has come in yet.
        let hours = try outcome(rules, [2], asked: first, on: day)
        #expect(hours == (day < "2026-09-01" ? "old 不详" : expected))
    }

    @Test func `a rule that has ended asks nothing any more`() throws {
        #expect(try outcome([rule("old", 1, to: "2026-09-30")], [2], asked: first, on: "2026-09-30") == "old 落实")
        #expect(try outcome([rule("old", 1, to: "2026-09-30")], [2], asked: first, on: "2026-10-01") == "- 不要求")
    }

    @Test func `looked at later, a term is judged by the rules of its last day`() throws {
        let rules = [rule("old", 2), rule("new", 4, from: "2027-02-01")]
        #expect(try outcome(rules, [2], asked: first, on: "2028-05-01") == "old 落实")
        #expect(try outcome(rules, [2, 1], asked: second, on: "2028-05-01") == "new 未落实")
    }

    @Test func `the smallest region wins, and there the later day`() throws {
        let rules = [
            rule("nation", 2), rule("county", 4, from: "2026-09-01", region: "县"),
            rule("town", 1, from: "2026-09-01", to: "2026-10-31", region: "镇"),
        ]
        #expect(try outcome(rules, [2], asked: first, on: "2026-10-31") == "town 落实")
        #expect(try outcome(rules, [2], asked: first, on: "2026-11-01") == "county 进行中")
    }

    @Test func `a year adds its terms up, a term stands for itself`() throws {
        let year = [rule("year", 2)]
        let term = [rule("term", 1, window: .term)]
        #expect(try outcome(year, [1, 1], asked: second, on: "2027-06-01") == "year 落实")
        #expect(try outcome(year, [1], asked: first, on: "2026-12-01") == "year 进行中")
        #expect(try outcome(term, [2, 0], asked: second, on: "2027-06-01") == "term 未落实")
        #expect(try outcome(term, [2, 0], asked: first, on: "2027-06-01") == "term 落实")
        #expect(try outcome(term, [2, 0], asked: Period(firstYear: 2026, term: nil), on: "2027-06-01") == "term 未落实")
    }
}
