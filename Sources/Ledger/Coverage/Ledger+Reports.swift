import DataFiles
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
        /// Whether it is in the ledger now.
        package let isStored: Bool
        /// What the sheet says otherwise than was known, in the order of the schools.
        package let corrections: [Correction]
    }

    /// One value that a sheet changes.
    package struct Correction: Sendable, Hashable {
        package let school: String
        package let indicator: String
        package let stage: Stage?
        /// In words, as a person would say it.
        package let old: String
        package let new: String
    }

    /// Takes in the rows of a sheet as submissions: all of them or none.
    ///
    /// What a school reported before is never changed: values that differ are laid over it in a new revision, values
    /// that say nothing are not. The same sheet again changes nothing. Whoever calls must not pass rows of a sheet that
    /// has errors.
    package func store(
        reports: [SchoolReport],
        framework: Framework,
        period: Period,
        origin: Origin,
        stamp: Stamp,
        preview: Bool = false
    ) throws(LedgerError) -> SheetReceipt {
        try Self.translating(path) {
            if preview {
                return try queue.read { database in
                    try Self.changes(reports, framework, period, database).receipt(framework, isStored: false)
                }
            }
            return try queue.write { database in
                let changes = try Self.changes(reports, framework, period, database)
                let batch = try Batch("sheet", origin, stamp, database)
                try Self.write(changes.list, framework, period, stamp, origin, batch, database)
                try batch.seal()
                return changes.receipt(framework, isStored: true)
            }
        }
    }

    private struct Change {
        let school: String
        let revision: Int
        let claims: [Claim]
        /// What the revision before it said.
        let before: [Claim]

        /// What it says otherwise; nothing for a first report.
        func corrections(_ framework: Framework) -> [Correction] {
            guard revision > 1 else { return [] }
            let known = Dictionary(before.map { ($0.subject, $0) }) { first, _ in first }
            return claims.compactMap { claim in
                let old = known[claim.subject]?.value
                if old == claim.value { return nil }
                let unit = framework.indicator(claim.indicator)?.unit ?? ""
                return Correction(
                    school: school, indicator: claim.indicator, stage: claim.stage,
                    old: old?.words(unit: unit) ?? "未填", new: claim.value.words(unit: unit))
            }
        }
    }

    private struct Changes {
        var list: [Change] = []
        var unchanged = 0

        func receipt(_ framework: Framework, isStored: Bool) -> SheetReceipt {
            let new = list.count { $0.revision == 1 }
            return SheetReceipt(
                new: new, revised: list.count - new, unchanged: unchanged, isStored: isStored,
                corrections: list.flatMap { $0.corrections(framework) })
        }
    }

    private static func changes(
        _ reports: [SchoolReport],
        _ framework: Framework,
        _ period: Period,
        _ database: Database
    ) throws -> Changes {
        let expected = try Int.fetchOne(
            database,
            sql: "SELECT count(*) FROM expected WHERE framework = ? AND period = ?",
            arguments: [framework.id, period.id]
        )
        guard let expected, expected > 0 else {
            throw LedgerError.refused("\(period.title)还没有应报名单，请先用 humen coverage schools import 导入名册")
        }
        let reader = LedgerReader(database, asOf: nil)
        let known = try reader.submissions(framework: framework.id, periods: [period])
        let last = Dictionary(known.map { ($0.school, $0) }) { $1 }
        var changes = Changes()
        for report in reports.sorted(by: { $0.school < $1.school }) {
            let before = last[report.school]
            if let claims = Submission.merge(report.claims, over: before?.claims ?? []) {
                changes.list.append(
                    Change(
                        school: report.school, revision: (before?.revision ?? 0) + 1, claims: claims,
                        before: before?.claims ?? [])
                )
            } else {
                changes.unchanged += 1
            }
        }
        return changes
    }

    /// Table by table, in the order of the import's digest.
    private static func write(
        _ changes: [Change],
        _ framework: Framework,
        _ period: Period,
        _ stamp: Stamp,
        _ origin: Origin,
        _ batch: Batch,
        _ database: Database
    ) throws {
        let key: [Field] = [.text(framework.id), .text(period.id)]
        let rest: [Field] = [.text(framework.version), .text(stamp.on.description), .text(stamp.actor)]
        let heads = try Heads.writer(database)
        for change in changes {
            try batch.add("submission", [.text(change.school)] + key + [.int(change.revision)] + rest)
            let head: [Field] =
                [.text(change.school), .int(change.revision)] + rest + [.text(ClaimsCode.text(change.claims))]
            try heads.run(key + head)
        }
        for change in changes {
            for claim in change.claims {
                let (truth, hundredths, missing) = Self.fields(claim.value)
                try batch.add(
                    "claim",
                    [
                        .text(change.school), key[0], key[1], .int(change.revision), .text(claim.indicator),
                        .text(claim.stage?.rawValue ?? ""), .text(""), truth, hundredths, missing, .text(claim.text),
                    ])
            }
        }
        for change in changes where change.revision > 1 {
            try writeCorrections(change, framework, key, stamp, origin, batch)
        }
    }

    /// The columns `truth`, `hundredths` and `missing`, of which one holds the value.
    private static func fields(_ value: ClaimValue) -> (Field, Field, Field) {
        switch value {
        case .truth(let truth): (.int(truth ? 1 : 0), .null, .null)
        case .amount(let amount): (.null, .int(amount.hundredths), .null)
        case .missing(let missing): (.null, .null, .text(missing.rawValue))
        }
    }

    /// What a later revision says otherwise: the list of corrections that a report appends.
    private static func writeCorrections(
        _ change: Change, _ framework: Framework, _ key: [Field], _ stamp: Stamp, _ origin: Origin, _ batch: Batch
    ) throws {
        for correction in change.corrections(framework) {
            try batch.add(
                "correction",
                [
                    .text(change.school), key[0], key[1], .text(correction.indicator),
                    .text(correction.stage?.rawValue ?? ""), .int(change.revision), .text(correction.old),
                    .text(correction.new), .text("重新导入 \(origin.file)"), .text(stamp.on.description),
                ])
        }
    }
}
