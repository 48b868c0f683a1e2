import DataFiles
import Site

/// The days and campaigns of the year.
struct CalendarView: TemplateView {
    static let templates = ["calendar"]
    static let event: ViewFields = [
        "title": .text, "dates": .text, "summary": .text, "href": .text, "current": .flag, "source": .text,
        "audience": .text, "from": .text, "to": .text,
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
            "from": .text(first.span.from.description), "to": .text(first.span.to.description),
            "isNext": .flag(running.isEmpty), "hasOthers": .flag(running.count > 1),
            "others": .list(
                running.dropFirst().map {
                    .object([
                        "title": .text($0.event.title), "dates": .text($0.span.text),
                        "href": .text(link($0.event, from: route)),
                        "from": .text($0.span.from.description), "to": .text($0.span.to.description),
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
            "from": .text(occasion.span.from.description), "to": .text(occasion.span.to.description),
        ])
    }
}
