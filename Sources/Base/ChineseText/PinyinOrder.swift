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
        var previous: Unicode.Scalar?
        var digits: [UInt8] = []
        var read = 0
        for scalar in title.unicodeScalars {
            guard read < length else { break }
            defer { read += 1 }
            if let before = previous {
                previous = nil
                append(opening(before, scalar) ?? Pinyin.reading(before), to: &key)
            }
            let letter = Pinyin.asciiLetterOrDigit(scalar).map { UInt8(truncatingIfNeeded: $0.value) }
            if let letter, letter <= UInt8(ascii: "9") {
                digits.append(letter)
                continue
            }
            append(&digits, to: &key)
            if let letter {
                key.append(letter)
            } else if Pinyin.reading(scalar) != nil {
                // Only the first character of a title is read by the one behind it.
                if key.isEmpty { previous = scalar } else { append(Pinyin.reading(scalar), to: &key) }
            }
        }
        if let before = previous { append(Pinyin.reading(before), to: &key) }
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

    /// Another reading than the commonest, where the character behind says so.
    private static func opening(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> String? {
        guard let words = openings[first] else { return nil }
        return words.first { $0.seconds.contains(second) }?.reading
    }

    /// First characters with two readings, each with the second characters that ask for the rarer one.
    private static let openings: [Unicode.Scalar: [(reading: String, seconds: [Unicode.Scalar])]] = {
        let list: [(Unicode.Scalar, String, String)] = [
            ("重", "chong", "庆复新返温建启读申塑拾整组修逢归合提现访做"), ("长", "chang", "江期远效征途春沙城跑度久假短篇廊处方"),
            ("行", "hang", "业列家情当"), ("调", "tiao", "解整节皮理控味"), ("还", "huan", "原债清款我他她给"), ("会", "kuai", "计"),
            ("校", "jiao", "对正准"), ("厦", "xia", "门"), ("乐", "yue", "器曲团队"), ("率", "shuai", "先领"), ("大", "dai", "夫"),
            ("给", "ji", "予"), ("藏", "zang", "族语"), ("降", "xiang", "服"), ("传", "zhuan", "记略"),
        ]
        return Dictionary(list.map { ($0.0, [($0.1, Array($0.2.unicodeScalars))]) }) { $0 + $1 }
    }()
}
