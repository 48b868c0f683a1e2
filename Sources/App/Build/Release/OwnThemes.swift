import Diagnostics
import Digests
import Site
import Theme

/// The themes that an office made for its site: their words and pictures stand on every page, and are reviewed with site.yaml.
///
/// A shipped theme is not the office's. Styles are no words.
struct OwnThemes {
    private let site: FilePath
    private let names: [String]
    private let place: Place

    /// The theme that site.yaml names, and those that it extends, as far as they stand in the site.
    init(_ folder: SiteFolder, _ configuration: SiteConfiguration) {
        site = folder.path
        place = configuration.themePlace ?? Place(file: folder.content.appending("site.yaml").path)
        var names: [String] = []
        var next: String? = configuration.theme
        while let name = next, !name.contains("/"), !name.hasPrefix("."), !names.contains(name) {
            let theme = folder.path.appending("Themes/\(name)")
            let shipped = folder.share?.themes.appending(name)
            guard Disk.isFolder(theme), Disk.resolved(theme) != shipped.flatMap(Disk.resolved) else { break }
            names.append(name)
            next = Self.parent(of: theme)
        }
        self.names = names
    }

    private static func parent(of theme: FilePath) -> String? {
        guard let bytes = try? Disk.read(theme.appending("theme.yaml")) else { return nil }
        // What is wrong with a theme is reported by whoever loads it.
        var ignored: [Finding] = []
        return ThemeFolder(label: theme.path, files: ["theme.yaml": bytes], findings: &ignored).parent?.name
    }

    /// The themes as files that site.yaml shows, each as a whole.
    var shown: [ShownFile] { names.map { ShownFile(path: ContentPath(Self.path($0)), place: place) } }

    private static func path(_ name: String) -> String { "Themes/\(name)" }

    /// One number for all words and pictures of a theme; nil for what is no theme.
    func digest(of path: ContentPath) throws -> String? {
        guard names.contains(where: { Self.path($0) == path.path }) else { return nil }
        let theme = site.appending(path.path)
        var lines = ""
        for file in try Disk.files(below: theme).sorted() where !file.hasSuffix(".css") && file != "theme.yaml" {
            lines += "\(SHA256Digest.hex(of: try Disk.read(theme.appending(file))))  \(file)\n"
        }
        return SHA256Digest.hex(of: Array(lines.utf8))
    }
}
