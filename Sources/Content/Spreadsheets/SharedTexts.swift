import Archives

/// The texts that the cells of a workbook share.
enum SharedTexts {
    /// Reads `xl/sharedStrings.xml`: rich text is joined, the reading signs of Japanese (`rPh`) are left out; `struck` are the numbers of
    /// texts of which a part is struck out.
    static func read(_ xml: [UInt8]) throws -> (texts: [String], struck: Set<Int>) {
        var texts: [String] = []
        var struck: Set<Int> = []
        var text = ""
        var inText = false
        var isPhonetic = false
        try Markup.scan(xml, elements: ["si", "t", "rPh", "strike"], attributes: ["val"]) { token, values in
            switch token {
            case .start(0): text = ""
            case .end(0): texts.append(unescaped(text))
            case .start(1): inText = true
            case .end(1): inText = false
            case .start(2): isPhonetic = true
            case .end(2): isPhonetic = false
            case .start(3): if isOn(values[0]) { struck.insert(texts.count) }
            case .text(let words): if inText, !isPhonetic { text += words }
            default: break
            }
        }
        return (texts, struck)
    }

    /// Whether `<strike/>` or the like holds: it does unless its value says otherwise.
    static func isOn(_ value: String?) -> Bool { value != "0" && value != "false" }

    /// `_x000D_` is how Office writes a character that XML does not allow.
    static func unescaped(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        return text.replacing(#/_x([0-9A-Fa-f]{4})_/#) { match in
            guard let value = UInt32(match.1, radix: 16), let scalar = Unicode.Scalar(value) else {
                return String(match.0)
            }
            return String(Character(scalar))
        }
    }
}
