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
        /// The same with the reason: /（本学期停课）.
        case excused = "withheld"
        /// 不详, or a mark where a figure was asked for.
        case unknown
    }

    /// Whether the cell was left empty.
    package var isBlank: Bool { self == .missing(.blank) }

    /// Whether it says that nothing is asked, with a reason or without.
    var isNotApplicable: Bool { self == .missing(.na) || self == .missing(.excused) }

    /// As a person would say it, with the unit of the indicator.
    package func words(unit: String) -> String {
        switch self {
        case .truth(let truth): truth ? "有" : "无"
        case .amount(let amount): amount.description + unit
        case .missing(.blank): "未填"
        case .missing(.na): "不适用"
        case .missing(.excused): "不适用（有理由）"
        case .missing(.unknown): "不详"
        }
    }
}

/// One value of a submission, for the whole school, one stage of it or one grade of a stage.
package struct Claim: Sendable, Hashable {
    package let indicator: String
    /// Nil for the whole school.
    package let stage: Stage?
    /// Nil for all grades of the stage; none without a stage.
    package let grade: Grade?
    package let value: ClaimValue
    /// The cell as it was written.
    package let text: String

    /// A claim; `text` is the cell as it was written.
    package init(
        indicator: String, stage: Stage? = nil, grade: Grade? = nil, value: ClaimValue, text: String
    ) {
        self.indicator = indicator
        self.stage = stage
        self.grade = grade
        self.value = value
        self.text = text
    }

    /// What it is about; a submission holds one claim each.
    package struct Subject: Sendable, Hashable, Comparable {
        package let indicator: String
        package let stage: Stage?
        package let grade: Grade?

        /// An indicator of the whole school, of a stage of it or of a grade.
        package init(indicator: String, stage: Stage?, grade: Grade?) {
            self.indicator = indicator
            self.stage = stage
            self.grade = grade
        }

        package static func < (left: Subject, right: Subject) -> Bool {
            if left.indicator != right.indicator { return left.indicator < right.indicator }
            if left.stage != right.stage { return left.stage?.rawValue ?? "" < right.stage?.rawValue ?? "" }
            return left.grade?.number ?? 0 < right.grade?.number ?? 0
        }

        /// Whether it speaks of all that another speaks of.
        package func covers(_ other: Subject) -> Bool {
            indicator == other.indicator
                && (stage == nil || stage == other.stage && (grade == nil || grade == other.grade))
        }

        /// Whether both speak of one part of a school.
        package func meets(_ other: Subject) -> Bool { covers(other) || other.covers(self) }
    }

    /// The indicator, stage and grade that it is about.
    package var subject: Subject { Subject(indicator: indicator, stage: stage, grade: grade) }

    /// 初中, 五年级, or nothing for the whole school.
    package var part: String? { grade?.label ?? stage?.rawValue }
    /// The same as a person says it, who knows no 小低: 小学, 初中, 五年级.
    package var spokenPart: String? { grade?.label ?? stage.map { SchoolLevel($0).rawValue } }
}

