/// What stands in front of the number of a question and belongs to it: `（ √ ）1. 吸毒违法`, `【单选题】1、…`, `√1. …`.
///
/// ## Parsing behavior
/// - Between the brackets stand a judgement, letters, the name of a type of question, or nothing (a place for the answer).
/// - Letters need the number that is awaited behind them: `（C）3. …` is an option else.
/// - Several such questions in a line are several lines.
struct LeadMark {
    /// What was meant by it.
    enum Kind: Equatable {
        case truth
        case letters
        case type
        case place
    }

    let kind: Kind
    /// The brackets and what is between them, or the sign alone.
    let text: Substring
    /// The number behind it.
    let number: Int
    /// The number and what follows it.
    let rest: Substring

    /// Nil where a text begins with anything else.
    ///
    /// `last` is the number of the question above: `（√）2.2008年…` begins the next one.
    init?(_ text: Substring, after last: Int? = nil) {
        guard let (kind, mark, behind) = Self.mark(text) else { return nil }
        let rest = behind.drop { $0.isSpace }
        // （1） behind a bracket is no number of a question.
        guard let first = rest.first, first.isDigit || first == "第", let marker = ItemMarker(rest, isKnown: true),
            marker.number == (last ?? 0) + 1 || ItemMarker(rest) != nil, !marker.rest.isEmpty
        else { return nil }
        self.kind = kind
        self.text = mark
        self.rest = rest
        number = marker.number
    }

    /// A judgement or a type that stands behind the number, in front of the words: `1.（√）吸毒违法`.
    static func leading(_ text: Substring) -> (mark: Substring, rest: Substring)? {
        guard let (kind, mark, behind) = mark(text), kind == .truth, mark.count > 1 else { return nil }
        let rest = behind.trimmedSlice()
        return rest.isEmpty ? nil : (mark, rest)
    }

    private static func mark(_ text: Substring) -> (Kind, mark: Substring, behind: Substring)? {
        guard let first = text.first else { return nil }
        if TruthSign.value(first) != nil { return (.truth, text.prefix(1), text.dropFirst()) }
        guard first.isOne(of: "（(【[［"),
            let close = text.dropFirst().prefix(12).firstIndex(where: { $0.isOne(of: "）)】]］") })
        else { return nil }
        let inside = text[..<close].dropFirst().filter { !$0.isSpace }
        guard let kind = kind(inside) else { return nil }
        return (kind, text[...close], text[close...].dropFirst())
    }

    private static func kind(_ inside: String) -> Kind? {
        if inside.isEmpty { return .place }
        if QuestionBuilder.truth(inside) != nil { return .truth }
        if inside.count <= 8, inside.allSatisfy({ OptionMarker.letter($0) != nil || $0.isOne(of: "、，,") }) {
            return .letters
        }
        return inside.count <= 7 && QuestionType(namedIn: inside) != nil ? .type : nil
    }

    /// The lines that a line is: each with the marks in front of its number; the line itself where there are none.
    ///
    /// `last` is the number of the question above.
    /// Behind a heading, where there is none, `above` is the number of the question in front of that.
    static func parts(
        _ line: BankLine, after last: Int?, above: Int = 0
    ) -> [(leads: [BankLine], line: BankLine)] {
        // ( [ √ × or a wide bracket.
        guard let byte = line.trimmed.utf8.first,
            byte == 0x28 || byte == 0x5B || [0xC3, 0xE2, 0xE3, 0xEF].contains(byte)
        else { return [([], line)] }
        var leads = Self.leads(line.trimmed, after: last)
        if leads.isEmpty, last == nil, above > 0 { leads = Self.leads(line.trimmed, after: above) }
        guard !leads.isEmpty else { return [([], line)] }
        var parts: [(leads: [BankLine], line: BankLine)] = []
        var from = line.text.startIndex
        while let found = leads.last {
            let rest = line.text[found.rest.startIndex...]
            let next = nextLeads(rest, after: found.number)
            let end = next.first?.text.startIndex ?? line.text.endIndex
            var own: [BankLine] = []
            for lead in leads {
                let start = own.isEmpty ? from : lead.text.startIndex
                let stop = own.count + 1 == leads.count ? found.rest.startIndex : lead.text.endIndex
                own.append(line.part(start..<stop, column: line.text[..<start].count, beginsQuestion: false))
            }
            let start = found.rest.startIndex
            parts.append((own, line.part(start..<end, column: line.text[..<start].count, beginsQuestion: true)))
            from = end
            leads = next
        }
        return parts
    }

    /// One or two marks in front of the number with which a text begins.
    private static func leads(_ text: Substring, after last: Int?) -> [LeadMark] {
        if let lead = LeadMark(text, after: last) {
            let isAwaited = lead.number == (last ?? 0) + 1
            return lead.kind == .letters && !isAwaited ? [] : [lead]
        }
        // 【判断题】（√）1. …
        guard let (kind, mark, behind) = mark(text), let second = LeadMark(behind.drop { $0.isSpace }, after: last)
        else {
            return []
        }
        return [LeadMark(kind: kind, text: mark, number: second.number, rest: second.rest), second]
    }

    private init(kind: Kind, text: Substring, number: Int, rest: Substring) {
        (self.kind, self.text, self.number, self.rest) = (kind, text, number, rest)
    }

    /// The marks in front of the next number in the same line.
    private static func nextLeads(_ text: Substring, after last: Int) -> [LeadMark] {
        for index in text.indices where text[index].isOne(of: "（(【[［") {
            let found = leads(text[index...], after: last)
            if found.last?.number == last + 1 { return found }
        }
        return []
    }
}

/// How a mark in front of a question gets into its stem.
extension QuestionDraft {
    /// Puts judgements and letters where papers have them, at the end of the stem, and the name of a type in front.
    mutating func placeLeads() {
        for lead in leads {
            if lead.isType {
                stem = lead.text + stem
            } else if let place = lead.isPlace ? nil : stem.emptyBracket {
                stem.replaceSubrange(place, with: lead.text)
            } else if !(lead.isPlace && stem.holdsBracket) {
                stem += lead.text
            }
        }
    }
}

extension String {
    /// The last pair of brackets with nothing between.
    fileprivate var emptyBracket: Range<String.Index>? {
        var end = endIndex
        while let close = self[..<end].lastIndex(where: { $0.isOne(of: "）)") }) {
            if let open = self[..<close].lastIndex(where: { !$0.isSpace }), self[open].isOne(of: "（(") {
                return open..<index(after: close)
            }
            end = close
        }
        return nil
    }
}
