import ChineseText
import DataFiles
import Foundation
import Spreadsheets
import Testing

@testable import Schools

struct RollUpTests {
    private func rollUp(_ reports: [SchoolReport]) throws -> (RollUp, CoverageRecords) {
        let records = try Sample.records([(Sample.period, reports)])
        return (RollUp(try Sample.framework().derive(records), in: records.regions), records)
    }

    /// The figures were worked out by hand from the two files of the fixture.
    @Test func `the figures of the invented county are those worked out by hand`() throws {
        let (rollUp, _) = try rollUp(try Sample.read(try Sample.fixture("reports.csv")).reports)
        let lines = rollUp.rows.map { row in
            let count = row.count
            let indicators = ["PLAN", "SYLLABUS", "TEACHERS", "HOURS", "TEXTBOOK"].map { code in
                let indicator = count.indicators[code] ?? CoverageCount.IndicatorCount()
                return "\(indicator.covered)/\(indicator.expected)"
            }
            return
                "\(row.depth) \(row.region.name) \(count.expected) \(count.reported) \(count.covered) \(count.exempt) "
                + indicators.joined(separator: " ")
        }
        #expect(
            lines == [
                "0 示例县 10 8 5 2 8/10 7/9 7/10 5/9 8/10",
                "1 城关镇 6 5 3 0 5/6 4/5 5/6 2/5 5/6",
                "1 柳河镇 2 2 1 1 2/2 2/2 1/2 2/2 2/2",
                "1 石桥镇 2 1 1 1 1/2 1/2 1/2 1/2 1/2",
            ]
        )
        #expect(rollUp.total == rollUp.rows.first?.count)
        #expect(rollUp.total.reportRate.text == "80.00%")
        #expect(rollUp.total.implementationRate.text == "62.50%")
        #expect(rollUp.total.coverageRate.text == "50.00%")
    }

    @Test(arguments: [
        (0, 0, "—"), (0, 3, "0.00%"), (1, 3, "33.33%"), (2, 3, "66.66%"), (3, 3, "100%"), (99_999, 100_000, "99.99%"),
        (999_999, 1_000_000, "99.99%"), (1, 100_000, "0.00%"), (6062, 5880, "有误"), (1, 2, "50.00%"), (-1, 2, "有误"),
    ])
    func `a rate is cut, never rounded up, and 100 % means all`(part: Int, whole: Int, text: String) {
        #expect(Rate(part, of: whole).text == text)
    }

    /// Two hundred schools in a tree of three levels, with statuses from a seed.
    @Test(arguments: 1...5) func `a region is the sum of the regions and schools right below it`(seed: Int) throws {
        var state = UInt64(seed)
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        var regions = [Region(code: "市", name: "市", level: .city, parent: nil)]
        for county in 0..<4 {
            regions.append(Region(code: "县\(county)", name: "县\(county)", level: .county, parent: "市"))
            for town in 0..<3 {
                let code = "县\(county)镇\(town)"
                regions.append(Region(code: code, name: code, level: .town, parent: "县\(county)"))
            }
        }
        let schools = (0..<200).map { index in
            School(
                uid: "s\(index)",
                name: "学校\(index)",
                region: regions[next(regions.count)].code,
                stages: [Stage.allCases[next(6)]]
            )
        }
        let framework = try Sample.framework()
        let day = try #require(Sample.day)
        let submissions = schools.filter { _ in next(3) > 0 }.map { school in
            Submission(
                school: school.uid,
                framework: framework.id,
                version: "1",
                period: Sample.period,
                revision: 1,
                receivedOn: day,
                author: "",
                claims: framework.indicators.map { indicator in
                    let value = indicator.kind == .hours ? ClaimValue.amount(Amount(next(4))) : .truth(next(8) > 0)
                    return Claim(indicator: indicator.code, value: value, text: "")
                }
            )
        }
        let tree = RegionTree(regions)
        let statuses = framework.derive(
            CoverageRecords(
                period: Sample.period,
                asOf: day,
                regions: tree,
                schools: schools,
                expected: Set(schools.filter { _ in next(10) > 0 }.map(\.uid)),
                submissions: submissions
            )
        )
        let rollUp = RollUp(statuses, in: tree)
        func figures(_ count: CoverageCount) -> [Int] {
            [count.expected, count.reported, count.covered, count.exempt]
                + framework.indicators.map { count.indicators[$0.code]?.covered ?? 0 }
        }
        for row in rollUp.rows {
            let below = rollUp.rows.filter { $0.region.parent == row.region.code }
            let isRest = tree[row.region.code] == nil
            let inside = statuses.filter { status in
                isRest
                    ? status.school.region == row.region.parent
                    : tree.path(from: status.school.region).contains { $0.code == row.region.code }
            }
            var count = CoverageCount()
            for status in inside { count.add(status) }
            #expect(figures(row.count) == figures(count))
            guard !below.isEmpty else { continue }
            let sum = below.map { figures($0.count) }.reduce([Int](repeating: 0, count: 9)) { zip($0, $1).map(+) }
            #expect(figures(row.count) == sum)
        }
        let rests = rollUp.rows.filter { tree[$0.region.code] == nil }
        #expect(rests.map(\.region.code) == (0..<4).map { "县\($0)/（未填乡镇）" } + ["市/（未填区县）"])
        #expect(rests.map(\.depth) == [2, 2, 2, 2, 1])
        #expect(rollUp.rows.count == regions.count + 5 && rollUp.total.covered > 5)
        #expect(rollUp.total == rollUp.rows.first?.count)
    }

    @Test func `a school that does not report never raises the rate of coverage`() throws {
        let all = try Sample.read(try Sample.fixture("reports.csv")).reports
        let (whole, _) = try rollUp(all)
        for index in all.indices {
            var fewer = all
            fewer.remove(at: index)
            let (rest, _) = try rollUp(fewer)
            #expect(rest.total.covered <= whole.total.covered)
            #expect(rest.total.expected == whole.total.expected)
        }
    }

    @Test func `the table stands in columns though Chinese characters take two cells`() throws {
        let (rollUp, records) = try rollUp(try Sample.read(try Sample.fixture("reports.csv")).reports)
        let head = String(repeating: "0123456789abcdef", count: 4)
        let text = rollUp.statusTable(framework: try Sample.framework(), records: records, head: head)
        #expect(
            text == """
                毒品预防教育“五落实”  2026-2027学年第一学期  截至2026年11月21日

                地区      应报  已报  上报率  教学计划  大纲  师资  课时  教材  全部落实  落实率  覆盖率
                ----------------------------------------------------------------------------------------
                示例县      10     8  80.00%         8     7     7     5     8         5  62.50%  50.00%
                  城关镇     6     5  83.33%         5     4     5     2     5         3  60.00%  50.00%
                  柳河镇     2     2    100%         2     2     1     2     2         1  50.00%  50.00%
                  石桥镇     2     1  50.00%         1     1     1     1     1         1    100%  50.00%

                按什么计    应报  已报  上报率  全部落实  落实率  覆盖率
                --------------------------------------------------------
                小学（校）     6     5  83.33%         3  60.00%  50.00%
                初中（校）     3     2  66.66%         2    100%  66.66%
                高中（校）     2     1  50.00%         0   0.00%   0.00%
                中职（校）     1     1    100%         1    100%    100%
                班级数       183   138  75.40%        72  52.17%  39.34%
                学生数      8040  6040  75.12%      3010  49.83%  37.43%
                一所学校有几个学段的，在每个学段各算一所；上表按整校算，各段都落实才算落实。

                上报率＝已报÷应报，落实率＝全部落实÷已报，覆盖率＝全部落实÷应报；未报和不详按未落实计，百分数只舍不入。
                各项是落实这一项的学校数；有的学段不要求其中某几项，这样的学校不计。
                另有 2 所不在本期应报之列（停办、未开办、学段不在要求范围或不在名册）。
                进行中（第一学期已过半，学年内补足才算落实，表里没有计入）：课时 1 所。
                以上都是学校自报，还没有核验。
                框架 \(try Sample.framework().signature)，台账校验码 0123-4567-89ab-cdef

                """
        )
        let rows = text.split(separator: "\n").dropFirst().prefix(6).map(String.init)
        #expect(Set(rows.map { EastAsianWidth.cells($0) }).count == 1)
    }

    @Test func `the record has the names that scripts count on`() throws {
        let (rollUp, records) = try rollUp(try Sample.read(try Sample.fixture("reports.csv")).reports)
        let record = CoverageStatusRecord(rollUp, framework: try Sample.framework(), records: records, head: "ab")
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let text = String(decoding: try encoder.encode(record), as: UTF8.self)
        let start = """
            {"asOf":"2026-11-21","diagnostics":[],"excused":[],"framework":"jindu.wuluoshi","head":"ab","levels":[\
            {"covered":3,"expected":6,"level":"小学","reported":5},{"covered":2,"expected":3,"level":"初中","reported":2},\
            {"covered":0,"expected":2,"level":"高中","reported":1},{"covered":1,"expected":1,"level":"中职","reported":1}],\
            "period":"2026-2027-1","rows":[{"checked":0,"claimed":5,\
            "classes":{"covered":72,"expected":183,"reported":138,"unsized":0},"confirmed":0,\
            "coverageRate":"50.00%","covered":5,"excused":0,"excusedItems":0,"exempt":2,"expected":10,"implementationRate":"62.50%","indicators":{\
            "HOURS":{"covered":5,"expected":9,"partial":1,"unknown":2},\
            "PLAN":{"covered":8,"expected":10,"partial":0,"unknown":2},\
            "SYLLABUS":{"covered":7,"expected":9,"partial":0,"unknown":2},\
            "TEACHERS":{"covered":7,"expected":10,"partial":0,"unknown":2},\
            "TEXTBOOK":{"covered":8,"expected":10,"partial":0,"unknown":2}},\
            "level":"county","name":"示例县","outdated":0,"region":"示例县","reportRate":"80.00%","reported":8,\
            "students":{"covered":3010,"expected":8040,"reported":6040,"unsized":0},"unproven":0},
            """
        #expect(text.hasPrefix(start.trimmingCharacters(in: .newlines)))
    }

    @Test func `the list of the missing names the silent first`() throws {
        let (_, records) = try rollUp(try Sample.read(try Sample.fixture("reports.csv")).reports)
        let framework = try Sample.framework()
        let missing = framework.missing(framework.derive(records), in: records.regions)
        #expect(
            framework.missingTable(missing, records: records) == """
                毒品预防教育“五落实”  2026-2027学年第一学期  截至2026年11月21日

                地区    学校            情况
                ----------------------------------
                城关镇  示例县第二中学  未上报
                石桥镇  石桥镇中心小学  未上报
                城关镇  示例县实验小学  课时进行中
                城关镇  示例县第一中学  课时未落实
                柳河镇  柳河镇中心小学  师资未落实

                未上报 2 所，已报而未全部落实 3 所。

                """
        )
    }
}
