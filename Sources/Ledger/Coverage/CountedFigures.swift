import GRDB
import Schools

/// Who entered figures of other terms that a verdict would judge as well.
///
/// Hours of a rule by school year are added up over its terms, and what was said of anything else in the first term counts in the second until
/// the school says otherwise. A rule by term counts its own term alone; a verdict on a whole school year judges both.
struct CountedFigures {
    let finding: CheckFinding
    let period: Period
    let author: String

    /// Each that counts for one of the findings, in the order of the terms, schools and findings.
    static func all(
        _ findings: [CheckFinding], _ framework: Framework, _ period: Period, _ database: Database
    ) throws -> [CountedFigures] {
        let year = [period.schoolYear] + period.terms
        let others = year.filter { $0 != period && (period.term == nil || $0 < period || $0.term == nil) }
        var reader = LedgerReader(database, asOf: nil)
        reader.only = Set(findings.map(\.school)).sorted()
        let now = try reader.submissions(framework: framework.id, periods: [period])
        let said = Dictionary(now.map { ($0.school, $0) }) { $1 }
        let judged = findings.filter { framework.carries($0.indicator, into: period, said[$0.school]) }
        guard !judged.isEmpty else { return [] }
        reader.only = Set(judged.map(\.school)).sorted()
        let reports = try reader.recordedSubmissions(framework: framework.id, periods: others)
            .sorted { ($0.period, $0.school, $0.revision) < ($1.period, $1.school, $1.revision) }
        let bySchool = Dictionary(grouping: judged, by: \.school)
        return reports.flatMap { report in
            (bySchool[report.school] ?? []).filter { report.says($0.indicator) }
                .map { CountedFigures(finding: $0, period: report.period, author: report.author) }
        }
    }
}

extension Framework {
    /// Whether what was said of an indicator in other terms of the school year counts in a period in which a school said this.
    fileprivate func carries(_ code: String, into period: Period, _ said: Submission?) -> Bool {
        if period.term == nil { return true }
        guard let indicator = indicator(code), rules.contains(where: { $0.indicator == code && $0.window == .year })
        else { return false }
        return indicator.kind == .hours || !(said?.isSaidOfAll(code) ?? false)
    }
}

extension Submission {
    fileprivate func says(_ indicator: String) -> Bool {
        claims.contains { $0.indicator == indicator && !$0.value.isBlank }
    }

    /// Whether an indicator is told of the whole school, so that nothing of an earlier term stands beside it.
    fileprivate func isSaidOfAll(_ indicator: String) -> Bool {
        claims.contains { $0.indicator == indicator && $0.stage == nil && !$0.value.isBlank }
    }
}
