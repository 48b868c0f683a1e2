/// Bits in a row, and their texts in Crockford's base32 (no I, L, O, U): what results are written down in.
struct BitText: Sendable, Hashable {
    private(set) var bits: [UInt8] = []
    /// Where reading goes on.
    private(set) var place = 0

    static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    init() {}

    /// What each byte stands for; 255 where it is none of the 32.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
        return values
    }()

    /// The five bits of a character.
    static func value(_ letter: UInt8) -> Int? {
        let value = values[Int(letter)]
        return value == 255 ? nil : Int(value)
    }

    /// Five bits a character; nil where one is none of the 32.
    init?(base32 text: some StringProtocol) {
        let values = Self.values
        bits.reserveCapacity(5 * text.utf8.count)
        for byte in text.utf8 {
            let value = values[Int(byte)]
            guard value != 255 else { return nil }
            for shift: UInt8 in [4, 3, 2, 1, 0] { bits.append(value >> shift & 1) }
        }
    }

    mutating func append(_ value: Int, _ count: Int) {
        for shift in stride(from: count - 1, through: 0, by: -1) { bits.append(UInt8(value >> shift & 1)) }
    }

    mutating func append(_ other: BitText) { bits += other.bits }

    /// The characters, padded with zeros to whole ones.
    var base32: String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bits.count, by: 5) {
            let value = (start..<start + 5).reduce(0) { $0 << 1 | ($1 < bits.count ? Int(bits[$1]) : 0) }
            text.append(Self.alphabet[value])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The next bits, at most 62, as a number; nil where there are not so many.
    mutating func next(_ count: Int) -> Int? {
        guard place + count <= bits.count else { return nil }
        defer { place += count }
        return bits[place..<place + count].reduce(0) { $0 << 1 | Int($1) }
    }

    /// The next bits as base32.
    mutating func nextText(_ count: Int) -> String? {
        guard place + count <= bits.count else { return nil }
        var part = BitText()
        part.bits = Array(bits[place..<place + count])
        place += count
        return part.base32
    }

    /// A cyclic check of 16 or 32 bits: it finds every change of a stretch that is not longer than itself, and so every
    /// character that is wrong and every two that changed places.
    ///
    /// Of all bits, or of the first ones.
    func check(_ width: Int, first count: Int? = nil) -> Int {
        let polynomial: UInt64 = width == 16 ? 0x1021 : 0x04C1_1DB7
        let mask: UInt64 = 1 << UInt64(width) - 1
        var value = mask
        for bit in bits.prefix(count ?? bits.count) {
            let carries = (value >> UInt64(width - 1) & 1) != UInt64(bit)
            value = value << 1 & mask
            if carries { value ^= polynomial }
        }
        return Int(value)
    }

    /// What people type: small letters, full-width ones, O for 0, I and L for 1, signs between.
    static func typed(_ text: some StringProtocol) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            let half = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
            guard half < 128, let byte = UInt8(exactly: half) else {
                if scalar.properties.isWhitespace || scalar == "—" || scalar == "–" { continue }
                result.append(UInt8(ascii: "?"))
                continue
            }
            let upper = (0x61...0x7A).contains(byte) ? byte - 0x20 : byte
            switch upper {
            case UInt8(ascii: "O"): result.append(UInt8(ascii: "0"))
            case UInt8(ascii: "I"), UInt8(ascii: "L"): result.append(UInt8(ascii: "1"))
            case 0...0x20, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ","): break
            default: result.append(upper)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
