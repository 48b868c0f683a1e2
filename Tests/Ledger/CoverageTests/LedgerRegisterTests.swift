import DataFiles
import Diagnostics
import Schools
import Testing

@testable import Coverage

/// Surveys, titles, evidence, lessons, and the list that is fixed once somebody has reported.
struct LedgerRegisterTests {
    private func filled() throws -> (county: County, ledger: Ledger) {
        let county = try County()
        let ledger = try county.create()
        try county.importRoster(County.fixture("roster.csv"), into: ledger)
        try county.importSheet(County.fixture("reports.csv"), into: ledger)
        return (county, ledger)
    }

    private let origin = Ledger.Origin(file: "x.csv", bytes: [])

    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    @Test func `surveys are kept apart, and corrected by a later entry`() throws {
        let (county, ledger) = try filled()
        let before = try county.figures(ledger)
        func survey(_ positive: Int) throws -> Survey {
            Survey(
                region: "示例县", kind: "知晓率", heldOn: try day("2026-11-10"), sample: 500, positive: positive,
                method: "入户", organiser: "县统计局")
        }
        func store(_ survey: Survey, _ day: String) throws -> Ledger.ListReceipt {
            try ledger.store(surveys: [survey], origin: origin, stamp: County.stamp(day))
        }
        #expect(try store(survey(462), "2026-11-21").new == 1)
        #expect(try store(survey(462), "2026-11-22").unchanged == 1)
        #expect(try store(survey(460), "2026-11-23").revised == 1)
        #expect(try ledger.surveys(asOf: day("2026-11-22")).map(\.rate.text) == ["92.40%"])
        #expect(try ledger.surveys(asOf: day("2026-11-23")).map(\.rate.text) == ["92.00%"])
        #expect(try county.figures(ledger) == before)
        #expect(try ledger.faults() == [])
    }

    @Test func `a title is borne from its day until it is taken away`() throws {
        let (county, ledger) = try filled()
        let school = try #require(try county.load(ledger).schools.first { $0.name == "示例县第一小学" })
        func title(_ until: String?) throws -> Designation {
            Designation(
                school: school.uid, kind: "示范学校", level: "县级", validFrom: try day("2026-09-01"),
                withdrawnOn: until.flatMap { CalendarDate($0) }, document: "示禁办〔2026〕1号")
        }
        try ledger.store(title(nil), stamp: County.stamp())
        try ledger.store(title(nil), stamp: County.stamp())
        try ledger.store(title("2027-03-01"), stamp: County.stamp("2027-03-02"))
        let early = try ledger.designations(asOf: day("2026-12-01"))
        #expect(early.map(\.withdrawnOn) == [nil])
        let late = try ledger.designations(asOf: day("2027-03-02"))
        #expect(late.map { "\($0.kind) \($0.withdrawnOn?.description ?? "")" } == ["示范学校 2027-03-01"])
        let borne = try ["2027-02-28", "2027-03-01"].map { late[0].isBorne(on: try day($0)) }
        #expect(borne == [true, false])
        #expect(try ledger.audit().map(\.action).filter { $0 == "import designation" }.count == 2)
        #expect(try ledger.faults() == [])
    }

