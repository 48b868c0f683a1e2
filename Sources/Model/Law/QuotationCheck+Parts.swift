import ChineseText
import Diagnostics

/// Quotations of a 款 or 项, and behind lists of articles.
extension QuotationCheck {
    /// What the citations name that stand in one list or range with the one at an index.
    ///
    /// They are those before it where the list ends with it, else those behind it; none where it stands alone.
    static func list(
        around index: Int, of resolutions: [CitationResolution], in bytes: [UInt8], endsHere: Bool
    ) -> [CitationResolution.Target] {
        let step = endsHere ? -1 : 1
        var last = index
        var found: [CitationResolution.Target] = []
        bytes.withUnsafeBufferPointer { bytes in
            let reader = ProvisionReader(bytes: bytes)
            while resolutions.indices.contains(last + step) {
                let pair = [resolutions[last].mark.range, resolutions[last + step].mark.range].sorted {
                    $0.lowerBound < $1.lowerBound
                }
                guard pair[0].upperBound <= pair[1].lowerBound, pair[1].lowerBound <= bytes.count,
                    reader.isListSeparator(pair[0].upperBound..<pair[1].lowerBound)
                else { return }
                last += step
                found += resolutions[last].targets
            }
        }
        return found.isEmpty ? [] : found + resolutions[index].targets
    }

    /// Whether the article of a citation holds a quotation.
    func holds(_ segments: [String], _ target: CitationResolution.Target) -> Bool {
        let statute = library.versions(of: target.statute).first { $0.version == target.version }
        return statute?.article(target.article).map { Self.match(segments, in: Self.words(of: $0)) != nil } ?? false
    }

    /// Whether a quotation that stands in an article touches the 款 or 项 that is cited.
    static func touches(_ segments: [String], _ target: CitationResolution.Target, _ article: Article) -> Bool {
        guard target.place.paragraph != nil || target.place.item != nil else { return true }
        let whole = words(of: article)
        guard let part = whole[...].range(of: Array(normalized(target.excerpt).utf8)) else { return true }
        return segments.contains { segment in
            let words = Array(segment.utf8)
            var rest = whole[...]
            while let found = rest.range(of: words) {
                if found.overlaps(part) { return true }
                rest = rest[found.upperBound...]
            }
            return false
        }
    }

    /// The quotation is in the article, but not where the citation says.
    func stands(
        elsewhere segments: [String], than target: CitationResolution.Target, in article: Article, _ range: Range<Int>
    ) -> Finding {
        var explanation = ["引文：\(Self.clipped(source.text(range)))", "原文：\(Self.clipped(target.excerpt))"]
        if let place = Self.place(of: segments, in: article) { explanation.append("这段话在\(place)") }
        return Finding(
            .lawQuoteDiffers, severity: release ? .error : .warning, at: source.place(range),
            "引文不在\(target.label)里", explanation: explanation)
    }

    private static func place(of segments: [String], in article: Article) -> String? {
        let isIn = { (text: String) in match(segments, in: Array(normalized(text).utf8)) != nil }
        guard let position = article.paragraphs.firstIndex(where: { isIn($0.plainText) }) else { return nil }
        let paragraph = article.paragraphs[position]
        let item = paragraph.items.first { isIn($0.plainText) }?.number
        let isOnly = article.paragraphs.count == 1
        return CitedPlace(article: article.number, paragraph: isOnly ? nil : position + 1, item: item).chinese
    }
}
