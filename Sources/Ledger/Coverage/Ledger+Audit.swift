import Digests
import GRDB

extension Ledger {
    /// The hash of the last line of the audit: it stands for everything that the ledger holds.
    package func head() throws(LedgerError) -> String {
        try Self.translating(path) {
            try queue.read { try String.fetchOne($0, sql: "SELECT hash FROM audit ORDER BY seq DESC LIMIT 1") ?? "" }
        }
    }

    /// Every line of the audit, oldest first.
    package func audit() throws(LedgerError) -> [AuditEntry] {
        try Self.translating(path) { try queue.read { try AuditEntry.all($0) } }
    }

    /// What does not agree, in Chinese; empty when the file is whole and no row was changed behind the program's back.
    ///
    /// It checks SQLite's own structures, the chain of the audit, and the rows of every import against the digest that
    /// its line holds.
    package func faults() throws(LedgerError) -> [String] {
        try Self.translating(path) {
            try queue.read { database in
                var faults: [String] = []
                let structure = try String.fetchAll(database, sql: "PRAGMA integrity_check")
                if structure != ["ok"] { faults.append("文件结构有损坏（\(structure.count) 处）") }
                let strays = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
                if !strays.isEmpty { faults.append("有 \(strays.count) 行指向不存在的记录") }
                faults += try Self.chainFaults(database)
                // What is wrong with the rows themselves has been said.
                if faults.isEmpty, try !Heads.areTrue(database) { faults.append(Self.untrueHeads) }
                return faults
            }
        }
    }

    /// What does not agree in the chain of the audit and in the last reports of some schools: a moment's work, whatever the size of the ledger.
    ///
    /// It does not look at the rows of the imports, nor at the last report of every school; ``faults()`` does.
    package func chainFaults() throws(LedgerError) -> [String] {
        try Self.translating(path) {
            try queue.read { database in
                var faults = try Self.chainFaults(database, checksRows: false)
                if faults.isEmpty, try !Heads.sampleIsTrue(database) { faults.append(Self.untrueHeads) }
                return faults
            }
        }
    }

    private static let untrueHeads = "各校最近一次填报的索引与填报记录对不上"

    private static func chainFaults(_ database: Database, checksRows: Bool = true) throws -> [String] {
        var faults: [String] = []
        var previous = ""
        var audited: Set<String> = []
        for (index, entry) in try AuditEntry.all(database).enumerated() {
            if entry.sequence != index + 1 { faults.append("审计记录缺少第 \(index + 1) 条") }
            if entry.previous != previous || entry.hash != entry.expectedHash {
                faults.append("审计记录第 \(entry.sequence) 条被改动过")
            }
            previous = entry.hash
            guard !entry.object.isEmpty else { continue }
            audited.insert(entry.object)
            if checksRows, try digest(of: entry.object, database) != entry.detail {
                faults.append("第 \(entry.sequence) 条所记的导入（\(entry.at)，\(entry.actor)）有内容被改动过")
            }
        }
        if checksRows { faults += try sumsFaults(database) }
        let batches = try String.fetchAll(database, sql: "SELECT uid FROM batch ORDER BY uid")
        for batch in batches where !audited.contains(batch) { faults.append("有一次导入没有审计记录：\(batch)") }
        return faults
    }

    /// Sums are merged in place: the last line that is about them speaks for all.
    private static func sumsFaults(_ database: Database) throws -> [String] {
        guard try database.tableExists("tally") else { return [] }
        let last = try String.fetchOne(
            database, sql: "SELECT detail FROM audit WHERE action = ? ORDER BY seq DESC LIMIT 1",
            arguments: [AuditEntry.sums])
        let isEmpty = try Int.fetchOne(database, sql: "SELECT 1 FROM tally LIMIT 1") == nil
        let isWhole = try last.map { try $0 == talliesDigest(database) } ?? isEmpty
        return isWhole ? [] : ["测评结果的合计被改动过"]
    }

    /// SHA-256 of every row that an import brought, in a fixed order, each value with its type and length.
    ///
    /// A table that came later is named only where it has rows: digests made before it came still hold.
    static func digest(of batch: String, _ database: Database) throws -> String {
        var stream = SHA256Stream()
        var bytes: [UInt8] = []
        for (index, (table, order)) in LedgerSchema.digested.enumerated() {
            let column = table == "batch" ? "uid" : "batch"
            let sql = "SELECT * FROM \(table) WHERE \(column) = ? ORDER BY \(order)"
            let rows = try RowStatement(sql, database, [.text(batch)])
            var isNamed = index < LedgerSchema.firstDigested
            if isNamed { bytes += "\(table)\n".utf8 }
            while try rows.next() {
                if !isNamed {
                    isNamed = true
                    bytes += "\(table)\n".utf8
                }
                rows.encode(into: &bytes)
                guard bytes.count > 1 << 16 else { continue }
                stream.add(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
        }
        stream.add(bytes)
        return stream.finish().hex
    }
}
