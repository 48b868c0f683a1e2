import Archives
import ChineseText

/// The numbers that Word writes by itself in front of paragraphs.
///
/// ## Parsing behavior
/// - Lists that share an abstract list count on together; one with a start of its own (`startOverride`) begins anew there.
/// - Letters, Roman figures, ①, 甲 and 一 are written as Word shows them; a format that is not known is written in plain figures and
///   named in ``unknown``.
struct DocxNumbering {
    private struct Level {
        var start = 1
        var format = "decimal"
        var text = ""
        /// Whether the figures of all levels are plain ones.
        var isLegal = false
        /// The level whose next number begins this one anew; nil for every higher one, 0 for none.
        var restart: Int?
    }

    /// The list that a number belongs to, by `numId`.
    private var lists: [String: String] = [:]
    private var levels: [String: [Int: Level]] = [:]
    /// What a number changes about its list: where levels begin, and levels of its own.
    private var starts: [String: [Int: Int]] = [:]
    private var ownLevels: [String: [Int: Level]] = [:]
    /// Numbers whose own starts have been counted from.
    private var begun: [String: Set<Int>] = [:]
    /// How far each list has counted.
    private var counts: [String: [Int: Int]] = [:]
    /// Formats that nobody knows here.
    private(set) var unknown: Set<String> = []

    /// No automatic numbers.
    init() {}

    /// Reads `word/numbering.xml`.
    init(_ xml: [UInt8]) throws {
        var list = ""
        var number = ""
        var level = 0
        var found = DocxNumbering()
        func change(_ edit: (inout Level) -> Void) {
            if list.isEmpty {
                found.ownLevels[number]?[level].map { own in
                    var own = own
                    edit(&own)
                    found.ownLevels[number]?[level] = own
                }
            } else if var own = found.levels[list]?[level] {
                edit(&own)
                found.levels[list]?[level] = own
            }
        }
        try Markup.events(xml) { event in
            guard case .start(let name, let attributes) = event else { return }
            let value = attributes["val"] ?? ""
            switch name {
            case "abstractNum": list = attributes["abstractNumId"] ?? ""
            case "lvl":
                level = attributes["ilvl"].flatMap { Int($0) } ?? 0
                if list.isEmpty {
                    found.ownLevels[number, default: [:]][level] = Level()
                } else {
                    found.levels[list, default: [:]][level] = Level()
                }
            case "start": change { $0.start = Int(value) ?? 1 }
            case "numFmt": change { $0.format = value }
            case "lvlText": change { $0.text = value }
            case "isLgl": change { $0.isLegal = value != "0" && value != "false" }
            case "lvlRestart": change { $0.restart = Int(value) }
            case "num":
                number = attributes["numId"] ?? ""
                list = ""
            case "lvlOverride": level = attributes["ilvl"].flatMap { Int($0) } ?? 0
            case "startOverride": found.starts[number, default: [:]][level] = Int(value) ?? 1
            case "abstractNumId": found.lists[number] = value
            default: break
            }
        }
        self = found
    }

    /// The next label of a list on a level, such as 第三条; nil for bullets and what has no number.
    mutating func label(_ id: String, level: Int) -> String? {
        guard let list = lists[id] else { return nil }
        let levels = (levels[list] ?? [:]).merging(ownLevels[id] ?? [:]) { _, own in own }
        guard let own = levels[level], own.format != "bullet", !own.text.isEmpty else { return nil }
        var counts = counts[list] ?? [:]
        if let start = starts[id]?[level], begun[id]?.contains(level) != true {
            begun[id, default: []].insert(level)
            counts[level] = start
        } else {
            counts[level] = (counts[level] ?? (starts[id]?[level] ?? own.start) - 1) + 1
        }
        for deeper in counts.keys where deeper > level {
            let restart = levels[deeper]?.restart
            if restart.map({ $0 > level }) ?? true { counts[deeper] = nil }
        }
        self.counts[list] = counts
        var label = own.text
        for index in 0...8 where label.contains("%\(index + 1)") {
            guard let level = levels[index] else { continue }
            let number = counts[index] ?? starts[id]?[index] ?? level.start
            label = label.replacing("%\(index + 1)", with: figure(number, own.isLegal ? "decimal" : level.format))
        }
        return label
    }

    private mutating func figure(_ number: Int, _ format: String) -> String {
        if let text = DocxFigure.text(number, format) { return text }
        unknown.insert(format)
        return String(number)
    }
}

/// A number in one of the formats of ECMA-376, 17.18.59.
enum DocxFigure {
    /// Nil for a format that is not known.
    static func text(_ number: Int, _ format: String) -> String? {
        switch format {
        case "decimal", "decimalHalfWidth", "ordinal", "cardinalText", "ordinalText", "numberInDash": String(number)
        case "none": ""
        case "decimalZero": number < 10 ? "0\(number)" : String(number)
        case "decimalFullWidth", "decimalFullWidth2":
            String(
                String.UnicodeScalarView(String(number).unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) })
            )
        case "chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "japaneseCounting",
            "ideographDigital", "taiwaneseCounting", "taiwaneseCountingThousand", "japaneseDigitalTenThousand",
            "koreanCounting", "koreanDigital2":
            ChineseNumeral.text(number)
        case "upperLetter": letters(number, "A")
        case "lowerLetter": letters(number, "a")
        case "upperRoman": roman(number)
        case "lowerRoman": roman(number).lowercased()
        case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": sign(number, from: 0x2460, 20)
        case "decimalEnclosedParen": sign(number, from: 0x2474, 20)
        case "decimalEnclosedFullstop": sign(number, from: 0x2488, 20)
        case "ideographEnclosedCircle": sign(number, from: 0x3280, 10)
        case "ideographTraditional": one(of: "甲乙丙丁戊己庚辛壬癸", number)
        case "ideographZodiac": one(of: "子丑寅卯辰巳午未申酉戌亥", number)
        default: nil
        }
    }

    /// A … Z, AA, BB … as Word counts on.
    private static func letters(_ number: Int, _ first: Character) -> String {
        guard number > 0, let start = first.unicodeScalars.first,
            let letter = Unicode.Scalar(start.value + UInt32((number - 1) % 26))
        else { return String(number) }
        return String(repeating: Character(letter), count: min((number - 1) / 26 + 1, 20))
    }

    private static func roman(_ number: Int) -> String {
        guard (1...3999).contains(number) else { return String(number) }
        var rest = number
        var text = ""
        for (value, sign) in [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
            (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ] {
            while rest >= value {
                text += sign
                rest -= value
            }
        }
        return text
    }

    private static func sign(_ number: Int, from first: UInt32, _ count: Int) -> String {
        guard (1...count).contains(number) else { return String(number) }
        return Unicode.Scalar(first + UInt32(number) - 1).map { String(Character($0)) } ?? String(number)
    }

    private static func one(of signs: String, _ number: Int) -> String {
        let signs = Array(signs)
        return (1...signs.count).contains(number) ? String(signs[number - 1]) : String(number)
    }
}
