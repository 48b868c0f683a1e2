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
