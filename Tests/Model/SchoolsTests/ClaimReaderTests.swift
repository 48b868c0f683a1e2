import Testing

@testable import Schools

struct ClaimReaderTests {
    private func read(_ text: String, _ kind: Indicator.Kind, heading: String = "") -> String {
        let indicator = Indicator(code: "X", label: "某项", kind: kind, most: kind == .hours ? Amount(20) : nil)
        let (value, doubt) = ClaimReader(indicator: indicator, heading: heading).read(text)
        let mark =
            switch doubt {
            case .unclear: " 看不懂"
            case .approximate: " 约"
            case .tooMuch: " 太多"
            case .notApplicable: " 无理由"
            case nil: ""
            }
        return value.words(unit: "") + mark
    }

    @Test(arguments: [
        ("√", "有"), ("有", "有"), ("是", "有"), ("已落实", "有"), (" Ｙ ", "有"), ("1", "有"), ("2人", "有"), ("有（3人）", "有"),
        ("两名", "有"), ("×", "无"), ("无", "无"), ("否", "无"), ("0", "无"), ("0人", "无"), ("", "未填"), ("　", "未填"),
        ("/", "不适用 无理由"),
        ("／", "不适用 无理由"), ("—", "不适用 无理由"), ("不详", "不详"), ("有（正在编写）", "不详 看不懂"), ("基本有", "不详 看不懂"),
        ("有名无实", "不详 看不懂"), ("50%", "不详 看不懂"), ("0.95", "不详 看不懂"), ("95", "不详 看不懂"), ("3", "有"), ("○", "不详 看不懂"),
        ("R", "不详 看不懂"), ("810册", "有"), ("1.0", "有"),
        ("√\u{FE0F}", "有"), ("✔\u{FE0F}", "有"), ("✅", "有"), ("❌", "无"), ("已发放", "有"), ("未发", "无"), ("正在落实", "不详 看不懂"),
    ])
    func `a mark is read as yes, no or missing`(text: String, expected: String) {
        #expect(read(text, .bool) == expected)
    }

    @Test(arguments: [
        ("2", "2"), ("２", "2"), ("2课时", "2"), ("2 节", "2"), ("二", "2"), ("两课时", "2"), ("1.5", "1.5"), ("十", "10"),
        ("0", "0"),
        ("无", "0"), ("×", "0"), ("", "未填"), ("/", "不适用 无理由"), ("2-3", "2 约"), ("2～3课时", "2 约"), ("2至3", "2 约"),
        ("约2", "2 约"), ("≥2", "2 约"), ("2以上", "2 约"), ("√", "不详 约"), ("有", "不详 约"), ("待定", "不详"),
        ("2节×12班", "不详 看不懂"), ("40分钟", "不详 看不懂"), ("2月3日", "不详 看不懂"), ("95%", "不详 看不懂"), ("-2", "不详 看不懂"),
        ("3-2", "不详 看不懂"), ("24", "不详 太多"), ("20", "20"),
        ("2.0000000000000004", "2"), ("1.9999999999999998", "2"), ("1.4999999999999999", "1.5"),
        ("2.00012345678", "不详 看不懂"),
        ("2.123", "不详 看不懂"), ("0.001", "不详 看不懂"), ("99999999999999999999", "不详 看不懂"),
    ])
    func `hours are read as written or not at all`(text: String, expected: String) {
        #expect(read(text, .hours) == expected)
    }

    @Test(arguments: [
        ("95%", "接入率", "95"), ("９５．５％", "接入率", "95.5"), ("100%", "接入率", "100"), ("0", "接入率", "0"),
        ("95", "接入率（%）", "95"),
        ("95", "接入率", "不详 看不懂"), ("0.95", "接入率", "不详 看不懂"), ("1", "接入率", "不详 看不懂"), ("1", "接入率（％）", "不详 看不懂"),
        ("1%", "接入率", "1"), ("0.5%", "接入率", "0.5"), ("103.2%", "接入率", "不详 太多"), ("103.2", "接入百分比", "不详 太多"),
        ("√", "接入率", "不详 看不懂"),
        ("95.123%", "接入率", "不详 看不懂"), ("", "接入率", "未填"), ("/", "接入率", "不适用 无理由"),
    ])
    func `a share is read where its unit is written`(text: String, heading: String, expected: String) {
        #expect(read(text, .ratio, heading: heading) == expected)
    }
}
