import ChineseText
import DataFiles
import Diagnostics
import Testing

@testable import Law

/// Numbers of articles in every way that people write them.
struct ArticleNumeralTests {
    private func read(_ numeral: String) -> Int? {
        let bytes = Array("第\(numeral)条".utf8)
        let found = bytes.withUnsafeBufferPointer { ProvisionReader(bytes: $0).provision(at: 0) }
        return found?.end == bytes.count ? found?.article?.number : nil
    }

    /// The number with and without 一 before 十, and with 零 or 〇 before that.
    private func writings(_ value: Int) -> Set<String> {
        let plain = ChineseNumeral.text(value)
        var all: Set<String> = [plain, plain.replacing("零", with: "〇"), String(value)]
        if value > 99, (10...19).contains(value % 100) {
            let head = ChineseNumeral.text(value / 100 * 100)
            let tail = ChineseNumeral.text(value % 100)
            for zero in ["", "零", "〇"] { all.formUnion([head + zero + tail, head + zero + "一" + tail]) }
        }
        if value > 1000, (20...99).contains(value % 1000) {
            all.insert(ChineseNumeral.text(value / 1000 * 1000) + ChineseNumeral.text(value % 1000))
        }
        return all
    }

    @Test func `every number up to 1500 is read in every writing, and in a law's own lines`() {
        for value in 1...1500 {
            for numeral in writings(value) { #expect(read(numeral) == value, "\(numeral)") }
        }
        let body = "第一千零九条 甲。\n\n第一千零十条 乙。\n\n第一千零十一条 丙。\n"
        let statute = StatuteCollection([SourceText(path: "民法典.md", "# 示例法\n\n" + body)]).statutes.first
        #expect(statute?.articles.map(\.number.number) == [1009, 1010, 1011])
    }

    @Test(arguments: [
        "一千二", "一百二", "二百三", "三百零", "一千零百", "一千百", "三廿", "一千零百二十", "零十", "三百四七", "一千三百二", "九百九",
    ])
    func `a number that two readers would read in two ways is none, and is said`(numeral: String) throws {
        #expect(read(numeral) == nil)
        let library = LawLibrary(
            StatuteCollection([
                SourceText(
                    path: "a.md", "---\nkind: statute\nid: jia\ntitle: 示例法\ntext: official\nextent: full\n---\n第一条 甲。\n"
                )
            ]).statutes)
        let asOf = try #require(CalendarDate("2026-06-26"))
        let report = library.cite(SourceText(path: "p.md", "《示例法》第\(numeral)条"), asOf: asOf)
        #expect(report.findings.map(\.code) == [.lawMalformed])
        let isUnlinked = report.resolutions.allSatisfy { $0.targets.isEmpty }
        #expect(isUnlinked)
    }
}
