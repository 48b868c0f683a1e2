package import DataFiles
import GRDB
package import Schools

extension Ledger {
    /// What importing a filled sheet did, or would do.
    package struct SheetReceipt: Sendable, Hashable {
        /// Schools that had not reported in the period before.
        package let new: Int
        /// Schools whose report got another revision.
        package let revised: Int
        package let unchanged: Int
        /// Schools of which it says, for days before the last that is known, what was not known: it came in late.
        package let filled: Int
        /// These days, up to the first of which nothing changes; nil where there are none.
        package let filledDays: Range<CalendarDate>?
        /// Whether it is in the ledger now.
        package let isStored: Bool
        /// What the sheet says otherwise than was known, in the order of the schools.
        package let corrections: [Correction]
        /// Where it contradicts what came in on the same day; nothing of it is stored then.
        package let clashes: [Disagreement]
        /// Where it differs from what came in on a later day, which stays.
        package let late: [Disagreement]
    }

    /// One value that a sheet changes.
    package struct Correction: Sendable, Hashable {
        package let school: String
        package let indicator: String
        package let stage: Stage?
        package let grade: Grade?
        /// In words, as a person would say it.
        package let old: String
        package let new: String

        /// Whether it is the same of 小高 as another is of 小低, so that both are one of 小学.
        package func completes(_ other: Correction) -> Bool {
            school == other.school && indicator == other.indicator && stage == .upperPrimary
                && other.stage == .lowerPrimary && grade == nil && other.grade == nil && old == other.old
                && new == other.new
        }
    }

    /// Two sheets that say different things of one school.
    package struct Disagreement: Sendable, Hashable {
        package let school: String
        package let new: Claim
        package let known: DatedClaims.Dated
        /// Where what is known came from.
        package let source: Source
    }

    /// Where a value came from: a sheet by its file, or what somebody said without one.
    package struct Source: Sendable, Hashable {
        /// Empty for a correction, and for what taking back an import left.
        package let file: String
        /// The number of its line in the audit; 0 where that is not known.
        package let number: Int
        package let author: String
        /// Why it was corrected; empty for a sheet.
        package let reason: String
    }

    /// Takes in the rows of a sheet as submissions: all of them or none.
    ///
    /// What a school reported before is never changed: values that differ are laid over it in a new revision, values that say nothing are
    /// not. The later day wins, whatever the order of imports (``DatedClaims``), and a sheet counts from its own day on, whenever it is entered; where two sheets of one day contradict each other, nothing
    /// is stored unless `replaces`. The same sheet again changes nothing. Whoever calls must not pass rows of a sheet that has errors.
    ///
    /// `reason` is why values change; a sheet gives none.
    package func store(
        reports: [SchoolReport],
        framework: Framework,
        period: Period,
        origin: Origin,
        stamp: Stamp,
        preview: Bool = false,
        replaces: Bool = false,
        reason: String? = nil
    ) throws(LedgerError) -> SheetReceipt {
        try Self.translating(path) {
            func changes(_ database: Database) throws -> SheetChanges {
                try SheetChanges(
                    reports, framework, period, origin: origin, on: stamp.on, replaces: replaces, database)
            }
            if preview { return try queue.read { try changes($0).receipt(isStored: false) } }
            return try commit { database in
                let changes = try changes(database)
                guard changes.clashes.isEmpty else { return changes.receipt(isStored: false) }
                let batch = try Batch(reason == nil ? "sheet" : "correction", origin, stamp, database)
                let words = reason ?? "重新导入 \(origin.file)"
                try SubmissionWriter(framework, period, stamp, reason: words, batch, database).write(changes)
                try batch.seal()
                return changes.receipt(isStored: true)
            }
        }
    }
}

/// Writes revisions of submissions, table by table, in the order of an import's digest.
struct SubmissionWriter {
    let framework: Framework
    let stamp: Ledger.Stamp
    let reason: String
    let batch: Batch
    let database: Database
    private let key: [Field]

    init(
        _ framework: Framework, _ period: Period, _ stamp: Ledger.Stamp, reason: String, _ batch: Batch,
        _ database: Database
    ) {
        self.framework = framework
        self.stamp = stamp
        self.reason = reason
        self.batch = batch
        self.database = database
        key = [.text(framework.id), .text(period.id)]
    }

    func write(_ changes: SheetChanges) throws {
        let heads = try Heads.writer(database)
        for change in changes.list {
            let received = change.received.description
            let rest: [Field] = [.text(framework.version), .text(received), .text(stamp.actor)]
            try batch.add("submission", [.text(change.school)] + key + [.int(change.revision)] + rest)
            let head: [Field] =
                [.text(change.school), .int(change.revision)] + rest + [.text(ClaimsCode.text(change.claims))]
            try heads.run(key + head)
        }
        for change in changes.list { for claim in change.claims { try write(claim, change) } }
        for change in changes.list {
            for correction in change.corrections(framework) {
                let part = [correction.stage?.rawValue, correction.grade?.label].compactMap(\.self)
                try batch.add(
                    "correction",
                    [.text(change.school)] + key + [
                        .text(correction.indicator), .text(part.joined(separator: "·")), .int(change.revision),
                        .text(correction.old), .text(correction.new), .text(reason), .text(stamp.on.description),
                    ])
            }
        }
        for row in changes.said.sorted() {
            try batch.add(
                "said",
                [.text(row.school)] + key + [
                    .int(row.revision), .text(row.indicator), .text(row.stage), .text(row.grade), .text(row.on),
                ])
        }
    }

    private func write(_ claim: Claim, _ change: SheetChanges.Change) throws {
        let (truth, hundredths, missing) = Self.fields(claim.value)
        try batch.add(
            "claim",
            [
                .text(change.school), key[0], key[1], .int(change.revision), .text(claim.indicator),
                .text(claim.stage?.rawValue ?? ""), .text(claim.grade?.id ?? ""), truth, hundredths, missing,
                .text(claim.text),
            ])
    }

    /// The columns `truth`, `hundredths` and `missing`, of which one holds the value.
    private static func fields(_ value: ClaimValue) -> (Field, Field, Field) {
        switch value {
        case .truth(let truth): (.int(truth ? 1 : 0), .null, .null)
        case .amount(let amount): (.null, .int(amount.hundredths), .null)
        case .missing(let missing): (.null, .null, .text(missing.rawValue))
        }
    }
}
