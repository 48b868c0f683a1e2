import Digests
import GRDB

/// One line of the audit: who did what when, bound to the line before it by its hash.
package struct AuditEntry: Sendable, Hashable {
    package let sequence: Int
    package let at: String
    package let actor: String
    package let action: String
    /// The import that it is about, or nothing.
    package let object: String
    package let detail: String
    package let previous: String
    package let hash: String

    /// The action of an entry that holds the digest of all sums of results.
    static let sums = "sums"

    struct Draft {
        let action: String
        let object: String
        let detail: String
    }

    /// SHA-256 of the fields, each with its length in front so that no two lines read the same.
    var expectedHash: String {
        let fields = [String(sequence), at, actor, action, object, detail, previous]
        return SHA256Digest.hex(of: fields.flatMap { Array("\($0.utf8.count):\($0)\n".utf8) })
    }

    /// Adds a line at the end and gives the new head.
    @discardableResult
    static func append(_ draft: Draft, stamp: Ledger.Stamp, to database: Database) throws -> String {
        let last = try Row.fetchOne(database, sql: "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")
        let sequence: Int = last?["seq"] ?? 0
        let previous: String = last?["hash"] ?? ""
        let open = AuditEntry(
            sequence: sequence + 1,
            at: stamp.at,
            actor: stamp.actor,
            action: draft.action,
            object: draft.object,
            detail: draft.detail,
            previous: previous,
            hash: ""
        )
        let hash = open.expectedHash
        try database.execute(
            sql: "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                open.sequence, open.at, open.actor, open.action, open.object, open.detail, open.previous, hash,
            ]
        )
        return hash
    }

    static func all(_ database: Database) throws -> [AuditEntry] {
        try Row.fetchAll(database, sql: "SELECT * FROM audit ORDER BY seq").map { row in
            AuditEntry(
                sequence: row["seq"],
                at: row["at"],
                actor: row["actor"],
                action: row["action"],
                object: row["object"],
                detail: row["detail"],
                previous: row["previous"],
                hash: row["hash"]
            )
        }
    }
}
