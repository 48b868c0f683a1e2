package import Foundation

/// The files of a folder of this package, as modules that touch no disk take them.
package enum FolderContents {
    /// Every file below a folder, by its path inside it.
    package static func read(_ folder: URL) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for path in FileManager.default.subpaths(atPath: folder.path) ?? [] {
            let file = folder.appending(path: path)
            guard !file.hasDirectoryPath, (try? file.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory != true
            else { continue }
            files[path] = [UInt8](try Data(contentsOf: file))
        }
        return files
    }
}
