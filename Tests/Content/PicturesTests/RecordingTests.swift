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
        if recording.hasAuthor { words.append("author") }
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
        (tag(3, "TPE1", [0, 0, 0, 4], [0, 0x5A, 0x53, 0x4E]), "mp3 author"),
        (tag(4, "TCOM", [0, 0, 0, 4], [3, 0x5A, 0x53, 0x4E]), "mp3 author"),
        (tag(2, "TP1", [0, 0, 4], [0, 0x5A, 0x53, 0x4E]), "mp3 author"),
        (tag(3, "TIT2", [0, 0, 0, 4], [0, 0x5A, 0x53, 0x4E]), "mp3"),
        (tag(3, "TPE1", [0, 0, 0, 3], [1, 0xFF, 0xFE]), "mp3"),
        (tag(3, "TPE1", [0x7F, 0, 0, 4], [0, 0x5A, 0x53, 0x4E]), "mp3"),
        (
            [0xFF, 0xFB] + Array("TAG".utf8) + [UInt8](repeating: 0, count: 30) + [0x5A, 0x53]
                + [UInt8](repeating: 0, count: 93), "mp3 author"
        ),
        (start + box("moov", [0xA9] + Array("ART.".utf8)), "mp4 author"),
        ([0xFF], "unknown"), (Array("OggS".utf8), "ogg"), (Array("RIFF1234WAVE".utf8), "wav"),
        (Array("RIFF1234AVI ".utf8), "unknown"), ([], "unknown"),
    ]

    private static func tag(_ version: UInt8, _ name: String, _ length: [UInt8], _ words: [UInt8]) -> [UInt8] {
        let frame = Array(name.utf8) + length + (version == 2 ? [] : [0, 0]) + words
        return Array("ID3".utf8) + [version, 0, 0, 0, 0, 0, UInt8(frame.count)] + frame + [0xFF, 0xFB, 0x90, 0, 0]
    }

    private static func film(_ type: String, _ body: String) -> [UInt8] { start + box(type, Array(body.utf8)) }

    @Test(arguments: cases.indices)
    func `a recording is what its bytes say`(index: Int) {
        let example = Self.cases[index]
        #expect(look(example.bytes) == example.words)
    }
}
