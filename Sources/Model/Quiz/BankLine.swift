import DataFiles
import Diagnostics

/// One line of a bank: its text without the end, and where it stands.
struct BankLine {
    /// Without the marks that ``MarkdownMarks`` takes away.
    let text: String
    /// The text without white space at both ends.
    let trimmed: Substring
    /// UTF-8 offsets without the line end.
    let range: Range<Int>
    /// Where the following line begins.
    let next: Int
    /// Counted from 1.
    let number: Int
    let exists: Bool
    /// The marks that were taken out of `text`.
    private(set) var marks = MarkdownMarks()
    /// Characters in front of it on the same line of the file, where it is only a part.
    private var column = 0
    /// The indent of the line of which it is a part.
    private var wholeIndent: Int?
    /// A part that is known to begin with the number of a question.
    private(set) var beginsQuestion = false
    /// A part behind an answer in brackets, which only options, fields and another question may follow.
    var followsAnswer = false

    private init(text: String, range: Range<Int>, next: Int, number: Int, column: Int, indent: Int) {
        self.text = text
        trimmed = text[...].trimmedSlice()
        self.range = range
        self.next = next
        self.number = number
        self.column = column
        wholeIndent = indent
        exists = true
    }

    /// A part of the line, `column` characters from its start; the last part ends where the line does.
    func part(_ part: Range<String.Index>, column: Int, beginsQuestion: Bool) -> BankLine {
        let slice = text[part]
        let range = range(of: slice)
        let start = text.utf8.distance(from: text.startIndex, to: part.lowerBound)
        let end = part.upperBound == text.endIndex ? next : range.upperBound
        var line = BankLine(
            text: String(slice), range: range, next: end, number: number,
            column: self.column + column + marks.raw(start, isEnd: false) - start, indent: lineIndent)
        line.beginsQuestion = beginsQuestion
        line.marks = marks.within(start..<start + slice.utf8.count)
        return line
    }

    init(source: SourceText, from start: Int, number: Int) {
        let bytes = source.bytes
        var end = start
        while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
        var next = end
        if next < bytes.count, bytes[next] == 0x0D { next += 1 }
        if next < bytes.count, bytes[next] == 0x0A, next == end || bytes[end] == 0x0D { next += 1 }
        exists = start < bytes.count
        range = min(start, bytes.count)..<min(end, bytes.count)
        (text, marks) = MarkdownMarks.take(from: source.text(range))
        trimmed = text[...].trimmedSlice()
        self.next = next
        self.number = number
    }

    var trimmedRange: Range<Int> { range(of: trimmed) }

    /// Columns of white space in front: a tab counts 4, an ideographic space 2.
    var indent: Int {
        var columns = 0
        for byte in text.utf8 {
            switch byte {
            case 0x20: columns += 1
            case 0x09: columns += 4
            case 0x21...0x7E, 0xE4...0xE9: return columns
            // White space of another kind, or none.
            default:
                return text.prefix { $0.isSpace }.reduce(0) { $0 + ($1 == "\t" ? 4 : $1 == "\u{3000}" ? 2 : 1) }
            }
        }
        return columns
    }

    /// The indent of the whole line of the file, also for a part of it.
    var lineIndent: Int { wholeIndent ?? indent }

    /// The place of a range of the file that begins in this line, found without counting lines again.
    func place(_ marked: Range<Int>, in file: String) -> Place {
        let bytes = text.utf8
        let start = min(max(marks.clean(marked.lowerBound - range.lowerBound), 0), bytes.count)
        let end = min(max(marks.clean(marked.upperBound - range.lowerBound), start), bytes.count)
        let from = bytes.index(bytes.startIndex, offsetBy: start)
        let to = bytes.index(bytes.startIndex, offsetBy: end)
        let excerpt = Excerpt(
            before: String(text[..<from]),
            marked: String(text[from..<to]),
            after: String(text[to...])
        )
        let column = self.column + text[..<from].count + marks.raw(start, isEnd: false) - start + 1
        return Place(
            file: file, offset: range.lowerBound + marks.raw(start, isEnd: false), line: number, column: column,
            excerpt: excerpt)
    }

    /// UTF-8 offsets in the file of a part of this line.
    func range(of part: Substring) -> Range<Int> {
        let start = text.utf8.distance(from: text.startIndex, to: part.startIndex)
        let end = start + part.utf8.count
        guard !marks.isEmpty else { return range.lowerBound + start..<range.lowerBound + end }
        let from = range.lowerBound + marks.raw(start, isEnd: false)
        return from..<max(from, range.lowerBound + marks.raw(end, isEnd: true))
    }
}
