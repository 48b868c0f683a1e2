import Foundation
import TestSupport
import Testing

/// What a browser of ten years ago makes of the site.
extension BrowserTests {
    @Test func `without scripts the text and the columns are there`() throws {
        for (kind, page) in try site.templates {
            let file = site.page(page)
            let bare = file.deletingLastPathComponent().appending(path: "without-scripts.html")
            let html = try String(contentsOf: file, encoding: .utf8)
                .replacing(/<script.*?<\/script>/.dotMatchesNewlines(), with: "")
            try html.write(to: bare, atomically: true, encoding: .utf8)
            defer { try? FileManager.default.removeItem(at: bare) }
            try browser.open(bare)
            #expect(
                try browser.evaluate("document.querySelector('main').innerText.trim().length > 2") == true, "\(kind)")
            let height = "document.querySelector('#site-nav a').getBoundingClientRect().height"
            #expect(try browser.evaluate("\(height) > 0") == true, "\(kind) \(page)")
        }
    }

    @Test(arguments: ["civic", "campus"])
    func `without custom properties, grid and supports the colours are the same`(theme: String) throws {
        let site = try Self.site(theme)
        try browser.open(site.page("index.html"))
        let colours = """
            ['body', '.topbar', '.hero', '.door a', '.help', 'h2', '.headlines a'].map(function (name) {
              var style = getComputedStyle(document.querySelector(name));
              return name + ' ' + style.color + ' ' + style.backgroundColor;
            })
            """
        let modern = try browser.evaluate(colours).array.compactMap(\.string)
        let sheet = site.site.appending(path: "assets/site.css")
        let css = try String(contentsOf: sheet, encoding: .utf8)
        let old = css.replacing("var(", with: "unknown(").replacing("display: grid", with: "display: unknown")
            .replacing("@supports", with: "@unknown")
        try old.write(to: sheet, atomically: true, encoding: .utf8)
        defer { try? css.write(to: sheet, atomically: true, encoding: .utf8) }
        try browser.open(site.page("index.html"))
        #expect(try browser.evaluate(colours).array.compactMap(\.string) == modern)
        let overflow = try browser.evaluate("document.documentElement.scrollWidth - window.innerWidth").number ?? 0
        #expect(overflow <= 0)
    }

    @Test func `a browser that is too old is told so in words`() throws {
        try visit("index.html")
        #expect(try browser.evaluate("getComputedStyle(document.querySelector('.old-browser')).display") == "none")
        try browser.evaluate("document.documentElement.classList.add('old')")
        #expect(try browser.text(".old-browser")?.contains("请换浏览器") == true)
        // Internet Explorer 10 and 11 know this media query; 9 and older read the conditional comment.
        let css = try String(contentsOf: site.site.appending(path: "assets/site.css"), encoding: .utf8)
        #expect(css.contains("-ms-high-contrast: none"))
        let html = try String(contentsOf: site.site.appending(path: "index.html"), encoding: .utf8)
        #expect(html.contains(/<!--\[if lt IE 10\]><p>[^<]*请换浏览器/))
    }

    @Test(.enabled(if: ScriptParser.isInstalled, "mujs is not installed"))
    func `every script that ships is ES5`() throws {
        var scripts: [(name: String, text: String)] = []
        for theme in try FolderContents.read(PackageRoot.path("Themes")) where theme.key.hasSuffix(".js") {
            scripts.append((theme.key, String(decoding: theme.value, as: UTF8.self)))
        }
        for file in try site.files where file.hasSuffix(".js") {
            scripts.append((file, try String(contentsOf: site.site.appending(path: file), encoding: .utf8)))
        }
        let pack = try Self.sharedPack.get()
        for page in try site.pages.map({ site.site.appending(path: $0) }) + [pack] {
            let html = try String(contentsOf: page, encoding: .utf8)
            for match in html.matches(of: /<script>(.*?)<\/script>/.dotMatchesNewlines()) {
                scripts.append((page.lastPathComponent, String(match.1)))
            }
        }
        #expect(
            Set(scripts.map(\.name)).isSuperset(of: [
                "civic/assets/site.js", "civic/scripts/pack/10-page.js", pack.lastPathComponent,
            ]))
        #expect(try ScriptParser.complaints(scripts) == [])
        print("mujs: \(scripts.count) scripts")
        #expect(try ScriptParser.complaints([("new.js", "let a = (b) => b;")]).count == 1)
    }
}
