import Foundation
import TestSupport
import Testing

/// A new notice becomes a framework without code: the file that `docs/frameworks.md` shows.
@Suite(.enabled(if: Tool.program != nil, "humen has not been built"))
struct NewFrameworkTests {
    private func site() throws -> TemporaryFolder {
        let site = try Tool.site()
        let guide = try String(contentsOf: PackageRoot.path("docs/frameworks.md"), encoding: .utf8)
        let yaml = try #require(guide.split(separator: "```yaml\n").dropFirst().first?.split(separator: "```").first)
        try site.write("Content/frameworks/sangeyi.yaml", String(yaml))
        try site.write("Content/frameworks/broken.yaml", "id: x\nindicators: 3\n")
        try site.write(
            "roster.csv", "学校名称,区县,乡镇,学段\n甲小学,示例县,城关镇,小学\n乙小学,示例县,柳河镇,小学\n丙中学,示例县,柳河镇,初中\n")
        try site.write("sheet.csv", "学校名称,一次讲话,专题课课时,家长信\n甲小学,√,1,√\n乙小学,√,1,√\n丙中学,√,2节,√\n")
        return site
    }

    private func humen(_ site: TemporaryFolder, _ words: String...) throws -> ProgramRun {
        try Tool.run(
            ["coverage"] + words + ["--framework", "三个一", "--as-of", "2026-11-21"], in: site.url)
    }

    @Test func `the guide's framework counts by its own rules, the nearest region's first`() throws {
        let site = try site()
        for words in [["init"], ["schools", "import", "roster.csv"], ["import", "sheet.csv"]] {
            let run = try Tool.run(
                ["coverage"] + words + ["--framework", "三个一", "--as-of", "2026-11-21"], in: site.url)
            #expect(run.exitCode == 0, "\(run.stderr)")
        }
        let status = try JSONValue(parsing: humen(site, "status", "--format", "json").stdout)
        #expect(status["framework"] == "jindu.sangeyi")
        #expect(status["total"]["covered"] == 2)
        #expect(status["total"]["unproven"] == 2)
        let why = try humen(site, "why", "乙小学", "专题课").stdout
        #expect(why.contains("未落实：填报1课时") && why.contains("柳河镇的补充要求") && why.contains("[lesson-town]"))
        #expect(try humen(site, "why", "甲小学", "专题课").stdout.contains("通知第二条"))
        #expect(try humen(site, "why", "甲小学", "家长信").stdout.contains("自报·缺佐证"))
        try site.write("家长信.txt", "样张")
        #expect(try humen(site, "evidence", "add", "甲小学", "家长信", "家长信.txt").exitCode == 0)
        #expect(try !humen(site, "why", "甲小学", "家长信").stdout.contains("自报·缺佐证"))
        #expect(try humen(site, "status").stdout.contains("框架 jindu.sangeyi 2026.1（规则 "))
    }

    @Test func `a rule for a region that the ledger does not know stops every figure`() throws {
        let site = try site()
        for words in [["init"], ["schools", "import", "roster.csv"], ["import", "sheet.csv"]] {
            let words = ["coverage"] + words + ["--framework", "三个一", "--as-of", "2026-11-21"]
            #expect(try Tool.run(words, in: site.url).exitCode == 0)
        }
        let file = "Content/frameworks/sangeyi.yaml"
        let yaml = try String(contentsOf: site.url.appending(path: file), encoding: .utf8)
        try site.write(file, yaml.replacing("region: 柳河镇", with: "region: 柳河街道"))
        let status = try humen(site, "status")
        #expect(status.exitCode == 2 && status.stdout == "")
        #expect(status.stderr.contains("框架 jindu.sangeyi 的规则 lesson-town 的 region：台账里没有“柳河街道”这个地区"))
        try site.write(file, yaml.replacing("region: 柳河镇", with: "region: 示例县/柳河镇"))
        #expect(try humen(site, "why", "乙小学", "专题课").stdout.contains("[lesson-town]"))
    }
}
