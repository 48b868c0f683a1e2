import ChineseText
import Concurrent
package import Diagnostics

/// What a careful colleague would remark about a bank that is read without an error.
///
/// Checked are the bank as a whole (letters of the key, length of the right options, stems that are nearly the same) and,
/// question by question, options that speak of the others and the words of ``CareLint``.
struct BankLint {
    let source: SourceText
    let questions: [Question]
    var findings: [Finding] = []

    /// Everything that is remarked, in no order.
    static func findings(_ source: SourceText, _ questions: [Question]) -> [Finding] {
        let (whole, each) = concurrently(
            {
                var lint = BankLint(source: source, questions: questions)
                lint.checkKey()
                lint.checkLengths()
                lint.checkSimilarStems()
                return lint.findings
            },
            {
                var lint = BankLint(source: source, questions: questions)
                let places = QuestionPlaces(source: source, questions: questions)
                for index in questions.indices {
                    lint.checkOthers(questions[index])
                    lint.checkBasis(questions[index])
                    lint.findings += CareLint.findings(questions[index]) { places.place(of: $0, in: index) }
                }
                lint.findings += MarkdownLint.findings(source, questions)
                return lint.findings
            })
        return whole + each
    }

    /// Single-choice questions that can be used.
    private var singles: [Question] { questions.filter { $0.type == .single && !$0.isDoubtful } }

    /// 以上都是 is the last option, or it does not speak of all.
    private mutating func checkOthers(_ question: Question) {
        guard question.type.isChoice else { return }
        for option in question.options.dropLast() {
            let text = option.text
            guard text.utf8.count <= 14 * 4, text.hasPrefix("以上") || text.hasPrefix("上述"), text.count <= 14 else {
                continue
            }
            findings.append(
                Finding(
                    .quizAboveNotLast, at: question.place, "选项 \(option.label)“\(text)”后面还有选项，“以上”说的就不是全部",
                    explanation: ["请把它移到最后一项"]))
        }
        for option in question.options where !option.isPinned && Self.speaksOfOthers(option.text) {
            findings.append(
                Finding(
                    .quizAboveUnpinned, at: question.place, "选项 \(option.label)“\(option.text)”像是说别的选项，出几种卷型时却会和它们换位置",
                    explanation: ["在这个选项末尾写 {固定}，它就留在原处；说的不是别的选项的，不用改"]))
        }
    }

    /// 以上各种说法都是正确的 and 都可以, which the published rule of what keeps its place does not know.
    private static func speaksOfOthers(_ text: String) -> Bool {
        ["以上", "上述", "上面几", "前面几", "其他几项", "其余几项"].contains { text.hasPrefix($0) }
            || closings.contains(text.last == "。" ? String(text.dropLast()) : text)
    }

    private static let closings: Set<String> = [
        "都可以", "均可", "均可以", "都行", "皆是", "皆可", "全选", "都有可能", "都有", "全都是", "没有一个对", "无正确答案", "没有正确答案", "都正确", "都错", "都错误",
    ]

    /// 依据 names an article, or a document by its year or number.
    private mutating func checkBasis(_ question: Question) {
        guard let basis = question.basis else { return }
        let isArticle = basis.range(ofWord: "第") != nil && basis.range(ofWord: "条") != nil
        guard !isArticle, !basis.contains(where: \.isDigit) else { return }
        findings.append(
            Finding(
                .quizBasisUnclear, at: question.place, "第 \(question.number) 题的依据“\(basis)”没有写明第几条，核对不了",
                explanation: ["请写成“《中华人民共和国禁毒法》第五十九条”；不是法律的，请写文件的文号或年份"]))
    }

