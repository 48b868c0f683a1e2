import Diagnostics
import TestSupport
import Testing

@testable import Quiz

/// What questions are worth where the blueprint does not say it.
struct PaperPointsTests {
    private func composed(_ paper: String, points: [String]) -> (points: [Double]?, total: Double?, words: [String]) {
        let questions = points.enumerated().map { index, points in
            "\(index + 1). 第\(index + 1)句话说得对。（√）\n" + (points.isEmpty ? "" : "分值：\(points)\n")
        }
        var findings: [Finding] = []
        let shelf = BankShelf([QuizFixture.bank("## 判断题\n" + questions.joined())])
        let blueprint = Blueprint.read(SourceText(path: "p.yaml", paper), findings: &findings)
        let issued = blueprint.flatMap { Composer.compose($0, from: shelf, findings: &findings) }
        let words = findings.map { "\($0.severity.label) \($0.code.id) \($0.summary)" }
        return (issued?.content.sections.map(\.points), issued?.content.totalPoints, words)
    }

    @Test func `what the bank gives all of them counts, and is said`() {
        let result = composed("sections: [{type: judge, count: 3}]\ntotal: 6\n", points: ["2", "2", "2"])
        #expect(result.points == [2])
        #expect(result.total == 6)
        #expect(result.words == ["提示 paper.points 蓝图没有写 points，按题库的分值计：第 1 大题每小题 2 分；全卷共 6 分"])
    }

    @Test func `the blueprint goes before the bank`() {
        let result = composed("sections: [{type: judge, count: 3, points: 5}]\n", points: ["2", "2", "2"])
        #expect(result.points == [5])
        #expect(result.words == [])
    }

    @Test(arguments: [["2", "3", "2"], ["2", "", "2"]])
    func `different ones are worth 1 each, and are told`(points: [String]) {
        let result = composed("sections: [{type: judge, count: 3}]\n", points: points)
        #expect(result.points == [1])
        #expect(result.words == ["警告 paper.points 第 1 大题没有写 points，抽到的题在题库里的分值不一样，都按每小题 1 分计"])
    }

    @Test func `nothing is said where neither says anything`() {
        let result = composed("sections: [{type: judge, count: 3}]\n", points: ["", "", ""])
        #expect(result.points == [1])
        #expect(result.words == [])
    }

    @Test func `the whole is compared with what was taken`() {
        let result = composed("sections: [{type: judge, count: 3}]\ntotal: 3\n", points: ["2", "2", "2"])
        #expect(result.points == nil)
        #expect(result.words.last == "错误 paper.sums 抽到的题分值合计 6 分，满分写的是 3 分")
    }
}
