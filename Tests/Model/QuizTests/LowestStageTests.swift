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

    @Test(arguments: [
        ("1年级", true), ("１年级", true), ("2", true), ("一", true), ("小一", true), ("二年", true), ("小学1年级", true),
        ("一年级（小学）", true), ("2025", true), ("2026年入学", true), ("小学2026级", true), ("一年级上册", true), ("小学部一年级", true),
        ("一年級", true), ("低年段", true), ("一年级组", true), ("一(1)班", true), ("一年级1班", true), ("1(1)", true), ("1—2", true),
        ("三、四年级", false),
        ("3-6年级", false), ("小学高年级", false), ("2024", false), ("三年级下", false),
        ("一年级", true), ("二 年级", true), ("一、二年级", true), ("低年级", true), ("", true), ("三年级", false), ("七年级", false),
        ("初一", false), ("高一", false), ("12年级", false), ("6", false),
    ])
    func `a class of the youngest is known however its grade is spelt`(grade: String, isLowest: Bool) throws {
        var list = ClassList()
        let name = grade.isEmpty ? "一（1）班" : "1班"
        let addedOne = list.add(school: "东街小学", grade: grade, name: name, term: "2026-2027-1")
        let one = try #require(addedOne)
        #expect(one.youngest == (isLowest ? .named : .no))
    }

    @Test(arguments: [
        ("城关中学", "1", "1班", false), ("县二中", "", "一（1）班", false), ("中心小学", "1", "1班", true), ("育才学校", "1", "1班", true),
        ("育才学校", "", "2026级1班", true), ("职业中学", "2026级", "1班", false), ("城关中学", "一年级", "1班", true),
    ])
    func `a number alone is a grade of the school that it is in`(
        school: String, grade: String, name: String, isLowest: Bool
    ) throws {
        var list = ClassList()
        let addedOne = list.add(school: school, grade: grade, name: name, term: "2026-2027-1")
        let one = try #require(addedOne)
        #expect((one.youngest != .no) == isLowest)
    }

    @Test(arguments: [
        ("一年级(1)班", "named"), ("一(1)", "named"), ("一（1）班", "named"), ("1(1)", "named"), ("1.1", "named"),
        ("1-1", "named"), ("101", "named"),
        ("小一(1)班", "named"), ("小1(1)班", "named"), ("小一1班", "named"), ("小学一年级1班", "named"), ("2026级1班", "named"),
        ("2025级（2）班", "named"),
        ("1班", "unsaid"), ("11班", "unsaid"), ("一班", "unsaid"), ("全体", "unsaid"), ("大班", "unsaid"), ("壹（1）班", "unsaid"),
        ("三(1)班", "no"), ("六1班", "no"), ("601班", "no"), ("2024级1班", "no"), ("四年级一班", "no"),
    ])
    func `a class without a column of grades tells its grade, or nobody knows`(name: String, verdict: String) throws {
        var list = ClassList()
        let addedOne = list.add(school: "东街小学", grade: "", name: name, term: "2026-2027-1")
        let one = try #require(addedOne)
        #expect("\(one.youngest)" == verdict)
    }

    @Test(arguments: [
        ("东街小学", "全校", "1班", YoungestClass.unsaid), ("东街小学", "小学", "1班", .unsaid), ("东街小学", "小学部", "一(1)班", .named),
        ("东街小学", "新生", "1班", .unsaid), ("育才学校", "2026级", "1班", .unsaid), ("育才学校", "三年级", "1班", .no),
        ("城关中学", "", "1班", .no), ("城关中学", "2026", "1班", .no), ("城关中学", "小学部", "1班", .unsaid),
        ("城关中学", "小学部", "三(1)班", .no),
        ("北京大学附属中学实验学校", "", "1班", .unsaid), ("青山师范学院", "", "法学1班", .no), ("青山大学附属小学", "", "1班", .unsaid),
    ])
    func `what cannot be read is not taken for another grade, but in a 中学`(
        school: String, grade: String, name: String, verdict: YoungestClass
    ) throws {
        var list = ClassList()
        let addedOne = list.add(school: school, grade: grade, name: name, term: "2026-2027-1")
        let one = try #require(addedOne)
        #expect(one.youngest == verdict)
    }

    @Test func `one class of the youngest has one code however it is spelt`() throws {
        var list = ClassList()
        let first = list.add(school: "东街小学", grade: "一年级", name: "1班", term: "2026-2027-1")
        for (grade, name) in [
            ("", "一年级(1)班"), ("", "一(1)"), ("", "1(1)"), ("", "1-1"), ("", "小一(1)班"), ("", "小学一年级1班"), ("2026", "1班"),
            ("2026级", "一班"),
            ("小学部", "一(1)班"), ("一年级上册", "1班"), ("一(1)班", "1班"), ("一年级1班", "一年级1班"), ("小一", "1"),
        ] {
            let same = list.add(school: "东街小学", grade: grade, name: name, term: "2026-2027-1")
            #expect(same?.code == first?.code, "\(grade) \(name)")
        }
    }
}
