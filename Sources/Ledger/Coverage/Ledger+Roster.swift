import DataFiles
import Diagnostics
import GRDB
package import Schools

extension Ledger {
    /// What importing a roster did, or would do.
    package struct RosterReceipt: Sendable {
        package let plan: RosterPlan
        /// Schools that were not on the list of those expected in the period before.
        package let newlyExpected: Int
        /// Schools that the list does not take in any more, since others have reported by it.
        package let late: [School]
        /// Whether it is in the ledger now.
        package let isStored: Bool
    }

    /// Takes in a roster: the schools, and the list of those expected in a period.
    ///
    /// All of it or nothing. Nothing is stored when the plan has errors, or for a preview. The list only grows: a school leaves it by its
    /// closing day, never by being left out. The same roster again changes nothing.
    ///
    /// Once a school has reported in the period, its list is fixed: schools that a later roster brings are entered, but not expected
    /// unless `admitsLate`.
    package func store(
        roster entries: [RosterEntry],
        framework: String,
        period: Period,
        origin: Origin,
        stamp: Stamp,
        preview: Bool = false,
        admitsLate: Bool = false
    ) throws(LedgerError) -> RosterReceipt {
        try Self.translating(path) {
            func receipt(_ database: Database) throws -> RosterReceipt {
                try Self.rosterReceipt(
                    entries, framework, period, stamp, database, isStored: !preview, admitsLate: admitsLate)
            }
            if preview { return try queue.read { try receipt($0) } }
            return try commit { database in
                let receipt = try receipt(database)
                guard receipt.isStored else { return receipt }
                let batch = try Batch("roster", origin, stamp, database)
                let late = Set(receipt.late.map(\.uid))
                try RosterWriter(receipt.plan, late, framework, period, stamp, batch, database).write()
                try batch.seal()
                return receipt
            }
        }
    }

    private static func rosterReceipt(
        _ entries: [RosterEntry],
        _ framework: String,
        _ period: Period,
        _ stamp: Stamp,
        _ database: Database,
        isStored: Bool,
        admitsLate: Bool
    ) throws -> RosterReceipt {
        let known = try LedgerReader(database, asOf: nil).schools(in: period)
        let plan = RosterPlan(entries, known: known, on: stamp.on)
        let expected = try LedgerReader(database, asOf: nil).expected(framework: framework, period: period)
        let reported = try Int.fetchOne(
            database, sql: "SELECT 1 FROM head WHERE framework = ? AND period = ? AND claims <> '' LIMIT 1",
            arguments: [framework, period.id])
        let new = plan.listed.filter { !expected.contains($0.uid) }
        let isFixed = reported != nil && !admitsLate
        return RosterReceipt(
            plan: plan,
            newlyExpected: isFixed ? 0 : new.count,
            late: isFixed ? new : [],
            isStored: isStored && !plan.findings.haveErrors
        )
    }
}

/// Writes what a roster changes, table by table, in the order of the import's digest.
private struct RosterWriter {
    let plan: RosterPlan
    /// Schools that come too late to be expected.
    let late: Set<String>
    let framework: String
    let period: Period
    let day: String
    /// What is said about a period that is over held at its end.
    let validFrom: String
    let batch: Batch
    let database: Database
    private let reader: LedgerReader
    private let listed: [School]

    init(
        _ plan: RosterPlan, _ late: Set<String>, _ framework: String, _ period: Period, _ stamp: Ledger.Stamp,
        _ batch: Batch, _ database: Database
    ) {
        self.plan = plan
        self.late = late
        self.framework = framework
        self.period = period
        self.batch = batch
        self.database = database
        day = stamp.on.description
        validFrom = min(stamp.on, period.end ?? stamp.on).description
        reader = LedgerReader(database, asOf: nil)
        listed = plan.listed.sorted { $0.uid < $1.uid }
    }

