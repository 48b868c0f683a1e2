import ChineseText
import DataFiles
package import Diagnostics

/// Answers of a 填空题 that its author wrote into the blanks: `每年的（6月26日）`, `是__6月26日__`.
///
/// ## Parsing behavior
/// - Beside 答案： they are blanks where they say the same.
/// - Without it, brackets with words in a question that has no blank are its blanks; one warning names these questions.
/// - （以下简称《禁毒法》） and its like stay in the stem; where a bracket asks for something (写两种), none of them is an answer.
/// - Words between underlines may as well be what stands between two empty blanks (____和____): the question is doubtful.
struct BlankInside {
    /// What stands in the blanks, and the stem with empty ones.
    let answers: [String]
    let stem: String

    /// Words between brackets, where there is no empty one and no underline; （2分） is none.
    init?(brackets stem: String) {
        guard !stem.contains(where: { $0.isOne(of: "_＿") }), stem.emptyBrackets == 0 else { return nil }
        var answers: [String] = []
        var text = ""
        var rest = stem[...]
        while let open = rest.firstIndex(where: { $0.isOne(of: "（(【[") }) {
            let behind = rest[open...].dropFirst()
            guard let close = behind.firstIndex(where: { $0.isOne(of: "）)】]") }) else { break }
            let inside = rest[open..<close].dropFirst()
            if Self.requests.contains(where: { inside.begins(with: $0) }) { return nil }
            if Self.isWorth(inside) || Self.isRemark(inside) || inside.contains(where: { $0.isOne(of: "（(【[") }) {
                text += rest[...close]
            } else {
                text += rest[..<open] + "____"
                answers.append(inside.trimmingSpaces())
            }
            rest = rest[close...].dropFirst()
        }
        guard !answers.isEmpty, answers.allSatisfy({ !$0.isEmpty && $0.count <= 40 }) else { return nil }
        self.answers = answers
        self.stem = text + rest
    }

    /// Words between two runs of underlines each.
    init?(underlines stem: String) {
        var answers: [String] = []
        var text = ""
        var rest = stem[...]
        while let open = rest.firstIndex(where: { $0.isOne(of: "_＿") }) {
            let behind = rest[open...].drop { $0.isOne(of: "_＿") }
            guard let close = behind.firstIndex(where: { $0.isOne(of: "_＿") }) else { return nil }
            text += rest[..<open] + "____"
            answers.append(behind[..<close].trimmingSpaces())
            rest = behind[close...].drop { $0.isOne(of: "_＿") }
        }
        guard !answers.isEmpty, answers.allSatisfy({ !$0.isEmpty && $0.count <= 40 && !$0.contains("\n") }) else {
            return nil
        }
        self.answers = answers
        self.stem = text + rest
    }

    private static let requests = [
        "写出", "写一", "写两", "写三", "任写", "任选", "任答", "任举", "至少写", "举例", "举出", "举一", "举两", "列举", "填写", "填一", "填两", "提示",
        "答对",
    ]

    private static func isRemark(_ inside: Substring) -> Bool {
        [
            "以下简称", "以下称", "下称", "简称", "全称", "又称", "又叫", "也叫", "也称", "俗称", "即《", "注：", "注:", "参见", "见第", "见图", "见课本",
            "见教材",
            "如：", "例如", "比如", "英文", "原名", "原称", "旧称", "后同", "下同",
        ].contains { inside.begins(with: $0) }
    }

    /// （2分）, （每空1分）.
    private static func isWorth(_ inside: Substring) -> Bool {
        inside.contains("分") && inside.contains { $0.isDigit || $0.isOne(of: "一二三四五") } && inside.count <= 12
    }
}

extension QuestionBuilder {
    /// Takes the answers out of the blanks of a question that is known to have some.
    mutating func takeInnerBlanks() {
        guard isNamed, draft.stem.contains(where: { $0.isOne(of: "_＿（(【[") }) else { return }
        let written = draft.value(.answer).map { $0.text.trimmingSpaces() } ?? ""
        guard written.isEmpty else {
            let texts = written.split { $0.isOne(of: "；;、") }.map { Self.comparable(String($0)) }
            let found = [BlankInside(underlines: draft.stem), BlankInside(brackets: draft.stem)].compactMap { $0 }
            guard let same = found.first(where: { $0.answers.map(Self.comparable) == texts }) else { return }
            draft.stem = same.stem
            return
        }
        if let inside = BlankInside(brackets: draft.stem) {
            draft.stem = inside.stem
            let text = inside.answers.joined(separator: "；")
            draft.fields.append(QuestionDraft.FieldPart(field: .answer, text: text, range: draft.range))
            innerAnswer = text
        } else if let inside = BlankInside(underlines: draft.stem) {
            let words = inside.answers.joined(separator: "；")
            isAnswerUnclear = true
            fail(.blankUnderlined(draft.number, words, inside.stem, at: place))
        }
    }
}

/// A question whose answer was found in its brackets.
struct InnerAnswer: Sendable {
    let number: Int
    let text: String
    let place: Place
}

extension [InnerAnswer] {
    /// One warning for all of them.
    var finding: Finding? {
        guard let first else { return nil }
        let numbers = prefix(10).map { "\($0.number)" }.joined(separator: "、") + (count > 10 ? "等 \(count)" : "")
        let texts = prefix(5).map { "第 \($0.number) 题“\($0.text)”" }.joined(separator: "，") + (count > 5 ? "……" : "")
        return Finding(
            .quizBlankInside, at: first.place, "第 \(numbers) 题没有空，也没有写“答案：”，题干括号里的字当作空和答案",
            explanation: ["请核对：\(texts)", "括号里只是说明的，请另写“____”和“答案：”"])
    }
}

extension Finding {
    static func blankUnderlined(_ number: Int, _ words: String, _ stem: String, at place: Place) -> Finding {
        Finding(
            .quizStemAnswer, at: place, "第 \(number) 题没有写“答案：”，横线之间有字“\(words)”：是答案，还是两个空中间的话，看不出来",
            explanation: ["是答案的，请改成“\(stem.prefix(40))”，另起一行写“答案：\(words)”", "是两个空中间的话，请在下面写“答案：”，各空的答案用“；”隔开"])
    }
}

extension FindingCode {
    package static let quizBlankInside = FindingCode(
        "quiz.blank-inside",
        .warning,
        "填空题的答案取自题干的括号",
        manual: """
            老师备课用的填空题常把答案直接写在括号里：`国际禁毒日是每年的（6月26日）。`。题目放在“填空题”下面，题干里一个空也没有，又没有写“答案：”的，括号里的字就是答案，印出来的是空。

            括号里也可能只是说明，如 `《禁毒法》（2008年施行）`，所以请按提示核对一遍；不是答案的，请在题干里写 `____`，另起一行写“答案：”。
            写在横线之间的（`__6月26日__`）不这样读：它也可能是两个空中间的话（`____和____`），这样的题算存疑（`quiz.stem-answer`）。
            """
    )
}