    /// A letter that is right far more often than the others.
    private mutating func checkKey() {
        let singles = singles
        guard singles.count >= 12 else { return }
        var counts: [String: Int] = [:]
        for question in singles {
            if case .choice(let ids) = question.answer, let id = ids.first { counts[id.uppercased(), default: 0] += 1 }
        }
        guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return }
        let options = singles.map(\.options.count).max() ?? 4
        guard Double(most.value) > 1.9 * Double(singles.count) / Double(options) else { return }
        let share = most.value * 100 / singles.count
        findings.append(
            Finding(
                .quizKeyUneven, at: singles.first?.place,
                "\(singles.count) 道单选题里有 \(most.value) 道的答案是 \(most.key)（\(share)%），学生一猜就中",
                explanation: ["组卷时 Humen 会打乱选项，使各个字母大致一样多；直接用题库上课时请先调换选项"]))
    }

    /// Right options that are the longest of theirs by far.
    private mutating func checkLengths() {
        let telling = singles.filter { question in
            guard question.options.count >= 3, case .choice(let ids) = question.answer, let id = ids.first,
                let right = question.options.first(where: { $0.id == id })
            else { return false }
            let others = question.options.filter { $0.id != id }.map(\.text.count)
            return right.text.count >= 8 && others.allSatisfy { Double(right.text.count) > 1.3 * Double($0) }
        }
        guard telling.count >= 5, telling.count * 5 >= singles.count * 2 else { return }
        let numbers = telling.prefix(20).map { String($0.number) }.joined(separator: "、")
        findings.append(
            Finding(
                .quizLongestRight, at: telling.first?.place,
                "\(singles.count) 道单选题里有 \(telling.count) 道的正确选项明显最长，不懂也能猜对",
                explanation: ["第 \(numbers) 题\(telling.count > 20 ? "等" : "")", "请把错的选项写得一样具体，或者把对的写短"]))
    }

    /// Stems of one type that differ in a few characters only.
    private mutating func checkSimilarStems() {
        var seen: [UInt64: [Int]] = [:]
        let keys = questions.map { StemKey($0.stem) }
        for (index, question) in questions.enumerated() {
            let key = keys[index]
            guard key.scalars.count >= 12, question.material == nil else { continue }
            // Two stems of which not the first and not the last eight characters agree are taken as different.
            let near = key.ends.flatMap { seen[$0] ?? [] }.first { other in
                keys[other].isNear(key) && questions[other].type == question.type
                    && questions[other].options.map(\.text) != question.options.map(\.text)
            }
            if let near {
                let other = questions[near]
                findings.append(
                    Finding(
                        .quizStemSimilar, at: question.place, "第 \(question.number) 题的题干与第 \(other.number) 题几乎一样",
                        explanation: ["若是同一道题改了字，请删去旧的一道；若确实不同，组卷时用 enemies 写成互斥题"],
                        notes: [Finding.Note(at: other.place, "另一道题在这里")]))
            }
            for end in key.ends where seen[end, default: []].count < 20 { seen[end, default: []].append(index) }
        }
    }
}

/// A stem as it is compared with others.
private struct StemKey {
    let scalars: [Unicode.Scalar]
    /// The figures of it: 十年 and 二十年 are two questions.
    let figures: [Unicode.Scalar]
    /// Numbers that stand for its first and for its last eight characters; two texts may share one, which costs a look.
    let ends: [UInt64]

    init(_ stem: String) {
        scalars = Array(QuestionBuilder.comparable(stem).unicodeScalars)
        figures = scalars.filter(Self.isFigure)
        ends = [(1, scalars.prefix(8)), (2, scalars.suffix(8))].map { start, part in
            part.reduce(start) { ($0 ^ UInt64($1.value)) &* 0x0000_0100_0000_01B3 }
        }
    }