/// The claims of a submission, in the order of their subjects.
///
/// A class: thousands of schools say the very same, and share it.
package final class ClaimSet: Sendable, Hashable {
    package let claims: [Claim]
    /// The grades of which something is said though few schools have them in that stage: 六年级 of a 初中.
    ///
    /// A blank and “/” say nothing of them.
    let unusualGrades: Set<Grade>
    /// The grades that the school says it does not have though most have them in that stage: 六年级 of a 小学 with “/” wherever grades are told apart.
    let absentGrades: Set<Grade>
    /// Whether it says anything of such grades, be it that they are there.
    let speaksOfLeavable: Bool
    /// The stages of which something is said; nil where anything is said of the whole school.
    let saidStages: Set<Stage>?

    /// Puts claims into the order of their subjects.
    package init(_ claims: [Claim]) {
        self.claims = claims.sorted { $0.subject < $1.subject }
        let saying = claims.filter { claim in
            guard let stage = claim.stage, let grade = claim.grade else { return false }
            return grade.isUnusual(in: stage) && !claim.value.isBlank && !claim.value.isNotApplicable
        }
        unusualGrades = Set(saying.compactMap(\.grade))
        let byGrade = claims.filter { $0.stage == .upperPrimary && $0.grade != nil && !$0.value.isBlank }
        let leavable = byGrade.filter { $0.grade?.isLeftOut(in: .upperPrimary) ?? false }
        speaksOfLeavable = !leavable.isEmpty
        let isAbsent =
            leavable.allSatisfy(\.value.isNotApplicable)
            && Set(byGrade.map(\.indicator)) == Set(leavable.map(\.indicator))
        absentGrades = isAbsent ? Set(leavable.compactMap(\.grade)) : []
        let isOfWhole = claims.contains { $0.stage == nil && !$0.value.isBlank }
        saidStages = isOfWhole ? nil : Set(claims.filter { !$0.value.isBlank }.compactMap(\.stage))
    }

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
    /// For which stages an indicator was filed, where the school has gained others since; empty for nearly all.
    package private(set) var filedFor: [String: [Stage]] = [:]
    /// Grades that rosters added after a value of the whole school or of a stage had come in; empty for nearly all.
    package private(set) var laterGrades: [Claim.Subject: Set<LaterGrade>] = [:]
    /// In the order of their subjects.
    package var claims: [Claim] { claimSet.claims }

    /// Whether it takes back what was reported, and leaves nothing.
    package var saysNothing: Bool { claimSet.claims.isEmpty }

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
    package func with(_ claims: [Claim], filedFor: [String: [Stage]] = [:]) -> Submission {
        var submission = Submission(
            school: school, framework: framework, version: version, period: period, revision: revision,
            receivedOn: receivedOn, author: author, claims: claims)
        submission.filedFor = filedFor
        return submission
    }

    /// The same submission, of which some values are not about grades that came later.
    package func with(later grades: [Claim.Subject: Set<LaterGrade>]) -> Submission {
        var submission = self
        submission.laterGrades = grades
        return submission
    }

    /// Whether a value that a grade would fall under came in before the school had that grade.
    func isOlder(_ indicator: String, than grade: Grade, of stage: Stage) -> Bool {
        let later = LaterGrade(stage: stage, grade: grade)
        return laterGrades.contains { $0.indicator == indicator && $1.contains(later) && $0.stage ?? stage == stage }
    }

    /// The claim for a stage, or for a grade of it: its own where there is one, else the one for what it is part of, unless the school had not
    /// that grade yet.
    ///
    /// A grade that a roster has put into another stage since (六年级) is still the same pupils.
    package func claim(_ indicator: String, stage: Stage, grade: Grade? = nil) -> Claim? {
        var best: Claim?
        for claim in claims where claim.indicator == indicator {
            guard claim.stage == nil || claim.stage == stage, claim.grade == nil || claim.grade == grade else {
                continue
            }
            if let grade, claim.grade == nil,
                laterGrades[claim.subject]?.contains(LaterGrade(stage: stage, grade: grade)) == true
            {
                continue
            }
            if claim.grade != nil || best?.stage == nil { best = claim }
        }
        if let grade, best == nil || best?.value.isBlank == true {
            return claims.first { $0.indicator == indicator && $0.grade == grade && !$0.value.isBlank } ?? best
        }
        return best
    }

    /// Whether it says anything of single grades of a stage.
    func speaksOfGrades(_ indicator: String, of stage: Stage) -> Bool {
        claims.contains { $0.indicator == indicator && $0.stage == stage && $0.grade != nil }
    }
}

/// One school's row of a sheet, ready to be stored.
package struct SchoolReport: Sendable, Hashable {
    package let school: String
    package var claims: [Claim]
    /// Where its first row stands: the number of the sheet from 0, and of the row from 1.
    package let sheet: Int
    package let row: Int
    /// The stages that the school has; empty where that does not matter.
    package let stages: [Stage]

    /// What a sheet says of one school, before it is entered.
    package init(school: String, claims: [Claim], sheet: Int = 0, row: Int = 0, stages: [Stage] = []) {
        self.stages = stages
        self.school = school
        self.claims = claims
        self.sheet = sheet
        self.row = row
    }
}
