import DataFiles
import Digests

/// Which schools to look at: half by risk, half by lot, both from a seed that is printed.
///
/// The same ledger, seed and number give the same list on every computer, so that nobody can say that it was chosen.
package struct InspectionList: Sendable {
    package let seed: String
    package let entries: [Entry]
    /// Schools that reported and could be drawn.
    package let candidates: Int
    /// Schools to be checked again, whose reports changed after they had been checked.
    package let outdated: Int

    /// One school to look at.
    package struct Entry: Sendable {
        package let status: SchoolStatus
        package let region: String
        package let score: Int
        /// What raises the risk, in Chinese.
        package let reasons: [String]
        package let isByRisk: Bool
    }

    /// Draws `count` schools among those that reported.
    package init(_ statuses: [SchoolStatus], _ records: CoverageRecords, count: Int, seed: String) {
        let refuted = Set(records.verdicts.filter { $0.finding != .confirm }.map(\.school))
        let byItem = Dictionary(
            grouping: records.verdicts + records.otherVerdicts.filter { $0.period < records.period }
        ) {
            [$0.school, $0.indicator]
        }
        let unmended = byItem.values.compactMap { verdicts in
            verdicts.max { ($0.visitedOn, $0.period, $0.revision) < ($1.visitedOn, $1.period, $1.revision) }
        }.filter { $0.finding != .confirm && !records.isOwn($0) }
        let refutedBefore = Set(unmended.map(\.school))
        let shown = Set(records.evidence.map(\.school))
        var earlier: [String: [ClaimValue]] = [:]
        for submission in records.submissions where submission.period < records.period {
            earlier[submission.school] = submission.claims.map(\.value)
        }
        let ranked = statuses.filter(\.isReported).map { status -> (entry: Entry, lot: String) in
            let reasons = Self.reasons(
                status, isRefuted: refuted.contains(status.school.uid), hasEvidence: shown.contains(status.school.uid),
                wasRefuted: refutedBefore.contains(status.school.uid), before: earlier[status.school.uid])
            let entry = Entry(
                status: status, region: records.regions.label(of: status.school.region),
                score: reasons.reduce(0) { $0 + $1.weight }, reasons: reasons.map(\.words), isByRisk: true)
            return (entry, SHA256Digest.hex(of: Array("\(seed)\n\(status.school.uid)".utf8)))
        }
        .sorted { ($1.entry.score, $0.lot) < ($0.entry.score, $1.lot) }
        let byRisk = (count + 1) / 2
        let byLot = ranked.dropFirst(byRisk).sorted { $0.lot < $1.lot }.prefix(max(0, count - byRisk)).map { drawn in
            Entry(
                status: drawn.entry.status, region: drawn.entry.region, score: drawn.entry.score,
                reasons: drawn.entry.reasons, isByRisk: false)
        }
        entries = ranked.prefix(byRisk).map(\.entry) + byLot
        candidates = ranked.count
        outdated = statuses.count(where: \.isOutdated)
        self.seed = seed
    }

    private static func reasons(
        _ status: SchoolStatus, isRefuted: Bool, hasEvidence: Bool, wasRefuted: Bool, before: [ClaimValue]?
    ) -> [(words: String, weight: Int)] {
        var reasons: [(words: String, weight: Int)] = []
        if status.isOutdated { reasons.append(("核验后改过填报，要重新核验", 8)) }
        if wasRefuted { reasons.append(("上期查出不属实，还没有复核", 8)) }
        if isRefuted { reasons.append(("上次核验有不属实", 8)) }
        if let before, let now = status.submission?.claims.map(\.value), !before.isEmpty, before == now {
            reasons.append(("与上学期逐项相同", 4))
        }
        if let revision = status.submission?.revision, revision > 1 { reasons.append(("更正或补报过 \(revision - 1) 次", 3)) }
        if status.excusedItems > 0 { reasons.append(("有自报不适用的项，要看理由", 4)) }
        if status.isClaimed, !hasEvidence { reasons.append(("自报全部落实而没有佐证", 3)) }
        if !status.isChecked, !status.isOutdated { reasons.append(("本期没有核验过", 2)) }
        let stages = status.indicators.flatMap(\.stages)
        let isJustEnough = stages.contains { stage in
            stage.rule.map { $0.threshold > Amount(1) && stage.figure == $0.threshold } ?? false
        }
        if isJustEnough { reasons.append(("课时正好等于标准", 1)) }
        if (status.school.students ?? 0) >= 1000 { reasons.append(("学生较多", 1)) }
        return reasons
    }
}

extension InspectionList {
    /// What `coverage verify draw` prints.
    package func text(_ framework: Framework, _ records: CoverageRecords, head: String) -> String {
        var table = TextTable(["序号", "学校", "地区", "怎样抽到", "分", "为什么"], rightAligned: [0, 4])
        table.rows = entries.enumerated().map { index, entry in
            [
                String(index + 1), entry.status.school.name, entry.region, entry.isByRisk ? "按风险" : "随机",
                String(entry.score), entry.reasons.joined(separator: "，"),
            ]
        }
        var text = "\(framework.title)抽查名单  \(records.period.title)  截至\(records.asOf.chinese)\n\n" + table.text
        text += "\n已报 \(candidates) 所，抽 \(entries.count) 所：一半按风险从高到低，一半随机。\n"
        if outdated > 0 {
            text += "核验后改过填报、要重新核验的共 \(outdated) 所，没有抽到的也要看，名单见 humen coverage verify list。\n"
        }
        text += "种子 \(seed)，台账校验码 \(RollUp.grouped(head))：同一本台账、同一个种子，谁来抽都是这一份。\n"
        text += "到校：查档案，看现场，问 5 名教师、15 名学生（只记人数和答对的人数，不记姓名）。\n"
        return text
    }

    /// A sheet to take along and fill in: a row for everything that is asked of a school.
    package func sheet(_ records: CoverageRecords) -> String {
        var rows = [["学校名称", "学校标识码", "地区", "项目", "自报", "核验结果", "核验方式", "核验日期", "说明"]]
        for entry in entries {
            for indicator in entry.status.indicators where indicator.isToBeSeen {
                let school = entry.status.school
                rows.append([
                    school.name, school.code ?? "", entry.region, indicator.indicator.label,
                    Self.claim(indicator), "", "", "", "",
                ])
            }
        }
        return CSVText(rows).text
    }
}
