import DataFiles
package import Diagnostics

/// What a heading says besides the type, the number and the worth of its questions: its canonical form has no room for it.
enum HeadingRest {
    /// The names of types and what stands around them, the longest first, so that no word hides a part of another.
    private static let known = (QuestionType.words.map(\.0) + around).sorted { $0.count > $1.count }

    private static let around = [
        "选择", "判断正误", "案例分析", "案例", "材料分析", "材料", "分析题", "每小题", "每题", "每空", "本大题", "本题", "合计", "总计", "总分", "满分", "小题",
        "大题", "部分", "题型", "试题", "共", "计", "各", "第", "道", "个", "题", "得", "分", "为", "是",
    ]

    /// The clauses of a heading that would be lost; nil where there are none.
    static func words(_ heading: String) -> String? {
        let clauses = heading.split { $0.isOne(of: "#（）()【】[]：:，,；;。、") || $0.isSpace }.filter { clause in
            var rest = String(clause)
            for word in known { rest = rest.replacing(word, with: "") }
            return rest.contains { !$0.isDigit && !$0.isOne(of: "一二三四五六七八九十两.．*=＝+") }
        }
        return clauses.isEmpty ? nil : clauses.joined(separator: "，")
    }
}

extension Finding {
    static func headingWords(_ words: String, at place: Place) -> Finding {
        Finding(
            .quizHeadingWords, at: place, "标题里的“\(words)”整理以后不再有",
            explanation: ["整理后的标题只写题型和分值；漏选怎样给分请写在文件开头的“默认”里，别的话请写进试卷的蓝图或另作说明"])
    }
}

extension FindingCode {
    package static let quizHeadingWords = FindingCode(
        "quiz.heading-words",
        .warning,
        "大题标题里的话整理以后不再有",
        manual: """
            `humen quiz format` 把大题标题写成统一的样子：序号、题型、每小题的分值和总分。标题里别的话（如“对的打√，错的打×”“请认真审题”）不影响题目和答案，
            整理以后不再有，所以说明一次。要留着的，请另存一份原文件，或写进试卷。
            """
    )
}
