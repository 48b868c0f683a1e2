/// Articles in brackets behind a quotation of a law: 《禁毒法》规定：“……。”（第三条）.
extension CitationScanner {
    /// Whether an article in brackets of its own belongs to the law that words such as 规定： join to the quotation before it, or to that of
    /// the quotation before that one; nil where neither stands there.
    ///
    /// A quotation that names a law or an article itself leaves open whose article it is.
    func closesQuotation(_ reader: ProvisionReader, _ provision: Provision, at start: Int, _ walk: Walk) -> Bool? {
        guard provision.article != nil, !provision.isMalformed, reader.closing(provision.end) > 0,
            let words = quotation(reader, before: start, floor: walk.floor),
            introduces(reader, words.lowerBound, walk)
        else { return nil }
        return !words.contains { [Glyph.closeTitle, Glyph.ordinal].contains(reader.glyph($0)) }
    }

    /// Whether the name of a law and words such as 明确规定： stand before a quotation.
    ///
    /// 《禁毒法》宣传方案要求： and 《禁毒法》学习会上说： begin other people's words.
    private func introduces(_ reader: ProvisionReader, _ open: Int, _ walk: Walk) -> Bool {
        let floor = walk.floor
        var index = open
        while index > floor, open - index < 60 {
            if law(reader, endingAt: index, floor: floor) != nil { return true }
            // “……”（第三条），“……”（第九条）.
            if let end = walk.lastEnd, index == end + reader.closing(end), index > end { return true }
            guard
                let word = Self.leads.first(where: {
                    index - $0.count >= floor && reader.hasBytes($0, at: index - $0.count)
                })
            else { return false }
            index -= word.count
        }
        return false
    }

    private static let sources = ["参见", "详见", "摘自", "见"].map { Array($0.utf8) }

    private static let leads = [
        "：", "，", "；", "、", ":", ",", " ", "*", "规定", "明确", "指出", "要求", "强调", "提出", "写道", "写明", "写着", "载明", "明文", "如下",
        "总则", "中",
        "里",
        "的", "和", "并", "也", "还", "又", "就", "都", "已", "早", "是", "说", "有", "这样", "了",
    ].map { Array($0.utf8) }

    /// A quotation from its opening mark on, where nothing but the bracket of a provision stands behind its closing mark.
    private func quotation(_ reader: ProvisionReader, before start: Int, floor: Int) -> Range<Int>? {
        let bytes = reader.bytes
        var end = reader.skipSpacesBack(from: start, floor: floor)
        // （见第三条）.
        if let word = Self.sources.first(where: { end - $0.count >= floor && reader.hasBytes($0, at: end - $0.count) })
        {
            end -= word.count
        }
        guard end > floor else { return nil }
        if bytes[end - 1] == UInt8(ascii: "(") {
            end -= 1
        } else if reader.glyph(end - 3) == Glyph.openParenthesis {
            end -= 3
        } else {
            return nil
        }
        end = reader.skipSpacesBack(from: end, floor: floor)
        let low = max(floor, end - 3000)
        guard end - 3 > low else { return nil }
        if bytes[end - 1] == ProvisionReader.quote {
            return bytes[low..<end - 1].lastIndex(of: ProvisionReader.quote).map { $0..<end }
        }
        let opening = reader.glyph(end - 3) - 1
        guard QuotationCheck.openings.contains(opening) else { return nil }
        return (low..<end - 3).last { reader.glyph($0) == opening }.map { $0..<end }
    }
}