    @Test func `evidence is known by its digest, with a note that may be mended`() throws {
        let (county, ledger) = try filled()
        let school = try #require(try county.load(ledger).schools.first { $0.name == "示例县第一小学" })
        func add(_ note: String) throws -> String {
            let receipt = try ledger.store(
                evidence: EvidenceFile(
                    school: school.uid, indicator: "PLAN", file: "计划.pdf",
                    sha256: String(repeating: "a", count: 64), note: note),
                bytes: 9, framework: county.framework.id, period: county.period, stamp: County.stamp())
            return "\(receipt.isNew ? "new" : "known") \(receipt.earlierNote)→\(receipt.note)"
        }
        func note() throws -> [String] { try county.load(ledger).evidence.map(\.note) }
        #expect(try add("") == "new →")
        #expect(try add("学年计划") == "known →学年计划")
        #expect(try add("学年计划第3页") == "known 学年计划→学年计划第3页")
        // No note is not another note.
        #expect(try add("") == "known 学年计划第3页→学年计划第3页")
        #expect(try note() == ["学年计划第3页"])
        let number = try #require(
            try ledger.audit().last { $0.action == "import evidence" }?.sequence)
        _ = try ledger.undo(number: number, framework: county.framework, reason: "页码写错", stamp: County.stamp())
        #expect(try note() == ["学年计划"])
        #expect(try add("学年计划第3页") == "known 学年计划→学年计划第3页")
        #expect(try note() == ["学年计划第3页"])
        #expect(try ledger.faults() == [])
    }

    @Test func `a lesson is entered once for a class and a paper`() throws {
        let (county, ledger) = try filled()
        let school = try #require(try county.load(ledger).schools.first { $0.name == "示例县第一中学" })
        func hour(_ classroom: String, _ hours: String, _ basis: ClassHour.Basis) throws -> ClassHour {
            ClassHour(
                school: school.uid, grade: "七年级", classroom: classroom, heldOn: try day("2026-11-12"),
                amount: try #require(Amount(hours)), basis: basis, source: "P1")
        }
        func store(_ hours: [ClassHour]) throws -> Ledger.ListReceipt {
            try ledger.store(classHours: hours, period: county.period, origin: origin, stamp: County.stamp())
        }
        let hours = [try hour("1班", "1", .tally), try hour("2班", "1", .tally), try hour("1班", "1", .signed)]
        #expect(try store(hours).new == 3)
        #expect(try store(hours).unchanged == 3)
        #expect(try store([hour("1班", "2", .signed)]).revised == 1)
        let known = try ledger.classHours(in: county.period, asOf: day("2026-11-21"))
        #expect(
            known.map { "\($0.classroom) \($0.basis.rawValue) \($0.amount)" } == [
                "1班 signed 2", "1班 tally 1", "2班 tally 1",
            ])
        #expect(try ledger.faults() == [])
    }

    @Test func `once a school has reported, a later roster does not change who is asked`() throws {
        let (county, ledger) = try filled()
        let before = try county.load(ledger).expected
        let text = "学校名称,学校标识码,区县,乡镇,学段\n示例县新建小学,2199000099,示例县,城关镇,小学\n"
        let (receipt, _) = try county.importRoster(Array(text.utf8), into: ledger, day: "2026-11-25")
        #expect(receipt.late.map(\.name) == ["示例县新建小学"] && receipt.newlyExpected == 0)
        let after = try county.load(ledger, day: "2026-11-25")
        #expect(after.expected == before)
        #expect(after.schools.contains { $0.name == "示例县新建小学" })
        #expect(try ledger.faults() == [])
    }

    @Test func `a school without a code is renamed and moved by the name that it had`() throws {
        let county = try County()
        let ledger = try county.create()
        let first = "学校名称,区县,乡镇,学段\n甲村小学,示例县,城关镇,小学\n乙村小学,示例县,柳河镇,小学\n"
        let second = "学校名称,原名称,区县,乡镇,学段\n城关第二小学,甲村小学,示例县,城关镇,小学\n乙村小学,乙村小学,示例县,城关镇,小学\n"
        try county.importRoster(Array(first.utf8), into: ledger)
        let before = Set(try county.load(ledger).schools.map(\.uid))
        let (receipt, _) = try county.importRoster(Array(second.utf8), into: ledger, day: "2026-11-22")
        #expect(receipt.plan.added.isEmpty && receipt.plan.changed.count == 2)
        let after = try county.load(ledger, day: "2026-11-22").schools
        #expect(Set(after.map(\.uid)) == before)
        #expect(after.map { "\($0.name) \($0.region)" }.sorted() == ["乙村小学 示例县/城关镇", "城关第二小学 示例县/城关镇"])
        #expect(after.first { $0.name == "城关第二小学" }?.formerNames == ["甲村小学"])
        #expect(try ledger.faults() == [])
    }

    @Test func `the order in which sheets come in changes no figure`() throws {
        let sheets = [
            "学校名称,教学计划,大纲\n示例县第一小学,√,√\n示例县第二小学,√,×\n",
            "学校名称,师资,课时,教材\n示例县第一小学,√,2,√\n示例县第一中学,√,1,√\n",
            "学校名称,教学计划,大纲,师资,课时,教材\n示例县实验小学,√,√,√,2,√\n",
        ]
        func figures(_ order: [Int]) throws -> [String] {
            let county = try County()
            let ledger = try county.create()
            try county.importRoster(County.fixture("roster.csv"), into: ledger)
            for index in order { try county.importSheet(Array(sheets[index].utf8), into: ledger) }
            #expect(try ledger.faults() == [])
            return try county.figures(ledger)
        }
        let first = try figures([0, 1, 2])
        #expect(try figures([2, 1, 0]) == first)
        #expect(try figures([1, 2, 0]) == first)
    }
}

/// The roster that a ledger writes.
struct LedgerRosterSheetTests {
    @Test func `a roster that is written and imported again changes nothing`() throws {
        let county = try County()
        let ledger = try county.create()
        try county.importRoster(County.fixture("roster.csv"), into: ledger)
        let text = RosterSheet.text(try county.load(ledger))
        let (receipt, findings) = try county.importRoster(Array(text.utf8), into: ledger, day: "2026-11-22")
        #expect(findings.filter { $0.severity == .error }.map(\.summary) == [])
        #expect(receipt.plan.added.isEmpty && receipt.plan.changed.isEmpty && receipt.newlyExpected == 0)
        #expect(receipt.plan.listed.count == 12)
    }
}
