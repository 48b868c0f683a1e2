import Foundation
import GRDB
import Testing

@testable import Coverage

/// Disks that fail and other programs that meddle: words, and nothing lost.
struct LedgerTroubleTests {
    private func filled() throws -> (county: County, ledger: Ledger) {
        let county = try County()
        let ledger = try county.create()
        try county.importRoster(County.fixture("roster.csv"), into: ledger)
        return (county, ledger)
    }

    private func said(_ work: () throws -> Void) -> String {
        do {
            try work()
            return ""
        } catch { return "\(error)" }
    }

    @Test func `while another program writes, an import is refused and can be repeated`() throws {
        let (county, ledger) = try filled()
        let head = try ledger.head()
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: county.path, configuration: configuration)
        try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
        let words = said { try county.importSheet(County.fixture("reports.csv"), into: ledger) }
        #expect(words.contains("正被另一个程序写入"))
        #expect(try ledger.head() == head)
        try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
        try other.close()
        #expect(try county.importSheet(County.fixture("reports.csv"), into: ledger).receipt?.counts == [8, 0, 0])
        #expect(try ledger.faults() == [])
    }

    @Test func `a ledger that is deleted under the program takes nothing in silence`() throws {
        let (county, ledger) = try filled()
        try FileManager.default.removeItem(atPath: county.path)
        let words = said { try county.importSheet(County.fixture("reports.csv"), into: ledger) }
        #expect(words.hasPrefix("写的时候，台账“\(county.path)”被删除、移走或换成了别的文件"))
        #expect(said { _ = try Ledger.open(at: county.path) }.contains("找不到台账"))
    }

    @Test(arguments: ["deleted", "moved", "replaced"])
    func `a ledger that goes away in the middle of an import is not said to hold it`(how: String) throws {
        let (county, ledger) = try filled()
        let files = FileManager.default
        let other = county.path + ".other"
        try files.copyItem(atPath: county.path, toPath: other)
        let words = said {
            _ = try Ledger.translating(county.path) {
                try ledger.commit { database in
                    // From here on SQLite holds its journal, and looks at the name of the file no more.
                    try database.execute(sql: "INSERT INTO result_seen (digest, until) VALUES ('x', '2026-12-31')")
                    if how == "deleted" { try files.removeItem(atPath: county.path) }
                    if how != "deleted" { try files.moveItem(atPath: county.path, toPath: county.path + ".away") }
                    if how == "replaced" { try files.copyItem(atPath: other, toPath: county.path) }
                }
            }
        }
        #expect(words.hasPrefix("写的时候，台账“\(county.path)”被删除、移走或换成了别的文件"), "\(words)")
        try ledger.close()
        // What bears the name now is whole, and holds nothing of it.
        if how == "replaced" { #expect(try Ledger.open(at: county.path).faults() == []) }
        if how != "deleted" { #expect(try Ledger.open(at: county.path + ".away").faults() == []) }
        #expect(files.fileExists(atPath: county.path) == (how == "replaced"))
        #expect(!files.fileExists(atPath: county.path + "-journal"))
    }

    @Test func `a disk that is full in the middle of an import leaves the ledger as it was`() throws {
        let (county, ledger) = try filled()
        let head = try ledger.head()
        let figures = try county.figures(ledger)
        // SQLite itself refuses to grow: what a full disk says, at a page of our choice.
        let pages = try ledger.queue.read { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
        for room in 0..<6 {
            try ledger.queue.inDatabase { try $0.execute(sql: "PRAGMA max_page_count = \(pages + room)") }
            let words = said { try county.importSheet(County.fixture("reports.csv"), into: ledger) }
            if words.isEmpty { break }
            #expect(words.hasSuffix("读写失败，没有留下写了一半的内容：磁盘已满，请腾出空间再试"))
            #expect(try ledger.head() == head && county.figures(ledger) == figures)
            #expect(try ledger.faults() == [])
        }
        try ledger.queue.inDatabase { try $0.execute(sql: "PRAGMA max_page_count = 1000000") }
        #expect(try county.importSheet(County.fixture("reports.csv"), into: ledger).receipt?.isStored == true)
        #expect(try ledger.faults() == [])
    }

    @Test func `a damaged page is found, and a backup takes its place`() throws {
        let (county, ledger) = try filled()
        let backup = county.path + ".backup"
        try ledger.backUp(to: backup)
        try ledger.close()
        var bytes = try Data(contentsOf: URL(filePath: county.path))
        let middle = bytes.count / 8192 * 4096
        for index in middle..<middle + 4096 { bytes[index] = 0xA5 }
        try bytes.write(to: URL(filePath: county.path))
        let found = said {
            let damaged = try Ledger.open(at: county.path)
            let faults = try damaged.faults()
            if !faults.isEmpty { throw LedgerError.refused(faults.joined()) }
        }
        #expect(!found.isEmpty)
        _ = try Ledger.restore(backup, to: county.path)
        #expect(try Ledger.open(at: county.path).faults() == [])
    }
}
