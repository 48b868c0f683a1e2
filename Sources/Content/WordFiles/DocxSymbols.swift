/// Signs that Word draws from fonts of symbols: `w:sym`, and letters in Wingdings.
enum DocxSymbols {
    /// What stands for a sign that is not known.
    static let unknown: Character = "〓"

    /// Whether letters in a font are signs.
    static func isOne(_ font: String) -> Bool { table(font) != nil }

    /// The sign with a code of a font, which may stand in the private area (F0FC); nil where it is not known.
    static func sign(_ code: UInt32, font: String) -> Character? {
        let low = (0xF000...0xF0FF).contains(code) ? code - 0xF000 : code
        if let table = table(font) { return low < 0x100 ? table(low) : Unicode.Scalar(code).map { Character($0) } }
        // Any other font: the code is a plain character, unless it is private.
        guard !(0xE000...0xF8FF).contains(code) else { return nil }
        return Unicode.Scalar(code).map { Character($0) }
    }

    private static func table(_ font: String) -> ((UInt32) -> Character?)? {
        switch font.lowercased() {
        case "symbol": symbol
        case "wingdings": wingdings
        case "wingdings 2": wingdings2
        case "wingdings 3", "webdings": { _ in nil }
        default: nil
        }
    }

    private static func symbol(_ code: UInt32) -> Character? {
        switch code {
        case 0x20...0x21, 0x23, 0x25...0x26, 0x28...0x29, 0x2B...0x2C, 0x2E...0x3F, 0x5B, 0x5D, 0x5F, 0x7B...0x7D:
            return Unicode.Scalar(code).map { Character($0) }
        case 0x2D: return "−"
        default: break
        }
        let signs: [UInt32: Character] = [
            0x61: "α", 0x62: "β", 0x63: "χ", 0x64: "δ", 0x65: "ε", 0x67: "γ", 0x68: "η", 0x6B: "κ", 0x6C: "λ",
            0x6D: "μ",
            0x6E: "ν", 0x70: "π", 0x71: "θ", 0x72: "ρ", 0x73: "σ", 0x74: "τ", 0x77: "ω", 0x44: "Δ", 0x47: "Γ",
            0x50: "Π",
            0x53: "Σ", 0x57: "Ω", 0x7E: "～", 0xA2: "′", 0xA3: "≤", 0xA4: "⁄", 0xA5: "∞", 0xAB: "↔", 0xAC: "←",
            0xAD: "↑",
            0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB7: "•",
            0xB8: "÷",
            0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC5: "⊕", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xD0: "∠",
            0xD2: "®",
            0xD3: "©", 0xD4: "™", 0xD6: "√", 0xD7: "·", 0xD9: "∧", 0xDA: "∨", 0xDB: "⇔", 0xDE: "⇒",
        ]
        return signs[code]
    }

    private static func wingdings(_ code: UInt32) -> Character? {
        if (0x81...0x8A).contains(code) { return circled(code - 0x80, from: 0x2460) }
        if (0x8C...0x95).contains(code) { return circled(code - 0x8B, from: 0x2776) }
        let signs: [UInt32: Character] = [
            0xFC: "√", 0xFB: "×", 0xFE: "☑", 0xFD: "☒", 0xA8: "□", 0x6F: "□", 0x71: "□", 0x72: "□", 0x6C: "●",
            0x6E: "■",
            0xA1: "○", 0xA7: "■", 0x75: "◆", 0x76: "❖", 0xAB: "★", 0xB6: "☆", 0xD8: "➢", 0xE0: "→", 0xDF: "←",
            0xE8: "→",
            0x28: "☎", 0x20: " ",
        ]
        return signs[code]
    }

    private static func wingdings2(_ code: UInt32) -> Character? {
        if (0x6A...0x73).contains(code) { return circled(code - 0x69, from: 0x2460) }
        if (0x75...0x7E).contains(code) { return circled(code - 0x74, from: 0x2776) }
        let signs: [UInt32: Character] = [
            0x50: "√", 0x4F: "×", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x2A: "□", 0xA3: "□", 0x97: "●",
            0x20: " ",
        ]
        return signs[code]
    }

    private static func circled(_ number: UInt32, from first: UInt32) -> Character? {
        Unicode.Scalar(first + number - 1).map { Character($0) }
    }
}
