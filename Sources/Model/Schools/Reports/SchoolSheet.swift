/// 学校一页纸: where one school stands, what it still needs, and what it should keep to show.
extension ReportSource {
    /// A page for every school that has to report; each after the first begins on a new page.
    package func schoolSheets(_ statuses: [SchoolStatus]) -> ReportDocument {
        var document = ReportDocument(title: "\(mark)\(subject)\(title)学校一页纸")
        let history = earlier.map { term in
            (term.period, Dictionary(term.statuses.map { ($0.school.uid, $0) }) { first, _ in first })
        }
        for (index, status) in statuses.enumerated() {
            if index > 0 { document.blocks.append(.pageBreak) }
            page(status, history.map { ($0.0, $0.1[status.school.uid]) }, &document)
        }
        return document
    }

    private func page(
        _ status: SchoolStatus, _ history: [(period: Period, status: SchoolStatus?)], _ document: inout ReportDocument
    ) {
        let school = status.school
        document.blocks.append(.banner("\(mark)\(school.name)\(title)情况"))
        let region = records.regions.path(from: school.region).reversed().map(\.name).joined()
        let size = [school.classes.map { "\($0) 个班" }, school.students.map { "学生 \($0) 人" }].compactMap { $0 }
        let facts = [records.period.title, region, SchoolForm.stages(school.stages)] + size
        document.blocks.append(.recipients([.text(facts.filter { !$0.isEmpty }.joined(separator: "　"))]))
        document.head(1, verdict(status))
        document.blocks.append(.table(table(status)))
        document.head(2, "还要做的")
        for (number, line) in todo(status).enumerated() { document.say("\(number + 1). \(line)") }
        if let table = pastTable(status, history) { document.blocks.append(.table(table)) }
        let materials = framework.indicators.filter { !$0.materials.isEmpty }.map {
            "\($0.label)：\($0.materials.joined(separator: "、"))"
        }
        if !materials.isEmpty {
            document.head(2, "留好备查的材料")
            for line in materials { document.say("□ \(line)") }
        }
        document.blocks.append(.signature([.text("学校负责人签字（盖章）：＿＿＿＿＿＿　　日期：＿＿＿＿＿＿")]))
        document.blocks.append(.note(origin))
    }

    private func table(_ status: SchoolStatus) -> ReportDocument.Table {
        let rows = status.indicators.map { indicator -> [String] in
            let reasons = framework.why(status, indicator.indicator, in: records.period).stages
            let requirement = reasons.compactMap(\.requirement).uniqued().joined(separator: "；")
            let figure = reasons.compactMap(\.figure).uniqued().joined(separator: "；")
            let checks = indicator.stages.compactMap(\.checkWords).uniqued().joined(separator: "；")
            return [
                indicator.indicator.label, requirement.isEmpty ? "不要求" : requirement,
                figure.isEmpty ? indicator.excuseWords ?? "—" : figure,
                checks.isEmpty ? "—" : checks, indicator.label,
            ]
        }
        return .init(
            caption: "各项情况", columns: ["项目", "要求", "填报", "核验", "结果"], rows: rows)
    }

    private func todo(_ status: SchoolStatus) -> [String] {
        guard status.isReported else {
            let due = due.isEmpty ? "尽快" : "于\(due)前"
            return ["请\(due)填好发下的填报表交回。没有上报的，各项都按没有落实统计。"]
        }
        let open = status.indicators.filter { ![.covered, .na].contains($0.status) }
        let excuses = status.indicators.compactMap(\.excuseWords).map { "自报不适用：\($0)。留好证明；理由不成立的，请补报更正。" }
        if open.isEmpty { return excuses + (status.isCovered ? ["各项都已落实。把下面的材料留好备查。"] : []) }
        return excuses
            + open.map { indicator in
                let reason = framework.why(status, indicator.indicator, in: records.period).stages
                    .first { $0.status != CoverageStatus.covered.rawValue && $0.status != CoverageStatus.na.rawValue }
                return "\(indicator.indicator.label)：\(reason?.reason ?? indicator.label)。"
            }
    }

    /// How the school stood in the terms before; nil where nothing is known of them.
    private func pastTable(
        _ status: SchoolStatus, _ history: [(period: Period, status: SchoolStatus?)]
    ) -> ReportDocument.Table? {
        let rows = (history + [(records.period, status)]).compactMap { period, status -> [String]? in
            guard let status, status.isExpected else { return nil }
            let cells = status.isReported ? status.indicators.map(\.label) : status.indicators.map { _ in "未报" }
            return [period.title] + cells
        }
        guard rows.count > 1 else { return nil }
        return .init(caption: "各学期情况", columns: ["学期"] + framework.indicators.map(\.label), rows: rows)
    }

    private func verdict(_ status: SchoolStatus) -> String {
        guard status.isReported else { return "本期还没有上报" }
        if status.isCovered { return "本期已上报，各项全部落实" }
        let isOnTrack = ReportSource.onTrack([status]) == 1
        return isOnTrack ? "本期已上报，进度正常，学年内补足" : "本期已上报，还没有全部落实"
    }
}

extension Sequence<String> {
    /// Each once, where it first stood.
    fileprivate func uniqued() -> [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
