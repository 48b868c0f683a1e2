import DataFiles
import Diagnostics

/// The lines of one question, sorted into parts but not yet understood.
struct QuestionDraft {
    /// A part of the file with its place.
    struct Part {
        var text: String
        var range: Range<Int>
    }

    struct OptionPart {
        let label: String
        var text: String
        let range: Range<Int>
        let isPinned: Bool
        /// Whether a sign stood in front of the letter: *B., √B.
        var isSigned = false
    }

    struct FieldPart {
        let field: BankField
        var text: String
        var range: Range<Int>
    }

    /// `（√）`, `（B）`, `（  ）` or `【单选题】`.
    struct Lead {
        /// In round brackets, but for the name of a type.
        let text: String
        let isType: Bool
        let isPlace: Bool

        init(_ written: Substring) {
            let inside = written.filter { !$0.isSpace && !$0.isOne(of: "（()）【】[]［］") }
            isPlace = inside.isEmpty
            isType = QuestionBuilder.truth(inside) == nil && QuestionBuilder.letters(inside) == nil && !isPlace
            text = isType ? "【\(inside)】" : isPlace ? "（  ）" : "（\(inside)）"
        }

        var isJudgement: Bool { QuestionBuilder.truth(text) != nil }
    }

    /// What a following line without a mark of its own would continue.
    enum Tail {
        case stem
        case option
        case field
    }

    let number: Int
    let file: String
    /// Every line that belongs to the question, in order.
    var lines: [BankLine]
    /// The first line.
    let range: Range<Int>
    let heading: SectionHeading?
    var material: Question.Material?
    var stem: String
    /// Marks in front of the number, or between it and the words.
    var leads: [Lead] = []
    var id: Part?
    var options: [OptionPart] = []
    var fields: [FieldPart] = []
    var other: [String: String] = [:]
    var tail = Tail.stem
    /// Lines that were copied along from a web page, and say nothing of the question.
    var copied: [String] = []
    var isDoubtful = false

    /// The place of a part, looked for among the lines of this question only.
    func place(_ range: Range<Int>) -> Place {
        var low = 0
        var high = lines.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lines[middle].range.lowerBound <= range.lowerBound { low = middle } else { high = middle }
        }
        return low < lines.count ? lines[low].place(range, in: file) : Place(file: file)
    }

    /// Whether the question has this answer already, in whatever marks: `AB`, `A、B`; `√`, `正确`.
    func says(_ answer: String) -> Bool {
        parts(.answer).contains { isSame($0.text, answer) }
    }

    /// Whether two answers say the same; the letters of steps have their order.
    func isSame(_ first: String, _ second: String) -> Bool {
        let isOrdered =
            heading?.type == .order || stem.hasPrefix("排序") || value(.type)?.text.contains("排序") == true
        func plain(_ text: String) -> String {
            let words = AnswerSentence.letters(in: text) ?? text
            if let letters = QuestionBuilder.letters(words) {
                return (isOrdered ? letters : letters.sorted()).joined()
            }
            return QuestionBuilder.truth(text).map { $0 ? "√" : "×" } ?? text.filter { !$0.isSpace }
        }
        return plain(first) == plain(second)
    }

    func parts(_ field: BankField) -> [FieldPart] { fields.filter { $0.field == field } }

    /// The first value of a field that says something, without white space around it.
    func value(_ field: BankField) -> FieldPart? {
        for var part in fields where part.field == field {
            part.text = part.text.trimmingSpaces()
            if !part.text.isEmpty { return part }
        }
        return nil
    }
}
