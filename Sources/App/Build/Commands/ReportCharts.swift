import Charts
import Schools

/// The pictures of a summary: bars, tiles, the heat table and the trend, with the trend's figures as a table.
struct ReportCharts {
    let source: ReportSource

    /// All of them as SVG, from above.
    var pictures: [String] {
        let total = source.rollUp.total
        let bars = source.framework.indicators.map { indicator in
            let rate = source.rate(indicator, in: total)
            return Share(
                indicator.label, part: rate.part, whole: rate.whole, text: rate.text,
                underway: total.indicators[indicator.code]?.partial ?? 0)
        }
        let deepest = source.rollUp.rows.map(\.depth).max() ?? 0
        let places = source.rollUp.rows.filter { $0.depth == deepest }.prefix(60)
        let title = source.mark + "各项落实的学校占应落实学校的比例"
        guard places.count > 1 else { return [BarChart.svg(bars, title: title)] + trend }
        let rows = places.prefix(30).map { place in
            HeatTable.Row(
                name(place),
                [Self.share("上报", place.count.reportRate)]
                    + source.framework.indicators.map { Self.share($0.label, source.rate($0, in: place.count)) })
        }
        return [
            BarChart.svg(bars, title: title),
            TileGrid.svg(
                places.map { Self.share(name($0), $0.count.coverageRate) },
                title: source.mark + "各地覆盖率（方格不代表地理位置）"),
            HeatTable.svg(
                Array(rows), columns: ["上报"] + source.framework.indicators.map(\.label), title: source.mark + "各地各项落实比例"
            ),
        ] + trend
    }

    /// The trend in figures; nil where there is one term only.
    var table: ReportDocument.Table? {
        guard terms.count > 1 else { return nil }
        let rows = terms.map { term in
            [
                term.name, String(term.count.expected), term.count.reportRate.text, String(term.onTrack),
                String(term.count.covered), term.count.coverageRate.text,
            ]
        }
        return .init(
            caption: source.mark + "各学期情况", columns: ["学期", "应报", "上报率", "落实或进行中（所）", "全部落实（所）", "覆盖率"], rows: rows)
    }

    private struct Term {
        let name: String
        let count: CoverageCount
        let onTrack: Int
    }

    private var terms: [Term] {
        (source.earlier + [(source.records.period, source.statuses)]).map { period, statuses in
            Term(
                name: Self.short(period), count: RollUp(statuses, in: RegionTree([])).total,
                onTrack: ReportSource.onTrack(statuses))
        }
    }

    /// The last four terms; what is on its way has a line of its own, since a rule by school year is never met in autumn.
    private var trend: [String] {
        let terms = terms
        guard terms.count > 1 else { return [] }
        let lines = [
            TrendChart.Line("上报率", terms.map { Self.share($0.name, $0.count.reportRate) }),
            TrendChart.Line(
                "落实或进行中", terms.map { Self.share($0.name, Rate($0.onTrack, of: $0.count.expected)) }),
            TrendChart.Line("覆盖率", terms.map { Self.share($0.name, $0.count.coverageRate) }),
        ]
        return [TrendChart.svg(lines, terms: terms.map(\.name), title: source.mark + "各学期上报率和覆盖率")]
    }

    /// 青河县城关镇 where two towns are called so; the row of what belongs to no region below has a name of its own.
    private func name(_ place: RollUp.Row) -> String {
        let tree = source.records.regions
        return tree[place.region.code] == nil ? place.region.name : tree.label(of: place.region.code)
    }

    private static func share(_ name: String, _ rate: Rate) -> Share {
        Share(name, part: rate.part, whole: rate.whole, text: rate.text)
    }

    /// 2026年秋 for 2026-2027学年第一学期.
    private static func short(_ period: Period) -> String {
        guard let term = period.term else { return "\(period.firstYear)-\(period.firstYear + 1)" }
        return term == 1 ? "\(period.firstYear)年秋" : "\(period.firstYear + 1)年春"
    }
}
