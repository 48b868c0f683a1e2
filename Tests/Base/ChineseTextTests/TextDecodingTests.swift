import Testing

@testable import ChineseText

struct TextDecodingTests {
    @Test func `UTF-8 is kept and its mark is dropped`() {
        #expect(DecodedText(Array("禁毒\r\n".utf8)).encoding == .utf8)
        let marked = DecodedText([0xEF, 0xBB, 0xBF] + Array("禁毒".utf8))
        #expect(marked.encoding == .utf8WithMark)
        #expect(marked.bytes == Array("禁毒".utf8))
    }

    @Test func `GB18030 is read as what it says`() {
        let decoded = DecodedText([0xBD, 0xFB, 0xB6, 0xBE, 0x2C, 0x81, 0x30, 0x81, 0x30])
        #expect(decoded.encoding == .gb18030)
        #expect(String(decoding: decoded.bytes, as: UTF8.self) == "禁毒,\u{80}")
    }

    @Test func `UTF-16 of both byte orders is read`() {
        #expect(DecodedText([0xFF, 0xFE, 0x81, 0x79, 0xD2, 0x6B]).bytes == Array("禁毒".utf8))
        #expect(DecodedText([0xFE, 0xFF, 0x79, 0x81, 0x6B, 0xD2]).bytes == Array("禁毒".utf8))
    }

    @Test func `what is neither is said to be unknown and loses no valid character`() {
        let decoded = DecodedText([0x61, 0xFF, 0xFF, 0x62])
        #expect(decoded.encoding == .unknown)
        #expect(String(decoding: decoded.bytes, as: UTF8.self) == "a\u{FFFD}\u{FFFD}b")
    }
}
