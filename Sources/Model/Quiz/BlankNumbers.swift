import ChineseText
import DataFiles
package import Diagnostics

/// The numbers that a teacher writes in front of the answers of several blanks: `①6 ②26`, `（1）6；（2）26`, `第一空：6`.
///
/// ## Parsing behavior
/// - Numbers that count from 1 up to the number of blanks, each with an answer behind it, are taken off. They are ① and its
///   like, figures and numerals in brackets, 第一空, 空1, and a figure with `.` `、` `)` or `：`. A figure with a mark counts
///   only at the start and behind white space or a mark that separates answers.
/// - `1.6 2.26` may be two decimals and is unclear, and so is every other number in front of an answer that does not count so.
///   `1、6` is a list of two answers.
/// - A `｜` behind the first answer says that it is written as it counts: `1.6｜；2.26`.
enum BlankNumbers: Hashable {
    case none
    case taken([Substring])
    case unclear

    /// Reads the answers of so many blanks.
    init(_ written: Substring, blanks count: Int) {
        let text = written.trimmedSlice()
        self = .none
        guard Self.mayBegin(text), !Self.isKept(text) else { return }
        for kind in Kind.allCases {
            guard let pieces = Self.pieces(text, kind) else { continue }
            let isListed = kind == .figure && pieces.count != count && Self.isList(text, count)
            if isListed { continue }
            let isDecimal = kind == .figure && pieces.allSatisfy { $0.mark.isOne(of: ".．") && $0.isTight }
            if isDecimal, pieces.count == 1 { return }
            // 1、6 for one blank may be one answer of two words.
            let isVague = isDecimal || (kind == .figure && count == 1 && pieces.allSatisfy(\.isTight))
            let isWhole = pieces.count == count && !pieces.contains { $0.text.contains { $0.isOne(of: "；;") } }
            self = isWhole && !isVague ? .taken(pieces.map(\.text)) : .unclear
            return
        }
    }

    /// Whether an answer that was found otherwise still bears a number.
    static func isNumbered(_ answer: Substring) -> Bool {
        let text = answer.trimmedSlice()
        guard mayBegin(text), !isKept(text) else { return false }
        return Kind.allCases.contains { kind in
            guard let number = marker(text, kind) else { return false }
            let rest = text[number.end...].drop { $0.isSpace }
            // ②③ and （一）（二） are answers; 1.5 is a figure, and 3、 with nothing behind it too.
            guard !rest.isEmpty, marker(rest, kind) == nil else { return false }
            return kind != .figure || !(number.mark.isOne(of: ".．") && rest.first?.isDigit == true)
        }
    }

    /// How a bank writes answers of which one looks as if it bore a number.
    static func kept(_ answers: [String]) -> [String] {
        let text = answers.joined(separator: "；")
        let looksNumbered = BlankNumbers(text[...], blanks: answers.count) != .none
        guard let first = answers.first, !isKept(text[...]),
            looksNumbered || answers.contains(where: { isNumbered($0[...]) })
        else { return answers }
        return [first + "｜"] + answers.dropFirst()
    }

    /// How numbers are written.
    private enum Kind: CaseIterable {
        case circled
        case bracketed
        case named
        case figure
    }

    private struct Marker {
        let number: Int
        let end: Substring.Index
        let mark: Character
    }

    private struct Piece {
        let text: Substring
        let mark: Character
        /// Whether a figure follows the mark directly.
        let isTight: Bool
    }

    /// A figure, a sign of its own, a bracket, 第 or 空.
    private static func mayBegin(_ text: Substring) -> Bool {
        guard let first = text.first else { return false }
        return first.isDigit || first.isOne(of: "（(第空") || first.listNumber != nil
    }

    /// Whether the first answer says that it is written as it counts.
    static func isKept(_ text: Substring) -> Bool {
        let first = text.prefix { !$0.isOne(of: "；;") }.trimmedSlice()
        return first.last?.isOne(of: "｜|") == true
    }

    /// `1、6` for two blanks.
    private static func isList(_ text: Substring, _ count: Int) -> Bool {
        text.split { $0.isOne(of: "、") }.count == count && !text.contains { $0.isSpace || $0.isOne(of: "；;") }
    }

