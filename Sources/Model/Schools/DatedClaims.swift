package import DataFiles

/// What sheets said of one school, each value with the day on which it came in: the later day wins, whatever the order of imports.
///
/// ## Parsing behavior
/// - A value takes the place of those of an earlier day about the same, or about a part of it; one of a later day stays.
/// - Two values of one day that differ contradict each other (``Clash``): neither wins unless whoever imports says so.
/// - A blank says nothing: it never takes the place of a value, and stands only where nothing else is known of its indicator.
package struct DatedClaims: Sendable {
    /// A value and when it came in.
    package struct Dated: Sendable, Hashable {
        package var claim: Claim
        package var on: CalendarDate

        /// A value that came in on a day.
        package init(_ claim: Claim, on day: CalendarDate) {
            self.claim = claim
            on = day
        }
    }

    /// A value that is known and one that came in and differs.
    package struct Clash: Sendable, Hashable {
        package let known: Dated
        package let new: Claim
    }

    package private(set) var values: [Dated]
    /// Contradictions of one day; nothing of the new ones was taken.
    package private(set) var clashes: [Clash] = []
    /// Values of an earlier day than what is known, which were not taken.
    package private(set) var late: [Clash] = []
    /// What was said again on a later day.
    package private(set) var confirmed: [Claim.Subject] = []
    /// What was said again on the same day.
    package private(set) var repeated: [Claim.Subject] = []

    /// What is known so far.
    package init(_ values: [Dated]) { self.values = values }

    /// In the order of their subjects.
    package var claims: [Claim] { values.map(\.claim).sorted { $0.subject < $1.subject } }

    /// Lays what one sheet says over what is known.
    ///
    /// With `replaces`, what comes in wins over what came in on the same day.
    package mutating func take(_ claims: [Claim], on day: CalendarDate, replaces: Bool = false) {
        // Values first: a blank is only asked for where there are none.
        for claim in claims where !claim.value.isBlank { take(claim, on: day, replaces) }
        for claim in claims where claim.value.isBlank {
            if values.contains(where: { $0.claim.indicator == claim.indicator }) { continue }
            values.append(Dated(claim, on: day))
        }
    }

    private mutating func take(_ claim: Claim, on day: CalendarDate, _ replaces: Bool) {
        let subject = claim.subject
        let related = values.filter { !$0.claim.value.isBlank && $0.claim.subject.meets(subject) }
        if let later = related.first(where: { $0.on > day && $0.claim.subject.covers(subject) }) {
            if later.claim.value != claim.value { late.append(Clash(known: later, new: claim)) }
            return
        }
        let others = replaces ? [] : related.filter { $0.on == day && $0.claim.value != claim.value }
        guard others.isEmpty else {
            clashes += others.map { Clash(known: $0, new: claim) }
            return
        }
        if let index = values.firstIndex(where: { $0.claim.subject == subject && $0.claim.value == claim.value }) {
            if values[index].on < day { confirmed.append(subject) } else { repeated.append(subject) }
            // The cell is quoted with the day on which it came in.
            if values[index].on < day { values[index] = Dated(claim, on: day) }
            values = values.filter { $0.claim.subject == subject || !yields($0, to: claim, on: day, replaces) }
            return
        }
        values = values.filter { !yields($0, to: claim, on: day, replaces) }
        values.append(Dated(claim, on: day))
    }

    /// Whether a known value goes when another comes in.
    private func yields(_ known: Dated, to claim: Claim, on day: CalendarDate, _ replaces: Bool) -> Bool {
        let subject = known.claim.subject
        if known.claim.value.isBlank { return subject.indicator == claim.indicator }
        guard claim.subject.covers(subject) else { return false }
        if subject == claim.subject { return true }
        return known.on < day || known.on == day && replaces && known.claim.value != claim.value
    }
}
