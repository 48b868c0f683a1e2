import Testing

@testable import ChineseText

struct PinyinTests {
    @Test(arguments: [
        ("禁毒法", "jin-du-fa"), ("识毒 6·26", "shi-du-6-26"), ("Humen 虎门", "humen-hu-men"), ("青少年", "qing-shao-nian"),
        ("走进重庆", "zou-jin-chong-qing"), ("重点人员", "zhong-dian-ren-yuan"), ("长沙", "chang-sha"),
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

    @Test(arguments: [
        ("禁毒法", "jin du fa "), ("《禁毒法》", "jin du fa "), ("重新", "chong xin "), ("重点", "zhong dian "),
        ("校长", "xiao zhang "),
        ("厦门", "xia men "), ("A4 展板", "a\u{2}4zhan ban "), ("！", ""),
    ])
    func `a title has a place in a dictionary`(title: String, key: String) {
        #expect(String(decoding: PinyinOrder.key(title), as: UTF8.self) == key)
    }

    @Test func `numbers in titles are sorted by their value`() {
        let titles = ["第1课", "第2课", "第9课", "第010课", "第11课", "第100课"]
        let sorted = titles.reversed().sorted { PinyinOrder.key($0).lexicographicallyPrecedes(PinyinOrder.key($1)) }
        #expect(sorted == titles)
    }
}
