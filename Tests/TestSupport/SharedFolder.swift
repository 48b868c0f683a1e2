package import Foundation
package import Testing

/// The folder `shared` beside the package: public corpora and specifications that are not ours to ship.
package enum SharedFolder {
    /// A path below `../shared`, such as `data/articles`, whether or not it is there.
    ///
    /// The environment variable `HUMEN_SHARED` names another folder for checkouts that stand elsewhere.
    package static func path(_ below: String) -> URL {
        let named = ProcessInfo.processInfo.environment["HUMEN_SHARED"].map { URL(filePath: $0) }
        let folder = named ?? PackageRoot.folder.deletingLastPathComponent().appending(path: "shared")
        return folder.appending(path: below)
    }

    package static func has(_ below: String) -> Bool {
        FileManager.default.fileExists(atPath: path(below).path)
    }

    /// The files below a folder of `../shared` whose names end in one of the extensions, sorted by path.
    ///
    ///     SharedFolder.files("data/articles", "md", "markdown")
    package static func files(_ below: String, _ extensions: String...) -> [URL] {
        let root = path(below)
        return (FileManager.default.subpaths(atPath: root.path) ?? [])
            .map { root.appending(path: $0) }
            .filter { extensions.contains($0.pathExtension) }
            .sorted { $0.path < $1.path }
    }
}

extension Trait where Self == ConditionTrait {
    /// Skips a test where `../shared/<below>` is absent.
    ///
    ///     @Test(.shared("data/articles")) func `every article is parsed`() { … }
    package static func shared(_ below: String) -> Self {
        .enabled(if: SharedFolder.has(below), "../shared/\(below) is not beside the package")
    }
}
