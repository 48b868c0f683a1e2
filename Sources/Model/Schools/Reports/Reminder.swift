import DataFiles

/// What is sent to the schools of one place that have not reported or lack something: words ready to be pasted, and a list.
package struct Reminder: Sendable {
    package let region: String
    package let schools: [MissingSchool]
    private let source: ReportSource

    /// A list for a place, of schools that were chosen already.
    package init(region: String, schools: [MissingSchool], source: ReportSource) {
        self.region = region
        self.schools = schools
        self.source = source
    }

    /// One for every place that has such schools, in the order of the tables.
    package static func all(_ source: ReportSource) -> [Reminder] {
        var order: [String] = []
        var groups: [String: [MissingSchool]] = [:]
        for school in source.missing {
            if groups[school.region] == nil { order.append(school.region) }
            groups[school.region, default: []].append(school)
        }
        let ranks = Dictionary(
            source.rollUp.rows.enumerated().map {
                (source.records.regions.label(of: $0.element.region.code), $0.offset)
            },
            uniquingKeysWith: { first, _ in first })
        return order.sorted { (ranks[$0] ?? .max, $0) < (ranks[$1] ?? .max, $1) }
            .map { Reminder(region: $0, schools: groups[$0] ?? [], source: source) }
    }

    /// Words for a message.
    package var text: String {
        let silent = schools.filter { !$0.reported }.map(\.label)
        let lacking = schools.filter(\.isLacking)
        let underway = schools.filter { $0.reported && !$0.isLacking }.map(\.label)
        let due = source.due.isEmpty ? "尽快" : "于\(source.due)前"
        var lines = ["\(source.mark)【\(source.records.period.title)\(source.title)】\(region)："]
        if !silent.isEmpty {
            lines.append("还没有上报的 \(silent.count) 所：\(silent.joined(separator: "、"))。请\(due)填好发下的填报表交回。")
        }
        if !lacking.isEmpty {
            lines.append("已报、尚未全部落实的 \(lacking.count) 所，请\(due)补齐并报更正：")
            lines += lacking.map { "　\($0.label)：\($0.reason)" }
        }
        if !underway.isEmpty {
            lines.append("进度正常、学年内要补足的 \(underway.count) 所：\(underway.joined(separator: "、"))。")
        }
        let office = source.office.isEmpty ? "" : source.office + "，"
        lines.append("（\(office)截至\(source.records.asOf.chinese)）")
        return lines.joined(separator: "\n") + "\n"
    }
}
