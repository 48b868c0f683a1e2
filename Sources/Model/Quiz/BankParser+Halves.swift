import Concurrent
import DataFiles
import Diagnostics

/// The lines of a large bank, read on two processors.
extension BankParser {
    /// Reads every line from `first` on; a bank that is cut, half by half.
    ///
    /// The second half is read as if nothing but a heading stood above it. Where the first half ends in any other way, or the
    /// second has answers of questions above it, the second is read again behind the first.
    mutating func readLines(from first: BankLine, cut: BankCut?) {
        guard let cut, cut.line.range.lowerBound > first.range.lowerBound else { return read(from: first) }
        let start = self
        let (upper, lower) = concurrently(
            {
                var parser = start
                parser.read(from: first, upTo: cut.line.range.lowerBound)
                return parser
            },
            {
                var parser = start
                (parser.findings, parser.spans) = ([], BankSpans())
                parser.heading = cut.heading
                parser.afterBlank = true
                parser.isLowerHalf = true
                parser.read(from: cut.line)
                return parser
            })
        self = upper
        if mayJoin(lower, at: cut) { join(lower, at: cut) } else { read(from: cut.line) }
    }

    /// Whether the lines above a cut leave nothing that its lower half should have known.
    private func mayJoin(_ lower: Self, at cut: BankCut) -> Bool {
        !lower.answers.reachBack && !answers.isOpen && answers.numbers == nil && answers.reopened == nil
            && heading == cut.heading && material == nil && !looseMaterial && afterBlank
            && (margin ?? 0) < 4
    }

    private mutating func join(_ lower: Self, at cut: BankCut) {
        finishQuestion()
        if let last = lastNumber { reportJump(to: cut.number, after: last, cut.line) }
        let above = drafts.count
        drafts += lower.drafts
        for index in drafts[above...].indices { drafts[index].material?.number += materials }
        for (number, places) in lower.answers.open {
            answers.open[number, default: []] += places.map { $0 + above }
        }
        form.sections += lower.form.sections.map { section in
            var section = section
            section.start += above
            return section
        }
        for (index, notes) in lower.form.notes { form.notes[index + above, default: []] += notes }
        for span in lower.spans.spans { spans.add(span.kind, upTo: span.range.upperBound) }
        findings += lower.findings
        materials += lower.materials
        margin = margin ?? lower.margin
        numberAbove = lower.numberAbove == 0 ? numberAbove : lower.numberAbove
        (draft, heading, lastNumber, strays) = (lower.draft, lower.heading, lower.lastNumber, lower.strays)
        (material, looseMaterial, afterBlank) = (lower.material, lower.looseMaterial, lower.afterBlank)
        draft?.material?.number += materials - lower.materials
    }
}
