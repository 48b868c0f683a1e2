import DataFiles

/// The two documents that an office writes about a period: the 情况通报 downwards and the 情况报告 upwards.
///
/// Figures, tables and what the ledger shows to be lacking are filled in; what only the office knows is a slot.
package enum Bulletin: String, Sendable, CaseIterable {
    case notice = "情况通报"
    case report = "情况报告"

    /// The document.
    package func document(_ source: ReportSource) -> ReportDocument {
        let title = "\(source.mark)关于\(source.subject)\(source.title)"
        var document = ReportDocument(title: title + (self == .notice ? "情况的通报" : "情况的报告"))
        document.blocks.append(.recipients([.slot("发文字号，如 ×禁办〔\(source.records.asOf.year)〕×号")]))
        document.blocks.append(.recipients([.slot(self == .notice ? "主送：各乡镇、各学校" : "主送：上级单位"), .text("：")]))
        document.say(opening(source))
        document.head(1, "一、总体情况")
        overall(source, &document)
        document.head(1, "二、主要做法")
        document.blocks.append(.paragraph([.slot("请写明本期开展的工作、有特色的乡镇和学校，每条一段")]))
        document.head(1, self == .notice ? "三、存在的问题" : "三、存在的问题和困难")
        problems(source, &document)
        document.head(1, self == .notice ? "四、下一步要求" : "四、下一步打算")
        demands(source, &document)
        attachments(source, &document)
        return document
    }

    private func attachments(_ source: ReportSource, _ document: inout ReportDocument) {
        let silent = source.missing.filter { !$0.reported }
        document.say("附件：1. \(source.regionTable.caption)" + (silent.isEmpty ? "" : "；2. 没有上报的学校"))
        document.blocks.append(.signature([.text("　")]))
        document.blocks.append(.signature([source.office.isEmpty ? .slot("单位名称") : .text(source.office)]))
        document.blocks.append(.signature([.slot("成文日期")]))
        document.blocks.append(.pageBreak)
        document.head(1, "附件1　" + source.regionTable.caption)
        document.blocks.append(.table(source.regionTable))
        if let table = source.verificationTable {
            document.head(2, "自报和核验")
            document.blocks.append(.table(table))
        }
        listSilent(silent, &document)
        if let table = source.correctionTable {
            document.head(2, "更正说明")
            document.blocks.append(.table(table))
        }
        document.head(2, "数据质量说明")
        for line in [ReportSource.method] + [source.progress].compactMap(\.self) + source.quality + [source.origin] {
            document.blocks.append(.note(line))
        }
    }

    private func opening(_ source: ReportSource) -> String {
        let total = source.rollUp.total
        return "按照\(source.framework.document)要求，对\(source.place)\(total.expected)所应报学校\(source.records.period.title)"
            + "\(source.title)的落实情况进行了统计。截至\(source.records.asOf.chinese)，现将情况"
            + (self == .notice ? "通报" : "报告") + "如下。"
    }

    private func overall(_ source: ReportSource, _ document: inout ReportDocument) {
        let total = source.rollUp.total
        document.head(2, "（一）上报和落实")
        document.say(
            "应报学校\(total.expected)所，已报\(total.reported)所，上报率\(total.reportRate.text)。"
                + "各项全部落实的\(total.covered)所，占已报学校的\(total.implementationRate.text)（落实率），"
                + "占应报学校的\(total.coverageRate.text)（覆盖率）。"
                + (source.hasPartial ? "连同正在进行、进度已达到要求的，共\(ReportSource.onTrack(source.statuses))所。" : "")
                + (total.checked + total.outdated > 0
                    ? "学校自报全部落实的\(total.claimed)所；核验过一项以上的\(total.checked)所，各项都经核验属实的\(total.confirmed)所；核验不属实的没有计入全部落实。"
                        + (total.outdated > 0 ? "\(total.outdatedWords)。" : "")
                    : total.reported > 0 ? "以上为学校自报，尚未核验。" : ""))
        if total.excused > 0 {
            document.say("自报不适用的\(total.excused)所\(total.excusedItems)项，没有规则这样说，没有算进那一项的应落实数，名单和理由见数据质量说明。")
        }
        document.head(2, "（二）各项情况")
        let words = source.framework.indicators.map { indicator in
            let rate = source.rate(indicator, in: total)
            let partial = source.partial(indicator, in: total)
            return "\(indicator.label)应落实\(rate.whole)所，已落实\(rate.part)所，占\(rate.text)"
                + (partial > 0 ? "，另有\(partial)所进行中" : "")
        }
        document.say(words.joined(separator: "；") + "。" + (source.progress ?? ""))
        guard source.rollUp.levels.count > 1 else { return }
        let levels = source.rollUp.levels.map { level in
            "\(level.level.rawValue)应报\(level.expected)所、全部落实\(level.covered)所（覆盖率\(level.coverageRate.text)）"
        }
        document.head(2, "（三）各学段情况")
        document.say(levels.joined(separator: "；") + "。九年一贯制等学校在各学段分别计算。")
    }

    private func problems(_ source: ReportSource, _ document: inout ReportDocument) {
        let total = source.rollUp.total
        var number = 0
        func next() -> String {
            number += 1
            return ["（一）", "（二）", "（三）", "（四）", "（五）"][min(number, 5) - 1]
        }
        let silent = source.missing.filter { !$0.reported }
        if !silent.isEmpty {
            document.head(2, next() + (total.reported == 0 ? "学校都没有上报" : "部分学校没有上报"))
            let names = silent.prefix(10).map(\.label).joined(separator: "、") + (silent.count > 10 ? "等" : "")
            document.say("截至统计日，仍有\(silent.count)所学校没有上报：\(names)。名单见附件2。")
        }
        if let (heading, words) = weakest(source) {
            document.head(2, next() + heading)
            document.say(words)
        }
        let refuted = source.statuses.filter { $0.isExpected && $0.isClaimed && !$0.isCovered }.count
        if refuted > 0 {
            document.head(2, next() + "填报与实际不符")
            document.say("核验发现，\(refuted)所学校自报全部落实，实际没有全部落实，已按核验结果统计。")
        }
        if number == 0 {
            document.say("从台账看，应报学校全部上报，各项" + (source.hasPartial ? "已经落实或正在按进度进行。" : "全部落实。"))
        }
        document.blocks.append(.paragraph([.slot("其他问题，没有的删去")]))
    }

    /// The indicators that the fewest schools have in place or on its way, all of them where several share the place.
    ///
    /// Of the schools that reported: those that did not lack everything alike, and tell nothing of any indicator.
    private func weakest(_ source: ReportSource) -> (heading: String, words: String)? {
        let total = source.rollUp.total
        guard total.reported > 0 else { return nil }
        let reported = source.statuses.filter(\.isReported)
        let all = source.framework.indicators.indices.map { position -> (Indicator, Rate, Int) in
            let asked = reported.map { $0.indicators[position] }.filter { $0.status != .na }
            let partial = asked.count { $0.status == .partial && !$0.isPartlyTrue }
            let covered = asked.count { $0.status == .covered }
            return (source.framework.indicators[position], Rate(covered + partial, of: asked.count), partial)
        }
        let rates = all.filter { $0.1.part < $0.1.whole }
        guard let low = rates.map(\.1).min(by: { $0.part * $1.whole < $1.part * $0.whole }) else { return nil }
        let worst = rates.filter { $0.1.part * low.whole == low.part * $0.1.whole }
        // Where all share the place, none of them is behind the others.
        let asked = all.count { $0.1.whole > 0 }
        let isAll = worst.count > 1 && worst.count == asked
        let words = worst.map { indicator, rate, partial in
            "\(indicator.label)应落实\(rate.whole)所，已落实\(rate.part - partial)所"
                + (partial > 0 ? "、进行中\(partial)所" : "") + "，还有\(rate.whole - rate.part)所没有落实或情况不详"
        }
        let partialCounts = all.contains { $0.2 > 0 }
        let lead = reported.count < total.expected ? "已报的\(reported.count)所学校中，" : ""
        // What has nothing beside it that is better off is behind nothing.
        let labels = isAll ? "各项都" : worst.map(\.0.label).joined(separator: "、")
        return (
            labels + (isAll || asked == 1 ? "没有全部落实" : "是短板"),
            lead + words.joined(separator: "；")
                + (asked == 1
                    ? "。" : isAll ? "，各项比例相同。" : partialCounts ? "，连同进行中的，在各项中比例最低。" : "，在各项中比例最低。")
        )
    }

    private func demands(_ source: ReportSource, _ document: inout ReportDocument) {
        if self == .report {
            document.blocks.append(.paragraph([.slot("请写明下一步的措施、时间和需要上级支持的事项")]))
            return
        }
        var lines: [[ReportDocument.Run]] = []
        if source.missing.contains(where: { !$0.reported }) {
            lines.append([.text("抓紧补报。没有上报的学校请于"), .slot("日期"), .text("前上报，逾期仍未上报的将"), .slot("处理方式"), .text("。")])
        }
        if source.missing.contains(where: \.isLacking) {
            lines.append([.text("补齐短板。没有落实的学校对照《学校一页纸》逐项整改，于"), .slot("日期"), .text("前报送整改情况。")])
        }
        if source.hasPartial { lines.append([.text("按时完成。正在进行的学校按计划在本学年内补足。")]) }
        if lines.isEmpty { lines.append([.text("巩固成果。各学校继续按计划开展教育，材料归档备查。")]) }
        lines.append([.text("如实填报。"), .slot("单位"), .text("将随机抽查，核验结果计入下期通报。")])
        for (index, line) in lines.enumerated() {
            document.blocks.append(.paragraph([.text(["（一）", "（二）", "（三）", "（四）"][min(index, 3)])] + line))
        }
    }

    private func listSilent(_ silent: [MissingSchool], _ document: inout ReportDocument) {
        guard !silent.isEmpty else { return }
        document.blocks.append(.pageBreak)
        document.head(1, "附件2　没有上报的学校")
        let rows = silent.enumerated().map { [String($0.offset + 1), $0.element.region, $0.element.name] }
        document.blocks.append(.table(.init(caption: "没有上报的学校", columns: ["序号", "地区", "学校"], rows: rows)))
    }
}