    private static func isFigure(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "0"..."9", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "万": true
        default: false
        }
    }

    /// Not the same, and at least nine tenths of the pairs of neighbouring characters in common.
    func isNear(_ other: Self) -> Bool {
        let (one, two) = (scalars.count, other.scalars.count)
        guard figures == other.figures, abs(one - two) * 10 <= max(one, two), scalars != other.scalars else {
            return false
        }
        let (left, right) = (pairs, other.pairs)
        return left.intersection(right).count * 10 >= left.union(right).count * 9
    }

    private var pairs: Set<UInt64> {
        Set(zip(scalars, scalars.dropFirst()).map { UInt64($0.value) << 32 | UInt64($1.value) })
    }
}

/// Where words of a question stand in its file.
struct QuestionPlaces {
    let source: SourceText
    let bytes: [UInt8]
    let starts: [Int]

    init(source: SourceText, questions: [Question]) {
        self.source = source
        bytes = source.bytes
        starts = questions.map { $0.place.offset ?? 0 }
    }

    /// The first occurrence between the beginning of a question and the next one, or the beginning of the question.
    func place(of words: String, in index: Int) -> Place {
        let start = starts[index]
        let end = index + 1 < starts.count && starts[index + 1] > start ? starts[index + 1] : bytes.count
        return source.place(bytes[start..<end].range(of: Array(words.utf8)) ?? start..<start)
    }
}

extension Finding {
    /// An article of a law that nobody knows by that name.
    package static func basisUnread(_ number: Int, _ basis: String, at place: Place) -> Finding {
        Finding(
            .quizBasisUnclear, at: place, "第 \(number) 题的依据“\(basis)”里有没读出来的条文：认不出是哪部法律，没有核对",
            explanation: ["请核对法律的名称，并写成“《中华人民共和国禁毒法》第五十九条”"])
    }
}

extension FindingCode {
    package static let quizAboveNotLast = FindingCode(
        "quiz.above-not-last",
        .warning,
        "“以上都是”后面还有选项",
        manual: "“以上都是”“以上都不对”要放在最后一项，否则不知道“以上”指哪些。打乱选项时，这样的选项自动留在原来的位置。"
    )
    package static let quizAboveUnpinned = FindingCode(
        "quiz.above-unpinned",
        .warning,
        "说别的选项的选项会换位置",
        manual: """
            出几种卷型时选项打乱次序。“以上都是”“A和B都对”这样的选项自动留在原处（规则见 docs/papers.md），写得更长或别的写法的（“以上各种说法都是正确的，没有例外”“都可以”）程序认不准，
            会排到前面去，印出来就成了“A. 以上各种说法……”。

            请在这个选项末尾写 `{固定}`；说的不是别的选项的（“以上海为例”），不用改。
            """
    )
    package static let quizKeyUneven = FindingCode(
        "quiz.key-uneven",
        .warning,
        "答案集中在一个字母上",
        manual: "十二道以上的单选题里，某个字母作答案的次数接近平均数的两倍。出卷时 Humen 会打乱选项；把题库直接念给学生听、印成讲义时，请先调换选项的位置。"
    )
    package static let quizLongestRight = FindingCode(
        "quiz.longest-right",
        .warning,
        "正确的选项总是最长",
        manual: "写题时容易把对的选项写得又全又长，错的随手一写，学生不懂也能猜对。提示里列出题号。请把各选项写得差不多长。"
    )
    package static let quizBasisUnclear = FindingCode(
        "quiz.basis-unclear",
        .warning,
        "依据没有写明第几条",
        manual:
            "题目的“依据”是给人核对的：写清是哪部法律第几条，Humen 就会核对这一条在不在、改过没有。只写“禁毒法”，或者写了别的话，就核对不了。不加书名号而名称又认不出的（“反毒品法第三条”）也会指出。依据是公告、报告的，写文号或年份。"
    )
    package static let quizStemSimilar = FindingCode(
        "quiz.stem-similar",
        .warning,
        "两道题的题干几乎一样",
        manual: "两道题的题干只差一两个字。可能是同一道题改过以后忘了删旧的；若确实是两道题，组卷时可以用 `enemies` 写明不同时出现。"
    )
}
