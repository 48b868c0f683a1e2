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

    @Test(arguments: [
        "没收 mo-shou", "出没 chu-mo", "西藏 xi-zang", "藏毒 cang-du", "了解 liao-jie", "为了解决 wei-le-jie-jue", "长安 chang-an",
        "校长安排 xiao-zhang-an-pai", "家长 jia-zhang", "成长期 cheng-zhang-qi", "长期 chang-qi", "特长 te-chang", "曾某 zeng-mou",
        "曾经 ceng-jing", "首都 shou-du", "人人都要 ren-ren-dou-yao", "首都是 shou-du-shi", "音乐 yin-yue", "快乐 kuai-le",
        "银行 yin-hang", "行业 hang-ye", "行政 xing-zheng", "银行行长 yin-hang-hang-zhang", "重点 zhong-dian", "重新 chong-xin",
        "双重 shuang-chong", "许多重点 xu-duo-zhong-dian", "调查 diao-cha", "调解 tiao-jie", "协调 xie-tiao", "传播 chuan-bo",
        "自传 zi-zhuan", "宣传记录 xuan-chuan-ji-lu", "给予 ji-yu", "供给 gong-ji", "提供给学校 ti-gong-gei-xue-xiao", "参与 can-yu",
        "强制 qiang-zhi", "强迫 qiang-po", "便利 bian-li", "便宜 pian-yi", "载明 zai-ming", "偿还 chang-huan", "还有 hai-you",
        "累计 lei-ji", "恐吓 kong-he", "着力 zhuo-li", "学校对学生 xue-xiao-dui-xue-sheng", "校对 jiao-dui",
        "三审三校 san-shen-san-jiao",
        "审校 shen-jiao", "财会 cai-kuai", "会议 hui-yi", "率先 shuai-xian", "比率 bi-lu", "反省 fan-xing", "外省 wai-sheng",
        "薄弱 bo-ruo",
        "呼吁 hu-yu", "模样 mu-yang", "模式 mo-shi", "没有 mei-you",
    ])
    func `a character of several readings has the one of its word`(pair: String) {
        let parts = pair.split(separator: " ")
        let slug = Pinyin.slug(String(parts[0]))
        #expect(slug == parts[1])
        #expect(Pinyin.syllables(String(parts[0])).joined(separator: "-") == slug)
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
        ("校长", "xiao zhang "), ("行业", "hang ye "), ("禁毒银行", "jin du yin hang "), ("没收", "mo shou "),
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
