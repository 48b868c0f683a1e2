import Testing

@testable import ChineseText

struct PinyinTests {
    @Test(arguments: [
        ("禁毒法", "jin-du-fa"), ("识毒 6·26", "shi-du-6-26"), ("Humen 虎门", "humen-hu-men"), ("青少年", "qing-shao-nian"),
    ])
    func `a title has a readable address`(title: String, slug: String) {
        #expect(Pinyin.slug(title) == slug)
    }

    @Test func `a title without letters has an address all the same`() {
        #expect(Pinyin.slug("！？").wholeMatch(of: /x[0-9a-f]{8}/) != nil)
        #expect(Pinyin.slug("！？") != Pinyin.slug("？！"))
    }

    @Test func `a long title is cut between syllables`() {
        let slug = Pinyin.slug(String(repeating: "治安管理处罚法", count: 10))
        #expect(slug.count < 60)
        #expect(slug.hasPrefix("zhi-an-guan-li-chu-fa-fa-zhi-an"))
    }
}
