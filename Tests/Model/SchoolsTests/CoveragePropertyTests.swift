import DataFiles
import Testing

@testable import Schools

/// What must hold of every ledger: on invented ones from a printed seed.
struct CoveragePropertyTests {
    /// A province of four counties, each of three towns, with 300 schools and what most of them reported.
    private struct Province {
        var schools: [School]
        var submissions: [Submission]
        let regions: RegionTree
        let expected: Set<String>
        let framework: Framework
        private let day: CalendarDate
        private var state: UInt64

        mutating func below(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }

        init(seed: Int) throws {
            framework = try Sample.framework()
            day = try #require(Sample.day)
            state = UInt64(seed)
            var regions = [Region(code: "省", name: "省", level: .province, parent: nil)]
            for county in 0..<4 {
                regions.append(Region(code: "县\(county)", name: "县\(county)", level: .county, parent: "省"))
                for town in 0..<3 {
                    let code = "县\(county)镇\(town)"
                    regions.append(Region(code: code, name: code, level: .town, parent: "县\(county)"))
                }
            }
            self.regions = RegionTree(regions)
            schools = []
            submissions = []
            let kinds: [[Stage]] = [
                [.lowerPrimary, .upperPrimary], [.juniorHigh], [.seniorHigh], [.vocational],
                [.lowerPrimary, .upperPrimary, .juniorHigh],
            ]
            var state = self.state
            func next(_ limit: Int) -> Int {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int(state >> 33) % limit
            }
            expected = Set((0..<300).map { "s\($0)" }.filter { _ in next(12) > 0 })
            for index in 0..<300 {
                schools.append(
                    School(
                        uid: "s\(index)", name: "学校\(index)", region: "县\(next(4))镇\(next(3))", stages: kinds[next(5)],
                        classes: 6 + next(30), students: 200 + next(900)))
            }
            self.state = state
            for school in schools where below(4) > 0 {
                submissions.append(report(school))
            }
        }

        private mutating func report(_ school: School) -> Submission {
            let claims = framework.indicators.map { indicator in
                let value = indicator.kind == .hours ? ClaimValue.amount(Amount(below(4))) : .truth(below(9) > 0)
                return Claim(indicator: indicator.code, value: value, text: "")
            }
            return Submission(
                school: school.uid, framework: framework.id, version: "1", period: Sample.period, revision: 1,
                receivedOn: day, author: "",
                claims: claims)
        }

        func rollUp(_ submissions: [Submission]? = nil, schools: [School]? = nil) -> RollUp {
            let records = CoverageRecords(
                period: Sample.period, asOf: day, regions: regions,
                schools: schools ?? self.schools, expected: expected, submissions: submissions ?? self.submissions)
            return RollUp(framework.derive(records), in: regions)
        }
    }

    @Test(arguments: 1...8) func `a school that falls silent raises no rate of coverage anywhere`(seed: Int) throws {
        var province = try Province(seed: seed)
        let whole = province.rollUp()
        for _ in 0..<25 {
            var fewer = province.submissions
            fewer.remove(at: province.below(fewer.count))
            let rest = province.rollUp(fewer)
            #expect(rest.total.expected == whole.total.expected, "seed \(seed)")
            for (before, after) in zip(whole.rows, rest.rows) {
                #expect(after.region.code == before.region.code && after.count.expected == before.count.expected)
                let before = (before.count.covered, before.count.classes.covered, before.count.students.covered)
                let after = (after.count.covered, after.count.classes.covered, after.count.students.covered)
                #expect(after.0 <= before.0 && after.1 <= before.1 && after.2 <= before.2, "seed \(seed)")
            }
            for indicator in province.framework.indicators {
                let before = whole.total.indicators[indicator.code]
                let after = rest.total.indicators[indicator.code]
                #expect(after?.expected == before?.expected && after?.covered ?? 0 <= before?.covered ?? 0)
            }
        }
        #expect(whole.total.covered > 10)
    }

    @Test(arguments: 1...8) func `moving a school to another county changes no figure of the province`(seed: Int) throws
    {
        var province = try Province(seed: seed)
        let whole = province.rollUp()
        var schools = province.schools
        for _ in 0..<40 {
            let index = province.below(schools.count)
            schools[index].region = "县\(province.below(4))镇\(province.below(3))"
        }
        let moved = province.rollUp(schools: schools)
        #expect(moved.total == whole.total, "seed \(seed)")
        #expect(moved.levels == whole.levels)
        #expect(moved.rows.map(\.count) != whole.rows.map(\.count))
    }

    @Test(arguments: 1...8) func `the order of schools and reports changes nothing`(seed: Int) throws {
        var province = try Province(seed: seed)
        var schools = province.schools
        var submissions = province.submissions
        for index in schools.indices.reversed() { schools.swapAt(index, province.below(index + 1)) }
        for index in submissions.indices.reversed() { submissions.swapAt(index, province.below(index + 1)) }
        let shuffled = province.rollUp(submissions, schools: schools)
        let whole = province.rollUp()
        #expect(shuffled.total == whole.total && shuffled.levels == whole.levels, "seed \(seed)")
        #expect(shuffled.rows.map(\.count) == whole.rows.map(\.count))
    }

    @Test(arguments: 1...8) func `no rate goes above 100 %, and 100 % is printed for all alone`(seed: Int) throws {
        let province = try Province(seed: seed)
        for row in province.rollUp().rows {
            for rate in [row.count.reportRate, row.count.implementationRate, row.count.coverageRate] {
                #expect(rate.part <= rate.whole)
                #expect((rate.text == "100%") == (rate.part == rate.whole && rate.whole > 0))
            }
        }
    }
}
