import ChineseText
import DataFiles

/// The time that a title, the name of a sheet or that of a file says its figures are of.
///
/// ## Parsing behavior
/// - 2025-2026学年第一学期, 2025-2026-1, 25-26学年, 2025学年, 2025年秋季, 25年秋, 2025年下半年, 2025年度, 2025年11月; years also as 二〇二五.
/// - 截至2025年12月31日 is of the period in which that day lies.
/// - Without a year: 第二学期, 春季学期, 去年 in front; 上学期 may be the first term or the one before, and is doubtful.
/// - A year or month of a notice (根据…文件), and of when a sheet is due, is none: only what is short and names no document counts.
struct NamedTime {
    private enum Kind {
        case period(Period)
        case year(Int)
        case month(Int, Int)
        case asOf(CalendarDate)
        case term(Int)
        /// 上学期, 下学期.
        case spoken(Int)
        /// 去年.
        case past
    }

    /// How a time that is not that of a period stands to it.
    enum Distance {
        /// Another period's.
        case other
        /// After its end: most likely when the sheet was filled in.
        case later
        /// 上学期 in the first term.
        case doubtful
    }

    private let kind: Kind
    /// As it was written, years in figures.
    let words: String

    init?(in text: String) {
        let text = Self.withCenturies(Self.plain(text.compact))
        if let found = text.firstMatch(
            of: #/(20[0-9]{2})[-—–~至_\/](20[0-9]{2})(?:学年度?|年度)?((?:第?[一二12]|[上下])学期|[秋春][季期]?(?:学期)?|-[12](?![0-9]))?/#
        ),
            let first = Int(found.output.1), Int(found.output.2) == first + 1
        {
            let term = found.output.3.map { words in
                ["一", "1", "上", "秋"].contains(where: words.contains) ? 1 : 2
            }
            kind = .period(Period(firstYear: first, term: term))
            words = String(found.output.0)
        } else if let found = text.firstMatch(
            of: #/(20[0-9]{2})(?:学年度?((?:第?[一二12]|[上下])学期)?|年?度?([秋春])[季期]?(?:学期)?|年([上下])半年)/#),
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
        } else if let found = Self.limit(in: text) {
            words = found.words
            kind = .asOf(found.day)
        } else if let found = Self.date(in: text) {
            words = found.words
            kind = found.month.map { .month(found.year, $0) } ?? .year(found.year)
        } else if text.utf8.count == 4, text.hasPrefix("20"), let year = Int(text) {
            words = text
            kind = .year(year)
        } else if let found = Self.term(in: text) {
            words = found.words
            kind = found.kind
        } else {
            return nil
        }
    }

    /// What stands in a column 学期 or, with `isYear`, 学年: also 1, 二, 春, 2025.
    init?(value: String, isYear: Bool) {
        let text = value.compact
        if isYear, text.utf8.count == 4, let year = Int(text), text.hasPrefix("20") {
            self.init(kind: .year(year), words: text)
        } else if !isYear, let found = text.wholeMatch(of: #/第?([一二12上下春秋])(?:学期)?/#) {
            let term = ["一", "1", "上", "秋"].contains(String(found.output.1)) ? 1 : 2
            self.init(kind: .term(term), words: term == 1 ? "第一学期" : "第二学期")
        } else {
            self.init(in: text)
        }
    }

    private init(kind: Kind, words: String) {
        self.kind = kind
        self.words = words
    }

    /// 截至2025年12月31日, but not 请于…截止前.
    private static func limit(in text: String) -> (day: CalendarDate, words: String)? {
        guard !["请", "于", "前报", "之前", "通知", "《"].contains(where: text.contains),
            let found = text.firstMatch(
                of: #/截[至止]到?(20[0-9]{2})(?:年|[-.\/])([0-9]{1,2})(?:(?:月|[-.\/])([0-9]{1,2})日?|月底?)?(?!前)/#),
            let year = Int(found.output.1), let month = Int(found.output.2),
            let day = CalendarDate(year: year, month: month, day: found.output.3.flatMap { Int($0) } ?? 28)
        else { return nil }
        return (day, String(found.output.0))
    }

    /// A term without its year, where the text names one only; 去年 in front.
    private static func term(in text: String) -> (kind: Kind, words: String)? {
        let others = ["根据", "依据", "按照", "通知", "印发", "文件", "《", "前", "截", "每", "各学期", "两", "全学"]
        guard text.count <= 40, !others.contains(where: text.contains) else { return nil }
        if let found = text.prefixMatch(of: #/去年|上学年|往年|前年|历年|上一?年度?(?![级段])/#) {
            return (.past, String(found.output))
        }
        let found = text.matches(of: #/第([一二12])学期|([上下])学期|([秋春])[季期](?:学期)?/#)
        guard let first = found.first else { return nil }
        let terms = found.map { match in
            ["一", "1", "上", "秋"].contains(String(match.output.1 ?? match.output.2 ?? match.output.3 ?? "")) ? 1 : 2
        }
        guard Set(terms).count == 1 else { return nil }
        return (first.output.2 == nil ? .term(terms[0]) : .spoken(terms[0]), String(first.output.0))
    }

    /// 25-26学年 as 2025-2026学年, 25年秋 as 2025年秋.
    private static func withCenturies(_ text: String) -> String {
        text.replacing(#/(^|[^0-9])([0-9]{2})([-—–~至])([0-9]{2})(?=学年)/#) { found in
            "\(found.output.1)20\(found.output.2)\(found.output.3)20\(found.output.4)"
        }
        .replacing(#/(20[0-9]{2})([-—–~至])([0-9]{2})(?=学年)/#) { found in
            "\(found.output.1)\(found.output.2)20\(found.output.3)"
        }
        .replacing(#/(^|[^0-9.])([12][0-9])(?=年[秋春]|[秋春](?:[季期]|学期|$))/#) { found in
            "\(found.output.1)20\(found.output.2)"
        }
    }

    /// 2025年, 2025年度, 2025年11月, where they say of when the figures are.
    private static func date(in text: String) -> (year: Int, month: Int?, words: String)? {
        let others = [
            "根据", "依据", "按照", "通知", "印发", "文件", "号", "〔", "《", "于", "前", "截止", "截至", "版", "修订", "起", "以来", "年印", "印制",
            "制表",
        ]
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
        case .asOf(let day):
            if day < start { return .other }
            let count = day.year * 12 + day.month
            return count > end.year * 12 + end.month + 1 ? .later : nil
        case .term(let term): return period.term ?? term == term ? nil : .other
        case .spoken(let term):
            guard period.term ?? term == term else { return .other }
            return term == 1 && period.term != nil ? .doubtful : nil
        case .past: return .other
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

    /// Whether it has no year: 第二学期, 去年.
    var isBare: Bool {
        switch kind {
        case .term, .spoken, .past: true
        case .period, .year, .month, .asOf: false
        }
    }

    /// As people read it.
    var title: String { period?.title ?? (isBare ? "“\(words)”" : words) }

    /// Whether a text holds nothing else.
    func isAll(of text: String) -> Bool {
        Self.withCenturies(Self.plain(text.compact)).replacing(words, with: "").allSatisfy { "的学期年度".contains($0) }
    }
}
