import Foundation
import TestSupport
import Testing

@testable import Quiz

/// The words behind a blank that a pupil writes once more.
struct BlankTailTests {
    @Test(arguments: [
        ("每年的____月____日", 2, ["月", "日"]), ("处____年以上有期徒刑，并处罚金", 1, ["年以上有期徒刑"]), ("罚款____万元", 1, ["万元"]),
        ("共____ 个月", 1, ["个月"]), ("约占____％", 1, ["％"]), ("____月26日", 1, ["月"]), ("虎门在____。", 1, []), ("____0克", 1, []),
        ("____十克", 1, []), ("____点五克", 1, []), ("先____，再____人", 2, ["", "人"]), ("一处____，两个答案", 2, []),
    ])
    func `a blank has the words behind it for its tail, but no figures`(stem: String, blanks: Int, tails: [String]) {
        #expect(BlankTail.tails(of: stem, blanks: blanks) ?? [] == tails)
    }

    @Test(arguments: [
        ("6月", "月", ["6月", "6"]), ("3年以上", "年以上有期徒刑", ["3年以上", "3"]), ("月", "月", ["月"]), ("6", "月", ["6"]),
        ("6月", "", ["6月"]),
        ("孩子子女", "子女", ["孩子子女", "孩子"]), ("孩子", "子女", ["孩子", "孩"]), ("", "月", [""]),
    ])
    func `a text is taken as it is, and without the tail`(text: String, tail: String, forms: [String]) {
        #expect(BlankTail.forms(text, tail: tail) == forms)
    }

    @Test func `a paper that was issued without tails is the same paper, and marked as it was`() throws {
        let question = try #require(QuizFixture.bank("## 填空题\n1. 每年的____月\n答案：6\n").questions.first)
        let now = IssuedQuestion(question)
        #expect(now.answer.tails == ["月"])
        var before = now
        before.answer = try JSONDecoder().decode(
            IssuedAnswer.self, from: Data(#"{"anyOrder": false, "blanks": [["6"]]}"#.utf8))
        #expect(before == now && before.json != now.json)
        #expect(Scoring.score(.blanks(["6月"]), to: before, points: 2).points == 0)
        #expect(Scoring.score(.blanks(["6月"]), to: now, points: 2).points == 2)
    }

    @Test(.enabled(if: ProgramRun.find("node") != nil, "node is not installed"))
    func `the script of packs marks blanks as the program does`() throws {
        let texts = [
            "6", "6月", "六 月。", "26", "２６日", "日", "月", "6月26日", "26月", "3年以上", "3年以", "孩子", "孩子子女", "", "Ａ年",
            "a年以上有期徒刑，",
        ]
        let stems = [
            ("每年的____月____日", "6｜六；26"), ("处____年以上有期徒刑；为____子女", "3｜a；孩子"), ("____月、____日", "乱序：6；26"),
            ("____月和____月", "乱序：6｜26月；26"), ("____0克，____", "6；26"),
        ]
        var stream = DrawStream(seed: "1", paper: "tails", scope: "script")
        var cases: [CanonicalJSON] = []
        var expected: [Double] = []
        for (stem, key) in stems {
            let question = IssuedQuestion(
                try #require(QuizFixture.bank("## 填空题\n1. \(stem)\n答案：\(key)\n").questions.first))
            #expect(question.answer.blanks?.count == 2)
            for _ in 0..<2_000 {
                let given = (0..<2).map { _ in texts[stream.below(texts.count)] }
                cases.append(.object(["answer": question.answer.json, "given": .strings(given)]))
                expected.append(Scoring.score(.blanks(given), to: question, points: 2).points)
            }
        }
        let folder = try TemporaryFolder([
            "cases.json": String(decoding: CanonicalJSON.array(cases).compact, as: UTF8.self),
            "run.js": """
            global.window = {};
            const fs = require('fs');
            eval(fs.readFileSync(process.argv[2], 'utf8'));
            const cases = JSON.parse(fs.readFileSync(process.argv[3], 'utf8'));
            console.log(JSON.stringify(cases.map(one => window.humen.score(one.answer, 'none', 2, one.given).points)));
            """,
        ])
        let node = try #require(ProgramRun.find("node"))
        let script = PackageRoot.path("Themes/civic/scripts/shared/40-scoring.js").path
        let run = try ProgramRun(
            node, [folder.url.appending(path: "run.js").path, script, folder.url.appending(path: "cases.json").path])
        #expect(run.exitCode == 0, "\(run.stderr)")
        let points = try JSONDecoder().decode([Double].self, from: Data(run.stdout.utf8))
        #expect(points == expected)
        #expect(Set(points) == [0, 1, 2])
    }
}
