package import Foundation

/// The folder that holds Package.swift.
package enum PackageRoot {
    package static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent()

    /// A path below the package root, such as `Tests/Fixtures`.
    package static func path(_ below: String) -> URL { folder.appending(path: below) }

    /// A program that this package builds, beside the running tests: `.build/debug/humen`.
    ///
    /// Nil when it has not been built.
    package static func program(_ name: String) -> URL? {
        var folder = URL(filePath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
        for _ in 0..<4 {
            let candidate = folder.appending(path: name)
            if FileManager.default.isExecutableFile(atPath: candidate.path) && !candidate.hasDirectoryPath {
                return candidate
            }
            folder.deleteLastPathComponent()
        }
        let usual = path(".build/debug/\(name)")
        return FileManager.default.isExecutableFile(atPath: usual.path) ? usual : nil
    }
}
