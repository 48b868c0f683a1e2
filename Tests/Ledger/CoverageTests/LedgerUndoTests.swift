import DataFiles
import GRDB
import Schools
import Testing

@testable import Coverage

/// Imports that are taken back: what stood before stands again, and nothing that was written goes.
struct LedgerUndoTests {
    private func filled() throws -> (county: County, ledger: Ledger) {
        let county = try County()
        let ledger = try county.create()
        try county.importRoster(County.fixture("roster.csv"), into: ledger, day: "2026-11-01")
        try county.importSheet(County.fixture("reports.csv"), into: ledger, day: "2026-11-10")
        return (county, ledger)
    }

    private func undo(
        _ number: Int, _ county: County, _ ledger: Ledger, day: String = "2026-11-21"
    ) throws
        -> Ledger.UndoReceipt
    {
        try ledger.undo(number: number, framework: county.framework, reason: "导错了", stamp: County.stamp(day))
    }

    /// Everything that was ever written, of the tables that hold what schools said.
    private func rows(_ ledger: Ledger) throws -> [Int] {
        try ledger.queue.read { database in
            try ["submission", "claim", "school", "school_version", "expected"].map { table in
                try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0
            }
        }
    }

    @Test func `a first report that is taken back leaves its schools silent, and can come again`() throws {
        let (county, ledger) = try filled()
        let whole = try county.figures(ledger)
        let before = try rows(ledger)
        let receipt = try undo(3, county, ledger)
        #expect([receipt.restored, receipt.withdrawn] == [0, 8])
        #expect(try county.figures(ledger).first == "示例县 10 0 0 [0, 0, 0, 0, 0]")
        // It was never right: no day from its own on counts it.
        #expect(try county.figures(ledger, day: "2026-11-20").first == "示例县 10 0 0 [0, 0, 0, 0, 0]")
        #expect(try zip(rows(ledger), before).allSatisfy { $0 >= $1 })
        #expect(try ledger.faults() == [])
        let again = try county.importSheet(County.fixture("reports.csv"), into: ledger, day: "2026-11-21")
        #expect(again.receipt?.counts == [8, 0, 0])
        #expect(try county.figures(ledger) == whole)
        #expect(try ledger.faults() == [])
    }

