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
            where Disk.isFile(candidate.appending("Themes/civic/theme.yaml")) {
                path = candidate
                return
            }
            folder = folder.parent
        }
        return nil
    }

    /// The shipped themes.
    package var themes: FilePath { path.appending("Themes") }
    /// The starter content, which `humen new` copies.
    package var content: FilePath { path.appending("Content") }
}
