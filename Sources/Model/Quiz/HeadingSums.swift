import DataFiles
package import Diagnostics

/// How many questions a heading promises, and how much they are worth together: 共15小题，每小题2分，共30分.
struct HeadingSums {
    var total: Double?
    var count: Int?
    /// Points without a word that says whose: （30分）.
    var bare: Double?

    init() {}

    init(_ heading: Substring) {
        for clause in heading.split(whereSeparator: { $0.isOne(of: "，,；;。：:（）()=＝、 \u{3000}") }) { read(clause) }
    }

    private mutating func read(_ clause: Substring) {
        let words = clause.prefix { $0.isOne(of: "本大题此小总合计共满分一值为") }
        // 一 is also a figure: 共一题.
        var rest = words.last == "一" ? clause[clause.index(before: words.endIndex)...] : clause[words.endIndex...]
        let isSummed = words.contains { $0.isOne(of: "共计满总合本此") }
        var found: [(figure: Double, unit: Substring)] = []
        while !rest.isEmpty {
            let figure = rest.prefix { $0.isDigit || $0.isOne(of: ".一二两三四五六七八九十") }
            let behind = rest[figure.endIndex...]
            guard let number = Figure.number(figure),
                let unit = ["分", "道小题", "个小题", "道题", "小题", "道", "题"].first(where: { behind.begins(with: $0) })
            else { return }
            found.append((number, Substring(unit)))
            rest = behind.dropFirst(unit.count)
            if rest.first == "共" { rest = rest.dropFirst() }
        }
        for (figure, unit) in found {
            if unit != "分" {
                count = count ?? Int(figure)
            } else if isSummed || found.count > 1 {
                total = total ?? figure
            } else {
                bare = bare ?? figure
            }
        }
    }
}

/// A heading, the questions under it, and what it promises of them.
struct BankSection: Sendable {
    /// The first question under it, by its place among the questions of the bank.
    var start: Int
    let total: Double?
    let count: Int?
    let place: Place
    /// The heading as it is written; nil for the title of a group.
    var words: String?
}

extension Finding {
    static func headingSum(_ what: String, at place: Place) -> Finding {
        Finding(
            .quizHeadingSum, at: place, what,
            explanation: ["请看看是不是漏了题、多了题，或者几道题并成了一道；都没有错的，请改标题"])
    }
}

extension FindingCode {
    package static let quizHeadingSum = FindingCode(
        "quiz.heading-sum",
        .warning,
        "大题标题的题数或总分与题目对不上",
        manual: """
            标题写了 `（共15小题，每小题2分，共30分）` 的，题数要和下面读到的题一样多，各题的分值加起来要等于总分。对不上，可能是有一道题没被认出来或并进了别的题，也可能是标题没有跟着改。

            “每空2分”按每道题的空数计算。整理题库（`humen quiz format`）不改标题里写的总分。
            """
    )
}
