import Testing

@testable import Site

struct PageSummaryTests {
    private func page(_ front: String, _ body: String) -> ResolvedPage? {
        var site = SiteSample()
        site.add("a/a.md", front, body)
        return site.resolve().library.pages.first
    }

    @Test(arguments: [
        ("各乡镇人民政府：\n\n现将活动安排通知如下，请各单位按照要求认真组织落实到位。\n", "现将活动安排通知如下，请各单位按照要求认真组织落实到位。"),
        ("## 一、什么是毒品\n\n法律有明确的说法，判断的关键不是它叫什么名字，而是它是否受到管制。\n", "法律有明确的说法，判断的关键不是它叫什么名字，而是它是否受到管制。"),
        ("很短的第一段话。\n\n第二段接着说下去，直到说清楚这一页到底讲的是什么内容为止。\n", "很短的第一段话。第二段接着说下去，直到说清楚这一页到底讲的是什么内容为止。"),
        ("短。\n", "短。"),
    ])
    func `the summary is the first text that tells something`(body: String, summary: String) {
        #expect(page("title: 甲", body)?.summary == summary)
    }

    @Test func `a long text is cut behind a sentence`() {
        let first = "第一句话说明这一页讲什么，给谁看，为什么要看，看完以后能做什么事情。"
        let summary = page("title: 甲", first + String(repeating: "后面还有很多话没有说完，", count: 10))?.summary
        #expect(summary == first)
    }

    @Test func `a sentence that does not end is cut behind a clause`() {
        let summary = page("title: 甲", String(repeating: "后面还有很多话没有说完，", count: 20))?.summary
        #expect(summary == String(repeating: "后面还有很多话没有说完，", count: 7).dropLast() + "……")
    }

    @Test func `a summary that repeats the text is not shown above it`() {
        #expect(page("title: 甲\nsummary: 一段文字", "一段文字，后面还有。\n")?.repeatsText == true)
        #expect(page("title: 甲\nsummary: 另一句话", "一段文字，后面还有。\n")?.repeatsText == false)
        #expect(page("title: 甲", "一段文字，后面还有。\n")?.repeatsText == true)
    }
}
