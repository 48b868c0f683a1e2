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
    }

    struct FieldPart {
        let field: BankField
        var text: String
        var range: Range<Int>
    }

    /// What a following line without a mark of its own would continue.
    enum Tail {
        case stem
        case option
        case field
    }

    let number: Int
    let line: Int
    let place: Place
    /// The first line.
    let range: Range<Int>
    let heading: SectionHeading?
    let material: Question.Material?
    var stem: String
    var id: Part?
    var options: [OptionPart] = []
    var fields: [FieldPart] = []
    var other: [String: String] = [:]
    var tail = Tail.stem
    var isDoubtful = false

    func parts(_ field: BankField) -> [FieldPart] { fields.filter { $0.field == field } }

    /// The first value of a field, without white space around it; nil when it is absent or empty.
    func value(_ field: BankField) -> FieldPart? {
        guard var part = parts(field).first else { return nil }
        part.text = part.text.trimmingSpaces()
        return part.text.isEmpty ? nil : part
    }
}