    /// The answers behind the numbers 1, 2, 3 …; nil where the text does not begin with 1, or nothing stands behind a number.
    private static func pieces(_ text: Substring, _ kind: Kind) -> [Piece]? {
        guard let first = marker(text, kind), first.number == 1 else { return nil }
        var pieces: [Piece] = []
        var current = first
        var index = first.end
        var isBehindMark = false
        func add(upTo end: Substring.Index) -> Bool {
            var slice = text[current.end..<end].trimmedSlice()
            while let last = slice.last, last.isOne(of: "；;，,、") || last.isSpace { slice.removeLast() }
            guard !slice.isEmpty else { return false }
            let isTight = text[current.end...].first?.isDigit == true
            pieces.append(Piece(text: slice, mark: current.mark, isTight: isTight))
            return true
        }
        while index < text.endIndex {
            let mayBegin = kind != .figure || isBehindMark
            if mayBegin, let next = marker(text[index...], kind), next.number == pieces.count + 2 {
                guard add(upTo: index) else { return nil }
                (current, index, isBehindMark) = (next, next.end, false)
                continue
            }
            isBehindMark = text[index].isSpace || text[index].isOne(of: "；;，,、。")
            index = text.index(after: index)
        }
        return add(upTo: text.endIndex) ? pieces : nil
    }

    /// The number with which a text begins.
    private static func marker(_ text: Substring, _ kind: Kind) -> Marker? {
        guard let first = text.first else { return nil }
        switch kind {
        case .circled:
            return first.listNumber.map { Marker(number: $0, end: text.index(after: text.startIndex), mark: first) }
        case .bracketed:
            guard first.isOne(of: "（("), let (number, end) = numeral(text.dropFirst()), end < text.endIndex,
                text[end].isOne(of: "）)")
            else { return nil }
            return Marker(number: number, end: text.index(after: end), mark: first)
        case .named:
            guard first.isOne(of: "第空") else { return nil }
            guard let (number, end) = numeral(text.dropFirst()) else { return nil }
            var rest = text[end...]
            if first == "第" {
                guard rest.first == "空" || rest.begins(with: "个空") else { return nil }
                rest = rest.dropFirst(rest.first == "空" ? 1 : 2)
            }
            let behind = rest.drop { $0.isSpace || $0.isOne(of: "：:.．、") }
            guard first == "第" || behind.startIndex > rest.startIndex else { return nil }
            return Marker(number: number, end: behind.startIndex, mark: first)
        case .figure:
            let digits = text.prefix { $0.isDigit }
            guard (1...2).contains(digits.count), let value = ChineseNumeral.value(digits), (1...20).contains(value),
                let mark = text[digits.endIndex...].first, mark.isOne(of: ".．、)）：:")
            else { return nil }
            let end = text.index(after: digits.endIndex)
            // 1：6 is a proportion.
            if mark.isOne(of: "：:"), text[end...].first?.isDigit == true { return nil }
            return Marker(number: value, end: end, mark: mark)
        }
    }

    private static func numeral(_ text: Substring) -> (Int, Substring.Index)? {
        let digits = text.prefix { $0.isDigit || $0.isOne(of: "一二三四五六七八九十") }
        guard (1...2).contains(digits.count), let value = ChineseNumeral.value(digits), (1...20).contains(value) else {
            return nil
        }
        return (value, digits.endIndex)
    }
}

extension Character {
    /// 1 for ① ⑴ ⒈ ❶ and ㈠, up to 20 or 10.
    fileprivate var listNumber: Int? {
        guard let value = unicodeScalars.first?.value else { return nil }
        for (start, count) in [(0x2460, 20), (0x2474, 20), (0x2488, 20), (0x2776, 10), (0x3220, 10)]
            as [(UInt32, UInt32)]
        where (start..<start + count).contains(value) {
            return Int(value - start) + 1
        }
        return nil
    }
}

extension Finding {
    static func blankNumbers(_ text: String, _ blanks: Int, at place: Place) -> Finding {
        Finding(
            .quizBlankNumbers, at: place, "答案“\(text)”里的数字是不是空的编号，看不出来（题干有 \(blanks) 个空）",
            explanation: ["是编号的，请删去，各空的答案用“；”隔开，如“6；26”", "不是编号、就是答案的，在第一个答案后面加一个“｜”，如“1.6｜；2.26”"])
    }
}

extension FindingCode {
    package static let quizBlankNumbers = FindingCode(
        "quiz.blank-numbers",
        .error,
        "填空题的答案前面有数字，看不出是不是编号",
        manual: """
            各空的答案可以带编号：`①6 ②26`、`（1）6；（2）26`、`1、6 2、26`、`第一空：6；第二空：26`。编号从 1 数起，正好数到空的个数，
            就去掉编号，只留答案。

            数不到空的个数、不从 1 数起的，或者像 `1.6 2.26` 这样也可能是两个小数的，程序不猜：编号留在答案里，答对的学生会被判错；
            把小数当编号拆开，也一样。是编号的请删去；就是答案的，在第一个答案后面加一个“｜”：`1.6｜；2.26`。
            """
    )
}
