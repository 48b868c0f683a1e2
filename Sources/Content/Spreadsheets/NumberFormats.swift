import Archives
import Foundation

/// How the styles of a workbook show numbers: as they are, as percentages, as dates.
struct NumberFormats {
    /// What a number is, by its style.
    enum Kind: Hashable {
        case plain
        case percent
        /// With a year.
        case date(clock: Bool)
        /// 年 and 月 only.
        case month
        /// 月 and 日 only: what Excel makes of “2-3”.
        case dayOfYear
        case clock
    }

    /// By the number of a style.
    private var kinds: [Kind] = []
    /// Whether the words of a style are struck out, by its number.
    private var struck: [Bool] = []
    /// How many decimals a style shows, by its number; nil for as many as there are.
    private var decimals: [Int?] = []
    private let startsIn1904: Bool

    /// No styles: numbers are numbers.
    init(startsIn1904: Bool) { self.startsIn1904 = startsIn1904 }

    /// Reads `xl/styles.xml`.
    init(_ xml: [UInt8], startsIn1904: Bool) throws {
        self.init(startsIn1904: startsIn1904)
        var codes: [Int: Kind] = [:]
        var shown: [Int: Int] = [:]
        var decimals: [Int?] = []
        var kinds: [Kind] = []
        var inCells = false
        var fonts: [Bool] = []
        var struck: [Bool] = []
        try Markup.scan(
            xml, elements: ["numFmt", "cellXfs", "xf", "font", "strike"],
            attributes: ["numFmtId", "formatCode", "fontId", "val"]
        ) { token, values in
            let id = values[0].flatMap { Int($0) } ?? 0
            switch token {
            case .start(3): fonts.append(false)
            case .start(4): if !fonts.isEmpty { fonts[fonts.count - 1] = !["0", "false"].contains(values[3] ?? "1") }
            case .start(0):
                codes[id] = Self.kind(ofCode: values[1] ?? "")
                shown[id] = Self.decimals(ofCode: values[1] ?? "")
            case .start(1): inCells = true
            case .end(1): inCells = false
            case .start(2) where inCells:
                kinds.append(codes[id] ?? Self.builtIn(id))
                decimals.append(codes[id] == nil ? [1: 0, 3: 0, 9: 0, 2: 2, 4: 2, 10: 2][id] : shown[id])
                let font = values[2].flatMap { Int($0) } ?? 0
                struck.append(fonts.indices.contains(font) && fonts[font])
            default: break
            }
        }
        self.kinds = kinds
        self.struck = struck
        self.decimals = decimals
    }

    /// Whether the words of a style are struck out.
    func isStruck(_ style: Int?) -> Bool { style.map { struck.indices.contains($0) && struck[$0] } ?? false }

    /// A number as a person sees it.
    func text(_ raw: String, style: Int?) -> String {
        guard let value = Double(raw) else { return raw }
        let kind = style.flatMap { kinds.indices.contains($0) ? kinds[$0] : nil } ?? .plain
        switch kind {
        case .plain: return Self.plain(value)
        case .percent: return Self.plain(value * 100) + "%"
        default: return Self.moment(value + (startsIn1904 ? 1_462 : 0), kind) ?? Self.plain(value)
        }
    }

    /// What is seen of a number where its style shows fewer decimals than it has; nil where all of it is seen.
    func shown(_ raw: String, style: Int?) -> String? {
        guard let style, decimals.indices.contains(style), let places = decimals[style], let value = Double(raw) else {
            return nil
        }
        let isPercent = kinds[style] == .percent
        guard isPercent || kinds[style] == .plain else { return nil }
        let seen = isPercent ? value * 100 : value
        let factor = pow(10, Double(places))
        let rounded = (seen * factor).rounded() / factor
        // What two programs write of one number differs in the last figures.
        guard abs(rounded - seen) > 1e-9 * max(1, abs(seen)) else { return nil }
        return Self.plain(rounded) + (isPercent ? "%" : "")
    }

    /// The decimals of a code such as `0.0` or `#,##0_ `; nil for any that is not so plain.
    static func decimals(ofCode code: String) -> Int? {
        let first = code.split(separator: ";").first.map(String.init) ?? ""
        guard let found = first.firstMatch(of: #/^(?:[#,]*0)(?:\.(0+))?(%?)(?:_.|"[^"]*"|\s)*$/#) else { return nil }
        return found.1?.count ?? 0
    }

    /// Up to 15 figures, as spreadsheet programs show a number: 2, 0.5, 2143000001, 1.23456789012346E+17.
    static func plain(_ value: Double) -> String {
        if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
        return String(format: "%.15g", value).uppercased()
    }

    /// A day counted from the end of 1899, with the day that never was (29 February 1900) left in as Excel has it.
    private static func moment(_ serial: Double, _ kind: Kind) -> String? {
        guard serial >= 0, serial < 2_958_466 else { return nil }
        let minutes = Int((serial - serial.rounded(.down)) * 1_440 + 0.5)
        let clock = String(format: "%02d:%02d", minutes / 60 % 24, minutes % 60)
        if kind == .clock { return clock }
        let whole = Int(serial.rounded(.down))
        let (year, month, day) = civil(days: whole < 60 ? whole + 1 : whole)
        switch kind {
        case .month: return "\(year)年\(month)月"
        case .dayOfYear: return "\(month)月\(day)日"
        case .date(clock: true) where minutes > 0: return String(format: "%04d-%02d-%02d ", year, month, day) + clock
        default: return String(format: "%04d-%02d-%02d", year, month, day)
        }
    }

    /// The date of a day counted from 30 December 1899.
    private static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
        // H. Hinnant, chrono-compatible low-level date algorithms: days since 1 March of the year 0.
        let shifted = days + 693_899
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let part = (5 * dayOfYear + 2) / 153
        let month = part < 10 ? part + 3 : part - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1)
    }

    private static func builtIn(_ id: Int) -> Kind {
        switch id {
        case 9, 10: .percent
        case 14, 15, 30, 31: .date(clock: false)
        case 22: .date(clock: true)
        case 17, 27, 36, 50, 52, 57: .month
        case 16, 28, 29, 51, 53, 54, 58: .dayOfYear
        case 18...21, 32...35, 45...47, 55, 56: .clock
        default: .plain
        }
    }

    /// What a format code such as `yyyy"年"m"月"` shows.
    static func kind(ofCode code: String) -> Kind {
        var letters: Set<Character> = []
        var quoted = false
        var skips = false
        var depth = 0
        for character in code.lowercased() {
            if skips {
                skips = false
            } else if character == "\"" {
                quoted.toggle()
            } else if quoted {
                continue
            } else if "\\_*".contains(character) {
                skips = true
            } else if character == "[" {
                depth += 1
            } else if character == "]" {
                depth -= 1
            } else if character == ";" {
                break
            } else if depth == 0 {
                letters.insert(character)
            }
        }
        if letters.isSuperset(of: "general") { return .plain }
        if letters.contains("%") { return .percent }
        let hasClock = letters.contains("h") || letters.contains("s") || code.contains(#/\[[hms]+\]/#.ignoresCase())
        if letters.contains("y") {
            if !letters.contains("d"), !hasClock { return letters.contains("m") ? .month : .plain }
            return .date(clock: hasClock)
        }
        if letters.contains("d") { return hasClock ? .date(clock: true) : .dayOfYear }
        return hasClock ? .clock : .plain
    }
}
