import DataFiles

extension RollUp {
    /// What `coverage status` prints.
    package func statusTable(framework: Framework, records: CoverageRecords, head: String) -> String {
        let labels = framework.indicators.map(\.label)
        let heading = ["地区", "应报", "已报", "上报率"] + labels + ["全部落实", "落实率", "覆盖率"]
        var table = TextTable(heading, rightAligned: Set(1..<heading.count))
        for row in rows {
            table.rows.append(
                Self.cells(String(repeating: "  ", count: row.depth) + row.region.name, row.count, framework)
            )
        }
        if !hasOneRoot { table.rows.append(Self.cells("合计", total, framework)) }
        var text = "\(framework.title)  \(records.period.title)  截至\(records.asOf.chinese)\n\n" + table.text
        text += "\n上报率＝已报÷应报，落实率＝全部落实÷已报，覆盖率＝全部落实÷应报；未报和不详按未落实计，百分数只舍不入。\n各项是落实这一项的学校数；有的学段不要求其中某几项，这样的学校不计。\n"
        if total.exempt > 0 { text += "另有 \(total.exempt) 所不在本期应报之列（停办、未开办、学段不在要求范围或不在名册）。\n" }
        text += "框架 \(framework.id) \(framework.version)，台账校验码 \(Self.grouped(head))\n"
        return text
    }

    private static func cells(_ name: String, _ count: CoverageCount, _ framework: Framework) -> [String] {
        let indicators = framework.indicators.map { String(count.indicators[$0.code]?.covered ?? 0) }
        return [name, String(count.expected), String(count.reported), count.reportRate.text] + indicators
            + [String(count.covered), count.implementationRate.text, count.coverageRate.text]
    }

    /// The first 16 figures in groups of four, short enough to be compared by eye on paper.
    package static func grouped(_ head: String) -> String {
        let figures = Array(head.prefix(16))
        return stride(from: 0, to: figures.count, by: 4)
            .map { String(figures[$0..<min($0 + 4, figures.count)]) }
            .joined(separator: "-")
    }
}
