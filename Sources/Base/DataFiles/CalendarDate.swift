import ChineseText

/// A day of the Gregorian calendar, without clock or time zone.
package struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let year: Int
    package let month: Int
    package let day: Int

    /// Nil when there is no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `2026-06-26`, and what people write instead: `2026/6/26`, `2026.6.26`, `2026年6月26日`, with or without a
    /// clock time after it.
    package init?(_ text: some StringProtocol) {
        var numbers: [Int] = []
        var current: Int?
        reading: for scalar in text.unicodeScalars {
            switch scalar {
            case "0"..."9", "０"..."９":
                // Seven figures are no year, and more would not be counted.
                current = min((current ?? 0) * 10 + Int(scalar.value & 0xF), 1_000_000)
                continue reading
            default: break
            }
            if let number = current { numbers.append(number) }
            current = nil
            switch scalar {
            case "-", "/", ".", "年", "月": guard numbers.count < 3 else { return nil }
            case "日", " ", "T":
                guard numbers.count == 3 else { return nil }
                break reading
            default: return nil
            }
        }
        if let number = current { numbers.append(number) }
        guard numbers.count == 3 else { return nil }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    /// ISO 8601: `2026-06-26`.
    package var description: String { "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))" }

    /// `2026年6月26日`.
    package var chinese: String { "\(year)年\(month)月\(day)日" }

    package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        let missing = width - digits.utf8.count
        return missing > 0 ? String(repeating: "0", count: missing) + digits : digits
    }
}
