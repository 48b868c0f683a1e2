import DataFiles
import Foundation
import GRDB
import Schools
import Testing

@testable import Coverage

/// A ledger that the first program wrote (`Tests/Fixtures/coverage/ledger-1.sql`) in the hands of this one.
struct LedgerMigrationTests {
    private let whole = [
        "示例县 10 8 5 [8, 7, 7, 5, 8]", "城关镇 6 5 3 [5, 4, 5, 2, 5]", "柳河镇 2 2 1 [2, 2, 1, 2, 2]",
        "石桥镇 2 1 1 [1, 1, 1, 1, 1]",
    ]

    /// Puts the old ledger where the county's would be.
    private func old() throws -> County {
        let county = try County()
        // The text of the old ledger names tables before it makes them.
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: county.path, configuration: configuration)
        let sql = String(decoding: try County.fixture("ledger-1.sql"), as: UTF8.self)
            .replacing("BEGIN TRANSACTION;\n", with: "").replacing("COMMIT;\n", with: "")
        try queue.write { database in
            try database.execute(sql: sql)
            try database.execute(sql: "PRAGMA application_id = 1213549902; PRAGMA user_version = 1")
        }
        try queue.close()
        return county
    }

    @Test func `an old ledger keeps every figure and its head, and a copy of it as it was stands beside it`() throws {
        let county = try old()
        let ledger = try Ledger.open(at: county.path)
        #expect(try ledger.faults() == [])
        #expect(try county.figures(ledger) == whole)
        #expect(try ledger.head().hasPrefix("aaa14c448215"))
        let version = try ledger.queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
        #expect(version == LedgerSchema.version)
        #expect(county.files.sorted() == ["ledger.db", "ledger.db.format1"])
        let kept = try DatabaseQueue(path: county.path + ".format1")
        let facts = try kept.read { database in
            [
                try Int.fetchOne(database, sql: "PRAGMA user_version"),
                try Int.fetchOne(database, sql: "SELECT count(*) FROM claim"),
            ]
        }
        #expect(facts == [1, 40])
    }

    @Test func `an old ledger takes new imports`() throws {
        let county = try old()
        let ledger = try Ledger.open(at: county.path)
        let text = "学校名称,课时\n示例县第一中学,2\n"
        let sheet = try county.importSheet(Array(text.utf8), into: ledger, day: "2026-11-22")
        #expect(sheet.receipt?.counts == [0, 1, 0])
        #expect(sheet.receipt?.corrections.map { "\($0.indicator) \($0.old) \($0.new)" } == ["HOURS 0课时 2课时"])
        #expect(sheet.receipt?.isStored == true)
        #expect(try ledger.faults() == [])
        #expect(try ledger.audit().count == 4)
    }

    @Test func `a row changed before the migration is still found after it`() throws {
        let county = try old()
        let queue = try DatabaseQueue(path: county.path)
        try queue.write { database in
            try database.execute(sql: "DROP TRIGGER claim_is_never_changed")
            try database.execute(sql: "UPDATE claim SET hundredths = 200 WHERE hundredths = 0")
        }
        try queue.close()
        #expect(
            try Ledger.open(at: county.path).faults() == ["第 3 条所记的导入（2026-11-22T06:29:34Z，示例县禁毒办）有内容被改动过"])
    }

    /// A ledger as it was after the third migration, with what `sql` puts into it.
    private func third(_ sql: String = "") throws -> County {
        let county = try County()
        let queue = try DatabaseQueue(path: county.path)
        try LedgerSchema.migrator.migrate(queue, upTo: "3 sums of results")
        try queue.write { try $0.execute(sql: sql) }
        try queue.close()
        return county
    }

    @Test func `a ledger that had a row an import for sums gets a row a class`() throws {
        let county = try third()
        let ledger = try Ledger.open(at: county.path)
        #expect(try ledger.faults() == [])
        let columns = try ledger.queue.read { try $0.columns(in: "tally").map(\.name) }
        #expect(columns == ["pack", "class", "pupils", "codes", "parts", "sums", "totals", "recorded_on"])
        #expect(county.files.sorted() == ["ledger.db", "ledger.db.format3"])
    }

    @Test func `a ledger that holds sums a row an import is refused in words and stays as it is`() throws {
        let county = try third(
            """
            INSERT INTO batch VALUES ('b', 'results', 'f', 's', '2026-11-01', 'a');
            INSERT INTO classroom VALUES ('21N9FM', 's', '初二', '1班', '2026-2027-1', 'b');
            INSERT INTO tally VALUES ('p', '21N9FM', 1, 1, 0, '{}', '{}', '2026-11-01', 'b');
            """)
        let before = try Data(contentsOf: URL(filePath: county.path))
        let error = #expect(throws: LedgerError.self) { try Ledger.open(at: county.path) }
        #expect(error?.description.hasPrefix("没有写入：台账里的测评结果是试用版存的") == true)
        #expect(try Data(contentsOf: URL(filePath: county.path)) == before)
    }

    @Test func `sums of before the migration that names classes are not taken away, later ones are`() throws {
        let county = try County()
        let queue = try DatabaseQueue(path: county.path)
        try LedgerSchema.migrator.migrate(queue, upTo: "5 what was taken back")
        try queue.write {
            try $0.execute(
                sql: """
                    INSERT INTO batch VALUES ('b', 'results', 'f', 's', '2026-11-01', 'a');
                    INSERT INTO classroom VALUES ('21N9FM', '城关中学', '初二', '1班', '2026-2027-1', 'b');
                    INSERT INTO tally VALUES ('p', '21N9FM', 10, 0, 1, '{}', '{}', '2026-11-01');
                    INSERT INTO result_seen VALUES ('x', '2027-01-31');
                    """)
        }
        try queue.close()
        let ledger = try Ledger.open(at: county.path)
        #expect(county.files.sorted() == ["ledger.db", "ledger.db.format5"])
        let day = try #require(CalendarDate("2026-11-22"))
        let stamp = Ledger.Stamp(at: "2026-11-22T08:00:00+08:00", on: day, actor: "测试")
        func clear() throws { _ = try ledger.clear(.init(packID: "p", classroom: nil, reason: "x"), stamp: stamp) }
        let error = #expect(throws: LedgerError.self) { try clear() }
        #expect(
            error?.description
                == "没有写入：城关中学 初二 1班（21N9FM）的结果是程序升级以前导入的，那时没有记下每份结果是哪个班的，清除以后再导入会被当作计过的；请用导错以前的备份（humen coverage restore），再导入对的文件"
        )
        try ledger.queue.write { try $0.execute(sql: "DELETE FROM tally_before") }
        try clear()
        let left = try ledger.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM tally") }
        #expect(left == 0)
    }

    @Test func `an old ledger that is only looked at stays as it is`() throws {
        let county = try old()
        let before = try Data(contentsOf: URL(filePath: county.path))
        let ledger = try Ledger.open(at: county.path, migrates: false)
        #expect(try county.figures(ledger) == whole)
        #expect(try ledger.faults() == [])
        #expect(try Data(contentsOf: URL(filePath: county.path)) == before)
        #expect(county.files == ["ledger.db"])
    }
}
