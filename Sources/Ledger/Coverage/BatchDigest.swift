import Digests
import Foundation
import GRDB

/// The digest of an import, made while its rows are written.
///
/// It equals ``Ledger/digest(of:_:)``, which reads the rows back, as long as they are written in the order of that digest: table
/// after table as the schema lists them, each by its key. Otherwise there is none, and they have to be read back.
struct BatchDigest: ~Copyable {
    private struct Table {
        let position: Int
        /// The columns that order its rows.
        let key: [Int]
    }

    private var tables: [String: Table] = [:]
    private var current = -1
    private var last: [Field] = []
    private var isInOrder = true
    private var bytes: [UInt8] = []
    private var stream: SHA256Stream? = SHA256Stream()

    /// Must be called before the first row of a table.
    mutating func prepare(_ table: String, _ database: Database) throws {
        guard let position = LedgerSchema.digested.firstIndex(where: { $0.table == table }) else {
            isInOrder = false
            return
        }
        let names = try Row.fetchAll(database, sql: "PRAGMA table_info(\(table))").map { $0["name"] as String }
        let order = LedgerSchema.digested[position].order.components(separatedBy: ", ")
        let key = order.compactMap { names.firstIndex(of: $0) }
        if key.count != order.count { isInOrder = false }
        tables[table] = Table(position: position, key: key)
    }

    /// `batch` is the last value of a row that belongs to one.
    mutating func add(_ name: String, _ row: [Field], _ batch: Field?) {
        guard isInOrder, let table = tables[name] else { return }
        if table.position == current {
            isInOrder = Self.areInOrder(last, row, by: table.key)
        } else if table.position > current {
            nameEmpty(upTo: table.position)
            self.name(table.position)
            current = table.position
        } else {
            isInOrder = false
        }
        last = row
        for field in row { RowCode.add(field, to: &bytes) }
        if let batch { RowCode.add(batch, to: &bytes) }
        if bytes.count > 1 << 16 { flush() }
    }

    /// The figures of the digest; nil when rows came out of order.
    mutating func finish() -> String? {
        guard isInOrder else { return nil }
        nameEmpty(upTo: LedgerSchema.firstDigested)
        flush()
        return stream.take()?.finish().hex
    }

    /// Names the tables of the first migration that have no rows; one that came later is named only where it has some.
    private mutating func nameEmpty(upTo end: Int) {
        let end = min(end, LedgerSchema.firstDigested)
        guard current + 1 < end else { return }
        for position in (current + 1)..<end { name(position) }
    }

    private mutating func name(_ position: Int) { bytes += "\(LedgerSchema.digested[position].table)\n".utf8 }

    private mutating func flush() {
        stream?.add(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    /// Whether a row comes behind another by some of its columns, as SQLite orders them.
    private static func areInOrder(_ left: [Field], _ right: [Field], by key: [Int]) -> Bool {
        for column in key {
            switch (left[column], right[column]) {
            case (.null, .null): continue
            case (.null, _): return true
            case (.int(let left), .int(let right)):
                if left != right { return left < right }
            case (.text(let left), .text(let right)):
                if left.utf8.lexicographicallyPrecedes(right.utf8) { return true }
                if right.utf8.lexicographicallyPrecedes(left.utf8) { return false }
            default: return false
            }
        }
        return false
    }
}
