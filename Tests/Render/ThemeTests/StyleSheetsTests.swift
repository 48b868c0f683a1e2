import Diagnostics
import Testing

@testable import Theme

struct StyleSheetsTests {
    private func theme(_ files: [String: String]) -> SiteTheme {
        var findings: [Finding] = []
        return SiteTheme(label: "Themes/t", files: files.mapValues { Array($0.utf8) }, findings: &findings)
    }

    @Test func `styles are joined in the order of their names`() {
        let theme = theme(["styles/20-b.css": "b {}", "styles/10-a.css": "a {}\n", "styles/note.txt": "x"])
        #expect(theme.siteAssets == ["site.css"])
        #expect(theme.assets["site.css"].map { String(decoding: $0, as: UTF8.self) } == "a {}\nb {}\n")
    }

    @Test func `a pack has its styles without indentation and comments, at their places`() {
        let css =
            "/* Of a pack.\n   Two lines. */\n\na {\n  top: 0; /* kept */\n}\n  /* one */ b { content: \"/* x\" }\n"
        let theme = theme(["styles/pack/10-a.css": css])
        let text = String(decoding: theme.assets["pack.css"] ?? [], as: UTF8.self)
        #expect(text == "a {\ntop: 0; /* kept */\n}\nb { content: \"/* x\" }\n")
        #expect(theme.place(4..<7, inAsset: "pack.css")?.label == "Themes/t/styles/pack/10-a.css:5:3")
    }

    @Test func `a place in the joined sheet is a place in the file it comes from`() {
        let theme = theme(["styles/10-a.css": "a {}\n", "styles/20-b.css": "b {}\nc { x }\n"])
        let place = theme.place(14..<15, inAsset: "site.css")
        #expect(place?.file == "Themes/t/styles/20-b.css")
        #expect([place?.line, place?.column] == [2, 5])
    }

    @Test func `a style sheet of its own stands instead of the joined one`() {
        let theme = theme(["styles/10-a.css": "a {}\n", "assets/site.css": "own {}\n"])
        #expect(theme.assets["site.css"].map { String(decoding: $0, as: UTF8.self) } == "own {}\n")
        #expect(theme.place(0..<3, inAsset: "site.css")?.file == "Themes/t/assets/site.css")
    }

    private func joined(_ css: String) -> String {
        theme(["styles/00-a.css": ":root { --ink: #123; --line: #456; }\n", "styles/10-b.css": css]).assets["site.css"]
            .map { String(decoding: $0.dropFirst(37), as: UTF8.self) } ?? ""
    }

    @Test(arguments: [
        ("a { color: var(--ink); }\n", "a { color: #123; color: var(--ink); }\n"),
        (
            "@media print {\n  a { border: 1px solid var(--line); top: 0 }\n}\n",
            "@media print {\n  a { border: 1px solid #456; border: 1px solid var(--line); top: 0 }\n}\n"
        ),
        (
            "/* a { color: var(--ink) } */\na { content: \"}\" }\n",
            "/* a { color: var(--ink) } */\na { content: \"}\" }\n"
        ),
        ("a { color: var(--none) }\n", "a { color: var(--none) }\n"),
        (".dark { --ink: var(--line) }\n", ".dark { --ink: var(--line) }\n"),
    ])
    func `a declaration with custom properties has a plain one before it`(css: String, joined: String) {
        #expect(self.joined(css) == joined)
    }

    @Test func `places stay right behind what was put in`() {
        let theme = theme(["styles/10-a.css": ":root { --ink: #123; }\na { color: var(--ink); top: 0; left: x }\n"])
        let text = String(decoding: theme.assets["site.css"] ?? [], as: UTF8.self)
        let offset = text.utf8.distance(
            from: text.startIndex, to: text.firstRange(of: "left")?.lowerBound ?? text.startIndex)
        #expect(theme.place(offset..<offset + 4, inAsset: "site.css")?.label == "Themes/t/styles/10-a.css:2:32")
    }
}