    func write() throws {
        let known = Dictionary(uniqueKeysWithValues: try reader.schools(in: period).map { ($0.uid, $0) })
        let sizes = try reader.sizeRevisions(in: period)
        let expected = try reader.expected(framework: framework, period: period)
        try writeRegions()
        // One that an undone roster had brought is there already.
        let there = try String.fetchSet(database, sql: "SELECT uid FROM school")
        for school in listed where known[school.uid] == nil && !there.contains(school.uid) {
            try batch.add("school", [.text(school.uid)])
        }
        try writeVersions(of: listed.filter { known[$0.uid]?.withoutSize != $0.withoutSize })
        for school in listed { try writeSizes(of: school, known[school.uid]?.units ?? [], sizes[school.uid] ?? [:]) }
        try writeExpected(listed.filter { !expected.contains($0.uid) && !late.contains($0.uid) })
    }

    /// The whole school first, then its parts in the order of their key.
    private func writeSizes(
        of school: School, _ known: [SchoolUnit], _ sizes: [String: (revision: Int, unit: SchoolUnit?)]
    ) throws {
        let whole = SchoolUnit(stages: [], grade: nil, classes: school.classes, students: school.students)
        let last = sizes[whole.key]
        let isWritten = last?.unit.map { $0 == whole } ?? (school.classes == nil && school.students == nil)
        let parts = school.units.filter { !known.contains($0) }
        for unit in (isWritten ? [] : [whole]) + parts {
            try batch.add(
                "school_size",
                [.text(school.uid), .text(period.id)] + unit.columns + [
                    .int((sizes[unit.key]?.revision ?? 0) + 1), Field(unit.classes), Field(unit.students), .text(day),
                ])
        }
    }

    /// `expected` holds a school once: what an undone roster wrote there is written again beside it.
    private func writeExpected(_ schools: [School]) throws {
        let sql = "SELECT school FROM expected WHERE framework = ? AND period = ?"
        let there = try String.fetchSet(database, sql: sql, arguments: [framework, period.id])
        for school in schools where !there.contains(school.uid) {
            try batch.add("expected", [.text(school.uid), .text(framework), .text(period.id), .text(day)])
        }
        for school in schools where there.contains(school.uid) {
            let last = try Int.fetchOne(
                database,
                sql: "SELECT max(revision) FROM expected_again WHERE school = ? AND framework = ? AND period = ?",
                arguments: [school.uid, framework, period.id])
            try batch.add(
                "expected_again",
                [.text(school.uid), .text(framework), .text(period.id), .int((last ?? 0) + 1), .text(day)])
        }
    }

    private func writeRegions() throws {
        let regions = try String.fetchSet(database, sql: "SELECT code FROM region")
        let new = plan.regions.filter { !regions.contains($0.code) }
        for region in new.sorted(by: { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }) {
            try batch.add(
                "region",
                [
                    .text(region.code), .text(day), .text(region.name), .text(region.level.rawValue),
                    Field(region.parent),
                ])
        }
    }

    private func writeVersions(of schools: [School]) throws {
        let last = try RowStatement("SELECT max(revision) FROM school_version WHERE school = ?", database)
        let named = try RowStatement("SELECT 1 FROM school_name WHERE school = ? AND name = ?", database)
        var revisions: [Int] = []
        for school in schools {
            last.restart([.text(school.uid)])
            let revision = (try last.next() ? last.int(0) : 0) + 1
            revisions.append(revision)
            try batch.add(
                "school_version",
                [
                    .text(school.uid), .int(revision), .text(validFrom), Field(school.code), .text(school.name),
                    .text(NameKey.of(school.name)), .text(school.region), Field(school.opened?.description),
                    Field(school.closed?.description),
                ])
        }
        for (school, revision) in zip(schools, revisions) {
            let stages = school.stages.map(\.rawValue).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            for stage in stages { try batch.add("school_stage", [.text(school.uid), .int(revision), .text(stage)]) }
        }
        for school in schools {
            named.restart([.text(school.uid), .text(school.name)])
            if try named.next() { continue }
            try batch.add("school_name", [.text(school.uid), .text(school.name), .text(day)])
        }
    }
}

extension School {
    fileprivate var withoutSize: School {
        var school = self
        school.classes = nil
        school.students = nil
        school.units = []
        school.formerNames = []
        return school
    }
}
