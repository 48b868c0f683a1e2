/// The fields of Word: what their codes say where no result of theirs stands in the text.
///
/// ## Parsing behavior
/// - `EQ \o\ac(○,1)` is ①, `EQ \f(1,3)` is 1/3, `SYMBOL 252 \f Wingdings` is √.
/// - Of any other field only the result counts; one without a result is told, unless it is of a kind that shows nothing.
struct DocxField {
    private struct Open {
        var code = ""
        var hasResult = false
    }

    private var open: [Open] = []

    /// Takes `fldChar` in; returns what the field shows when it ends: nil for nothing, "" for what could not be read.
    mutating func meet(_ kind: String) -> String? {
        switch kind {
        case "begin": open.append(Open())
        case "separate": if !open.isEmpty { open[open.count - 1].hasResult = true }
        case "end":
            guard let field = open.popLast() else { return nil }
            if field.hasResult, !field.code.trimmedWords.hasPrefix("EQ") { return nil }
            return field.hasResult ? nil : Self.shown(field.code.trimmedWords)
        default: break
        }
        return nil
    }

    mutating func add(code words: String) {
        if !open.isEmpty, !open[open.count - 1].hasResult { open[open.count - 1].code += words }
    }

    private static func shown(_ code: String) -> String? {
        let kind = code.prefix { $0.isLetter }.uppercased()
        switch kind {
        case "EQ": return equation(String(code.dropFirst(2)).filter { !$0.isWhitespace })
        case "SYMBOL":
            let words = code.split { $0.isWhitespace || $0 == "\"" }
            guard words.count > 1, let number = number(words[1]),
                let font = words.firstIndex(of: "\\f").flatMap({ $0 + 1 < words.count ? words[($0 + 1)...] : nil })
            else { return "" }
            let name = font.prefix { !$0.hasPrefix("\\") }.joined(separator: " ")
            return DocxSymbols.sign(number, font: name).map(String.init) ?? ""
        case "TC", "XE", "RD", "SET", "TA", "ASK", "ADVANCE", "BOOKMARK", "PRIVATE", "": return nil
        // Numbers of pages, of which the text knows none, and what holds its words elsewhere.
        case "PAGE", "NUMPAGES", "SECTIONPAGES", "HYPERLINK", "TOC", "INDEX", "FORMTEXT", "FORMCHECKBOX",
            "FORMDROPDOWN":
            return nil
        default: return ""
        }
    }

    private static func number(_ text: Substring) -> UInt32? {
        text.hasPrefix("0x") ? UInt32(text.dropFirst(2), radix: 16) : UInt32(text)
    }

    /// `\o\ac(○,1)` and `\f(1,3)`.
    private static func equation(_ code: String) -> String {
        guard let start = code.firstIndex(of: "("), code.last == ")" else { return "" }
        let name = code[..<start].lowercased()
        let parts = code[start...].dropFirst().dropLast().split { $0 == "," || $0 == ";" || $0 == "，" }.map(String.init)
        guard parts.count == 2, !parts.contains(where: { $0.contains("\\") || $0.contains("(") }) else { return "" }
        if name == "\\f" { return parts.joined(separator: "/") }
        guard name.hasPrefix("\\o"), parts.contains(where: { ["○", "〇", "◯"].contains($0) }),
            let number = parts.compactMap({ Int($0) }).first, (1...20).contains(number)
        else { return "" }
        return Unicode.Scalar(0x245F + UInt32(number)).map { String(Character($0)) } ?? ""
    }
}

extension String {
    /// Without white space at both ends.
    fileprivate var trimmedWords: String { DocxReader.trimmed(self) }
}
