package import Foundation

/// A folder of its own for one test.
///
/// A class because it owns the folder: the folder goes when the last reference does.
package final class TemporaryFolder: Sendable {
    package let url: URL

    package init(_ files: [String: String] = [:]) throws {
        url = FileManager.default.temporaryDirectory.appending(path: "humen-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        for (path, text) in files { try write(path, text) }
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    package var path: String { url.path }

    /// Writes a file, with the folders above it.
    package func write(_ path: String, _ text: String) throws {
        try write(path, bytes: Array(text.utf8))
    }

    package func write(_ path: String, bytes: [UInt8]) throws {
        let file = url.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    package func read(_ path: String) throws -> String {
        try String(contentsOf: url.appending(path: path), encoding: .utf8)
    }

    /// The paths of all files below the folder, sorted; folders are not listed.
    package func files(_ below: String = "") throws -> [String] {
        let root = below.isEmpty ? url : url.appending(path: below)
        return try FileManager.default.subpathsOfDirectory(atPath: root.path)
            .filter { !root.appending(path: $0).isFolder }
            .sorted()
    }

    /// Every file with its bytes: two builds are the same when these are.
    package func snapshot(_ below: String = "") throws -> [String: [UInt8]] {
        let root = below.isEmpty ? url : url.appending(path: below)
        var bytes: [String: [UInt8]] = [:]
        for path in try files(below) { bytes[path] = Array(try Data(contentsOf: root.appending(path: path))) }
        return bytes
    }
}

extension URL {
    fileprivate var isFolder: Bool {
        (try? resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory ?? false
    }
}
