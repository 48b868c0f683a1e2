import Foundation
import TestSupport
import Testing

/// Folders and files that cannot be read or written as they should: each ends in its own sentence.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct BadFolderTests {
    private func site(_ pages: [String: String]) throws -> TemporaryFolder {
        try TemporaryFolder(Dictionary(uniqueKeysWithValues: pages.map { ("Content/articles/\($0)", "---\n\($1)") }))
    }

    private func build(_ site: TemporaryFolder, _ more: String...) throws -> ProgramRun {
        try Tool.run(["build", "--as-of", "2026-06-26"] + more, in: site.url)
    }

    /// The first lines of the errors.
    private func errors(_ run: ProgramRun) -> [String] {
        run.stderr.split(separator: "\n").map(String.init).filter { $0.contains("：错误：") || $0.hasPrefix("错误：") }
    }

    @Test func `two pages for one path, also where only the case differs`() throws {
        let site = try site([
            "a.md": "title: 甲\n---\n一\n", "b.md": "title: 乙\nslug: a\n---\n二\n", "A.md": "title: 丙\n---\n三\n",
        ])
        let run = try build(site)
        #expect(run.exitCode == 1)
        #expect(
            errors(run) == [
                "Content/articles/a.md：错误：与另一个文件生成同一个网页 articles/a.html [site.route-collision]",
                "Content/articles/b.md：错误：与另一个文件生成同一个网页 articles/a.html [site.route-collision]",
            ])
        #expect(!FileManager.default.fileExists(atPath: site.path + "/Output"))
    }

    /// What collides, what the error says first, and what its author then does: the site has to build.
    @Test(arguments: [
        ("laws/a.md", "Content/laws：错误：栏目文件夹不能用这个名称：Humen 自己要在那里生成 laws/index.html", "laws-1/a.md"),
        ("tags/a.md", "Content/tags：错误：栏目文件夹不能用这个名称：Humen 自己要在那里生成 tags/index.html", "tags-1/a.md"),
        ("all/a.md", "Content/all：错误：栏目文件夹不能用这个名称：Humen 自己要在那里生成 all/index.html", "all-1/a.md"),
        ("articles/page-2.md", "Content/articles/page-2.md：错误：与另一样东西生成同一个文件 articles/page-2.html", "articles/p2.md"),
        ("tags/jia.md", "Content/tags：错误：", "tags-1/jia.md"),
        ("assets/site.css", "Content/assets/site.css：错误：与另一样东西生成同一个文件 assets/site.css", "assets/own.css"),
        ("search/all.js", "Content/search/all.js：错误：与另一样东西生成同一个文件 search/all.js", "search/all-1.js"),
    ])
    func `what is in the way of Humen's own files is told where it stands, and the advice works`(
        path: String, words: String, moved: String
    ) throws {
        let isPage = path.hasSuffix(".md")
        var pages = Dictionary(
            uniqueKeysWithValues: (1...21).map { ("z\($0).md", "title: 第\($0)篇\ntags: [甲]\n---\n一\n") })
        func link(to path: String) -> String { "title: 链接\n---\n[文件](../\(path))\n" }
        pages["link.md"] = link(to: path)
        let site = try site(pages)
        try site.write("Content/statutes/f.md", "---\nkind: statute\nid: f\ntitle: 试验办法\n---\n\n第一条 说明。\n")
        let text = isPage ? "---\ntitle: 甲\ntags: [甲]\n---\n一\n" : "/* 甲 */\n"
        try site.write("Content/\(path)", text)
        let run = try build(site)
        #expect(run.exitCode == 1)
        let found = errors(run).filter { $0.contains("site.route-collision") }
        #expect(found.first?.hasPrefix(words) == true, "\(run.stderr)")
        #expect(errors(run).count == found.count, "\(run.stderr)")
        try FileManager.default.removeItem(at: site.url.appending(path: "Content/\(path)"))
        try site.write("Content/\(moved)", text)
        try site.write("Content/articles/link.md", "---\n" + link(to: moved))
        let again = try build(site)
        #expect(again.exitCode == 0, "\(again.stderr)")
    }

    @Test func `folders that differ only in case are one finding, not one for every link`() throws {
        let site = try site(["a.md": "title: 甲\n---\n[一](../cases/1.md)[二](../Cases/2.md)[三](../cases/3.md)\n"])
        for name in ["Cases/1", "cases/2", "Cases/3", "cases/sub/4", "Cases/sub/5"] {
            try site.write("Content/\(name).md", "---\ntitle: \(name)\n---\n一\n")
        }
        let run = try build(site)
        #expect(run.exitCode == 1)
        #expect(errors(run) == ["Content/Cases：错误：文件夹 Cases 与 cases 只差大小写，在 Windows 和 U 盘上是同一个文件夹 [site.folder-case]"])
        #expect(run.stderr.hasSuffix("1 个错误\n有错误，没有写入\n"), "\(run.stderr)")
    }

    @Test func `a special folder in capitals is a column, and that is said`() throws {
        let site = try site(["a.md": "title: 甲\n---\n一\n"])
        try site.write("Content/QA/b.md", "---\ntitle: 乙\n---\n二\n")
        let run = try build(site)
        #expect(run.exitCode == 0)
        #expect(run.stderr.contains("Content/QA：警告：文件夹 QA 当作普通栏目；有专门用途的文件夹是小写的 qa [site.folder-case]"), "\(run.stderr)")
    }

    @Test(arguments: ["Laws", "Tags", "STAGE", "All"])
    func `a column in capitals that Windows takes for a folder of the site is one finding`(name: String) throws {
        let site = try site(["a.md": "title: 甲\n---\n[一](../\(name)/b.md)\n"])
        try site.write("Content/\(name)/b.md", "---\ntitle: 乙\ntags: [识毒]\n---\n二\n")
        let run = try build(site)
        #expect(run.exitCode == 1)
        #expect(errors(run).count == 1 && errors(run)[0].hasSuffix("[site.folder-case]"), "\(run.stderr)")
    }

    @Test func `a table of questions among the banks is not passed over in silence, and the advice works`() throws {
        let site = try site(["a.md": "title: 甲\n---\n一\n"])
        try site.write("Content/banks/ti.csv", "题目,选项A,选项B,答案\n毒品有害吗？,有,没有,A\n")
        let run = try build(site)
        #expect(run.exitCode == 0)
        #expect(run.stderr.contains("Content/banks/ti.csv：警告：站点只读 .quiz.md 和 .txt 的题库，这个文件没有读 [file.unpublished]"))
        let advice = try #require(run.stderr.firstMatch(of: /运行 humen (quiz format [^，]+)，/)?.1)
        #expect(try Tool.run(Tool.words(String(advice)), in: site.url).exitCode == 0)
        try FileManager.default.removeItem(at: site.url.appending(path: "Content/banks/ti.csv"))
        let list = try Tool.run("quiz", "list", "--format", "json", in: site.url)
        #expect(try JSONValue(parsing: list.stdout)["banks"][0]["questions"].array.count == 1)
        #expect(try !build(site).stderr.contains("file.unpublished"))
    }

    @Test(arguments: [
        ("articles/b。md", "b.md"), ("articles/c.ｍｄ", "c.md"), ("articles/d.md ", "d.md"), ("articles/d.MD。", "d.md"),
        ("banks/t.quiz。md", "t.quiz.md"), ("f．md", "f.md"),
    ])
    func `an article whose name does not quite end in md is told`(path: String, name: String) throws {
        let site = try site(["a.md": "title: 甲\n---\n一\n"])
        try site.write("Content/\(path)", "---\ntitle: 乙\n---\n二\n")
        let run = try build(site)
        #expect(
            run.stderr.contains("Content/\(path)：警告：文件名的结尾不是英文的 .md，这个文件没有读，也不会成为网页 [file.unpublished]"),
            "\(run.stderr)")
        #expect(run.stderr.contains("请改名为 \(name)："))
    }

    @Test func `a file without ending is told`() throws {
        let site = try site(["a.md": "title: 甲\n---\n一\n"])
        try site.write("Content/articles/e", "---\ntitle: 乙\n---\n二\n")
        #expect(try build(site).stderr.contains("Content/articles/e：警告：这个文件不会出现在网站上 [file.unpublished]"))
    }

    @Test func `paths that climb out of the content`() throws {
        let site = try site([
            "a.md": "title: 甲\nslug: ../../b\n---\n[x](../../../etc/passwd)\n\n![图](../../../../tmp/x.png)\n"
        ])
        try site.write("Content/site.yaml", "theme: ../../Themes\n")
        let run = try build(site)
        #expect(run.exitCode == 1)
        #expect(
            errors(run) == [
                "Content/articles/a.md:5:5：错误：链接“../../../etc/passwd”指到了 Content 文件夹外面 [link.dead]",
                "Content/articles/a.md:7:6：错误：链接“../../../../tmp/x.png”指到了 Content 文件夹外面 [link.dead]",
                "Content/site.yaml:1:8：错误：“../../Themes”不是主题的名称 [theme.name]",
            ])
        #expect(run.stderr.contains("网址只能用英文字母、数字、“-”“_”“.”，已改用 b [page.slug-not-ascii]"))
    }

    @Test func `a link out of the content is not published`() throws {
        let site = try site(["a.md": "title: 甲\n---\n一\n"])
        try site.write("secret.md", "秘密\n")
        let link = site.url.appending(path: "Content/articles/mima.md")
        try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "../../secret.md")
        let run = try build(site)
        #expect(run.exitCode == 1)
        #expect(
            errors(run) == ["Content/articles/mima.md：错误：这是一个链接，指到了 Content 文件夹外面（../../secret.md），没有读取 [file.link]"])
        try FileManager.default.removeItem(at: link)
        try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "a.md")
        #expect(try build(site).exitCode == 0)
    }

    @Test func `an output that cannot be written`() throws {
        let site = try site(["a.md": "title: 甲\n---\n一\n"])
        try site.write("Output", "我是一个文件\n")
        let run = try build(site)
        #expect(run.exitCode == 2)
        #expect(run.stderr == "错误：这里要建文件夹，却有一个同名的文件：Output\n")
        #expect(try site.read("Output") == "我是一个文件\n")
        let elsewhere = try build(site, "--output", "/proc/humen")
        #expect(elsewhere.exitCode == 2)
        #expect(elsewhere.stderr.hasPrefix("错误：建不了文件夹 /proc/humen"))
    }

    @Test(arguments: ["Content", "Content/articles/new", "./Content/../Content/x"])
    func `an output among the sources`(place: String) throws {
        let site = try site(["a.md": "title: 甲\n---\n一\n"])
        let before = try site.files("Content")
        let run = try build(site, "--output", place)
        #expect(run.exitCode == 2)
        #expect(run.stderr.hasPrefix("错误：输出文件夹不能放在 Content 里"))
        #expect(try site.files("Content") == before)
    }

    @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
    func `an output without permission`() throws {
        let site = try site(["a.md": "title: 甲\n---\n一\n"])
        let folder = site.url.appending(path: "Output")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path) }
        let run = try build(site)
        #expect(run.exitCode == 2)
        #expect(run.stderr.hasSuffix("：没有权限\n"))
    }

    /// A disk of 300 KB for the output, where the kernel lets us make one; the site of the last build stays whole.
    @Test(.enabled(if: Self.maymount, "no file system may be mounted here"))
    func `a disk that becomes full`() throws {
        let site = try Tool.site()
        let program = try #require(Tool.program)
        let script = """
            mkdir Small && mount -t tmpfs -o size=3m tmpfs Small && "$0" build --output Small >&2 || exit 9
            sha256sum Small/site/index.html Small/site/manifest.sha256 > before
            head -c 2900000 /dev/zero > Small/filler
            sed -i 's/示例县/新的示例县/g' Content/*.yaml
            "$0" build --output Small; code=$?
            sha256sum --check --quiet before || exit 8
            ls -A Small; exit $code
            """
        let run = try ProgramRun(
            try #require(ProgramRun.find("unshare")), ["--mount", "bash", "-c", script, program.path], in: site.url,
            environment: ["HUMEN_SHARE": PackageRoot.folder.path])
        #expect(run.exitCode == 2, "\(run.stderr)")
        #expect(run.stdout == "filler\nsite\n")
        #expect(run.stderr.hasSuffix("：磁盘满了\n"))
    }

    private static var maymount: Bool {
        guard let unshare = ProgramRun.find("unshare"), let folder = try? TemporaryFolder() else { return false }
        let script = "mount -t tmpfs -o size=64k tmpfs ."
        return (try? ProgramRun(unshare, ["--mount", "bash", "-c", script], in: folder.url))?.exitCode == 0
    }

    /// A limit on the size of files stands for the disk where none may be mounted.
    @Test func `a file that is too large for the disk`() throws {
        let site = try Tool.site()
        let program = try #require(Tool.program)
        let run = try ProgramRun(
            URL(filePath: "/bin/bash"), ["-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" build", program.path],
            in: site.url,
            environment: ["HUMEN_SHARE": PackageRoot.folder.path])
        #expect(run.exitCode == 2)
        #expect(run.stderr.hasSuffix("：文件太大，这个磁盘放不下\n"), "\(run.stderr)")
        #expect(try site.files("Output") == [])
    }

    @Test(arguments: [
        ["explain"], ["law", "list"], ["quiz", "list", "--format", "json"],
        ["render", "Content/articles/jujue-liufa.md"],
    ])
    func `a result that cannot be written whole is no success`(arguments: [String]) throws {
        let site = try Tool.site()
        let program = try #require(Tool.program)
        let run = try ProgramRun(
            URL(filePath: "/bin/bash"), ["-c", "exec \"$0\" \"$@\" > /dev/full", program.path] + arguments,
            in: site.url,
            environment: ["HUMEN_SHARE": PackageRoot.folder.path])
        #expect(run.exitCode == 2)
        #expect(run.stderr == "错误：结果没有写完：磁盘满了，或者接收的程序已经关闭。请换一个地方再试\n")
    }
}
