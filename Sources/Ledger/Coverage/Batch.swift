import DataFiles
package import Digests
import GRDB

extension Ledger {
    /// The file that an import comes from, as the ledger remembers it.
    package struct Origin: Sendable, Hashable {
        package let file: String
        package let sha256: String

        /// A file whose digest is known.
        package init(file: String, sha256: String) {
            self.file = file
            self.sha256 = sha256
        }

        /// `bytes` are those of the file as it lay on the disk.
        package init(file: String, bytes: [UInt8]) {
            self.file = file
            sha256 = SHA256Digest.hex(of: bytes)
        }

        /// `digest` is that of all files together, where there are many.
        package init(file: String, digest: SHA256Digest) {
            self.file = file
            sha256 = digest.hex
        }
    }
}

/// One import while it is being written: it registers itself with its first row and is sealed by its audit entry.
///
/// A class, because the writers of one transaction share it.
final class Batch {
    private let database: Database
    private let kind: String
    private let origin: Ledger.Origin
    private let stamp: Ledger.Stamp
    private let uid: String
    private var isOpen = false
    private var statements: [String: RowStatement] = [:]
    private var digest = BatchDigest()

    init(_ kind: String, _ origin: Ledger.Origin, _ stamp: Ledger.Stamp, _ database: Database) throws {
        self.database = database
        self.kind = kind
        self.origin = origin
        self.stamp = stamp
        let head = try String.fetchOne(database, sql: "SELECT hash FROM audit ORDER BY seq DESC LIMIT 1") ?? ""
        uid = String(SHA256Digest.hex(of: Array("\(kind)\n\(origin.sha256)\n\(head)".utf8)).prefix(16))
    }

    /// Adds a row; the batch itself is the last value.
    func insert(_ table: String, _ values: [(any DatabaseValueConvertible)?]) throws {
        try add(table, values.map(Field.init(converting:)))
    }

    /// Adds a row; the batch itself is the last value.
    func add(_ table: String, _ values: [Field]) throws {
        try open()
        try write(table, values, .text(uid))
    }

    /// Registers the import, which is told in the audit then even if it adds no row of its own.
    func open() throws {
        guard !isOpen else { return }
        isOpen = true
        let row: [Field] = [
            .text(uid), .text(kind), .text(origin.file), .text(origin.sha256), .text(stamp.on.description),
            .text(stamp.actor),
        ]
        try write("batch", row, nil)
    }

    private func write(_ table: String, _ row: [Field], _ batch: Field?) throws {
        let statement: RowStatement
        if let known = statements[table] {
            statement = known
        } else {
            let marks = repeatElement("?", count: row.count + (batch == nil ? 0 : 1)).joined(separator: ", ")
            statement = try RowStatement("INSERT INTO \(table) VALUES (\(marks))", database)
            statements[table] = statement
            try digest.prepare(table, database)
        }
        try statement.run(row, batch)
        digest.add(table, row, batch)
    }

    /// Writes the audit entry, unless nothing was registered.
    func seal() throws {
        guard isOpen else { return }
        let detail = try digest.finish() ?? Ledger.digest(of: uid, database)
        let entry = AuditEntry.Draft(action: "import \(kind)", object: uid, detail: detail)
        try AuditEntry.append(entry, stamp: stamp, to: database)
    }
}
