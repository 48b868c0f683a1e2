import DataFiles
import Testing

@testable import Schools

struct PeriodTests {
    @Test(arguments: [
        ("2026-2027-1", "2026-2027-1"), ("2026-2027", "2026-2027"), ("2026-2027学年第二学期", "2026-2027-2"),
        ("2026—2027学年上学期", "2026-2027-1"), ("2026年秋季", "2026-2027-1"), ("2026春", "2025-2026-2"),
        ("２０２６-２０２７-２", "2026-2027-2"),
    ])
    func `what people write is read`(text: String, id: String) {
        #expect(Period(text)?.id == id)
    }

    @Test(arguments: ["", "2026", "2026-2028", "2026-2027-3", "2026年", "秋季"])
    func `what is no period is nil`(text: String) {
        #expect(Period(text) == nil)
    }

    @Test(arguments: [
        (2026, 9, 1, "2026-2027-1"), (2027, 1, 31, "2026-2027-1"), (2027, 2, 1, "2026-2027-2"),
        (2027, 8, 31, "2026-2027-2"),
    ])
    func `a day falls into one term`(year: Int, month: Int, day: Int, id: String) throws {
        let date = try #require(CalendarDate(year: year, month: month, day: day))
        let period = Period(containing: date)
        #expect(period.id == id)
        #expect(try #require(period.start) <= date && date <= (try #require(period.end)))
    }
}
