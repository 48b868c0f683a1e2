import ChineseText
import DataFiles

/// What the words around a citation say about its law.
extension CitationResolver {
    /// The law of a citation as it is called, and the edition that the words around it mean; nil where no words say so.
    ///
    /// The name is nil where the law is one cited before.
    mutating func namedEdition(of citation: Citation, _ mark: CitationMark) -> (name: String?, edition: NamedEdition)? {
        guard here == nil || citation.law.name != nil else { return nil }
        if let name = citation.law.name {
            let title = editionInside(name)
            if let edition = citation.edition ?? title?.edition { return (title?.name ?? name, edition) }
            return surroundings(of: mark, floor: 0) { $0.lawBefore($1) }.map { (name, $0) }
        }
        if let edition = citation.edition { return (nil, edition) }
        let isContinued = citation.law == .continued
        if case .home = citation.law, home != nil { return nil }
        return surroundings(of: mark, floor: min(lastRange.upperBound, mark.range.lowerBound)) { reader, range in
            isContinued
                ? reader.shift(endingAt: range.upperBound, floor: range.lowerBound)?.edition
                : reader.edition(endingAt: range.upperBound, floor: range.lowerBound)?.edition
        }.map { (nil, $0) }
    }

    /// What the words before a mark say, else those behind it.
    private mutating func surroundings(
        of mark: CitationMark, floor: Int, _ before: (ProvisionReader, Range<Int>) -> NamedEdition?
    ) -> NamedEdition? {
        let bytes = sourceBytes()
        guard mark.range.upperBound <= bytes.count else { return nil }
        let start = max(floor, mark.range.lowerBound - 96)
        return bytes.withUnsafeBufferPointer { bytes in
            let reader = ProvisionReader(bytes: bytes)
            return before(reader, start..<mark.range.lowerBound) ?? reader.edition(behind: mark.range.upperBound)
        }
    }

    /// 《治安管理处罚法（2012年修正）》: a title with its edition, where the site has no law that is called so.
    private func editionInside(_ name: String) -> (name: String, edition: NamedEdition)? {
        // The last bytes of ） 〕 ) and ].
        guard let last = name.utf8.last, last == 0x89 || last == 0x95 || last == 0x29 || last == 0x5D,
            library.look(up: name) == .unknown
        else { return nil }
        let bytes = Array(name.utf8)
        let found = bytes.withUnsafeBufferPointer { ProvisionReader(bytes: $0).trailingEdition(0..<$0.count) }
        guard let found, found.start > 0 else { return nil }
        return (String(decoding: bytes[..<found.start], as: UTF8.self), found.edition)
    }

    /// What 同法 may mean by the words between the citation before and this one.
    enum NearestLaw: Equatable {
        /// The last 《title》 of a law, and the edition that the words around it mean.
        case title(String, NamedEdition?)
        /// A law that stands there without 《》.
        case unclear
    }

    /// The law that is named last between the citation before and this one; nil where none is.
    mutating func lawNamed(before mark: CitationMark) -> NearestLaw? {
        let bytes = sourceBytes()
        let from = min(lastRange.upperBound, mark.range.lowerBound)
        guard mark.range.lowerBound <= bytes.count, from < mark.range.lowerBound else { return nil }
        let gap = bytes[from..<mark.range.lowerBound]
        let title = gap.withUnsafeBufferPointer { gap -> (text: String, end: Int, edition: NamedEdition?)? in
            let reader = ProvisionReader(bytes: gap)
            var close = gap.count - 3
            while close >= 0 {
                // The last byte of 》.
                if gap[close + 2] == 0x8B, reader.glyph(close) == Glyph.closeTitle,
                    let open = reader.openTitle(before: close + 3, floor: 0)
                {
                    let range = reader.trimmed(open + 3..<close)
                    let text = String(decoding: gap[range], as: UTF8.self)
                    if reader.endsLikeLaw(range) || library.look(up: text) != .unknown {
                        let inside = editionInside(text)
                        let edition = inside?.edition ?? reader.lawAround(open..<close + 3)
                        return (inside?.name ?? text, close + 3, edition)
                    }
                    close = open
                }
                close -= 1
            }
            return nil
        }
        let rest = gap[(from + (title?.end ?? 0))...]
        let known = title.map { $0.text } ?? lastName
        if namesOther(than: known, rest) { return .unclear }
        return title.map { .title($0.text, $0.edition) }
    }

    /// Whether a text names a law without 《》, and not the one that is meant already.
    private func namesOther(than known: String?, _ text: ArraySlice<UInt8>) -> Bool {
        let found = library.nameSearch.found(in: text)
        // 教育法 stands in 义务教育法 too.
        let whole = found.filter { name in !found.contains { $0.count > name.count && $0.contains(name) } }
        return whole.contains { name in
            guard let known, Statute.plain(known) != Statute.plain(name) else { return known == nil }
            return library.look(up: name) == .unknown || library.look(up: name) != library.look(up: known)
        }
    }
}
