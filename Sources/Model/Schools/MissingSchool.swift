import Concurrent
import DataFiles

/// A school that has to be reminded, and of what.
package struct MissingSchool: Encodable, Sendable, Hashable {
    package let school: String
    package let name: String
    /// As it stands where other regions of one name are about.
    package let region: String
    package let reported: Bool
    /// Codes of the indicators that are not covered, in the framework's order; empty when nothing was reported.
    package let indicators: [String]
    /// Of a school that reported, the levels that it left out: 初中.
    package let parts: [String]
    /// Whether it reported and something is neither in place nor on its way.
    package let isLacking: Bool
    /// In Chinese: 未上报, or what is missing and how it stands.
    package let reason: String
    /// Whether another school of the list of schools bears its name.
    package let hasNamesake: Bool

    /// Its name, with its region behind it where that alone tells it from another.
    package var label: String { hasNamesake ? "\(name)（\(region)）" : name }

    private enum CodingKeys: String, CodingKey {
        case school, name, region, reported, indicators, parts, isLacking, reason
    }
}

/// Where a school stands in the list; small, because thousands of them are moved about.
private struct Place: Comparable, Sendable {
    let isReported: Bool
    let region: Int
    let name: ExactText
    let uid: String
    let index: Int

    static func < (left: Place, right: Place) -> Bool {
        if left.isReported != right.isReported { return !left.isReported }
        if left.region != right.region { return left.region < right.region }
        return (left.name, left.uid) < (right.name, right.uid)
    }
}

extension Framework {
    /// The schools that did not report, then those in which something is missing; by region and name.
    package func missing(_ statuses: [SchoolStatus], in tree: RegionTree) -> [MissingSchool] {
        let order = Dictionary(
            tree.ordered.enumerated().map { (ExactText($0.element.region.code), $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
        var names: Set<ExactText> = []
        let namesakes = Set(statuses.map { ExactText($0.school.name) }.filter { !names.insert($0).inserted })
        let open = statuses.indices.filter { statuses[$0].isExpected && !statuses[$0].isCovered }.map { index in
            let status = statuses[index]
            return Place(
                isReported: status.isReported, region: order[ExactText(status.school.region)] ?? .max,
                name: ExactText(status.school.name),
                uid: status.school.uid, index: index)
        }
        return open.sorted().halves(few: 2000) { places in
            places.map { missing(statuses[$0.index], in: tree, namesakes) }
        }.joinedHalves()
    }

    private func missing(
        _ status: SchoolStatus, in tree: RegionTree, _ namesakes: Set<ExactText>
    ) -> MissingSchool {
        let lacking = status.isReported ? status.indicators.filter { ![.covered, .na].contains($0.status) } : []
        let parts = status.isReported ? status.silentLevels : []
        let silence = parts.isEmpty ? [] : [parts.map(\.rawValue).joined(separator: "、") + "未上报"]
        // A school of which everything is said not to be asked lacks nothing that has a name.
        let excuses = status.isReported && lacking.isEmpty ? ["各项都自报不适用：" + status.excuseWords] : []
        let words = (silence + lacking.compactMap { $0.shortfall(beside: parts) } + excuses).joined(separator: "、")
        return MissingSchool(
            school: status.school.uid,
            name: status.school.name,
            region: tree.label(of: status.school.region),
            reported: status.isReported,
            indicators: lacking.map(\.indicator.code),
            parts: parts.map(\.rawValue),
            isLacking: !excuses.isEmpty || lacking.contains { $0.status != .partial || $0.isPartlyTrue },
            reason: status.isReported ? words : "未上报",
            hasNamesake: namesakes.contains(ExactText(status.school.name))
        )
    }

    /// What `coverage missing` prints, with the schools that say something is not asked of them below.
    package func missingTable(
        _ missing: [MissingSchool], excused: [ExcusedSchool] = [], records: CoverageRecords
    ) -> String {
        var text = "\(title)  \(records.period.title)  截至\(records.asOf.chinese)\n\n"
        let isOfNobody = !records.schools.contains { records.expected.contains($0.uid) }
        if missing.isEmpty, isOfNobody { return text + records.nobodyExpected + "\n" }
        let shorter = records.shorterList.map { $0 + "\n" } ?? ""
        var excuses = ""
        if !excused.isEmpty {
            var table = TextTable(["地区", "学校", "自报不适用"])
            table.rows = excused.map { [$0.region, $0.name, $0.reason] }
            excuses = "\n" + table.text + "\n自报不适用 \(excused.count) 所：没有规则这样说，请核对理由；不成立的请学校补报更正。\n"
        }
        if missing.isEmpty { return text + "没有未上报或未落实的学校。\n" + excuses + shorter }
        var table = TextTable(["地区", "学校", "情况"])
        table.rows = missing.map { [$0.region, $0.name, $0.reason] }
        let silent = missing.count { !$0.reported }
        let partly = missing.count { !$0.parts.isEmpty }
        text += table.text + "\n未上报 \(silent) 所，已报而未全部落实 \(missing.count - silent) 所"
        text += partly == 0 ? "。\n" : "，其中 \(partly) 所还有学段没有上报。\n"
        return text + excuses + shorter
    }
}

extension IndicatorStatus {
    /// 课时未落实, with the grades that fall short where they are reported apart, or the level where others do not: 课时未落实（六年级）,
    /// 课时未落实（初中）; nil where nothing falls short beside the levels that said nothing.
    fileprivate func shortfall(beside silent: [SchoolLevel]) -> String? {
        if stages.count == 1, stages[0].grades.isEmpty { return indicator.label + stages[0].label }
        let asked = stages.filter { $0.claimed != .na && !silent.contains(SchoolLevel($0.stage)) }
        let worst = CoverageStatus.all(asked.map(\.status))
        guard worst != .covered, worst != .na else { return nil }
        let short = asked.filter { $0.status == worst }
        var parts = short.flatMap { stage in stage.grades.filter { $0.status == worst } }.map(\.grade.label)
        if parts.isEmpty, short.count < asked.count { parts = short.map { SchoolLevel($0.stage).rawValue } }
        return indicator.label + (isPartlyTrue ? "部分落实" : worst.label)
            + (parts.isEmpty ? "" : "（\(parts.joined(separator: "、"))）")
    }
}
