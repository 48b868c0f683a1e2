/// What the CJK-friendly amendment of CommonMark asks about one character beside `*` or `~`.
struct CJKCharacter {
    let scalar: UInt32
    let isSpace: Bool
    /// Punctuation for cmark: ASCII punctuation and the categories P… of Unicode.
    let isCMarkPunctuation: Bool
    let isMathSymbol: Bool

    /// The start or end of a text.
    static let edge = CJKCharacter(0x0A)

    init(_ scalar: UInt32) {
        self.scalar = scalar
        switch scalar {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF:
            (isSpace, isCMarkPunctuation, isMathSymbol) = (false, false, false)
        case 0x09, 0x0A, 0x0C, 0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000:
            (isSpace, isCMarkPunctuation, isMathSymbol) = (true, false, false)
        case 0..<0x80:
            isSpace = false
            isCMarkPunctuation = Self.isASCIIPunctuation(scalar)
            isMathSymbol = false
        default:
            isSpace = false
            let category = Unicode.Scalar(scalar)?.properties.generalCategory
            isMathSymbol = category == .mathSymbol
            switch category {
            case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
                .finalPunctuation, .otherPunctuation:
                isCMarkPunctuation = true
            default: isCMarkPunctuation = false
            }
        }
    }

    /// Punctuation for the rule: mathematical signs count, as in CommonMark 0.31.
    var isPunctuation: Bool { isCMarkPunctuation || isMathSymbol }

    /// U+FE00–U+FE0E: chooses a form of the character before it.
    var isVariationSelector: Bool { (0xFE00...0xFE0E).contains(scalar) }
    /// U+E0100–U+E01EF: chooses a form of the ideograph before it.
    var isIdeographicSelector: Bool { (0xE0100...0xE01EF).contains(scalar) }

    static func isASCIIPunctuation(_ value: UInt32) -> Bool {
        switch value {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }

    /// Wide, full-width or half-width and no emoji, or Hangul (markdown-cjk-friendly, `ranges.md` for Unicode 17).
    var isCJK: Bool {
        switch scalar {
        case 0x3250...0xA48C, 0xFF01...0xFFBE: true
        case 0x1100...0x11FF, 0x20A9, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x2E99,
            0x2E9B...0x2EF3, 0x2F00...0x2FD5, 0x2FF0...0x303E, 0x3041...0x3096, 0x3099...0x30FF, 0x3105...0x312F,
            0x3131...0x318E, 0x3190...0x31E5, 0x31EF...0x321E, 0x3220...0x3247, 0xA490...0xA4C6, 0xA960...0xA97C,
            0xAC00...0xD7A3, 0xD7B0...0xD7C6, 0xD7CB...0xD7FB, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE52,
            0xFE54...0xFE66, 0xFE68...0xFE6B, 0xFFC2...0xFFC7, 0xFFCA...0xFFCF, 0xFFD2...0xFFD7, 0xFFDA...0xFFDC,
            0xFFE0...0xFFE6, 0xFFE8...0xFFEE:
            true
        case 0x16FE0...0x16FE4, 0x16FF0...0x16FF6, 0x17000...0x18CD5, 0x18CFF...0x18D1E, 0x18D80...0x18DF2,
            0x1AFF0...0x1AFF3, 0x1AFF5...0x1AFFB, 0x1AFFD...0x1AFFE, 0x1B000...0x1B122, 0x1B132, 0x1B150...0x1B152,
            0x1B155, 0x1B164...0x1B167, 0x1B170...0x1B2FB, 0x1D300...0x1D356, 0x1D360...0x1D376, 0x1F200, 0x1F202,
            0x1F210...0x1F219, 0x1F21B...0x1F22E, 0x1F230...0x1F231, 0x1F237, 0x1F23B, 0x1F240...0x1F248,
            0x1F260...0x1F265, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
