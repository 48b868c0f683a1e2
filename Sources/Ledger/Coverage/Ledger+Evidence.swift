package import DataFiles
import GRDB
package import Schools

/// Files that stand behind claims: known by their digest, with a note of what they show; the files stay where the office keeps them.
extension Ledger {
    /// What entering a file of evidence did.
    package struct EvidenceReceipt: Sendable, Hashable {
        /// Whether the file did not stand for this before.
        package let isNew: Bool
        /// The note that it had until now; empty where it had none.
        package let earlierNote: String
        /// The note that it has from now on.
        package let note: String
    }

    /// Enters a file for one indicator of a school; the same again changes nothing but a new note, and no note leaves the one that is there.
    package func store(
        evidence: EvidenceFile, bytes: Int, framework: String, period: Period, stamp: Stamp
    ) throws(LedgerError) -> EvidenceReceipt {
        try Self.translating(path) {
            try commit { database in
                let subject = [evidence.school, framework, period.id, evidence.indicator]
                let batch = try Batch(
                    "evidence", Origin(file: evidence.file, sha256: evidence.sha256), stamp, database)
                let day = stamp.on.description
                let isKnown = try Int.fetchOne(
                    database, sql: "SELECT 1 FROM evidence WHERE sha256 = ?", arguments: [evidence.sha256])
                if isKnown == nil { try batch.insert("evidence", [evidence.sha256, evidence.file, bytes, day]) }
                let linkedBy = try String.fetchOne(
                    database,
                    sql: """
                        SELECT batch FROM evidence_link
                        WHERE school = ? AND framework = ? AND period = ? AND indicator = ? AND sha256 = ?
                        """, arguments: StatementArguments(subject + [evidence.sha256]))
                if linkedBy == nil { try batch.insert("evidence_link", subject + ["", evidence.sha256, day]) }
                let notes = try Row.fetchAll(
                    database,
                    sql: """
                        SELECT revision, note, batch FROM evidence_note
                        WHERE school = ? AND framework = ? AND period = ? AND indicator = ? AND sha256 = ?
                        ORDER BY revision
                        """, arguments: StatementArguments(subject + [evidence.sha256]))
                // A link stands once; one that was taken back stands again by the note that comes after it.
                let undone = try LedgerReader(database, asOf: nil).undoneBatches()
                let kept = notes.last { !undone.contains($0["batch"]) }
                let isTakenBack = linkedBy.map(undone.contains) == true && kept == nil
                let known: String = kept?["note"] ?? ""
                let note = evidence.note.isEmpty ? known : evidence.note
                if known != note || isTakenBack {
                    let revision: Int = notes.last?["revision"] ?? 0
                    try batch.insert("evidence_note", subject + [evidence.sha256, revision + 1, note, day])
                }
                try batch.seal()
                return EvidenceReceipt(isNew: linkedBy == nil || isTakenBack, earlierNote: known, note: note)
            }
        }
    }
}

/// Lessons that were held, one class at a time.
extension Ledger {
    /// Every lesson of a period as it was known on a day.
    package func classHours(in period: Period, asOf day: CalendarDate) throws(LedgerError) -> [ClassHour] {
        try Self.translating(path) {
            try queue.read { try LedgerReader($0, asOf: day).classHours(in: period).compactMap(\.value) }
        }
    }

    /// Takes in lessons: all of them or none; another figure for one that is known takes its place.
    package func store(
        classHours hours: [ClassHour], period: Period, origin: Origin, stamp: Stamp, preview: Bool = false
    ) throws(LedgerError) -> ListReceipt {
        try Self.translating(path) {
            func write(_ database: Database, _ batch: Batch?) throws -> ListReceipt {
                let known = Dictionary(
                    try LedgerReader(database, asOf: nil).classHours(in: period).map { ($0.key, $0) }
                ) { $1 }
                var last: [String: ClassHour] = [:]
                for hour in hours { last[hour.key] = hour }
                let changed = last.values.filter { known[$0.key]?.value?.amount != $0.amount }.sorted {
                    $0.key < $1.key
                }
                for hour in changed {
                    let what = hour.basis == .tally ? hour.source : hour.heldOn.description
                    try batch?.insert(
                        "class_hour",
                        [
                            hour.school, period.id, hour.grade, hour.classroom, hour.basis.rawValue, what,
                            (known[hour.key]?.revision ?? 0) + 1, hour.heldOn.description, hour.amount.hundredths,
                            hour.source, stamp.on.description,
                        ])
                }
                let revised = changed.count { known[$0.key]?.value != nil }
                return ListReceipt(
                    new: changed.count - revised, revised: revised, unchanged: last.count - changed.count,
                    isStored: batch != nil)
            }
            if preview { return try queue.read { try write($0, nil) } }
            return try commit { database in
                let batch = try Batch("class hours", origin, stamp, database)
                let receipt = try write(database, batch)
                try batch.seal()
                return receipt
            }
        }
    }
}

extension LedgerReader {
    /// The last entry of each lesson; those of its terms too where the period is a school year.
    fileprivate func classHours(
        in period: Period
    ) throws -> [(key: String, value: ClassHour?, revision: Int)] {
        let undone = try undoneBatches()
        let sql = """
            SELECT school, grade, class, basis, held_on, hundredths, source, revision, batch FROM class_hour
            WHERE (period = ? OR period IN (?, ?)) AND recorded_on <= ?
            ORDER BY school, period, grade, class, basis, what, revision
            """
        let terms = period.term == nil ? period.terms.map(\.id) : [period.id, period.id]
        var found: [(key: String, value: ClassHour?, revision: Int)] = []
        var places: [String: Int] = [:]
        for row in try Row.fetchAll(database, sql: sql, arguments: [period.id, terms[0], terms[1], day]) {
            guard let held = CalendarDate(row[4] as String), let basis = ClassHour.Basis(rawValue: row[3]) else {
                continue
            }
            let hour = ClassHour(
                school: row[0], grade: row[1], classroom: row[2], heldOn: held, amount: Amount(hundredths: row[5]),
                basis: basis, source: row[6])
            // One class may have been written in several ways.
            let value = undone.contains(row[8]) ? nil : hour
            guard let place = places[hour.key] else {
                places[hour.key] = found.count
                found.append((hour.key, value, row[7]))
                continue
            }
            if found[place].revision <= row[7] { found[place] = (hour.key, value ?? found[place].value, row[7]) }
        }
        return found
    }
}
