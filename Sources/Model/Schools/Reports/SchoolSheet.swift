/// 学校一页纸: where one school stands, and what it still needs.
extension ReportSource {
    /// A page for every school that has to report; each after the first begins on a new page.
    package func schoolSheets(_ statuses: [SchoolStatus]) -> ReportDocument {
        var document = ReportDocument(title: "\(subject)\(framework.title) 学校一页纸")
        for (index, status) in statuses.enumerated() {
            if index > 0 { document.blocks.append(.pageBreak) }
            page(status, &document)
        }
        return document
    }

    private func page(_ status: SchoolStatus, _ document: inout ReportDocument) {
        let school = status.school
        document.head(1, school.name)
        let region = records.regions.path(from: school.region).reversed().map(\.name).joined()
        let size = [school.classes.map { "\($0) 个班" }, school.students.map { "学生 \($0) 人" }].compactMap { $0 }
        document.say(
            ([region, SchoolForm.stages(school.stages)] + size).filter { !$0.isEmpty }.joined(separator: "　"))
        document.say(verdict(status))
        let rows = status.indicators.map { indicator -> [String] in
            let reasons = framework.why(status, indicator.indicator, in: records.period).stages
            let requirement = reasons.compactMap(\.requirement).uniqued().joined(separator: "；")
            let figure = reasons.compactMap(\.figure).uniqued().joined(separator: "；")
            return [
                indicator.indicator.label, requirement.isEmpty ? "不要求" : requirement, figure.isEmpty ? "—" : figure,
                indicator.status.label,
            ]
        }
        document.blocks.append(
            .table(.init(caption: "\(school.name)各项情况", columns: ["项目", "要求", "填报", "结果"], rows: rows)))
        // Each page is handed out by itself.
        defer { document.blocks.append(.note(origin)) }
        let open = status.indicators.filter { ![.covered, .na].contains($0.status) }
        guard status.isReported, !open.isEmpty else { return }
        document.head(2, "还要做的")
        for (number, indicator) in open.enumerated() {
            let reason = framework.why(status, indicator.indicator, in: records.period).stages
                .first { $0.status != CoverageStatus.covered.rawValue && $0.status != CoverageStatus.na.rawValue }
            document.say("\(number + 1). \(indicator.indicator.label)：\(reason?.reason ?? indicator.status.label)。")
        }
    }

    private func verdict(_ status: SchoolStatus) -> String {
        guard status.isReported else { return "本期还没有上报。请填好发下的填报表交回，没有上报的按未落实统计。" }
        return status.isCovered ? "本期已上报，各项全部落实。" : "本期已上报，还没有全部落实。"
    }
}

extension Sequence<String> {
    /// Each once, where it first stood.
    fileprivate func uniqued() -> [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
