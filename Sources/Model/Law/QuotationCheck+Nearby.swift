import Diagnostics

/// Quotations beside a citation that no word joins to it: 《禁毒法》第三十三条，“……” and “……”。依据：《禁毒法》第三十三条.
///
/// They may be anybody's words. What is nearly the article's, or stands in another article, was meant to be the law's.
extension QuotationCheck {
    /// Looks at the quotations near the citations, but those that begin at the places `besides`.
    mutating func checkNearby(_ report: CitationReport, _ bytes: [UInt8], besides checked: Set<Int>) {
        var checked = checked
        let marks = report.resolutions.map(\.mark.range)
        for (index, resolution) in report.resolutions.enumerated() where resolution.targets.count == 1 {
            guard let target = resolution.target, !target.isOutline else { continue }
            let before = index > 0 ? marks[index - 1].upperBound : 0
            let after = index + 1 < marks.count ? marks[index + 1].lowerBound : bytes.count
            guard before <= marks[index].lowerBound, marks[index].upperBound <= after, after <= bytes.count else {
                continue
            }
            for range in Self.nearby(marks[index], in: bytes, from: before, to: after)
            where checked.insert(range.lowerBound).inserted {
                if let finding = nearby(target, marks[index], range) { findings.append(finding) }
            }
        }
    }

    mutating func nearby(
        _ target: CitationResolution.Target, _ mark: Range<Int>, _ range: Range<Int>
    ) -> Finding? {
        let segments = Self.segments(source.text(range), of: target.article)
        guard !Self.isName(segments), segments.reduce(0, { $0 + $1.count }) >= 8,
            let statute = library.versions(of: target.statute).first(where: { $0.version == target.version }),
            let article = statute.article(target.article), Self.match(segments, in: Self.words(of: article)) == nil
        else { return nil }
        let gap =
            range.lowerBound > mark.upperBound ? range.lowerBound - mark.upperBound : mark.lowerBound - range.upperBound
        let places = gap <= 24 ? places(of: segments, in: statute) : []
        guard !places.isEmpty || Self.resembles(article, segments) else { return nil }
        var explanation = ["引文：\(Self.clipped(source.text(range)))", "原文：\(Self.clipped(target.excerpt))"]
        if !places.isEmpty { explanation.append("这段话在\(Self.list(places))") }
        explanation.append("不是引用法律原话的，不用改")
        let words =
            places.isEmpty && segments.count == 1
            ? Self.differing(source.bytes, range, from: target.excerpt, article) : range
        return Finding(
            .lawQuoteDiffers, severity: .warning, at: source.place(words),
            places.isEmpty ? "引号里的话和\(target.label)的原文相近，但不一样" : "引号里的话不在\(target.label)里",
            explanation: explanation)
    }

    /// The quotation behind a citation in its sentence or at the head of the next, and the one before it.
    private static func nearby(_ mark: Range<Int>, in bytes: [UInt8], from: Int, to: Int) -> [Range<Int>] {
        bytes.withUnsafeBufferPointer { bytes in
            let reader = ProvisionReader(bytes: bytes)
            var next = behind(reader, mark.upperBound, to)
            if reader.closing(mark.upperBound) > 0, let words = next, isSourced(reader, words.upperBound) { next = nil }
            return [next, ahead(reader, mark.lowerBound, from)].compactMap { $0 }
        }.flatMap { [$0] + ($0.lowerBound > mark.upperBound ? further(behind: $0, before: to, in: bytes) : []) }
    }

    /// The quotations that stand behind one of an article in its sentence, whatever words lie between.
    static func rest(ofSentence range: Range<Int>, before limit: Int, in bytes: [UInt8]) -> [Range<Int>] {
        bytes.withUnsafeBufferPointer { bytes in
            let reader = ProvisionReader(bytes: bytes)
            var found: [Range<Int>] = []
            var last = range
            while last.upperBound < bytes.count {
                let index = last.upperBound + (bytes[last.upperBound] < 0x80 ? 1 : 3)
                guard reader.glyph(index) != stop, let next = behind(reader, index, min(limit, bytes.count)) else {
                    break
                }
                found.append(next)
                last = next
            }
            return found
        }
    }

