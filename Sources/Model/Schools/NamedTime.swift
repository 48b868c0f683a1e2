import ChineseText
import DataFiles

/// The time that a title, the name of a sheet or that of a file says its figures are of.
///
/// ## Parsing behavior
/// - 2025-2026学年第一学期, 2025-2026-1, 2025学年, 2025年秋季, 2025年下半年, 2025年度, 2025年11月; years also as 二〇二五.
/// - A year or month of a notice (根据…文件), and of when a sheet is due, is none: only what is short and names no document counts.
struct NamedTime {
    private enum Kind {
        case period(Period)
        case year(Int)
        case month(Int, Int)
    }

    /// How a time that is not that of a period stands to it.
    enum Distance {
        /// Another period's.
        case other
        /// After its end: most likely when the sheet was filled in.
        case later
    }

    private let kind: Kind
    /// As it was written, years in figures.
    let words: String

    init?(in text: String) {
        let text = Self.plain(text.compact)
        if let found = text.firstMatch(
            of: #/(20[0-9]{2})[-—–~至_](20[0-9]{2})(?:学年度?|年度)?((?:第?[一二12]|[上下])学期|[秋春]季?(?:学期)?|-[12](?![0-9]))?/#),
            let first = Int(found.output.1), Int(found.output.2) == first + 1
        {
            let term = found.output.3.map { words in
                ["一", "1", "上", "秋"].contains(where: words.contains) ? 1 : 2
            }
            kind = .period(Period(firstYear: first, term: term))
            words = String(found.output.0)
        } else if let found = text.firstMatch(
            of: #/(20[0-9]{2})(?:学年度?((?:第?[一二12]|[上下])学期)?|年?度?([秋春])季?(?:学期)?|年([上下])半年)/#),
            let year = Int(found.output.1)
        {
            words = String(found.output.0)
            if let season = found.output.3 ?? found.output.4 {
                kind = .period(
                    ["秋", "下"].contains(season)
                        ? Period(firstYear: year, term: 1) : Period(firstYear: year - 1, term: 2))
            } else {
                let term = found.output.2.map { words in ["一", "1", "上"].contains(where: words.contains) ? 1 : 2 }
                kind = .period(Period(firstYear: year, term: term))
            }
        } else if let found = Self.date(in: text) {
            words = found.words
            kind = found.month.map { .month(found.year, $0) } ?? .year(found.year)
        } else {
            return nil
        }
    }

    /// 2025年, 2025年度, 2025年11月, where they say of when the figures are.
    private static func date(in text: String) -> (year: Int, month: Int?, words: String)? {
        let others = ["根据", "依据", "按照", "通知", "印发", "文件", "号", "〔", "《", "于", "前", "截止", "截至", "版", "修订", "起", "以来"]
        guard text.count <= 40, !others.contains(where: text.contains),
            let found = text.firstMatch(
                of: #/(20[0-9]{2})(?:年度|年(?:([0-9]{1,2})月)?|[-.\/]([0-9]{1,2})[-.\/][0-9]{1,2})/#),
            let year = Int(found.output.1)
        else { return nil }
        let month = (found.output.2 ?? found.output.3).flatMap { Int($0) }
        return (year, month.flatMap { (1...12).contains($0) ? $0 : nil }, String(found.output.0))
    }

    /// 二〇二五 as 2025.
    private static func plain(_ text: String) -> String {
        text.replacing(#/二[〇○零Oo0][一二三四五六七八九〇○零]{2}(?=[年学])/#) { found in
            let figures = found.output.map { "○Oo0".contains($0) ? "〇" : String($0) }.joined()
            return ChineseNumeral.value(figures).map(String.init) ?? String(found.output)
        }
    }

    /// What it is beside a period; nil where it may be of it.
    func distance(from period: Period) -> Distance? {
        guard let start = period.start, let end = period.end else { return nil }
        switch kind {
        case .period(let other):
            let isSame =
                other.firstYear == period.firstYear
                && (other.term == nil || period.term == nil || other.term == period.term)
            return isSame ? nil : .other
        case .year(let year):
            if (start.year...end.year).contains(year) { return nil }
            return year < start.year ? .other : .later
        case .month(let year, let month):
            let count = year * 12 + month
            // Sheets are made ready in the month before.
            if count < start.year * 12 + start.month - 1 { return .other }
            return count > end.year * 12 + end.month + 1 ? .later : nil
        }
    }

    /// The period, where it is one.
    var period: Period? {
        if case .period(let period) = kind { period } else { nil }
    }

    var isTerm: Bool { period != nil }

    /// As people read it.
    var title: String { period?.title ?? words }

    /// Whether a text holds nothing else.
    func isAll(of text: String) -> Bool {
        Self.plain(text.compact).replacing(words, with: "").allSatisfy { "的学期年度".contains($0) }
    }
}
