import DataFiles
import Diagnostics

/// Headings and titles of groups, and what they promise.
extension BankParser {
    mutating func readGroupTitle(_ line: BankLine) {
        finishQuestion()
        heading = nil
        looseMaterial = false
        lastNumber = nil
        note(line.trimmed, isTitle: true)
        openSection(nil, line)
    }

    mutating func note(_ text: Substring, isTitle: Bool) {
        let index = drafts.count + (draft == nil ? 0 : 1)
        form.notes[index, default: []].append(BankForm.Note(text: String(text), isTitle: isTitle))
    }

    mutating func readHeading(_ new: SectionHeading, _ line: BankLine) {
        finishQuestion()
        if new.isUnknown, line.trimmed.begins(with: "# "), title == nil, drafts.isEmpty {
            title = String(line.trimmed.dropFirst(2))
            return
        }
        if new.isUnknown {
            findings.append(.sectionUnknown(String(line.trimmed), at: line.place(line.trimmedRange, in: source.path)))
        }
        if let points = new.points, !Figure.isWorth(points) {
            findings.append(
                .points(PaperContent.text(points), at: line.place(line.trimmedRange, in: source.path)))
        }
        if let rule = header.partial == .none ? new.creditRule : new.denial {
            let place = line.place(line.trimmedRange, in: source.path)
            findings.append(.creditRule(rule, isGiven: header.partial != .none, at: place))
        }
        if let rule = new.deduction {
            findings.append(.deduction(rule, at: line.place(line.trimmedRange, in: source.path)))
        }
        if let points = new.unclearPoints {
            findings.append(.unclearPoints(points, at: line.place(line.trimmedRange, in: source.path)))
        }
        openSection(new, line)
        heading = new
        looseMaterial = false
        lastNumber = nil
        if answers.isOpen {
            (answers.section, answers.isUncertain) = (
                keySection(KeySection(ordinal: new.ordinal, type: new.type)), false
            )
        }
    }

    /// `（本大题共2小题，每小题3分，共6分）` on a line of its own directly below a heading; true when the line was that.
    mutating func readWorth(_ line: BankLine) -> Bool {
        // （ or (.
        guard let lead = line.trimmed.utf8.first, lead == 0x28 || lead == 0xEF, draft == nil, !answers.isOpen,
            let section = form.sections.last, section.start == drafts.count, let words = section.words,
            SectionHeading.isWorth(line.trimmed), let joined = heading?.joined(words, line.trimmed)
        else { return false }
        form.sections.removeLast()
        readHeading(joined, line)
        form.sections[form.sections.count - 1].words = words + line.trimmed
        return true
    }

    private mutating func openSection(_ heading: SectionHeading?, _ line: BankLine) {
        form.sections.append(
            BankSection(
                start: drafts.count, total: heading?.total, count: heading?.count,
                place: line.place(line.trimmedRange, in: source.path), words: heading.map { _ in String(line.trimmed) })
        )
    }

    /// What headings promise and the questions under them do not keep.
    mutating func reportSums() {
        for (index, section) in form.sections.enumerated() where section.total != nil || section.count != nil {
            let end = index + 1 < form.sections.count ? form.sections[index + 1].start : questions.count
            let points = questions[section.start..<end].map(\.points)
            guard let first = points.first else { continue }
            if let count = section.count, count != points.count {
                findings.append(
                    .headingSum("标题说共 \(count) 题，下面读到 \(points.count) 题", at: section.place))
            }
            guard let total = section.total, !points.contains(nil) else { continue }
            let sum = points.reduce(0) { $0 + ($1 ?? 0) }
            guard abs(sum - total) > 1e-6 else { continue }
            let worth = first.map { each in
                points.allSatisfy { $0 == each } ? "，每题 \(PaperContent.text(each)) 分" : "，各题分值不同"
            }
            findings.append(
                .headingSum(
                    "标题说共 \(PaperContent.text(total)) 分，下面读到 \(points.count) 题\(worth ?? "")，合 \(PaperContent.text(sum)) 分",
                    at: section.place))
        }
    }
}
