import Foundation
import TestSupport
import Testing

/// What people typed into files that the program wrote.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct CoverageEditedTests {
    private func text(_ site: CoverageSite, _ path: String) throws -> String {
        try String(contentsOf: site.url.appending(path: path), encoding: .utf8)
    }

    private func type(_ words: String, _ site: CoverageSite, _ path: String) throws {
        let url = site.url.appending(path: path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try words.write(to: url, atomically: true, encoding: .utf8)
    }

    @Test func `a report that was typed into is kept beside the new one, an untouched one is replaced`() throws {
        let site = try CoverageSite()
        let folder = "Output/reports/2026-2027-1"
        #expect(try site.run("report", "notice").exitCode == 0)
        try type("禁毒办〔2026〕5号", site, folder + "/情况通报.docx")
        let again = try site.run("report", "notice")
        #expect(again.exitCode == 0)
        #expect(again.stderr.contains("“情况通报.docx”写出以后有人改过，改过的那份留作“情况通报（改过的，2026-11-21）.docx”"))
        #expect(!again.stderr.contains("情况通报.html"))
        #expect(try text(site, folder + "/情况通报（改过的，2026-11-21）.docx") == "禁毒办〔2026〕5号")
        try type("再改", site, folder + "/情况通报.docx")
        #expect(try site.run("report", "notice").exitCode == 0)
        #expect(try text(site, folder + "/情况通报（改过的，2026-11-21 2）.docx") == "再改")
        #expect(try site.run("report", "notice").stderr == "")
    }

    @Test(arguments: [
        ["status", "-o", "a.xlsx"], ["missing", "-o", "a.csv"], ["schools", "list", "-o", "a.csv"],
        ["template", "-o", "a.xlsx"], ["report", "notice", "-o", "a.docx"],
    ])
    func `a named file of somebody else is never replaced, our own is`(arguments: [String]) throws {
        let site = try CoverageSite()
        let name = try #require(arguments.last)
        try type("学校自己的表", site, name)
        let run = try site.run(arguments)
        #expect(run.exitCode != 0)
        #expect(run.stderr.contains("\(name) 已经存在，不是程序写出的，或者写出以后有人改过，没有改动它"), "\(run.stderr)")
        #expect(try text(site, name) == "学校自己的表")
        try FileManager.default.removeItem(at: site.url.appending(path: name))
        #expect(try site.run(arguments).exitCode == 0)
        #expect(try site.run(arguments).exitCode == 0)
    }

    @Test func `sheets of one name from two folders are both given back, and one that is being mended stays`() throws {
        let site = try CoverageSite()
        for town in ["城关", "柳河"] { try type("学校名称,课时\n\(town)没有这所小学,2\n", site, "\(town)/表.csv") }
        _ = try site.run("import", "城关/表.csv", "柳河/表.csv")
        let folder = "Output/reports/退回"
        let url = site.url.appending(path: folder)
        func names() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: url.path).filter { !$0.hasPrefix(".") }.sorted()
        }
        #expect(try names() == ["表（退回修改 2）.xlsx", "表（退回修改）.xlsx"])
        _ = try site.run("import", "城关/表.csv")
        #expect(try names().count == 2)
        try type("正在改", site, folder + "/表（退回修改）.xlsx")
        let third = try site.run("import", "城关/表.csv")
        #expect(third.stdout.contains("表（退回修改 3）.xlsx"))
        #expect(try text(site, folder + "/表（退回修改）.xlsx") == "正在改")
    }
}
