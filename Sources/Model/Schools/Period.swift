import ChineseText
package import DataFiles

/// A school year (`2026-2027`) or one of its two terms (`2026-2027-1`).
///
/// The first term is counted from 1 September to 31 January, the second from 1 February to 31 August.
package struct Period: Sendable, Hashable, Comparable {
    /// The calendar year in which the school year begins.
    package let firstYear: Int
    /// 1 or 2, or nil for the whole school year.
    package let term: Int?

    /// A school year by the calendar year in which it begins; term 1 is autumn, 2 spring, nil the whole year.
    package init(firstYear: Int, term: Int?) {
        self.firstYear = firstYear
        self.term = term
    }

    /// The term that a day falls in.
    package init(containing day: CalendarDate) {
        switch day.month {
        case 9...12: self.init(firstYear: day.year, term: 1)
        case 1: self.init(firstYear: day.year - 1, term: 1)
        default: self.init(firstYear: day.year - 1, term: 2)
        }
    }

    /// Reads `2026-2027`, `2026-2027-1`, `2026-2027学年第一学期`, `2026年秋季`, `2026春`.
    package init?(_ text: String) {
        let text = text.compact
        let numbers = text.split { !("0"..."9").contains($0) }.compactMap { Int($0) }
        if numbers.count == 1, let year = numbers.first, (1990...2200).contains(year) {
            if text.contains("秋") {
                self.init(firstYear: year, term: 1)
            } else if text.contains("春") {
                self.init(firstYear: year - 1, term: 2)
            } else {
                return nil
            }
            return
        }
        guard (2...3).contains(numbers.count), (1990...2200).contains(numbers[0]), numbers[1] == numbers[0] + 1
        else { return nil }
        var term: Int?
        if numbers.count == 3 { term = numbers[2] }
        if text.contains("第一学期") || text.contains("上学期") { term = 1 }
        if text.contains("第二学期") || text.contains("下学期") { term = 2 }
        guard term == nil || term == 1 || term == 2 else { return nil }
        self.init(firstYear: numbers[0], term: term)
    }

    /// `2026-2027-1` or `2026-2027`.
    package var id: String { "\(firstYear)-\(firstYear + 1)" + (term.map { "-\($0)" } ?? "") }

    /// `2026-2027学年第一学期`.
    package var title: String {
        "\(firstYear)-\(firstYear + 1)学年" + (term.map { $0 == 1 ? "第一学期" : "第二学期" } ?? "")
    }

    /// The whole school year that it belongs to.
    package var schoolYear: Period { Period(firstYear: firstYear, term: nil) }

    /// The two terms of its school year.
    package var terms: [Period] { [Period(firstYear: firstYear, term: 1), Period(firstYear: firstYear, term: 2)] }

    /// The term after its last day.
    package var following: Period {
        term == 1 ? Period(firstYear: firstYear, term: 2) : Period(firstYear: firstYear + 1, term: 1)
    }

    /// The term that ends before its first day.
    package var preceding: Period {
        term == 2 ? Period(firstYear: firstYear, term: 1) : Period(firstYear: firstYear - 1, term: 2)
    }

    /// Its first day.
    package var start: CalendarDate? {
        term == 2
            ? CalendarDate(year: firstYear + 1, month: 2, day: 1) : CalendarDate(year: firstYear, month: 9, day: 1)
    }

    /// Its last day.
    package var end: CalendarDate? {
        term == 1
            ? CalendarDate(year: firstYear + 1, month: 1, day: 31)
            : CalendarDate(year: firstYear + 1, month: 8, day: 31)
    }

    /// Whether it is over, or part of the same year, when another is looked at: a year is known in each of its terms.
    func isKnown(in other: Period) -> Bool {
        if firstYear != other.firstYear { return firstYear < other.firstYear }
        return (term ?? 1) <= (other.term ?? 2)
    }

    package static func < (left: Period, right: Period) -> Bool {
        (left.firstYear, left.term ?? 3) < (right.firstYear, right.term ?? 3)
    }
}
