package import DataFiles

/// What somebody else than the reporter found when checking one indicator of a school.
package struct Verdict: Sendable, Hashable {
    package let school: String
    package let period: Period
    package let indicator: String
    /// Nil for the whole school.
    package let stage: Stage?
    /// Counted from 1; the last one counts.
    package let revision: Int
    package let finding: Outcome
    /// 查档, 实地, 提问, 抽测 or 后台, as it was written.
    package let method: String
    package let visitedOn: CalendarDate
    package let note: String
    package let author: String
    /// What it judged and what came later; nil where nothing did.
    package var sight: VerdictSight?

    /// A verdict as it was entered.
    package init(
        school: String,
        period: Period,
        indicator: String,
        stage: Stage?,
        revision: Int,
        finding: Outcome,
        method: String,
        visitedOn: CalendarDate,
        note: String,
        author: String,
        sight: VerdictSight? = nil
    ) {
        self.sight = sight
        self.school = school
        self.period = period
        self.indicator = indicator
        self.stage = stage
        self.revision = revision
        self.finding = finding
        self.method = method
        self.visitedOn = visitedOn
        self.note = note
        self.author = author
    }

    /// What was found.
    package enum Outcome: String, Sendable, Hashable, CaseIterable {
        case confirm
        case partial
        case refute

        /// 属实, 部分属实, 不属实.
        package var label: String {
            switch self {
            case .confirm: "属实"
            case .partial: "部分属实"
            case .refute: "不属实"
            }
        }
    }

    /// What a claimed status is worth after it: nothing found wrong leaves it, anything else lowers it.
    func applied(to claimed: CoverageStatus) -> CoverageStatus {
        switch (finding, claimed) {
        case (.confirm, _), (.partial, .na): claimed
        case (.refute, _): .not
        case (.partial, .covered): .partial
        case (.partial, _): claimed
        }
    }
}

extension [Verdict] {
    /// The verdict on a stage: the last of those about it or about the whole school.
    func on(_ indicator: String, stage: Stage) -> Verdict? {
        filter { $0.indicator == indicator && ($0.stage == stage || $0.stage == nil) }
            .max { ($0.visitedOn, $0.period, $0.revision) < ($1.visitedOn, $1.period, $1.revision) }
    }
}

/// A file that stands behind a claim, known by its digest.
package struct EvidenceFile: Sendable, Hashable {
    package let school: String
    package let indicator: String
    package let file: String
    package let sha256: String
    /// What it shows, in a few words.
    package let note: String

    /// A file as the ledger remembers it.
    package init(school: String, indicator: String, file: String, sha256: String, note: String = "") {
        self.note = note
        self.school = school
        self.indicator = indicator
        self.file = file
        self.sha256 = sha256
    }
}
