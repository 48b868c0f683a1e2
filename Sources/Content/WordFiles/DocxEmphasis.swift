/// What a bank says by the looks of its words: blanks that are underlined white space, options that are coloured or bold.
struct DocxEmphasis {
    /// Whether the run that is being read is underlined, or set off by weight, colour or background.
    var isUnderlined = false
    private var isSetOff = false
    /// Underlined words that may go on.
    private var underlined = ""
    /// The words of the paragraph that are set off.
    private var setOff = ""
    /// Options that follow each other, and what of each is set off.
    private var options: [(line: String, setOff: String)] = []
    /// Options that are set off among others that are not.
    private(set) var found: [String] = []

    /// Properties of a run.
    mutating func startRun() { (isUnderlined, isSetOff) = (false, false) }

    mutating func property(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "u": isUnderlined = DocxStyles.isOn(attributes)
        case "b", "highlight", "em": if DocxStyles.isOn(attributes) { isSetOff = true }
        case "color": if !Self.isDark(attributes["val"] ?? "auto") { isSetOff = true }
        case "shd": if !["auto", "FFFFFF", "ffffff"].contains(attributes["fill"] ?? "auto") { isSetOff = true }
        default: break
        }
    }

    /// auto, and greys that are nearly black.
    private static func isDark(_ colour: String) -> Bool {
        guard let value = Int(colour, radix: 16), colour.count == 6 else { return true }
        return [value >> 16, value >> 8 & 0xFF, value & 0xFF].allSatisfy { $0 < 0x48 }
    }

    /// Takes words of a run in; returns what belongs to the line now.
    mutating func take(_ words: String) -> String {
        if isSetOff { setOff += words }
        guard isUnderlined else { return flush() + words }
        underlined += words
        return ""
    }

    /// The underlined words that have ended: `____` for white space, and around words with white space on both sides.
    mutating func flush() -> String {
        defer { underlined = "" }
        let words = DocxReader.trimmed(underlined)
        let columns = underlined.reduce(0) { $0 + ($1 == "\u{3000}" ? 2 : 1) }
        if words.isEmpty { return columns >= 2 ? "____" : underlined }
        guard underlined.first?.isWhitespace == true, underlined.last?.isWhitespace == true else { return underlined }
        return "____" + words + "____"
    }

    /// Notes a whole paragraph.
    mutating func end(_ line: String) {
        let setOff = DocxReader.trimmed(setOff)
        self.setOff = ""
        if Self.isOption(line) {
            if line.hasPrefix("A") || line.hasPrefix("Ａ") { endOptions() }
            options.append((line, setOff))
        } else {
            endOptions()
        }
    }

    /// Compares options that stand together: where all are set off alike, none is.
    mutating func endOptions() {
        defer { options = [] }
        let marked = options.filter { option in
            option.setOff.contains { $0.isLetter || $0.isNumber } && !Self.isLabel(option.setOff)
        }
        let isWhole = marked.allSatisfy { $0.line.hasSuffix($0.setOff) }
        guard !marked.isEmpty, marked.count < options.count || !isWhole else { return }
        found += marked.map { option in
            option.line.hasSuffix(option.setOff) ? option.line : String(option.setOff.drop { Self.isLabel(String($0)) })
        }
    }

    /// `A.` and what follows.
    private static func isOption(_ line: String) -> Bool {
        guard let first = line.first, "ABCDEFGHＡＢＣＤＥＦＧＨ".contains(first), let mark = line.dropFirst().first else {
            return false
        }
        return ".．、:：)）".contains(mark)
    }

    /// A letter and its mark alone, once or several times.
    private static func isLabel(_ words: String) -> Bool {
        words.allSatisfy { "ABCDEFGHＡＢＣＤＥＦＧＨ.．、:：)）".contains($0) || $0.isWhitespace }
    }
}
