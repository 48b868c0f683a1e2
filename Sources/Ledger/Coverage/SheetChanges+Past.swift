import DataFiles
import Schools

/// A sheet that came in late: it counts from its own day on, as if it had been entered then.
extension SheetChanges {
    /// What stands on a day before the last, once the sheet is laid over what was known then.
    struct Past {
        let day: CalendarDate
        let known: SubmissionHistories.Known?
        let claims: DatedClaims
        /// Whether it says otherwise than was known.
        let isNews: Bool
    }

    /// The days from that of a sheet on, except the last, on which anything else came in.
    func past(
        _ report: SchoolReport, _ histories: SubmissionHistories, _ filed: FiledStages, on day: CalendarDate,
        _ replaces: Bool
    ) -> [Past] {
        let later = histories.days(of: report.school, after: day)
        guard !later.isEmpty else { return [] }
        return ([day] + later.dropLast()).map { date in
            let known = histories.known(report.school, on: date)
            let before = known.map { Self.scoped($0.values, of: $0.submission, filed) } ?? []
            var claims = DatedClaims(before)
            claims.take(report.claims, on: day, replaces: replaces)
            func says(_ claims: [Claim]) -> [Claim.Subject: ClaimValue] {
                Dictionary(claims.map { ($0.subject, $0.value) }) { $1 }
            }
            return Past(
                day: date, known: known, claims: claims, isNews: says(claims.claims) != says(before.map(\.claim)))
        }
    }

    /// Adds a revision for each of these days that says otherwise than the one before it; gives how many.
    mutating func write(_ past: [Past], _ report: SchoolReport, from revision: Int) -> Int {
        var last: Set<DatedClaims.Dated>?
        var count = 0
        for state in past {
            let values = Set(state.claims.values)
            if last.map({ $0 == values }) ?? !state.isNews { continue }
            last = values
            list.append(
                Change(
                    school: report.school, revision: revision + count, received: state.day,
                    claims: state.claims.claims, before: nil, isPast: true))
            for value in state.claims.values where !value.claim.value.isBlank {
                said.append(Said(report.school, revision + count, value.claim.subject, on: value.on))
            }
            count += 1
        }
        return count
    }

    /// Values with those apart that were said of the whole school before it gained a stage: they stand for the others from now on.
    static func scoped(
        _ values: [DatedClaims.Dated], of submission: Submission, _ filed: FiledStages
    ) -> [DatedClaims.Dated] {
        values.flatMap { value in
            let parts = filed.stages(of: value.claim, in: submission).map { value.claim.parted($0) } ?? [value.claim]
            let own = parts.filter { part in
                part == value.claim || !submission.claims.contains { $0.subject == part.subject }
            }
            return own.map { DatedClaims.Dated($0, on: value.on) } + filed.regained(beside: value.claim, in: submission)
        }
    }
}
