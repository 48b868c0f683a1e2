import Foundation
import TestSupport
import Testing

/// What building promises: the same bytes, nothing written in vain, and never half a site.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct BuildTests {
    private let day = ["--as-of", "2026-06-26"]

    private func build(_ site: TemporaryFolder, _ more: String...) throws -> ProgramRun {
        try Tool.run(["build"] + day + more, in: site.url)
    }

    @Test func `two builds give the same bytes with any number of workers`() throws {
        let one = try Tool.site()
        let other = try Tool.site()
        #expect(try build(one, "--jobs", "1").exitCode == 0)
        #expect(try build(other, "--jobs", "8").exitCode == 0)
        let first = try one.snapshot("Output")
        let second = try other.snapshot("Output")
        #expect(first.count > 40)
        #expect(first == second)
    }

    @Test func `a build of unchanged content writes nothing`() throws {
        let site = try Tool.site()
        _ = try build(site)
        let before = try states(site)
        let run = try build(site, "--format", "json")
        #expect(try JSONValue(parsing: run.stdout)["written"] == 0)
        #expect(try states(site) == before)
    }

    @Test func `one changed page changes that page and what lists it`() throws {
        let site = try Tool.site()
        _ = try build(site)
        let before = try site.snapshot("Output/site")
        let page = try site.read("Content/articles/jujue-liufa.md")
        try site.write("Content/articles/jujue-liufa.md", page + "\n又一段。\n")
        #expect(try build(site).exitCode == 0)
        let after = try site.snapshot("Output/site")
        let changed = after.filter { before[$0.key] != $0.value }.keys.sorted()
        #expect(changed == ["articles/jujue-liufa.html", "manifest.html", "manifest.sha256", "search/all.js"])
        #expect(after.keys.sorted() == before.keys.sorted())
    }

    @Test func `a removed page leaves the site`() throws {
        let site = try Tool.site()
        try site.write("Content/articles/linshi.md", "---\ntitle: 临时\n---\n\n一段。\n")
        _ = try build(site)
        #expect(try site.files("Output/site").contains("articles/linshi.html"))
        try FileManager.default.removeItem(at: site.url.appending(path: "Content/articles/linshi.md"))
        #expect(try build(site).exitCode == 0)
        #expect(try !site.files("Output/site").contains("articles/linshi.html"))
    }

    @Test func `a build with an error leaves the last output untouched`() throws {
        let site = try Tool.site()
        _ = try build(site)
        let before = try states(site)
        try site.write("Content/articles/huai.md", "---\ntitle: 坏\n---\n\n[没有](meiyou.md)\n")
        let run = try build(site)
        #expect(run.exitCode == 1)
        #expect(run.stderr.contains("[link.dead]"))
        #expect(try states(site) == before)
    }

    @Test func `a check writes nothing`() throws {
        let site = try Tool.site()
        #expect(try Tool.run("check", "--as-of", "2026-06-26", in: site.url).exitCode == 0)
        #expect(try site.files().allSatisfy { $0.hasPrefix("Content/") })
    }

    /// Kills builds that are changing every page, and looks whether the site is always one of two whole ones.
    @Test func `a killed build leaves a whole site`() throws {
        let site = try Tool.site()
        _ = try build(site)
        let old = try site.snapshot("Output/site")
        let configuration = try site.read("Content/site.yaml")
        try site.write("Content/site.yaml", configuration.replacing("示例县禁毒委员会办公室", with: "新示例县禁毒办"))
        let other = try Tool.site()
        try other.write("Content/site.yaml", site.read("Content/site.yaml"))
        _ = try build(other)
        let new = try other.snapshot("Output/site")
        var killed = 0
        for attempt in 0..<24 {
            let program = try #require(Tool.program)
            let process = Process()
            process.executableURL = program
            process.arguments = ["build", "--site", site.path] + day
            process.environment = ["HUMEN_SHARE": PackageRoot.folder.path]
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            usleep(UInt32(20_000 + attempt * 22_000))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            if process.terminationReason == .uncaughtSignal { killed += 1 }
            let now = try site.snapshot("Output/site")
            #expect(now == old || now == new, "after attempt \(attempt)")
        }
        #expect(killed > 0)
        #expect(try build(site).exitCode == 0)
        #expect(try site.snapshot("Output/site") == new)
        let left = try FileManager.default.contentsOfDirectory(atPath: site.url.appending(path: "Output").path)
        #expect(left == ["site"])
    }

    @Test func `the list of digests is right for every file`() throws {
        let site = try Tool.site()
        _ = try build(site)
        let sum = try #require(ProgramRun.find("sha256sum"))
        let folder = site.url.appending(path: "Output/site")
        let run = try ProgramRun(sum, ["--check", "--quiet", "--strict", "manifest.sha256"], in: folder)
        #expect(run.exitCode == 0, "\(run.stdout)\(run.stderr)")
        let listed = try site.read("Output/site/manifest.sha256").split(separator: "\n").count
        #expect(try site.files("Output/site").count == listed + 1)
    }

    @Test func `a site may be anywhere and its output elsewhere`() throws {
        let site = try Tool.site()
        let other = try TemporaryFolder()
        let run = try Tool.run(["build", "--site", site.path, "--output", other.path] + day, in: other.url)
        #expect(run.exitCode == 0)
        #expect(try other.files("site").contains("index.html"))
        #expect(try site.files().allSatisfy { $0.hasPrefix("Content/") })
    }

    @Test func `the coverage page is there only where the site asks for it`() throws {
        let site = try Tool.site()
        _ = try build(site)
        #expect(try !site.files("Output/site").contains("coverage.html"))
        try Tool.run("coverage", "init", in: site.url)
        let configuration = try site.read("Content/site.yaml")
        try site.write("Content/site.yaml", configuration + "\ncoverage: {publish: true}\n")
        #expect(try build(site).exitCode == 0)
        #expect(try site.files("Output/site").contains("coverage.html"))
    }

    /// Path, inode, size and time of every file, and of the folder that holds the site.
    private func states(_ site: TemporaryFolder) throws -> [String: String] {
        var states: [String: String] = [:]
        for path in try site.files("Output").map({ "Output/" + $0 }) + ["Output", "Output/site"] {
            var status = stat()
            #expect(stat(site.url.appending(path: path).path, &status) == 0)
            let time = "\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
            states[path] = "\(status.st_ino) \(status.st_size) \(time)"
        }
        return states
    }
}
