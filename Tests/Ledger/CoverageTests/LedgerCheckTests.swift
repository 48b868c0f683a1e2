import DataFiles
import Diagnostics
import Foundation
import GRDB
import Schools
import Spreadsheets
import Testing

@testable import Coverage

/// What is checked, done besides, and decided.
struct LedgerCheckTests {
    private func filled() throws -> (county: County, ledger: Ledger) {
        let county = try County()
        let ledger = try county.create()
        try county.importRoster(County.fixture("roster.csv"), into: ledger)
        try county.importSheet(County.fixture("reports.csv"), into: ledger)
        return (county, ledger)
    }

    private func stamp(_ actor: String, _ day: String = "2026-11-25") throws -> Ledger.Stamp {
        Ledger.Stamp(at: day + "T09:00:00+08:00", on: try #require(CalendarDate(day)), actor: actor)
    }

    @discardableResult
    private func check(
        _ text: String, _ county: County, _ ledger: Ledger, by actor: String = "督查组", day: String = "2026-11-25"
    ) throws -> Ledger.VerdictReceipt {
        var findings: [Finding] = []
        let grid = Grid(csv: SourceText(path: "c.csv", text), findings: &findings)
        let stamp = try stamp(actor, day)
        let known = try county.load(ledger, day: day)
        let checks = CheckReader.read(
            grid, framework: county.framework, known: known, on: stamp.on, findings: &findings)
        #expect(findings.map(\.summary) == [])
        return try ledger.store(
            findings: checks, framework: county.framework, period: county.period,
            origin: Ledger.Origin(file: "c.csv", bytes: Array(text.utf8)), stamp: stamp)
    }

    private let refuting = "学校名称,项目,核验结果,说明\n示例县第一小学,课时,不属实,课表上没有\n示例县第二小学,课时,属实,\n"

    @Test func `what was found not to be so no longer counts, and the day before it still did`() throws {
        let (county, ledger) = try filled()
        let receipt = try check(refuting, county, ledger)
        #expect(receipt == Ledger.VerdictReceipt(new: 2, unchanged: 0, outdated: 0, isStored: true))
        #expect(try county.figures(ledger, day: "2026-11-24").first == "示例县 10 8 5 [8, 7, 7, 5, 8]")
        #expect(try county.figures(ledger, day: "2026-11-25").first == "示例县 10 8 4 [8, 7, 7, 4, 8]")
        let records = try county.load(ledger, day: "2026-11-25")
        let total = RollUp(county.framework.derive(records), in: records.regions).total
        let figures: [Int] = [total.claimed, total.covered, total.checked, total.confirmed]
        #expect(figures == [5, 4, 2, 0])
        #expect(
            try check(refuting, county, ledger)
                == Ledger.VerdictReceipt(new: 0, unchanged: 2, outdated: 0, isStored: true))
        #expect(try ledger.faults() == [])
    }

    @Test func `a school is confirmed when everything asked of it was seen`() throws {
        let (county, ledger) = try filled()
        let items = ["教学计划", "大纲", "师资", "课时", "教材"].map { "示例县第一小学,\($0),属实\n" }.joined()
        try check("学校名称,项目,核验结果\n" + items, county, ledger)
        let records = try county.load(ledger, day: "2026-11-25")
        let total = RollUp(county.framework.derive(records), in: records.regions).total
        let figures: [Int] = [total.claimed, total.covered, total.checked, total.confirmed]
        #expect(figures == [5, 5, 1, 1])
    }

