import ChineseText
package import Diagnostics

/// Compares quotations with the law that they are said to quote.
///
/// ## Parsing behavior
/// - A quotation belongs to a citation when it follows it in “”, 「」, 『』 or "", directly or behind ：, 规定, 明确 or the
///   like (《禁毒法》第三条规定：“……”), or stands before it as in “……”（《禁毒法》第三条） and “……”，这是《禁毒法》第三条的规定; only
///   citations of one place count.
/// - So do those that follow such a one in its sentence with nothing but ，, 和, 并规定 and the like between them.
/// - So does a block of `>` lines below 第三条规定：, up to a line that begins with —; one that holds several articles is
///   left alone. 第三条 at the head of a quotation is its number.
/// - The name of a crime, a day or a campaign, and a slogan, is no quotation (`QuotationCheck+Names.swift`). One that no mark closes is
///   said to be unchecked.
/// - One that stands near a citation in other words (，即“……”, “……”（依据《禁毒法》第三条）) may be anybody's: it counts where it is
///   nearly what the article says, or another article's words (`QuotationCheck+Nearby.swift`).
/// - White space, emphasis marks and the punctuation at its ends do not count; half-width punctuation is as good as
///   full-width. What is left out is marked by ……; under six letters is a term, not a quotation.
/// - The finding stands under the words that differ, where most others are those of the article; with a fix, under the citation.
/// - A quotation has to stand in the cited article, and to touch the 款 or 项; behind a list or range, in one of its articles. An outline is not law: what quotes it is unchecked, and said to be.
struct QuotationCheck {
    let library: LawLibrary
    let source: SourceText
    let release: Bool
    var findings: [Finding] = []
    /// The articles of each version without what does not count.
    private var words: [String: [[UInt8]]] = [:]
    /// Quotations of laws of which the site has only a gist, by title.
    private var unchecked: [(title: String, place: Range<Int>, count: Int)] = []

    init(_ library: LawLibrary, source: SourceText, release: Bool) {
        self.library = library
        self.source = source
        self.release = release
    }

    mutating func check(_ report: CitationReport) {
        let bytes = source.bytes
        var checked: Set<Int> = []
        for (index, resolution) in report.resolutions.enumerated() where resolution.targets.count == 1 {
            guard let target = resolution.target else { continue }
            guard let range = quotation(of: resolution.mark.range, in: bytes) else {
                noteOpen(behind: resolution.mark.range, in: bytes)
                continue
            }
            checked.insert(range.lowerBound)
            // The citation next to the quotation is meant, with the list that it belongs to.
            let next = report.resolutions[(index + 1)...].first?.mark.range.lowerBound ?? .max
            let follows = range.lowerBound > resolution.mark.range.lowerBound
            if follows, next < range.lowerBound { continue }
            let list = Self.list(around: index, of: report.resolutions, in: bytes, endsHere: follows)
            compare(range, with: target, resolution.mark, list)
            if follows { checkRest(behind: range, before: next, with: target, resolution.mark, list, &checked) }
        }
        checkNearby(report, bytes, besides: checked)
        for entry in unchecked {
            let times = entry.count == 1 ? "" : "（共 \(entry.count) 处）"
            findings.append(
                Finding(
                    .lawQuoteUnchecked, at: source.place(entry.place), "\(entry.title.inTitleMarks)无原文，引文未核对\(times)",
                    explanation: ["站点只有这部法律的要点，请对照公布的原文核对引号里的话"]))
        }
    }

    /// Looks at the quotations behind one of an article, in its sentence.
    private mutating func checkRest(
        behind range: Range<Int>, before next: Int, with target: CitationResolution.Target, _ mark: CitationMark,
        _ list: [CitationResolution.Target], _ checked: inout Set<Int>
    ) {
        let bytes = source.bytes
        var last = range
        for range in Self.further(behind: range, before: next, in: bytes) {
            checked.insert(range.lowerBound)
            compare(range, with: target, mark, list)
            last = range
        }
        // 第六项“……”修改为“……”.
        guard list.isEmpty, !isAmendment(last, behind: mark.range) else { return }
        for range in Self.rest(ofSentence: last, before: next, in: bytes)
        where checked.insert(range.lowerBound).inserted {
            if isAmendment(range, behind: mark.range) { return }
            compareLoosely(range, with: target)
        }
    }

