/// What a formula (`oMath`) is in one line of text: 1/3, m², 根号(2).
///
/// ## Parsing behavior
/// - Fractions are a/b, with brackets around parts of several terms; raised and lowered figures are ² and ₂ where Unicode has them.
/// - Brackets of a formula (`d`) are written; roots are 根号(…), since √ says in a bank that something is right.
/// - Other constructions (sums, matrices, accents) keep their letters in a row, and are counted.
struct DocxFormula {
    /// How deep in formulas we are.
    private var depth = 0
    /// The lines in front of parts that are open.
    private var lines: [String] = []
    private var marks: [(begin: String, end: String)] = []
    /// Constructions that one line cannot show.
    private(set) var others = 0

    var isInside: Bool { depth > 0 }

    /// Takes the start of an element in; `line` is what stands in front.
    mutating func start(_ name: String, _ attributes: [String: String], _ line: inout String) {
        if name == "oMath" { depth += 1 }
        guard isInside else { return }
        switch name {
        case "num", "den", "sup", "sub", "deg", "rad", "d":
            lines.append(line)
            line = ""
            if name == "d" { marks.append(("(", ")")) }
        case "begChr": if !marks.isEmpty { marks[marks.count - 1].begin = attributes["val"] ?? "" }
        case "endChr": if !marks.isEmpty { marks[marks.count - 1].end = attributes["val"] ?? "" }
        case "nary", "m", "eqArr", "acc", "bar", "limLow", "limUpp", "groupChr", "sPre", "borderBox": others += 1
        default: break
        }
    }

    mutating func end(_ name: String, _ line: inout String) {
        guard isInside else { return }
        if name == "oMath" { depth -= 1 }
        guard ["num", "den", "sup", "sub", "deg", "rad", "d"].contains(name), let before = lines.popLast() else {
            return
        }
        let words = line
        switch name {
        case "num": line = before + Self.term(words) + "/"
        case "den": line = before + Self.term(words)
        case "sup": line = before + Self.raised(words, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ", "^")
        case "sub": line = before + Self.raised(words, "₀₁₂₃₄₅₆₇₈₉₊₋ₙ", "_")
        case "deg": line = before + (words.isEmpty ? "" : "[\(words)次]")
        case "rad": line = before + "根号(" + words + ")"
        default:
            let mark = marks.popLast() ?? ("(", ")")
            line = before + mark.begin + words + mark.end
        }
    }

    private static func term(_ words: String) -> String {
        words.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." } ? words : "(\(words))"
    }

    private static func raised(_ words: String, _ signs: String, _ mark: String) -> String {
        let (plain, signs) = (Array("0123456789+-n"), Array(signs))
        let found = words.compactMap { letter in plain.firstIndex(of: letter).map { signs[$0] } }
        if words.isEmpty { return "" }
        return found.count == words.count ? String(found) : words.count == 1 ? mark + words : "\(mark)(\(words))"
    }
}
