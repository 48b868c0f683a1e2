import DataFiles
import Site

/// The days and campaigns of the year.
struct CalendarView: TemplateView {
    static let templates = ["calendar"]
    static let event: ViewFields = [
        "title": .text, "dates": .text, "summary": .text, "href": .text, "current": .flag, "source": .text,
        "audience": .text, "days": .text,
    ]
    static let schema = Frame.schema.with([
        "summary": .text, "upcoming": .list(.object(event)),
        "months": .list(.object(["title": .text, "events": .list(.object(event))])),
    ])
    var template: String { "calendar" }
    let fields: ViewRecord
}

extension SiteRenderer {
    /// An event with the time that is meant.
    private struct Occasion {
        let event: CalendarEvent
        let span: CalendarSpan
    }

    private var today: CalendarDate { library.edition.asOf }

    /// What is still to come, the nearest first.
    private var upcoming: [Occasion] {
        library.calendar.compactMap { event in event.next(after: today).map { Occasion(event: event, span: $0) } }
            .sorted { ($0.span.from, $0.span.to, $0.event.title) < ($1.span.from, $1.span.to, $1.event.title) }
    }

    /// What the home page announces: all that is on today, what ends first before the rest; else what comes next.
    func campaign(_ route: Route) -> ViewValue {
        let running = library.calendar.compactMap(current)
            .sorted { ($0.span.to, $1.span.from, $0.event.title) < ($1.span.to, $0.span.from, $1.event.title) }
        guard let first = running.first ?? upcoming.first else { return .text("") }
        return .object([
            "title": .text(first.event.title), "text": .text(first.event.summary),
            "dates": .text(first.span.text), "href": .text(link(first.event, from: route)),
            "isNext": .flag(running.isEmpty), "hasOthers": .flag(running.count > 1),
            "others": .list(
                running.dropFirst().map {
                    .object([
                        "title": .text($0.event.title), "dates": .text($0.span.text),
                        "href": .text(link($0.event, from: route)),
                    ])
                }),
        ])
    }

    /// The time of an event that is on today.
    private func current(_ event: CalendarEvent) -> Occasion? {
        [today.year - 1, today.year].compactMap { event.rule.span(startingIn: $0) }.first { $0.contains(today) }
            .map { Occasion(event: event, span: $0) }
    }

    private func link(_ event: CalendarEvent, from route: Route) -> String? {
        event.page.flatMap { library.route(of: $0) }.map { route.link(to: $0) }
    }

    func calendar(_ route: Route) -> [UInt8] {
        let year = library.calendar.compactMap { event in
            event.rule.span(startingIn: today.year).map { Occasion(event: event, span: $0) }
        }
        .sorted { ($0.span.from, $0.span.to, $0.event.title) < ($1.span.from, $1.span.to, $1.event.title) }
        let byMonth = Dictionary(grouping: year, by: \.span.from.month)
        let months = byMonth.keys.sorted().map { month -> ViewValue in
            .object([
                "title": .text("\(month)月"),
                "events": .list((byMonth[month] ?? []).map { occasion($0, from: route) }),
            ])
        }
        let own: ViewRecord = [
            "summary": .text(words["calendarText"].replacing("{year}", with: String(today.year))),
            "months": .list(months),
            "upcoming": .list(upcoming.prefix(3).map { occasion($0, from: route) }),
        ]
        return theme.render(CalendarView(fields: framed(route, "calendar", words["navCalendar"], own)))
    }

    private func occasion(_ occasion: Occasion, from route: Route) -> ViewValue {
        let event = occasion.event
        return .object([
            "title": .text(event.title), "dates": .text(occasion.span.text), "summary": .text(event.summary),
            "href": .text(link(event, from: route)), "current": .flag(occasion.span.contains(today)),
            "source": .text(event.source), "audience": .text(event.audience.joined(separator: "、")),
            "days": .text(today < occasion.span.from ? String(today.days(to: occasion.span.from)) : ""),
        ])
    }
}

extension CalendarDate {
    /// How many days lie between this day and a later one.
    fileprivate func days(to other: CalendarDate) -> Int { other.number - number }

    /// Days since a fixed day (the civil calendar by Howard Hinnant's method).
    private var number: Int {
        let year = month <= 2 ? self.year - 1 : self.year
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    }
}
