import Foundation
import GRDB
import Schools
import Testing

@testable import Coverage

struct LedgerBackupTests {
    private func words(_ work: () throws -> Void) -> String {
        do {
            try work()
            return "nothing went wrong"
        } catch {
            return "\(error)"
        }
    }

    private func filled() throws -> (county: County, ledger: Ledger) {
        let county = try County()
        let ledger = try county.create()
        try county.importRoster(County.fixture("roster.csv"), into: ledger)
        try county.importSheet(County.fixture("reports.csv"), into: ledger)
        return (county, ledger)
    }

    @Test func `a backup is the ledger, and what was entered since is gone when it is put back`() throws {
        let (county, ledger) = try filled()
        let backup = county.path + ".backup"
        let head = try ledger.head()
        let figures = try county.figures(ledger)
        try ledger.backUp(to: backup)
        let later = Array("学校名称,课时\n示例县第一中学,2\n".utf8)
        try county.importSheet(later, into: ledger, day: "2026-11-22")
        #expect(try county.figures(ledger, day: "2026-11-22") != figures)
        try ledger.close()

        let kept = try Ledger.restore(backup, to: county.path)
        #expect(kept == county.path + ".replaced")
        let restored = try Ledger.open(at: county.path)
        #expect(try restored.head() == head)
        #expect(try restored.faults() == [])
        #expect(try county.figures(restored) == figures)
        #expect(county.files.sorted() == ["ledger.db", "ledger.db.backup", "ledger.db.replaced"])
    }

    @Test func `a backup never takes the place of a file`() throws {
        let (county, ledger) = try filled()
        let target = county.path + ".backup"
        try Data("给我留着".utf8).write(to: URL(filePath: target))
        #expect(words { try ledger.backUp(to: target) } == "“\(target)”已经存在，没有改动它；要新建台账请换一个文件名")
        #expect(try String(contentsOfFile: target, encoding: .utf8) == "给我留着")
    }

    /// The ledger in the middle of somebody's import, as a power cut leaves it: pages are in the file already, and the journal that takes
    /// them back lies beside it.
    @Test func `a backup of a ledger with a hot journal holds what was acknowledged and nothing else`() throws {
        let (county, ledger) = try filled()
        let head = try ledger.head()
        let figures = try county.figures(ledger)
        try ledger.close()
        let cut = county.path + ".cut"
        let writer = try DatabaseQueue(path: county.path)
        try writer.inDatabase { database in
            try database.execute(sql: "PRAGMA cache_size = 2; PRAGMA synchronous = FULL; BEGIN IMMEDIATE")
            for number in 0..<3000 {
                let row = [String(repeating: "\(number)-", count: 40), "2027-01-31"]
                try database.execute(
                    sql: "INSERT INTO result_seen (digest, until) VALUES (?, ?)", arguments: StatementArguments(row))
            }
            for ending in ["", "-journal"] {
                try FileManager.default.copyItem(atPath: county.path + ending, toPath: cut + ending)
            }
            try database.execute(sql: "ROLLBACK")
        }
        try writer.close()
        let size = try #require(try FileManager.default.attributesOfItem(atPath: cut + "-journal")[.size] as? Int)
        #expect(size > 512)
        let spoiled = try Data(contentsOf: URL(filePath: cut))
        let whole = try Data(contentsOf: URL(filePath: county.path))
        #expect(spoiled != whole)

        let opened = try Ledger.open(at: cut)
        let backup = county.path + ".backup"
        try opened.backUp(to: backup)
        try opened.close()
        #expect(!FileManager.default.fileExists(atPath: cut + "-journal"))
        let kept = try Ledger.open(at: backup)
        #expect(try kept.head() == head)
        #expect(try kept.faults() == [])
        #expect(try county.figures(kept) == figures)
        #expect(try kept.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM result_seen") } == 0)
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"), "python3 is missing"))
    func `a backup while another program writes holds one moment, and that program goes on`() throws {
        let (county, ledger) = try filled()
        let head = try ledger.head()
        let script = """
            import sqlite3, sys
            db = sqlite3.connect(sys.argv[1], isolation_level=None)
            db.execute("BEGIN IMMEDIATE")
            db.executemany("INSERT INTO result_seen (digest, until) VALUES (?, '2027-01-31')", [(str(n),) for n in range(50)])
            print("writing", flush=True)
            sys.stdin.readline()
            db.execute("COMMIT")
            """
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = ["-c", script, county.path]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        #expect(try output.fileHandleForReading.read(upToCount: 8) == Data("writing\n".utf8))
        let backup = county.path + ".backup"
        try ledger.backUp(to: backup)
        try input.fileHandleForWriting.write(contentsOf: Data("\n".utf8))
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        func seen(_ ledger: Ledger) throws -> Int? {
            try ledger.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM result_seen") }
        }
        let kept = try Ledger.open(at: backup)
        #expect(try kept.head() == head)
        #expect(try kept.faults() == [])
        #expect(try [seen(kept), seen(ledger)] == [0, 50])
    }

    @Test func `a damaged backup is refused and the ledger stays`() throws {
        let (county, ledger) = try filled()
        let backup = county.path + ".backup"
        try ledger.backUp(to: backup)
        try ledger.close()
        var bytes = try Data(contentsOf: URL(filePath: backup))
        for index in 8192..<min(bytes.count, 60_000) { bytes[index] = 0x5A }
        try bytes.write(to: URL(filePath: backup))
        let before = try Data(contentsOf: URL(filePath: county.path))
        let said = words { _ = try Ledger.restore(backup, to: county.path) }
        #expect(said.hasPrefix("台账“\(backup)”已损坏，请用备份恢复"))
        #expect(try Data(contentsOf: URL(filePath: county.path)) == before)
    }

    @Test func `what a killed backup left does not disturb the next`() throws {
        let (county, ledger) = try filled()
        let backup = county.path + ".backup"
        try Data(repeating: 0x5A, count: 5000).write(to: URL(filePath: backup + ".unfinished"))
        try Data(repeating: 0x5A, count: 512).write(to: URL(filePath: backup + ".unfinished-journal"))
        try ledger.backUp(to: backup)
        #expect(try Ledger.open(at: backup).faults() == [])
        #expect(county.files.sorted() == ["ledger.db", "ledger.db.backup"])
    }

    @Test func `the journal of a ledger that is replaced goes with it`() throws {
        let (county, ledger) = try filled()
        let backup = county.path + ".backup"
        try ledger.backUp(to: backup)
        try ledger.close()
        try Data(repeating: 1, count: 512).write(to: URL(filePath: county.path + "-journal"))
        _ = try Ledger.restore(backup, to: county.path)
        #expect(
            county.files.sorted() == [
                "ledger.db", "ledger.db.backup", "ledger.db.replaced", "ledger.db.replaced-journal",
            ])
        #expect(try Ledger.open(at: county.path).faults() == [])
    }
}
