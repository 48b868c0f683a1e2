import ChineseText
import DataFiles
package import Diagnostics

/// Whether the answer of a blank is one text or several that all count.
///
/// ## Parsing behavior
/// - `｜` separates alternatives; a text with one is never asked about, so `A或B｜` is the one text A或B.
/// - `六（6）`, the same number twice, is two alternatives.
/// - `A 或 B` and `A / B` with white space around the sign, `A（或B）`, `A（也可写B）`, `A或B均可` are alternatives, and so are two
///   that are the same number: 6月26日或六月二十六日.
/// - `A或B`, `A/B` of other words may be one text (教育或者处罚, 公里/小时): nobody knows. Figures and Latin letters around a
///   slash (1/2, km/h) are one text.
enum BlankAlternatives: Hashable {
    case one(String)
    case several([String])
    case unclear([String])

    /// Reads the answer of one blank.
    init(_ blank: Substring) {
        let text = blank.trimmedSlice()
        if let marked = Self.marked(text) {
            self = .several(marked)
            return
        }
        for word in ["或者", "或", "/", "／"] {
            let parts = Self.split(text, word)
            guard parts.count > 1, parts.allSatisfy({ $0.contains { $0.isLetter || $0.isNumber } }) else { continue }
            let isSlash = word == "/" || word == "／"
            if isSlash, parts.allSatisfy({ $0.allSatisfy { $0.isASCII || $0.isDigit } }), !Self.isSpaced(text, word) {
                continue
            }
            let isSame = Set(parts.map(Self.figures)).count == 1
            self = isSame || Self.isSpaced(text, word) ? .several(parts) : .unclear(parts)
            return
        }
        self = .one(String(text))
    }

    /// How the bank writes a blank whose only text looks like several.
    static func written(_ texts: [String]) -> String {
        guard texts.count == 1, let text = texts.first, BlankAlternatives(text[...]) != .one(text) else {
            return texts.joined(separator: "｜")
        }
        return text + "｜"
    }

    /// `A（或B）`, `A（也可写B）`, `A（B也可）`, `A或B均可`, `A、B都对`.
    private static func marked(_ text: Substring) -> [String]? {
        for ending in ["均可以", "都可以", "均可", "都可", "皆可", "都对", "均对", "都行", "均正确", "都正确"] where text.hasSuffix(ending) {
            let body = text.dropLast(ending.count)
            let parts = ["或者", "或", "/", "、"].lazy.map { split(body, $0) }.first { $0.count > 1 }
            return parts.flatMap { $0.allSatisfy { !$0.isEmpty } ? $0 : nil }
        }
        guard let last = text.last, last.isOne(of: "）)"), let open = text.lastIndex(where: { $0.isOne(of: "（(") }),
            open > text.startIndex
        else { return nil }
        var inner = text[text.index(after: open)...].dropLast()
        let first = text[..<open].trimmingSpaces()
        let word = ["或者写", "或写", "或者", "或", "也可写", "也可以写", "也可", "亦可写", "亦可", "答"].first { inner.hasPrefix($0) }
        if let word { inner = inner.dropFirst(word.count).drop { $0.isOne(of: "：: ") } }
        let ending = ["也可以", "也可", "亦可", "也对", "也行", "均可"].first { inner.hasSuffix($0) }
        if let ending { inner = inner.dropLast(ending.count) }
        // 六（6） is one number in two ways.
        let isSame = word == nil && ending == nil && !inner.isEmpty && figures(first) == figures(String(inner))
        guard word != nil && word != "答" || ending != nil || isSame, !first.isEmpty else { return nil }
        if isSame { return [first, inner.trimmingSpaces()] }
        let others = split(inner, inner.contains("或") ? "或" : "、")
        return others.allSatisfy { !$0.isEmpty } ? [first] + others : nil
    }

    private static func split(_ text: Substring, _ word: String) -> [String] {
        var parts: [String] = []
        var rest = text
        while let found = rest.firstRange(of: word) {
            parts.append(rest[..<found.lowerBound].trimmingSpaces())
            rest = rest[found.upperBound...]
        }
        return parts + [rest.trimmingSpaces()]
    }

    /// Whether white space stands on both sides of the sign, everywhere.
    private static func isSpaced(_ text: Substring, _ word: String) -> Bool {
        text.ranges(of: word).allSatisfy { range in
            text[..<range.lowerBound].last?.isSpace == true && text[range.upperBound...].first?.isSpace == true
        }
    }

    /// The text with its numerals as figures: 六月二十六日 is 6月26日.
    private static func figures(_ text: String) -> String {
        var result = ""
        var run = ""
        func end() {
            result += ChineseNumeral.value(run).map(String.init) ?? run
            run = ""
        }
        for character in text where !character.isSpace {
            if character.isDigit || character.isOne(of: "〇零一二两三四五六七八九十百千万") {
                run.append(character)
            } else {
                end()
                result.append(character)
            }
        }
        end()
        return result
    }
}

extension Finding {
    static func blankAlternatives(_ text: String, _ parts: [String], at place: Place) -> Finding {
        Finding(
            .quizBlankAlternatives, at: place, "答案“\(text)”是一个答案，还是\(parts.count == 2 ? "两" : "几")个都对，看不出来",
            explanation: [
                "几个都对的，用“｜”隔开：\(parts.joined(separator: "｜"))", "就是这几个字的，在后面加一个“｜”：\(text)｜",
            ])
    }
}

extension FindingCode {
    package static let quizBlankAlternatives = FindingCode(
        "quiz.blank-alternatives",
        .error,
        "填空题的答案看不出是一个还是几个",
        manual: """
            同一个空有几种写法都对时，用“｜”隔开：`6月26日｜六月二十六日`。这些写法也读成几种写法：`6月26日 或 六月二十六日`（“或”两边有空格）、
            `冰毒（或甲基苯丙胺）`、`冰毒（也可写甲基苯丙胺）`、`冰毒或甲基苯丙胺均可`、`冰毒 / 甲基苯丙胺`，还有两边是同一个数的（`6或六`）。

            `教育或者处罚`、`公里/小时` 这样的，可能就是一个答案，也可能两个都对。程序不猜：猜错了，答对的学生会被判错。
            几个都对的，请改用“｜”；就是这几个字的，在后面加一个“｜”。
            """
    )
}
