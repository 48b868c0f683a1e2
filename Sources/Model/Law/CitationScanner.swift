import ChineseText
package import Diagnostics

/// Finds citations of law in one run of text.
///
/// It knows names and grammar only; whether an article exists is for `LawLibrary` to say. A scanner is handed to the
/// Markdown parser as a closure, `{ scanner.scan($0) }`.
///
///     依照《中华人民共和国禁毒法》第五十九条第一款、第六十条 → 《中华人民共和国禁毒法》第五十九条第一款 | 第六十条
///
/// ## File format
/// A law and a provision (see `ProvisionReader`) side by side, where the law is one of
/// - 《title》, nested 《〈〉》 or 《《》》, with （2012年修正）, 2012年修正版, 的, 规定的, 总则, 第二章 and the like between it and the
///   provision, or an opening bracket or a colon before it (see `ProvisionReader.gapStep`);
/// - 【禁毒法】, “禁毒法”, 「禁毒法」, 『禁毒法』, 〈禁毒法〉 with a known name or a whole title;
/// - 本法 本条例 本办法 本规定 本解释 本细则, the same with 同 or 该;
/// - a known name without 《》: 禁毒法第三条.
///
/// ## Parsing behavior
/// - A provision that follows a citation behind 、，和 及 与 或 或者 以及 至 到 goes on with its law and is a mark of its own;
///   so is 第二款 behind 第三条第一款. A short list 第三、四条 or 第（三）、（四）项 is one mark.
/// - Provisions of articles without anything between them, 第三条第四条, are a list too.
/// - Behind a citation in the same run, 前款, 前两条, 本条第二款 and the like are marks.
/// - 《禁毒法》59条, without 第, counts directly behind a law when it is in digits or above ten: 禁毒法三条措施 does not. Behind
///   共, 新增 or a chapter, and before a thing that is counted, it is how many articles there are.
/// - A number that is none (第零条, 第2十条) behind a law is marked, so that it is reported.
/// - A 《title》 counts when it ends in a word that laws end in (法, 条例, 办法 …) or is known.
/// - A bare name counts only when what stands before it cannot belong to a longer name: 山东省禁毒条例 is not 禁毒条例.
/// - 《禁毒法》第八章 without an article is a mark of which `Citation` makes nothing: the chapter is looked up, and no link made.
/// - 第三条 and 第一款 with no law before them in the run are not marked, but in a law's own text they are.
/// - What looks like a citation and is not read as one is a mark too, of which `Citation` makes nothing, so that its author
///   is told: 《禁毒法》§3, 《禁毒法》第1.5条, 《禁毒法》，第三条, 第三条（《禁毒法》), 山东禁毒条例第三条 of a law that nobody knows. Not in a
///   law's own text.
/// - Names that a text gives to laws itself, 以下简称“条例”, are known in it (`knowing(namesIn:)`). Without that 条例第十三条,
///   根据解释第七条 and 刑诉法第一百六十条 are such marks too.
/// - A bare 第四条规定：“……” in the sentences behind a citation goes on with its law.
/// - Without a citation nothing is allocated.
package struct CitationScanner: Sendable {
    /// Bare names, longest first.
    private var names: [[UInt8]]
    private var known: Set<[UInt8]>

    /// National laws that everybody cites by their short names, so that they are noticed though the site lacks them.
    package static let commonNames = [
        "宪法", "刑法", "民法典", "民法总则", "民法通则", "禁毒法", "戒毒条例", "治安管理处罚法", "未成年人保护法", "预防未成年人犯罪法", "未成年人网络保护条例",
        "刑事诉讼法", "行政处罚法", "行政诉讼法", "行政复议法", "教育法", "义务教育法", "教师法", "家庭教育促进法", "药品管理法",
        "道路交通安全法", "机动车驾驶证申领和使用规定", "监狱法", "反洗钱法", "网络安全法", "个人信息保护法", "海关法", "邮政法",
        "易制毒化学品管理条例", "麻醉药品和精神药品管理条例", "娱乐场所管理条例",
    ]

    /// A scanner that knows the names of the site's laws (`LawLibrary.names`) besides the common ones.
    package init(names: some Sequence<String>) {
        let all = Set(names).union(Self.commonNames)
        let withPrefix = all.union(all.map { "中华人民共和国" + $0 })
        known = Set(withPrefix.filter { !$0.isEmpty }.map { Array($0.utf8) })
        self.names = known.sorted { left, right in
            left.count == right.count ? left.lexicographicallyPrecedes(right) : left.count > right.count
        }
    }

    /// A scanner that knows besides its own the names that a text gives to laws itself; nil where it gives none.
    package func knowing(namesIn source: SourceText, _ range: Range<Int>? = nil) -> CitationScanner? {
        let bytes = source.bytes
        let given = bytes.withUnsafeBufferPointer {
            DefinedName.lawNames(in: UnsafeBufferPointer(rebasing: $0[range ?? 0..<bytes.count]), self)
        }
        guard !given.isSubset(of: known) else { return nil }
        var scanner = self
        scanner.known.formUnion(given)
        scanner.names = (names + given.subtracting(known)).sorted { $0.count > $1.count }
        return scanner
    }

    /// Whether a name without 《》 is a law's: 山东禁毒条例 is marked, so that its author is told, and known to nobody.
    func knows(_ name: String) -> Bool { known.contains(Array(name.utf8)) }

    /// The byte ranges of the citations in a run, in order, without overlap.
    ///
    /// `isLaw` says that the run is from a law, where 第三条 and 前款 mean the law itself.
    package func scan(_ bytes: UnsafeBufferPointer<UInt8>, isLaw: Bool = false) -> [Range<Int>] {
        // 条, 》, §, 條 and 刑法347
        guard
            isLaw || bytes.next(0xE6, 0x9D, 0xA1) != nil || bytes.next(0xE3, 0x80, 0x8B) != nil || bytes.has(0xC2)
                || bytes.next(0xE6, 0xA2, 0x9D) != nil || Self.hasNumberBehindLaw(bytes)
        else { return [] }
        let reader = ProvisionReader(bytes: bytes, marksMistakes: true)
        var walk = Walk()
        while let start = Self.findCandidate(in: bytes, from: walk.index) {
            switch reader.glyph(start) {
            case Glyph.ordinal: ordinal(reader, at: start, &walk, isLaw: isLaw)
            case Glyph.article: bareArticle(reader, unit: start, &walk, isLaw: isLaw)
            case Glyph.traditionalArticle: traditional(reader, unit: start, &walk, isLaw: isLaw)
            case RelativePlace.before: relative(reader, at: start, &walk, isLaw: isLaw)
            case let letter where ProvisionReader.isNumeral(letter): bareNumeral(reader, at: start, &walk, isLaw: isLaw)
            default:
                if reader.isASCIIDigit(start) {
                    bareFigures(reader, at: start, &walk, isLaw: isLaw)
                } else {
                    section(reader, at: start, &walk, isLaw: isLaw)
                }
            }
        }
        return walk.allMarks
    }

    /// How far a scan has come.
    struct Walk {
        var index = 0
        private(set) var marks: [Range<Int>] = []
        /// 《禁毒法》第八章: chapters of a law, which are marks of their own where no article follows.
        var divisions: [Range<Int>] = []
        /// Where a provision of a law ended that is not known by its name.
        var foreignEnd: Int?
        /// The number of the last article.
        var lastArticle = 0
        /// Where the last mark ends that is no citation.
        private var unreadEnd = -1

        /// Whether a list of such provisions goes on.
        func continuesForeign(_ reader: ProvisionReader, at start: Int) -> Bool {
            foreignEnd.map { $0 < start && reader.isListSeparator($0..<start) } ?? false
        }

        var floor: Int { marks.last?.upperBound ?? 0 }

        /// The end of the citation before; nil where none is, or what was marked last is no citation.
        var lastEnd: Int? { marks.last.flatMap { $0.upperBound == unreadEnd ? nil : $0.upperBound } }

        mutating func add(_ mark: Range<Int>) {
            marks.append(mark)
            index = mark.upperBound
        }

        mutating func addUnread(_ mark: Range<Int>) {
            add(mark)
            unreadEnd = mark.upperBound
        }
    }

    private func ordinal(_ reader: ProvisionReader, at start: Int, _ walk: inout Walk, isLaw: Bool) {
        guard let provision = reader.provision(at: start) else {
            walk.index = start + 3
            if !isLaw {
                divisions(reader, at: start, &walk)
                strange(reader, at: start, &walk)
            }
            return
        }
        defer {
            if let number = provision.place.article?.number {
                walk.lastArticle = (provision.others.last?.article ?? provision.article)?.number ?? number
            }
        }
        if provision.article != nil, let law = lawStart(reader, before: start, floor: walk.floor),
            !reader.countsThings(at: provision.end)
                || self.law(reader, endingAt: reader.skipSpacesBack(from: start, floor: walk.floor), floor: walk.floor)
                    != nil
        {
            walk.add(law..<provision.end)
            dangling(reader, &walk)
        } else if !provision.isMalformed, let last = walk.lastEnd,
            reader.isListSeparator(last..<start)
                || provision.article != nil && (last == start || !isLaw && goesOnBehind(reader, last, provision, start))
        {
            walk.add(start..<provision.end)
            dangling(reader, &walk)
        } else if provision.article == nil, start - 6 >= walk.floor, isLaw || walk.lastEnd != nil,
            RelativePlace(reader, at: start - 6)?.end == start
        {
            walk.add(start - 6..<provision.end)
        } else if isLaw, provision.article != nil || provision.place.paragraph != nil, !provision.isMalformed,
            reader.mayStandAlone(start, provision.end), !walk.continuesForeign(reader, at: start)
        {
            walk.add(start..<provision.end)
        } else if !isLaw, provision.article == nil, partGoesOn(reader, provision, at: start, walk) {
            walk.add(start..<provision.end)
        } else if !isLaw, provision.article != nil, goesOn(reader, provision, at: start, walk) {
            walk.add(start..<provision.end)
        } else if !isLaw, let isQuoted = closesQuotation(reader, provision, at: start, walk) {
            isQuoted
                ? walk.add(start..<provision.end)
                : walk.addUnread(reader.letterStart(before: start, floor: walk.floor)..<provision.end)
        } else if !isLaw, provision.article != nil, let mark = uncertain(reader, provision, at: start, walk) {
            walk.addUnread(mark)
        } else if !isLaw, provision.article != nil, let belongs = inSentence(reader, provision, at: start, walk) {
            if belongs {
                walk.add(start..<provision.end)
                dangling(reader, &walk)
            } else {
                walk.addUnread(reader.leadStart(before: start, floor: walk.floor)..<provision.end)
            }
        } else if !isLaw, provision.article != nil, let mark = beside(reader, provision, at: start, walk) {
            walk.addUnread(mark)
        } else {
            walk.foreignEnd = provision.end
            walk.index = provision.end
        }
    }

    /// 《禁毒法》59条, and 、二百九十一条之二 in a list.
    private func bareArticle(_ reader: ProvisionReader, unit: Int, _ walk: inout Walk, isLaw: Bool) {
        walk.index = unit + 3
        let figures = reader.skipSpacesBack(from: unit, floor: walk.floor)
        guard let start = reader.bareNumber(before: figures, floor: walk.floor) else {
            if !isLaw, !smallNumber(reader, unit: unit, &walk) { counted(reader, unit: unit, &walk) }
            return
        }
        if let law = lawStart(reader, ofBare: start, floor: walk.floor) {
            bareProvision(reader, at: start, law, &walk, isLaw: isLaw)
        } else if let (law, provision) = bareList(reader, start, unit, walk) {
            walk.add(law..<provision.end)
            dangling(reader, &walk)
        } else if let last = walk.lastEnd,
            reader.isListSeparator(last..<start) || reader.isShift(last..<start)
                // 第347条348条.
                || last == start && reader.isASCIIDigit(start) && reader.endsNumber(at: unit + 3),
            let provision = reader.provision(at: start, isBare: true),
            provision.end > unit + 3 || reader.endsNumber(at: unit + 3)
        {
            walk.add(start..<provision.end)
        } else if !isLaw, let end = titleBehind(reader, unit + 3) {
            walk.addUnread(start..<end)
        } else if !isLaw, let mark = bareBeside(reader, start, unit: unit, walk) {
            walk.addUnread(mark)
        } else if !isLaw, let mark = bareOfUnknown(reader, start, unit: unit, walk) {
            walk.addUnread(mark)
        } else if !isLaw {
            counted(reader, unit: unit, &walk)
        }
    }

    /// 《刑法》347—357条: the numbers before the last one, and the law before them.
    private func bareList(_ reader: ProvisionReader, _ start: Int, _ unit: Int, _ walk: Walk) -> (Int, Provision)? {
        var first = start
        for _ in 0..<20 {
            let behind = reader.skipSeparatorsBack(from: first, floor: walk.floor)
            guard behind < first, let number = reader.bareNumber(before: behind, floor: walk.floor) else { return nil }
            first = number
            // 第六章（59—80条）: a range counts nothing.
            guard
                let law = lawStart(reader, ofBare: first, floor: walk.floor)
                    ?? lawStart(reader, before: first, floor: walk.floor)
            else { continue }
            guard let provision = reader.provision(at: first, isBare: true), provision.end >= unit + 3 else {
                return nil
            }
            return (law, provision)
        }
        return nil
    }

    /// 前款, 前两条.
    private func relative(_ reader: ProvisionReader, at start: Int, _ walk: inout Walk, isLaw: Bool) {
        walk.index = start + 3
        guard isLaw || walk.lastEnd != nil, let provision = reader.relativeProvision(at: start) else { return }
        walk.add(start..<provision.end)
    }

    /// Where the law begins that ends before an index, directly or with such words between as `gapStep` knows.
    func lawStart(_ reader: ProvisionReader, before index: Int, floor: Int) -> Int? {
        var end = reader.skipSpacesBack(from: index, floor: floor)
        for step in 0..<8 {
            if let start = law(reader, endingAt: end, floor: floor) { return start }
            guard let next = reader.gapStep(before: end, floor: floor, isFirst: step == 0) else { return nil }
            end = reader.skipSpacesBack(from: next, floor: floor)
        }
        return nil
    }

    /// Where the law begins that ends at an index.
    func law(_ reader: ProvisionReader, endingAt end: Int, floor: Int) -> Int? {
        guard end - 3 >= floor else { return nil }
        guard reader.glyph(end - 3) == Glyph.closeTitle else {
            return pronoun(reader, end: end, floor: floor) ?? bareName(reader, end: end, floor: floor)
                ?? bracketed(reader, end: end, floor: floor)
        }
        guard let open = reader.openTitle(before: end, floor: floor) else { return nil }
        let title = reader.trimmed(open + 3..<end - 3)
        return reader.endsLikeLaw(title) || known.contains(Array(reader.bytes[title])) ? open : nil
    }

    /// 【禁毒法】, “禁毒法”: known names and whole titles only, since such marks stand around many things.
    private func bracketed(_ reader: ProvisionReader, end: Int, floor: Int) -> Int? {
        guard let (open, title) = reader.openBracket(before: end, floor: floor), !title.isEmpty else { return nil }
        return known.contains(Array(reader.bytes[title])) || reader.isFullTitle(title) ? open : nil
    }

    /// 本法, 同法, 该条例 …, but not the end of 基本法 or 合同法.
    private func pronoun(_ reader: ProvisionReader, end: Int, floor: Int) -> Int? {
        for word in LawPronoun.nouns {
            let start = end - word.count - 3
            guard start >= floor, reader.hasBytes(word, at: end - word.count) else { continue }
            let first = reader.glyph(start)
            if LawPronoun.editionGlyphs.contains(first), reader.isNameBoundary(start, floor: floor, isOld: true) {
                return start
            }
            let before = start - 3 >= floor ? reader.glyph(start - 3) : 0
            // 这部法律, 该项规定.
            if LawPronoun.counters.contains(first), LawPronoun.heads.contains(before) { return start - 3 }
            guard LawPronoun.heads.contains(first) else { continue }
            return LawPronoun.isPartOfName(before: before, first: first) ? nil : start
        }
        return nil
    }

    /// Whether a known name ends before an index, whatever stands in front of it.
    func endsLikeKnown(_ reader: ProvisionReader, at start: Int) -> Bool {
        let end = reader.skipSpacesBack(from: start, floor: 0)
        return names.contains { end >= $0.count && reader.hasBytes($0, at: end - $0.count) }
    }

    private func bareName(_ reader: ProvisionReader, end: Int, floor: Int) -> Int? {
        for name in names {
            let start = end - name.count
            guard start >= floor, reader.hasBytes(name, at: start) else { continue }
            return reader.isNameBoundary(start, floor: floor) ? start : nil
        }
        return nil
    }

    /// Whether figures stand right behind 法, 例 or 》, or behind one space: 刑法347.
    private static func isBehindLaw(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        let end = bytes[index - 1] == 0x20 ? index - 1 : index
        guard end >= 3 else { return false }
        switch (bytes[end - 3], bytes[end - 2], bytes[end - 1]) {
        case (0xE6, 0xB3, 0x95), (0xE4, 0xBE, 0x8B), (0xE3, 0x80, 0x8B): return true
        default: return false
        }
    }

    /// Whether a figure or 第 stands right behind 法, 例 or 》, or a Chinese number behind 法.
    private static func hasNumberBehindLaw(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = bytes.nextASCII(from: 3)
        while index < bytes.count {
            if (0x30...0x39).contains(bytes[index]), isBehindLaw(bytes, index) { return true }
            index = bytes.nextASCII(from: index + 1)
        }
        var ordinal = bytes.next(0xE7, 0xAC, 0xAC)
        while let start = ordinal {
            if start >= 3, isBehindLaw(bytes, start) { return true }
            ordinal = bytes.next(0xE7, 0xAC, 0xAC, from: start + 3)
        }
        var law = bytes.next(0xE6, 0xB3, 0x95)
        while let start = law {
            if isNumeral(bytes, start + 3) { return true }
            law = bytes.next(0xE6, 0xB3, 0x95, from: start + 3)
        }
        return false
    }

    /// Whether a letter of Chinese numbers stands there.
    private static func isNumeral(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        ProvisionReader.isNumeral(ProvisionReader(bytes: bytes).glyph(index))
    }

    /// The next 第, 条, 條, 前 or §, or a number right behind 法, 例 or 》.
    private static func findCandidate(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var index = start
        while index + 2 < bytes.count {
            switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
            case (0xE7, 0xAC, 0xAC), (0xE6, 0x9D, 0xA1), (0xE5, 0x89, 0x8D), (0xC2, 0xA7, _), (0xE6, 0xA2, 0x9D):
                return index
            case (0x30...0x39, 0x30...0x39, _) where index > start && isBehindLaw(bytes, index): return index
            // 《禁毒法》八十, 刑法三百四十七.
            case (0xE6, 0xB3, 0x95), (0xE4, 0xBE, 0x8B), (0xE3, 0x80, 0x8B):
                if isNumeral(bytes, index + 3) { return index + 3 }
                index += 3
            default: index += 1
            }
        }
        // 刑法47 at the very end.
        let isFigures =
            index + 1 < bytes.count && [bytes[index], bytes[index + 1]].allSatisfy { (0x30...0x39).contains($0) }
        return isFigures && index > start && isBehindLaw(bytes, index) ? index : nil
    }
}
