package import DataFiles
import GRDB
package import Schools

extension Ledger {
    /// What storing activities did, or would do.
    package struct ActivityReceipt: Sendable, Hashable {
        package let new: Int
        package let revised: Int
        package let unchanged: Int
        package let isStored: Bool
    }

    /// Every activity and every count of the new media as it stands on a day.
    package func activities(asOf day: CalendarDate) throws(LedgerError) -> ActivityBook {
        try Self.translating(path) {
            try queue.read { database in
                let reader = LedgerReader(database, asOf: day)
                return ActivityBook(
                    activities: try reader.activities().values.compactMap(\.value),
                    media: try reader.media().values.compactMap(\.value))
            }
        }
    }

    /// Takes in activities: all of them or none.
    ///
    /// The same again changes nothing; other figures are a new revision.
    package func store(
        activities book: ActivityBook, origin: Origin, stamp: Stamp, preview: Bool = false
    ) throws(LedgerError) -> ActivityReceipt {
        try Self.translating(path) {
            func write(_ database: Database, _ batch: Batch?) throws -> ActivityReceipt {
                let reader = LedgerReader(database, asOf: nil)
                let activities = try reader.activities()
                let media = try reader.media()
                var counts = (new: 0, revised: 0, unchanged: 0)
                /// The revision to write, or nil for one that is there already.
                func revision<Value: Equatable>(_ value: Value, over known: (value: Value?, revision: Int)?) -> Int? {
                    guard let known else {
                        counts.new += 1
                        return 1
                    }
                    if known.value == value {
                        counts.unchanged += 1
                        return nil
                    }
                    if known.value == nil { counts.new += 1 } else { counts.revised += 1 }
                    return known.revision + 1
                }
                for activity in book.activities {
                    guard let revision = revision(activity, over: activities[activity.key]) else { continue }
                    try batch?.insert("activity", activity.row(revision, stamp.on))
                }
                for count in book.media {
                    guard let revision = revision(count, over: media[count.key]) else { continue }
                    try batch?.insert("media", count.row(revision, stamp.on))
                }
                return ActivityReceipt(
                    new: counts.new, revised: counts.revised, unchanged: counts.unchanged, isStored: batch != nil)
            }
            if preview { return try queue.read { try write($0, nil) } }
            return try commit { database in
                let batch = try Batch("activity", origin, stamp, database)
                let receipt = try write(database, batch)
                try batch.seal()
                return receipt
            }
        }
    }
}

extension LedgerReader {
    /// The last revision of each activity by its key; nothing where all that was said of it was taken back.
    fileprivate func activities() throws -> [String: (value: Activity?, revision: Int)] {
        let undone = try undoneBatches()
        let sql = """
            SELECT key, revision, held_on, place, kind, title, audience, heads, copies, serves, source, batch
            FROM activity WHERE recorded_on <= ? ORDER BY key, revision
            """
        var found: [String: (value: Activity?, revision: Int)] = [:]
        for row in try Row.fetchAll(database, sql: sql, arguments: [day]) {
            guard let held = CalendarDate(row[2] as String) else { continue }
            let serves: String = row[9]
            let activity = Activity(
                heldOn: held, place: row[3], kind: row[4], title: row[5], audience: row[6], heads: row[7],
                copies: row[8], serves: serves.split(separator: ",").map(String.init), source: row[10])
            found[row[0]] = (undone.contains(row[11]) ? found[row[0]]?.value : activity, row[1])
        }
        return found
    }

    /// The last revision of each account and month.
    fileprivate func media() throws -> [String: (value: MediaCount?, revision: Int)] {
        let undone = try undoneBatches()
        let sql = """
            SELECT month, channel, account, posts, reads, followers, revision, batch FROM media WHERE recorded_on <= ?
            ORDER BY month, channel, account, revision
            """
        var found: [String: (value: MediaCount?, revision: Int)] = [:]
        for row in try Row.fetchAll(database, sql: sql, arguments: [day]) {
            let count = MediaCount(
                month: row[0], channel: row[1], account: row[2], posts: row[3], reads: row[4], followers: row[5])
            found[count.key] = (undone.contains(row[7]) ? found[count.key]?.value : count, row[6])
        }
        return found
    }
}

extension Activity {
    fileprivate func row(_ revision: Int, _ day: CalendarDate) -> [(any DatabaseValueConvertible)?] {
        [
            key, revision, heldOn.description, place, kind, title, audience, heads, copies,
            serves.joined(separator: ","), source, day.description,
        ]
    }
}

extension MediaCount {
    fileprivate var key: String { [month, channel, account].joined(separator: "\n") }

    fileprivate func row(_ revision: Int, _ day: CalendarDate) -> [(any DatabaseValueConvertible)?] {
        [month, channel, account, revision, posts, reads, followers, day.description]
    }
}
