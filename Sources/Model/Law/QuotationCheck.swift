import ChineseText
package import Diagnostics

/// Compares quotations with the law that they are said to quote.
///
/// ## Parsing behavior
/// - A quotation belongs to a citation when it follows it in “”, directly or behind ：, 规定, 明确 or the like
///   (《禁毒法》第三条规定：“……”), or stands before it as in “……”（《禁毒法》第三条）; only citations of one place count.
/// - White space, emphasis marks and the punctuation at its ends do not count; half-width punctuation is as good as
///   full-width. What is left out is marked by ……; under six letters is a term, not a quotation.
/// - A quotation has to stand in the cited article. An outline is not law: what quotes it is unchecked, and said to be.
struct QuotationCheck {
    let library: LawLibrary
    let source: SourceText
    let release: Bool
    private(set) var findings: [Finding] = []
    /// Quotations of laws of which the site has only a gist, by title.
    private var unchecked: [(title: String, place: Range<Int>, count: Int)] = []

    init(_ library: LawLibrary, source: SourceText, release: Bool) {
        self.library = library
        self.source = source
        self.release = release
    }

    mutating func check(_ report: CitationReport) {
        let bytes = source.bytes
        for resolution in report.resolutions where resolution.targets.count == 1 {
            guard let target = resolution.target, let range = quotation(of: resolution.mark.range, in: bytes) else {
                continue
            }
            let segments = Self.segments(source.text(range))
            guard !segments.isEmpty else { continue }
            let statute = library.versions(of: target.statute).first { $0.version == target.version }
            guard let statute, let article = statute.article(target.article) else { continue }
            if target.isOutline {
                note(statute.plainTitle, range)
            } else if !Self.holds(article, segments) {
                findings.append(differs(target, resolution.mark, range, segments, statute))
            }
        }
        for entry in unchecked {
            let times = entry.count == 1 ? "" : "（共 \(entry.count) 处）"
            findings.append(
                Finding(
                    .lawQuoteUnchecked, at: source.place(entry.place), "\(entry.title.inTitleMarks)无原文，引文未核对\(times)",
                    explanation: ["站点只有这部法律的要点，请对照公布的原文核对引号里的话"]))
        }
    }

    private mutating func note(_ title: String, _ range: Range<Int>) {
        if let known = unchecked.firstIndex(where: { $0.title == title }) {
            unchecked[known].count += 1
        } else {
            unchecked.append((title, range, 1))
        }
    }

    private func differs(
        _ target: CitationResolution.Target, _ mark: CitationMark, _ range: Range<Int>, _ segments: [String],
        _ statute: Statute
    ) -> Finding {
        let places = statute.articles.filter { Self.holds($0, segments) }
        var explanation = ["引文：\(Self.clipped(source.text(range)))", "原文：\(Self.clipped(target.excerpt))"]
        var fixes: [Finding.Fix] = []
        if places.count == 1, let number = places.first?.number {
            explanation.append("这段话在\(number.chinese)")
            if target.place == CitedPlace(article: target.article),
                let old = mark.text.range(ofProvision: target.article)
            {
                let replacement = mark.text.replacingCharacters(in: old, with: number.chinese)
                fixes.append(Finding.Fix("把条号改为\(number.chinese)", replacement: replacement))
            }
        }
        return Finding(
            .lawQuoteDiffers, severity: release ? .error : .warning,
            at: source.place(fixes.isEmpty ? range : mark.range),
            "引文与\(target.label)的原文不一样", explanation: explanation, fixes: fixes)
    }

    private static func clipped(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined()
        return line.count > 90 ? line.prefix(88) + "……" : line
    }
}

extension QuotationCheck {
    /// Where the quotation stands that belongs to a citation, without its marks.
    private func quotation(of mark: Range<Int>, in bytes: [UInt8]) -> Range<Int>? {
        bytes.withUnsafeBufferPointer { bytes in
            let reader = ProvisionReader(bytes: bytes)
            return following(reader, mark.upperBound) ?? preceding(reader, mark.lowerBound)
        }
    }

