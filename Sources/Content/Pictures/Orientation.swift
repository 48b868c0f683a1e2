import Archives

/// How a camera was held, as EXIF says it: 1 to 8, 1 is upright.
enum Orientation {
    /// Tag 0x0112 of the first directory of a TIFF block; nil where there is none.
    static func read(_ reader: ByteReader, _ block: Range<Int>) -> Int? {
        let base = block.lowerBound
        let little = reader.starts("II", at: base)
        guard little || reader.starts("MM", at: base), let first = reader.number(base + 4, 4, little: little),
            let entries = reader.number(base + first, 2, little: little), base + first < block.upperBound
        else { return nil }
        for entry in 0..<min(entries, 200) {
            let offset = base + first + 2 + entry * 12
            guard offset + 12 <= block.upperBound else { return nil }
            if reader.number(offset, 2, little: little) == 0x0112 {
                let value = reader.number(offset + 8, 2, little: little) ?? 1
                return (1...8).contains(value) ? value : 1
            }
        }
        return nil
    }

    /// A TIFF block that says how a picture is turned and nothing else.
    static func tiff(_ orientation: Int) -> [UInt8] {
        [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation & 15), 0, 0]
            + [0, 0, 0, 0]
    }

    /// The same as a chunk of a PNG.
    static func chunk(_ orientation: Int) -> [UInt8] {
        let body = tiff(orientation)
        let checked = Array("eXIf".utf8) + body
        return bigEndian(UInt32(body.count)) + checked + bigEndian(Inflation.checksum(checked))
    }

    private static func bigEndian(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}
