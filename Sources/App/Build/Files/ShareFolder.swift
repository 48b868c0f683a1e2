/// Where the shipped themes and starter content are.
///
/// `HUMEN_SHARE` names the folder; else `PREFIX/share/humen` of the installed program; else the checkout from whose
/// `.build` it runs. All are found from the program's own real path, never from where it was built.
package struct ShareFolder: Sendable {
    package let path: FilePath

    /// Looks in the order above; nil when nothing is found.
    package init?(environment: [String: String]) {
        if let named = environment["HUMEN_SHARE"], !named.isEmpty {
            path = FilePath(named)
            return
        }
        guard var folder = Disk.resolved(FilePath("/proc/self/exe"))?.parent else { return nil }
        for _ in 0..<7 {
            for candidate in [folder.appending("share/humen"), folder]
            where Self.isShare(candidate) {
                path = candidate
                return
            }
            folder = folder.parent
        }
        return nil
    }

    /// Whether the shipped themes are there: `HUMEN_SHARE` may name a folder that holds none, or that is gone.
    package var isWhole: Bool { Self.isShare(path) }

    /// What is said where the shipped themes are missing.
    var missing: String { "环境变量 HUMEN_SHARE 指的 \(path.path) 里没有 Themes/civic" }
    /// How to get them.
    static let remedy = "重新安装，或用环境变量 HUMEN_SHARE 指出含 Themes/ 的文件夹"

    private static func isShare(_ folder: FilePath) -> Bool {
        Disk.isFile(folder.appending("Themes/civic/theme.yaml"))
    }

    /// The shipped themes.
    package var themes: FilePath { path.appending("Themes") }
    /// The starter content, which `humen new` copies.
    package var content: FilePath { path.appending("Content") }
}

/// The shipped themes are not there: the installation is at fault, not the site.
struct ShareMissing: Error, CustomStringConvertible {
    let description: String

    init(_ share: ShareFolder?) {
        let what = share.map { "\($0.missing)，没有主题，做不成网页" } ?? "没有找到程序自带的主题（share/humen），做不成网页"
        description = "\(what)。请\(ShareFolder.remedy)；用 humen doctor 可以看找到了什么"
    }
}
