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
