package import Coverage
import DataFiles
import Diagnostics
package import Schools

/// What was entered wrongly: corrected with a reason, or taken back. Nothing is ever deleted.
extension CoverageDesk {
    /// Enters another value for one item of a school, with the reason; gives what it changed.
    package func correct(
        _ name: String, _ item: String, to text: String, part: String?, reason: String, period: Period,
        stamp: Ledger.Stamp
    ) throws -> [Correction] {
        guard let indicator = framework.indicator(named: item) else { throw unknown(item) }
        try Self.refuseNumbers(in: [("--reason ", reason), ("要改成的值", text)])
        if reason.isEmpty { throw Problem(description: "更正要用 --reason 写明原因，记在台账里") }
        let written = indicator.value(written: text)
        guard var value = written.value else { throw Problem(description: written.problem) }
        var text = text
        // The reason for the correction is the reason why nothing is asked.
        if value == .missing(.na) { (value, text) = (.missing(.excused), "/（\(reason)）") }
        let ledger = try open()
        defer { try? ledger.close() }
        let records = try ledger.load(framework: framework.id, period: period, asOf: stamp.on).records
        let school = try Self.school(name, in: records)
        let claims = try Self.parts(part, of: school).map { stage, grade in
            Claim(indicator: indicator.code, stage: stage, grade: grade, value: value, text: text)
        }
        let report = SchoolReport(school: school.uid, claims: claims, stages: school.stages)
        guard records.submissions.contains(where: { $0.school == school.uid && $0.period == period }) else {
            throw Problem(description: try unreported(school, period, ledger, on: stamp.on))
        }
        let origin = Ledger.Origin(file: "", bytes: Array("\(school.uid) \(item) \(text) \(stamp.at)".utf8))
        let receipt = try ledger.store(
            reports: [report], framework: framework, period: period, origin: origin, stamp: stamp, replaces: true,
            reason: reason)
        if let late = receipt.late.first {
            let day = late.known.on
            throw Problem(
                description: "台账里这一项是 \(day) 收到的，比 \(stamp.on) 晚，更正不能早于它，没有登记。更正是那天以后的，用 --as-of 写明；"
                    + "那次导入的日期写错了的，先用 humen coverage undo 撤销它，再按收到的日期导入")
        }
        return Correction.all(receipt.corrections, framework) { _ in school.name }
    }

    /// Why there is nothing to correct: no report yet, or one that is written down for a day to come.
    private func unreported(
        _ school: School, _ period: Period, _ ledger: Ledger, on day: CalendarDate
    ) throws -> String {
        let words = "“\(school.name)”在\(period.title)还没有上报，没有可更正的"
        guard let end = CalendarDate(year: 9999, month: 12, day: 31) else { return words }
        let all = try ledger.load(framework: framework.id, period: period, asOf: end).records.submissions
        guard let later = all.first(where: { $0.school == school.uid && $0.period == period && $0.receivedOn > day })
        else { return words + "；请导入它的填报表" }
        return words + "：它的填报表写的收到日期是 \(later.receivedOn)，按 \(day) 算还没有收到。日期写错了的，用 humen coverage audit 看那次导入的号，"
            + "用 humen coverage undo 撤销它，再按收到的日期导入"
    }

    /// The whole school, some of its stages, or some of its grades.
    private static func parts(_ text: String?, of school: School) throws -> [(stage: Stage?, grade: Grade?)] {
        guard let text else { return [(nil, nil)] }
        if let stages = Stage.read(text) {
            let own = stages.filter(school.stages.contains)
            if !own.isEmpty { return own.map { ($0, nil) } }
        } else if let grades = Grade.read(text, in: school.stages) {
            let parts = grades.compactMap { grade in school.stage(of: grade).map { ($0, grade) } }
            if parts.count == grades.count { return parts }
        }
        throw Problem(description: "“\(school.name)”没有“\(text)”；它的学段：\(SchoolForm.stages(school.stages))")
    }

    /// Takes back the import with that number in the audit.
    package func undo(number: Int, reason: String, stamp: Ledger.Stamp) throws -> Ledger.UndoReceipt {
        try Self.refuseNumbers(in: [("--reason ", reason)])
        let ledger = try open()
        defer { try? ledger.close() }
        return try ledger.undo(number: number, framework: framework, reason: reason, stamp: stamp)
    }

    func unknown(_ item: String) -> Problem {
        let known = framework.indicators.map { "\($0.code)（\($0.label)）" }.joined(separator: "、")
        return Problem(description: "没有“\(item)”这一项，可以用：\(known)")
    }
}
