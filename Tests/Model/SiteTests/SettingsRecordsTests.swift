import DataFiles
import Diagnostics
import Site
import Testing

/// A record of review is put among the settings, and no other line is touched.
struct SettingsRecordsTests {
    private static let steps = ["初审", "终审"]
    private static let day = CalendarDate(year: 2026, month: 11, day: 20)
    private static let first = "{step: 初审, role: 宣传干事, date: 2026-11-20, sha256: \(digest)}"
    private static let last = "{step: 终审, role: 分管领导, date: 2026-11-20, sha256: \(digest)}"
    private static let old = "{step: 初审, role: 科长, date: 2026-01-02, sha256: 0123456789ab}"
    private static let digest = String(repeating: "a", count: 64)

    private func written(_ text: String, _ step: String = "初审") throws -> String? {
        let record = ReviewRecord(
            step: step, role: step == "初审" ? "宣传干事" : "分管领导", date: try #require(Self.day), digest: Self.digest)
        let source = SourceText(path: "Content/site.yaml", text)
        return ReviewedText(source).writing(record, amongSettings: Self.steps).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    static let shapes: [(before: String, after: String)] = [
        ("title: 甲\n", "title: 甲\nreview:\n  records:\n    - \(first)\n"),
        ("title: 甲", "title: 甲\nreview:\n  records:\n    - \(first)\n"),
        ("title: 甲\r\n", "title: 甲\r\nreview:\r\n  records:\r\n    - \(first)\r\n"),
        ("", "review:\n  records:\n    - \(first)\n"),
        (
            "review: [初审, 终审] # 两步\ntitle: 甲\n",
            "review:\n  steps: [初审, 终审] # 两步\n  records:\n    - \(first)\ntitle: 甲\n"
        ),
        (
            "review: {steps: [初审, 终审]}  # 两步\n\n# 甲\ntitle: 甲\n",
            "review:\n  steps: [初审, 终审]  # 两步\n  records:\n    - \(first)\n\n# 甲\ntitle: 甲\n"
        ),
        (
            "review: # 步骤\n  # 先\n  - 初审\n\n  - 终审 # 后\n# 甲\ntitle: 甲\n",
            "review: # 步骤\n  steps:\n    # 先\n    - 初审\n\n    - 终审 # 后\n  records:\n    - \(first)\n# 甲\ntitle: 甲\n"
        ),
        (
            "review:\n# 顶格的注释\n- 初审\n- 终审\ntitle: 甲\n",
            "review:\n  steps:\n  # 顶格的注释\n  - 初审\n  - 终审\n  records:\n    - \(first)\ntitle: 甲\n"
        ),
        (
            "审核:\n    步骤: [初审, 终审]\n\n    # 完\ntitle: 甲\n",
            "审核:\n    步骤: [初审, 终审]\n    records:\n      - \(first)\n\n    # 完\ntitle: 甲\n"
        ),
        ("review:\ntitle: 甲\n", "review:\n  records:\n    - \(first)\ntitle: 甲\n"),
        (
            "review:\n  records: [] # 还没有\n  steps: [初审, 终审]\n",
            "review:\n  records: # 还没有\n    - \(first)\n  steps: [初审, 终审]\n"
        ),
        (
            "review:\n  records:\n    # 看过两遍\n    - \(last) # 定稿\n  steps: [初审, 终审]\n",
            "review:\n  records:\n    # 看过两遍\n    - \(first)\n    - \(last) # 定稿\n  steps: [初审, 终审]\n"
        ),
        (
            "review:\n  记录:\n  - \(old) # 看过两遍\n  # 完\n  - \(last)\n",
            "review:\n  记录:\n  - \(first) # 看过两遍\n  # 完\n  - \(last)\n"
        ),
        (
            "review:\n  records:\n    - step: 初审\n      role: 科长\n      date: 2026-01-02\n      sha256: 0123456789ab\n    - \(last)\n",
            "review:\n  records:\n    - \(first)\n    - \(last)\n"
        ),
        ("review:\n  - \(old)\n", "review:\n  records:\n    - \(first)\n"),
    ]

    @Test(arguments: shapes) func `a record is put where it belongs`(before: String, after: String) throws {
        #expect(try written(before) == after)
        let texts = [before, after].map { ReviewedText(SourceText(path: "Content/site.yaml", $0)).digest }
        #expect(texts[0] == texts[1])
        // The steps are still there, and the record is read.
        var findings: [Finding] = []
        let source = SourceText(path: "Content/site.yaml", after)
        let sheet = ReviewSheet(source, steps: Self.steps, isSettings: true, findings: &findings)
        #expect(sheet.records.first.map { "\($0.yaml)" } == Self.first)
        let settings = SiteConfiguration(source, findings: &findings)
        #expect(findings.map(\.summary) == [])
        #expect(
            settings.reviewSteps
                == (before.contains("[初审") || before.contains("- 初审")
                    ? Self.steps : SiteConfiguration.defaultReviewSteps))
        // A second time nothing changes.
        #expect(try written(after) == after)
    }

    @Test func `the last step stands behind the first`() throws {
        let both = try written(try #require(try written("title: 甲\n")), "终审")
        #expect(both == "title: 甲\nreview:\n  records:\n    - \(Self.first)\n    - \(Self.last)\n")
    }

    @Test(arguments: [
        "- 甲\n", "review: {steps: [初审], records: []}\n", "\"review\": [初审]\n", "review: 初审\n",
        "review:\n  steps: [初审]\n  records: [\(first)]\n",
    ])
    func `what has no room for a record is left alone`(text: String) throws {
        #expect(try written(text) == nil)
    }
}
