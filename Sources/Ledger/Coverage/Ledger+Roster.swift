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
        /// Whether it is in the ledger now.
        package let isStored: Bool
    }

    /// Takes in a roster: the schools, and the list of those expected in a period.
    ///
    /// All of it or nothing. Nothing is stored when the plan has errors, or for a preview. The list only grows: a school leaves it by its
    /// closing day, never by being left out. The same roster again changes nothing.
    package func store(
        roster entries: [RosterEntry],
        framework: String,
        period: Period,
        origin: Origin,
        stamp: Stamp,
        preview: Bool = false
    ) throws(LedgerError) -> RosterReceipt {
        try Self.translating(path) {
            if preview {
                return try queue.read { try Self.rosterReceipt(entries, framework, period, stamp, $0, isStored: false) }
            }
            return try queue.write { database in
                let receipt = try Self.rosterReceipt(entries, framework, period, stamp, database, isStored: true)
                guard receipt.isStored else { return receipt }
                let batch = try Batch("roster", origin, stamp, database)
                try Self.write(receipt.plan, framework, period, stamp, batch, database)
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
        isStored: Bool
    ) throws -> RosterReceipt {
        let known = try LedgerReader(database, asOf: nil).schools(in: period)
        let plan = RosterPlan(entries, known: known, on: stamp.on)
        let expected = try allExpected(framework, period, database)
        return RosterReceipt(
            plan: plan,
            newlyExpected: plan.listed.count { !expected.contains($0.uid) },
            isStored: isStored && !plan.findings.haveErrors
        )
    }

    private static func allExpected(_ framework: String, _ period: Period, _ database: Database) throws -> Set<String> {
        try String.fetchSet(
            database,
            sql: "SELECT school FROM expected WHERE framework = ? AND period = ?",
            arguments: [framework, period.id]
        )
    }

    private static func write(
        _ plan: RosterPlan,
        _ framework: String,
        _ period: Period,
        _ stamp: Stamp,
        _ batch: Batch,
        _ database: Database
    ) throws {
        let reader = LedgerReader(database, asOf: nil)
        let day = stamp.on.description
        // What is said about a period that is over held at its end.
        let validFrom = min(stamp.on, period.end ?? stamp.on).description
        let known = Dictionary(uniqueKeysWithValues: try reader.schools(in: period).map { ($0.uid, $0) })
        let sizes = try reader.sizeRevisions(in: period)
        let expected = try allExpected(framework, period, database)
        let regions = try String.fetchSet(database, sql: "SELECT code FROM region")
        for region in plan.regions where !regions.contains(region.code) {
            try batch.insert("region", [region.code, day, region.name, region.level.rawValue, region.parent])
        }
        for school in plan.listed.sorted(by: { $0.uid < $1.uid }) {
            let old = known[school.uid]
            if old == nil { try batch.insert("school", [school.uid]) }
            if old?.withoutSize != school.withoutSize {
                try writeVersion(school, from: validFrom, on: day, batch, database)
            }
            let size = sizes[school.uid]
            let isNew = size.map { $0.classes != school.classes || $0.students != school.students }
            if isNew ?? (school.classes != nil || school.students != nil) {
                let revision = (size?.revision ?? 0) + 1
                try batch.insert(
                    "school_size",
                    [school.uid, period.id, "", "", revision, school.classes, school.students, day]
                )
            }
            if !expected.contains(school.uid) {
                try batch.insert("expected", [school.uid, framework, period.id, day])
            }
        }
    }

    private static func writeVersion(
        _ school: School, from validFrom: String, on day: String, _ batch: Batch, _ database: Database
    ) throws {
        let last = try Int.fetchOne(
            database,
            sql: "SELECT max(revision) FROM school_version WHERE school = ?",
            arguments: [school.uid]
        )
        let revision = (last ?? 0) + 1
        try batch.insert(
            "school_version",
            [
                school.uid, revision, validFrom, school.code, school.name, NameKey.of(school.name), school.region,
                school.opened?.description, school.closed?.description,
            ]
        )
        for stage in school.stages { try batch.insert("school_stage", [school.uid, revision, stage.rawValue]) }
        let names = try String.fetchSet(
            database,
            sql: "SELECT name FROM school_name WHERE school = ?",
            arguments: [school.uid]
        )
        if !names.contains(school.name) { try batch.insert("school_name", [school.uid, school.name, day]) }
    }
}

extension School {
    fileprivate var withoutSize: School {
        var school = self
        school.classes = nil
        school.students = nil
        school.formerNames = []
        return school
    }
}
