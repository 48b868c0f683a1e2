import DataFiles

/// Why one indicator of one school counts as it does: the rule, its document, and the figure held against it.
package struct CoverageExplanation: Sendable, Encodable {
    package let school: String
    package let name: String
    package let framework: String
    package let version: String
    package let period: String
    package let indicator: String
    package let label: String
    package let status: String
    /// What stands for the status in words where it says something else: a school that is closed, what was found to be so in part.
    package let heading: String?
    /// One for each stage of the school.
    package let stages: [StageReason]

    /// Why one stage of the school stands as it does.
    package struct StageReason: Sendable, Encodable {
        package let stage: String
        package let status: String
        package let rule: String?
        package let requirement: String?
        package let authority: String?
        /// In which region and from when to when the rule holds, and where its words were read.
        package let extent: String?
        package let figure: String?
        /// A sentence in Chinese.
        package let reason: String
        /// Each report that was used, oldest first.
        package let evidence: [String]
        /// What was found when it was checked.
        package let verification: String?
    }

    /// For a person at a terminal.
    package var text: String {
        var lines = [
            "\(name) · \(label)：\(heading ?? CoverageStatus(rawValue: status)?.label ?? status)（\(period)，\(framework) \(version)）"
        ]
        for stage in stages {
            lines.append("  \(stage.stage)：\(stage.reason)")
            if let requirement = stage.requirement, let rule = stage.rule {
                lines.append("    要求：\(requirement) [\(rule)]")
            }
            if let authority = stage.authority { lines.append("    依据：\(authority)") }
            if let extent = stage.extent { lines.append("    规则：\(extent)") }
            for line in stage.evidence { lines.append("    填报：\(line)") }
            if let line = stage.verification { lines.append("    核验：\(line)") }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension Framework {
    /// Why an indicator of a school has its status.
    package func why(_ status: SchoolStatus, _ indicator: Indicator, in period: Period) -> CoverageExplanation {
        let found = status.indicators.first { $0.indicator.code == indicator.code }
        let exemption = status.exemption == .outOfScope ? nil : status.exemption
        return CoverageExplanation(
            school: status.school.uid,
            name: status.school.name,
            framework: id,
            version: version,
            period: period.title,
            indicator: indicator.code,
            label: indicator.label,
            status: (found?.status ?? .na).rawValue,
            heading: exemption.map { "不计入本期（\($0.rawValue)）" } ?? (found?.isPartlyTrue == true ? found?.label : nil),
            stages: (found?.stages ?? []).map { reason($0, status, indicator) }
        )
    }

    private func reason(
        _ stage: StageStatus,
        _ status: SchoolStatus,
        _ indicator: Indicator
    ) -> CoverageExplanation.StageReason {
        let figure = figure(stage, indicator)
        return CoverageExplanation.StageReason(
            stage: stage.stage.rawValue,
            status: stage.status.rawValue,
            rule: stage.rule?.id,
            requirement: stage.rule.map { requirement($0, indicator) },
            authority: stage.rule?.authority,
            extent: stage.rule.flatMap(extent),
            figure: figure,
            reason: sentence(stage, status, figure, indicator),
            evidence: stage.evidence.map { piece in
                let words = piece.claim.text.isEmpty ? "空白" : "“\(piece.claim.text)”"
                let grade = piece.claim.grade.map(\.label) ?? ""
                return "\(piece.period.title)第 \(piece.revision) 次，\(piece.receivedOn.chinese)收，\(grade)填\(words)"
            },
            verification: stage.verdict.map { verdict in
                let parts = [stage.checkWords ?? verdict.finding.label, verdict.method, verdict.note].filter {
                    !$0.isEmpty
                }
                return "\(verdict.visitedOn.chinese)，\(verdict.author)：\(parts.joined(separator: "，"))"
            }
        )
    }

    /// What was held against the rule, grade by grade where these are reported apart: 五年级2课时、六年级1课时.
    private func figure(_ stage: StageStatus, _ indicator: Indicator) -> String? {
        func words(_ figure: Amount) -> String {
            indicator.kind == .bool ? (figure > Amount(0) ? "有" : "无") : figure.description + indicator.unit
        }
        if stage.grades.isEmpty { return stage.figure.map(words) }
        return stage.grades.map { $0.grade.label + ($0.figure.map(words) ?? "没有填") }.joined(separator: "、")
    }

    /// Nothing for a rule that holds everywhere and always.
    private func extent(_ rule: Rule) -> String? {
        var parts: [String] = []
        if let region = rule.region { parts.append("只在\(region)") }
        if let from = rule.validFrom { parts.append("\(from.chinese)起") }
        if let to = rule.validTo { parts.append("到\(to.chinese)止") }
        if let source = rule.source { parts.append("出处：\(source)") }
        return parts.isEmpty ? nil : parts.joined(separator: "，")
    }

    private func requirement(_ rule: Rule, _ indicator: Indicator) -> String {
        let grades = Self.words(rule.grades)
        if indicator.kind == .bool { return "\(rule.window.words)有\(indicator.label)\(grades)" }
        return "\(rule.window.words)\(indicator.label)\(rule.comparison.words) \(rule.threshold)"
            + (indicator.kind == .ratio ? "%" : "") + grades
    }

    /// （五年级至高二）, or nothing for all grades.
    static func words(_ grades: [Grade]) -> String {
        guard let first = grades.first, let last = grades.last else { return "" }
        let isRange = grades.count > 2 && last.number - first.number == grades.count - 1
        return "（" + (isRange ? "\(first.label)至\(last.label)" : grades.map(\.label).joined(separator: "、")) + "）"
    }

    private func sentence(
        _ stage: StageStatus, _ status: SchoolStatus, _ figure: String?, _ indicator: Indicator
    ) -> String {
        if let exemption = status.exemption, exemption != .outOfScope { return "本期不要求：\(exemption.rawValue)" }
        let said = stage.evidence.last { !$0.claim.value.isBlank }
        if stage.status == .na, let said, said.claim.value == .missing(.excused) {
            return "不要求：学校填了“\(said.claim.text)”，理由成立时不计入分母"
        }
        if let rule = stage.rule, stage.claimed == .na {
            return "不要求：规则只要求\(Self.words(rule.grades).dropFirst().dropLast())，学校在\(stage.stage.rawValue)没有这些年级"
        }
        guard stage.rule != nil else { return "不要求：本框架对\(stage.stage.rawValue)没有这一项的规则" }
        if let filed = status.filedFor[indicator.code], !filed.contains(stage.stage), stage.status == .unknown {
            return "不详：上报时名册里它只有\(SchoolForm.stages(filed))，\(SchoolLevel(stage.stage).rawValue)是后来加上的，还没有上报，按未落实计"
        }
        guard status.submission != nil else { return "不详：本期没有上报，按未落实计" }
        if let verdict = stage.verdict, stage.status != stage.claimed {
            return "\(stage.label)：填报\(figure ?? "")，核验\(verdict.finding.label)，"
                + (stage.isOutdated ? "核验后改过填报，重新核验属实以前仍以核验为准" : "以核验为准")
        }
        switch stage.status {
        case .covered where stage.lacksEvidence:
            return "自报·缺佐证：填报\(figure ?? "")，达到要求，但还没有登记佐证"
        case .covered: return "落实：填报\(figure ?? "")，达到要求"
        case .partial: return "进行中：填报\(figure ?? "")，第一学期已过半，学年内补足才算落实"
        case .not: return "未落实：填报\(figure ?? "")，没有达到要求"
        case .na: return "不要求"
        case .unknown:
            if status.silentLevels.contains(SchoolLevel(stage.stage)) {
                return "不详：\(SchoolLevel(stage.stage).rawValue)没有上报，按未落实计"
            }
            if stage.evidence.last?.claim.value == .missing(.na) { return "不详：填了不适用而没有理由，按未落实计" }
            let unheard = stage.grades.filter { $0.figure == nil }.map(\.grade)
            let silent = unheard.map(\.label).joined(separator: "、")
            let isLater = unheard.allSatisfy {
                status.submission?.isOlder(indicator.code, than: $0, of: stage.stage) == true
            }
            if isLater, !unheard.isEmpty {
                return "不详：上报时名册里还没有\(silent)，是后来加上的，还没有上报，按未落实计"
            }
            return "不详：\(silent.isEmpty ? "这一项" : silent)没有填明，按未落实计"
        }
    }
}
