import Archives
import ChineseText

/// The numbers that Word writes by itself in front of paragraphs.
struct DocxNumbering {
    private struct Level {
        var start = 1
        var format = "decimal"
        var text = ""
    }

    /// The list that a number belongs to, by `numId`.
    private var lists: [String: String] = [:]
    private var levels: [String: [Int: Level]] = [:]
    /// How far each list has counted.
    private var counts: [String: [Int: Int]] = [:]

    /// No automatic numbers.
    init() {}

    /// Reads `word/numbering.xml`.
    init(_ xml: [UInt8]) throws {
        var list = ""
        var number = ""
        var level = 0
        var found = DocxNumbering()
        try Markup.events(xml) { event in
            guard case .start(let name, let attributes) = event else { return }
            let value = attributes["val"] ?? ""
            switch name {
            case "abstractNum": list = attributes["abstractNumId"] ?? ""
            case "lvl":
                level = attributes["ilvl"].flatMap { Int($0) } ?? 0
                found.levels[list, default: [:]][level] = Level()
            case "start": found.levels[list]?[level]?.start = Int(value) ?? 1
            case "numFmt": found.levels[list]?[level]?.format = value
            case "lvlText": found.levels[list]?[level]?.text = value
            case "num":
                number = attributes["numId"] ?? ""
                list = ""
            case "abstractNumId": found.lists[number] = value
            default: break
            }
        }
        self = found
    }

    /// The next label of a list on a level, such as 第三条; nil for bullets and what has no number.
    mutating func label(_ id: String, level: Int) -> String? {
        guard let list = lists[id], let levels = levels[list], let own = levels[level], own.format != "bullet",
            own.format != "none", own.text.contains("%")
        else { return nil }
        var counts = counts[list] ?? [:]
        counts[level] = (counts[level] ?? own.start - 1) + 1
        for deeper in counts.keys where deeper > level { counts[deeper] = nil }
        self.counts[list] = counts
        var label = own.text
        for index in 0...8 {
            guard let level = levels[index] else { continue }
            label = label.replacing("%\(index + 1)", with: Self.figure(counts[index] ?? level.start, level.format))
        }
        return label
    }

    private static func figure(_ number: Int, _ format: String) -> String {
        switch format {
        case "chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "japaneseCounting",
            "ideographDigital", "taiwaneseCounting":
            ChineseNumeral.text(number)
        default: String(number)
        }
    }
}
