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

    private static let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>\n"

    @Test(arguments: ["articles", "qa", "exhibits", "scenarios"])
    func `a cover has its words on the page, and its title in lists`(column: String) throws {
        let body = column == "scenarios" ? "## 开头 {#a}\n\n- [走](#b)\n\n## 结局：平安 {#b}\n\n平安到家。\n" : "正文。\n"
        let site = try TemporaryFolder([
            "Content/site.yaml": "title: 站\noffice: 某县禁毒办\n",
            "Content/\(column)/a.md":
                "---\n标题: 甲\n封面: ../media/a.svg\n封面说明: 学生在“{{office}}”的展板前\n---\n\n\(body)",
            "Content/media/a.svg": Self.svg,
        ])
        let run = try Tool.run("build", "--as-of", "2026-06-26", in: site.url)
        #expect(run.exitCode == 0 && !run.stderr.contains("alternative-missing"), "\(run.stderr)")
        let page = try site.read("Output/site/\(column)/a.html")
        #expect(page.contains(#"<img src="../media/a.svg" alt="学生在“某县禁毒办”的展板前" width="9" height="9">"#))
        let list = try site.read("Output/site/\(column)/index.html")
        if list.contains("entry-cover") {
            #expect(list.contains(#"<img class="entry-cover" src="../media/a.svg" alt="" loading="lazy">"#))
        }
    }

    @Test(arguments: [
        ("", "警告：封面图片“../media/a.svg”没有文字说明 [page.alternative-missing]"),
        ("coverAlt: ''\n", "警告：封面图片“../media/a.svg”没有文字说明 [page.alternative-missing]"),
        ("coverAlt: 图片1\n", "警告：封面图片“../media/a.svg”的文字说明是“图片1”，没有说图里是什么 [page.alternative-missing]"),
        ("coverAlt: 示例县的样子，审图号：待定\n", "警告：地图“../media/a.svg”没有写审图号 [release.map-number]"),
        ("coverAlt: 示例县地图\n", "警告：地图“../media/a.svg”没有写审图号 [release.map-number]"),
    ])
    func `a cover is held to what other pictures are`(line: String, words: String) throws {
        let site = try TemporaryFolder([
            "Content/articles/a.md": "---\ntitle: 甲\ncover: ../media/a.svg\n\(line)---\n\n正文。\n",
            "Content/media/a.svg": Self.svg,
        ])
        let run = try Tool.run("check", "--as-of", "2026-06-26", in: site.url)
        #expect(run.exitCode == 0)
        #expect(run.stderr.contains("Content/articles/a.md:3:8：\(words)"), "\(run.stderr)")
        let release = try Tool.run("check", "--release", "--as-of", "2026-06-26", in: site.url)
        #expect(release.stderr.contains(words.replacing("警告", with: "错误")), "\(release.stderr)")
    }

    @Test(arguments: [
        ("mp4", ":::video ../media/a.mp4"), ("mp3", ":::audio ../media/a.mp3"), ("pdf", "[文字](../media/a.pdf)"),
        ("docx", "[文字](../media/a.docx)"), ("jfif", "另存为 JPG 或 PNG"),
    ])
    func `a picture that is none is an error with the right way`(suffix: String, how: String) throws {
        let site = try TemporaryFolder([
            "Content/articles/a.md":
                "---\ntitle: 甲\ncover: ../media/a.\(suffix)\ncoverAlt: 展板\n---\n\n![片头的画面](../media/a.\(suffix))\n",
            "Content/media/a.\(suffix)": "x",
        ])
        let run = try Tool.run("check", "--as-of", "2026-06-26", in: site.url)
        #expect(run.exitCode == 1)
        for place in ["3:8", "7:10"] {
            #expect(
                run.stderr.contains("a.md:\(place)：错误：“../media/a.\(suffix)”不是图片，网页上显示不出来 [link.dead]"), "\(run.stderr)"
            )
        }
        #expect(run.stderr.contains(how))
    }

    @Test func `the number of a map is seen below a cover`() throws {
        let site = try TemporaryFolder([
            "Content/articles/a.md":
                "---\ntitle: 甲\ncover: ../media/a.svg\ncoverAlt: 示例县地图，审图号：GS(2026)0001号\n---\n\n正文。\n",
            "Content/media/a.svg": Self.svg,
        ])
        #expect(try Tool.run("build", "--as-of", "2026-06-26", in: site.url).exitCode == 0)
        let page = try site.read("Output/site/articles/a.html")
        #expect(page.contains(#"<span class="map-number">示例县地图，审图号：GS(2026)0001号</span></p>"#))
    }

    @Test func `what a drawing program wrote into an SVG stays at home`() throws {
        let site = try TemporaryFolder([
            "Content/articles/a.md": "# 甲\n\n![线条](../media/a.svg)\n",
            "Content/media/a.svg": """
            <svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><!-- SECRET -->
            <metadata>SECRET</metadata><path d="M0 0h9"/></svg>

            """,
        ])
        #expect(try Tool.run("build", "--as-of", "2026-06-26", in: site.url).exitCode == 0)
        #expect(
            try site.read("Output/site/media/a.svg") == """
                <svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">
                <path d="M0 0h9"/></svg>

                """)
    }
}
