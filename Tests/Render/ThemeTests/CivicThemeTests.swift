import Diagnostics
import Foundation
import Testing

@testable import Theme

/// The theme that ships with Humen, against the views it is filled with.
struct CivicThemeTests {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent()
        .appending(path: "Themes/civic")

    private static func files() throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for folder in ["templates", "print", "strings", "assets"] {
            let urls = try FileManager.default.contentsOfDirectory(
                at: Self.folder.appending(path: folder),
                includingPropertiesForKeys: nil
            )
            for url in urls { files["\(folder)/\(url.lastPathComponent)"] = [UInt8](try Data(contentsOf: url)) }
        }
        return files
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
        theme.check(SiteRenderer.views, findings: &findings)
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
        let scripts = try Self.texts("assets/").filter { $0.path.hasSuffix(".js") }
        let spoken = try (Self.texts("templates/") + scripts)
            .filter { $0.text.unicodeScalars.contains { $0.value > 0x7F } }
            .map(\.path)
        #expect(spoken == [])
    }
}
