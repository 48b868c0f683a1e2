import Foundation
import TestSupport
import Testing

/// Pictures in a built site: with their size, and without what their camera wrote into them.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct PictureSiteTests {
    private func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
        [0, 0, 0, UInt8(body.count)] + Array(name.utf8) + body + [0, 0, 0, 0]
    }

    @Test func `a picture is sized, lazy and clean, and its words are filled in`() throws {
        let site = try TemporaryFolder([
            "Content/site.yaml": "title: 站\noffice: 某县禁毒办\n",
            "Content/articles/a.md":
                "---\ntitle: 甲\n---\n\n![{{office}}的照片](../media/zhaopian.png \"{{office}}\")\n",
        ])
        let secret = Array("GPS 22.8N 113.6E".utf8)
        let png: [UInt8] =
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", [0, 0, 0, 40, 0, 0, 0, 30, 8, 2, 0, 0, 0]) + chunk("eXIf", secret)
            + chunk("IDAT", [1, 2, 3]) + chunk("IEND", [])
        let media = site.url.appending(path: "Content/media")
        try FileManager.default.createDirectory(at: media, withIntermediateDirectories: true)
        try Data(png).write(to: media.appending(path: "zhaopian.png"))
        let run = try Tool.run("build", "--as-of", "2026-06-26", in: site.url)
        #expect(run.exitCode == 0, "\(run.stderr)")
        let page = try site.read("Output/site/articles/a.html")
        let tag =
            #"<img src="../media/zhaopian.png" alt="某县禁毒办的照片" title="某县禁毒办" width="40" height="30" loading="lazy">"#
        #expect(page.contains(tag))
        let copy = try Data(contentsOf: site.url.appending(path: "Output/site/media/zhaopian.png"))
        #expect(copy.range(of: Data(secret)) == nil)
        #expect(copy.count == png.count - secret.count - 12)
    }
}
