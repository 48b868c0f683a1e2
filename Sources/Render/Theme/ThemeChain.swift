package import Diagnostics
import Digests

/// A theme with the themes that it extends, the theme itself first.
///
/// A file of a theme stands in place of its parent's file of the same path; words are laid over one another key by key;
/// style sheets with new names are joined to the parent's.
package struct ThemeChain: Sendable {
    package let folders: [ThemeFolder]

    /// A theme and those above it, the theme itself first.
    package init(_ folders: [ThemeFolder]) { self.folders = folders }

    /// A file as the theme has it, and where it comes from.
    struct File {
        let bytes: [UInt8]
        let label: String
    }

    /// Every file by its path inside a theme's folder, the nearest of each.
    var files: [String: File] { Self.files(folders[...]) }

    private static func files(_ folders: ArraySlice<ThemeFolder>) -> [String: File] {
        var files: [String: File] = [:]
        for folder in folders.reversed() {
            for (path, bytes) in folder.files where path != "theme.yaml" {
                files[path] = File(bytes: bytes, label: "\(folder.label)/\(path)")
            }
        }
        return files
    }

    /// What is wrong with the files that stand in place of others, and with those that were meant to.
    var findings: [Finding] {
        var findings: [Finding] = []
        let everything = files
        for (index, folder) in folders.enumerated() where folder.parent != nil && index + 1 < folders.count {
            let parent = Self.files(folders[(index + 1)...])
            for path in folder.files.keys.sorted() where path != "theme.yaml" {
                if let original = parent[path] {
                    findings += unrecorded(path, original, in: folder)
                } else if !Self.isUsed(path, in: everything) {
                    findings.append(idle(path, in: folder, parent: parent))
                }
            }
            for recorded in folder.recorded { findings += check(recorded, in: folder, parent: parent) }
        }
        return findings
    }

    // MARK: Files

    /// Files whose original may change in a way that the copy should follow; a picture is replaced on purpose.
    private static func followsOriginal(_ path: String) -> Bool {
        path.hasPrefix("templates/") || path.hasPrefix("print/") || path.hasPrefix("styles/") || path.hasSuffix(".js")
            || path.hasSuffix(".css")
    }

    private func unrecorded(_ path: String, _ original: File, in folder: ThemeFolder) -> [Finding] {
        guard Self.followsOriginal(path), !folder.recorded.contains(where: { $0.path == path }) else { return [] }
        return [
            Finding(
                .overrideUnrecorded, at: Self.place(path, in: folder), "改写了上级主题的文件，却没有记下原件",
                explanation: [
                    "请在 \(folder.label)/theme.yaml 的 overrides: 下面加一行，原件以后有改动时才能提醒您：",
                    "  \(path): \(SHA256Digest.hex(of: original.bytes))",
                ]
            )
        ]
    }

    private func check(_ recorded: ThemeFolder.Recorded, in folder: ThemeFolder, parent: [String: File]) -> [Finding] {
        guard let original = parent[recorded.path] else {
            let near = NearMiss.best(for: recorded.path, among: parent.keys.sorted())
            return [
                Finding(
                    .overrideIdle, at: recorded.pathPlace, "上级主题里没有 \(recorded.path)",
                    explanation: [near.map { "是不是想写“\($0)”？" } ?? "原件可能已经撤去，请删去这一行"]
                )
            ]
        }
        guard folder.files[recorded.path] != nil else {
            let advice = ["请删去这一行，或把文件放进主题的文件夹"]
            return [Finding(.overrideIdle, at: recorded.pathPlace, "这个主题没有改写 \(recorded.path)", explanation: advice)]
        }
        let digest = SHA256Digest.hex(of: original.bytes)
        guard recorded.digest != digest else { return [] }
        return [
            Finding(
                .overrideOutdated, at: recorded.digestPlace, "\(recorded.path) 的原件改过了，改写的这一份还是照旧的原件",
                explanation: [
                    "请对照 \(original.label)，改好 \(folder.label)/\(recorded.path)，再把这一行改成：",
                    "  \(recorded.path): \(digest)",
                ]
            )
        ]
    }

    /// Whether anything reads a file that no parent has.
    private static func isUsed(_ path: String, in files: [String: File]) -> Bool {
        if path.hasSuffix(".css"), let slash = path.lastIndex(of: "/"),
            StyleSheets.assets.values.contains(where: { $0.contains(String(path[...slash])) })
        {
            return true
        }
        if path == "strings/zh-Hans.yaml" || ScriptParts.isPart(path) { return true }
        guard let folder = path.split(separator: "/").first, let name = path.split(separator: "/").last else {
            return false
        }
        switch folder {
        case "templates", "print":
            guard path.hasSuffix(".mustache") else { return false }
            let stem = name.dropLast(".mustache".count)
            let called = (folder == "print" ? "print/" : "") + stem
            return files.contains { other, file in
                other.hasSuffix(".mustache") && other != path && TemplateScanner.includes(called, in: file.bytes)
            }
        case "assets": return files.contains { $0.key != path && mentions($0.value.bytes, String(name)) }
        default: return false
        }
    }

    private static func mentions(_ bytes: [UInt8], _ name: String) -> Bool {
        let needle = Array(name.utf8)
        guard let head = needle.first, bytes.count >= needle.count else { return false }
        return (0...bytes.count - needle.count).contains { start in
            bytes[start] == head && bytes[start..<start + needle.count].elementsEqual(needle)
        }
    }

    /// The first line of a file that is about the whole of it; of a picture only its name.
    private static func place(_ path: String, in folder: ThemeFolder) -> Place {
        let label = "\(folder.label)/\(path)"
        guard let bytes = folder.files[path], String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(0) else {
            return Place(file: label)
        }
        return SourceText(path: label, bytes: bytes).place(line: 1)
    }

    private func idle(_ path: String, in folder: ThemeFolder, parent: [String: File]) -> Finding {
        let near = NearMiss.best(for: path, among: parent.keys.sorted())
        return Finding(
            .overrideIdle, at: Self.place(path, in: folder), "这个文件没有用处：上级主题里没有它，也没有别的文件用到它",
            explanation: [near.map { "是不是想写“\($0)”？" } ?? "请改正文件名，或删去"]
        )
    }
}

extension FindingCode {
    package static let overrideIdle = FindingCode(
        "theme.override-idle", .warning, "改写的东西没有原件",
        manual: """
            主题用 extends: 继承另一个主题时，同名的文件替换上级主题的文件，同名的词替换上级主题的词。名称写错一个字母，就什么也不替换，\
            网页照旧，所以要提醒。请按提示改正名称；确实不要的，删去。
            """
    )
    package static let overrideOutdated = FindingCode(
        "theme.override-outdated", .warning, "改写以后，原件又改过了",
        manual: """
            theme.yaml 的 overrides: 记着每个改写的文件是照哪一份原件改的（原件的 SHA-256）。升级以后原件变了，改写的那一份可能少了新内容。\
            请对照新的原件改好，再把这一行改成提示里给出的新值。
            """
    )
    package static let overrideUnrecorded = FindingCode(
        "theme.override-unrecorded", .note, "改写了文件，没有记下原件",
        manual: """
            在 theme.yaml 里用 overrides: 记下原件的 SHA-256，以后升级时原件有改动，Humen 会提醒您对照修改。\
            把提示里给出的那一行抄进 theme.yaml 就可以了。
            """
    )
    static let themeChainCodes: [FindingCode] = [.overrideIdle, .overrideOutdated, .overrideUnrecorded]
}
