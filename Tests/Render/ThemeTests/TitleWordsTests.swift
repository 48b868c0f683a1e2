import Testing

@testable import Theme

struct TitleWordsTests {
    @Test(arguments: [
        (
            "虎门县禁毒宣传网",
            #"虎门县<span class="word">禁毒</span><span class="word">宣传</span>网"#
        ),
        ("A&B 青少年", #"A&amp;B <span class="word">青少年</span>"#),
        ("县中", "县中"), ("", ""),
    ])
    func `words of the site's name stay whole`(name: String, html: String) {
        #expect(String(decoding: TitleWords.html(name).bytes, as: UTF8.self) == html)
    }

    @Test func `the county's name stays whole`() {
        let html = TitleWords.html("虎门示例县禁毒网", county: "示例县")
        #expect(
            String(decoding: html.bytes, as: UTF8.self)
                == "虎门<span class=\"word\">示例县</span><span class=\"word\">禁毒</span>网")
    }
}
