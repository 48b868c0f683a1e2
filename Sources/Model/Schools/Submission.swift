package import DataFiles

/// What a school says about one indicator.
package enum ClaimValue: Sendable, Hashable {
    case truth(Bool)
    case amount(Amount)
    case missing(Missing)

    /// Why there is no value; nothing is ever taken for zero.
    package enum Missing: String, Sendable, Hashable, CaseIterable {
        /// The cell was left empty.
        case blank
        /// “/”, 不适用.
        case na
        /// 不详, or a mark where a figure was asked for.
        case unknown
    }

    /// Whether the cell was left empty.
    package var isBlank: Bool { self == .missing(.blank) }

    /// As a person would say it, with the unit of the indicator.
    package func words(unit: String) -> String {
        switch self {
        case .truth(let truth): truth ? "有" : "无"
        case .amount(let amount): amount.description + unit
        case .missing(.blank): "未填"
        case .missing(.na): "不适用"
        case .missing(.unknown): "不详"
        }
    }
}

/// One value of a submission, for the whole school or for one stage of it.
package struct Claim: Sendable, Hashable {
    package let indicator: String
    /// Nil for the whole school.
    package let stage: Stage?
    package let value: ClaimValue
    /// The cell as it was written.
    package let text: String

    /// A claim; `text` is the cell as it was written.
    package init(indicator: String, stage: Stage? = nil, value: ClaimValue, text: String) {
        self.indicator = indicator
        self.stage = stage
        self.value = value
        self.text = text
    }

    /// What it is about; a submission holds one claim each.
    package struct Subject: Sendable, Hashable, Comparable {
        package let indicator: String
        package let stage: Stage?

        package static func < (left: Subject, right: Subject) -> Bool {
            (left.indicator, left.stage?.rawValue ?? "") < (right.indicator, right.stage?.rawValue ?? "")
        }
    }

    /// The indicator and stage that it is about.
    package var subject: Subject { Subject(indicator: indicator, stage: stage) }
}

/// The claims of a submission, in the order of their subjects.
///
/// A class: thousands of schools say the very same, and share it.
package final class ClaimSet: Sendable, Hashable {
    package let claims: [Claim]

    /// Puts claims into the order of their subjects.
    package init(_ claims: [Claim]) { self.claims = claims.sorted { $0.subject < $1.subject } }

    package static func == (left: ClaimSet, right: ClaimSet) -> Bool { left === right || left.claims == right.claims }

    package func hash(into hasher: inout Hasher) { hasher.combine(claims) }
}

/// What one school reported for one framework and period.
///
/// It never changes; a correction is the next revision.
package struct Submission: Sendable, Hashable {
    package let school: String
    package let framework: String
    package let version: String
    package let period: Period
    /// Counted from 1.
    package let revision: Int
    package let receivedOn: CalendarDate
    /// The office that entered it.
    package let author: String
    let claimSet: ClaimSet
    /// In the order of their subjects.
    package var claims: [Claim] { claimSet.claims }

    /// A submission as it was entered.
    package init(
        school: String,
        framework: String,
        version: String,
        period: Period,
        revision: Int,
        receivedOn: CalendarDate,
        author: String,
        claims: [Claim]
    ) {
        self.init(
            school: school, framework: framework, version: version, period: period, revision: revision,
            receivedOn: receivedOn, author: author, claims: ClaimSet(claims))
    }

    /// A submission that says the same as others.
    package init(
        school: String,
        framework: String,
        version: String,
        period: Period,
        revision: Int,
        receivedOn: CalendarDate,
        author: String,
        claims: ClaimSet
    ) {
        self.school = school
        self.framework = framework
        self.version = version
        self.period = period
        self.revision = revision
        self.receivedOn = receivedOn
        self.author = author
        claimSet = claims
    }

    /// The same submission with these claims.
    package func with(_ claims: [Claim]) -> Submission {
        Submission(
            school: school, framework: framework, version: version, period: period, revision: revision,
            receivedOn: receivedOn, author: author, claims: claims)
    }

    /// The claim for a stage: its own where there is one, else the one for the whole school.
    package func claim(_ indicator: String, stage: Stage) -> Claim? {
        var whole: Claim?
        for claim in claims where claim.indicator == indicator {
            if claim.stage == stage { return claim }
            if claim.stage == nil { whole = claim }
        }
        return whole
    }

    /// Claims with newer ones laid over them, or nil when that changes nothing.
    ///
    /// A blank never takes the place of a value, so that two sheets that each fill some columns give the same whatever
    /// their order. A claim for the whole school replaces those of its stages.
    package static func merge(_ newer: [Claim], over older: [Claim]) -> [Claim]? {
        let sorted = newer.sorted { $0.subject < $1.subject }
        // The first report of a school that says one thing of each indicator: nearly every row of a sheet.
        if older.isEmpty, !newer.isEmpty, zip(sorted, sorted.dropFirst()).allSatisfy({ $0.indicator != $1.indicator }) {
            return sorted
        }
        var result: [Claim.Subject: Claim] = [:]
        for claim in older { result[claim.subject] = claim }
        for claim in newer {
            if claim.value.isBlank, result.keys.contains(where: { $0.indicator == claim.indicator }) { continue }
            if claim.stage == nil {
                for key in result.keys where key.indicator == claim.indicator { result[key] = nil }
            }
            result[claim.subject] = claim
        }
        let merged = result.values.sorted { $0.subject < $1.subject }
        let previous = older.sorted { $0.subject < $1.subject }
        let unchanged = merged.map(\.subject) == previous.map(\.subject) && merged.map(\.value) == previous.map(\.value)
        return unchanged ? nil : merged
    }
}

/// One school's row of a sheet, ready to be stored.
package struct SchoolReport: Sendable, Hashable {
    package let school: String
    package var claims: [Claim]

    /// What a sheet says of one school, before it is entered.
    package init(school: String, claims: [Claim]) {
        self.school = school
        self.claims = claims
    }
}
