import DataFiles

/// A date as people write it into a cell.
///
/// ## Parsing behavior
/// - `2026-08-31`, `2026.8.31`, `2026年8月31日`, `20260831`.
/// - A month alone (`2026年9月`, `2026.9`) is its first day, and says so.
/// - Two figures for the year, no year at all, and the number that Excel keeps for a date are not guessed; each says what it looks like.
enum WrittenDate: Hashable {
    case exact(CalendarDate)
    /// Only the month is known.
    case month(CalendarDate)
    /// With what it looks like.
    case unclear(String)

    init(_ text: String) {
        if let date = CalendarDate(text) {
            self = (1900...2200).contains(date.year) ? .exact(date) : .unclear("年份请写四位，如 2026-08-31")
            return
        }
        let isNumber = text.allSatisfy { ("0"..."9").contains($0) }
        let numbers = text.split { !("0"..."9").contains($0) }.compactMap { Int($0) }
        if isNumber, text.count == 8, let number = numbers.first,
            let date = CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100),
            (1900...2200).contains(date.year)
        {
            self = .exact(date)
        } else if numbers.count == 2, (1900...2200).contains(numbers[0]), text.allSatisfy(Self.isOfMonth),
            let date = CalendarDate(year: numbers[0], month: numbers[1], day: 1)
        {
            self = .month(date)
        } else if isNumber, text.count == 5 {
            self = .unclear("像是 Excel 里日期的序号，请把该列设为日期格式后重新导出")
        } else if numbers.count == 2 {
            self = .unclear("没有写年份，请写成 2026-08-31")
        } else {
            self = .unclear("请写成 2026-08-31")
        }
    }

    private static func isOfMonth(_ character: Character) -> Bool {
        ("0"..."9").contains(character) || "年月-/.".contains(character)
    }
}
