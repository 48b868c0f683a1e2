import ChineseText
import Diagnostics

/// A citation that was reported, and that a quotation beside it may mend: an article that the law lacks, or a name that several
/// laws bear.
struct OpenCitation: Sendable {
    let mark: CitationMark
    /// The law whose article is missing, or the laws that bear the name.
    let candidates: [Statute]
    let finding: Finding
}

/// What a quotation proves of a citation that names no article of the site.
extension QuotationCheck {
    /// The findings about such citations, with what the quotations beside them say of the right place.
    ///
    /// A fix is offered where all the laws in question are there as official texts and the quotation stands whole in one article of
    /// one of them; elsewhere a line says where it stands. A citation in a list or range may be quoted for another of its articles.
    mutating func mend(_ report: CitationReport) -> [Finding: Finding] {
        guard !report.open.isEmpty else { return [:] }
        let bytes = source.bytes
        var mended: [Finding: Finding] = [:]
        for open in report.open {
            guard let citation = Citation(open.mark.text), let number = citation.article, citation.relative == nil,
                let index = report.resolutions.firstIndex(where: { $0.mark.range == open.mark.range }),
                let range = quotation(of: open.mark.range, in: bytes), range.upperBound <= bytes.count
            else { continue }
            let next = index + 1 < report.resolutions.count ? report.resolutions[index + 1].mark.range.lowerBound : .max
            if range.lowerBound > open.mark.range.lowerBound, next < range.lowerBound { continue }
            let segments = Self.segments(source.text(range), of: number)
            guard !segments.isEmpty, open.candidates.allSatisfy({ $0.text == .official }) else { continue }
            let found = open.candidates.flatMap { statute in
                places(of: segments, in: statute).map { (statute: statute, place: $0) }
            }
            guard let first = found.first else { continue }
            let isSingle =
                found.count == 1 && first.place.isWhole && citation.others.isEmpty && !citation.namesEdition
                && !Self.isListed(index, report.resolutions, bytes)
            let fix = isSingle ? fix(open, citation, number, first.statute, first.place.number) : nil
            let names = found.prefix(3).map { "\($0.statute.plainTitle.inTitleMarks)\($0.place.number.chinese)" }
            let words = "这段引文在\(names.joined(separator: "、"))" + (found.count > 3 ? "等 \(found.count) 条" : "")
            mended[open.finding] = Finding(
                open.finding.code, severity: open.finding.severity,
                // A fix stands for the whole citation.
                at: fix == nil ? open.finding.place : source.place(open.mark.range), open.finding.summary,
                explanation: open.finding.explanation + [words], notes: open.finding.notes,
                fixes: fix.map { [$0] } ?? open.finding.fixes.filter { _ in found.count != 1 })
        }
        return mended
    }

    private func fix(
        _ open: OpenCitation, _ citation: Citation, _ number: ArticleNumber, _ statute: Statute, _ right: ArticleNumber
    ) -> Finding.Fix? {
        guard let old = open.mark.text.range(ofProvision: number) else { return nil }
        if open.candidates.count > 1 {
            // Only the name is wrong where the number is that of the quotation.
            guard number == right, citation.law != .continued else { return nil }
            let title = statute.title.inTitleMarks
            return Finding.Fix("把法律写明为\(title)", replacement: title + open.mark.text[old.lowerBound...])
        }
        guard citation.place == CitedPlace(article: number) else { return nil }
        return Finding.Fix(
            "把条号改为\(right.chinese)", replacement: open.mark.text.replacingCharacters(in: old, with: right.chinese))
    }

    /// Whether a citation stands in a list or range with the one before it or the number behind it.
    private static func isListed(_ index: Int, _ resolutions: [CitationResolution], _ bytes: [UInt8]) -> Bool {
        let mark = resolutions[index].mark.range
        return bytes.withUnsafeBufferPointer { bytes in
            let reader = ProvisionReader(bytes: bytes)
            if reader.goesOnAsList(behind: mark.upperBound) { return true }
            guard index > 0 else { return false }
            let last = resolutions[index - 1].mark.range.upperBound
            return last <= mark.lowerBound && resolutions[index].citation?.law == .continued
                && (last == mark.lowerBound || reader.isListSeparator(last..<mark.lowerBound))
        }
    }
}
