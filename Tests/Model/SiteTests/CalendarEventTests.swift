import DataFiles
import Diagnostics
import Testing

@testable import Site

/// The year's days as an office writes them down.
struct CalendarEventTests {
    private func event(_ yaml: String) throws -> CalendarEvent {
        var findings: [Finding] = []
        let source = SourceText(path: "calendar.yaml", "- {title: 甲, \(yaml)}\n")
        let events = CalendarEvent.read(source, findings: &findings)
        #expect(findings == [])
        return try #require(events.first)
    }

    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    @Test(arguments: [
        ("date: 06-26", 2026, "6月26日"),
        ("date: 6月26日", 2026, "6月26日"),
        ("date: 6/26", 2026, "6月26日"),
        ("from: 06-01, to: 06-30", 2026, "6月1日—6月30日"),
        ("from: 12-20, to: 01-10", 2026, "12月20日—2027年1月10日"),
        ("date: 3月最后一个星期一", 2026, "3月30日"),
        ("date: 5月第2个星期日", 2026, "5月10日"),
        ("date: 9月第三个周六", 2026, "9月19日"),
        ("date: 2026-05-20", 2026, "5月20日"),
        ("date: 2026-05-20", 2027, nil),
        ("from: 2026-12-25, to: 2027-01-05", 2026, "12月25日—2027年1月5日"),
    ])
    func `a date means a time in a year`(yaml: String, year: Int, text: String?) throws {
        #expect(try event(yaml).rule.span(startingIn: year)?.text(in: year) == text)
    }

    @Test(arguments: [
        ("date: 02-29", 2028, "2月29日", "平年没有“02-29”，那一年按 2 月 28 日列出"),
        ("date: 02-29", 2026, "2月28日", "平年没有“02-29”，那一年按 2 月 28 日列出"),
        ("date: 2月第5个星期一", 2027, nil, "不是每年都有“2月第5个星期一”，没有的年份网页上不列出"),
        ("from: 05-01, to: 5月第5个星期日", 2026, "5月1日—5月31日", "不是每年都有“5月第5个星期日”，没有的年份网页上不列出"),
        ("from: 05-01", 2026, "5月1日", "只写了开始 from，没有写结束 to"),
    ])
    func `a day that some years lack, and a time without an end, are said`(
        yaml: String, year: Int, text: String?, summary: String
    ) throws {
        var findings: [Finding] = []
        let source = SourceText(path: "calendar.yaml", "- {title: 甲, \(yaml)}\n")
        let event = try #require(CalendarEvent.read(source, findings: &findings).first)
        #expect(event.rule.span(startingIn: year)?.text(in: year) == text)
        #expect(findings.map(\.summary) == [summary])
    }

    @Test func `the year stands where it is not the reader's`() throws {
        let span = try event("from: 12-20, to: 01-10").span(on: day("2027-01-05"))
        #expect(span?.text(in: 2027) == "2026年12月20日—2027年1月10日")
        #expect(span?.text(in: 2026) == "12月20日—2027年1月10日")
    }

    @Test(arguments: [
        ("from: 12-20, to: 01-10", "2026-12-19", false),
        ("from: 12-20, to: 01-10", "2026-12-20", true),
        ("from: 12-20, to: 01-10", "2027-01-10", true),
        ("from: 12-20, to: 01-10", "2027-01-11", false),
        ("date: 2026-05-20", "2027-05-20", false),
        ("date: 3月最后一个星期一", "2026-03-30", true),
    ])
    func `an event is on from its first day to its last`(yaml: String, on: String, isOn: Bool) throws {
        #expect(try (event(yaml).span(on: day(on)) != nil) == isOn)
    }

    @Test(arguments: [
        ("date: 06-26", "2026-06-25", "2026-06-26"), ("date: 06-26", "2026-06-26", "2027-06-26"),
        ("date: 2026-05-20", "2026-05-20", nil),
    ])
    func `what comes next begins after today`(yaml: String, today: String, next: String?) throws {
        #expect(try event(yaml).next(after: day(today))?.from.description == next)
    }

    @Test(arguments: [
        ("day", nil), ("compaign", "是不是想写“campaign”？"), ("宣传日", "是不是想写“宣传月”？"), ("holiday", nil),
        ("Day", "是不是想写“day”？"),
    ])
    func `a kind that is none is told, with the one that is near`(kind: String, near: String?) {
        var findings: [Finding] = []
        let source = SourceText(path: "calendar.yaml", "- {title: 甲, date: 06-26, kind: \(kind)}\n")
        _ = CalendarEvent.read(source, findings: &findings)
        #expect(findings.map(\.code.id) == (kind == "day" ? [] : ["calendar.kind"]))
        #expect(findings.first?.explanation.count == (kind == "day" ? nil : near == nil ? 1 : 2))
        #expect(near == nil || findings.first?.explanation.first == near)
    }

    @Test func `two events of one id are an error at the second`() {
        var findings: [Finding] = []
        let text =
            "- {id: a, title: 甲, date: 06-26}\n- {id: b, title: 乙, date: 06-27}\n- {id: a, title: 丙, date: 06-28}\n"
        let events = CalendarEvent.read(SourceText(path: "calendar.yaml", text), findings: &findings)
        #expect(events.map(\.title) == ["甲", "乙", "丙"])
        #expect(findings.map(\.code.id) == ["calendar.id-repeated"])
        #expect(findings.first?.place?.label == "calendar.yaml:3:8")
        #expect(findings.first?.severity == .error)
    }

    @Test(arguments: [("2026-11-22", 7), ("2024-02-29", 4), ("2000-01-01", 6), ("1839-06-03", 1)])
    func `weekdays are those of the calendar`(text: String, weekday: Int) throws {
        #expect(try day(text).weekday == weekday)
    }

    @Test(arguments: [
        ("audience: [公众, 教师]", "公众、教师", []),
        ("audience: 家长, stage: [初中, 小学]", "初中、小低、小高、家长", []),
        ("audience: [教员, 教师]", "教师", ["“audience（对象）”里不能写“教员”，已忽略"]),
        ("stage: 初终", "", ["“stage（学段）”里不能写“初终”，已忽略"]),
        ("audience: 学生", "", ["“audience（对象）”里不能写“学生”，已忽略"]),
    ])
    func `for whom an event is, is said in the words of pages`(yaml: String, words: String, problems: [String]) throws {
        var findings: [Finding] = []
        let source = SourceText(path: "calendar.yaml", "- {title: 甲, date: 06-26, \(yaml)}\n")
        let event = try #require(CalendarEvent.read(source, findings: &findings).first)
        #expect(event.audience.joined(separator: "、") == words)
        #expect(findings.map(\.summary) == problems)
        #expect(findings.allSatisfy { $0.code == .valueUnknown && !$0.explanation.isEmpty })
    }
}
