import Foundation
import TestSupport
import Testing

/// Lists of classes that are given codes with a pack.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct QuizClassesTests {
    /// What a pack says for rows of a list on 1 November 2026, its exit code, and what was issued.
    private func pack(_ rows: [String], mode: String, contest: String = "") throws -> (ProgramRun, issued: [String]) {
        let folder = try TemporaryFolder()
        let place = folder.url.appending(path: "site")
        try FileManager.default.copyItem(
            at: PackageRoot.path("Tests/Fixtures/invalid/results.class-unclear"), to: place)
        try folder.write("site/banji.csv", "学校,年级,班级,学期\n" + rows.map { $0 + "\n" }.joined())
        let blueprint = "site/Content/papers/lianxi.yaml"
        try folder.write(blueprint, contest + folder.read(blueprint))
        let run = try Tool.run(
            "quiz", "pack", "Content/papers/lianxi.yaml", "--mode", mode, "--classes", "banji.csv", "--as-of",
            "2026-11-01", in: place)
        let isIssued = FileManager.default.fileExists(atPath: place.appending(path: "issued").path)
        return (run, isIssued ? try folder.files("site/issued") : [])
    }

    @Test(arguments: [
        ("东街小学,一年级,1班,2026-2027-1", "results.class-lowest"), ("东街小学,,1班,2026-2027-1", "results.class-unclear"),
        ("东街小学,2025,2班,2026-2027-1", "results.class-lowest"), ("育才学校,,1(1),2026-2027-1", "results.class-unclear"),
    ])
    func `a class that is or may be of the youngest gets no exam and no code, and practice`(
        row: String, code: String
    ) throws {
        for mode in ["exam", "test"] {
            let (run, issued) = try pack(["城关中学,七年级,1班,2026-2027-1", row], mode: mode)
            #expect(run.exitCode == 1 && run.stderr.contains("banji.csv:3:") && run.stderr.contains("[\(code)]"))
            #expect(issued == [])
        }
        let (run, issued) = try pack([row], mode: "practice")
        #expect(run.exitCode == 0 && issued.contains("classes.csv"), "\(run.stderr)")
    }

    @Test func `a list of last year gets no code, and a line of last year is told`() throws {
        let late = ["城关中学,七年级,1班,2025-2026-1", "城关中学,八年级,1班,2024-2025"]
        let (all, none) = try pack(late, mode: "practice")
        #expect(all.exitCode == 1 && all.stderr.ranges(of: "错误：").count == 2 && none == [])
        let (some, issued) = try pack(late + ["城关中学,九年级,1班,2025-2026-2"], mode: "practice")
        #expect(some.exitCode == 0 && some.stderr.ranges(of: "警告：").count == 2, "\(some.stderr)")
        #expect(issued.contains("classes.csv"))
    }

    @Test(arguments: ["城关竞赛学校,七年级,1班,2026-2027-1", "城关中学,七年级,PK班,2026-2027-1", "城关中学,七年级,Contest 1,2026-2027-1"])
    func `the name of a class or a school is no contest without a number`(row: String) throws {
        let (run, issued) = try pack([row], mode: "practice")
        #expect(run.exitCode == 1 && run.stderr.contains("banji.csv:2:") && run.stderr.contains("[paper.contest]"))
        #expect(issued == [])
        #expect(try pack([row], mode: "practice", contest: "contest: 示教体〔2026〕3号\n").0.exitCode == 0)
        #expect(try pack([row], mode: "practice", contest: "contest: 2026-03-01\n").0.exitCode == 1)
    }
}
