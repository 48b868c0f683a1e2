import Diagnostics
import TestSupport
import Testing

@testable import Theme

/// The theme that ships with Humen, against the views it is filled with.
struct CivicThemeTests {
    private static func files() throws -> [String: [UInt8]] {
        try FolderContents.read(PackageRoot.path("Themes/civic"))
    }

    private static func texts(_ folder: String) throws -> [(path: String, text: String)] {
        try files()
            .filter { $0.key.hasPrefix(folder) }
            .sorted { $0.key < $1.key }
            .map { ($0.key, String(decoding: $0.value, as: UTF8.self)) }
    }

    @Test func `every tag is a field of its view and every word is there`() throws {
        var findings: [Finding] = []
        let theme = SiteTheme(label: "Themes/civic", files: try Self.files(), findings: &findings)
        theme.check(SiteRenderer.views + SiteRenderer.packViews, findings: &findings)
        let summaries = findings.map { "\($0.place?.file ?? ""):\($0.place?.line ?? 0) \($0.summary)" }
        #expect(summaries.sorted() == [])
    }

    @Test func `no word is without use`() throws {
        var findings: [Finding] = []
        let theme = SiteTheme(label: "Themes/civic", files: try Self.files(), findings: &findings)
        let templates = try (Self.texts("templates/") + Self.texts("print/")).map(\.text).joined()
        let unused = theme.strings.keys.filter {
            !templates.contains("{{s.\($0)}}") && !SiteRenderer.words.contains($0)
                && !SiteRenderer.optionalWords.contains($0)
        }
        #expect(unused.sorted() == [])
    }

    @Test func `templates and scripts hold no words of their own`() throws {
        let scripts = try (Self.texts("assets/") + Self.texts("scripts/")).filter { $0.path.hasSuffix(".js") }
        let spoken = try (Self.texts("templates/") + scripts)
            .filter { $0.text.unicodeScalars.contains { $0.value > 0x7F } }
            .map(\.path)
        #expect(spoken == [])
    }
}
