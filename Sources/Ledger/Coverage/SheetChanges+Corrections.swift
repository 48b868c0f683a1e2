import Schools

extension SheetChanges.Change {
    /// What it says otherwise than the one before, part by part; nothing for a first report.
    ///
    /// A value for the whole school takes the place of those of its parts: each is told with what it said, and a stage of which nothing was
    /// known as 未填.
    func corrections(_ framework: Framework) -> [Ledger.Correction] {
        guard let before, !before.saysNothing else { return [] }
        let known = Dictionary(before.claims.map { ($0.subject, $0) }) { first, _ in first }
        let gone = before.claims.filter { old in !claims.contains { $0.subject.meets(old.subject) } }
        func correction(
            _ indicator: String, _ stage: Stage?, _ grade: Grade?, _ old: ClaimValue?, _ new: ClaimValue?
        ) -> Ledger.Correction? {
            let unit = framework.indicator(indicator)?.unit ?? ""
            let (old, new) = (old?.words(unit: unit) ?? "未填", new?.words(unit: unit) ?? "未填")
            if old == new { return nil }
            return Ledger.Correction(
                school: school, indicator: indicator, stage: stage, grade: grade, old: old, new: new)
        }
        let changed = claims.flatMap { claim -> [Ledger.Correction?] in
            if let old = known[claim.subject] {
                return [correction(claim.indicator, claim.stage, claim.grade, old.value, claim.value)]
            }
            let met = before.claims.filter { !$0.value.isBlank && $0.subject.meets(claim.subject) }
            // A part that is told apart from now on was said with what it is part of.
            if claim.stage != nil, let whole = met.last(where: { $0.subject.covers(claim.subject) }) {
                return [correction(claim.indicator, claim.stage, claim.grade, whole.value, claim.value)]
            }
            if met.isEmpty || claim.value.isBlank {
                return [correction(claim.indicator, claim.stage, claim.grade, nil, claim.value)]
            }
            let parts = met.filter { old in !claims.contains { $0.subject == old.subject } }
            let rest = claim.stage == nil ? stages.filter { stage in !met.contains { $0.stage == stage } } : []
            return parts.map { correction(claim.indicator, $0.stage, $0.grade, $0.value, claim.value) }
                + rest.map { correction(claim.indicator, $0, nil, nil, claim.value) }
        }
        var told: Set<Claim.Subject> = []
        return (changed + gone.map { correction($0.indicator, $0.stage, $0.grade, $0.value, nil) }).compactMap(\.self)
            .filter { told.insert(.init(indicator: $0.indicator, stage: $0.stage, grade: $0.grade)).inserted }
    }
}
