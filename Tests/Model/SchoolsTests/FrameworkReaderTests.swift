import DataFiles
import Diagnostics
import Testing

@testable import Schools

struct FrameworkReaderTests {
    private let text = """
        id: shili.sanluoshi
        title: 示例框架
        document: 示例县的通知
        issued: 2026年9月1日
        indicators:
          - {code: HOURS, label: 课时, aliases: 学时、课时数, type: hours, most: 20}
          - code: PLAN
            label: 计划
        rules:
          - {id: a, indicator: HOURS, stages: 小高、初中, op: ">", threshold: 1.5, window: term, authority: 通知第一条}
          - {编号: b, 指标: PLAN, 学段: [高中], 地区: 示例县, 起: 2026-09-01, 止: 2027-08-31, 依据: 通知第二条}

        """

    private func read(_ text: String) -> (Framework?, [String]) {
        var findings: [Finding] = []
        let framework = FrameworkReader.read(SourceText(path: "a.yaml", text), findings: &findings)
        return (framework, findings.lines)
    }

    @Test func `a framework is read with its defaults, in English and Chinese keys`() throws {
        let (framework, findings) = read(text)
        #expect(findings == [])
        #expect(
            framework
                == Framework(
                    id: "shili.sanluoshi",
                    version: "1",
                    title: "示例框架",
                    document: "示例县的通知",
                    issued: CalendarDate(year: 2026, month: 9, day: 1),
                    source: nil,
                    indicators: [
                        Indicator(code: "HOURS", label: "课时", aliases: ["学时", "课时数"], kind: .hours, most: Amount(20)),
                        Indicator(code: "PLAN", label: "计划", kind: .bool),
                    ],
                    rules: [
                        Rule(
                            id: "a",
                            indicator: "HOURS",
                            stages: [.upperPrimary, .juniorHigh],
                            comparison: .moreThan,
                            threshold: Amount(hundredths: 150),
                            window: .term,
                            authority: "通知第一条"
                        ),
                        Rule(
                            id: "b",
                            indicator: "PLAN",
                            stages: [.seniorHigh],
                            region: "示例县",
                            validFrom: CalendarDate(year: 2026, month: 9, day: 1),
                            validTo: CalendarDate(year: 2027, month: 8, day: 31),
                            authority: "通知第二条"
                        ),
                    ],
                    digest: framework?.digest ?? "none"
                )
        )
    }

    @Test func `what is wrong is said and the rest is kept`() {
        let broken = text.replacing("title: 示例框架\n", with: "titel: 示例框架\n").replacing("[高中]", with: "[中学]")
            .replacing("indicator: HOURS", with: "indicator: LESSONS")
        let (framework, findings) = read(broken)
        #expect(framework == nil)
        #expect(
            findings == [
                "a.yaml:1:1 框架缺少“title” [framework.incomplete]",
                "a.yaml:2:1 框架没有“titel”这一项，已忽略 [data.unknown-key]",
                "a.yaml:10:24 规则所说的指标“LESSONS”不在本框架里 [framework.reference]",
                "a.yaml:11:27 规则的学段只能是：小低、小高、初中、高中、中职、高校 [framework.reference]",
            ]
        )
    }

    @Test func `an indicator is found by any of its names`() throws {
        let framework = try #require(read(text).0)
        #expect(
            ["hours", "学 时", "课时", "PLAN", "大纲"].map { framework.indicator(named: $0)?.code } == [
                "HOURS", "HOURS", "HOURS", "PLAN", nil,
            ]
        )
    }

    private func share(_ threshold: String) -> (Amount?, [String]) {
        let rule = text.replacing("type: hours, most: 20", with: "type: ratio").replacing(
            "threshold: 1.5, ", with: threshold)
        let (framework, findings) = read(rule)
        return (framework?.rules.first?.threshold, findings)
    }

    @Test func `a share is asked in per cent, and one that may be either is not guessed`() {
        #expect(share("threshold: 95, ") == (Amount(95), []))
        #expect(share("threshold: 95%, ") == (Amount(95), []))
        #expect(share("threshold: \"0.5%\", ") == (Amount(hundredths: 50), []))
        #expect(
            share("threshold: 0.95, ").1 == [
                "a.yaml:10:66 比例的“threshold”写的是 0.95，不知道是 95% 还是 0.95% [framework.reference]"
            ])
        #expect(share("threshold: 1, ").1.count == 1)
        #expect(
            share("threshold: 101, ").1 == [
                "a.yaml:10:66 比例的“threshold”应当是 0 到 100 的百分数，如 95 或 95% [framework.reference]"
            ])
        #expect(
            share("").1 == ["a.yaml:10:5 比例（ratio）的规则缺少“threshold”，不知道要达到百分之几 [framework.incomplete]"])
    }
}
