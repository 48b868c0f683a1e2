import DataFiles

/// A report in words, tables and figures, before it becomes Word, a page or paper.
package struct ReportDocument: Sendable {
    package let title: String
    package var blocks: [Block] = []

    /// A report without any text yet.
    package init(title: String) { self.title = title }

    /// One part of it, from above.
    package enum Block: Sendable {
        /// Level 1 is 一、, 2 is （一）; the number is part of the words.
        case heading(Int, String)
        case paragraph([Run])
        case recipients([Run])
        case signature([Run])
        case table(Table)
        case note(String)
        case pageBreak
    }

    /// A piece of text.
    package enum Run: Sendable, Hashable {
        case text(String)
        /// What the office has to write itself.
        case slot(String)
    }

    /// A table of words.
    package struct Table: Sendable, Hashable {
        package let caption: String
        package let columns: [String]
        package let rows: [[String]]

        /// A table; every row has a cell for every column.
        package init(caption: String, columns: [String], rows: [[String]]) {
            self.caption = caption
            self.columns = columns
            self.rows = rows
        }
    }

    mutating func say(_ text: String) { blocks.append(.paragraph([.text(text)])) }
    mutating func head(_ level: Int, _ text: String) { blocks.append(.heading(level, text)) }
}

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

    /// Figures with the office that publishes them; its name and that of its county may be empty.
    package init(
        framework: Framework, records: CoverageRecords, statuses: [SchoolStatus], rollUp: RollUp, head: String,
        office: String, county: String
    ) {
        self.framework = framework
        self.records = records
        self.statuses = statuses
        self.rollUp = rollUp
        self.head = head
        self.office = office
        self.county = county
    }

    /// The county, or the one region that holds all.
    package var place: String {
        if !county.isEmpty { return county }
        return rollUp.hasOneRoot ? rollUp.rows.first?.region.name ?? "" : ""
    }

    /// 示例县2026-2027学年第一学期.
    package var subject: String { place + records.period.title }

    /// Where the figures come from, so that anybody can print the same again.
    package var origin: String {
        "数据截至\(records.asOf.chinese)；框架 \(framework.signature)；台账校验码 \(RollUp.grouped(head))。"
            + "同一本台账、同一截止日期，重新生成的内容完全相同。"
    }

    /// How the rates are worked out.
    package static let method = "上报率＝已报÷应报，落实率＝全部落实÷已报，覆盖率＝全部落实÷应报；未报和不详按未落实计，百分数只舍不入。"

    /// The rows of a table by region, the sum last.
    package var regionTable: ReportDocument.Table {
        let columns =
            ["地区", "应报", "已报", "上报率"] + framework.indicators.map(\.label) + ["全部落实", "落实率", "覆盖率"]
        var rows = rollUp.rows.map { row in
            [String(repeating: "　", count: row.depth) + row.region.name] + cells(row.count)
        }
        if !rollUp.hasOneRoot { rows.append(["合计"] + cells(rollUp.total)) }
        return .init(caption: "\(records.period.title)\(framework.title)情况表", columns: columns, rows: rows)
    }

    private func cells(_ count: CoverageCount) -> [String] {
        [String(count.expected), String(count.reported), count.reportRate.text]
            + framework.indicators.map { String(count.indicators[$0.code]?.covered ?? 0) }
            + [String(count.covered), count.implementationRate.text, count.coverageRate.text]
    }

    /// The share of the schools that have an indicator in place among those that it is asked of.
    package func rate(_ indicator: Indicator, in count: CoverageCount) -> Rate {
        let part = count.indicators[indicator.code]
        return Rate(part?.covered ?? 0, of: part?.expected ?? 0)
    }

    /// The schools to be reminded, the silent first.
    package var missing: [MissingSchool] { framework.missing(statuses, in: records.regions) }
}
