import Testing

@testable import Law

struct CitationTests {
    private func describe(_ mark: String) -> String {
        guard let citation = Citation(mark) else { return "nil" }
        let parts = [citation.paragraph, citation.item, citation.subitem].map { $0.map(String.init) ?? "-" }
        return "\(citation.law) \(citation.article?.description ?? "-") \(parts.joined(separator: " "))"
    }

    @Test(arguments: [
        ("《中华人民共和国禁毒法》第五十九条第一款第（三）项", "named(\"中华人民共和国禁毒法\") 59 1 3 -"),
        ("《青海省禁毒条例》第29条", "named(\"青海省禁毒条例\") 29 - - -"),
        ("《刑法》第一百三十三条之二第２款", "named(\"刑法\") 133-2 2 - -"),
        ("《关于执行《刑法》的规定》第二条", "named(\"关于执行〈刑法〉的规定\") 2 - - -"),
        ("《治安管理处罚法》（2012年修正）第七十二条第（三）项第2目", "named(\"治安管理处罚法\") 72 - 3 2"),
        ("《禁毒法》第二章第十一条", "named(\"禁毒法\") 11 - - -"),
        ("本法第二章第十一条", "home(noun: \"法\") 11 - - -"),
        ("本条例第七条", "home(noun: \"条例\") 7 - - -"),
        ("同法第三条", "same(noun: \"法\") 3 - - -"), ("该办法第三条", "same(noun: \"办法\") 3 - - -"),
        ("禁毒法第三条", "named(\"禁毒法\") 3 - - -"), ("第八条", "continued 8 - - -"),
        ("第二款", "continued - 2 - -"), ("第一一七条", "continued 117 - - -"), ("禁毒法", "nil"), ("", "nil"),
    ])
    func `a mark is taken apart`(mark: String, expected: String) {
        #expect(describe(mark) == expected)
    }

    @Test(arguments: [
        ("72", "a72 第七十二条"), ("133-2", "a133-2 第一百三十三条之二"), ("第七十二条", "a72 第七十二条"),
        ("第一百三十三条之二", "a133-2 第一百三十三条之二"), ("a72", "a72 第七十二条"), ("72条", "a72 第七十二条"), ("a133-2", "a133-2 第一百三十三条之二"),
        ("七十二", "a72 第七十二条"), ("0", "nil"), ("第零条", "nil"), ("第三、四条", "nil"), ("72-", "nil"), ("第三条第一款", "nil"),
        ("", "nil"), ("甲", "nil"),
    ])
    func `article numbers are read as people write them`(text: String, expected: String) {
        let number = ArticleNumber(text)
        #expect((number.map { "\($0.anchor) \($0.chinese)" } ?? "nil") == expected)
    }
}
