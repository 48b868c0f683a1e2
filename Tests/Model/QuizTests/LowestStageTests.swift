import Diagnostics
import TestSupport
import Testing

@testable import Quiz

/// For whom a paper is, where its blueprint does not say: the youngest are not tested.
struct LowestStageTests {
    @Test(
        arguments: [
            ([["小低"], []], LowestStage.certain), ([["小低"], ["小低", "小高"]], .certain), ([["小低"], ["小高"]], .possible(1)),
            ([["小低", "小高"], ["小低", "小高"]], .possible(2)), ([["小高"], ["初中"]], .none), ([[], []], .none),
            ([["小低", "小高", "初中", "高中", "中职", "高校"]], .none), ([], .none),
        ] as [([[String]], LowestStage)])
    func `the stages of the questions tell`(stages: [[String]], verdict: LowestStage) {
        #expect(LowestStage(stages) == verdict)
    }

    @Test(arguments: [
        ("小低", "", "", "小低"), ("小低", "小高", "", nil), ("小低", "小低、小高", "", "小低"), ("小高", "小高", "", nil),
        ("小低", "", "stage: 小高\n", "小高"),
    ])
    func `a paper of their questions is theirs`(first: String, second: String, stage: String, own: String?) throws {
        func question(_ number: Int, _ stage: String) -> String {
            "\(number). 遇到危险先找谁\(number)（  ）\n   A. 大人\n   B. 陌生人\n   答案：A\n"
                + (stage.isEmpty ? "" : "   学段：\(stage)\n")
        }
        let text = "## 单项选择题\n" + question(1, first) + question(2, second)
        var findings: [Finding] = []
        let bank = BankParser.parse(SourceText(path: "b.quiz.md", text))
        let yaml = "banks: [b]\nmode: test\n\(stage)sections: [{type: single, count: \(stage.isEmpty ? 2 : 1)}]\n"
        let blueprint = try #require(Blueprint.read(SourceText(path: "p.yaml", yaml), findings: &findings))
        let paper = Composer.compose(blueprint, from: BankShelf([bank]), findings: &findings)
        #expect(paper?.content.stage == own)
    }
}
