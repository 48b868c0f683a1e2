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
        theme.check(SiteRenderer.views, findings: &findings)
        #expect(findings.map { "\($0.place?.label ?? "") \($0.summary) \($0.explanation.joined())" } == [])
    }

    @Test func `it holds only what differs`() throws {
        let own = try FolderContents.read(PackageRoot.path("Themes/campus"))
        let parent = try FolderContents.read(PackageRoot.path("Themes/civic"))
        #expect(own.filter { parent[$0.key] == $0.value }.keys.sorted() == [])
        #expect(own.keys.filter { $0.hasPrefix("templates/") } == ["templates/home.mustache"])
    }
}