    /// Says that a quotation behind one of the article, in other words, has letters of it and others: “可以不予处罚”.
    mutating func compareLoosely(_ range: Range<Int>, with target: CitationResolution.Target) {
        let segments = Self.segments(source.text(range), of: target.article)
        guard segments.count == 1, let words = segments.first.map({ $0.unicodeScalars.map(\.value) }),
            words.count <= 40,
            !target.isOutline, !Self.isName(segments), !isSlogan(segments, range), Self.provides(segments),
            let statute = library.versions(of: target.statute).first(where: { $0.version == target.version }),
            let article = statute.article(target.article), Self.match(segments, in: Self.words(of: article)) == nil
        else { return }
        let law = Self.normalized(article.plainText).unicodeScalars.map(\.value)
        let runs = words.indices.map { start in
            Self.longest(words.count - start) { Self.holds(law, words[start..<start + $0]) }
        }
        guard let run = runs.max(), run >= 4, run * 2 >= words.count else { return }
        findings.append(
            Finding(
                .lawQuoteDiffers, severity: .warning, at: source.place(range), "引号里的话和\(target.label)的原文相近，但不一样",
                explanation: [
                    "引文：\(Self.clipped(source.text(range)))", "原文：\(Self.clipped(target.excerpt))", "不是引用法律原话的，不用改",
                ]))
    }

    /// Whether words say what is to be done, and do not only name something, as 社区戒毒人员 does.
    private static func provides(_ segments: [String]) -> Bool {
        segments.contains { words in Self.modals.contains(where: words.contains) }
    }

    private static let modals = [
        "应", "可以", "不得", "必须", "不予", "禁止", "免予", "免除", "从轻", "减轻", "从重", "并处", "处罚", "罚款", "罚金", "没收", "拘留", "拘役", "徒刑",
        "负责", "有权",
        "责令",
    ]

    private static func behind(_ reader: ProvisionReader, _ start: Int, _ limit: Int) -> Range<Int>? {
        var index = start
        while index + 2 < limit, index - start < 150, reader.bytes[index] != 0x0A {
            let letter = reader.glyph(index)
            if reader.bytes[index] == ProvisionReader.quote {
                return reader.bytes[(index + 1)..<limit].firstIndex { $0 == ProvisionReader.quote || $0 == 0x0A }
                    .flatMap { reader.bytes[$0] == ProvisionReader.quote ? index + 1..<$0 : nil }
            }
            if openings.contains(letter) {
                var end = index + 3
                while end + 2 < limit, reader.bytes[end] != 0x0A, reader.glyph(end) != letter + 1 { end += 1 }
                return end + 2 < limit && reader.glyph(end) == letter + 1 ? index + 3..<end : nil
            }
            if letter == stop, index > start { return nil }
            index += reader.bytes[index] < 0x80 ? 1 : letter >= 0xE00000 ? 3 : 1
        }
        return nil
    }

    private static func ahead(_ reader: ProvisionReader, _ end: Int, _ limit: Int) -> Range<Int>? {
        var index = end
        while index - 3 > limit, end - index < 60, reader.bytes[index - 1] != 0x0A {
            let letter = reader.glyph(index - 3)
            if reader.bytes[index - 1] == ProvisionReader.quote {
                return reader.bytes[limit..<index - 1].lastIndex { $0 == ProvisionReader.quote || $0 == 0x0A }
                    .flatMap { reader.bytes[$0] == ProvisionReader.quote ? $0 + 1..<index - 1 : nil }
            }
            if openings.contains(letter - 1) {
                var open = index - 6
                while open > limit, reader.bytes[open] != 0x0A, reader.glyph(open) != letter - 1 { open -= 1 }
                return reader.glyph(open) == letter - 1 && open >= limit ? open + 3..<index - 3 : nil
            }
            if letter == stop, index < end { return nil }
            index -= reader.bytes[index - 1] < 0x80 ? 1 : 3
        }
        return nil
    }

    private static let stop: UInt32 = 0xE38082
}
