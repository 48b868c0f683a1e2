/// What a film or a sound recording is, from its first bytes and its table of contents; nothing is played.
///
/// ## File format
/// MP4 (ISO 14496-12) is a list of boxes: four bytes of length, four of type, then what they hold; length 1 means that eight
/// bytes of length follow the type, 0 that the box goes on to the end. `moov` says how the film is encoded.
///
/// ## Parsing behavior
/// - Only the boxes of the file itself are walked; in `moov` the marks are looked for as bytes.
/// - A file that is cut off has no `moov`, or one that reaches beyond its end.
package struct Recording: Sendable, Hashable {
    package let format: Format
    /// H.265, as many phones record: browsers of old computers show a black picture.
    package private(set) var isHEVC = false
    /// Whether it says where it was recorded.
    package private(set) var hasPlace = false
    /// Whether an MP4 has no table of contents, or not all of it.
    package private(set) var isCutOff = false

    /// The containers that browsers play.
    package enum Format: Sendable, Hashable {
        case mp4, webm, mp3, ogg, wav, unknown
    }

    /// Looks at the bytes of a file.
    package init(_ bytes: [UInt8]) {
        format = Self.format(bytes)
        guard format == .mp4 else { return }
        guard let moov = Self.moov(bytes) else {
            isCutOff = true
            return
        }
        let table = bytes[moov]
        isHEVC = Self.contains(table, "hvc1") || Self.contains(table, "hev1")
        hasPlace = Self.contains(table, "\u{A9}xyz") || Self.contains(table, "location.ISO6709")
    }

    private static func format(_ bytes: [UInt8]) -> Format {
        func has(_ mark: String, at offset: Int = 0) -> Bool { bytes.dropFirst(offset).starts(with: mark.utf8) }
        if has("ftyp", at: 4) { return .mp4 }
        if bytes.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) { return .webm }
        if has("OggS") { return .ogg }
        if has("RIFF"), has("WAVE", at: 8) { return .wav }
        // A tag, or the eleven set bits that begin a frame.
        if has("ID3") || bytes.count > 1 && bytes[0] == 0xFF && bytes[1] & 0xE0 == 0xE0 { return .mp3 }
        return .unknown
    }

    /// Where the table of contents stands.
    private static func moov(_ bytes: [UInt8]) -> Range<Int>? {
        var start = 0
        while start + 8 <= bytes.count {
            var length = number(bytes, start, 4)
            var head = 8
            if length == 1, start + 16 <= bytes.count {
                length = number(bytes, start + 8, 8)
                head = 16
            }
            if length == 0 { length = bytes.count - start }
            guard length >= head else { return nil }
            let isTable = bytes[start + 4..<start + 8].elementsEqual("moov".utf8)
            guard length <= bytes.count - start else { return nil }
            if isTable { return start + head..<start + length }
            start += length
        }
        return nil
    }

    /// A number of `count` bytes, the highest first; too large a one is larger than any file.
    private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int {
        var value = 0
        for byte in bytes[start..<start + count] {
            guard value <= Int.max >> 8 else { return Int.max }
            value = value << 8 | Int(byte)
        }
        return value
    }

    /// Whether a mark of Latin-1 characters stands in the bytes.
    private static func contains(_ bytes: ArraySlice<UInt8>, _ mark: String) -> Bool {
        let mark = mark.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        guard let head = mark.first, bytes.count >= mark.count else { return false }
        var start = bytes.startIndex
        while let found = bytes[start...].firstIndex(of: head), found + mark.count <= bytes.endIndex {
            if bytes[found..<found + mark.count].elementsEqual(mark) { return true }
            start = found + 1
        }
        return false
    }
}
