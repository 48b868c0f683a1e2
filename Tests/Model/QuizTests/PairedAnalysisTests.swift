import Diagnostics
import TestSupport
import Testing

@testable import Quiz

/// Before and after: what may be compared, and with what.
struct PairedAnalysisTests {
    private static func bank(_ edit: (String) -> String) -> Bank {
        let singles = (1...3).map {
            "\($0). 单选题\($0)问什么（  ） {#s\($0)}\n   A. 甲\($0)\n   B. 乙\($0)\n   C. 丙\($0)\n   答案：A\n"
        }
        let truths = (4...6).map { "\($0). 判断题\($0)这样说对 {#j\($0)}\n   答案：√\n" }
        let text = "## 单项选择题\n" + singles.joined() + "## 判断题\n" + truths.joined()
        return BankParser.parse(SourceText(path: "b.quiz.md", edit(text)))
    }

    private static func paper(
        _ title: String, single: Int = 2, judge: Int = 2, edit: (String) -> String = { $0 }
    ) throws -> IssuedPaper {
        var findings: [Finding] = []
        let text =
            "title: \(title)\nbanks: [b]\nsections: [{type: single, count: 3, points: \(single)}, {type: judge, count: 3, points: \(judge)}]\n"
        let blueprint = try #require(Blueprint.read(SourceText(path: "\(title).yaml", text), findings: &findings))
        let composed = Composer.compose(blueprint, from: BankShelf([bank(edit)]), findings: &findings)
        return try #require(composed, "\(findings.map(\.summary))")
    }

    /// Pupils who know the questions of one type and no other.
    private static func tally(_ paper: IssuedPaper, _ count: Int, knows: QuestionType) -> Tally {
        let rows = (0..<count).map { _ in
            Dictionary(
                uniqueKeysWithValues: paper.content.questions.map { question -> (String, Response) in
                    guard question.type == knows else { return (question.id, .none) }
                    return (
                        question.id,
                        question.answer.judge.map { .judge($0) } ?? .choice(Set(question.answer.choice ?? []))
                    )
                })
        }
        return Tally(paper, responses: rows)
    }

    private static func classroom(_ term: String, name: String = "1班") throws -> Classroom {
        var list = ClassList()
        let added = list.add(school: "城关中学", grade: "七年级", name: name, term: term)
        return try #require(added)
    }

    @Test func `other points a question are no progress`() throws {
        let (before, after) = (try Self.paper("前测"), try Self.paper("后测", single: 4, judge: 1))
        let room = try Self.classroom("2026-2027-1")
        let paired = PairedAnalysis(
            before: before, [(room, Self.tally(before, 30, knows: .single))], after: after,
            [(room, Self.tally(after, 30, knows: .single))])
        #expect(paired.questions.count == 6)
        #expect(paired.classes.map(\.before) == [0.8] && paired.classes.map(\.after) == [0.8])
        #expect(paired.knowledge.allSatisfy { $0.change == 0 })
        #expect(paired.notes == ["相同的题里有 6 道两份卷的分值不一样，前测和后测都按后测的分值算"])
    }

    @Test func `a question that was mended between the papers is another one`() throws {
        let before = try Self.paper("前测")
        let after = try Self.paper("后测") { text in
            text.replacing("丙1\n   答案：A", with: "丙1\n   答案：B").replacing("单选题2问什么", with: "单选题2不是什么")
                .replacing("   B. 乙3\n   C. 丙3\n   答案：A", with: "   B. 丙3\n   C. 别的\n   答案：A").replacing(
                    "判断题4这样说对 {#j4}\n   答案：√", with: "判断题4这样说对 {#j4}\n   答案：×")
        }
        let room = try Self.classroom("2026-2027-1")
        let paired = PairedAnalysis(
            before: before, [(room, Self.tally(before, 30, knows: .single))], after: after,
            [(room, Self.tally(after, 30, knows: .single))])
        #expect(paired.questions.sorted() == ["j5", "j6"])
        let note = try #require(paired.notes.first)
        #expect(note.hasSuffix("和前测印的不一样，不算同一道题，没有比"))
        for words in ["（答案不同）", "（题干不同）", "（选项不同）"] { #expect(note.contains(words)) }
    }

    @Test func `options in another order are the same question`() throws {
        let before = try Self.paper("前测")
        let after = try Self.paper("后测") {
            $0.replacing(
                "   A. 甲1\n   B. 乙1\n   C. 丙1\n   答案：A", with: "   A. 丙1\n   B. 乙1\n   C. 甲1\n   答案：C")
        }
        let paired = PairedAnalysis(before: before, [], after: after, [])
        #expect(paired.questions.count == 6)
        #expect(paired.notes == [])
    }

    @Test func `pupils of another school year are not the same class`() throws {
        let (before, after) = (try Self.paper("前测"), try Self.paper("后测"))
        let (old, new) = (try Self.classroom("2026-2027-1"), try Self.classroom("2027-2028-1"))
        let paired = PairedAnalysis(
            before: before, [(old, Self.tally(before, 30, knows: .single))], after: after,
            [(new, Self.tally(after, 30, knows: .judge))])
        #expect(paired.classes.isEmpty && paired.knowledge.isEmpty)
        #expect(
            paired.notes == [
                "城关中学 七年级 1班：前测是 2026-2027-1 学期的，后测是 2027-2028-1 学期的，不是同一学年，学生不是同一批，没有比"
            ])
    }

    @Test func `a class counts once where the first paper was given in two terms`() throws {
        let (before, after) = (try Self.paper("前测"), try Self.paper("后测"))
        let (first, second) = (try Self.classroom("2026-2027-1"), try Self.classroom("2026-2027-2"))
        let paired = PairedAnalysis(
            before: before,
            [(first, Self.tally(before, 30, knows: .single)), (second, Self.tally(before, 20, knows: .judge))],
            after: after, [(second, Self.tally(after, 25, knows: .single))])
        #expect(paired.classes.map(\.terms) == ["2026-2027-2"])
        #expect(paired.classes.map(\.countBefore) == [20])
        #expect(Set(paired.knowledge.map(\.countBefore)) == [20] && Set(paired.knowledge.map(\.countAfter)) == [25])
        #expect(paired.notes == ["城关中学 七年级 1班：2026-2027-1 学期的前测没有用，和后测比的是 2026-2027-2 学期的"])
    }

    @Test func `a class whose figures would tell of another is not shown here either`() throws {
        let (before, after) = (try Self.paper("前测"), try Self.paper("后测"))
        let rooms = try ["1班", "2班", "3班"].map { try Self.classroom("2026-2027-1", name: $0) }
        let earlier = zip(rooms, [45, 44, 40]).map { ($0, Self.tally(before, $1, knows: .single)) }
        let later = zip(rooms, [45, 44, 5]).map { ($0, Self.tally(after, $1, knows: .single)) }
        let paired = PairedAnalysis(before: before, earlier, after: after, later)
        #expect(paired.classes.map { $0.after != nil } == [true, false, false])
        #expect(Set(paired.knowledge.map(\.countAfter)) == [45])
    }
}
