import Diagnostics
import Digests
import Testing

@testable import Theme

struct ThemeChainTests {
    struct Greeting: TemplateView {
        static let templates = ["greeting"]
        static let schema: ViewFields = ["name": .text]
        var template: String { "greeting" }
        let fields: ViewRecord
    }

    private static let parent = [
        "templates/greeting.mustache": "{{>head}}{{s.hello}}，{{name}}", "templates/head.mustache": "甲：",
        "strings/zh-Hans.yaml": "hello: 你好\nbye: 再见\n", "styles/10-base.css": "a {}\n", "assets/mark.svg": "<svg/>\n",
    ]

    private func theme(_ own: [String: String]) -> (theme: SiteTheme, findings: [Finding]) {
        var findings: [Finding] = []
        let folders = [("Themes/own", own), ("Themes/base", Self.parent)].map { label, files in
            ThemeFolder(label: label, files: files.mapValues { Array($0.utf8) }, findings: &findings)
        }
        let theme = SiteTheme(ThemeChain(folders), findings: &findings)
        theme.check([Greeting.self], words: ["hello"], findings: &findings)
        return (theme, findings)
    }

    private func rendered(_ theme: SiteTheme) -> String {
        String(decoding: theme.render(Greeting(fields: ["name": .text("乙")])), as: UTF8.self)
    }

    private func digest(_ path: String) -> String { SHA256Digest.hex(of: Array((Self.parent[path] ?? "").utf8)) }

    @Test func `a theme that only extends another one is that one`() {
        let (theme, findings) = theme(["theme.yaml": "extends: base\n"])
        #expect(findings == [])
        #expect(theme.name == "own")
        #expect(rendered(theme) == "甲：你好，乙")
        #expect(theme.siteAssets == ["mark.svg", "site.css"])
    }

    @Test func `templates are replaced, words laid over, style sheets joined`() {
        let (theme, findings) = theme([
            "theme.yaml":
                "extends: base\noverrides:\n  templates/head.mustache: \(digest("templates/head.mustache"))\n",
            "templates/head.mustache": "丙：", "strings/zh-Hans.yaml": "hello: 早上好\n", "styles/20-own.css": "b {}\n",
            "assets/mark.svg": "<svg id=\"own\"/>\n",
        ])
        #expect(findings == [])
        #expect(rendered(theme) == "丙：早上好，乙")
        #expect(theme.assets["site.css"].map { String(decoding: $0, as: UTF8.self) } == "a {}\nb {}\n")
        #expect(theme.place(5..<6, inAsset: "site.css")?.file == "Themes/own/styles/20-own.css")
    }

    @Test func `a theme's own templates and pictures may be used by its own files`() {
        let (_, findings) = theme([
            "theme.yaml": "extends: base\noverrides: {templates/head.mustache: \(digest("templates/head.mustache"))}\n",
            "templates/head.mustache": "{{>more}}", "templates/more.mustache": "{{s.extra}}",
            "strings/zh-Hans.yaml": "extra: 更多\n", "styles/20-own.css": "b { background: url(sun.svg) }\n",
            "assets/sun.svg": "<svg/>\n",
        ])
        #expect(findings == [])
    }

    @Test(arguments: [
        ("templates/haed.mustache", "是不是想写“templates/head.mustache”？"),
        ("template/head.mustache", "是不是想写“templates/head.mustache”？"),
        ("assets/unused.svg", "请改正文件名，或删去"),
    ])
    func `a file that replaces nothing and that nothing uses is reported`(path: String, hint: String) {
        let (_, findings) = theme(["theme.yaml": "extends: base\n", path: "x"])
        #expect(findings.map(\.code) == [.overrideIdle])
        #expect(findings.first?.place?.label == "Themes/own/\(path):1:1")
        #expect(findings.first?.explanation == [hint])
    }

    @Test func `a word that the parent lacks is reported at its line`() {
        let (_, findings) = theme(["theme.yaml": "extends: base\n", "strings/zh-Hans.yaml": "bye: 走好\nhelo: 早\n"])
        #expect(findings.map(\.code) == [.overrideIdle])
        #expect(findings.first?.place?.label == "Themes/own/strings/zh-Hans.yaml:2:1")
        #expect(findings.first?.explanation == ["是不是想写“hello”？"])
    }

    @Test func `an override whose original has changed is reported where it is recorded`() {
        let (_, findings) = theme([
            "theme.yaml": "extends: base\noverrides:\n  templates/head.mustache: 0123\n",
            "templates/head.mustache": "丙：",
        ])
        #expect(findings.map(\.code) == [.overrideOutdated])
        #expect(findings.first?.place?.label == "Themes/own/theme.yaml:3:28")
        #expect(findings.first?.explanation.last == "  templates/head.mustache: \(digest("templates/head.mustache"))")
    }

    @Test func `an override without its record is noted with the line to write`() {
        let (_, findings) = theme(["theme.yaml": "extends: base\n", "templates/head.mustache": "丙："])
        #expect(findings.map(\.code) == [.overrideUnrecorded])
        #expect(findings.first?.explanation.last == "  templates/head.mustache: \(digest("templates/head.mustache"))")
    }

    @Test(arguments: [
        ("templates/haed.mustache: 01", "上级主题里没有 templates/haed.mustache"),
        ("templates/head.mustache: 01", "这个主题没有改写 templates/head.mustache"),
    ])
    func `a record of what is not overridden is reported`(line: String, summary: String) {
        let (_, findings) = theme(["theme.yaml": "extends: base\noverrides:\n  \(line)\n"])
        #expect(findings.map(\.summary) == [summary])
        #expect(findings.first?.place?.line == 3)
    }

    @Test(arguments: [
        ("extend: base\n", "data.unknown-key", 1), ("name: [甲\n", "data.yaml-broken", 1),
        ("extends: base\noverrides: 一\n", "data.wrong-type", 2),
    ])
    func `theme.yaml is read with places`(text: String, code: String, line: Int) {
        let (_, findings) = theme(["theme.yaml": text])
        #expect(findings.first?.code.id == code)
        #expect(findings.first?.place?.file == "Themes/own/theme.yaml")
        #expect(findings.first?.place?.line == line)
    }
}
