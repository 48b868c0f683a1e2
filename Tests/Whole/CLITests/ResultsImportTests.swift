import Foundation
import TestSupport
import Testing

/// What the ledger tells of imports of results, and of papers that somebody changed after they were issued.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct ResultsImportTests {
    private func humen(_ site: TemporaryFolder, _ line: String) throws -> ProgramRun {
        try Tool.run(Tool.words(line) + ["--as-of", "2026-10-01"], in: site.url)
    }

    @Test func `every import that changes sums is a line of the audit, in a class that was known before too`() throws {
        let site = try Tool.siteWithResults()
        _ = try humen(site, "quiz results import bianma.txt --by 宣传科")
        _ = try humen(site, "quiz results import wanjiao.txt --by 城关中学")
        // What changes nothing is none.
        _ = try humen(site, "quiz results import wanjiao.txt --by 李科长")
        let audit = try humen(site, "coverage audit")
        #expect(audit.exitCode == 0, "\(audit.stdout)\(audit.stderr)")
        let lines = audit.stdout.split(separator: "\n").filter { $0.contains("导入答题结果") }
        let words = lines.map {
            $0.split(separator: " ", omittingEmptySubsequences: true).dropFirst(2).joined(separator: " ")
        }
        let what = "导入答题结果（1 个 .txt 文件，卷 6d5xctz73k，班 4P7XZB）"
        #expect(words == ["宣传科 \(what)", "城关中学 \(what)"])
    }

    @Test func `the number of a paper may be typed in capitals`() throws {
        let site = try Tool.siteWithResults()
        _ = try humen(site, "quiz results import bianma.txt")
        let analysis = try humen(site, "quiz analyze 6D5XCTZ73K")
        #expect(
            analysis.exitCode == 0 && analysis.stdout.contains("（6d5xctz73k）："), "\(analysis.stdout)\(analysis.stderr)")
        let clear = try humen(site, "quiz results clear 6D5XCTZ73K --class 4P7XZB --reason 导错了班")
        #expect(clear.stdout.hasPrefix("已清除：城关中学 七年级 1班（4P7XZB），12 人\n"))
    }

    @Test func `a paper that was altered since it was issued is told as such by the analysis`() throws {
        let site = try Tool.siteWithResults()
        _ = try humen(site, "quiz results import bianma.txt")
        let name = try #require(try site.files("issued").first { $0.hasSuffix(".json") })
        let text = try site.read("issued/" + name)
        try site.write("issued/" + name, text.replacing("12355", with: "12356"))
        for line in ["quiz analyze 6d5xctz73k", "quiz analyze", "quiz results import bianma.txt"] {
            let run = try humen(site, line)
            #expect(run.exitCode == 1, "\(line)")
            #expect(run.stderr.contains("[paper.issued-altered]"), "\(line): \(run.stderr)")
            #expect(!run.stderr.contains("没有卷号"))
        }
    }
}
