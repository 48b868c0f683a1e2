import Digests
import Glibc

/// Files that the program writes again and again where people may have typed into them meanwhile.
///
/// ## File format
/// Beside them lies `.humen-files`, a line a file as it was last written: its SHA-256, two blanks, its name, and behind a tab the digest of
/// the path of what it was made from, if anything. Of several lines about a file the last counts; a lost list only makes files look edited.
struct OwnFiles: Sendable {
    private static let listName = ".humen-files"
    private struct Line: Sendable {
        let digest: String
        let source: String
    }
    /// What was written into each folder, by name.
    private var folders: [String: [String: Line]] = [:]

    /// Whether a file may be replaced: it is not there, or is as it was written.
    mutating func mayReplace(_ file: FilePath, source: String? = nil) -> Bool {
        if !Disk.exists(file) { return true }
        guard let line = lines(of: file.parent)[file.name], Disk.digest(of: file)?.hex == line.digest else {
            return false
        }
        return source == nil || line.source == Self.key(source)
    }

    /// Writes a file that was named; one of somebody else's, or that was changed, is refused.
    mutating func write(_ bytes: [UInt8], to file: FilePath) throws {
        guard mayReplace(file) || Disk.digest(of: file)?.hex == SHA256Digest.hex(of: bytes) else {
            throw CoverageDesk.Problem(
                description: "\(file) 已经存在，不是程序写出的，或者写出以后有人改过，没有改动它；请换一个文件名，或先把它移到别处")
        }
        try put(bytes, to: file)
    }

    /// Writes a file of a folder of ours; what somebody changed is kept under another name, which is given.
    mutating func write(_ bytes: [UInt8], to file: FilePath, keepingAs mark: String) throws -> FilePath? {
        if mayReplace(file) || Disk.digest(of: file)?.hex == SHA256Digest.hex(of: bytes) {
            try put(bytes, to: file)
            return nil
        }
        let kept = Self.numbered(file) { $0 == 1 ? mark : "\(mark) \($0)" }.first { !Disk.exists($0) }
        guard let kept, rename(file.path, kept.path) == 0 else { throw DiskProblem("改不了名", file) }
        try put(bytes, to: file)
        return kept
    }

    /// Writes a file under the first of some names where nobody's work is lost and nothing else was put.
    mutating func write(
        _ bytes: [UInt8], toFirstFree names: some Sequence<FilePath>, from source: String
    ) throws -> FilePath {
        guard let file = names.first(where: { mayReplace($0, source: source) }) else {
            throw CoverageDesk.Problem(description: "写不出要退回的表：同名的文件太多，请先清理 Output/reports/退回")
        }
        try put(bytes, to: file, source: source)
        return file
    }

    /// A name with words in brackets before its ending: `a.docx` ⇒ `a（改过的，2026-11-21）.docx`.
    static func numbered(_ file: FilePath, _ words: @escaping (Int) -> String) -> some Sequence<FilePath> {
        let dot = file.name.lastIndex(of: ".") ?? file.name.endIndex
        let (stem, ending) = (file.name[..<dot], file.name[dot...])
        return (1...999).lazy.map { file.parent.appending("\(stem)（\(words($0))）\(ending)") }
    }

    private mutating func put(_ bytes: [UInt8], to file: FilePath, source: String? = nil) throws {
        try Disk.makeFolder(file.parent)
        var known = lines(of: file.parent)
        let line = Line(digest: SHA256Digest.hex(of: bytes), source: Self.key(source))
        let text = "\(line.digest)  \(file.name)" + (line.source.isEmpty ? "" : "\t\(line.source)") + "\n"
        try Disk.replace(file, with: bytes)
        try Disk.append(Array(text.utf8), to: file.parent.appending(Self.listName))
        known[file.name] = line
        folders[file.parent.path] = known
    }

    private mutating func lines(of folder: FilePath) -> [String: Line] {
        if let known = folders[folder.path] { return known }
        var known: [String: Line] = [:]
        let bytes = (try? Disk.read(folder.appending(Self.listName))) ?? []
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let digest = line.prefix(64)
            let rest = line.dropFirst(66).split(separator: "\t", maxSplits: 1)
            guard digest.count == 64, let name = rest.first else { continue }
            known[String(name)] = Line(digest: String(digest), source: rest.count > 1 ? String(rest[1]) : "")
        }
        folders[folder.path] = known
        return known
    }

    private static func key(_ source: String?) -> String {
        source.map { String(SHA256Digest.hex(of: Array($0.utf8)).prefix(16)) } ?? ""
    }
}
