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
}
