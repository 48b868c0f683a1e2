import Testing

@testable import Search

struct SearchQueryTests {
    private let entries = [
        SearchEntry(path: "a.html", title: "识毒十问", kind: .page, headings: ["什么是毒品"], text: "毒品是指鸦片等。毒品有害。"),
        SearchEntry(path: "b.html", title: "家长课堂", kind: .page, headings: [], text: "和孩子谈谈毒品。\n第二段ＡＢＣ"),
        SearchEntry(path: "c.html", title: "禁毒法 第二条", kind: .article, headings: [], text: "要点"),
    ]

    @Test(arguments: [
        ("毒品", [0, 1]), ("毒", [0, 2, 1]), ("谈谈 孩子", [1]), ("abc", [1]), ("　谈谈毒品　", [1]), ("第二", [2, 1]),
        ("没有的词", []), ("", []), ("毒品 没有", []), ("。 第", [1]),
    ])
    func `terms are exact substrings and all must occur`(query: String, expected: [Int]) {
        #expect(SearchQuery(query).hits(in: entries).map(\.index) == expected)
    }

    @Test(arguments: [
        ("6.3", [0]), ("６．３", [0]), ("6·3", [0]), ("6・3", [0]), ("禁毒，教育", [0, 1]), ("禁毒、教育。", [0, 1]), ("《禁毒法》", [2]),
        ("“教育”", [0, 1]), ("禁毒·教育", [0, 1]), ("教育-禁毒", [0, 1]), ("2026-06-26", [1]), ("2026-06", [1]), ("06-2026", []),
        ("12355/12356", [2]), ("１２３５５／１２３５６", [2]), ("12356/12355", [2]), ("教育/禁毒", [0, 1]),
        ("（二）", [2]), ("，", [0, 1, 2]), ("、。", []), ("第二条（禁毒）", [2]), ("don't", [2]), ("1,000", [1]),
    ])
    func `punctuation in what is typed parts the words, and holds figures together`(query: String, expected: [Int]) {
        let entries = [
            SearchEntry(path: "a", title: "6·3", kind: .page, headings: [], text: "虎门销烟，禁毒，教育"),
            SearchEntry(path: "b", title: "教育", kind: .page, headings: [], text: "2026-06-26起1 000人禁毒，016年13"),
            SearchEntry(path: "c", title: "禁毒法第二条", kind: .article, headings: [], text: "Don’t, don't. 打12355、12356。"),
        ]
        #expect(SearchQuery(query).hits(in: entries).map(\.index).sorted() == expected)
    }

    @Test func `what stands as it was typed comes before what has its parts`() {
        let entries = [
            SearchEntry(path: "a", title: "", kind: .page, headings: [], text: "教育的事。再说禁毒，禁毒，禁毒。"),
            SearchEntry(path: "b", title: "", kind: .page, headings: [], text: "先后有五十个字在前面，说的是禁毒，教育也在里面。"),
        ]
        let hits = SearchQuery("禁毒，教育").hits(in: entries)
        #expect(hits.map(\.index) == [1, 0])
        #expect(hits.map(\.score) == [502, 4])
    }

    @Test func `the score counts title, headings and text`() {
        let hits = SearchQuery("毒品").hits(in: entries)
        #expect(hits.map(\.score) == [202, 1])
        #expect(hits.map(\.snippet) == ["毒品是指鸦片等。毒品有害。", "和孩子谈谈毒品。\n第二段ＡＢＣ"])
    }

    @Test func `an excerpt is cut on both sides but never inside a character`() {
        let text = String(repeating: "前", count: 60) + "😀词" + String(repeating: "后", count: 70)
        let entry = SearchEntry(path: "a", title: "", kind: .page, headings: [], text: text)
        let snippet = SearchQuery("词").hits(in: [entry]).first?.snippet
        #expect(snippet == "…" + String(repeating: "前", count: 28) + "😀词" + String(repeating: "后", count: 60) + "…")
    }

    @Test func `the file is read back as it was written`() {
        let odd = SearchEntry(
            path: "q/x.html",
            title: "“引号\"与\\”",
            kind: .qa,
            headings: ["甲\u{2028}乙"],
            text: "行一\n行二\t</script>\u{1}"
        )
        var writer = SearchFile.Writer(capacity: 4096)
        for entry in entries + [odd] {
            writer.append(
                path: entry.path, title: entry.title, kind: entry.kind, headings: entry.headings,
                text: Array(entry.text.utf8))
        }
        let bytes = writer.finish()
        #expect(SearchFile.decode(bytes) == entries + [odd])
        #expect(!bytes.contains(UInt8(ascii: "<")))
        #expect(SearchFile.decode(Array("x".utf8)) == nil)
    }
}
