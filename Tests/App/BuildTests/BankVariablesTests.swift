import Build
import DataFiles
import Diagnostics
import Foundation
import Quiz
import TestSupport
import Testing

/// `{{office}}` in the texts of questions.
struct BankVariablesTests {
    private func desk(_ name: String) throws -> QuizDesk {
        let folder = try TemporaryFolder([
            "Content/site.yaml": "title: 站\noffice: 某县禁毒办\nhotline: 110\n",
            "Content/banks/a.quiz.md": """
            ## 一、单项选择题（每小题2分）

            1. 发现可疑情况，可以告诉{{ \(name) }}（  ） {#a-1}
               A. {{hotline}}
               B. 谁也不说
               答案：A
               解析：{{office}}的同志会接听。
            """,
        ])
        let day = try #require(CalendarDate(year: 2026, month: 10, day: 1))
        return try withExtendedLifetime(folder) {
            try QuizDesk([], site: SiteFolder(FilePath(folder.url.path), output: nil, share: nil), asOf: day)
        }
    }

    @Test func `a question says the values of site.yaml`() throws {
        let desk = try desk("office")
        let question = try #require(desk.shelf.questions["a-1"])
        #expect(question.stem == "发现可疑情况，可以告诉某县禁毒办（  ）")
        #expect(question.options.map(\.text) == ["110", "谁也不说"])
        #expect(question.explanation == "某县禁毒办的同志会接听。")
        #expect(!desk.findings.haveErrors)
    }

    @Test func `an unknown name is an error, and stays as it was written`() throws {
        let desk = try desk("offcie")
        #expect(desk.shelf.questions["a-1"]?.stem == "发现可疑情况，可以告诉{{ offcie }}（  ）")
        #expect(desk.findings.filter { $0.severity == .error }.map(\.summary) == ["site.yaml 里没有“offcie”这一项，或者它是空的"])
    }
}
