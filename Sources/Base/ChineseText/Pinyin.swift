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
        var text = text
        let slug = text.withUTF8 { bytes in
            String(unsafeUninitializedCapacity: SlugWriter.longest) { buffer in
                var writer = SlugWriter(text: bytes, slug: buffer)
                writer.run()
                return writer.count
            }
        }
        return slug.isEmpty ? "x" + hexadecimal(text) : slug
    }

    private static let readings: [String] = spellings.starts.indices.dropLast().map { spellings[$0] }

    /// The syllables of the table in one piece of memory; number 0 is none.
    fileprivate static let spellings = Spellings()

    fileprivate struct Spellings {
        let bytes: [UInt8]
        /// Where each one begins, and last where one behind the last one would.
        let starts: [Int]

        init() {
            let bytes = Array(PinyinTable.syllables.utf8)
            let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: " ") }
            self.bytes = bytes
            starts = [0] + ends.map { $0 + 1 } + [bytes.count + 1]
        }

        subscript(number: Int) -> String {
            String(decoding: bytes[starts[number]..<starts[number + 1] - 1], as: UTF8.self)
        }
    }

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

    private static func number(of scalar: Unicode.Scalar) -> Int? { number(of: Int(scalar.value)) }

    private static func number(of value: Int) -> Int? {
        let index = value - 0x4E00
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

extension Pinyin {
    /// Writes the address of one title.
    fileprivate struct SlugWriter {
        /// In bytes.
        static let longest = 60

        let text: UnsafeBufferPointer<UInt8>
        let slug: UnsafeMutableBufferPointer<UInt8>
        var count = 0
        /// Letters and figures that are not written yet.
        private var word: [UInt8] = []

        init(text: UnsafeBufferPointer<UInt8>, slug: UnsafeMutableBufferPointer<UInt8>) {
            self.text = text
            self.slug = slug
        }

        mutating func run() {
            let spellings = Pinyin.spellings
            // Read only where a character has several readings.
            var scalars: [Unicode.Scalar] = []
            var (index, place) = (0, 0)
            while index < text.count {
                let (value, length) = Self.scalar(text, index)
                defer { (index, place) = (index + length, place + 1) }
                if let letter = Unicode.Scalar(value).flatMap(Pinyin.asciiLetterOrDigit) {
                    word.append(UInt8(truncatingIfNeeded: letter.value))
                    continue
                }
                guard addWord() else { return }
                guard var number = Pinyin.number(of: Int(value)) else { continue }
                if number & Pinyin.several != 0 {
                    if scalars.isEmpty { scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars) }
                    number = Pinyin.number(ofReadingAt: place, in: scalars) ?? 0
                }
                let syllable = spellings.starts[number]..<spellings.starts[number + 1] - 1
                guard spellings.bytes.withUnsafeBufferPointer({ add(UnsafeBufferPointer(rebasing: $0[syllable])) })
                else { return }
            }
            _ = addWord()
        }

        private static func scalar(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> (UInt32, Int) {
            let first = UInt32(text[index])
            func next(_ offset: Int) -> UInt32 { UInt32(text[index + offset] & 0x3F) }
            switch first {
            case 0..<0x80: return (first, 1)
            case 0x80..<0xE0: return ((first & 0x1F) << 6 | next(1), 2)
            case 0xE0..<0xF0: return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3)
            default: return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
            }
        }

        /// False where it has no room: the address ends before it.
        private mutating func addWord() -> Bool {
            guard !word.isEmpty else { return true }
            defer { word.removeAll(keepingCapacity: true) }
            return word.withUnsafeBufferPointer { add($0) }
        }

        private mutating func add(_ syllable: UnsafeBufferPointer<UInt8>) -> Bool {
            guard count + syllable.count < Self.longest - 1 else { return false }
            if count > 0 {
                slug[count] = UInt8(ascii: "-")
                count += 1
            }
            for byte in syllable {
                slug[count] = byte
                count += 1
            }
            return true
        }
    }
}
