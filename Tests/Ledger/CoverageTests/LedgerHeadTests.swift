import DataFiles
import GRDB
import Schools
import Testing

@testable import Coverage

/// The last report of each school, kept beside the records.
struct LedgerHeadTests {
    private func filled() throws -> (county: County, ledger: Ledger) {
        let county = try County()
        let ledger = try county.create()
        try county.importRoster(County.fixture("roster.csv"), into: ledger)
        try county.importSheet(County.fixture("reports.csv"), into: ledger)
        return (county, ledger)
    }

    @Test func `an earlier day is read from the records, later reports aside`() throws {
        let (county, ledger) = try filled()
        let before = try county.figures(ledger, day: "2026-11-25")
        try county.importSheet(Array("学校名称,课时\n示例县第一小学,0\n".utf8), into: ledger, day: "2026-11-26")
        #expect(try county.figures(ledger, day: "2026-11-25") == before)
        #expect(try county.figures(ledger, day: "2026-11-26") != before)
        let days = try ["2026-11-25", "2026-11-26"].map { day in
            try county.load(ledger, day: day).submissions.map(\.revision).max()
        }
        #expect(days == [1, 2])
        #expect(try ledger.faults() == [])
    }

    @Test(arguments: [
        "UPDATE head SET claims = replace(claims, 't0', 't1')", "DELETE FROM head WHERE revision = 1",
        "UPDATE head SET received_on = '2026-11-01'",
        "INSERT INTO head SELECT 'other', period, school, 1, version, received_on, author, claims FROM head",
    ])
    func `a head that says other than the records is found`(sql: String) throws {
        let (county, ledger) = try filled()
        #expect(try ledger.faults() == [] && ledger.chainFaults() == [])
        try ledger.queue.write { try $0.execute(sql: sql) }
        #expect(try ledger.faults() == ["各校最近一次填报的索引与填报记录对不上"])
        #expect(try ledger.chainFaults() == ["各校最近一次填报的索引与填报记录对不上"])
        #expect(county.files == ["ledger.db"])
    }

    @Test func `claims survive as text, whatever stands in a cell`() throws {
        let cells = ["√", "", "2课时", "a\tb", "a\r\nb", "\\n", "，“引”", "é"]
        let claims =
            cells.enumerated().map { index, text in
                Claim(
                    indicator: "I\(index)", stage: index == 3 ? .juniorHigh : nil, value: .truth(index % 2 == 0),
                    text: text)
            } + [
                Claim(indicator: "X", value: .amount(Amount(hundredths: 150)), text: "1.5"),
                Claim(indicator: "Y", value: .missing(.na), text: "/"),
            ]
        var code = ClaimsCode()
        let sorted = ClaimSet(claims)
        #expect(code.claims(ClaimsCode.text(sorted.claims)) == sorted)
        #expect(code.claims("X\t\tz\t1") == nil)
    }

    @Test func `rows out of order are digested by reading them back`() throws {
        let (county, ledger) = try filled()
        let stamp = try County.stamp()
        let school = try #require(try county.load(ledger).schools.first)
        try ledger.queue.write { database in
            let batch = try Batch("test", Ledger.Origin(file: "", bytes: []), stamp, database)
            for place in ["乙", "甲", ""] {
                try batch.insert("school_name", [school.uid, "旧\(place)", "2026-11-21"])
            }
            try batch.insert("school", ["s0"])
            try batch.seal()
        }
        #expect(try ledger.faults() == [])
    }
}
