import Foundation

/// The sound of Chinese text in ASCII letters, for addresses and order.
package enum Pinyin {
    /// Lower-case syllables without tones: 禁毒法 is ["jin", "du", "fa"].
    ///
    /// Latin words and digits stay as they are.
    package static func syllables(_ text: String) -> [String] {
        let toned = text.applyingTransform(.mandarinToLatin, reverse: false) ?? text
        let plain = toned.applyingTransform(.stripDiacritics, reverse: false) ?? toned
        return plain.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map(String.init)
    }

    /// An address for a title: ASCII letters, digits and hyphens, at most 60 characters, never empty.
    ///
    ///     Pinyin.slug("识毒 6·26") == "shi-du-6-26"
    package static func slug(_ text: String) -> String {
        var slug = ""
        for syllable in syllables(text) {
            guard slug.count + syllable.count < 60 else { break }
            slug += slug.isEmpty ? syllable : "-" + syllable
        }
        return slug.isEmpty ? "x" + hexadecimal(text) : slug
    }

    /// Eight hexadecimal figures of a text (FNV-1a), for text that has no letters at all.
    private static func hexadecimal(_ text: String) -> String {
        let hash = text.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
