import Foundation
import GRDB
import Testing

@testable import Coverage

struct LedgerFileTests {
    private func words(_ work: () throws -> Void) -> String {
        do {
            try work()
            return "nothing went wrong"
        } catch {
            return "\(error)"
        }
    }

    @Test func `a new ledger has a rollback journal, full synchronisation and strict tables`() throws {
        let county = try County()
        let ledger = try county.create()
        let facts = try ledger.queue.read { database in
            let strict = try Int.fetchOne(
                database,
                sql: "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 "
                    + "AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'grdb%'"
            )
            return [
                try String.fetchOne(database, sql: "PRAGMA journal_mode"),
                try String.fetchOne(database, sql: "PRAGMA synchronous"),
                try String.fetchOne(database, sql: "PRAGMA foreign_keys"), strict.map(String.init),
            ]
        }
        #expect(facts == ["delete", "2", "1", "0"])
        #expect(try ledger.audit().map(\.action) == ["init"])
        #expect(county.files == ["ledger.db"])
    }

    @Test func `an existing file is never overwritten`() throws {
        let county = try County()
        try Data("给我留着".utf8).write(to: URL(filePath: county.path))
        #expect(words { _ = try county.create() } == "“\(county.path)”已经存在，没有改动它；要新建台账请换一个文件名")
        #expect(try String(contentsOfFile: county.path, encoding: .utf8) == "给我留着")
    }

    @Test func `what is not a ledger is refused in words and left alone`() throws {
        let county = try County()
        #expect(
            words { _ = try Ledger.open(at: county.path) }
                == "找不到台账“\(county.path)”；先用 humen coverage init --ledger \(county.path) 新建一个"
        )
        let refusal = "“\(county.path)”不是 Humen 台账，没有改动它；请检查文件名"
        for content in ["", "学校名称,课时\n" + String(repeating: "第一小学,2\n", count: 200)] {
            try Data(content.utf8).write(to: URL(filePath: county.path))
            #expect(words { _ = try Ledger.open(at: county.path) } == refusal)
            #expect(try String(contentsOfFile: county.path, encoding: .utf8) == content)
        }
        try FileManager.default.removeItem(atPath: county.path)
        let other = try DatabaseQueue(path: county.path)
        try other.write { try $0.execute(sql: "CREATE TABLE note (text TEXT)") }
        try other.close()
        #expect(words { _ = try Ledger.open(at: county.path) } == refusal)
    }

    @Test func `a ledger of a newer program is refused in words and left alone`() throws {
        let county = try County()
        let ledger = try county.create()
        try ledger.queue.write { try $0.execute(sql: "PRAGMA user_version = 7") }
        try ledger.close()
        let before = try Data(contentsOf: URL(filePath: county.path))
        #expect(
            words { _ = try Ledger.open(at: county.path) }
                == "台账“\(county.path)”是更新的 Humen 写的（格式 7，本程序只认识到 \(LedgerSchema.version)），没有改动它；请升级 Humen 后再打开"
        )
        #expect(try Data(contentsOf: URL(filePath: county.path)) == before)
    }

    @Test func `a damaged file is said to be damaged`() throws {
        let county = try County()
        let ledger = try county.create()
        try county.importRoster(County.fixture("roster.csv"), into: ledger)
        try ledger.close()
        var bytes = try Data(contentsOf: URL(filePath: county.path))
        for index in 4096..<min(bytes.count, 40_000) { bytes[index] = 0x5A }
        try bytes.write(to: URL(filePath: county.path))
        let said = words { _ = try Ledger.open(at: county.path).faults() }
        #expect(said.hasPrefix("台账“\(county.path)”已损坏，请用备份恢复"))
    }

    @Test func `rows are never changed or deleted by SQL`() throws {
        let county = try County()
        let ledger = try county.create()
        try county.importRoster(County.fixture("roster.csv"), into: ledger)
        try county.importSheet(County.fixture("reports.csv"), into: ledger)
        for (table, _) in LedgerSchema.batchTables + [("batch", ""), ("audit", "")] {
            let column = table == "audit" ? "actor" : table == "batch" ? "actor" : "batch"
            #expect(throws: DatabaseError.self) {
                try ledger.queue.write { try $0.execute(sql: "UPDATE \(table) SET \(column) = 'x'") }
            }
            #expect(throws: DatabaseError.self) {
                try ledger.queue.write { try $0.execute(sql: "DELETE FROM \(table)") }
            }
        }
        #expect(try ledger.faults() == [])
    }

    @Test(arguments: [
        (
            "claim_is_never_changed", "UPDATE claim SET hundredths = 200 WHERE hundredths = 0",
            "第 3 条所记的导入（2026-11-21T09:00:00+08:00，示例县禁毒办）有内容被改动过"
        ),
        (
            "expected_is_never_deleted", "DELETE FROM expected WHERE rowid = 1",
            "第 2 条所记的导入（2026-11-21T09:00:00+08:00，示例县禁毒办）有内容被改动过"
        ),
        ("audit_is_never_changed", "UPDATE audit SET actor = '别人' WHERE seq = 2", "审计记录第 2 条被改动过"),
    ])
    func `a row changed behind the program's back is found`(trigger: String, sql: String, fault: String) throws {
        let county = try County()
        let ledger = try county.create()
        try county.importRoster(County.fixture("roster.csv"), into: ledger)
        try county.importSheet(County.fixture("reports.csv"), into: ledger)
        #expect(try ledger.faults() == [])
        try ledger.queue.write { database in
            try database.execute(sql: "DROP TRIGGER \(trigger)")
            try database.execute(sql: sql)
            #expect(database.changesCount == 1)
        }
        #expect(try ledger.faults().first == fault)
    }

    @Test(arguments: [
        (ResultCode.SQLITE_IOERR, "读写失败，没有留下写了一半的内容：磁盘读写出错，请看 U盘或网络盘是否松动、是否还连着，把台账复制到硬盘再试"),
        (.SQLITE_FULL, "读写失败，没有留下写了一半的内容：磁盘已满，请腾出空间再试"),
        (.SQLITE_CORRUPT, "已损坏，请用备份恢复（文件内部对不上，可能是写的时候断了电或拔了 U盘）"),
        (.SQLITE_BUSY, "正被另一个程序写入，请稍后再试"),
        (.SQLITE_ERROR, "已损坏，请用备份恢复（缺少应有的表，可能被别的程序改过）"),
        (.SQLITE_MISMATCH, "读写失败，没有留下写了一半的内容：SQLite 代码 20，请重试；还不行就换用备份"),
    ])
    func `what SQLite says is said in Chinese`(code: ResultCode, words: String) {
        let error = DatabaseError(resultCode: code, message: "disk I/O error near xyzzy")
        #expect(LedgerError(error, path: "a.db").description == "台账“a.db”" + words)
    }

    @Test func `a ledger whose table is gone is said to be damaged, without a word of SQL`() throws {
        let county = try County()
        let ledger = try county.create()
        try ledger.queue.write { try $0.execute(sql: "DROP TABLE school_stage") }
        try ledger.close()
        let said = words { try county.importRoster(County.fixture("roster.csv"), into: Ledger.open(at: county.path)) }
        #expect(said == "台账“\(county.path)”已损坏，请用备份恢复（缺少应有的表，可能被别的程序改过）")
    }
}
