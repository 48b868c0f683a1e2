/// The sound of Chinese text in ASCII letters, for addresses and order.
package enum Pinyin {
    /// Lower-case syllables without tones: 禁毒法 is ["jin", "du", "fa"].
    ///
    /// Every Han character has its commonest reading, or the one that it has in a word of ``PinyinWords`` (重庆, 校长, 没收);
    /// ASCII words and digits stay as they are, in small letters; everything else separates.
    package static func syllables(_ text: String) -> [String] {
        var result: [String] = []
        var word = ""
        let scalars = Array(text.unicodeScalars)
        for index in scalars.indices {
            if let letter = asciiLetterOrDigit(scalars[index]) {
                word.unicodeScalars.append(letter)
                continue
            }
            if !word.isEmpty { result.append(word) }
            word = ""
            if let reading = reading(at: index, in: scalars) { result.append(reading) }
        }
        if !word.isEmpty { result.append(word) }
        return result
    }

    /// An address for a title: ASCII letters, digits and hyphens, under 60 characters, never empty.
    ///
    ///     Pinyin.slug("识毒 6·26") == "shi-du-6-26"
    package static func slug(_ text: String) -> String {
        // Headings and titles of ten thousand pages pass here: no list of syllables is made.
        var slug: [UInt8] = []
        var word: [UInt8] = []
        slug.reserveCapacity(64)
        func add(_ syllable: ArraySlice<UInt8>) -> Bool {
            guard slug.count + syllable.count < 59 else { return false }
            if !slug.isEmpty { slug.append(UInt8(ascii: "-")) }
            slug.append(contentsOf: syllable)
            return true
        }
        let spellings = spellings
        let scalars = Array(text.unicodeScalars)
        for index in scalars.indices {
            if let letter = asciiLetterOrDigit(scalars[index]) {
                word.append(UInt8(truncatingIfNeeded: letter.value))
                continue
            }
            if !word.isEmpty, !add(word[...]) { break }
            word.removeAll(keepingCapacity: true)
            if let number = number(ofReadingAt: index, in: scalars), !add(spellings[number]) { break }
        }
        if !word.isEmpty { _ = add(word[...]) }
        return slug.isEmpty ? "x" + hexadecimal(text) : String(decoding: slug, as: UTF8.self)
    }

    private static let readings: [String] = spellings.map { String(decoding: $0, as: UTF8.self) }

    /// The syllables of the table in one piece of memory; number 0 is none.
    private static let spellings: [ArraySlice<UInt8>] = Array(PinyinTable.syllables.utf8)
        .split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)

    private static let codes: [UInt16] = {
        let digits = PinyinTable.codes.utf8.map { byte -> UInt16 in
            switch byte {
            case 0x30...0x39: UInt16(byte) - 0x30
            case 0x41...0x5A: UInt16(byte) - 0x41 + 10
            case 0x61...0x7A: UInt16(byte) - 0x61 + 36
            default: byte == 0x2D ? 62 : 63
            }
        }
        var codes = stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] * 64 + digits[$0 + 1] }
        for character in PinyinWords.byCharacter.keys { codes[Int(character.value) - 0x4E00] |= UInt16(several) }
        return codes
    }()

    /// How a character of a text sounds; nil where it has no sound.
    static func reading(at index: Int, in text: [Unicode.Scalar]) -> String? {
        number(ofReadingAt: index, in: text).map { readings[$0] }
    }

    /// How a character sounds by itself; nil where it has no sound.
    static func reading(_ scalar: Unicode.Scalar) -> String? {
        number(of: scalar).map { readings[$0 & ~several] }
    }

    /// The place of a character's reading among the syllables; nil where it has none.
    private static func number(ofReadingAt index: Int, in text: [Unicode.Scalar]) -> Int? {
        guard let number = number(of: text[index]) else { return nil }
        guard number & several != 0 else { return number }
        let word = PinyinWords.word(at: index, in: text)
        return word?.reading.flatMap { numbers[$0] } ?? number & ~several
    }

    private static func number(of scalar: Unicode.Scalar) -> Int? {
        let index = Int(scalar.value) - 0x4E00
        guard index >= 0, index < codes.count, codes[index] > 0 else { return nil }
        return Int(codes[index])
    }

    /// The places of the syllables that words ask for.
    private static let numbers: [String: Int] = Dictionary(
        readings.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })

    /// Marks the characters that have another reading in some words.
    private static let several = 0x8000

    static func asciiLetterOrDigit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        var value = scalar.value
        if value >= 0xFF01, value <= 0xFF5E { value -= 0xFEE0 }
        switch value {
        case 0x30...0x39, 0x61...0x7A: return Unicode.Scalar(value)
        case 0x41...0x5A: return Unicode.Scalar(value + 0x20)
        default: return nil
        }
    }

    /// Eight hexadecimal figures of a text (FNV-1a), for text that has no letters at all, or the same ones as another.
    package static func hexadecimal(_ text: String) -> String {
        let hash = text.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
