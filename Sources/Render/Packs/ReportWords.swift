import Quiz

/// How figures of a report are written.
enum ReportWords {
    /// `52.3%`; a dash where there is none.
    static func percent(_ value: Double?) -> String {
        guard let value else { return "–" }
        let thousandths = Int((abs(value) * 1000).rounded())
        return (value < 0 && thousandths > 0 ? "−" : "") + "\(thousandths / 10).\(thousandths % 10)%"
    }

    /// `40%～64%`: an interval says no more than that.
    static func range(_ interval: ShareInterval?) -> String {
        guard let interval else { return "–" }
        func whole(_ value: Double) -> String {
            let hundredths = Int((abs(value) * 100).rounded())
            return (value < 0 && hundredths > 0 ? "−" : "") + "\(hundredths)%"
        }
        return whole(interval.low) + "～" + whole(interval.high)
    }

    /// `+12.3 个百分点`.
    static func change(_ value: Double?) -> String {
        guard let value else { return "–" }
        let thousandths = Int((abs(value) * 1000).rounded())
        let sign = thousandths == 0 ? "" : value < 0 ? "−" : "+"
        return "\(sign)\(thousandths / 10).\(thousandths % 10)"
    }

    /// A number of pupils as it may be seen.
    static func count(_ number: Int) -> String {
        (1..<PaperStatistics.smallest).contains(number) ? "少于 10" : String(number)
    }

    /// Before and after.
    static func counts(_ before: Int, _ after: Int) -> String { [before, after].map(count).joined(separator: "、") }

    /// Two places behind the point.
    static func decimal(_ value: Double?) -> String {
        guard let value else { return "–" }
        let hundredths = Int((abs(value) * 100).rounded())
        let sign = value < 0 && hundredths > 0 ? "−" : ""
        return "\(sign)\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}
