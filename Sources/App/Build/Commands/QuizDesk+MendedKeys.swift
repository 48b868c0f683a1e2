import ChineseText
import Diagnostics
import Quiz

/// Papers whose results were marked by a key that the banks have mended since.
extension QuizDesk {
    /// The numbers, in the first variant, of the questions that would be marked otherwise by now; nil where there is none.
    ///
    /// A question that the banks at hand lack says nothing: they may be those of another year.
    func mendedKeys(of paper: IssuedPaper) -> String? {
        guard let variant = paper.content.variants.first else { return nil }
        let pictures = (try? pictures()) ?? [:]
        let numbers = variant.sections.flatMap { $0 }.compactMap { placement -> String? in
            guard let now = shelf.questions[placement.question],
                let erratum = Erratum(paper, question: placement.question, now: now, pictures: pictures),
                erratum.now == nil ? erratum.reason == .answer : erratum.isMarkedOtherwise
            else { return nil }
            return "\(placement.number)"
        }
        let name = paper.content.variants.count > 1 ? "\(variant.name)卷" : ""
        return numbers.isEmpty ? nil : "\(name)第 \(numbers.listed(atMost: 20, unit: "题")) 题"
    }
}

extension Finding {
    static func keyMended(_ paper: IssuedPaper, _ numbers: String, at place: Place) -> Finding {
        Finding(
            .resultsKeyMended, at: place,
            "《\(paper.content.title)》（\(paper.packID)）\(numbers)的答案后来在题库里改了，结果是按发卷时的答案计的",
            explanation: [
                "总分、等第、区分度和这些题的得分率请不要用；别的题的得分率没有错",
                "要有按正确答案计的成绩：用配方重新发卷，全班重做；纸上批阅的照勘误单改判（humen quiz where 题号 --errata）",
            ])
    }
}

extension FindingCode {
    static let resultsKeyMended = FindingCode(
        "results.key-mended",
        .warning,
        "结果是按错的答案计的",
        manual: """
            卷在发出时冻结，结果按发卷时的答案计分。题库里的答案后来改了（或者漏选的给分改了），以前计的等第、总分、合计就是按错的答案算的；程序不会照改好的答案重算，
            用 `humen quiz results clear` 清除、再把原来的结果文件导入一次，也还是按发卷时的答案计。

            - 学生用学生包做的：这次的等第、总分不要用，也不要拿来评价学生。用配方重新发卷（得到新的卷号），全班重做，导入新的结果。
            - 纸上批阅的：`humen quiz where 题号 --errata` 出勘误单，照更正后的答案改判。
            - 旧的合计不要再进报告：`humen quiz results clear 卷号 --all-classes --reason 答案有误`。没有改过的题的得分率没有错，还要用的先写好报告。
            """
    )
    static let mendedKeyCodes: [FindingCode] = [.resultsKeyMended]
}
