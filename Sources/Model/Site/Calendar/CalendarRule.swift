import ChineseText
package import DataFiles

/// When something is: every year, or once.
package struct CalendarRule: Sendable, Hashable {
    private let from: Day
    private let to: Day

    /// One day as people write it.
    enum Day: Sendable, Hashable {
        /// The same day every year.
        case yearly(month: Int, day: Int)
        /// The nth weekday (1 is Monday) of a month, counted from its end when negative.
        case weekday(month: Int, nth: Int, weekday: Int)
        case once(CalendarDate)

        /// Reads `06-26`, `6月26日`, `2026-06-26`, `5月第2个星期日`, `3月最后一个星期一`.
        init?(_ text: String) {
            let text = text.filter { !$0.isWhitespace }
            if let match = text.wholeMatch(of: /(\d{1,2})月(?:第([一二三四五1-5])|(最后一))个(?:星期|周|礼拜)([一二三四五六日天])/) {
                let nth = match.2.flatMap { ChineseNumeral.value(String($0)) ?? Int($0) } ?? -1
                guard let month = Int(match.1), (1...12).contains(month),
                    let weekday = Array("一二三四五六日").firstIndex(of: match.4 == "天" ? "日" : Character(String(match.4)))
                else { return nil }
                self = .weekday(month: month, nth: nth, weekday: weekday + 1)
            } else if let date = CalendarDate(text) {
                self = .once(date)
            } else {
                // A leap year, so that 29 February is a day.
                let short = text.replacing("月", with: "-").replacing("日", with: "").replacing("/", with: "-")
                guard let date = CalendarDate("2000-" + short) else { return nil }
                self = .yearly(month: date.month, day: date.day)
            }
        }

        /// The day in a year; nil when there is none.
        func date(in year: Int) -> CalendarDate? {
            switch self {
            case .once(let date): date.year == year ? date : nil
            case .yearly(let month, let day):
                // 29 February is kept a day earlier in ordinary years.
                CalendarDate(year: year, month: month, day: day) ?? CalendarDate(year: year, month: month, day: day - 1)
            case .weekday(let month, let nth, let weekday): Self.date(year, month, nth, weekday)
            }
        }

        private static func date(_ year: Int, _ month: Int, _ nth: Int, _ weekday: Int) -> CalendarDate? {
            let days = (1...31).compactMap { CalendarDate(year: year, month: month, day: $0) }
                .filter { $0.weekday == weekday }
            let position = nth > 0 ? nth - 1 : days.count + nth
            return days.indices.contains(position) ? days[position] : nil
        }
    }

    /// Nil when the two do not go together.
    init?(from: Day, to: Day) {
        switch (from, to) {
        case (.once(let start), .once(let end)): guard start <= end else { return nil }
        case (.once, _), (_, .once): return nil
        default: break
        }
        self.from = from
        self.to = to
    }

    /// Why it is not on the same day every year, or not every year.
    enum Lapse {
        /// 29 February.
        case leapDay
        /// The fifth weekday of a month, which many years do not have.
        case fifth
    }

    /// What is to be said of a day that some years do not have.
    static func lapse(of day: Day) -> Lapse? {
        switch day {
        case .yearly(month: 2, day: 29): .leapDay
        case .weekday(_, nth: 5, _): .fifth
        default: nil
        }
    }

    /// Whether it lasts longer than a day.
    package var isLong: Bool { from != to }

    /// The time that begins in a year, or none.
    package func span(startingIn year: Int) -> CalendarSpan? {
        guard let start = from.date(in: year) else { return nil }
        if case .once = from, case .once(let end) = to { return CalendarSpan(from: start, to: end) }
        guard let end = to.date(in: year) else { return nil }
        if start <= end { return CalendarSpan(from: start, to: end) }
        return to.date(in: year + 1).map { CalendarSpan(from: start, to: $0) }
    }
}

/// From one day to another, both counted.
package struct CalendarSpan: Sendable, Hashable {
    package let from: CalendarDate
    package let to: CalendarDate

    /// Whether a day is one of them; first and last count.
    package func contains(_ day: CalendarDate) -> Bool { from <= day && day <= to }

    /// `6月1日—6月30日`, or one day; the year stands before it where it begins in another year than the given one.
    package func text(in year: Int) -> String {
        let start = "\(from.year == year ? "" : "\(from.year)年")\(from.month)月\(from.day)日"
        if from == to { return start }
        return "\(start)—\(to.year == from.year ? "" : "\(to.year)年")\(to.month)月\(to.day)日"
    }
}

extension CalendarDate {
    /// 1 is Monday, 7 is Sunday.
    var weekday: Int {
        // Sakamoto's method.
        let offsets = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
        let year = month < 3 ? self.year - 1 : self.year
        let sunday = (year + year / 4 - year / 100 + year / 400 + offsets[month - 1] + day) % 7
        return sunday == 0 ? 7 : sunday
    }
}
