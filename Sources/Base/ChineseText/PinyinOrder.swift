/// The order of Chinese titles in an index from A to Z, as a dictionary has it: by syllable, then by character.
package enum PinyinOrder {
    /// How much of a title counts; what is longer is told apart by its characters.
    private static let length = 24

    /// Bytes by which titles are compared: small letters, a space behind every Han character's reading, numbers by their value (第2课
    /// before 第10课).
    ///
    /// Marks before the first letter do not count, so 《禁毒法》 stands under J. A title without any letter or Han character gives nothing.
    ///
    ///     PinyinOrder.key("重新开始") // chong xin kai shi
    package static func key(_ title: String) -> [UInt8] {
        var key: [UInt8] = []
        var digits: [UInt8] = []
        var read = 0
        let scalars = Array(title.unicodeScalars)
        for index in scalars.indices {
            let scalar = scalars[index]
            guard read < length else { break }
            defer { read += 1 }
            let letter = Pinyin.asciiLetterOrDigit(scalar).map { UInt8(truncatingIfNeeded: $0.value) }
            if let letter, letter <= UInt8(ascii: "9") {
                digits.append(letter)
                continue
            }
            append(&digits, to: &key)
            if let letter {
                key.append(letter)
            } else {
                append(Pinyin.reading(at: index, in: scalars), to: &key)
            }
        }
        append(&digits, to: &key)
        return key
    }

    /// A number: how long it is without leading zeros, then its digits.
    private static func append(_ digits: inout [UInt8], to key: inout [UInt8]) {
        guard !digits.isEmpty else { return }
        let value = digits.drop { $0 == UInt8(ascii: "0") }
        key.append(1 + UInt8(truncatingIfNeeded: value.count))
        key.append(contentsOf: value)
        digits = []
    }

    /// The capital letter under which a key stands; nil for digits and for no key.
    package static func letter(of key: [UInt8]) -> Character? {
        guard let first = key.first, first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z") else { return nil }
        return Character(Unicode.Scalar(first - 0x20))
    }

    private static func append(_ reading: String?, to key: inout [UInt8]) {
        guard let reading else { return }
        key.append(contentsOf: reading.utf8)
        key.append(UInt8(ascii: " "))
    }
}
