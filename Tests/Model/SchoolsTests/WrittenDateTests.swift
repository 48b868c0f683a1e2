import DataFiles
import Testing

@testable import Schools

struct WrittenDateTests {
    @Test(arguments: ["2026-08-31", "2026.8.31", "2026/8/31", "2026年8月31日", "20260831"])
    func `a whole date is read in every usual form`(text: String) throws {
        let day = try #require(CalendarDate(year: 2026, month: 8, day: 31))
        #expect(WrittenDate(text) == .exact(day))
    }

    @Test(arguments: ["2026年9月", "2026.9", "2026-09", "2026/9"])
    func `a month alone is its first day and known to be one`(text: String) throws {
        let day = try #require(CalendarDate(year: 2026, month: 9, day: 1))
        #expect(WrittenDate(text) == .month(day))
    }

    @Test(arguments: ["25-9-1", "9/1", "45901", "20261301", "去年", "2026-13"])
    func `what has several meanings is not guessed`(text: String) {
        guard case .unclear = WrittenDate(text) else {
            Issue.record("\(text) was read")
            return
        }
    }
}
