import FoundationEssentials
import Testing

@testable import Pictures

/// A picture inside an SVG leaves without what its camera wrote, as a file does.
struct EmbeddedPictureTests {
    private func svg(_ address: String) -> [UInt8] {
        Array(
            "<svg width=\"40\" height=\"30\"><image href=\"\(address)\"/><!-- SECRET --><g fill=\"none\"/></svg>".utf8)
    }

    @Test(arguments: PictureTests.samples.map(\.name), ["", "\n  "])
    func `what a camera wrote goes out`(name: String, space: String) throws {
        let inner = try #require(PictureTests.samples.first { $0.name == name }?.bytes)
        let base64 = Data(inner).base64EncodedString()
        let bytes = svg("data:image/x;base64,\(base64.prefix(8))\(space)\(base64.dropFirst(8))")
        let picture = Picture(bytes)
        #expect(picture.flaw == nil && picture.size == Picture.Size(width: 40, height: 30))
        let result = picture.cleaned(bytes)
        let expected = Data(Picture(inner).cleaned(inner)).base64EncodedString()
        #expect(
            String(decoding: result, as: UTF8.self)
                == "<svg width=\"40\" height=\"30\"><image href=\"data:image/x;base64,\(expected)\"/><g fill=\"none\"/></svg>"
        )
        #expect(Picture(result).cleaned(result) == result)
    }

    @Test func `several, and drawings within drawings, are cleaned each in its place`() {
        let png = PictureTests.png(4, 3)
        let inside = Data(svg("data:image/png;base64,\(Data(png).base64EncodedString())")).base64EncodedString()
        let text =
            "<svg><image href='data:image/svg+xml;base64,\(inside)'/><image href='data:image/gif;base64,"
            + Data(PictureTests.gif).base64EncodedString() + "'/><style>a{background:url(data:image/png;base64,"
            + Data(png).base64EncodedString() + ")}</style></svg>"
        let result = Picture(Array(text.utf8)).cleaned(Array(text.utf8))
        let parts = String(decoding: result, as: UTF8.self).split { "',)".contains($0) }
            .compactMap { Data(base64Encoded: String($0)) }.map { String(decoding: $0, as: UTF8.self) }
        #expect(parts.filter { $0.count > 20 }.count == 3)
        #expect(
            !parts.contains { $0.contains("SECRET") } && !String(decoding: result, as: UTF8.self).contains("SECRET"))
    }

    @Test(arguments: [
        "data:image/png;base64,?", "data:image/heic;base64,AAAAGGZ0eXBoZWlj", "data:image/jpeg,%FF%D8",
        "DATA:image/png;base64,",
    ])
    func `what cannot be read is refused`(address: String) {
        #expect(Picture(svg(address)).flaw == .embedded)
    }

    @Test(arguments: ["data:image/svg+xml,%3Csvg/%3E", "data:text/plain;base64,QUJD", "data:", "数据:image/png;base64,?"])
    func `what is no photograph stays`(address: String) {
        #expect(Picture(svg(address)).flaw == nil)
    }
}
