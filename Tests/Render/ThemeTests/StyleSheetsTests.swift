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
}
