import Spreadsheets

/// One row of the summary: counts, sums of the rows below as formulas, and rates as formulas with their values.
struct SummaryLine {
    let framework: Framework
    /// For each indicator whether a column says how many are on their way.
    let hasPartial: [Bool]
    /// Whether a column says how many were reported otherwise after a check.
    let hasOutdated: Bool
    /// The numbers of the rows that this one is the sum of; none for a row of its own.
    var parts: [Int] = []
    private var cells: [CellDraft] = []
    private var row = 0
    private var isWhole = false

    init(framework: Framework, hasPartial: [Bool], hasOutdated: Bool) {
        self.hasOutdated = hasOutdated
        self.framework = framework
        self.hasPartial = hasPartial
    }

    /// The cells of the row of a number, counted from 1.
    mutating func cells(_ name: String, _ count: CoverageCount, isWhole: Bool, row: Int) -> [CellDraft] {
        self.row = row
        self.isWhole = isWhole
        cells = [.text(name, bold(.plain))]
        sum(count.expected)
        sum(count.reported)
        share("C", count.reportRate, of: "B")
        for (indicator, hasPartial) in zip(framework.indicators, hasPartial) {
            sum(count.indicators[indicator.code]?.covered ?? 0)
            if hasPartial { sum(count.indicators[indicator.code]?.partial ?? 0) }
        }
        let covered = ReportSource.letter(cells.count)
        sum(count.covered)
        share(covered, count.implementationRate, of: "C")
        share(covered, count.coverageRate, of: "B")
        sum(count.claimed)
        sum(count.checked)
        sum(count.confirmed)
        if hasOutdated { sum(count.outdated) }
        return cells
    }

    private func bold(_ style: CellStyle) -> CellStyle { style.with { $0.isBold = isWhole } }

    private mutating func sum(_ value: Int) {
        let letter = ReportSource.letter(cells.count)
        let formula = Self.sum(of: parts, in: letter)
        cells.append(
            parts.isEmpty
                ? .count(value, bold(.figure)) : CellDraft(.formula(formula, Double(value)), bold(.figure)))
    }

    /// `SUM(B5:B9,B12)`: the rows of a column, those below each other as one range.
    static func sum(of rows: [Int], in letter: String) -> String {
        var ranges: [ClosedRange<Int>] = []
        for row in rows {
            if let last = ranges.last, last.upperBound + 1 == row {
                ranges[ranges.count - 1] = last.lowerBound...row
            } else {
                ranges.append(row...row)
            }
        }
        let words = ranges.map {
            $0.count == 1 ? "\(letter)\($0.lowerBound)" : "\(letter)\($0.lowerBound):\(letter)\($0.upperBound)"
        }
        return "SUM(\(words.joined(separator: ",")))"
    }

    /// A rate, cut to hundredths of a per cent like everywhere else; a dash without a denominator.
    private mutating func share(_ part: String, _ rate: Rate, of whole: String) {
        guard let value = rate.hundredthsOfPercent else {
            cells.append(.text(rate.text, bold(.percent)))
            return
        }
        let formula = "IF(\(whole)\(row)=0,\"—\",ROUNDDOWN(\(part)\(row)/\(whole)\(row),4))"
        cells.append(CellDraft(.formula(formula, Double(value) / 10_000), bold(.percent)))
    }
}
