import Testing

@testable import Theme

struct SignatureTests {
    @Test(arguments: [
        ("<p>文。</p>\n<p>示例县禁毒办</p>\n<p>2026年5月18日</p>\n", true),
        ("<p>示例县禁毒办</p>\n<p>二〇二六年五月十八日</p>\n", true),
        ("<p>活动到此结束。</p>\n<p>2026年5月18日</p>\n", false),
        ("<p>示例县禁毒办</p>\n<p>5月18日</p>\n", false),
        ("<p>示例县禁毒办</p>\n<p>报名截止到2026年5月18日</p>\n", false),
        ("<h2>落款</h2>\n<p>2026年5月18日</p>\n", false),
        ("<p>2026年5月18日</p>\n", false),
        ("", false),
    ])
    func `an office and a day at the end sign a notice`(html: String, signs: Bool) {
        #expect(Signature.ends(Array(html.utf8)) == signs)
    }
}
