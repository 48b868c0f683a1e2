import Schools

extension SheetChanges.Change {
    /// What it says otherwise than the one before, part by part; nothing for a first report.
    ///
    /// Each part is told with the value that stood over it, its own or that of what it is part of, and with the one that stands over it now: a value
    /// of the whole school takes the place of those of its parts even where it was there before. A stage of which nothing was known is told as 未填.
    func corrections(_ framework: Framework) -> [Ledger.Correction] {
        guard let before, !before.saysNothing else { return [] }
        func correction(
            _ indicator: String, _ stage: Stage?, _ grade: Grade?, _ old: ClaimValue?, _ new: ClaimValue?
        ) -> Ledger.Correction? {
            let unit = framework.indicator(indicator)?.unit ?? ""
            let (old, new) = (old?.words(unit: unit) ?? "未填", new?.words(unit: unit) ?? "未填")
            if old == new { return nil }
            return Ledger.Correction(
                school: school, indicator: indicator, stage: stage, grade: grade, old: old, new: new)
        }
        let new = Set(claims.map(\.subject))
        let gone = before.claims.filter { !new.contains($0.subject) }
        let changed = claims.flatMap { claim -> [Ledger.Correction?] in
            let subject = claim.subject
            let parts = gone.filter { !$0.value.isBlank && $0.subject != subject && subject.covers($0.subject) }
                .filter { Self.over($0.subject, claims)?.subject == subject }
                .map { correction(claim.indicator, $0.stage, $0.grade, $0.value, claim.value) }
            if let old = Self.over(subject, before.claims) {
                return [correction(claim.indicator, claim.stage, claim.grade, old.value, claim.value)] + parts
            }
            let met = before.claims.filter { !$0.value.isBlank && $0.subject.meets(subject) }
            if met.isEmpty || claim.value.isBlank {
                return [correction(claim.indicator, claim.stage, claim.grade, nil, claim.value)] + parts
            }
            let silent = (claim.stage.map { [$0] } ?? stages).filter { stage in
                let asked = framework.askedGrades(claim.indicator, of: stage)
                return Self.isSilent(in: stage, met, asked: asked)
            }
            return parts + silent.map { correction(claim.indicator, $0, nil, nil, claim.value) }
        }
        // What nothing covers any more, and no part of it tells.
        let lost = gone.filter { old in !claims.contains { $0.subject.meets(old.subject) } }
        var told: Set<Claim.Subject> = []
        return (changed + lost.map { correction($0.indicator, $0.stage, $0.grade, $0.value, nil) }).compactMap(\.self)
            .filter { told.insert(.init(indicator: $0.indicator, stage: $0.stage, grade: $0.grade)).inserted }
    }

    /// The claim that speaks of a part: its own, or that of the nearest that it is part of.
    private static func over(_ subject: Claim.Subject, _ claims: [Claim]) -> Claim? {
        claims.filter { $0.subject.covers(subject) }
            .max { ($0.stage == nil ? 0 : $0.grade == nil ? 1 : 2) < ($1.stage == nil ? 0 : $1.grade == nil ? 1 : 2) }
    }

    /// Whether some values leave a stage, or a grade of it that is asked, without one.
    private static func isSilent(in stage: Stage, _ met: [Claim], asked: [Grade]) -> Bool {
        if met.contains(where: { $0.stage == stage && $0.grade == nil }) { return false }
        let said = met.filter { $0.stage == stage }.compactMap(\.grade)
        return said.isEmpty || !asked.allSatisfy(said.contains)
    }
}
