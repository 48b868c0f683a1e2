import Diagnostics
import Pictures
import Site
import Theme

/// Finds a theme by its name, and the themes that it extends, on disk.
struct ThemeLoader {
    let folder: SiteFolder

    /// A theme by its name, which `place` says; nil, with a finding, when it or one that it extends is not there.
    ///
    /// ## Parsing behavior
    /// - The site's own themes come before the shipped ones. A theme of the site may extend the shipped theme of its own
    ///   name.
    func load(_ name: String, at place: Place, findings: inout [Finding]) throws -> SiteTheme? {
        var folders: [ThemeFolder] = []
        var taken: [FilePath] = []
        var next = ThemeFolder.Parent(name: name, place: place)
        while true {
            guard let path = try find(next, taken: taken, findings: &findings) else { return nil }
            taken.append(Disk.resolved(path) ?? path)
            let theme = try read(path, findings: &findings)
            folders.append(theme)
            guard let parent = theme.parent else { break }
            next = parent
        }
        return SiteTheme(ThemeChain(folders), findings: &findings)
    }

    private func find(_ wanted: ThemeFolder.Parent, taken: [FilePath], findings: inout [Finding]) throws -> FilePath? {
        guard Self.isName(wanted.name) else {
            findings.append(
                Finding(
                    .themeName, at: wanted.place, "“\(wanted.name)”不是主题的名称",
                    explanation: ["只写 Themes/ 里那个文件夹的名称，如 civic，不能带“/”“..”这样的路径"]
                )
            )
            return nil
        }
        let candidates = folder.themeFolders(wanted.name)
        if let path = candidates.first(where: { !taken.contains(Disk.resolved($0) ?? $0) }) { return path }
        // No site can be set in a theme that the installation lacks, whatever the office writes.
        guard folder.share?.isWhole == true else { throw ShareMissing(folder.share) }
        findings.append(candidates.isEmpty ? unknown(wanted) : cycle(wanted, taken))
        return nil
    }

    private func read(_ path: FilePath, findings: inout [Finding]) throws -> ThemeFolder {
        var files: [String: [UInt8]] = [:]
        // An installation may be made of links; a theme of the site's own is somebody's folder.
        let isShipped = folder.share.map { path.path.hasPrefix($0.themes.path + "/") } ?? false
        let names =
            isShipped
            ? try Disk.files(below: path) : try ContentLinks.files(of: path, called: "主题文件夹", findings: &findings)
        for file in names {
            let bytes = try Disk.read(path.appending(file))
            if file.hasPrefix("assets/"), ContentPath(file).isPicture {
                findings += PictureCheck(Picture(bytes), bytes.count, path.appending(file).path).findings
            }
            let isText = Self.texts.contains { file.hasSuffix($0) }
            // Pages are in UTF-8, and so is whatever is put into them.
            files[file] =
                isText ? SourceReader.text(bytes, path: path.appending(file).path, findings: &findings).bytes : bytes
        }
        return ThemeFolder(label: path.path, files: files, findings: &findings)
    }

    private static let texts = [".mustache", ".css", ".js", ".yaml", ".svg"]

    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix(".")
            && !name.unicodeScalars.contains { $0 == "/" || $0 == "\\" || $0 == ":" || $0.value < 0x20 }
    }

    private func unknown(_ wanted: ThemeFolder.Parent) -> Finding {
        let names = folder.themeNames
        let near = NearMiss.best(for: wanted.name, among: names)
        return Finding(
            .themeUnknown, at: wanted.place, "没有叫“\(wanted.name)”的主题",
            explanation: (near.map { ["是不是想写“\($0)”？"] } ?? []) + [
                "可以用的主题：\(names.isEmpty ? "（一个也没找到）" : names.joined(separator: "、"))"
            ]
        )
    }

    private func cycle(_ wanted: ThemeFolder.Parent, _ taken: [FilePath]) -> Finding {
        let names = taken.map { $0.path.split(separator: "/").last.map(String.init) ?? $0.path } + [wanted.name]
        return Finding(
            .themeCycle, at: wanted.place, "主题绕着圈互相继承：\(names.joined(separator: " → "))",
            explanation: ["请把其中一个 theme.yaml 的 extends: 改成 civic，或删去"]
        )
    }
}

extension FindingCode {
    static let themeUnknown = FindingCode(
        "theme.unknown", .error, "没有这个主题",
        manual: "site.yaml 里 `theme:` 或 theme.yaml 里 `extends:` 写的主题，在站点的 Themes/ 和随程序安装的主题里都没有。"
    )
    static let themeName = FindingCode(
        "theme.name", .error, "主题的名称写成了路径",
        manual: "`theme:` 和 `extends:` 后面只写 Themes/ 里那个文件夹的名称，不能写路径，免得把站点以外的文件带进网页。"
    )
    static let themeCycle = FindingCode(
        "theme.cycle", .error, "主题互相继承",
        manual: "甲主题继承乙主题，乙主题又（直接或绕道）继承甲主题，没有开头。请改掉其中一个 theme.yaml 里的 `extends:`。"
    )
    /// Every code about finding themes.
    static let themeFolderCodes: [FindingCode] = [.themeUnknown, .themeName, .themeCycle]
}
