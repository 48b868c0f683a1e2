import Diagnostics
import TestSupport
import Testing

@testable import Theme

/// The theme for schools, which ships with Humen too and extends civic.
struct CampusThemeTests {
    private func theme(_ findings: inout [Finding]) throws -> SiteTheme {
        let folders = try ["Themes/campus", "Themes/civic"].map { path in
            ThemeFolder(label: path, files: try FolderContents.read(PackageRoot.path(path)), findings: &findings)
        }
        #expect(folders[0].parent?.name == "civic")
        return SiteTheme(ThemeChain(folders), findings: &findings)
    }

    @Test func `it fits its parent as the parent is now`() throws {
        var findings: [Finding] = []
        let theme = try theme(&findings)
        theme.check(SiteRenderer.views + SiteRenderer.packViews, findings: &findings)
        #expect(findings.map { "\($0.place?.label ?? "") \($0.summary) \($0.explanation.joined())" } == [])
    }

    /// Internet Explorer drops a declaration that it cannot read, and with it the colour of a text.
    @Test(arguments: ["site.css", "pack.css"])
    func `every declaration with a custom property has a plain one before it`(sheet: String) throws {
        var findings: [Finding] = []
        let css = String(decoding: try theme(&findings).assets[sheet] ?? [], as: UTF8.self)
            .replacing(/\/\*.*?\*\//.dotMatchesNewlines(), with: "")
        var lonely: [String] = []
        for block in css.matches(of: /{([^{}]*)}/) {
            var plain: Set<Substring> = []
            for declaration in block.1.split(separator: ";") {
                let parts = declaration.split(separator: ":", maxSplits: 1)
                guard let property = parts.first?.trimmingPrefix(while: \.isWhitespace), parts.count == 2 else {
                    continue
                }
                if !parts[1].contains("var(") {
                    plain.insert(property)
                } else if !property.hasPrefix("--"), !plain.contains(property) {
                    lonely.append(String(declaration))
                }
            }
        }
        #expect(css.contains("var(--ink)"))
        #expect(lonely == [])
    }

    @Test func `it holds only what differs`() throws {
        let own = try FolderContents.read(PackageRoot.path("Themes/campus"))
        let parent = try FolderContents.read(PackageRoot.path("Themes/civic"))
        #expect(own.filter { parent[$0.key] == $0.value }.keys.sorted() == [])
        #expect(own.keys.filter { $0.hasPrefix("templates/") } == ["templates/home.mustache"])
    }
}
