import Diagnostics
import Site

/// Folders whose names differ only in case: two folders here, one on Windows and on a USB stick.
///
/// Nothing about links can be said before they are one folder, so that a site with such folders is not resolved.
enum FolderCase {
    /// Folders with a meaning, whose files become something else than pages of a column or are laid out in their own way.
    private static let special = ["statutes", "banks", "papers", "frameworks", "qa", "exhibits", "scenarios"]
    /// Folders that the site itself has: a column of such a name in other letters is the same folder on Windows.
    private static let ours = [
        "laws", "tags", "audience", "stage", "implements", "region", "all", "assets", "packs", "search",
    ]

    /// One error for every folder that has a twin, and a warning for a special folder in other letters.
    static func findings(_ paths: [String], in content: FilePath) -> [Finding] {
        var folders: Set<Substring> = []
        for path in paths {
            // Siblings share their folder: only the first of them walks up.
            var rest = path[...]
            while let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) {
                rest = rest[..<slash]
                if !folders.insert(rest).inserted { break }
            }
        }
        var byLowerCase: [String: [String]] = [:]
        for folder in folders { byLowerCase[folder.lowercased(), default: []].append(String(folder)) }
        var findings: [Finding] = []
        for (lower, twins) in byLowerCase.sorted(by: { $0.key < $1.key }) {
            let sorted = twins.sorted { ($0 == lower ? 0 : 1, $0) < ($1 == lower ? 0 : 1, $1) }
            // Folders inside of twins are told apart by them.
            let parents = Set(sorted.map { $0.split(separator: "/").dropLast().joined(separator: "/") })
            for twin in sorted.dropFirst() where parents.count == 1 {
                findings.append(
                    Finding(
                        .folderCase, at: Place(file: content.appending(twin).path),
                        "文件夹 \(twin) 与 \(sorted[0]) 只差大小写，在 Windows 和 U 盘上是同一个文件夹",
                        explanation: ["请把里面的文件移到 \(sorted[0])，再删去这个文件夹；其余的检查要等改好以后再做"],
                        notes: [.init(at: Place(file: content.appending(sorted[0]).path), "另一个文件夹")]))
            }
            if sorted.count == 1, ours.contains(lower), sorted[0] != lower {
                findings.append(
                    Finding(
                        .folderCase, at: Place(file: content.appending(sorted[0]).path),
                        "栏目文件夹不能叫 \(sorted[0])：Humen 自己要生成 \(lower) 文件夹，在 Windows 和 U 盘上是同一个",
                        explanation: ["请给文件夹改名；其余的检查要等改好以后再做"]))
            }
            if sorted.count == 1, special.contains(lower), sorted[0] != lower {
                findings.append(
                    Finding(
                        .folderCase, severity: .warning, at: Place(file: content.appending(sorted[0]).path),
                        "文件夹 \(sorted[0]) 当作普通栏目；有专门用途的文件夹是小写的 \(lower)",
                        explanation: ["请把文件夹改名为 \(lower)；确实是普通栏目的，请换一个名称"]))
            }
        }
        return findings
    }
}

extension FindingCode {
    static let folderCase = FindingCode(
        "site.folder-case",
        .error,
        "文件夹名只差大小写",
        manual: """
            Windows 和 U 盘不分大小写：`Cases` 和 `cases` 在那里是同一个文件夹，文件会互相盖掉，链接也会乱。请把两个文件夹的文件移到一个里，
            再看其余的提示。有专门用途的文件夹（statutes、banks、qa 等）名称都是小写，写成大写就只是普通栏目。
            """
    )
}
