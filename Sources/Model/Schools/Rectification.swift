package import DataFiles

/// A step in the mending of what was found not to be so: 整改 is ordered with a day, 销号 ends it.
package struct Rectification: Sendable, Hashable {
    package let school: String
    package let indicator: String
    package let step: Step
    package let due: CalendarDate?
    /// The document that orders it.
    package let document: String
    package let note: String
    package let author: String
    package let on: CalendarDate

    /// A step as it is entered.
    package init(
        school: String, indicator: String, step: Step, due: CalendarDate?, document: String, note: String,
        author: String, on: CalendarDate
    ) {
        self.school = school
        self.indicator = indicator
        self.step = step
        self.due = due
        self.document = document
        self.note = note
        self.author = author
        self.on = on
    }

    /// What a person enters; that it was checked again is a verdict, not a step.
    package enum Step: String, Sendable, Hashable, CaseIterable {
        case issued
        case closed

        /// 整改 or 销号.
        package var label: String { self == .issued ? "整改" : "销号" }
    }
}

/// Where the mending of one indicator of a school stands: a line of the 整改台账.
package struct RectificationCase: Sendable, Hashable, Encodable {
    package let school: String
    package let name: String
    package let region: String
    package let indicator: String
    package let label: String
    /// When and by whom it was found, and how.
    package let found: String
    package let document: String
    package let due: String?
    package let state: State

    /// From 不属实 to 销号.
    package enum State: String, Sendable, Hashable, Encodable, CaseIterable {
        case open = "待整改"
        case ordered = "整改中"
        case overdue = "逾期"
        case rechecked = "复核通过"
        case closed = "已销号"
        /// Found to be so, and reported otherwise since: to be checked again before it counts.
        case outdated = "核验后改过"
    }
}

extension Framework {
    /// Everything that was found not to be so in a period, and how far it is mended, and everything that was reported otherwise after it had
    /// been checked; by school and indicator.
    ///
    /// What was found in an earlier period stays until the period in which it is closed.
    ///
    /// A case opens with a verdict that is not 属实, is ordered, passes when a later verdict is 属实, and is closed by hand.
    package func rectificationCases(_ records: CoverageRecords, _ steps: [Rectification]) -> [RectificationCase] {
        let schools = Dictionary(records.schools.map { ($0.uid, $0) }) { first, _ in first }
        let outdated = outdatedSubjects(records)
        let groups = Dictionary(grouping: records.verdicts + records.otherVerdicts) { [$0.school, $0.indicator] }
        let cases = groups.compactMap { key, verdicts -> RectificationCase? in
            let ordered = verdicts.sorted {
                ($0.visitedOn, $0.period, $0.revision) < ($1.visitedOn, $1.period, $1.revision)
            }
            guard let school = schools[key[0]], let indicator = indicator(key[1]),
                let last = ordered.last
            else { return nil }
            let isOutdated = outdated.contains(key)
            let known = ordered.filter { $0.period.isKnown(in: records.period) }
            guard let found = known.last(where: { $0.finding != .confirm }) ?? (isOutdated ? last : nil) else {
                return nil
            }
            let own = steps.filter { $0.school == key[0] && $0.indicator == key[1] && $0.on >= found.visitedOn }
            if !records.isOwn(found), last.finding == .confirm, let end = own.last, end.step == .closed,
                let start = records.period.start, end.on < start
            {
                return nil
            }
            let order = own.last { $0.step == .issued }
            let state: RectificationCase.State =
                if last.finding == .confirm {
                    isOutdated ? .outdated : own.last?.step == .closed ? .closed : .rechecked
                } else if let order {
                    order.due.map { $0 < records.asOf } == true ? .overdue : .ordered
                } else {
                    .open
                }
            return RectificationCase(
                school: school.uid, name: school.name, region: records.regions.label(of: school.region),
                indicator: indicator.code, label: indicator.label,
                found: "\(found.visitedOn) \(found.author)：\(found.finding.label)"
                    + (found.note.isEmpty ? "" : "（\(found.note)）"),
                document: order?.document ?? "", due: order?.due?.description, state: state)
        }
        return cases.sorted {
            ($0.region, $0.name, $0.school, $0.indicator) < ($1.region, $1.name, $1.school, $1.indicator)
        }
    }
}

extension Framework {
    /// The schools and indicators that were reported otherwise after the last check.
    private func outdatedSubjects(_ records: CoverageRecords) -> Set<[String]> {
        let schools = Set(records.verdicts.filter { $0.sight != nil }.map(\.school))
        guard !schools.isEmpty else { return [] }
        let statuses = derive(records.only(schools))
        return Set(
            statuses.flatMap { status in
                status.indicators.filter(\.isOutdated).map { [status.school.uid, $0.indicator.code] }
            })
    }
}

extension RectificationCase {
    /// What `coverage verify list` prints.
    package static func table(_ cases: [RectificationCase]) -> String {
        if cases.isEmpty { return "没有核验出问题，也没有核验后改过填报的。\n" }
        var table = TextTable(["地区", "学校", "项目", "核验", "整改文号", "期限", "现在"])
        table.rows = cases.map {
            [$0.region, $0.name, $0.label, $0.found, $0.document, $0.due ?? "", $0.state.rawValue]
        }
        let counts = State.allCases.map { state in (state, cases.count { $0.state == state }) }.filter { $0.1 > 0 }
        return table.text + "\n" + counts.map { "\($0.0.rawValue) \($0.1) 项" }.joined(separator: "，") + "。\n"
            + (cases.contains { $0.state == .outdated } ? "核验后改过：核验属实以后填报又改了，或者由核验的单位自己改了，要由另一个单位重新核验。\n" : "")
    }
}
