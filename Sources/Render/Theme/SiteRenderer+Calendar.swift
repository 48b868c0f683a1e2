import DataFiles
import Site

/// The days and campaigns of the year.
struct CalendarView: TemplateView {
    static let templates = ["calendar"]
    static let event: ViewFields = [
        "title": .text, "dates": .text, "summary": .text, "href": .text, "current": .flag, "source": .text,
        "audience": .text, "from": .text, "to": .text, "number": .text, "isLater": .flag,
        "spans": .list(.object(["from": .text, "to": .text, "dates": .text, "isOther": .flag])),
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
        /// The place of the event in the calendar.
        let number: Int
    }

    private var today: CalendarDate { library.edition.asOf }

    /// What is still to come, the nearest first.
    private var upcoming: [Occasion] {
        occasions { event in event.next(after: today).map { [$0] } ?? [] }
    }

    /// The same to the end of next year: a folder is read long after it was made.
    private var farther: [Occasion] {
        occasions { event in
            (today.year...today.year + 1).compactMap { event.rule.span(startingIn: $0) }.uniqued()
                .filter { today < $0.from }
        }
    }

    /// Times of all events, the earliest first.
    private func occasions(_ spans: (CalendarEvent) -> [CalendarSpan]) -> [Occasion] {
        library.calendar.enumerated().flatMap { number, event in
            spans(event).map { Occasion(event: event, span: $0, number: number) }
        }
        .sorted { ($0.span.from, $0.span.to, $0.event.title) < ($1.span.from, $1.span.to, $1.event.title) }
    }

    /// What is on today: what ends first before the rest.
    private var running: [Occasion] {
        occasions { event in event.span(on: today).map { [$0] } ?? [] }
            .sorted { ($0.span.to, $1.span.from, $0.event.title) < ($1.span.to, $0.span.from, $1.event.title) }
    }

    /// What the home page announces: all that is on today; else what comes next.
    func campaign(_ route: Route) -> ViewValue {
        let running = running
        guard let first = running.first ?? upcoming.first else { return .text("") }
        var fields = announcement(first, from: route)
        fields["isNext"] = .flag(running.isEmpty)
        fields["hasOthers"] = .flag(running.count > 1)
        fields["others"] = .list(running.dropFirst().map { .object(announcement($0, from: route)) })
        return .object(fields)
    }

    /// What the home page may announce on a later day of the coming twelve months: a folder on a USB stick is read long after it was
    /// made.
    func laterCampaigns(_ route: Route) -> ViewValue {
        let last = CalendarDate(year: today.year + 1, month: today.month, day: min(today.day, 28)) ?? today
        let isQuiet = running.isEmpty
        let coming = upcoming.prefix { $0.span.from <= last }
        return .list(
            (running.dropFirst() + coming.dropFirst(isQuiet ? 1 : 0)).map { .object(announcement($0, from: route)) })
    }

    private func announcement(_ occasion: Occasion, from route: Route) -> ViewRecord {
        [
            "title": .text(occasion.event.title), "text": .text(occasion.event.summary),
            "dates": .text(occasion.span.text(in: today.year)), "href": .text(link(occasion.event, from: route)),
            "from": .text(occasion.span.from.description), "to": .text(occasion.span.to.description),
        ]
    }

    private func link(_ event: CalendarEvent, from route: Route) -> String? {
        event.page.flatMap { library.route(of: $0) }.map { route.link(to: $0) }
    }

    func calendar(_ route: Route) -> [UInt8] {
        // What runs over New Year into this year is shown as it runs, not as it will come again.
        let year = occasions { event in
            (event.span(on: today) ?? event.rule.span(startingIn: today.year)).map { [$0] } ?? []
        }
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
            "upcoming": .list(coming(route)),
        ]
        return theme.render(CalendarView(fields: framed(route, "calendar", words["navCalendar"], own)))
    }

    /// What comes next, three of it in sight, without what is on now: the script shows others on later days.
    private func coming(_ route: Route) -> [ViewValue] {
        let running = Set(running.map(\.number))
        var left = 3
        return farther.map { occasion in
            let isShown = left > 0 && !running.contains(occasion.number)
            if isShown { left -= 1 }
            return self.occasion(occasion, from: route, isLater: !isShown)
        }
    }

    private func occasion(_ occasion: Occasion, from route: Route, isLater: Bool = false) -> ViewValue {
        let event = occasion.event
        return .object([
            "title": .text(event.title), "dates": .text(occasion.span.text(in: today.year)),
            "summary": .text(event.summary),
            "href": .text(link(event, from: route)), "current": .flag(occasion.span.contains(today)),
            "source": .text(event.source), "audience": .text(event.audience.joined(separator: "、")),
            "from": .text(occasion.span.from.description), "to": .text(occasion.span.to.description),
            "number": .text(String(occasion.number)), "isLater": .flag(isLater),
            "spans": .list(spans(occasion)),
        ])
    }

    /// The time that is shown, and those in which the event is on by the clock of somebody who reads later.
    private func spans(_ occasion: Occasion) -> [ViewValue] {
        let others = (today.year...today.year + 1).compactMap { occasion.event.rule.span(startingIn: $0) }.uniqued()
        return ([occasion.span] + others.filter { $0 != occasion.span })
            .map { span in
                .object([
                    "from": .text(span.from.description), "to": .text(span.to.description),
                    "dates": .text(span.text(in: today.year)), "isOther": .flag(span != occasion.span),
                ])
            }
    }
}
