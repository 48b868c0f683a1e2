package import DataFiles

/// One line of a filled sampling sheet: what was found about one indicator of a school.
package struct CheckFinding: Sendable, Hashable {
    package let school: String
    package let name: String
    package let indicator: String
    package let stage: Stage?
    package let finding: Verdict.Outcome
    package let method: String
    package let visitedOn: CalendarDate
    package let note: String

    /// What was found about one indicator of a school.
    package init(
        school: String, name: String, indicator: String, stage: Stage?, finding: Verdict.Outcome, method: String,
        visitedOn: CalendarDate, note: String
    ) {
        self.school = school
        self.name = name
        self.indicator = indicator
        self.stage = stage
        self.finding = finding
        self.method = method
        self.visitedOn = visitedOn
        self.note = note
    }

    /// What a verdict is about; one for each counts.
    package struct Subject: Sendable, Hashable {
        let school: String
        let indicator: String
        let stage: Stage?

        /// An indicator of a school, or of one stage of it.
        package init(school: String, indicator: String, stage: Stage?) {
            self.school = school
            self.indicator = indicator
            self.stage = stage
        }
    }

    /// The school, indicator and stage that it is about.
    package var subject: Subject { Subject(school: school, indicator: indicator, stage: stage) }

    /// Whether an earlier verdict of the same office says the same of the same day.
    package func isSame(as verdict: Verdict, by author: String) -> Bool {
        finding == verdict.finding && method == verdict.method && visitedOn == verdict.visitedOn
            && note == verdict.note && AuthorName.key(author) == AuthorName.key(verdict.author)
    }
}

extension Verdict {
    /// The school, indicator and stage that it is about.
    package var subject: CheckFinding.Subject {
        CheckFinding.Subject(school: school, indicator: indicator, stage: stage)
    }
}
