import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Quiz

/// Sums that merge, and what they say, against a script that works from the rows.
struct TallyTests {
    private struct Case {
        let paper: IssuedPaper
        let classes: [[[String: Response]]]
    }

    private static func sample(
        _ seed: String, pupils: [Int], plain: Bool, hasShort: Bool = false
    ) throws -> Case {
        var findings: [Finding] = []
        let bank = QuizFixture.everyType(partial: plain ? "0" : "按比例")
        let tails = BankParser.parse(
            SourceText(path: "b.quiz.md", "## 填空题\n1. 国际禁毒日是每年的____月____日\n   答案：6｜六；26\n"))
        let more =
            plain
            ? "" : ", {type: blank, count: 2, points: 2}, {type: match, count: 1, points: 3}, {type: order, count: 1}"
        // 简答 earns nothing here, and must change no figure.
        let read = hasShort ? ", {type: short, count: 1, points: 10}" : ""
        let sections =
            "[{type: single, count: 6, points: 2}, {type: multiple, count: 1, points: 2}, {type: judge, count: 1, points: 2}\(more)\(read)]"
        let blueprint = Blueprint.read(
            SourceText(path: "p.yaml", "banks: [a, b]\nsections: \(sections)\n"), findings: &findings)
        let paper = try #require(
            blueprint.flatMap { Composer.compose($0, from: BankShelf([bank, tails]), findings: &findings) })
        var stream = DrawStream(seed: seed, paper: "tally", scope: "rows")
        let classes = pupils.map { count in
            (0..<count).map { _ in
                let skill = stream.below(10)
                return Dictionary(
                    uniqueKeysWithValues: paper.content.questions.map { ($0.id, response($0, skill, &stream)) })
            }
        }
        return Case(paper: paper, classes: classes)
    }

    private static func response(_ question: IssuedQuestion, _ skill: Int, _ stream: inout DrawStream) -> Response {
        let knows = stream.below(10) < skill
        if stream.below(20) == 0 { return .none }
        let answer = question.answer
        if let right = answer.choice {
            if knows { return .choice(Set(right)) }
            let ids = stream.shuffled(question.options.map(\.id))
            return .choice(Set(ids.prefix(question.type == .single ? 1 : 1 + stream.below(3))))
        }
        if let right = answer.judge { return .judge(knows ? right : stream.below(2) == 0) }
        if let blanks = answer.blanks {
            let words =
                blanks.count == 2
                ? ["6", "6月", "六 月。", "26", "２６日", "日", "6月26日", "26月", ""]
                : ["拒绝", "ＳＡＹ　ＮＯ", "离开。", "走开", "告诉", "逃", ""]
            return .blanks(blanks.map { _ in words[stream.below(words.count)] })
        }
        if let right = answer.match { return .match(knows ? right : stream.shuffled(right)) }
        if let right = answer.order { return .order(knows ? right : stream.shuffled(right)) }
        return .none
    }

    // MARK: Against the script

    private static func json(_ sample: Case) -> [String: CanonicalJSON] {
        let points = sample.paper.content.sections.flatMap { section in section.questions.map { ($0, section.points) } }
        let worth = Dictionary(uniqueKeysWithValues: points)
        let questions = sample.paper.content.questions
        let described = questions.map { question -> CanonicalJSON in
            let answer = question.answer
            let right: CanonicalJSON =
                answer.choice.map { .strings($0) } ?? answer.judge.map { .bool($0) }
                ?? answer.blanks.map { .array($0.map { .strings($0) }) } ?? answer.match.map { .strings($0) }
                ?? .strings(answer.order ?? [])
            return .object([
                "type": .string(question.type.rawValue), "partial": .string(question.partial.rawValue), "answer": right,
                "anyOrder": .bool(answer.anyOrder ?? false), "tails": .strings(answer.tails ?? []),
                "options": .strings(question.options.map(\.id)),
            ])
        }
        func value(_ response: Response) -> CanonicalJSON {
            switch response {
            case .choice(let ids): .strings(ids.sorted())
            case .judge(let truth): .bool(truth)
            case .blanks(let texts): .strings(texts)
            case .match(let ids): .strings(ids.map { $0 ?? "" })
            case .order(let ids): .strings(ids)
            case .text, .none: .string("null")
            }
        }
        let rows = sample.classes.map { rows in
            CanonicalJSON.array(rows.map { row in .array(questions.map { value(row[$0.id] ?? .none) }) })
        }
        return [
            "questions": .array(described), "points": .array(questions.map { .number(worth[$0.id] ?? 0) }),
            "classes": .array(rows),
        ]
    }

    private struct Expected: Decodable {
        let scores: [[Double]]
        let mean: Double
        let deviation: Double
        let alpha: Double
        let kr20: Double?
        let standardError: Double
        let items: [Item?]

        struct Item: Decodable {
            let facility: Double
            let deviation: Double
            let discrimination: Double
            let correlation: Double?
            let top: [String: Double]
        }
    }

    private func near(_ one: Double?, _ other: Double?) -> Bool {
        guard let one, let other else { return one == nil && other == nil }
        return abs(one - other) <= 1e-9 * max(1, abs(other))
    }

    @Test(.enabled(if: ProgramRun.find("python3") != nil, "python3 is not installed"))
    func `marks and figures are those of the script`() throws {
        let samples = try (1...12).map { seed in
            let pupils = [[30], [25, 31, 7], [2, 40], [48, 48, 48, 50]][seed % 4]
            return try Self.sample("s\(seed)", pupils: pupils, plain: seed % 3 == 0, hasShort: seed % 2 == 0)
        }
        var text = String(decoding: CanonicalJSON.array(samples.map { .object(Self.json($0)) }).compact, as: UTF8.self)
        text = text.replacing("\"null\"", with: "null")
        let folder = try TemporaryFolder(["cases.json": text])
        let python = try #require(ProgramRun.find("python3"))
        let script = PackageRoot.path("Tests/Oracles/scoring.py").path
        let run = try ProgramRun(python, [script, folder.url.appending(path: "cases.json").path])
        #expect(run.exitCode == 0, "\(run.stderr)")
        let expected = try JSONDecoder().decode([Expected].self, from: Data(run.stdout.utf8))
        #expect(expected.count == samples.count)
        for (sample, wanted) in zip(samples, expected) { try compare(sample, wanted) }
    }

    private func compare(_ sample: Case, _ wanted: Expected) throws {
        let content = sample.paper.content
        let worth = Dictionary(
            uniqueKeysWithValues: content.sections.flatMap { section in section.questions.map { ($0, section.points) } }
        )
        for (row, marks) in zip(sample.classes.flatMap { $0 }, wanted.scores) {
            for (question, mark) in zip(content.questions, marks) {
                let score = Scoring.score(row[question.id] ?? .none, to: question, points: worth[question.id] ?? 0)
                #expect(near(score.points, mark), "\(question.id) \(String(describing: row[question.id]))")
            }
        }
        var tally = Tally(packID: sample.paper.packID)
        for rows in sample.classes.reversed() {
            let isMerged = tally.merge(Tally(sample.paper, responses: rows))
            #expect(isMerged)
        }
        let found = PaperStatistics(tally, paper: content)
        #expect(near(found.mean, wanted.mean) && near(found.deviation, wanted.deviation))
        #expect(near(found.alpha, wanted.alpha) && near(found.standardError, wanted.standardError))
        #expect(near(found.kr20, wanted.kr20))
        #expect(found.items.count == wanted.items.count)
        for (item, direct) in zip(found.items, wanted.items) {
            guard let direct else {
                #expect(item.facility == nil && item.rating == nil && item.options.isEmpty)
                continue
            }
            #expect(near(item.facility, direct.facility) && near(item.deviation, direct.deviation))
            #expect(near(item.discrimination, direct.discrimination))
            #expect(near(item.correlation, direct.correlation))
            for option in item.options where direct.top[option.id] != nil {
                #expect(near(option.top, direct.top[option.id]))
            }
        }
    }

    // MARK: Merging

    @Test func `merging is commutative and associative, and an empty tally changes nothing`() throws {
        let sample = try Self.sample("merge", pupils: [12, 9, 20], plain: true)
        let parts = sample.classes.map { Tally(sample.paper, responses: $0) }
        func merged(_ tallies: [Tally]) -> Tally {
            var whole = Tally(packID: sample.paper.packID)
            for tally in tallies { _ = whole.merge(tally) }
            return whole
        }
        let whole = merged(parts)
        #expect(merged(parts.reversed()) == whole)
        #expect(merged([merged([parts[1], parts[2]]), parts[0]]) == whole)
        #expect(merged([whole, Tally(packID: sample.paper.packID)]) == whole)
        #expect(whole.count == 41 && whole.bands.reduce(0, +) == 41)
        var other = whole
        let isMerged = other.merge(Tally(packID: "other"))
        #expect(!isMerged)
        #expect(other == whole)
    }

    @Test(arguments: [(0, 0), (1, 0), (2, 1), (7, 2), (10, 3), (30, 8), (48, 13), (100, 27)])
    func `27 percent of a class`(count: Int, size: Int) { #expect(Tally.groupSize(count) == size) }

    @Test func `nothing is said where nothing is known`() throws {
        let sample = try Self.sample("none", pupils: [0], plain: true)
        let figures = PaperStatistics(Tally(sample.paper, responses: []), paper: sample.paper.content)
        #expect(figures.mean == nil && figures.alpha == nil && figures.deviation == nil)
        #expect(figures.items.allSatisfy { $0.facility == nil && $0.correlation == nil && $0.suspects.isEmpty })
    }

    /// Two of three blanks are two thirds of a point, and sums of thirds do not come out even.
    @Test(arguments: [20, 25, 33, 100]) func `marks that are all alike have no spread, and correlate with nothing`(
        pupils: Int
    ) throws {
        var findings: [Finding] = []
        let bank = QuizFixture.bank("1. ____、____、____\n答案：甲；乙；丙\n2. 求助是勇敢的。（√）\n3. 吸毒违法。（√）\n")
        let source = SourceText(
            path: "p.yaml",
            "banks: [a]\nsections: [{type: blank, count: 1, points: 1}, {type: judge, count: 2, points: 2}]\n")
        let blueprint = try #require(Blueprint.read(source, findings: &findings))
        let paper = try #require(Composer.compose(blueprint, from: BankShelf([bank]), findings: &findings))
        func statistics(_ judged: (Int) -> Bool) -> PaperStatistics {
            let rows = (0..<pupils).map { pupil in
                Dictionary(
                    uniqueKeysWithValues: paper.content.questions.map { question in
                        let isBlank = question.type == .blank
                        return (question.id, isBlank ? Response.blanks(["甲", "乙", "无"]) : .judge(judged(pupil)))
                    })
            }
            return PaperStatistics(Tally(paper, responses: rows), paper: paper.content)
        }
        let mixed = statistics { $0 % 3 == 0 }.items
        #expect(mixed.map { $0.correlation == nil } == mixed.map { $0.deviation == 0 })
        #expect(mixed.count { $0.deviation == 0 } == 1)
        let alike = statistics { _ in true }
        #expect(alike.deviation == 0)
        #expect(alike.alpha == nil && alike.standardError == nil)
        #expect(alike.items.allSatisfy { $0.correlation == nil })
    }
}
