/// What a school says is not asked of it, with its reason, where no rule says so (自报不适用).
///
/// It leaves the denominator of its item, so it is counted apart, named with its reason in every report, and drawn to be checked.
package struct Excuse: Sendable, Hashable {
    /// Nil where it is about all grades of the stage.
    let grade: Grade?
    /// The cell as it was written: /（本学期停课）.
    let words: String

    /// The excuse in the claim that was said last; nil where that says anything else.
    init?(_ evidence: [StageStatus.Evidence], grade: Grade? = nil) {
        guard let claim = evidence.last(where: { !$0.claim.value.isBlank })?.claim,
            claim.value == .missing(.excused)
        else { return nil }
        self.grade = grade
        words = claim.text
    }
}

extension StageStatus {
    /// The excuses that stand: none that was found not to be so.
    var standing: [Excuse] { verdict?.finding == .refute ? [] : excuses }

    /// Whether all that was said not to be asked was seen to be so.
    var isExcuseSeen: Bool { standing.isEmpty || verdict?.finding == .confirm && !isOutdated }
}

extension IndicatorStatus {
    /// Whether the school itself says of any part that it is not asked.
    package var isExcused: Bool { stages.contains { !$0.standing.isEmpty } }

    /// Whether somebody who comes to the school has anything to look at: what no rule asks is not.
    package var isToBeSeen: Bool { status != .na || isExcused }

    /// 课时“/（本学期停课）”, 课时初中“/（实习）”; nil where nothing was said.
    var excuseWords: String? {
        guard isExcused else { return nil }
        let asked = stages.filter { $0.rule != nil }
        let all = asked.allSatisfy { $0.standing == asked.first?.standing }
        var parts: [String] = []
        for stage in stages {
            for excuse in stage.standing {
                let part = excuse.grade?.label ?? (all ? "" : SchoolLevel(stage.stage).rawValue)
                let words = "\(part)“\(excuse.words)”" + (stage.isExcuseSeen ? "（核验属实）" : "")
                if !parts.contains(words) { parts.append(words) }
            }
        }
        return indicator.label + parts.joined(separator: "、")
    }
}

extension SchoolStatus {
    /// How many items the school itself says are not asked of it, in whole or in part.
    var excusedItems: Int { isReported ? indicators.count(where: \.isExcused) : 0 }

    /// Each of them in words.
    var excuseWords: String {
        indicators.compactMap(\.excuseWords).joined(separator: "、")
    }
}

/// A school that says of itself that something is not asked of it, with its reasons.
package struct ExcusedSchool: Encodable, Sendable, Hashable {
    package let school: String
    package let name: String
    /// As it stands where other regions of one name are about.
    package let region: String
    /// Items in Chinese, with the cells as they were written.
    package let reason: String

    /// All of them by region as tables show it, then by name.
    package static func all(_ statuses: [SchoolStatus], in tree: RegionTree) -> [ExcusedSchool] {
        let found = statuses.filter { $0.excusedItems > 0 }
        if found.isEmpty { return [] }
        let ranks = Dictionary(
            tree.ordered.enumerated().map { (ExactText($0.element.region.code), $0.offset) },
            uniquingKeysWith: { first, _ in first })
        return found.sorted {
            (ranks[ExactText($0.school.region)] ?? .max, ExactText($0.school.name), $0.school.uid)
                < (ranks[ExactText($1.school.region)] ?? .max, ExactText($1.school.name), $1.school.uid)
        }
        .map {
            ExcusedSchool(
                school: $0.school.uid, name: $0.school.name, region: tree.label(of: $0.school.region),
                reason: $0.excuseWords)
        }
    }

    /// 城关镇 某小学：课时“/（停课）”, one line each, the first of many.
    static func lines(_ schools: [ExcusedSchool], most: Int) -> [String] {
        let lines = schools.prefix(most).map { "\($0.region)　\($0.name)：\($0.reason)" }
        return lines + (schools.count > most ? ["另有 \(schools.count - most) 所"] : [])
    }
}

extension CoverageCount {
    /// A sentence without its full stop about what schools say is not asked of them.
    package var excusedWords: String {
        "自报不适用 \(excused) 所 \(excusedItems) 项：规则要求，学校自己说不适用，没有算进那一项的应落实数；各项都这样的学校仍在应报、已报之列，不算全部落实。请核对理由"
    }
}
