import Foundation

/// The form in which names and headings are compared.
///
/// Two names that people would write for the same school have one key; nothing is guessed beyond that.
///
///     NameKey.of("示例县 第１小学（东区）") == "示例县第1小学东区"
package enum NameKey {
    /// NFKC, lower case, without white space, punctuation, symbols and invisible characters.
    package static func of(_ text: String) -> String {
        if text.isPlain(also: { _ in false }) { return text }
        if text == "√" || text == "×" { return "" }
        var key = ""
        for scalar in text.compatible.lowercased().unicodeScalars where isKept(scalar) {
            key.unicodeScalars.append(scalar)
        }
        return key
    }

    /// Who wrote something, however it was typed: without blanks and marks, traditional characters as simplified ones.
    package static func ofAuthor(_ author: String) -> String {
        of(author.applyingTransform(StringTransform("Hant-Hans"), reverse: false) ?? author)
    }

    private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
            true
        default: false
        }
    }
}

extension String {
    /// NFKC: full-width letters and figures become plain ones, presentation forms the usual characters.
    var compatible: String { precomposedStringWithCompatibilityMapping }

    /// NFKC without any white space or invisible characters.
    var compact: String {
        // Visible ASCII, and the two marks that fill most sheets.
        if isPlain(also: { (0x21...0x7E).contains($0) || $0 == 0x221A || $0 == 0xD7 }) { return self }
        var text = ""
        for scalar in compatible.unicodeScalars {
            let category = scalar.properties.generalCategory
            if scalar.properties.isWhitespace || category == .format || category == .control
                || scalar.properties.isVariationSelector
            {
                continue
            }
            text.unicodeScalars.append(scalar)
        }
        return text
    }

    /// Whether it holds nothing but visible ASCII and the common Chinese characters: no white space, nothing invisible.
    var isVisible: Bool { isPlain { (0x21...0x7E).contains($0) || $0 == 0x221A || $0 == 0xD7 } }

    /// Whether it holds nothing but small ASCII letters, figures, common Chinese characters and others that are named, none of
    /// which any normal form changes.
    ///
    /// Nearly every cell of a table does; the others take a hundred times as long.
    fileprivate func isPlain(also: (UInt32) -> Bool) -> Bool {
        unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x30...0x39, 0x61...0x7A, 0x4E00...0x9FFF: true
            default: also(scalar.value)
            }
        }
    }
}
