import Testing

@testable import Pictures

/// Films and sound recordings are known by their own bytes.
struct RecordingTests {
    private static func box(_ type: String, _ body: [UInt8] = [], length: Int? = nil) -> [UInt8] {
        let length = length ?? body.count + 8
        var bytes: [UInt8] = [0, 0, 0, UInt8(length)]
        bytes += type.utf8
        return bytes + body
    }

    private static let start = box("ftyp", Array("isom".utf8))

    /// The format and what is wrong: `mp4 hevc place cut`.
    private func look(_ bytes: [UInt8]) -> String {
        let recording = Recording(bytes)
        var words = ["\(recording.format)"]
        if recording.isHEVC { words.append("hevc") }
        if recording.hasPlace { words.append("place") }
        if recording.isCutOff { words.append("cut") }
        return words.joined(separator: " ")
    }

    private static let cases: [(bytes: [UInt8], words: String)] = [
        (film("moov", "avc1"), "mp4"), (film("moov", "hvc1"), "mp4 hevc"), (film("moov", "....hev1"), "mp4 hevc"),
        (film("mdat", "hvc1") + box("moov"), "mp4"), (film("mdat", "..") + box("moov", Array("hvc1".utf8)), "mp4 hevc"),
        (start + box("moov", [0xA9, 0x78, 0x79, 0x7A, 0x2B]), "mp4 place"),
        (film("moov", "com.apple.quicktime.location.ISO6709"), "mp4 place"),
        (start + box("moov", Array("hvc1".utf8), length: 0), "mp4 hevc"),
        (start + box("mdat", [0, 0, 0, 0, 0, 0, 0, 20, 1, 2, 3, 4], length: 1) + box("moov"), "mp4"),
        (start + box("mdat", [0xFF, 0, 0, 0, 0, 0, 0, 20], length: 1) + box("moov"), "mp4 cut"),
        (start, "mp4 cut"), (start + box("moov", [1], length: 100), "mp4 cut"),
        (start + box("mdat", length: 3), "mp4 cut"), (start + [0, 0, 0], "mp4 cut"),
        ([0x1A, 0x45, 0xDF, 0xA3, 1], "webm"), (Array("ID3x".utf8), "mp3"), ([0xFF, 0xFB, 0x90], "mp3"),
        ([0xFF], "unknown"), (Array("OggS".utf8), "ogg"), (Array("RIFF1234WAVE".utf8), "wav"),
        (Array("RIFF1234AVI ".utf8), "unknown"), ([], "unknown"),
    ]

    private static func film(_ type: String, _ body: String) -> [UInt8] { start + box(type, Array(body.utf8)) }

    @Test(arguments: cases.indices)
    func `a recording is what its bytes say`(index: Int) {
        let example = Self.cases[index]
        #expect(look(example.bytes) == example.words)
    }
}
