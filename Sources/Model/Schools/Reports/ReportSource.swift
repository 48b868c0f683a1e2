import DataFiles

/// What every report is made of: the figures of a period, and who reports.
package struct ReportSource: Sendable {
    package let framework: Framework
    package let records: CoverageRecords
    package let statuses: [SchoolStatus]
    package let rollUp: RollUp
    /// The hash of the ledger's last entry.
    package let head: String
    package let office: String
    package let county: String
    /// Until when schools were to hand in, in the words of whoever asked; may be empty.
    package let due: String
    /// Where every school stood in the terms before, the oldest first.
    package let earlier: [(period: Period, statuses: [SchoolStatus])]

    /// Whose schools these are: the office's own county where it holds all of them, else the smallest region that does.
    ///
    /// The name in site.yaml alone would put another place's name above the figures of a region or of a borrowed ledger.
    package let place: String
    /// What was corrected after it had been handed in, in the order in which it was.
    package var corrections: [CorrectionLine] = []
    /// The results of a contest of the period; nil where nobody knows any.
    package var contestResults: ContestResults?
    /// Rules that no school falls under, in words.
    package var idleRules: [String] = []
    /// Where the figures come from, so that anybody can print the same again.
    package let origin: String

    /// The same in short, for the foot of a page.
    package let footer: String

    /// Figures with the office that publishes them; its name and that of its county may be empty.
    package init(
        framework: Framework, records: CoverageRecords, statuses: [SchoolStatus], rollUp: RollUp, head: String,
        office: String, county: String, due: String = "", earlier: [(period: Period, statuses: [SchoolStatus])] = []
    ) {
        self.framework = framework
        self.records = records
        self.statuses = statuses
        self.rollUp = rollUp
        self.head = head
        self.office = office
        self.county = county
        self.due = due
        self.earlier = earlier
        place = Self.place(rollUp, county: county)
        let mark = framework.mark
        footer = mark + "数据截至\(records.asOf.chinese)；框架 \(framework.signature)；台账校验码 \(RollUp.grouped(head))"
        origin = footer + "。同一本台账、同一截止日期，重新生成的内容完全相同。"
    }

    private static func place(_ rollUp: RollUp, county: String) -> String {
        let all = rollUp.total.expected + rollUp.total.exempt
        let holders = rollUp.rows.filter { $0.count.expected + $0.count.exempt == all }
        if let own = holders.first(where: { NameKey.of($0.region.name) == NameKey.of(county) }) {
            return own.region.name
        }
        let last = holders.last { $0.region.level != .town } ?? holders.last
        return last?.region.name ?? (rollUp.rows.isEmpty ? county : "")
    }

    /// 示例县2026-2027学年第一学期.
    package var subject: String { place + records.period.title }

    /// 【示例数据】 before everything that shows invented figures, else nothing.
    package var mark: String { framework.mark }
    /// The framework's title without that mark: it stands in the middle of sentences.
    package var title: String { framework.plainTitle }

    static let sampleMark = "【示例数据】"

    /// How the rates are worked out.
    package static let method =
        "上报率＝已报÷应报，落实率＝全部落实÷已报，覆盖率＝全部落实÷应报；未报和不详按未落实计，百分数只舍不入。有的学段不要求其中某几项，这样的学校不计入那一项。"

    /// What “进行中” means, where anything is.
    package var progress: String? {
        hasPartial ? "进行中：要求按学年计，第一学期已达到一半；学年内补足才算落实，不算没有落实。" : nil
    }

    /// Whether any school is on its way with anything.
    var hasPartial: Bool { framework.indicators.contains { partial($0, in: rollUp.total) > 0 } }

    func partial(_ indicator: Indicator, in count: CoverageCount) -> Int {
        count.indicators[indicator.code]?.partial ?? 0
    }

    /// Schools of which everything is in place or on its way.
    package static func onTrack(_ statuses: [SchoolStatus]) -> Int {
        statuses.count { status in
            status.isReported && status.verdict != .na
                && status.indicators.allSatisfy { [.covered, .partial, .na].contains($0.status) && !$0.isPartlyTrue }
        }
    }

    /// The rows of a table by region, the sum last.
    package var regionTable: ReportDocument.Table {
        var columns = ["地区", "应报", "已报", "上报率"]
        for indicator in framework.indicators {
            columns.append(indicator.label)
            if partial(indicator, in: rollUp.total) > 0 { columns.append("\(indicator.label)进行中") }
        }
        columns += ["全部落实", "落实率", "覆盖率"]
        var rows = rollUp.rows.map { row in
            [String(repeating: "　", count: row.depth) + row.region.name] + cells(row.count)
        }
        if !rollUp.hasOneRoot { rows.append(["合计"] + cells(rollUp.total)) }
        return .init(caption: "\(mark)\(records.period.title)\(title)情况表", columns: columns, rows: rows)
    }

    /// Whether any school reported otherwise after it had been checked.
    var hasOutdated: Bool { rollUp.total.outdated > 0 }

    private func cells(_ count: CoverageCount) -> [String] {
        var cells = [String(count.expected), String(count.reported), count.reportRate.text]
        for indicator in framework.indicators {
            cells.append(String(count.indicators[indicator.code]?.covered ?? 0))
            if partial(indicator, in: rollUp.total) > 0 { cells.append(String(partial(indicator, in: count))) }
        }
        return cells + [String(count.covered), count.implementationRate.text, count.coverageRate.text]
    }

    /// 自报 beside 核验, by region; nil where nothing was checked.
    package var verificationTable: ReportDocument.Table? {
        guard rollUp.total.checked + rollUp.total.outdated > 0 else { return nil }
        var rows = rollUp.rows.map { ($0.depth, $0.region.name, $0.count) }
        if !rollUp.hasOneRoot { rows.append((0, "合计", rollUp.total)) }
        return .init(
            caption: "\(mark)自报和核验",
            columns: ["地区", "应报", "自报全部落实", "已核验", "核验全部属实"] + (hasOutdated ? ["核验后改过"] : []) + ["计入全部落实"],
            rows: rows.map { depth, name, count in
                [
                    String(repeating: "　", count: depth) + name, String(count.expected), String(count.claimed),
                    String(count.checked), String(count.confirmed),
                ] + (hasOutdated ? [String(count.outdated)] : []) + [String(count.covered)]
            })
    }

    /// The heading and rows of the table by region with all of its columns, as the workbook has them.
    package var wholeTable: [[String]] {
        let table = regionTable
        let counts = rollUp.rows.map(\.count) + (rollUp.hasOneRoot ? [] : [rollUp.total])
        let rows = zip(table.rows, counts).map { row, count in
            row
                + ([count.claimed, count.checked, count.confirmed] + (hasOutdated ? [count.outdated] : [])).map(
                    String.init)
        }
        return [table.columns + ["自报全部落实", "已核验", "核验全部属实"] + (hasOutdated ? ["核验后改过"] : [])] + rows
    }

    /// The share of the schools that have an indicator in place among those that it is asked of.
    package func rate(_ indicator: Indicator, in count: CoverageCount) -> Rate {
        let part = count.indicators[indicator.code]
        return Rate(part?.covered ?? 0, of: part?.expected ?? 0)
    }

    /// The schools to be reminded, the silent first.
    package var missing: [MissingSchool] { framework.missing(statuses, in: records.regions) }

    /// Which schools corrected what they had said, and which only added to it.
    private var changedLines: [String] {
        let changes = corrections.filter { !$0.isSupplement }
        let changed = Set(changes.map(\.uid))
        let added = Set(corrections.map(\.uid)).subtracting(changed)
        func names(_ uids: Set<String>) -> [String] {
            statuses.filter { ($0.submission?.revision ?? 0) > 1 && uids.contains($0.school.uid) }.map(\.school.name)
                .sorted()
        }
        func list(_ names: [String]) -> String {
            names.prefix(20).joined(separator: "、") + (names.count > 20 ? " 等" : "")
        }
        let (corrected, supplemented) = (names(changed), names(added))
        var lines: [String] = []
        if !corrected.isEmpty {
            lines.append("本期更正过填报的 \(corrected.count) 所：\(list(corrected))；以最后一次为准，以前的在台账里可查。")
        } else if !changes.isEmpty {
            lines.append("更正过的填报见更正说明，共 \(changes.count) 处；以最后一次为准，以前的在台账里可查。")
        } else {
            lines.append("本期填报没有更正。")
        }
        if !supplemented.isEmpty {
            lines.append("分几次报齐的（后来补报了原来没有填的）\(supplemented.count) 所：\(list(supplemented))；不算更正。")
        }
        return lines
    }

    /// How good the figures are: who is not counted, what was corrected, which rules decided.
    package var quality: [String] {
        let total = rollUp.total
        var lines = ["应报 \(total.expected) 所，其中 \(total.expected - total.reported) 所没有上报；不在本期应报之列的 \(total.exempt) 所。"]
        lines += changedLines
        if total.excused > 0 {
            lines.append(
                "\(total.excusedWords)：\(ExcusedSchool.lines(rollUp.excused, most: 100).joined(separator: "；"))。")
        }
        let unsized = total.students.unsized
        if unsized > 0 { lines.append("名册里没有学生数的 \(unsized) 所，按学生数计的比例不含它们。") }
        if let shorter = records.shorterList { lines.append(shorter) }
        return lines + idleRules.map { $0 + "。" }
    }
}
