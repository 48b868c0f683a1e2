import Testing

@testable import Pictures

/// Pictures are known by their own bytes, and leave without what their camera wrote into them.
struct PictureTests {
    // MARK: Samples, as small as each format allows

    private static func big(_ value: Int, _ length: Int) -> [UInt8] {
        (0..<length).reversed().map { UInt8(value >> (8 * $0) & 0xFF) }
    }

    private static func little(_ value: Int, _ length: Int) -> [UInt8] { big(value, length).reversed() }

    private static func segment(_ code: UInt8, _ body: [UInt8]) -> [UInt8] {
        [0xFF, code] + big(body.count + 2, 2) + body
    }

    /// 40×30 with an orientation, a place (SECRET) in EXIF, in a comment and behind the end.
    static func jpeg(_ orientation: UInt8) -> [UInt8] {
        let secret = Array("SECRET".utf8)
        let exif =
            Array("Exif\0\0II".utf8) + [0x2A, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]
            + [0, 0, 0, 0] + secret
        let frame: [UInt8] = [8, 0, 30, 0, 40, 1, 1, 0x11, 0]
        let start: [UInt8] = [0xFF, 0xD8]
        let scan = segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56, 0xFF, 0xD9]
        return start + segment(0xE0, Array("JFIF\0".utf8)) + segment(0xE1, exif) + segment(0xFE, secret)
            + segment(0xE2, Array("ICC_PROFILE\0".utf8)) + segment(0xC0, frame) + scan + secret
    }

    private static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
        big(body.count, 4) + Array(name.utf8) + body + [0, 0, 0, 0]
    }

    static func png(_ width: Int, _ height: Int) -> [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", big(width, 4) + big(height, 4) + [8, 2, 0, 0, 0]) + chunk("tEXt", Array("SECRET".utf8))
            + chunk("IDAT", [1, 2, 3]) + chunk("IEND", []) + Array("SECRET".utf8)
    }

    static let gif: [UInt8] =
        Array("GIF89a".utf8) + [40, 0, 30, 0, 0x80, 0, 0] + [0, 0, 0, 255, 255, 255] + [0x21, 0xFE, 6]
        + Array("SECRET".utf8) + [0, 0x2C, 0, 0, 0, 0, 40, 0, 30, 0, 0, 2, 2, 0x4C, 1, 0, 0x3B]

    static let webp: [UInt8] = {
        let chunks =
            Array("VP8X".utf8) + little(10, 4) + [0x0C, 0, 0, 0] + little(39, 3) + little(29, 3) + Array("EXIF".utf8)
            + little(6, 4) + Array("SECRET".utf8) + Array("VP8 ".utf8) + little(4, 4) + [1, 2, 3, 4]
        return Array("RIFF".utf8) + little(chunks.count + 4, 4) + Array("WEBP".utf8) + chunks
    }()

    static var samples: [(name: String, bytes: [UInt8])] {
        [("jpeg", jpeg(1)), ("turned", jpeg(6)), ("png", png(40, 30)), ("gif", gif), ("webp", webp)]
    }

    private static func holds(_ bytes: [UInt8], _ text: String) -> Bool {
        let needle = Array(text.utf8)
        return bytes.indices.contains { bytes[$0...].starts(with: needle) }
    }

    @Test(arguments: [
        (jpeg(1), "jpeg 40×30"), (jpeg(3), "jpeg 40×30"), (jpeg(6), "jpeg 30×40"), (png(40, 30), "png 40×30"),
        (gif, "gif 40×30"), (webp, "webp 40×30"),
        (Array("<svg xmlns='x' width=\"40px\" height=\"30\"></svg>".utf8), "svg 40×30"),
        (Array("<?xml version=\"1.0\"?>\n<svg viewBox=\"0 0 40 29.5\"/>".utf8), "svg 40×30"),
        (Array("<svg viewBox=\"0 0 40\"/>".utf8), "svg –"),
    ])
    func `a picture is known by its bytes`(bytes: [UInt8], words: String) {
        let picture = Picture(bytes)
        let size = picture.size.map { "\($0.width)×\($0.height)" } ?? "–"
        #expect("\(picture.format.rawValue) \(size)" == words)
        #expect(picture.flaw == nil)
    }

    @Test(arguments: samples.map(\.name))
    func `what a camera wrote stays at home, and the picture stays the same`(name: String) throws {
        let bytes = try #require(Self.samples.first { $0.name == name }?.bytes)
        #expect(Self.holds(bytes, "SECRET"))
        let picture = Picture(bytes)
        let cleaned = picture.cleaned(bytes)
        #expect(!Self.holds(cleaned, "SECRET"))
        let again = Picture(cleaned)
        #expect(again.flaw == nil)
        #expect(again.size == picture.size)
        #expect(again.orientation == picture.orientation)
        #expect(again.cleaned(cleaned) == cleaned)
    }

    @Test func `only what draws the picture is kept`() {
        let secret = Array("SECRET".utf8)
        let adobe: [UInt8] = Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 1]
        let dots: [UInt8] = Array("JFIF\0".utf8) + [1, 2, 0, 0, 1, 0, 1, 2, 2]
        let segments: [(UInt8, [UInt8])] = [
            (0xE0, Array("JFXX\0".utf8) + secret), (0xE0, dots + secret), (0xEE, secret), (0xEE, adobe + secret),
            (0xF7, secret), (0xEC, secret),
        ]
        let repetition: [UInt8] = Array("NETSCAPE2.0".utf8) + [3, 1, 0, 0, 6]
        let profile: [UInt8] = Array("ICCRGBG1012".utf8) + [6]
        let blocks: [[UInt8]] = [
            [0x21, 0xFF, 11] + profile + secret + [0], [0x21, 0x01, 6] + secret + [0],
            [0x21, 0xFF, 11] + repetition + secret + [0], [0x21, 0xF9, 4, 0, 0, 0, 0, 6] + secret + [0],
        ]
        var forged: [[UInt8]] = ["iDOT", "hIST", "prVW", "vpAg", "caBX"].map {
            Self.inserted(Self.chunk($0, secret), into: Self.png(40, 30), at: 33)
        }
        forged += segments.map { Self.inserted(Self.segment($0.0, $0.1), into: Self.jpeg(1), at: 2) }
        forged += blocks.map { Self.inserted($0, into: Self.gif, at: 19) }
        let junk: [UInt8] = Array("JUNK".utf8) + Self.little(6, 4) + secret
        var webp = Self.webp + junk
        webp.replaceSubrange(4..<8, with: Self.little(webp.count - 8, 4))
        forged.append(webp)
        for bytes in forged {
            let cleaned = Picture(bytes).cleaned(bytes)
            #expect(Picture(bytes).flaw == nil && !Self.holds(cleaned, "SECRET"), "\(bytes)")
            #expect(Picture(cleaned).flaw == nil && Picture(cleaned).size == Picture(bytes).size)
        }
    }

    @Test func `colours, transparency and repetition stay`() {
        let loop: [UInt8] = [0x21, 0xFF, 11] + Array("NETSCAPE2.0".utf8) + [3, 1, 0, 0, 0]
        let shown: [UInt8] = [0x21, 0xF9, 4, 1, 10, 0, 0, 0]
        let plain = Picture(Self.gif).cleaned(Self.gif)
        let gif = Self.inserted(loop + shown, into: plain, at: 19)
        #expect(Picture(gif).flaw == nil && Picture(gif).cleaned(gif) == gif)
        let parts = ["gAMA", "sRGB", "iCCP", "tRNS", "pHYs", "cICP"].flatMap { Self.chunk($0, [1, 2]) }
        let clean = Picture(Self.png(40, 30)).cleaned(Self.png(40, 30))
        let png = Self.inserted(parts, into: clean, at: 33)
        #expect(Picture(png).cleaned(png) == png)
        let adobe: [UInt8] = Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 1]
        let jpeg = Self.inserted(Self.segment(0xEE, adobe), into: Self.jpeg(1), at: 2)
        #expect(Self.holds(Picture(jpeg).cleaned(jpeg), "Adobe"))
    }

    private static func inserted(_ part: [UInt8], into bytes: [UInt8], at index: Int) -> [UInt8] {
        Array(bytes[..<index]) + part + Array(bytes[index...])
    }

    @Test func `a PNG stays turned as its camera was held`() {
        let plain = Self.png(40, 30)
        // Behind the signature and the header.
        let turned = Array(plain[..<33]) + Orientation.chunk(6) + Array(plain[33...])
        let picture = Picture(turned)
        #expect(picture.size == Picture.Size(width: 30, height: 40))
        let cleaned = picture.cleaned(turned)
        #expect(Picture(cleaned).size == picture.size && Picture(cleaned).cleaned(cleaned) == cleaned)
        #expect(!Self.holds(cleaned, "SECRET") && Self.holds(cleaned, "eXIf"))
        // zlib's crc32 of the same bytes.
        #expect(Orientation.chunk(6).suffix(4) == [0xD6, 0x67, 0x4B, 0x69])
    }

    @Test func `the colours of a photograph stay`() {
        let bytes = Self.jpeg(1)
        #expect(Self.holds(Picture(bytes).cleaned(bytes), "ICC_PROFILE"))
    }

    @Test(arguments: samples.map(\.name))
    func `a file cut anywhere is broken and breaks nothing`(name: String) throws {
        let bytes = try #require(Self.samples.first { $0.name == name }?.bytes)
        let picture = Picture(bytes)
        let end = try #require(picture.kept.last?.upperBound)
        for length in 0..<end { #expect(Picture(Array(bytes[..<length])).flaw != nil || length < 12, "\(length)") }
    }

    @Test(arguments: [
        ([], Picture.Format.unknown, Picture.Flaw.empty), (png(0, 30), .png, .noSize),
        (Array("<svg><script>1</script></svg>".utf8), .svg, .active("<script")),
        (Array("<svg><image href=\"DATA:image/jpeg;base64,/9j/\"/></svg>".utf8), .svg, .embedded),
        (Array("<svg><broken</svg>".utf8), .svg, .broken), (Array("<svg><g></svg>".utf8), .svg, .broken),
        (Array("<svg onload = \"x\"></svg>".utf8), .svg, .active("onload")),
        (Array("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg></svg>".utf8), .svg, .active("<!entity")),
        (Array("<svg><a href='javascript:x'/></svg>".utf8), .svg, .active("javascript:")),
    ])
    func `what must not be shown is seen`(bytes: [UInt8], format: Picture.Format, flaw: Picture.Flaw) {
        #expect(Picture(bytes).format == format)
        #expect(Picture(bytes).flaw == flaw)
    }

    @Test(arguments: [
        ("BM......", Picture.Format.bmp), ("\0\0\0\u{18}ftypheic", .heic), ("\0\0\0\u{18}ftypavif", .avif),
        ("II*\0", .tiff), ("MM\0*", .tiff), ("<html><p>404</p></html>", .unknown), ("你好", .unknown),
    ])
    func `other formats are named`(text: String, format: Picture.Format) {
        #expect(Picture(Array(text.utf8)).format == format)
    }

    @Test func `a header that claims a huge picture costs nothing`() {
        let picture = Picture(Self.png(2_000_000_000, 2_000_000_000))
        #expect(picture.size?.pixels == 4_000_000_000_000_000_000)
    }
}
