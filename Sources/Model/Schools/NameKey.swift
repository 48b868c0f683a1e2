import Foundation

/// The form in which names and headings are compared.
///
/// Two names that people would write for the same school have one key; nothing is guessed beyond that.
///
///     NameKey.of("示例县 第１小学（东区）") == "示例县第1小学东区"
package enum NameKey {
    /// NFKC, lower case, without white space, punctuation, symbols and invisible characters.
    package static func of(_ text: String) -> String {
        var key = ""
        for scalar in text.compatible.lowercased().unicodeScalars where isKept(scalar) {
            key.unicodeScalars.append(scalar)
        }
        return key
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
        var text = ""
        for scalar in compatible.unicodeScalars {
            let category = scalar.properties.generalCategory
            if scalar.properties.isWhitespace || category == .format || category == .control { continue }
            text.unicodeScalars.append(scalar)
        }
        return text
    }
}
