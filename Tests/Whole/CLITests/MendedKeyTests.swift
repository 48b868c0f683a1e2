import Foundation
import TestSupport
import Testing

/// A key that was printed wrongly, and the marks that were given by it.
struct MendedKeyTests {
    private func place(_ folder: TemporaryFolder) throws -> URL {
        let place = folder.url.appending(path: "site")
        try FileManager.default.copyItem(at: PackageRoot.path("Tests/Fixtures/invalid/results.key-mended"), to: place)
        return place
    }

    @Test func `the report says by which key it was marked, and how few is not nobody`() throws {
        let folder = try TemporaryFolder()
        let place = try place(folder)
        try Tool.run("coverage", "init", in: place)
        try Tool.run("quiz", "results", "import", "saoma.txt", "--as-of", "2026-10-01", in: place)
        let run = try Tool.run("quiz", "analyze", "--as-of", "2026-10-01", in: place)
        #expect(run.stdout.hasPrefix("《禁毒知识练习（初中）》（6d5xctz73k）：不足 10 人，不显示\n"), "\(run.stdout)")
        #expect(run.stderr.contains("（6d5xctz73k）第 1 题的答案后来在题库里改了，结果是按发卷时的答案计的 [results.key-mended]"))
        let page = try folder.read("site/Output/reports/analysis-6d5xctz73k.html")
        #expect(page.contains("这份卷第 1 题的答案后来在题库里改了，这份报告是按发卷时的答案计的"))
        #expect(page.contains("<td>不足 10，不显示"))
    }

    @Test func `sums cleared and imported again are still those of the printed key`() throws {
        let folder = try TemporaryFolder()
        let place = try place(folder)
        try Tool.run("coverage", "init", in: place)
        let preview = ["quiz", "results", "import", "saoma.txt", "--as-of", "2026-10-01"]
        let first = try Tool.run(preview, in: place)
        let clear = ["quiz", "results", "clear", "6d5xctz73k", "--all-classes", "--reason", "答案有误"]
        #expect(try Tool.run(clear + ["--as-of", "2026-10-01"], in: place).exitCode == 0)
        #expect(try Tool.run(preview, in: place).stdout == first.stdout)
        let run = try Tool.run("quiz", "analyze", "--as-of", "2026-10-01", in: place)
        #expect(run.stderr.contains("[results.key-mended]"))
    }

    @Test func `the sheet of corrections says what becomes of marks only where the key changed`() throws {
        let folder = try TemporaryFolder()
        let place = try place(folder)
        let run = try Tool.run("quiz", "where", "q-062e2772", "--errata", in: place)
        #expect(run.stdout.contains("答案改了，或者题作废了（6d5xctz73k），已经计过的分这样处理："), "\(run.stdout)\(run.stderr)")
        #expect(run.stdout.contains("humen quiz results clear 6d5xctz73k --all-classes --reason 答案有误"))
        let sheet = "site/Output/print/errata-q-062e2772/errata.html"
        #expect(try folder.read(sheet).contains("已经计过的分：纸上批阅的，照更正后的答案改判"))
        let bank = "site/Content/banks/dianhua.quiz.md"
        try folder.write(bank, folder.read(bank).replacing("答案：B", with: "答案：A\n   解析：请记住。"))
        let again = try Tool.run("quiz", "where", "q-062e2772", "--errata", in: place)
        #expect(again.exitCode == 0 && !again.stdout.contains("已经计过的分"), "\(again.stdout)\(again.stderr)")
        #expect(try !folder.read(sheet).contains("已经计过的分"))
    }
}
