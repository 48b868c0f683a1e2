import Foundation
import TestSupport
import Testing

/// Outputs that are links, and what killed runs leave behind.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct LeftoverTests {
    private static let dead = 999_999_999

    private func site() throws -> TemporaryFolder {
        try TemporaryFolder([
            "site/Content/articles/a.md": "# 甲\n\n正文。\n", "site/Content/articles/b.md": "# 乙\n\n正文。\n",
        ])
    }

    private func run(_ words: String..., in site: TemporaryFolder) throws -> ProgramRun {
        try Tool.run(words + ["--as-of", "2026-06-26"], in: site.url.appending(path: "site"))
    }

    private func exists(_ path: String, in site: TemporaryFolder) -> Bool {
        FileManager.default.fileExists(atPath: site.url.appending(path: path).path)
    }

    private func link(_ path: String, to target: String, in site: TemporaryFolder) throws {
        let place = site.url.appending(path: path)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: place.path, withDestinationPath: target)
    }

    @Test func `an output that is a link stays one, and the folder it leads to is filled`() throws {
        let site = try site()
        try site.write("disk/site/.keep", "")
        try link("site/Output/site", to: "../../disk/site", in: site)
        let first = try run("build", in: site)
        #expect(first.exitCode == 0, "\(first.stderr)")
        try site.write("site/Content/articles/b.md", "# 丙\n\n改了。\n")
        #expect(try run("build", in: site).exitCode == 0)
        let target = try FileManager.default.destinationOfSymbolicLink(
            atPath: site.url.appending(path: "site/Output/site").path)
        #expect(target == "../../disk/site")
        #expect(try site.read("disk/site/articles/b.html").contains("丙"))
        #expect(try site.read("disk/site/articles/a.html").contains("甲"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: site.path + "/disk") == ["site"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: site.path + "/site/Output") == ["site"])
        #expect(
            try run("build", in: site).stdout.contains("没有变化") || site.read("disk/site/articles/b.html").contains("丙"))
    }

    @Test func `a link that leads to files of others is refused, and one that leads nowhere`() throws {
        let site = try site()
        try site.write("disk/site/letter.txt", "信")
        try link("site/Output/site", to: "../../disk/site", in: site)
        let foreign = try run("build", in: site)
        #expect(foreign.exitCode == 2)
        #expect(foreign.stderr.contains("不是 Humen 生成的文件"), "\(foreign.stderr)")
        #expect(try site.read("disk/site/letter.txt") == "信")
        try FileManager.default.removeItem(at: site.url.appending(path: "disk"))
        let nowhere = try run("build", in: site)
        #expect(nowhere.exitCode == 2)
        #expect(nowhere.stderr.contains("这是一个链接，它指的文件夹（../../disk/site）不在，没有写入"), "\(nowhere.stderr)")
        #expect(!exists("disk", in: site))
    }

    @Test func `what killed runs have left goes at the next run of any kind, and doctor names it`() throws {
        let site = try site()
        let live = getpid()
        let left = [
            "site/Output/.site.new-\(Self.dead)/a.html", "site/Output/packs/.p-1.new-\(Self.dead)/a.html",
            "site/Output/print/.booklet-a.new-\(Self.dead)-old/booklet.html",
        ]
        let kept = ["site/Output/.site.new-\(live)/a.html", "site/Output/.own.new-/a.html"]
        for path in left + kept { try site.write(path, "x") }
        let doctor = try Tool.run(["doctor"], in: site.url.appending(path: "site"))
        #expect(doctor.stdout.contains("Output/.site.new-\(Self.dead) 是中断的生成留下的，不能用；下一次生成会自动删去"), "\(doctor.stdout)")
        #expect(doctor.stdout.contains("Output/.site.new-\(live) 正在生成（进程 \(live)）"))
        #expect(doctor.stdout.matches(of: /没有做完的输出/).count == 4)
        // A booklet, so that the site's own build is not what tidies up.
        let print = try run("print", "--section", "articles", in: site)
        #expect(print.exitCode == 0, "\(print.stderr)")
        for path in left { #expect(!exists(path, in: site), "\(path)") }
        for path in kept { #expect(exists(path, in: site), "\(path)") }
        // What had been moved away stands again.
        #expect(exists("site/Output/print/booklet-a/booklet.html", in: site))
        #expect(try run("build", in: site).exitCode == 0)
        for path in kept { #expect(exists(path, in: site), "\(path)") }
    }
}
