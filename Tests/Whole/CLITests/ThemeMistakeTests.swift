import Foundation
import TestSupport
import Testing

/// Mistakes in a user's own theme are shown where that user wrote them.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct ThemeMistakeTests {
    /// A site whose theme is a copy of the shipped one, with one text changed in one of its files.
    private func site(_ file: String, _ old: String, _ new: String) throws -> TemporaryFolder {
        let site = try Tool.site()
        let theme = site.url.appending(path: "Themes/wode")
        try FileManager.default.createDirectory(
            at: theme.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: PackageRoot.path("Themes/civic"), to: theme)
        try site.write(
            "Content/site.yaml", site.read("Content/site.yaml").replacing("theme: civic", with: "theme: wode"))
        let before = try site.read("Themes/wode/\(file)")
        let parts = before.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
        #expect(parts.count == 2)
        try site.write("Themes/wode/\(file)", parts.joined(separator: new))
        return site
    }

    /// The places of the errors, with the marked text.
    private func errors(_ run: ProgramRun) throws -> [String] {
        try JSONValue(parsing: run.stdout)["diagnostics"].array.filter { $0["severity"] == "error" }.map { found in
            "\(found["file"].string ?? ""):\(Int(found["line"].number ?? 0)) \(found["code"].string ?? "")"
        }
    }

    private func line(of text: String, in file: String, _ site: TemporaryFolder) throws -> Int {
        let lines = try site.read("Themes/wode/\(file)").split(separator: "\n", omittingEmptySubsequences: false)
        return (lines.lastIndex { $0.contains(text) } ?? -1) + 1
    }

    @Test func `a template in GB18030 is read as such, and other braces are refused`() throws {
        let site = try site("templates/footer.mustache", "</footer>", "</footer>\n")
        let file = site.url.appending(path: "Themes/wode/templates/footer.mustache")
        let text = try String(contentsOf: file, encoding: .utf8)
        // 页脚的话
        let words: [UInt8] = [0xD2, 0xB3, 0xBD, 0xC5, 0xB5, 0xC4, 0xBB, 0xB0]
        try Data(Array("<p>".utf8) + words + Array("</p>\(text)".utf8)).write(to: file)
        let read = try Tool.run("build", "--as-of", "2026-11-21", in: site.url)
        #expect(read.exitCode == 0, "\(read.stderr)")
        #expect(read.stderr.contains("footer.mustache：警告：文件是 GB18030 编码"), "\(read.stderr)")
        #expect(try site.read("Output/site/index.html").contains("<p>页脚的话</p>"))
        try ("{{=<% %>=}}" + text).write(to: file, atomically: true, encoding: .utf8)
        let refused = try Tool.run("check", "--format", "json", in: site.url)
        #expect(try errors(refused).contains { $0.hasSuffix("footer.mustache:1 theme.field-misused") })
    }

    @Test func `a link out of a theme is not followed, and what is called a picture is one`() throws {
        let site = try site("templates/footer.mustache", "</footer>", "</footer>\n")
        try site.write("secret.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>\n")
        let mark = site.url.appending(path: "Themes/wode/assets/mark.svg")
        try FileManager.default.removeItem(at: mark)
        try FileManager.default.createSymbolicLink(atPath: mark.path, withDestinationPath: "../../../secret.svg")
        let linked = try Tool.run("check", "--format", "json", in: site.url)
        #expect(try errors(linked).contains("Themes/wode/assets/mark.svg:0 file.link"), "\(linked.stdout)")
        try FileManager.default.removeItem(at: mark)
        try site.write("Themes/wode/assets/mark.svg", "root:x:0:0\n")
        let broken = try Tool.run("check", "--format", "json", in: site.url)
        #expect(try errors(broken) == ["Themes/wode/assets/mark.svg:0 picture.broken"])
    }

    @Test func `the template that shows it, not one that merely holds the same text`() throws {
        let site = try site(
            "templates/footer.mustache", "</footer>", "<img src=\"http://x.cn/a.png\" alt=\"\"></footer>")
        try site.write(
            "Themes/wode/templates/article.mustache",
            "{{! http://x.cn/a.png }}\n" + site.read("Themes/wode/templates/article.mustache"))
        let run = try Tool.run("build", "--format", "json", in: site.url)
        let line = try line(of: "x.cn", in: "templates/footer.mustache", site)
        #expect(try errors(run) == ["Themes/wode/templates/footer.mustache:\(line) offline.external"])
    }

    @Test(arguments: [
        "print/key.mustache", "print/booklet.mustache", "print/errata.mustache", "templates/tally.mustache",
    ])
    func `a field that no paper has is told when the site is checked`(file: String) throws {
        let site = try site(file, "<main", "{{nirgends}}\n<main")
        let line = try line(of: "nirgends", in: file, site)
        let run = try Tool.run("check", "--format", "json", in: site.url)
        #expect(try errors(run) == ["Themes/wode/\(file):\(line) theme.unknown-field"])
    }

    @Test(arguments: [
        ("paper", "print/paper.css", "}", "} .x { background: url(http://x.cn/a.png) }"),
        ("paper", "print/key.mustache", "<main>", "<main>\n<img src=\"http://x.cn/a.png\" alt=\"\">"),
        ("pack", "styles/pack/10-pack.css", "}", "} .x { background: url(http://x.cn/a.png) }"),
        ("pack", "scripts/pack/10-page.js", "(function (humen) {", "(function (humen) { fetch('x.cn.json');"),
        ("pack", "templates/pack.mustache", "<main", "<img src=\"http://x.cn/a.png\" alt=\"\"><main"),
    ])
    func `a mistake in a paper or a pack names the theme's file`(
        command: String, file: String, old: String, new: String
    ) throws {
        let site = try site(file, old, new)
        let run = try Tool.run(
            ["quiz", command, "Content/papers/fangdu-chuzhong.yaml", "--variants", "A,B", "--format", "json"],
            in: site.url)
        #expect(run.exitCode == 1)
        let line = try line(of: "x.cn", in: file, site)
        let code = file.hasSuffix(".js") ? "offline.script" : "offline.external"
        #expect(try errors(run) == ["Themes/wode/\(file):\(line) \(code)"])
        #expect(!FileManager.default.fileExists(atPath: site.url.appending(path: "issued").path))
    }

    @Test func `a shipped partial in the wrong place is shown where the user put it`() throws {
        let site = try Tool.site()
        try site.write("Themes/wode/theme.yaml", "extends: civic\n")
        try site.write(
            "Content/site.yaml", site.read("Content/site.yaml").replacing("theme: civic", with: "theme: wode"))
        let footer = try String(contentsOf: PackageRoot.path("Themes/civic/templates/footer.mustache"), encoding: .utf8)
        try site.write("Themes/wode/templates/footer.mustache", "{{>lawversions}}\n" + footer)
        let run = try Tool.run("check", "--format", "json", in: site.url)
        #expect(try errors(run) == ["Themes/wode/templates/footer.mustache:1 theme.unknown-field"])
        #expect(run.stdout.contains("模板“lawversions”不能用在这里"))
    }
}
