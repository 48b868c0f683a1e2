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
    /// Whether it names an author, a performer or an owner.
    package private(set) var hasAuthor = false
    /// Whether an MP4 has no table of contents, or not all of it.
    package private(set) var isCutOff = false

    /// The containers that browsers play.
    package enum Format: Sendable, Hashable {
        case mp4, webm, mp3, ogg, wav, unknown
    }

    /// Looks at the bytes of a file.
    package init(_ bytes: [UInt8]) {
        format = Self.format(bytes)
        guard format == .mp4 else {
            hasAuthor = format == .mp3 && Self.namesAuthor(bytes)
            return
        }
        guard let moov = Self.moov(bytes) else {
            isCutOff = true
            return
        }
        let table = bytes[moov]
        isHEVC = Self.contains(table, "hvc1") || Self.contains(table, "hev1")
        hasPlace = Self.contains(table, "\u{A9}xyz") || Self.contains(table, "location.ISO6709")
        hasAuthor = ["\u{A9}ART", "aART", "\u{A9}aut", "\u{A9}wrt", "quicktime.author", "quicktime.artist"].contains {
            Self.contains(table, $0)
        }
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

    /// Whether the tag of an MP3 has a text for its performer, composer, author or owner.
    ///
    /// ID3v2 stands at the start: frames of four letters (three in version 2) with their length, from version 4 on in seven bits a
    /// byte; ID3v1 is the last 128 bytes, with 30 for the performer.
    private static func namesAuthor(_ bytes: [UInt8]) -> Bool {
        let old = bytes.suffix(128)
        if old.count == 128, old.starts(with: "TAG".utf8),
            old.dropFirst(33).prefix(30).contains(where: { $0 > 0x20 })
        {
            return true
        }
        guard bytes.starts(with: "ID3".utf8), bytes.count > 20 else { return false }
        let version = bytes[3]
        let (letters, head) = version == 2 ? (3, 6) : (4, 10)
        let end = min(bytes.count, 10 + sevens(bytes, 6))
        var start = 10
        while start + head < end, bytes[start] >= 0x41 {
            let name = String(decoding: bytes[start..<start + letters], as: UTF8.self)
            let length =
                version == 2
                ? number(bytes, start + 3, 3) : version == 4 ? sevens(bytes, start + 4) : number(bytes, start + 4, 4)
            guard length >= 0, length <= end - start - head else { return false }
            let content = bytes[start + head..<start + head + length]
            // The first byte is the encoding; a mark of the byte order is no text.
            if authors.contains(name), content.dropFirst().contains(where: { $0 > 0x20 && $0 < 0xFE }) { return true }
            start += head + length
        }
        return false
    }

    private static let authors: Set<String> = [
        "TPE1", "TPE2", "TCOM", "TEXT", "TOPE", "TOLY", "TOWN", "TP1", "TP2", "TCM", "TXT", "TOA", "TOL",
    ]

    /// Four bytes of seven bits.
    private static func sevens(_ bytes: [UInt8], _ start: Int) -> Int {
        bytes[start..<start + 4].reduce(0) { $0 << 7 | Int($1 & 0x7F) }
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
