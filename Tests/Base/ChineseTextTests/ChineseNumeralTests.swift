import Testing

@testable import ChineseText

struct ChineseNumeralTests {
    @Test(arguments: [
        ("二十九", 29), ("十", 10), ("十五", 15), ("一百零三", 103), ("一百三十三", 133), ("一千二百六十", 1260), ("二〇二六", 2026),
        ("29", 29), ("２９", 29), ("两", 2), ("三万五千", 35_000), ("一百一十", 110), ("一百十五", 115), ("廿六", 26), ("零", 0),
    ])
    func `a numeral has its value`(text: String, value: Int) {
        #expect(ChineseNumeral.value(text) == value)
    }

    @Test(arguments: ["", "条", "十条", "二十九a", "123456789012", "一二十"])
    func `what is not a numeral has no value`(text: String) {
        #expect(ChineseNumeral.value(text) == nil)
    }

    @Test(arguments: [
        ("一百零二", 102), ("十二", 12), ("两百", 200), ("二〇二六", 2026), ("两", 2), ("二十三", 23), ("一千二百", 1200), ("两万三千", 23_000),
        ("一百十五", 115), ("一千零五", 1005), ("十万", 100_000), ("三百万", 3_000_000), ("一千二百万", 12_000_000), ("12", 12),
        ("１２", 12), ("廿六", 26),
        ("零", 0), ("一万零二", 10_002), ("二〇", 20), ("一百二十", 120),
    ])
    func `how many there are is read where it can be one number only`(text: String, value: Int) {
        #expect(ChineseNumeral.quantity(text) == value)
    }

    @Test(arguments: [
        "一两", "一二", "两三", "三四", "一千二", "两万三", "百十", "一百二", "一二三", "百", "千", "万", "百万", "三百五万", "", "节", "零五", "两〇",
        "十百", "千百",
    ])
    func `what may be two numbers, or about so many, is not read`(text: String) {
        #expect(ChineseNumeral.quantity(text) == nil)
    }

    @Test func `every number as it is usually written is one`() {
        for value in 0...20_000 { #expect(ChineseNumeral.quantity(ChineseNumeral.text(value)) == value) }
    }

    @Test func `text and value are inverse up to 20,000`() {
        for value in 0...20_000 { #expect(ChineseNumeral.value(ChineseNumeral.text(value)) == value) }
    }

    @Test(arguments: [
        (10, "十"), (12, "十二"), (20, "二十"), (101, "一百零一"), (110, "一百一十"), (1260, "一千二百六十"), (1006, "一千零六"),
    ])
    func `a value has its usual text`(value: Int, text: String) {
        #expect(ChineseNumeral.text(value) == text)
    }
}
