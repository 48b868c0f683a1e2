import Foundation
import TestSupport
import Testing

/// Results that were imported wrongly are taken away, and the right ones come in their place.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct ResultsClearTests {
    private let pack = "6d5xctz73k"

    private func humen(_ site: TemporaryFolder, _ line: String, day: String = "2026-10-01") throws -> ProgramRun {
        try Tool.run(Tool.words(line) + ["--as-of", day], in: site.url)
    }

    private func clear(_ site: TemporaryFolder, _ options: String, day: String = "2026-10-02") throws -> ProgramRun {
        try humen(site, "quiz results clear \(options)", day: day)
    }

    private func counted(_ site: TemporaryFolder) throws -> Double? {
        let json = try JSONValue(parsing: humen(site, "quiz analyze --format json", day: "2026-12-01").stdout)
        return json["papers"].array.first?["codes"].number
    }

    @Test func `what was imported wrongly goes, and the right files count as if it had never been there`() throws {
        let site = try Tool.siteWithResults()
        #expect(try humen(site, "quiz results import bianma.txt wanjiao.txt").stdout.hasPrefix("已计入 13 人"))
        #expect(try humen(site, "quiz results import bianma.txt").stdout.contains("以前计入过的 12 份"))
        let before = try Data(contentsOf: site.url.appending(path: "ledger.db"))
        let preview = try clear(site, "\(pack) --class 4p7xzb --reason 多收了一份 --preview")
        #expect(preview.stdout == "可以清除：城关中学 七年级 1班（4P7XZB），13 人\n")
        #expect(try Data(contentsOf: site.url.appending(path: "ledger.db")) == before)
        let run = try clear(site, "\(pack) --class 4P7XZB --reason 多收了一份 --by 宣传科")
        #expect(run.exitCode == 0)
        #expect(run.stdout.hasPrefix("已清除：城关中学 七年级 1班（4P7XZB），13 人\n卷 6d5xctz73k 的这些结果不再计入"))
        let none = try humen(site, "quiz analyze", day: "2026-12-01")
        #expect(none.exitCode == 2 && none.stderr.contains("台账里还没有结果"))
        let again = try humen(site, "quiz results import bianma.txt", day: "2026-10-03")
        #expect(again.stdout == "已计入 12 人；以前计入过的 0 份，没有改动；没有计入的 0 份\n")
        #expect(try counted(site) == 12)
        let audit = try humen(site, "coverage audit", day: "2026-12-01")
        #expect(audit.exitCode == 0)
        #expect(audit.stdout.contains("  宣传科  清除答题结果（卷 6d5xctz73k，班 4P7XZB）：多收了一份\n"))
        #expect(audit.stdout.contains("文件完好，没有被改动过"))
    }

    @Test func `an undo of imported results says which command takes them away`() throws {
        let site = try Tool.siteWithResults()
        _ = try humen(site, "quiz results import bianma.txt")
        let undo = try humen(site, "coverage undo 2 --reason 导错了", day: "2026-10-02")
        #expect(undo.exitCode == 2)
        #expect(
            undo.stderr.contains(
                "第 2 次登记是导入答题结果（1 个 .txt 文件，卷 6d5xctz73k，班 4P7XZB）：一个班的合计合在一起存放，不能只退回一次导入。导错了的，用 humen quiz results clear"
            ))
        _ = try clear(site, "\(pack) --all-classes --reason 导错了")
        let back = try humen(site, "coverage undo 4 --reason 又要了", day: "2026-10-02")
        #expect(back.exitCode == 2 && back.stderr.contains("第 4 次登记是清除答题结果；要恢复，请把那个班的结果文件再导入一次"))
    }

    @Test(arguments: [
        ("6d5xctz73k --reason x", 64, "请用 --class 班级码 写明清除哪个班的"),
        ("6d5xctz73k --class 4P7XZB", 64, "--reason"),
        ("6d5xctz73k --class 4P7XZB --reason ' '", 2, "清除要用 --reason 写明原因"),
        ("6d5xctz73k --class 4P7XZB --reason 学生王小明交错了", 2, "像是有学生或家长的姓名"),
        ("6d5xctz73k --class 4P7XZC --reason x", 2, "“4P7XZC”不是班级码"),
        ("6d5xctz73k --class 21N9FM --reason x", 2, "台账里没有班级码 21N9FM 的这份卷（6d5xctz73k）的结果；有结果的班：城关中学 七年级 1班（4P7XZB）"),
        ("abcdefghjk --all-classes --reason x", 2, "台账里没有卷 abcdefghjk 的结果；有结果的卷：6d5xctz73k"),
    ])
    func `what cannot be taken away is refused in words`(options: String, code: Int, words: String) throws {
        let site = try Tool.siteWithResults()
        _ = try humen(site, "quiz results import bianma.txt")
        let run = try clear(site, options)
        #expect(Int(run.exitCode) == code && run.stderr.contains(words), "\(run.exitCode) \(run.stderr)")
        #expect(try counted(site) == 12)
    }

    @Test func `a film among the results is refused without being read`() throws {
        let site = try Tool.siteWithResults()
        let film = site.url.appending(path: "film.mp4")
        #expect(FileManager.default.createFile(atPath: film.path, contents: nil))
        let handle = try FileHandle(forWritingTo: film)
        try handle.truncate(atOffset: 8 << 30)
        try handle.close()
        let run = try humen(site, "quiz results import film.mp4 bianma.txt")
        #expect(run.stdout == "已计入 12 人；以前计入过的 0 份，没有改动；没有计入的 1 份\n")
        #expect(run.stderr.contains("film.mp4：警告：没有计入：这不是 Humen 的结果 [results.refused]"))
    }
}
