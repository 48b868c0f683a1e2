import DataFiles
import Diagnostics
import Foundation
import Testing

@testable import Law

struct LawRecordsTests {
    private let collection = StatuteCollection([
        SourceText(
            path: "a.md",
            "---\nkind: statute\nid: jia\ntitle: 试验法\ntext: official\n---\n# 第一编 总则\n## 第一章 甲\n### 第一节 乙\n第一条 甲。\n第一条之二 乙。\n第四条 丙。\n"
        ),
        SourceText(path: "README.md", "# 说明\n\n这里。\n"),
    ])

    private func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test func `law list writes the promised shape`() throws {
        #expect(
            try json(LawListRecord(collection, diagnostics: [])) == """
                {"diagnostics":[],"laws":[{"articles":3,"chapters":1,"extent":"partial",\
                "files":[{"articles":3,"path":"a.md"}],"firstArticle":1,"gaps":["1-1",2,3],"id":"jia",\
                "lastArticle":4,"parts":1,"repeats":[],"sections":1,"text":"official","title":"试验法","version":"jia"}],\
                "others":[{"kind":"readme","path":"README.md"}]}
                """
        )
    }

    @Test func `law cite writes the promised shape`() throws {
        let asOf = try #require(CalendarDate("2026-06-26"))
        let source = SourceText(path: "-", "《试验法》第一条之二第一款，《无名法》第三条第（二）项，第X条")
        let library = LawLibrary(collection.statutes)
        let report = library.cite(source, asOf: asOf)
        #expect(
            try json(LawCiteRecord(report, unread: library.unread(in: source, besides: report))) == """
                {"citations":[{"article":"1-2","excerpt":"乙。","item":null,"label":"《试验法》第一条之二第一款","law":"jia",\
                "name":"试验法","outline":false,"paragraph":1,"path":"laws/jia/index.html#a1-2.k1","resolved":true,\
                "subitem":null,"text":"《试验法》第一条之二第一款"},\
                {"article":3,"excerpt":null,"item":2,"label":null,"law":null,"name":"无名法","outline":false,\
                "paragraph":null,"path":null,"resolved":false,"subitem":null,"text":"《无名法》第三条第（二）项"}],\
                "diagnostics":\(try json(LawCiteRecord(report, unread: []).diagnostics)),"unread":["第X条"]}
                """
        )
    }

    @Test func `every code has a title, a manual page and an id of this room`() {
        #expect(Set(FindingCode.lawCodes.map(\.id)).count == FindingCode.lawCodes.count)
        for code in FindingCode.lawCodes {
            #expect(code.id.hasPrefix("law."))
            #expect(code.title.isEmpty == false && code.manual.isEmpty == false)
        }
    }
}
