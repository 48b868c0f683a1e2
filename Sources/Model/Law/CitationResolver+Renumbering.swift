import ChineseText
import DataFiles
import Diagnostics

/// Recorded renumberings: what a citation is told of them, and when its new number is offered.
///
/// ## Parsing behavior
/// - The new number is offered for one article that stands by itself: in a list or range every number would have to be proven.
/// - Where the old number is an article of today's text as well, it is offered only to a page from before the new text was made, which
///   names no later day and no quotation beside the citation. Otherwise the note says what to look at.
extension CitationResolver {
    mutating func renumberingFixes(_ citation: Citation, in statute: Statute, _ mark: CitationMark) -> [Finding.Fix] {
        guard citation.paragraph == nil, citation.item == nil, citation.others.isEmpty, citation.law != .continued,
            let number = citation.article, let new = statute.renumbers[number], statute.article(new) != nil,
            let old = mark.text.range(ofProvision: number), !isListed(mark)
        else { return [] }
        let replacement = mark.text.replacingCharacters(in: old, with: new.chinese)
        return [Finding.Fix("改为现行条号\(new.chinese)", replacement: replacement)]
    }

    /// What every article of a citation was called before.
    func renumberingNotes(_ citation: Citation, in statute: Statute) -> [String] {
        var seen: Set<ArticleNumber> = []
        return ([citation.place] + citation.others).compactMap { place in
            guard let number = place.article, seen.insert(number).inserted, let new = statute.renumbers[number] else {
                return nil
            }
            let since = statute.since.map { "\($0) 起，" } ?? ""
            return "请核对：\(statute.plainTitle.inTitleMarks)\(new.chinese)（\(since)原\(number.chinese)）"
        }
    }

    /// Whether a page of a day can only mean the article of the text before this one.
    ///
    /// Between the day on which a text is made and the one from which it counts people write about both.
    func isFromBefore(_ statute: Statute, _ citation: Citation, _ seen: CalendarDate) -> Bool {
        guard let since = statute.since, let number = citation.article else { return false }
        if let made = statute.made {
            guard seen < made else { return false }
        } else if since.year - seen.year < 2 {
            return false
        }
        let older = library.versions(of: statute.id).last { $0.since.map { $0 < since } ?? false }
        guard let older else { return true }
        return older.since.map { $0 <= seen } ?? true && older.article(number) != nil
    }

    /// Whether no day from the making of a text on and no quotation stands near a citation.
    mutating func saysNothingOfToday(_ statute: Statute, _ mark: CitationMark) -> Bool {
        guard let made = statute.made ?? statute.since else { return false }
        let bytes = sourceBytes()
        guard mark.range.upperBound <= bytes.count else { return false }
        let front = frontEnd(bytes)
        return bytes.withUnsafeBufferPointer { bytes in
            let dates = namedDates ?? NamedDates(bytes)
            namedDates = dates
            let reach = max(front, mark.range.lowerBound - 1200)..<max(front, mark.range.upperBound + 1200)
            guard dates.dates(in: reach).allSatisfy({ $0.date.isBefore(made) }) else { return false }
            return !ProvisionReader(bytes: bytes).isBesideQuotation(mark.range)
        }
    }

    /// Whether a citation stands in a list or range with the number behind it.
    private mutating func isListed(_ mark: CitationMark) -> Bool {
        let bytes = sourceBytes()
        guard mark.range.upperBound <= bytes.count else { return true }
        return bytes.withUnsafeBufferPointer { ProvisionReader(bytes: $0).goesOnAsList(behind: mark.range.upperBound) }
    }
}

extension ProvisionReader {
    /// Whether a list or range goes on behind a provision: 、第七十三条, 至第八十四条, ；第七十三条, 、七十三条.
    func goesOnAsList(behind end: Int) -> Bool {
        var index = end
        while index < bytes.count, index - end <= 150, bytes[index] != 0x0A, glyph(index) != 0xE38082 {
            if index > end, bytes[index] & 0xC0 != 0x80, isListSeparator(end..<index) || isSemicolon(end..<index),
                provision(at: index, isBare: true) != nil
            {
                return true
            }
            index += 1
        }
        return false
    }

    /// Whether a quotation mark stands in the line of a citation, or its line ends in a colon.
    fileprivate func isBesideQuotation(_ mark: Range<Int>) -> Bool {
        var start = mark.lowerBound
        while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
        var end = mark.upperBound
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        let hasQuotation = (start..<end).contains {
            bytes[$0] == Self.quote || [0xE2809C, 0xE3808C, 0xE3808E].contains(glyph($0))
        }
        var last = end
        while last > mark.upperBound, bytes[last - 1] == 0x20 || bytes[last - 1] == 0x0D || bytes[last - 1] == 0x2A {
            last -= 1
        }
        return hasQuotation || bytes[last - 1] == UInt8(ascii: ":") || glyph(last - 3) == 0xEFBC9A
    }
}