    /// Compares one quotation with the article that it is said to be from.
    private mutating func compare(
        _ range: Range<Int>, with target: CitationResolution.Target, _ mark: CitationMark,
        _ list: [CitationResolution.Target]
    ) {
        let segments = Self.segments(source.text(range), of: target.article)
        guard !segments.isEmpty,
            let statute = library.versions(of: target.statute).first(where: { $0.version == target.version }),
            let article = statute.article(target.article)
        else { return }
        if target.isOutline {
            if Self.isName(segments) || isSlogan(segments, range) { return }
            note(statute.plainTitle, range)
        } else if Self.match(segments, in: Self.words(of: article)) != nil {
            if list.isEmpty, !Self.touches(segments, target, article) {
                findings.append(stands(elsewhere: segments, than: target, in: article, range))
            }
        } else if Self.isName(segments) || list.contains(where: { holds(segments, $0) }) {
            return
        } else if isAmendment(range, behind: mark.range) {
            // What changes a law writes out whole articles, which may have changed since.
            if source.bytes[range].contains(0x0A) { return }
            if let finding = nearby(target, mark.range, range) { findings.append(finding) }
        } else if isSlogan(segments, range) {
            if let finding = nearby(target, mark.range, range) { findings.append(finding) }
        } else {
            findings.append(differs(target, mark, range, segments, statute, isAlone: list.isEmpty))
        }
    }

    private mutating func note(_ title: String, _ range: Range<Int>) {
        if let known = unchecked.firstIndex(where: { $0.title == title }) {
            unchecked[known].count += 1
        } else {
            unchecked.append((title, range, 1))
        }
    }

    private mutating func differs(
        _ target: CitationResolution.Target, _ mark: CitationMark, _ range: Range<Int>, _ segments: [String],
        _ statute: Statute, isAlone: Bool
    ) -> Finding {
        let places = places(of: segments, in: statute)
        var explanation = ["引文：\(Self.clipped(source.text(range)))", "原文：\(Self.clipped(target.excerpt))"]
        if !places.isEmpty { explanation.append("这段话在\(Self.list(places))") }
        var isElsewhere = false
        for version in library.versions(of: statute.id) where version.version != statute.version {
            guard version.text == .official else { continue }
            let found = self.places(of: segments, in: version)
            guard !found.isEmpty else { continue }
            isElsewhere = true
            explanation.append("\(version.since.map { "\($0) 的文本" } ?? "另一个文本")里，这段话在\(Self.list(found))")
        }
        var fixes: [Finding.Fix] = []
        if isAlone, places.count == 1, let place = places.first, place.isWhole, !isElsewhere,
            !Self.resembles(statute.article(target.article), segments),
            target.place == CitedPlace(article: target.article), let old = mark.text.range(ofProvision: target.article)
        {
            let replacement = mark.text.replacingCharacters(in: old, with: place.number.chinese)
            fixes.append(Finding.Fix("把条号改为\(place.number.chinese)", replacement: replacement))
        }
        let isLost = places.isEmpty && !isElsewhere && segments.count == 1
        let words =
            isLost ? Self.differing(source.bytes, range, from: target.excerpt, statute.article(target.article)) : range
        return Finding(
            .lawQuoteDiffers, severity: release ? .error : .warning,
            at: source.place(fixes.isEmpty ? words : mark.range),
            "引文与\(target.label)的原文不一样", explanation: explanation, fixes: fixes)
    }

