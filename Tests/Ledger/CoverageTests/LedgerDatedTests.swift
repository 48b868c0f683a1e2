import Schools
import Testing

@testable import Coverage

/// Figures of a day that is past: schools that moved, closed or came later stand where they stood.
struct LedgerDatedTests {
    private let heading = "学校名称,学校标识码,区县,乡镇,学段,停办日期\n"

    private func rows(_ county: County, _ ledger: Ledger, _ day: String, _ period: Period) throws -> [String] {
        let records = try county.load(ledger, day: day, period: period)
        return RollUp(county.framework.derive(records), in: records.regions).rows.map { row in
            "\(row.region.name) \(row.count.expected)/\(row.count.exempt)"
        }
    }

    @Test func `a school that moves or closes changes no figure of the terms before, and the sums stay whole`() throws {
        let county = try County()
        let ledger = try county.create()
        let first = county.period
        let second = Period(firstYear: 2026, term: 2)
        let before = "甲小学,2199000001,示例县,东镇,小学,\n乙小学,2199000002,示例县,东镇,小学,\n丙小学,2199000003,示例县,西镇,小学,\n"
        try county.importRoster(Array((heading + before).utf8), into: ledger, day: "2026-09-10")
        // In spring 甲 belongs to another county, and 丙 closes in April.
        let after = "甲小学,2199000001,邻县,南镇,小学,\n乙小学,2199000002,示例县,东镇,小学,\n丙小学,2199000003,示例县,西镇,小学,2027-04-15\n"
        try county.importRoster(
            Array((heading + after).utf8), into: ledger, day: "2027-03-05", period: second)
        let autumn = ["示例县 3/0", "东镇 2/0", "西镇 1/0"]
        #expect(try rows(county, ledger, "2026-12-01", first) == autumn)
        // Asked today, the term that is past is what it was.
        #expect(try rows(county, ledger, "2027-06-01", first) == autumn)
        let spring = try rows(county, ledger, "2027-04-14", second)
        #expect(spring == ["示例县 2/0", "东镇 1/0", "西镇 1/0", "邻县 1/0", "南镇 1/0"])
        let closed = try rows(county, ledger, "2027-04-15", second)
        #expect(closed == ["示例县 1/1", "东镇 1/0", "西镇 0/1", "邻县 1/0", "南镇 1/0"])
    }
}
