import DataFiles
import Testing

@testable import Schools

/// Which region a text means.
struct RegionFindingTests {
    /// Two districts of one name, a county that no known region holds, and a province that is its own city.
    private static let tree = RegionTree(
        [
            ["示例省", "甲市", "新城区"], ["示例省", "乙市", "新城区"], ["示例省", "乙市", "新城区", "河东镇"], ["孤县"],
            ["直辖市", "直辖市", "东区"], ["乙市"],
        ].flatMap { names in
            names.indices.map { last in
                Region(
                    code: names[...last].joined(separator: "/"), name: names[last], level: .county,
                    parent: last == 0 ? nil : names[..<last].joined(separator: "/"))
            }
        })

    @Test(arguments: [
        ("孤县", ["孤县"]), (" 孤 县", []), ("河东镇", ["示例省/乙市/新城区/河东镇"]), ("新城区", ["示例省/乙市/新城区", "示例省/甲市/新城区"]),
        ("甲市/新城区", ["示例省/甲市/新城区"]), ("示例省 乙市 新城区", ["示例省/乙市/新城区"]), ("示例省/新城区", ["示例省/乙市/新城区", "示例省/甲市/新城区"]),
        ("示例省甲市新城区", ["示例省/甲市/新城区"]), ("乙市新城区河东镇", ["示例省/乙市/新城区/河东镇"]), ("示例省/乙市/新城区", ["示例省/乙市/新城区"]),
        ("丙市/新城区", []), ("新城", []), ("", []), ("直辖市", ["直辖市"]), ("乙市", ["乙市", "示例省/乙市"]), ("/乙市", ["乙市"]),
        ("示例省/乙市", ["示例省/乙市"]),
    ])
    func `a code, a name and a path mean one region or are told apart`(text: String, codes: [String]) {
        let found: [String] =
            switch Self.tree.find(text) {
            case .found(let region): [region.code]
            case .ambiguous(let regions): regions.map(\.code)
            case .unknown: []
            }
        #expect(found.sorted() == codes)
    }

    @Test func `what is told to write instead means that region alone`() {
        for (region, _) in Self.tree.ordered where region.code != "直辖市/直辖市" {
            #expect(Self.tree.find(Self.tree.fullName(of: region)) == .found(region))
            #expect(Self.tree.find(Self.tree.shortName(of: region)) == .found(region))
        }
    }

    private func hours(_ region: String) throws -> (framework: Framework, statuses: [String]) {
        let base = try Sample.framework()
        let rule = Rule(
            id: "local", indicator: "HOURS", stages: [.upperPrimary], region: region, threshold: Amount(4),
            authority: "通知")
        let framework = Framework(
            id: base.id, version: "test", title: base.title, document: base.document, issued: nil, source: nil,
            indicators: base.indicators, rules: base.rules + [rule])
        let day = try #require(Sample.day)
        let schools = ["示例省/甲市/新城区", "示例省/乙市/新城区"].map {
            School(uid: $0, code: nil, name: $0, region: $0, stages: [.upperPrimary])
        }
        let records = CoverageRecords(
            period: Sample.period, asOf: day, regions: Self.tree, schools: schools, expected: Set(schools.map(\.uid)),
            submissions: schools.map { school in
                Submission(
                    school: school.uid, framework: base.id, version: "1", period: Sample.period, revision: 1,
                    receivedOn: day, author: "",
                    claims: [Claim(indicator: "HOURS", value: .amount(Amount(2)), text: "2")])
            })
        let statuses = framework.derive(records).map { status in
            let rule = status.indicators.first { $0.indicator.code == "HOURS" }?.stages.first?.rule?.id
            return "\(status.school.uid) \(rule ?? "")"
        }
        return (framework, statuses)
    }

    @Test func `a rule holds in the region of its path and in no other of that name`() throws {
        #expect(
            try hours("甲市/新城区").statuses == ["示例省/乙市/新城区 hours-national", "示例省/甲市/新城区 local"])
        #expect(
            try hours("示例省/乙市/新城区").statuses == ["示例省/乙市/新城区 local", "示例省/甲市/新城区 hours-national"])
    }

    @Test func `a rule for a region that nobody can tell is a problem, never silence`() throws {
        let day = try #require(Sample.day)
        #expect(try hours("甲市/新城区").framework.regionProblems(in: Self.tree, on: day) == [])
        #expect(
            try hours("新城区").framework.regionProblems(in: Self.tree, on: day) == [
                "规则 local 的 region：叫“新城区”的地区不止一个：示例省/乙市/新城区、示例省/甲市/新城区。请照这里的写法写全"
            ])
        let unknown = try hours("别县").framework.regionProblems(in: Self.tree, on: day)
        #expect(unknown.first?.hasPrefix("规则 local 的 region：台账里没有“别县”这个地区。有：") == true)
        #expect(try hours("别县").framework.regionProblems(in: RegionTree([]), on: day) == [])
    }
}