    /// An article that holds a quotation.
    struct Holder {
        let number: ArticleNumber
        /// Whether the quotation begins and ends where a clause does.
        let isWhole: Bool
    }

    mutating func places(of segments: [String], in statute: Statute) -> [Holder] {
        let texts = words[statute.version] ?? statute.articles.map(Self.words)
        words[statute.version] = texts
        return zip(statute.articles, texts).compactMap { article, text in
            Self.match(segments, in: text).map { Holder(number: article.number, isWhole: $0) }
        }
    }

    static func list(_ places: [Holder]) -> String {
        let names = places.prefix(3).map(\.number.chinese).joined(separator: "、")
        return places.count > 3 ? "\(names)等 \(places.count) 条" : names
    }

    /// Whether most of a quotation stands in the article that it is said to be from: then its words are wrong, and not
    /// the number.
    static func resembles(_ article: Article?, _ segments: [String]) -> Bool {
        guard let article else { return false }
        let pairs = { (text: String) in zip(text.unicodeScalars, text.unicodeScalars.dropFirst()).map { [$0, $1] } }
        let known = Set(pairs(normalized(article.plainText)))
        let wanted = segments.flatMap(pairs)
        return wanted.count { known.contains($0) } * 10 > wanted.count * 6
    }

    static func clipped(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined()
        return line.count > 90 ? line.prefix(88) + "……" : line
    }
}

extension QuotationCheck {
    /// Whether a text holds the parts of a quotation, in their order: nil where it does not, else whether the first begins and
    /// the last ends where a clause does.
    static func match(_ segments: [String], in text: [UInt8]) -> Bool? {
        var rest = text[...]
        var first: Int?
        for segment in segments {
            guard let found = rest.range(of: Array(segment.utf8)) else { return nil }
            first = first ?? found.lowerBound
            rest = rest[found.upperBound...]
        }
        guard let first else { return nil }
        return (first == 0 || isPunctuation(text[..<first].suffix(3)))
            && (rest.isEmpty || isPunctuation(rest.prefix(3)))
    }

    private static let punctuation = "。；：，、（）".unicodeScalars.map { Array(String($0).utf8) }

    private static func isPunctuation(_ bytes: ArraySlice<UInt8>) -> Bool { punctuation.contains(Array(bytes)) }

    static func words(of article: Article) -> [UInt8] { Array(normalized(article.plainText).utf8) }

    /// The parts of a quotation between …… and line breaks, without what does not count.
    static func segments(_ quotation: String, of number: ArticleNumber) -> [String] {
        var words = normalized(quotation)[...]
        if words.hasPrefix(number.chinese) { words = words.dropFirst(number.chinese.count) }
        let parts = words.split(separator: "…").map { part -> String in
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
    static func normalized(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
            switch scalar {
            case "*", "_", ">", "`", "‘", "’", "“", "”", "「", "」", "『", "』", "\"": continue
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

            引号没有紧跟在“规定：”一类的话后面，只是写在条号旁边（`《禁毒法》第三十三条，“……”`）的，只有和原文差不多、却不一样，
            或者其实是另一条的话，才提示“相近，但不一样”；这样的提示不影响发布。
            口号和活动名称（做到“……”、开展“……”）、“修改为：”后面的话也只这样提示；罪名、节日这样的名称（“容留他人吸毒罪”）不当作引文。
            """
    )
    package static let lawQuoteUnchecked = FindingCode(
        "law.quote-unchecked",
        .note,
        "引文未核对",
        manual: """
            文中用引号引了法律的话，而站点只有这部法律的要点（`text: outline`），没有原文可以对照。要点是概括，不能当原文引用。

            怎样改：把公布的原文放进 statutes/（`humen convert 文件 --as statute`），或者由人对照原文核对。

            引号只有一半、看不出引文到哪里为止的（`《禁毒法》第三条规定：“禁毒是……`，后面没有”），也没有核对：请补上另一半引号。
            """
    )
}
