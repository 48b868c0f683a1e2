import ChineseText
import DataFiles

/// The marks of Markdown, and signs that nobody sees, that a line of a bank is read without.
///
/// ## Parsing behavior
/// - `**` around words goes: emphasis is no answer, and papers show none. `**1.** 题`, `**A. 甲**` and `**答案**：A` are what
///   programs write that answer in Markdown. A `**` without a partner stays: it may be a sign beside the right option.
/// - Signs without width that were copied along from web pages and Word go: zero-width spaces, soft hyphens, marks of direction, U+FEFF, and
///   joiners beside Han characters and letters. Between 答 and 案 they would hide an answer.
/// - `- `, `• ` and `· ` in front of the letter of an option, of 答案 or of 解析 go too.
struct MarkdownMarks: Equatable {
    private struct Mark: Equatable {
        /// Where in the clean text it was, in UTF-8.
        let offset: Int
        /// How many bytes it had.
        let count: Int
        let isStar: Bool
    }

    /// In order.
    private var taken: [Mark] = []

    var isEmpty: Bool { taken.isEmpty }

    /// The line without its marks; the line itself where it has none, as nearly all.
    static func take(from text: String) -> (String, MarkdownMarks) {
        var marks = MarkdownMarks()
        let hidden = InvisibleSigns.mayStand(in: text) ? InvisibleSigns.ranges(text) : []
        guard hidden.isEmpty else {
            // The other marks are looked for in what everybody sees.
            for range in hidden {
                marks.taken.append(
                    Mark(
                        offset: text.utf8.distance(from: text.startIndex, to: range.lowerBound) - marks.bytes,
                        count: text[range].utf8.count, isStar: false))
            }
            let (clean, rest) = take(from: InvisibleSigns.removed(hidden, from: text))
            return (clean, marks.joined(rest))
        }
        let bullet = bullet(text)
        let pairs = text.utf8.contains(0x2A) ? pairs(text) : []
        guard bullet != nil || !pairs.isEmpty else { return (text, marks) }
        var clean = ""
        var start = text.startIndex
        for range in (bullet.map { [$0] } ?? []) + pairs where range.lowerBound >= start {
            clean += text[start..<range.lowerBound]
            marks.taken.append(
                Mark(offset: clean.utf8.count, count: text[range].utf8.count, isStar: range != bullet))
            start = range.upperBound
        }
        return (clean + text[start...], marks)
    }

    /// The sign of a list in front of an option or an answer.
    private static func bullet(_ text: String) -> Range<String.Index>? {
        guard mayHaveBullet(text.utf8), let start = text.firstIndex(where: { !$0.isSpace }),
            text[start].isOne(of: "-•·*+")
        else { return nil }
        let after = text.index(after: start)
        let rest = text[after...].drop { $0.isSpace }
        guard rest.startIndex > after else { return nil }
        let words = rest.drop { $0 == "*" }
        // One star may be the sign of the right option; two are.
        let isSign = text[start].isOne(of: "*+") && words.startIndex == rest.startIndex
        let isPart = OptionMarker(words) != nil || ["答案", "正确答案", "参考答案", "解析"].contains { words.hasPrefix($0) }
        return isPart && !isSign ? start..<rest.startIndex : nil
    }

    /// Nearly every line begins with a letter, a digit or a word.
    private static func mayHaveBullet(_ bytes: String.UTF8View) -> Bool {
        for byte in bytes where byte != 0x20 && byte != 0x09 {
            // - * + and the first bytes of • · and of white space.
            return [0x2D, 0x2A, 0x2B, 0xC2, 0xE2, 0xE3].contains(byte)
        }
        return false
    }

    /// Both signs of every `**words**`: no white space inside of them, and something between.
    private static func pairs(_ text: String) -> [Range<String.Index>] {
        var found: [Range<String.Index>] = []
        var open: Range<String.Index>?
        var index = text.startIndex
        while index < text.endIndex {
            guard text[index] == "*" else {
                index = text.index(after: index)
                continue
            }
            let run = text[index...].prefix { $0 == "*" }
            let range = index..<run.endIndex
            index = run.endIndex
            guard run.count == 2 else { continue }
            let before = range.lowerBound == text.startIndex ? nil : text[text.index(before: range.lowerBound)]
            if let start = open, let before, !before.isSpace {
                found += [start, range]
                open = nil
            } else if range.upperBound < text.endIndex, !text[range.upperBound].isSpace {
                open = range
            }
        }
        return found
    }

    /// What is left of the first words in a line between whose `**` nothing was meant to be bold: `张**、李**` gives “张、李”.
    static func mask(in line: String) -> String? {
        guard line.utf8.contains(0x2A) else { return nil }
        let text = InvisibleSigns.removed(InvisibleSigns.ranges(line), from: line)
        let signs = pairs(text)
        for index in stride(from: 0, to: signs.count, by: 2) {
            let words = text[signs[index].upperBound..<signs[index + 1].lowerBound]
            let before = text[..<signs[index].lowerBound]
            let after = text[signs[index + 1].upperBound...]
            let edges = EmphasisEdges(
                before: before.unicodeScalars.last, first: words.unicodeScalars.first, last: words.unicodeScalars.last,
                after: after.unicodeScalars.first)
            // `答案**：B**` is the name of a field.
            guard edges.isText, words.first != "：", words.first != ":" else { continue }
            return String(before.suffix(8)) + String(words) + String(after.filter { $0 != "*" }.prefix(6))
        }
        return nil
    }

    /// How many bytes were taken.
    private var bytes: Int { taken.reduce(0) { $0 + $1.count } }

    /// The same with marks that were taken out of the text that these left.
    private func joined(_ rest: MarkdownMarks) -> MarkdownMarks {
        guard !rest.isEmpty else { return self }
        var marks = self
        marks.taken = taken.map { mark in
            Mark(offset: rest.clean(mark.offset), count: mark.count, isStar: false)
        }
        marks.taken = (marks.taken + rest.taken).enumerated()
            .sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }.map(\.element)
        return marks
    }

    /// How many pairs of `**` there were.
    var emphasized: Int { taken.count(where: { $0.isStar }) / 2 }

    /// Whether one pair stands around all words of a line.
    func isAroundAll(of line: BankLine) -> Bool {
        let start = line.text.utf8.distance(from: line.text.startIndex, to: line.trimmed.startIndex)
        return taken.map(\.offset) == [start, start + line.trimmed.utf8.count]
    }

    /// Where an offset of the clean text stands in the line; an end stands before what was taken out there.
    func raw(_ offset: Int, isEnd: Bool) -> Int {
        taken.reduce(offset) { $1.offset < offset || ($1.offset == offset && !isEnd) ? $0 + $1.count : $0 }
    }

    /// Where an offset of the line stands in the clean text.
    func clean(_ offset: Int) -> Int {
        var before = 0
        for mark in taken {
            guard mark.offset + before < offset else { break }
            before += min(mark.count, offset - mark.offset - before)
        }
        return offset - before
    }

    /// Those of a part of the clean text, counted from its beginning.
    func within(_ part: Range<Int>) -> MarkdownMarks {
        var marks = MarkdownMarks()
        marks.taken = taken.compactMap {
            part.lowerBound < $0.offset && $0.offset < part.upperBound
                ? Mark(offset: $0.offset - part.lowerBound, count: $0.count, isStar: $0.isStar) : nil
        }
        return marks
    }
}
