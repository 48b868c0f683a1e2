/// What a school had reported when it was checked, and what it reported after that.
///
/// A verdict judges the figure that was seen. A figure that came in later was seen by nobody.
package struct VerdictSight: Sendable, Hashable {
    /// The reports as they stood, one a period at most.
    package let seen: [Submission]
    /// Every revision since, in the order in which they came in.
    package let later: [Submission]

    /// Reports before and after a check.
    package init(seen: [Submission], later: [Submission]) {
        self.seen = seen
        self.later = later
    }

    /// Whether what is told of the reports changed since, or stands as it does by the inspector's own hand.
    ///
    /// A figure that was changed and changed back is the one that was seen, unless the inspector wrote it: nobody confirms
    /// what is written by that same hand.
    func isOutdated<Told: Equatable>(author: String, _ tell: ([Submission]) -> Told) -> Bool {
        var reports = seen
        func told() -> Told { tell(reports.sorted { $0.period < $1.period }) }
        let before = told()
        var last = before
        var hand = ""
        for next in later {
            reports.removeAll { $0.period == next.period }
            if !next.saysNothing { reports.append(next) }
            let now = told()
            if now != last { hand = next.author }
            last = now
        }
        return last != before || AuthorName.areSame(hand, author)
    }
}

extension Verdict {
    /// Whether anything about its indicator was reported otherwise after the check, for whatever stage.
    package var isFollowedByOther: Bool {
        sight?.isOutdated(author: author) { reports in
            reports.flatMap { report in
                report.claims.filter { $0.indicator == indicator && !$0.value.isBlank }
                    .map { Statement(period: report.period, subject: $0.subject, value: $0.value) }
            }
        } ?? false
    }

    private struct Statement: Equatable {
        let period: Period
        let subject: Claim.Subject
        let value: ClaimValue
    }
}

extension StageStatus {
    /// What a verdict on the stage judges: the figures held against the rule, and the values that they are made of.
    struct Told: Equatable {
        private let figure: Amount?
        private let grades: [GradeStatus]
        private let values: [Value]

        private struct Value: Equatable {
            let period: Period
            let grade: Grade?
            let value: ClaimValue
        }

        init(_ status: StageStatus, _ indicator: Indicator) {
            figure = status.figure
            grades = status.grades
            // What is said last counts, but hours are added up and terms are asked one by one: there every value matters.
            let isSum = indicator.kind == .hours || status.rule?.window == .term
            let all = isSum ? status.evidence.filter { !$0.claim.value.isBlank } : []
            values = all.map { Value(period: $0.period, grade: $0.claim.grade, value: $0.claim.value) }
        }
    }

    /// The same, with a verdict that saw another figure.
    func outdated(_ isOutdated: Bool) -> StageStatus {
        var status = self
        status.isOutdated = isOutdated
        return status
    }
}
