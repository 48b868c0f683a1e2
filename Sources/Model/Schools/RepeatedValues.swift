package import Diagnostics
package import Spreadsheets

/// A sheet in which nearly every school says the very same as in the period before was most likely handed in a second time.
package struct RepeatedValues: Sendable {
    /// What each school said last time, by its uid.
    private let earlier: [String: [Claim.Subject: ClaimValue]]
    private let period: Period

    /// How many schools it takes before likeness means anything.
    private static let fewest = 6

    /// What was reported in an earlier period; of several revisions the last.
    package init(_ submissions: [Submission], period: Period) {
        self.period = period
        var last: [String: Submission] = [:]
        for submission in submissions where submission.period == period {
            if let known = last[submission.school], known.revision >= submission.revision { continue }
            last[submission.school] = submission
        }
        earlier = last.mapValues { Self.values($0.claims) }
    }

    private static func values(_ claims: [Claim]) -> [Claim.Subject: ClaimValue] {
        var values: [Claim.Subject: ClaimValue] = [:]
        for claim in claims where !claim.value.isBlank { values[claim.subject] = claim.value }
        return values
    }

    /// Whether a sheet is large enough to be held against anything.
    package static func matters(_ reports: [SchoolReport]) -> Bool { reports.count >= fewest }

    /// One warning, where at least four of five schools repeat themselves to the last figure.
    package func findings(_ reports: [SchoolReport], in grid: Grid) -> [Finding] {
        let known = reports.filter { earlier[$0.school] != nil }
        let same = known.filter { Self.values($0.claims) == earlier[$0.school] ?? [:] }
        guard known.count >= Self.fewest, same.count * 5 >= known.count * 4 else { return [] }
        return [
            Finding(
                .valuesRepeated, at: Place(file: grid.file),
                "\(known.count) 所学校里有 \(same.count) 所和\(period.title)填得一模一样，疑似照抄上期",
                explanation: ["请核对是不是交错了文件；确实没有变化的不用改，抽查时请先看这些学校"])
        ]
    }
}

extension Period {
    /// The term, or the school year, after it.
    var next: Period {
        term == 1 ? Period(firstYear: firstYear, term: 2) : Period(firstYear: firstYear + 1, term: term.map { _ in 1 })
    }

    /// The term before a term, the school year before a school year.
    package var previous: Period {
        switch term {
        case 2: Period(firstYear: firstYear, term: 1)
        case 1: Period(firstYear: firstYear - 1, term: 2)
        default: Period(firstYear: firstYear - 1, term: nil)
        }
    }
}

extension FindingCode {
    package static let valuesRepeated = FindingCode(
        "coverage.values-repeated",
        .warning,
        "和上期填得一模一样",
        manual: """
            六所以上的学校，有百分之八十以上每一项都和上一期相同，多半是把上期的表改了个名字又交上来。程序照填报登记，只提醒：
            交错了文件的，请导入本期的表，它会作为更正；确实没有变化的不用改，抽查时先看这些学校。
            """
    )
}
