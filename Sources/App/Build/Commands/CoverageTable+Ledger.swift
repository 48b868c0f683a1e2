import DataFiles
import Diagnostics
import Schools
import Site
import Theme

extension CoverageTable {
    /// The table page of the site: a row a region, a cell an indicator.
    ///
    /// No school is named, and no figure is published that would be that of one or two schools (``SmallRegions``).
    init(_ figures: CoverageDesk.Figures, framework: Framework) {
        let rollUp = figures.rollUp
        let small = SmallRegions(rollUp.rows)
        let hidden = small.hidden(by: \.expected)
        let byIndicator = framework.indicators.map { indicator in
            small.hidden { $0.indicators[indicator.code]?.expected ?? 0 }.union(hidden)
        }
        func cells(_ count: CoverageCount, _ code: String) -> [Cell] {
            if hidden.contains(code) {
                return Array(repeating: .hidden, count: framework.indicators.count + 4)
            }
            let indicators = zip(framework.indicators, byIndicator).map { indicator, hidden -> Cell in
                let part = count.indicators[indicator.code]
                if hidden.contains(code) { return .hidden }
                return .rate(Rate(part?.covered ?? 0, of: part?.expected ?? 0), showsCounts: true)
            }
            return [Cell.count(count.expected), .count(count.reported), .rate(count.reportRate)] + indicators
                + [.rate(count.implementationRate)]
        }
        var rows = rollUp.rows.map { row in
            Row(
                region: row.region.name, level: min(row.depth, 4), cells: cells(row.count, row.region.code),
                total: hidden.contains(row.region.code) ? Cell.hidden.text : row.count.coverageRate.text)
        }
        if !rollUp.hasOneRoot {
            rows.append(
                Row(region: "合计", level: 0, cells: cells(rollUp.total, ""), total: rollUp.total.coverageRate.text))
        }
        let total = rollUp.total
        var notes = [
            "应报 \(total.expected) 所，已报 \(total.reported) 所，各项全部落实 \(total.covered) 所。",
            "上报率＝已报÷应报，落实率＝全部落实÷已报，覆盖率＝全部落实÷应报；各项为落实这一项的学校÷应当落实这一项的学校（有的学段不要求其中某几项，不计入分母）。未报和不详按未落实计，百分数只舍不入。",
            total.checked + total.outdated == 0
                ? "以上为学校自报，尚未核验。"
                : "已报的学校里，\(total.checked) 所核验过一项以上，核验不属实的不算落实；其余为学校自报。"
                    + (total.outdated == 0 ? "" : "\(total.outdatedWords)。"),
        ]
        if total.expected == 0 {
            notes = ["截至\(figures.records.asOf.chinese)，\(figures.records.period.title)还没有应报学校的名册，没有可以公布的数字。"]
        }
        if !hidden.isEmpty || byIndicator.contains(where: { !$0.isEmpty }) {
            notes.append("＊ 学校少于 \(SmallRegions.least) 所的地区不单列，相邻的地区也可能一并略去，以免推算出某一所学校的情况；合计包含它们。")
        }
        self.init(
            framework: framework.title, period: figures.records.period.title, asOf: figures.records.asOf.chinese,
            columns: ["应报（所）", "已报（所）", "上报率"] + framework.indicators.map(\.label) + ["落实率"], rows: rows,
            notes: notes,
            head: RollUp.grouped(figures.head),
            summary: (framework.title.hasPrefix("【示例数据】") ? "【示例数据】" : "")
                + "\(figures.records.period.title)：应报 \(total.expected) 所，已报 \(total.reported) 所，"
                + "各项全部落实 \(total.covered) 所，覆盖率 \(total.coverageRate.text)。"
        )
    }
}

extension CoverageTable.Cell {
    /// A figure that would be that of one or two schools.
    fileprivate static let hidden = CoverageTable.Cell(text: "＊", share: "", state: "count")

    fileprivate static func count(_ count: Int) -> CoverageTable.Cell {
        CoverageTable.Cell(text: String(count), share: "", state: "count")
    }

    fileprivate static func rate(_ rate: Rate, showsCounts: Bool = false) -> CoverageTable.Cell {
        let state = rate.whole == 0 ? "unknown" : rate.part == 0 ? "none" : rate.part == rate.whole ? "full" : "part"
        let share = rate.hundredthsOfPercent.map { String($0 / 100) } ?? ""
        let counts = showsCounts && rate.whole > 0 ? "（\(rate.part)/\(rate.whole)）" : ""
        return CoverageTable.Cell(text: rate.text + counts, share: share, state: state)
    }
}

extension CoverageTable {
    /// The table that a site publishes: nil unless its site.yaml opts in.
    ///
    /// The ledger that it asks for must be there; `period` is the one that contains the day.
    static func published(
        by site: SiteFolder, asOf day: CalendarDate, findings: inout [Finding]
    ) throws -> CoverageTable? {
        var ignored: [Finding] = []
        guard try SiteBuilder.configuration(of: site, findings: &ignored).publishesCoverage else { return nil }
        guard Disk.isFile(site.ledger) else {
            findings.append(
                Finding(
                    .coverageLedgerMissing, at: Place(file: site.content.appending("site.yaml").path),
                    "site.yaml 要求公布五落实，但没有台账 \(site.ledger)",
                    explanation: ["先运行 humen coverage init 并导入名册和填报表，或删去 coverage: publish"]
                )
            )
            return nil
        }
        let desk = try CoverageDesk(site: site, ledger: nil, framework: CoverageDesk.defaultFramework)
        let figures = try desk.figures(period: Period(containing: day), asOf: day)
        findings += desk.findings + desk.framework.idleRules(figures.records)
        return CoverageTable(figures, framework: desk.framework)
    }
}
