import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Quiz

/// A bank that is read in two halves is the bank that is read at once, wherever it is cut.
struct BankCutTests {
    /// What stands in banks, regular and not.
    private static let pieces = [
        "{n}. 题干甲{n}是（  ）\nA. 一\nB. 二\nC. 三\n答案：B\n解析：因为二。\n\n",
        "{n}. 题干乙{n}是（  ）\nA. 一  B. 二\n答案：AB\n知识点：求助　难度：易\n\n",
        "{n}、判断丙{n}。（√）\n",
        "{n}. 题干丁{n}是____。\n答案：6；26\n\n",
        "（{n}）题干戊{n}（  ）\n   A. 一\n   B. 二\n\n",
        "\n## 一、单选题（每题2分）\n\n", "\n二、多选题\n", "\n## 三、判断题\n\n", "# 标题\n", "第{n}章\n\n", "\n【测验】\n",
        "【材料】小明在公园。\n", "【材料完】\n\n", "阅读下面的材料，回答1～2题\n", "案例一：小王\n\n",
        "<!-- 注 -->\n", "-----\n", "\n", "\r\n", "散落的一行\n", "    缩进的一行\n", "出处：某书\n", "C. 落下的选项\n",
        "参考答案\n", "1-3 ABC\n", "二、\n", "1.B 2.A 3.√\n", "题号 1 2\n答案 A B\n", "2.【答案】A　【解析】因为。\n", "答案：C\n",
        "{n}. 题己（ ）A、一B、二答案:A{m}. 题庚（ ）A、三B、四答案:B\n\n", "（ √ ）{n}. 题辛\n", "{n} 题壬（  ）\n",
        "{n}. 题癸（答案：A）\nA. 一\nB. 二\n\n", "没有题号的问题是（  ）\nA. 一\nB. 二\n答案：A\n\n",
    ]

    @Test func `wherever it is cut`() {
        var stream = DrawStream(seed: "bank", paper: "cut", scope: "1")
        var joined = 0
        for round in 0..<60 {
            var text = round.isMultiple(of: 5) ? "---\n题库: 甲\n---\n\n" : ""
            var number = 0
            for _ in 0..<30 {
                number += stream.below(8) == 0 ? 2 : 1
                // Half of it is regular, so that there is something to join.
                let piece = Self.pieces[stream.below(stream.below(2) == 0 ? 3 : Self.pieces.count)]
                text += piece.replacingOccurrences(of: "{n}", with: "\(number)")
                    .replacingOccurrences(of: "{m}", with: "\(number + 1)")
            }
            let source = SourceText(path: "a.quiz.md", text)
            let whole = BankParser.parse(text: source, cut: nil)
            var before = -1
            for offset in 0..<source.bytes.count {
                guard let cut = BankCut(source, near: offset), cut.line.range.lowerBound != before else { continue }
                before = cut.line.range.lowerBound
                let halves = BankParser.parse(text: source, cut: cut)
                joined += 1
                guard whole.isSame(as: halves) else {
                    Issue.record("cut in front of line \(cut.line.number):\n\(text)")
                    return
                }
            }
        }
        #expect(joined > 300)
    }
}

extension Bank {
    fileprivate func isSame(as other: Bank) -> Bool {
        title == other.title && questions == other.questions && findings == other.findings && spans == other.spans
            && form.notes == other.form.notes
    }
}
