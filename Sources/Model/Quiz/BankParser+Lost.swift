import DataFiles
import Diagnostics

/// Questions whose number is lost, and the title, which they may be taken for.
extension BankParser {
    /// A line in front of the first question: the title, or a question whose number is lost.
    mutating func readPreface(_ line: BankLine) {
        let isOption = OptionMarker(line.trimmed) != nil
        if header.title == nil, title == nil, !isOption, !Self.isLostRow(line.trimmed) {
            kind = .title
            title = String(line.trimmed)
            titleLine = line
            return
        }
        // Options directly under it: the title was the stem of a question.
        if isOption, let first = titleLine {
            (title, titleLine) = (nil, nil)
            unrecognized(first, isStray: true)
        }
        guard isOption, !strays.isEmpty else { return unrecognized(line, isStray: !isOption) }
        startLostQuestion(line)
        kind = .question(draft?.number ?? 0)
        _ = readOption(line)
    }

    /// Whether a line in front of the first question is more than a title: a question without a number, a row of a table.
    private static func isLostRow(_ text: Substring) -> Bool {
        text.utf8.contains(0x09) || (MergedText.isQuestion(text) && !text.contains("姓名"))
    }

    /// Options under lines that nobody could read: they were the stem of a question whose number is lost.
    mutating func startLostQuestion(_ line: BankLine) {
        let lines = strays
        guard let first = lines.first else { return }
        finishQuestion()
        strays = []
        material?.questions += 1
        var new = QuestionDraft(
            number: (lastNumber ?? 0) + 1, file: source.path, lines: [first], range: first.trimmedRange,
            heading: heading,
            material: material.map { Question.Material(number: materials, text: $0.text.trimmingSpaces()) },
            stem: "", isDoubtful: true)
        for stray in lines {
            if stray.range != first.range { new.lines.append(stray) }
            new.appendStem(stray.trimmed, stray)
        }
        new.lines.append(line)
        draft = new
        let places = Set(lines.map(\.trimmedRange.lowerBound))
        findings.removeAll {
            $0.code == .quizLineUnrecognized && $0.place.map { places.contains($0.offset ?? -1) } ?? false
        }
        findings.append(.numberMissing(new.number, at: first.place(first.trimmedRange, in: source.path)))
    }

    /// An option A at the end of the line of the stem, where B begins the next line.
    mutating func takeFirstOption(before line: BankLine) {
        guard let draft, draft.options.isEmpty, OptionMarker(line.trimmed)?.label == "B",
            let above = draft.lines.last(
                where: { $0.range.upperBound <= line.range.lowerBound })
        else { return }
        var afterSpace = false
        for index in above.text.indices {
            defer { afterSpace = above.text[index].isSpace || above.text[index].isOne(of: "）)。？?：:") }
            guard afterSpace, let marker = OptionMarker(above.text[index...]), marker.label == "A",
                !marker.rest.isEmpty,
                draft.stem.hasSuffix(above.text[index...].trimmingSpaces())
            else { continue }
            let slice = above.text[index...].trimmedSlice()
            var text = marker.rest
            let isPinned = Self.takeAttributes(&text).contains("固定")
            self.draft?.stem = draft.stem.dropLast(slice.count).trimmingSpaces()
            self.draft?.options.append(
                QuestionDraft.OptionPart(
                    label: "A", text: text.trimmingSpaces(), range: above.range(of: slice), isPinned: isPinned))
            self.draft?.tail = .option
            return
        }
    }
}