    @Test func `after an undo without a day the right sheet counts from the day on which it came in`() throws {
        let (county, ledger) = try filled()
        let whole = try county.figures(ledger)
        let wrong = Array("学校名称,课时\n示例县第一小学,0\n".utf8)
        try county.importSheet(wrong, into: ledger, day: "2026-11-12", file: "错.csv")
        #expect(try county.figures(ledger, day: "2026-11-14") != whole)
        _ = try undo(4, county, ledger, day: "2027-06-30")
        #expect(try county.figures(ledger, day: "2026-11-14") == whole)
        _ = try undo(3, county, ledger, day: "2027-06-30")
        #expect(try county.figures(ledger, day: "2026-11-14").first == "示例县 10 0 0 [0, 0, 0, 0, 0]")
        let right = try county.importSheet(County.fixture("reports.csv"), into: ledger, day: "2026-11-15")
        #expect(right.receipt?.counts == [8, 0, 0])
        #expect(try county.figures(ledger, day: "2026-11-14").first == "示例县 10 0 0 [0, 0, 0, 0, 0]")
        #expect(try county.figures(ledger, day: "2026-11-15") == whole)
        #expect(
            try county.load(ledger, day: "2026-11-15").submissions.map(\.receivedOn.description).min() == "2026-11-15")
        #expect(try ledger.faults() == [])
    }

    @Test
    func `a late sheet that is taken back leaves every day as it was, and later advice names the sheet that stands`()
        throws
    {
        let (county, ledger) = try filled()
        let days = (9...22).map { $0 < 10 ? "2026-11-09" : "2026-11-\($0)" }
        let before = try days.map { try county.figures(ledger, day: $0) }
        let late = Array("学校名称,课时,师资\n示例县第一小学,0,×\n示例县第二小学,0,×\n".utf8)
        try county.importSheet(late, into: ledger, day: "2026-11-09", file: "先.csv")
        #expect(try days.map { try county.figures(ledger, day: $0) } != before)
        _ = try undo(4, county, ledger)
        #expect(try days.map { try county.figures(ledger, day: $0) } == before)
        let again = try county.importSheet(late, into: ledger, day: "2026-11-09", file: "先.csv").receipt
        #expect(Set(again?.late.map(\.source.number) ?? []) == [3])
        #expect(try ledger.faults() == [])
    }

    @Test func `a correction that is taken back gives the old figure, and the right one may come the same day`() throws
    {
        let (county, ledger) = try filled()
        let whole = try county.figures(ledger)
        try county.importSheet(Array("学校名称,课时\n示例县第一小学,0\n".utf8), into: ledger, day: "2026-11-21", file: "错.csv")
        #expect(try county.figures(ledger) != whole)
        let receipt = try undo(4, county, ledger)
        #expect([receipt.restored, receipt.withdrawn] == [1, 0] && receipt.file == "错.csv")
        #expect(try county.figures(ledger) == whole)
        let right = try county.importSheet(
            Array("学校名称,课时\n示例县第一小学,3\n".utf8), into: ledger, day: "2026-11-21", file: "对.csv")
        #expect(right.receipt?.isStored == true && right.receipt?.counts == [0, 1, 0])
        #expect(try ledger.faults() == [])
    }

    @Test func `what later rests on an import keeps it from being taken back, in words`() throws {
        let (county, ledger) = try filled()
        let text = Array("学校名称,课时\n示例县第一小学,0\n".utf8)
        try county.importSheet(text, into: ledger, day: "2026-11-21", file: "后.csv")
        #expect(
            throws: LedgerError.refused("不能撤销第 3 次登记：第 4 次登记（后.csv）用到了它带来的“示例县第一小学”，请先撤销那一次，或者用更正代替撤销")
        ) { try undo(3, county, ledger) }
        #expect(throws: LedgerError.self) { try undo(2, county, ledger) }
        _ = try undo(4, county, ledger)
        #expect(throws: LedgerError.refused("第 4 次登记在 2026-11-21 已经撤销")) { try undo(4, county, ledger) }
        #expect(throws: LedgerError.refused("第 5 次登记本身就是撤销；要恢复，请把原来的文件再导入一次")) {
            try undo(5, county, ledger)
        }
        #expect(throws: LedgerError.refused("台账里没有第 9 次导入；用 humen coverage audit 看每一次的号")) {
            try undo(9, county, ledger)
        }
        _ = try undo(3, county, ledger)
        _ = try undo(2, county, ledger)
        #expect(try county.figures(ledger) == [])
        #expect(try ledger.faults() == [])
    }

    @Test func `a roster that is taken back takes its schools and its list along, and the right one can come`() throws {
        let county = try County()
        let ledger = try county.create()
        try county.importRoster(County.fixture("roster.csv"), into: ledger, day: "2026-11-01")
        let before = try county.load(ledger, day: "2026-11-21")
        let wrong = "学校名称,学校标识码,区县,乡镇,学段,班级数,学生数\n别县小学,,示例县,城关镇,小学,3,90\n示例县改错小学,2199000001,示例县,城关镇,小学,9,400\n"
        try county.importRoster(Array(wrong.utf8), into: ledger, day: "2026-11-20")
        #expect(try county.load(ledger).schools.count == before.schools.count + 1)
        let receipt = try undo(3, county, ledger)
        #expect([receipt.restored, receipt.withdrawn] == [1, 1])
        let after = try county.load(ledger)
        #expect(after.schools == before.schools && after.expected == before.expected)
        #expect(try ledger.faults() == [])
        // The same rows again, on purpose this time.
        let again = try county.importRoster(Array(wrong.utf8), into: ledger, day: "2026-11-22")
        #expect(again.receipt.plan.added.count == 1 && again.receipt.newlyExpected == 1)
        let late = try county.load(ledger, day: "2026-11-22")
        #expect(late.schools.count == before.schools.count + 1)
        #expect(late.expected.count == before.expected.count + 1)
        #expect(late.schools.first { $0.code == "2199000001" }?.students == 400)
        #expect(try ledger.faults() == [])
        #expect(try county.importRoster(Array(wrong.utf8), into: ledger, day: "2026-11-22").receipt.plan.changed == [])
    }

    @Test func `grades of a roster are kept by period, and one that is left out is empty`() throws {
        let county = try County()
        let ledger = try county.create()
        let heading = "学校名称,区县,学段,年级,班级数,学生数\n"
        let first = heading + "甲小学,示例县,小学,五年级,2,90\n甲小学,示例县,小学,六年级,3,100\n"
        try county.importRoster(Array(first.utf8), into: ledger, day: "2026-11-01")
        func units(_ day: String) throws -> [String] {
            try county.load(ledger, day: day).schools.flatMap(\.units).map { "\($0.label) \($0.students ?? -1)" }
        }
        #expect(try units("2026-11-02") == ["五年级 90", "六年级 100"])
        #expect(try county.importRoster(Array(first.utf8), into: ledger, day: "2026-11-03").receipt.plan.changed == [])
        let second = heading + "甲小学,示例县,小学,五年级,2,95\n"
        try county.importRoster(Array(second.utf8), into: ledger, day: "2026-11-05")
        #expect(try units("2026-11-05") == ["五年级 95", "六年级 0"])
        #expect(try units("2026-11-04") == ["五年级 90", "六年级 100"])
        let sheet = "学校名称,年级,教学计划,大纲,师资,课时,教材\n甲小学,五年级,√,√,√,2,√\n"
        #expect(try county.importSheet(Array(sheet.utf8), into: ledger, day: "2026-11-06").receipt?.new == 1)
        #expect(try county.figures(ledger, day: "2026-11-06") == ["示例县 1 1 1 [1, 1, 1, 1, 1]"])
        #expect(try ledger.faults() == [])
        try ledger.close()
        let again = try Ledger.open(at: county.path)
        #expect(try county.figures(again, day: "2026-11-06") == ["示例县 1 1 1 [1, 1, 1, 1, 1]"])
    }

    @Test func `a sheet that says the same on the same day stands by itself`() throws {
        let (county, ledger) = try filled()
        let whole = try county.figures(ledger)
        let same = Array(String(decoding: try County.fixture("reports.csv"), as: UTF8.self).utf8) + [0x0A]
        let second = try county.importSheet(same, into: ledger, day: "2026-11-10", file: "又一份.csv")
        #expect(second.receipt?.counts == [0, 0, 8])
        // The same files again change nothing.
        try county.importSheet(same, into: ledger, day: "2026-11-10", file: "又一份.csv")
        try county.importSheet(County.fixture("reports.csv"), into: ledger, day: "2026-11-10")
        #expect(try ledger.audit().count == 4)
        #expect(throws: LedgerError.self) { try undo(3, county, ledger) }
        #expect(try county.figures(ledger) == whole)
        let receipt = try undo(4, county, ledger)
        #expect([receipt.restored, receipt.withdrawn] == [0, 0])
        #expect(try county.figures(ledger) == whole)
        #expect(try undo(3, county, ledger).withdrawn == 8)
        #expect(try ledger.faults() == [])
    }

    @Test func `a confirmation that was taken back does not hold a later day`() throws {
        let (county, ledger) = try filled()
        let same = try County.fixture("reports.csv") + [0x0A]
        try county.importSheet(same, into: ledger, day: "2026-11-20", file: "又一份.csv")
        _ = try undo(4, county, ledger)
        let text = Array("学校名称,课时\n示例县第一小学,0\n".utf8)
        let sheet = try county.importSheet(text, into: ledger, day: "2026-11-15", file: "更正.csv")
        #expect(sheet.receipt?.late.count == 0 && sheet.receipt?.counts == [0, 1, 0])
        #expect(try ledger.faults() == [])
    }

    @Test func `activities that are taken back do not count, and may come again`() throws {
        let (county, ledger) = try filled()
        let day = try #require(CalendarDate("2026-11-20"))
        func store(_ heads: Int) throws -> Ledger.ActivityReceipt {
            let activity = Activity(
                heldOn: day, place: "城关社区", kind: "进社区", title: "宣传", audience: "", heads: heads, copies: nil,
                serves: [], source: "")
            let media = MediaCount(
                month: "2026-11", channel: "微信", account: "示例禁毒", posts: heads, reads: nil, followers: nil)
            return try ledger.store(
                activities: ActivityBook(activities: [activity], media: [media]),
                origin: Ledger.Origin(file: "a.csv", bytes: [UInt8(heads)]), stamp: County.stamp("2026-11-21"))
        }
        func heads() throws -> [Int?] {
            let book = try ledger.activities(asOf: try #require(CalendarDate("2026-11-30")))
            return book.activities.map(\.heads) + book.media.map(\.posts)
        }
        #expect(try store(10).new == 2)
        #expect(try store(20).revised == 2)
        #expect(try undo(5, county, ledger).withdrawn == 2)
        #expect(try heads() == [10, 10])
        #expect(try undo(4, county, ledger).kind == "activity")
        #expect(try heads() == [])
        #expect(try store(20).new == 2)
        #expect(try heads() == [20, 20])
        #expect(try ledger.faults() == [])
    }

    @Test func `surveys, lessons and titles that are taken back do not count, and may come again`() throws {
        let (county, ledger) = try filled()
        let day = try #require(CalendarDate("2026-11-20"))
        let end = try #require(CalendarDate("2026-11-30"))
        let school = try #require(try county.load(ledger).schools.first)
        let survey = Survey(
            region: school.region, kind: "知晓率", heldOn: day, sample: 100, positive: 90, method: "问卷", organiser: "县")
        let hour = ClassHour(
            school: school.uid, grade: "五年级", classroom: "1班", heldOn: day, amount: Amount(1), basis: .signed,
            source: "a")
        let title = Designation(
            school: school.uid, kind: "示范学校", level: "县级", validFrom: day, withdrawnOn: nil, document: "")
        func store() throws {
            let stamp = try County.stamp("2026-11-21")
            let origin = Ledger.Origin(file: "a.csv", bytes: [1])
            _ = try ledger.store(surveys: [survey], origin: origin, stamp: stamp)
            _ = try ledger.store(classHours: [hour], period: county.period, origin: origin, stamp: stamp)
            try ledger.store(title, stamp: stamp)
        }
        func known() throws -> [Int] {
            [
                try ledger.surveys(asOf: end).count, try ledger.classHours(in: county.period, asOf: end).count,
                try ledger.designations(asOf: end).count,
            ]
        }
        try store()
        #expect(try known() == [1, 1, 1])
        for number in 4...6 { _ = try undo(number, county, ledger) }
        #expect(try known() == [0, 0, 0])
        try store()
        #expect(try known() == [1, 1, 1])
        #expect(try ledger.faults() == [])
    }

    @Test func `a name that was matched to the wrong school is matched to another, and a file to none`() throws {
        let (county, ledger) = try filled()
        let schools = try county.load(ledger).schools
        let first = try #require(schools.first { $0.name == "示例县第一小学" })
        let second = try #require(schools.first { $0.name == "示例县第二小学" })
        func named() throws -> [String] {
            try county.load(ledger).schools.filter { $0.formerNames.contains("一小") }.map(\.name)
        }
        let stamp = try County.stamp("2026-11-21")
        try ledger.store(name: "一小", means: second, stamp: stamp)
        #expect(try named() == ["示例县第二小学"])
        _ = try undo(4, county, ledger)
        #expect(try named() == [])
        try ledger.store(name: "一小", means: first, stamp: stamp)
        #expect(try named() == ["示例县第一小学"])
        let file = EvidenceFile(
            school: first.uid, indicator: "HOURS", file: "a.jpg", sha256: String(repeating: "a", count: 64), note: "课表")
        func add() throws -> Bool {
            try ledger.store(
                evidence: file, bytes: 9, framework: county.framework.id, period: county.period, stamp: stamp
            ).isNew
        }
        #expect(try add())
        #expect(try county.load(ledger).evidence == [file])
        _ = try undo(7, county, ledger)
        #expect(try county.load(ledger).evidence == [])
        #expect(try add())
        #expect(try county.load(ledger).evidence == [file])
        #expect(try add() == false)
        #expect(try ledger.faults() == [])
    }
}
