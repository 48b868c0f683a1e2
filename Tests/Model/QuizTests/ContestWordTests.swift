import Diagnostics
import Testing

@testable import Quiz

/// What may not be called a contest without an approval number.
struct ContestWordTests {
    @Test(arguments: [
        ("禁毒知识竞赛", "竞赛"), ("禁毒知识競 賽", "竞赛"), ("擂台赛", "擂台赛"), ("PK赛", "PK赛"), ("禁毒竞答", "竞答"), ("赛罕区禁毒练习", nil),
        ("禁毒知识问答", nil),
    ])
    func `a title speaks of a contest`(title: String, word: String?) {
        #expect(ContestWord.first(in: ["", title]) == word)
    }

    @Test(arguments: [
        ("", ["contest 要写批准文号，这里写的是“”"]), ("无", ["contest 要写批准文号，这里写的是“无”"]), ("示教体〔2026〕3号", []),
    ])
    func `a contest has a number and not only a line for it`(number: String, words: [String]) throws {
        let text = "title: 知识竞赛\ncontest: \"\(number)\"\nbanks: [a]\nsections: [{type: single, count: 1}]\n"
        var findings: [Finding] = []
        _ = Blueprint.read(SourceText(path: "p.yaml", text), findings: &findings)
        #expect(findings.filter { $0.code == .paperContest }.map(\.summary) == words)
    }
}
