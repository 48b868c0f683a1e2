import ChineseText
import Diagnostics
import Foundation
import Testing

@testable import Law

/// Real laws in two public styles, kept outside the repository.
enum PublicLaws {
    /// `../shared/data` beside the package, or where HUMEN_TEST_DATA says.
    static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["HUMEN_TEST_DATA"] { return URL(filePath: path) }
        let package = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        return package.appending(path: "../shared/data").standardized
    }()

    /// Parsed once for all tests.
    static let collection = StatuteCollection((try? sources()) ?? [])

    static var exist: Bool { FileManager.default.fileExists(atPath: folder.appending(path: "laws-justlaws").path) }

    /// All files of both collections, with paths below the data folder.
    static func sources() throws -> [SourceText] {
        var sources: [SourceText] = []
        for name in ["laws-lawrefbook", "laws-justlaws"] {
            let root = folder.appending(path: name)
            for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) where path.contains(".") {
                let bytes = [UInt8](try Data(contentsOf: root.appending(path: path)))
                sources.append(SourceText(path: "\(name)/\(path)", bytes: DecodedText(bytes).bytes))
            }
        }
        return sources
    }
}

@Suite(.enabled(if: PublicLaws.exist, "../shared/data is not here"))
struct PublicLawsTests {
    @Test func `every file has as many articles as lines that begin with an article number`() throws {
        let sources = try PublicLaws.sources()
        let collection = PublicLaws.collection
        var parsed: [String: Int] = [:]
        for statute in collection.statutes {
            for file in statute.files { parsed[file.path] = file.articles }
        }
        var counted: [String: Int] = [:]
        for source in sources {
            let lines = String(decoding: source.bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
            let count = lines.count { $0.contains(/^\**第[一二三四五六七八九十百千零〇]+条/) }
            if count > 0 { counted[source.path] = count }
        }
        #expect(counted.count == 58)
        #expect(parsed == counted)
        #expect(collection.others.count + parsed.count == sources.count)
    }

    @Test func `the shape of the laws that the office uses most`() {
        let ids = ["jin-du-fa", "zhi-an-guan-li-chu-fa-fa", "min-fa-dian", "xing-fa", "xian-fa", "jie-du-tiao-li"]
        let statutes = PublicLaws.collection.statutes.filter { ids.contains($0.id) }
        let shape = statutes.map { statute -> String in
            let divisions = [statute.count(.part), statute.count(.chapter), statute.count(.section)]
            let last = statute.articles.last?.number.description ?? ""
            return
                "\(statute.version) \(statute.files.count) \(statute.articles.count) –\(last) \(divisions) \(statute.extent)"
        }
        #expect(
            shape == [
                "jin-du-fa@2008-06-01 1 71 –71 [0, 7, 0] full",
                "zhi-an-guan-li-chu-fa-fa@2026-01-01 1 144 –144 [0, 6, 7] full",
                "min-fa-dian@2021-01-01 8 1260 –1260 [7, 84, 37] full",
                "xian-fa@2018-03-11 4 143 –143 [0, 4, 8] full",
                "xing-fa@2020-12-26 3 505 –452 [2, 15, 37] full",
                "xing-fa@2023-12-29 1 505 –452 [2, 15, 37] full",
                "xian-fa@2018-03-11 1 143 –143 [0, 4, 8] full",
                "min-fa-dian@2021-01-01 8 1260 –1260 [7, 84, 37] full",
                "zhi-an-guan-li-chu-fa-fa@2012-10-26 1 119 –119 [0, 6, 7] full",
                "jin-du-fa@2008-06-01 1 71 –71 [0, 7, 0] full",
                "jie-du-tiao-li@2018-09-18 1 46 –46 [0, 7, 0] full",
            ]
        )
    }

    @Test func `the kinds of the files without articles`() {
        let others = PublicLaws.collection.others
        let counts = Dictionary(grouping: others, by: \.kind.rawValue).mapValues(\.count)
        let expected = [
            "amendment": 2, "case": 2, "decision": 1, "index": 10, "interpretation": 2, "other": 2, "preamble": 1,
            "readme": 3,
        ]
        #expect(counts == expected)
    }

    @Test func `what is found in real laws`() {
        let unknown = PublicLaws.collection.findings.filter { $0.code == .lawEffectUnknown }
        #expect(unknown.count == 14)
        let rest = PublicLaws.collection.findings.filter { $0.code != .lawEffectUnknown }
        let printed = rest.map { "\($0.place?.label ?? "") \($0.summary) \($0.code.id)" }
        let books = "laws-lawrefbook"
        #expect(
            printed
                == [
                    "\(books)/法律法规模版.md:21:1 《某条法律的标题》读到第二条为止",
                    "\(books)/行政法规/麻醉药品和精神药品管理条例(2016-02-06).md:17:1 《麻醉药品和精神药品管理条例》读到第三条为止",
                ].map { $0 + "，最后几条没有写何时施行，按节选处理 law.no-end" }
        )
    }
}
