import DataFiles
package import Diagnostics

/// What a key repeats of the words that stand directly around its blank: `____月` with the key 6月.
///
/// ## Parsing behavior
/// - The end of an accepted text may be what the stem says directly behind the blank, its beginning what the stem says
///   directly in front. What is left between them is what most pupils write, and marking would not take it.
/// - A blank that takes what is left already (`6｜6月`) repeats nothing. Marks and white space end the words around a blank.
struct BlankUnit {
    /// The accepted texts of each blank, with what is left of those that repeat something.
    let accepted: [[String]]
    /// What is repeated, as written: the text and what is left of it.
    let repeated: [(text: String, rest: String)]

    init(stem: String, blanks: [[String]]) {
        let sides = Self.sides(of: stem)
        var repeated: [(text: String, rest: String)] = []
        accepted = blanks.enumerated().map { index, texts in
            guard sides.count == blanks.count else { return texts }
            let known = Set(texts.map(Scoring.plain))
            var added: [String] = []
            for text in texts {
                guard let rest = Self.rest(of: text, sides[index]), !known.contains(Scoring.plain(rest)) else {
                    continue
                }
                repeated.append((text, rest))
                if !added.contains(rest) { added.append(rest) }
            }
            return added + texts
        }
        self.repeated = repeated
    }

    /// The words directly in front of a blank and directly behind it.
    typealias Sides = (before: [Character], behind: [Character])

    /// The text without the end that stands behind the blank and the beginning that stands in front of it.
    private static func rest(of text: String, _ sides: Sides) -> String? {
        var letters = text[...]
        let most = min(letters.count - 1, sides.behind.count)
        if most > 0, let length = (1...most).last(where: { letters.hasSuffix(sides.behind.prefix($0)) }) {
            letters = letters.dropLast(length)
        }
        let first = min(letters.count - 1, sides.before.count)
        if first > 0, let length = (1...first).last(where: { letters.hasPrefix(sides.before.suffix($0)) }) {
            letters = letters.dropFirst(length)
        }
        let rest = letters.trimmingSpaces()
        return letters.count < text.count && !Scoring.plain(rest).isEmpty ? rest : nil
    }

    /// The words around each blank of a stem.
    static func sides(of stem: String) -> [Sides] {
        let letters = Array(stem)
        var sides: [Sides] = []
        var index = 0
        while let start = letters[index...].firstIndex(where: isLine) {
            let end = letters[start...].firstIndex { !isLine($0) } ?? letters.count
            index = end
            guard end - start >= 2 else { continue }
            let before = letters[..<start].reversed().drop { $0.isSpace }.prefix(while: isWord)
            let behind = letters[end...].drop { $0.isSpace }.prefix(while: isWord)
            sides.append((before.reversed(), Array(behind)))
        }
        return sides
    }

    private static func isLine(_ character: Character) -> Bool { character.isOne(of: "_＿") }

    private static func isWord(_ character: Character) -> Bool {
        !isLine(character) && (character.isLetter || character.isNumber || character.isOne(of: "%％℃°"))
    }
}

extension Substring {
    fileprivate func hasSuffix(_ letters: some BidirectionalCollection<Character>) -> Bool {
        reversed().starts(with: letters.reversed())
    }

    fileprivate func hasPrefix(_ letters: some Collection<Character>) -> Bool { starts(with: letters) }
}

extension QuestionBuilder {
    /// Says where a key repeats what stands beside its blank.
    mutating func checkBlankUnits(_ answer: Question.Answer?) {
        guard case .blanks(let blanks, let anyOrder) = answer, !isDoubtful, let part = draft.value(.answer) else {
            return
        }
        let unit = BlankUnit(stem: draft.stem, blanks: blanks)
        guard !unit.repeated.isEmpty else { return }
        let written = (anyOrder ? "乱序：" : "") + unit.accepted.map { $0.joined(separator: "｜") }.joined(separator: "；")
        let place = draft.place(part.range)
        // Only what was written as one piece can be written anew.
        let isWhole = place.excerpt?.marked.trimmingSpaces() == part.text.trimmingSpaces() && innerAnswer == nil
        findings.append(.blankUnit(unit.repeated, written, isWhole: isWhole, at: place))
    }
}

extension Finding {
    static func blankUnit(
        _ repeated: [(text: String, rest: String)], _ written: String, isWhole: Bool, at place: Place
    ) -> Finding {
        let texts = repeated.prefix(5).map { "“\($0.text)”" }.joined(separator: "、")
        let rests = repeated.prefix(5).map { "“\($0.rest)”" }.joined(separator: "、")
        return Finding(
            .quizBlankUnit, at: place, "答案\(texts)里有空旁边已经印着的字：学生只填\(rests)会被判错",
            explanation: (isWhole ? [] : ["两种写法都算对的，写成“\(written)”"])
                + ["只要填\(rests)的，删去重复的字；这些字确实要再写一遍的，不用改"],
            fixes: isWhole ? [Finding.Fix("两种写法都算对", replacement: written)] : [])
    }
}

extension FindingCode {
    package static let quizBlankUnit = FindingCode(
        "quiz.blank-unit",
        .warning,
        "填空题的答案重复了空旁边的字",
        manual: """
            题干里空的后面（或前面）已经印着单位，答案又写了一遍：`国际禁毒日是每年的____月____日`，答案写成 `6月；26日`。学生照题干填 6 和 26，
            和答案对不上，会被判错。反过来，答案写 6、学生填 6月 的，算对：空后面紧接着印的字，学生又写一遍的不计（现在发的卷是这样；以前发的照发卷时的办法）。

            只填 6、填 6月 都算对的，写成 `6｜6月；26｜26日`（提示里有改好的一行）；只要填 6 的，答案写 `6；26`。也有少数句子，
            这个字本来就要写两遍（`____子女` 填“孩子”），那就不用改。
            """
    )
}
