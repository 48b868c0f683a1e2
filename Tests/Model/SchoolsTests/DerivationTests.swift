import DataFiles
import Spreadsheets
import Testing

@testable import Schools

struct DerivationTests {
    private let first = Period(firstYear: 2026, term: 1)
    private let second = Period(firstYear: 2026, term: 2)

    private func hours(_ text: String) throws -> [SchoolReport] {
        try Sample.read(Sample.grid("学校名称,教学计划,大纲,师资,课时,教材\n示例县第一小学,√,√,√,\(text),√\n")).reports
    }

    private func status(
        _ sheets: [(period: Period, reports: [SchoolReport])],
        in period: Period,
        school: String = "示例县第一小学",
        framework: Framework? = nil
    ) throws -> SchoolStatus {
        let asOf = CalendarDate(year: 2027, month: 8, day: 1)
        let records = try Sample.records(sheets, period: period, asOf: asOf)
        let statuses = try (framework ?? Sample.framework()).derive(records)
        return try #require(statuses.first { $0.school.name == school })
    }

    private func hoursStatus(_ status: SchoolStatus) -> CoverageStatus? {
        status.indicators.first { $0.indicator.code == "HOURS" }?.status
    }

    @Test func `hours of a school year are added up over its terms`() throws {
        #expect(hoursStatus(try status([(first, try hours("1"))], in: first)) == .partial)
        #expect(hoursStatus(try status([(first, try hours("0.5"))], in: first)) == .not)
        #expect(hoursStatus(try status([(first, try hours("1")), (second, try hours("1"))], in: second)) == .covered)
        #expect(hoursStatus(try status([(first, try hours("1")), (second, try hours("0.5"))], in: second)) == .not)
        #expect(hoursStatus(try status([(first, try hours("2")), (second, try hours(""))], in: second)) == .covered)
    }

    @Test func `a school that did not report in the period is unknown whatever it reported before`() throws {
        let status = try status([(first, try hours("2"))], in: second)
        #expect(status.indicators.map(\.status) == [.unknown, .unknown, .unknown, .unknown, .unknown])
        #expect(!status.isReported && !status.isCovered)
    }

    @Test func `what nobody asks of a stage is not asked`() throws {
        let report = try Sample.read(Sample.grid("学校名称,教学计划,师资,教材\n示例县职业高中,√,√,√\n")).reports
        let status = try status([(first, report)], in: first, school: "示例县职业高中")
        #expect(status.indicators.map(\.status) == [.covered, .na, .covered, .na, .covered])
        #expect(status.isCovered)
    }

    @Test func `a slash does not take a school out of the count`() throws {
        let status = try status([(first, try hours("/"))], in: first)
        #expect(hoursStatus(status) == .unknown)
        #expect(status.isExpected && !status.isCovered)
    }

    @Test func `a school counts only when every stage has what is asked`() throws {
        let name = "石桥镇九年一贯制学校"
        let text = "学校名称,学段,教学计划,大纲,师资,课时,教材\n\(name),小学,√,√,√,2,√\n\(name),初中,√,√,√,0,√\n"
        let status = try status([(first, try Sample.read(Sample.grid(text)).reports)], in: first, school: name)
        let stages = status.indicators.first { $0.indicator.code == "HOURS" }?.stages
        #expect(stages?.map { "\($0.stage.rawValue) \($0.status.rawValue)" } == ["小低 na", "小高 covered", "初中 not"])
        #expect(!status.isCovered)
    }

    @Test func `closed schools and stages without rules are exempt with a reason`() throws {
        #expect(try status([], in: first, school: "柳河镇旧街小学").exemption == .closed)
        #expect(try status([], in: first, school: "石桥镇青山小学").exemption == .outOfScope)
        #expect(try status([], in: first).exemption == nil)
    }

    @Test func `the rule of the nearest region decides, from the day on which it holds`() throws {
        let national = try Sample.framework()
        func withRule(_ from: String, region: String) -> Framework {
            let rule = Rule(
                id: "local",
                indicator: "HOURS",
                stages: [.upperPrimary],
                region: region,
                threshold: Amount(4),
                validFrom: CalendarDate(from),
                authority: "示例县的规定"
            )
            return Framework(
                id: national.id,
                version: "test",
                title: national.title,
                document: national.document,
                issued: nil,
                source: nil,
                indicators: national.indicators,
                rules: national.rules + [rule]
            )
        }
        let sheets = [(period: first, reports: try hours("2"))]
        #expect(
            hoursStatus(try status(sheets, in: first, framework: withRule("2026-09-01", region: "示例县"))) == .partial
        )
        #expect(
            hoursStatus(try status(sheets, in: first, framework: withRule("2027-09-01", region: "示例县"))) == .covered
        )
        #expect(hoursStatus(try status(sheets, in: first, framework: withRule("2026-09-01", region: "别县"))) == .covered)
    }

    @Test func `why tells the rule, the document and the figure`() throws {
        let sheets = [(period: first, reports: try hours("1课时"))]
        let status = try status(sheets, in: first)
        let framework = try Sample.framework()
        let indicator = try #require(framework.indicator(named: "学时"))
        #expect(
            framework.why(status, indicator, in: first).text == """
                示例县第一小学 · 课时：进行中（2026-2027学年第一学期，jindu.wuluoshi 2026.2）
                  小低：不要求：本框架对小低没有这一项的规则
                  小高：进行中：填报1课时，第一学期已过半，学年内补足才算落实
                    要求：每学年课时不少于 2（五年级至高二） [hours-national]
                    依据：《中小学生毒品预防专题教育大纲》：小学五年级至高中二年级平均每学年2课时
                    填报：2026-2027学年第一学期第 1 次，2026年11月21日收，填“1课时”

                """
        )
    }

    @Test func `what nobody knows any more is not in place, though it was said to be in the term before`() throws {
        func sheet(_ textbook: String) throws -> [SchoolReport] {
            try Sample.read(Sample.grid("学校名称,教学计划,大纲,师资,课时,教材\n示例县第一小学,√,√,√,2,\(textbook)\n")).reports
        }
        func statuses(_ cell: String) throws -> [CoverageStatus] {
            try status([(first, try sheet("√")), (second, try sheet(cell))], in: second).indicators.map(\.status)
        }
        #expect(try statuses("不详").last == .unknown)
        #expect(try statuses("/").last == .unknown)
        #expect(try statuses("").last == .covered)
        #expect(try statuses("√").last == .covered)
    }
}
