import DataFiles
import Testing

@testable import Schools

/// Which indicators a notice calls the weakest.
struct BulletinTests {
    /// The heading and the words about the weakest, of a county of `schools` that hand in `rows`.
    private func weakest(_ schools: Int, _ rows: [String]) throws -> [String] {
        let framework = try Sample.framework()
        let list = (0..<schools).map { index in
            School(uid: "s\(index)", name: "第\(index)号小学", region: "示例县", stages: [.lowerPrimary, .upperPrimary])
        }
        let regions = RegionTree([Region(code: "示例县", name: "示例县", level: .county, parent: nil)])
        let day = try #require(Sample.day)
        let submissions = rows.enumerated().map { index, row in
            let claims = zip(framework.indicators, row.split(separator: " ")).map { indicator, cell in
                let value: ClaimValue = indicator.kind == .hours ? .amount(Amount(Int(cell) ?? 0)) : .truth(cell == "1")
                return Claim(indicator: indicator.code, value: value, text: String(cell))
            }
            return Submission(
                school: "s\(index)", framework: framework.id, version: framework.version, period: Sample.period,
                revision: 1, receivedOn: day, author: "示例县禁毒办", claims: claims)
        }
        let records = CoverageRecords(
            period: Sample.period, asOf: day, regions: regions, schools: list, expected: Set(list.map(\.uid)),
            submissions: submissions)
        let statuses = framework.derive(records)
        let source = ReportSource(
            framework: framework, records: records, statuses: statuses, rollUp: RollUp(statuses, in: regions),
            head: String(repeating: "0", count: 64), office: "", county: "示例县")
        let blocks = Bulletin.notice.document(source).blocks
        return zip(blocks, blocks.dropFirst()).flatMap { block, next -> [String] in
            guard case .heading(_, let heading) = block, heading.hasSuffix("是短板") || heading.hasSuffix("没有全部落实") else {
                return []
            }
            guard case .paragraph(let runs) = next else { return [heading] }
            return [heading, runs.map { if case .text(let text) = $0 { text } else { "" } }.joined()]
        }
    }

    @Test func `one is the weakest, or some that share the place`() throws {
        #expect(
            try weakest(2, ["1 1 1 2 1", "1 0 1 2 1"]) == [
                "（一）大纲是短板", "大纲应落实2所，已落实1所，还有1所没有落实或情况不详，在各项中比例最低。",
            ])
        #expect(
            try weakest(2, ["1 0 1 2 0", "1 1 1 2 1"]) == [
                "（一）大纲、教材是短板", "大纲应落实2所，已落实1所，还有1所没有落实或情况不详；教材应落实2所，已落实1所，还有1所没有落实或情况不详，在各项中比例最低。",
            ])
    }

    @Test func `where all are alike none is behind the others`() throws {
        let found = try weakest(1, ["0 0 0 0 0"])
        #expect(found.first == "（一）各项都没有全部落实" && found.last?.hasSuffix("，各项比例相同。") == true)
    }

    @Test func `nothing is weak where all is in place, or nobody reported`() throws {
        #expect(try weakest(2, ["1 1 1 2 1", "1 1 1 2 1"]) == [])
        #expect(try weakest(2, []) == [])
        #expect(try weakest(1, ["1 1 1 2 1"]) == [])
    }

    @Test func `schools that did not report make nothing weak`() throws {
        #expect(try weakest(3, ["1 1 1 2 1"]) == [])
        #expect(
            try weakest(3, ["1 1 0 2 1", "1 1 1 1 1"]) == [
                "（二）师资是短板",
                "已报的2所学校中，师资应落实2所，已落实1所，还有1所没有落实或情况不详，连同进行中的，在各项中比例最低。",
            ])
    }
}
