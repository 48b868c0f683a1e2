import ChineseText
import DataFiles
package import Diagnostics

/// An address that a page once had, where a small page now leads on to it.
package struct Alias: Sendable, Hashable {
    package let route: Route
    /// Where it is written in the page's file, in UTF-8 offsets.
    package let range: Range<Int>

    /// The address that a text means for the page made of a file.
    ///
    /// ## Parsing behavior
    /// - `old.html`, `old.md` and `old` stand beside the page; what has a slash counts from the site's root: `articles/old.html`.
    /// - A folder (`old/`) is its `index.html`.
    /// - Chinese becomes pinyin, as it does in the address of a file, so that a file's former name can be written as it was.
    init?(_ written: PlacedText, of path: ContentPath) {
        var text = Substring(written.text)
        let isRooted = text.contains("/")
        if text.hasPrefix("/") { text = text.dropFirst() }
        guard !text.isEmpty, !text.contains(where: { "#?\\:".contains($0) }) else { return nil }
        if text.hasSuffix("/") { text += "index" }
        for suffix in [".html", ".htm", ".md"] where text.lowercased().hasSuffix(suffix) {
            text = text.dropLast(suffix.count)
            break
        }
        var segments = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard !segments.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else { return nil }
        let name = ContentPath.segment(segments.removeLast())
        let folders = isRooted ? segments : path.folders.map(String.init)
        route = Route(folders.map(ContentPath.segment), name + ".html")
        range = written.range
    }

    /// The aliases of a page's front matter.
    static func read(
        _ texts: [PlacedText], of path: ContentPath, _ source: SourceText, findings: inout [Finding]
    )
        -> [Alias]
    {
        texts.compactMap { text in
            if let alias = Alias(text, of: path) { return alias }
            findings.append(
                Finding(
                    .aliasInvalid, at: source.place(text.range), "旧址“\(text.text)”不是站内的地址，已忽略",
                    explanation: ["请写原来的文件，如 articles/shidu.md，或与本文件同一文件夹的旧文件名"]
                )
            )
            return nil
        }
    }
}

extension FindingCode {
    package static let aliasInvalid = FindingCode(
        "page.alias-invalid", .warning, "旧址不是站内的地址",
        manual: """
            `aliases`（旧址）写这一页以前的文件名，旧地址上会留一个小网页，自动转到新地址，收藏和二维码都不失效。
            只写文件名（`shidu.md`）就是与本文件在同一文件夹；带 `/` 的（`articles/shidu.md`）从 Content 算起。
            不能写网上的地址，不能带 `..`、`?`、`#`。
            """
    )
}
