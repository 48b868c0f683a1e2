import Diagnostics
import Site

/// Documents in the content that become no page and that no page links to.
enum UnpublishedFiles {
    /// One finding for each kind of document; pictures have a finding of their own.
    static func findings(_ library: ResolvedLibrary, assets: Set<ContentPath>, in folder: FilePath) -> [Finding] {
        let lost = assets.subtracting(library.usedAssets).sorted()
        return kinds.compactMap { suffixes, words in
            let files = lost.filter { suffixes.contains($0.suffix) && !ignored.contains(String($0.name)) }
            guard let first = files.first else { return nil }
            let names = files.prefix(8).map { "Content/\($0)" }.joined(separator: "、") + (files.count > 8 ? "……" : "")
            return Finding(
                .fileUnpublished, at: Place(file: folder.appending(first.path).path),
                files.count == 1 ? "这个文件不会出现在网站上" : "有 \(files.count) 个文件不会出现在网站上",
                explanation: (files.count == 1 ? [] : [names]) + [words])
        }
    }

    /// One finding for each text that stands where nothing is made of it.
    static func findings(misplaced: [ContentPath], in folder: FilePath) -> [Finding] {
        misplaced.sorted().map { path in
            let (what, how): (String, String) =
                switch (path.column, path.suffix) {
                case _ where path.isMisnamed:
                    (
                        "文件名的结尾不是英文的 .md，这个文件没有读，也不会成为网页",
                        "请改名为 \(path.mended)：句点、字母用英文的，后面没有空格；看不到结尾的，先在“我的电脑”里勾选显示文件扩展名"
                    )
                case (_, "md") where path.name.hasSuffix(".quiz.md"):
                    ("题库不在 Content/banks/ 里，没有读，也不会成为网页", "请把它移到 Content/banks/；答案不会公开")
                case ("", "md"):
                    (
                        "这个文件不在任何栏目里，不会成为网页",
                        path.stem.lowercased() == "index"
                            ? "首页由 Humen 拼成；栏目的导语写在栏目文件夹的 index.md 里，文章请换一个文件名" : "请把它移到一个栏目文件夹里，如 Content/articles/"
                    )
                case ("", _):
                    (
                        "Humen 不认识这个文件，里面写的都没有用到",
                        "这里用得到的是 \(ContentFiles.known.filter { $0.hasSuffix("yaml") }.joined(separator: "、"))"
                    )
                case ("banks", let suffix) where suffix != "md":
                    (
                        "站点只读 .quiz.md 和 .txt 的题库，这个文件没有读",
                        "运行 humen quiz format Content/\(path) -o Content/banks/\(path.stem).quiz.md，核对以后把这个文件移走"
                            + (["doc", "xls", "wps", "et"].contains(suffix) ? "；旧格式先另存为 .docx 或 .xlsx" : "")
                    )
                case ("banks", _): ("题库的文件名要以 .quiz.md 结尾，这个文件没有读", "请改名为 \(path.stem).quiz.md")
                default: ("“\(path.column)”文件夹里的 .md 文件不会成为网页", "请把它移到一个栏目文件夹里，如 Content/articles/")
                }
            let near =
                path.column.isEmpty && path.suffix != "md"
                ? NearMiss.best(for: String(path.name), among: ContentFiles.known) : nil
            return Finding(
                .fileUnpublished, at: Place(file: folder.appending(path.path).path), what,
                explanation: [near.map { "是不是想写“\($0)”？" } ?? how])
        }
    }

    /// Notes of programs, which nobody wrote.
    private static let ignored: Set<String> = ["LICENSE", "CNAME"]

    private static let kinds: [(Set<String>, String)] = [
        (
            ["doc", "docx", "wps", "txt", "rtf", "odt", "htm", "html"],
            "要做成网页，请新建一个 .md 文件，把文字复制进去；只想让人下载，就在文章里写链接：[下载](文件名)"
        ),
        ([""], "文件名没有结尾，看不出是什么文件：是文章的，请在后面加上英文的 .md；是别的文件的，加上它的结尾（如 .pdf、.jpg），再写链接或图片"),
        (["markdown", "mdown", "mkd"], "要成为网页，请把文件名的结尾改成 .md"),
        (
            ["xls", "xlsx", "et", "csv", "ppt", "pptx", "dps", "pdf", "zip", "rar"],
            "想让人下载，就在文章里写链接：[下载](文件名)；表格要显示在网页里，请写成 Markdown 表格"
        ),
    ]
}

extension FindingCode {
    static let fileUnpublished = FindingCode(
        "file.unpublished", .warning, "Content 里有不会出现在网站上的文件",
        manual: """
            只有 .md 文件会成为网页；Word、记事本、Excel、PDF 等文件，要有网页链接到它，才会放进网站。Humen 不会悄悄丢下您的稿件，
            所以列出来：要发布的请照提示做，不用的请移到 Content 以外。
            """
    )
}