    private func following(_ reader: ProvisionReader, _ end: Int) -> Range<Int>? {
        let bytes = reader.bytes
        var index = end
        // 第三条“……”的规定.
        var leads = reader.glyph(end) == Mark.open
        while index + 2 < bytes.count, index - end <= 48 {
            if bytes[index] == 0x0A { return nil }
            if bytes[index] < 0x80 {
                if bytes[index] == UInt8(ascii: ":") { leads = true }
                index += 1
                continue
            }
            switch reader.glyph(index) {
            case Mark.open: return leads ? close(reader, index + 3).map { index + 3..<$0 } : nil
            case Mark.stop, Mark.semicolon, Mark.close, Glyph.openTitle: return nil
            // ： 规 明 指 要 称 写
            case 0xEFBC9A, 0xE8A784, 0xE6988E, 0xE68C87, 0xE8A681, 0xE7A7B0, 0xE58699: leads = true
            default: break
            }
            index += 1
            while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
        }
        return nil
    }

    /// The ” that ends a quotation, at most 6,000 bytes on.
    private func close(_ reader: ProvisionReader, _ start: Int) -> Int? {
        var index = start
        let limit = min(reader.bytes.count - 2, start + 6000)
        while index < limit {
            let glyph = reader.glyph(index)
            if glyph == Mark.close { return index }
            if glyph == Mark.open { return nil }
            index += 1
        }
        return nil
    }

    /// “……”（《禁毒法》第三条） and “……”——《禁毒法》第三条.
    private func preceding(_ reader: ProvisionReader, _ start: Int) -> Range<Int>? {
        var index = start
        while index >= 3, [Glyph.openParenthesis, Mark.dash].contains(reader.glyph(index - 3)) { index -= 3 }
        guard index < start, reader.glyph(index - 3) == Mark.close else { return nil }
        let end = index - 3
        index = end - 3
        while index >= max(0, end - 6000) {
            let glyph = reader.glyph(index)
            if glyph == Mark.open { return index + 3..<end }
            if glyph == Mark.close { return nil }
            index -= 1
        }
        return nil
    }

    private enum Mark {
        static let open: UInt32 = 0xE2809C  // “
        static let close: UInt32 = 0xE2809D  // ”
        static let stop: UInt32 = 0xE38082  // 。
        static let semicolon: UInt32 = 0xEFBC9B  // ；
        static let dash: UInt32 = 0xE28094  // —
    }

    /// Whether an article holds the parts of a quotation, in their order.
    private static func holds(_ article: Article, _ segments: [String]) -> Bool {
        var rest = Array(normalized(article.plainText).utf8)[...]
        for segment in segments {
            let wanted = Array(segment.utf8)
            guard let found = rest.firstRange(of: wanted) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }

    /// The parts of a quotation between …… and line breaks, without what does not count.
    private static func segments(_ quotation: String) -> [String] {
        let parts = normalized(quotation).split(separator: "…").map { part -> String in
            var text = part[...]
            while let last = text.unicodeScalars.last, "。，；：、".unicodeScalars.contains(last) { text = text.dropLast() }
            while let first = text.unicodeScalars.first, "。，；：、".unicodeScalars.contains(first) {
                text = text.dropFirst()
            }
            return String(text)
        }.filter { !$0.isEmpty }
        return parts.reduce(0) { $0 + $1.count } >= 6 ? parts : []
    }

    /// Without white space, emphasis and quote marks of Markdown; half-width punctuation as full-width.
    private static func normalized(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
            switch scalar {
            case "*", "_", ">", "`", "‘", "’", "“", "”": continue
            case ",": result.append("，")
            case ";": result.append("；")
            case ":": result.append("：")
            case "(": result.append("（")
            case ")": result.append("）")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}

extension FindingCode {
    package static let lawQuoteDiffers = FindingCode(
        "law.quote-differs",
        .warning,
        "引文与法律原文不一样",
        manual: """
            引号里的话写明出自某一条，可是那一条的原文里没有这段话。多半是抄漏、抄错了字，或者用了修改以前的文字。

            怎样改：对照原文改正引号里的话；中间有省略的，用“……”标明；只是转述大意的，去掉引号。
            引文只在另一条里找到时，提示里写明是哪一条。用 `--release` 发布时这是错误。
            """
    )
    package static let lawQuoteUnchecked = FindingCode(
        "law.quote-unchecked",
        .note,
        "无原文，引文未核对",
        manual: """
            文中用引号引了法律的话，而站点只有这部法律的要点（`text: outline`），没有原文可以对照。要点是概括，不能当原文引用。

            怎样改：把公布的原文放进 statutes/（`humen convert 文件 --as statute`），或者由人对照原文核对。
            """
    )
}
