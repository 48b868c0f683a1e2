import Concurrent
import DataFiles

/// A school that has to be reminded, and of what.
package struct MissingSchool: Encodable, Sendable, Hashable {
    package let school: String
    package let name: String
    package let region: String
    package let reported: Bool
    /// Codes of the indicators that are not covered, in the framework's order; empty when nothing was reported.
    package let indicators: [String]
    /// Whether it reported and something is neither in place nor on its way.
    package let isLacking: Bool
    /// In Chinese: 未上报, or what is missing and how it stands.
    package let reason: String
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
        let open = statuses.indices.filter { statuses[$0].isExpected && !statuses[$0].isCovered }.map { index in
            let status = statuses[index]
            return Place(
                isReported: status.isReported, region: order[ExactText(status.school.region)] ?? .max,
                name: ExactText(status.school.name),
                uid: status.school.uid, index: index)
        }
        return open.sorted().halves(few: 2000) { places in
            places.map { missing(statuses[$0.index], in: tree) }
        }.flatMap { $0 }
    }

    private func missing(_ status: SchoolStatus, in tree: RegionTree) -> MissingSchool {
        let lacking = status.isReported ? status.indicators.filter { ![.covered, .na].contains($0.status) } : []
        let words = lacking.map(\.shortfall).joined(separator: "、")
        return MissingSchool(
            school: status.school.uid,
            name: status.school.name,
            region: tree[status.school.region]?.name ?? status.school.region,
            reported: status.isReported,
            indicators: lacking.map(\.indicator.code),
            isLacking: lacking.contains { $0.status != .partial },
            reason: status.isReported ? words : "未上报"
        )
    }

    /// What `coverage missing` prints.
    package func missingTable(_ missing: [MissingSchool], records: CoverageRecords) -> String {
        var text = "\(title)  \(records.period.title)  截至\(records.asOf.chinese)\n\n"
        if missing.isEmpty { return text + "没有未上报或未落实的学校。\n" }
        var table = TextTable(["地区", "学校", "情况"])
        table.rows = missing.map { [$0.region, $0.name, $0.reason] }
        let silent = missing.count { !$0.reported }
        text += table.text + "\n未上报 \(silent) 所，已报而未全部落实 \(missing.count - silent) 所。\n"
        return text
    }
}

extension IndicatorStatus {
    /// 课时未落实, with the grades that fall short where they are reported apart: 课时未落实（六年级）.
    fileprivate var shortfall: String {
        let grades = stages.flatMap { stage in stage.grades.filter { $0.status == status && stage.status == status } }
        let words = grades.isEmpty ? "" : "（\(grades.map(\.grade.label).joined(separator: "、"))）"
        return indicator.label + status.label + words
    }
}