    @Test func `whoever reported a school cannot check it`() throws {
        let (county, ledger) = try filled()
        let head = try ledger.head()
        #expect(throws: LedgerError.self) { try check(refuting, county, ledger, by: "示例县禁毒办") }
        #expect(try ledger.head() == head)
        #expect(throws: DatabaseError.self) {
            try ledger.queue.write { database in
                try database.execute(
                    sql: """
                        INSERT INTO verdict SELECT school, framework, period, 'HOURS', '', 1, 'confirm', '', '2026-11-25',
                            '', author, '2026-11-25', batch FROM submission LIMIT 1
                        """)
            }
        }
    }

    /// Term by term who reported 示例县第一小学, with what; then who checks what of it in the second term, and whether that stands.
    @Test(arguments: [
        // Hours of both terms are added up; a plan of the first term counts where the second says nothing of it.
        ("课时\n示例县第一小学,1", "课时\n示例县第一小学,1", "课时", false),
        ("教学计划\n示例县第一小学,√", "课时\n示例县第一小学,1", "教学计划", false),
        ("教学计划\n示例县第一小学,√", "教学计划\n示例县第一小学,√", "教学计划", true),
        ("教学计划\n示例县第一小学,√", "课时\n示例县第一小学,1", "课时", true),
    ])
    func `whoever entered a figure of the first term that still counts cannot check it in the second`(
        first: String, second: String, item: String, isTaken: Bool
    ) throws {
        let (county, ledger) = try year([("2026-11-21", first, "宣传科"), ("2027-04-01", second, "办公室")])
        let terms = county.period.schoolYear.terms
        func verify(_ actor: String, _ period: Period) throws -> Int {
            try confirm(item, by: actor, period, county, ledger)
        }
        if isTaken {
            #expect(try verify("县禁毒办宣传科", terms[1]) == 1)
        } else {
            #expect {
                _ = try verify("县禁毒办宣传科", terms[1])
            } throws: {
                "\($0)".contains(
                    "“示例县第一小学”的\(item)，2026-2027学年第一学期的数是“宣传科”登记的，核验2026-2027学年第二学期时也算在内，不能自己核验自己")
            }
        }
        #expect(throws: LedgerError.self) { try verify("办公室", terms[1]) }
        #expect(try verify("督查组", terms[1]) == 1)
        // A verdict on the whole year judges what is said in either term.
        let isOfBoth = first.contains(item) && second.contains(item)
        #expect((try? verify("宣传科", county.period.schoolYear)) == (first.contains(item) ? nil : 1))
        #expect((try? verify("办公室", county.period.schoolYear)) == (isOfBoth || second.contains(item) ? nil : 1))
    }

    @Test func `a check without a name is refused of figures of another term that bear one`() throws {
        let (county, ledger) = try year([
            ("2026-11-21", "课时\n示例县第一小学,1", "宣传科"), ("2027-04-01", "课时\n示例县第一小学,1", "未署名"),
        ])
        let words =
            "“示例县第一小学”的课时，2026-2027学年第一学期的数是“宣传科”登记的，核验%@时也算在内；这次核验没有写是谁核验的，不知道是不是自己核验自己，请用 --by 写明核验的科室或岗位，如 --by 督查组"
        for period in [county.period.schoolYear.terms[1], county.period.schoolYear] {
            #expect {
                _ = try confirm("课时", by: "root", period, county, ledger)
            } throws: {
                "\($0)".contains(words.replacing("%@", with: period.title))
            }
            #expect(try confirm("课时", by: "督查组", period, county, ledger) == 1)
        }
    }

    /// What would be entered if somebody confirmed an item of 示例县第一小学.
    private func confirm(
        _ item: String, by actor: String, _ period: Period, _ county: County, _ ledger: Ledger
    ) throws -> Int {
        let school = try #require(try county.load(ledger).schools.first { $0.name == "示例县第一小学" })
        let indicator = try #require(county.framework.indicator(named: item))
        let finding = CheckFinding(
            school: school.uid, name: school.name, indicator: indicator.code, stage: nil, finding: .confirm, method: "",
            visitedOn: try stamp("", "2027-05-01").on, note: "")
        return try ledger.store(
            findings: [finding], framework: county.framework, period: period,
            origin: Ledger.Origin(file: "c.csv", bytes: Array(actor.utf8)), stamp: try stamp(actor, "2027-05-01"),
            preview: true
        ).new
    }

    /// A ledger with a sheet for each term of the year: the day, what it says and who entered it.
    private func year(_ sheets: [(day: String, text: String, actor: String)]) throws -> (County, Ledger) {
        let county = try County()
        let ledger = try county.create()
        for (term, (day, sheet, actor)) in zip(county.period.schoolYear.terms, sheets) {
            try county.importRoster(County.fixture("roster.csv"), into: ledger, day: day, period: term)
            var findings: [Finding] = []
            let text = "学校名称,\(sheet)\n"
            let grid = Grid(csv: SourceText(path: "s.csv", text), findings: &findings)
            let reports = ReportReader.read(
                grid, framework: county.framework, known: try county.load(ledger, day: day, period: term),
                findings: &findings)
            _ = try ledger.store(
                reports: reports, framework: county.framework, period: term,
                origin: Ledger.Origin(file: "s.csv", bytes: Array((text + day).utf8)), stamp: try stamp(actor, day))
        }
        return (county, ledger)
    }

    @Test func `mending goes from the order over the second look to the end`() throws {
        let (county, ledger) = try filled()
        try check(refuting, county, ledger)
        let school = try #require(try county.load(ledger).schools.first { $0.name == "示例县第一小学" })
        func state(_ day: String) throws -> String? {
            guard let on = CalendarDate(day) else { return nil }
            let steps = try ledger.rectifications(
                framework: county.framework.id, asOf: on)
            return county.framework.rectificationCases(try county.load(ledger, day: day), steps).first?.state.rawValue
        }
        func step(_ step: Rectification.Step, _ day: String, due: String? = nil) throws {
            let stamp = try stamp("督查组", day)
            let entry = Rectification(
                school: school.uid, indicator: "HOURS", step: step, due: due.flatMap { CalendarDate($0) }, document: "",
                note: "", author: stamp.actor, on: stamp.on)
            try ledger.store(entry, framework: county.framework.id, period: county.period, stamp: stamp)
        }
        #expect(try state("2026-11-24") == nil)
        #expect(try state("2026-11-25") == "待整改")
        try step(.issued, "2026-11-26", due: "2026-12-10")
        #expect(try state("2026-11-30") == "整改中")
        #expect(try state("2026-12-11") == "逾期")
        try check("学校名称,项目,核验结果\n示例县第一小学,课时,属实\n", county, ledger, day: "2026-12-12")
        #expect(try state("2026-12-12") == "复核通过")
        try step(.closed, "2026-12-13")
        #expect(try state("2026-12-13") == "已销号")
        #expect(try ledger.faults() == [])
    }

    @Test func `rows of the second migration are never changed or deleted either`() throws {
        let (county, ledger) = try filled()
        try check(refuting, county, ledger)
        for sql in ["UPDATE verdict SET note = 'x'", "DELETE FROM verdict"] {
            #expect(throws: DatabaseError.self) { try ledger.queue.write { try $0.execute(sql: sql) } }
        }
        try ledger.queue.write { database in
            try database.execute(sql: "DROP TRIGGER verdict_is_never_changed")
            try database.execute(sql: "UPDATE verdict SET finding = 'confirm'")
        }
        #expect(try ledger.faults() == ["第 4 条所记的导入（2026-11-25T09:00:00+08:00，督查组）有内容被改动过"])
    }

    @Test func `a name that a person matched is known from then on`() throws {
        let (county, ledger) = try filled()
        let sheet = Array("学校名称,课时\n一小,3\n".utf8)
        #expect(try county.importSheet(sheet, into: ledger, day: "2026-11-25").receipt == nil)
        let school = try #require(try county.load(ledger).schools.first { $0.name == "示例县第一小学" })
        try ledger.store(name: "一小", means: school, stamp: try stamp("宣传科"))
        #expect(try county.importSheet(sheet, into: ledger, day: "2026-11-25").receipt?.revised == 1)
        #expect(try ledger.faults() == [])
    }

    @Test func `activities are corrected by a new revision and the same sheet changes nothing`() throws {
        let (county, ledger) = try filled()
        func store(_ text: String) throws -> [Int] {
            var findings: [Finding] = []
            let grid = Grid(csv: SourceText(path: "a.csv", text), findings: &findings)
            let book = ActivityReader.read(
                grid, framework: county.framework, on: try stamp("宣传科").on, findings: &findings)
            #expect(findings.map(\.summary) == [])
            let receipt = try ledger.store(
                activities: book, origin: Ledger.Origin(file: "a.csv", bytes: []), stamp: try stamp("宣传科"))
            return [receipt.new, receipt.revised, receipt.unchanged]
        }
        let heading = "日期,类型,地点,活动名称,人数\n"
        #expect(try store(heading + "2026-11-20,进学校,第一中学,班会,240\n") == [1, 0, 0])
        #expect(try store(heading + "2026-11-20,学校,第一中学,班会,240人\n") == [0, 0, 1])
        #expect(try store(heading + "2026-11-20,进学校,第一中学,班会,200\n") == [0, 1, 0])
        #expect(try store("月份,平台,账号,发布数,阅读量\n2026年11月,微信,示例禁毒,12,3.4万\n") == [1, 0, 0])
        let book = try ledger.activities(asOf: try #require(CalendarDate("2026-11-25")))
        #expect(book.activities.map(\.heads) == [200])
        #expect(book.media.map(\.reads) == [34_000])
        #expect(try ledger.faults() == [])
    }
}
