/// Tells GB18030 from Big5 by how many of the letters would be common ones.
///
/// ## Parsing behavior
/// - Common in GB18030 are punctuation, the 3755 characters of the first level of GB 2312 and whatever has four bytes, which Big5 never
///   has; in Big5, punctuation and its 5401 characters of the first level. The share of common letters is above 0.75 in any text read as
///   what it is; read as the other, it is below 0.5 in GB18030 and below 0.7 in Big5 as soon as there are some dozen letters.
/// - The larger share wins, GB18030 where they are equal. A text of eight letters and more of which either makes less than 0.4 is
///   neither.
struct DoubleByteLetters {
    /// The share of common letters, from 0 to 1; nil where some bytes cannot be read so.
    let gb18030: Double?
    let big5: Double?
    private let isShort: Bool

    enum Reading: Sendable {
        case gb18030, big5
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        let first = Self.share(of: bytes, Self.gb18030)
        let second = Self.share(of: bytes, Self.big5)
        gb18030 = first?.share
        big5 = second?.share
        isShort = (first?.letters ?? second?.letters ?? 0) < 8
    }

    /// What the bytes are, or nil where that is in doubt.
    var reading: Reading? {
        let best = max(gb18030 ?? -1, big5 ?? -1)
        guard best >= (isShort ? 0 : 0.4) else { return nil }
        return gb18030 == best ? .gb18030 : .big5
    }

    /// How long a letter is and whether it is a common one, by the next four bytes (0 behind the end); nil for none.
    private typealias Letter = (_ bytes: (UInt8, UInt8, UInt8, UInt8)) -> (length: Int, isCommon: Bool)?

    private static func gb18030(_ bytes: (UInt8, UInt8, UInt8, UInt8)) -> (length: Int, isCommon: Bool)? {
        guard (0x81...0xFE).contains(bytes.0) else { return nil }
        if (0x30...0x39).contains(bytes.1) {
            return (0x81...0xFE).contains(bytes.2) && (0x30...0x39).contains(bytes.3) ? (4, true) : nil
        }
        guard (0x40...0xFE).contains(bytes.1), bytes.1 != 0x7F else { return nil }
        return (2, bytes.1 >= 0xA1 && ((0xA1...0xA3).contains(bytes.0) || (0xB0...0xD7).contains(bytes.0)))
    }

    private static func big5(_ bytes: (UInt8, UInt8, UInt8, UInt8)) -> (length: Int, isCommon: Bool)? {
        guard (0x81...0xFE).contains(bytes.0), (0x40...0x7E).contains(bytes.1) || (0xA1...0xFE).contains(bytes.1)
        else { return nil }
        let code = UInt16(bytes.0) << 8 | UInt16(bytes.1)
        return (2, (0xA140...0xA3BF).contains(code) || (0xA440...0xC67E).contains(code))
    }

    private static func share(
        of bytes: UnsafeBufferPointer<UInt8>, _ letter: Letter
    ) -> (share: Double, letters: Int)? {
        var index = 0
        var letters = 0
        var common = 0
        func byte(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
        while index < bytes.count {
            guard bytes[index] >= 0x80 else {
                index += 1
                continue
            }
            guard let found = letter((byte(0), byte(1), byte(2), byte(3))) else { return nil }
            index += found.length
            letters += 1
            if found.isCommon { common += 1 }
        }
        return letters == 0 ? nil : (Double(common) / Double(letters), letters)
    }
}
