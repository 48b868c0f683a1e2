package import DataFiles
import GRDB
package import Schools

/// Surveys and titles: both are corrected by a later entry, never changed.
extension Ledger {
    /// What storing a list did, or would do.
    package struct ListReceipt: Sendable, Hashable {
        package let new: Int
        package let revised: Int
        package let unchanged: Int
        package let isStored: Bool
    }

    /// Every survey as it was known on a day, by region, kind and day.
    package func surveys(asOf day: CalendarDate) throws(LedgerError) -> [Survey] {
        try Self.translating(path) {
            try queue.read { database in
                try LedgerReader(database, asOf: day).surveys().values.compactMap(\.value)
                    .sorted {
                        ($0.region, $0.kind, $0.heldOn, $0.organiser) < ($1.region, $1.kind, $1.heldOn, $1.organiser)
                    }
            }
        }
    }

    /// Takes in surveys: all of them or none; other figures for one that is known take its place.
    package func store(
        surveys: [Survey], origin: Origin, stamp: Stamp, preview: Bool = false
    ) throws(LedgerError) -> ListReceipt {
        try Self.translating(path) {
            func write(_ database: Database, _ batch: Batch?) throws -> ListReceipt {
                let known = try LedgerReader(database, asOf: nil).surveys()
                let changed = surveys.filter { known[$0.key]?.value != $0 }.sorted { $0.key < $1.key }
                for survey in changed {
                    let revision = (known[survey.key]?.revision ?? 0) + 1
                    try batch?.insert(
                        "survey",
                        [
                            "\(survey.key)/\(revision)", survey.region, survey.kind, survey.heldOn.description,
                            survey.sample, survey.positive, survey.method, survey.organiser, stamp.on.description,
                        ])
                }
                let revised = changed.count { known[$0.key]?.value != nil }
                return ListReceipt(
                    new: changed.count - revised, revised: revised, unchanged: surveys.count - changed.count,
                    isStored: batch != nil)
            }
            if preview { return try queue.read { try write($0, nil) } }
            return try commit { database in
                let batch = try Batch("survey", origin, stamp, database)
                let receipt = try write(database, batch)
                try batch.seal()
                return receipt
            }
        }
    }

    /// Every title as it was known on a day.
    package func designations(asOf day: CalendarDate) throws(LedgerError) -> [Designation] {
        try Self.translating(path) {
            try queue.read { try LedgerReader($0, asOf: day).designations().compactMap { $0.isKept ? $0.value : nil } }
        }
    }

    /// Enters a title, or the day on which a known one is taken away.
    package func store(_ designation: Designation, stamp: Stamp) throws(LedgerError) {
        try Self.translating(path) {
            try commit { database in
                let last = try LedgerReader(database, asOf: nil).designations()
                    .last { $0.value.isSame(as: designation) }
                if last?.isKept == true, last?.value == designation { return }
                let batch = try Batch("designation", Origin(file: "", bytes: []), stamp, database)
                try batch.insert(
                    "designation",
                    [
                        designation.school, designation.kind, designation.level, designation.validFrom.description,
                        (last?.revision ?? 0) + 1, designation.withdrawnOn?.description, designation.document,
                        stamp.on.description,
                    ])
                try batch.seal()
            }
        }
    }
}

extension LedgerReader {
    /// The last entry of each survey by its key; nothing where all of them were taken back.
    fileprivate func surveys() throws -> [String: (value: Survey?, revision: Int)] {
        let undone = try undoneBatches()
        let sql = """
            SELECT uid, region, kind, held_on, sample, positive, method, organiser, batch FROM survey WHERE recorded_on <= ?
            """
        var found: [String: (value: Survey?, revision: Int)] = [:]
        var kept: [String: Int] = [:]
        for row in try Row.fetchAll(database, sql: sql, arguments: [day]) {
            guard let held = CalendarDate(row[3] as String) else { continue }
            let revision = (row[0] as String).split(separator: "/").last.flatMap { Int($0) } ?? 1
            let survey = Survey(
                region: row[1], kind: row[2], heldOn: held, sample: row[4], positive: row[5], method: row[6],
                organiser: row[7])
            let highest = max(revision, found[survey.key]?.revision ?? 0)
            if !undone.contains(row[8]), kept[survey.key] ?? 0 < revision {
                kept[survey.key] = revision
                found[survey.key] = (survey, highest)
            } else {
                found[survey.key] = (found[survey.key]?.value, highest)
            }
        }
        return found
    }

    /// The last entry of each title that was not taken back, or the last at all; by school, kind, level and day.
    fileprivate func designations() throws -> [(value: Designation, revision: Int, isKept: Bool)] {
        let undone = try undoneBatches()
        let sql = """
            SELECT school, kind, level, valid_from, valid_to, document, revision, batch FROM designation WHERE recorded_on <= ?
            ORDER BY school, kind, level, valid_from, revision
            """
        var found: [(value: Designation, revision: Int, isKept: Bool)] = []
        for row in try Row.fetchAll(database, sql: sql, arguments: [day]) {
            guard let from = CalendarDate(row[3] as String) else { continue }
            let until: String? = row[4]
            let entry = Designation(
                school: row[0], kind: row[1], level: row[2], validFrom: from,
                withdrawnOn: until.flatMap { CalendarDate($0) }, document: row[5])
            let isKept = !undone.contains(row[7])
            if let last = found.last, last.value.isSame(as: entry) {
                found.removeLast()
                // What was taken back counts for the number of the revision alone.
                found.append(isKept ? (entry, row[6], true) : (last.value, row[6], last.isKept))
            } else {
                found.append((entry, row[6], isKept))
            }
        }
        return found
    }
}

extension Designation {
    /// Whether two entries are about one title.
    fileprivate func isSame(as other: Designation) -> Bool {
        school == other.school && kind == other.kind && level == other.level && validFrom == other.validFrom
    }
}
