import ChineseText

/// A citation as text gives it, taken apart but not yet looked up.
package struct Citation: Sendable, Hashable {
    package let law: LawReference
    /// The first place that it names; without an article only where a list goes on with 第二款.
    package let place: CitedPlace
    /// The rest of a short list: 第（四）项 of 第（三）、（四）项.
    package let others: [CitedPlace]
    /// 前款, 本条: the place is counted from the one cited before.
    package let relative: RelativePlace?
    /// Whether a number in it is none, such as 第零条, or a range runs backwards.
    package let isMalformed: Bool
    /// The edition in 《治安管理处罚法》（2012年修正）第七十二条.
    let edition: NamedEdition?
    /// The ranges of articles in it.
    let ranges: [ArticleRange]

    /// Whether its words say which text of the law is meant.
    package var namesEdition: Bool { edition != nil }

    /// The 条 that it names.
    package var article: ArticleNumber? { place.article }
    /// The 款, counted from 1.
    package var paragraph: Int? { place.paragraph }
    /// The 项, counted from 1.
    package var item: Int? { place.item }
    /// The 目, counted from 1.
    package var subitem: Int? { place.subitem }

    /// How a citation names its law.
    package enum LawReference: Sendable, Hashable {
        /// A title or a short name, without 《》 around it; inner marks are 〈〉.
        case named(String)
        /// 本法, 本条例: the law in which it stands; the noun is 法 or 条例.
        case home(noun: String)
        /// 同法, 该条例: the law cited before.
        case same(noun: String)
        /// The list goes on with the law cited before.
        case continued

        /// The name of a law that is named.
        var name: String? {
            if case .named(let name) = self { return name }
            return nil
        }
    }

    /// Takes a mark of the scanner apart; nil for anything else.
    ///
    ///     Citation("《中华人民共和国禁毒法》第五十九条第一款第（三）项")
    ///       → .named("中华人民共和国禁毒法"), 59, 1, 3
    package init?(_ mark: String) {
        let bytes = Array(mark.utf8)
        let found = bytes.withUnsafeBufferPointer { bytes -> Parts? in
            let reader = ProvisionReader(bytes: bytes, marksMistakes: true)
            guard let (provision, start) = Self.lastProvision(reader), Self.isCertain(reader, start) else { return nil }
            return Parts(
                provision: provision, start: start,
                // 旧法第三条 has no name before its edition.
                behind: start > 0 ? reader.editionInGap(before: start).flatMap { $0.start > 0 ? $0 : nil } : nil)
        }
        guard let found else { return nil }
        let provision = found.provision
        place = provision.place
        others = provision.others
        relative = provision.relative
        isMalformed = provision.isMalformed
        ranges = provision.ranges
        let law = Self.law(String(decoding: bytes[..<(found.behind?.start ?? found.start)], as: UTF8.self))
        if case .named(let name) = law, Self.isCutOff(name) { return nil }
        self.law = law
        edition = found.behind?.edition ?? Self.editionOfPronoun(mark, law)
    }

    /// Whether a name is none, or ends in a sign that ends words.
    private static func isCutOff(_ name: String) -> Bool {
        guard let last = name.unicodeScalars.last else { return true }
        return last.value < 0x4E00 || last.value > 0x9FFF ? "，、；。！？”：,;".unicodeScalars.contains(last) : false
    }

    /// 新法 and 旧法 say themselves which edition they mean.
    private static func editionOfPronoun(_ mark: String, _ law: LawReference) -> NamedEdition? {
        guard case .same = law else { return nil }
        switch mark.unicodeScalars.first {
        case "新": return .latest
        case "旧", "原", "老": return .replaced
        default: return nil
        }
    }

    private struct Parts {
        let provision: Provision
        let start: Int
        let behind: (edition: NamedEdition, start: Int)?
    }

    /// Whether only such words stand between a 《title》 and the provision as belong to it: 《禁毒法》，第三条 is marked, so that
    /// its author is told, and is no citation.
    private static func isCertain(_ reader: ProvisionReader, _ start: Int) -> Bool {
        // 《禁毒法》的59条 may be a count.
        if start > 0, reader.glyph(start) != Glyph.ordinal, reader.isLinked(start, floor: 0) { return false }
        guard reader.glyph(0) == Glyph.openTitle else {
            // [禁毒法]第三条, 禁毒法》第三条, 令第597号第三条.
            let end = reader.skipSpacesBack(from: start, floor: 0)
            return reader.glyph(end - 3) != LegalDecree.number && reader.glyph(end - 3) != Glyph.closeTitle
                && !reader.opensOddly && !reader.isCutNumber(before: end)
        }
        if reader.glyph(start - 3) == Glyph.closeTitle { return true }
        guard let close = reader.closeTitle(from: 0) else { return false }
        return reader.reaches(close, from: start)
    }

    /// The provision that ends the mark, and where it starts; 第二章 before it belongs to the law.
    private static func lastProvision(_ reader: ProvisionReader) -> (Provision, Int)? {
        let end = reader.bytes.count
        var bare: (Provision, Int)?
        // A title holds no provision that ends the mark.
        var index = reader.glyph(0) == Glyph.openTitle ? reader.closeTitle(from: 0) ?? 0 : 0
        while index + 2 < end {
            let byte = reader.bytes[index]
            if byte & 0xC0 == 0x80 {
                index += 1
                continue
            }
            if reader.glyph(index) == Glyph.ordinal, let found = reader.provision(at: index), found.end == end {
                return found.article == nil ? bare ?? (found, index) : (found, index)
            }
            if index == 0, let found = reader.relativeProvision(at: 0), found.end == end { return (found, 0) }
            if bare == nil, let found = reader.provision(at: index, isBare: true), found.end == end {
                bare = (found, index)
            }
            index += 1
        }
        return bare
    }

    private static func law(_ words: String) -> LawReference {
        if words.unicodeScalars.first == "《", let close = closingMark(of: words) {
            return .named(inner(String(words[words.index(after: words.startIndex)..<close])))
        }
        if let open = words.unicodeScalars.first, let close = closers[open],
            let end = words.unicodeScalars.dropFirst().firstIndex(of: close)
        {
            return .named(inner(String(words[words.index(after: words.startIndex)..<end])))
        }
        let words = bareName(inner(String(words.unicodeScalars.prefix { $0 != "第" })))
        guard let first = words.unicodeScalars.first else { return .continued }
        guard pronouns.contains(first) else { return .named(words) }
        var rest = words.unicodeScalars.dropFirst()
        if let second = rest.first, "部一个项".unicodeScalars.contains(second) { rest = rest.dropFirst() }
        let noun = String(rest)
        guard LawPronoun.nouns.contains(Array(noun.utf8)) else { return .named(words) }
        let kind = noun == "法律" ? "法" : noun
        return first == "本" ? .home(noun: kind) : .same(noun: kind)
    }

    private static let pronouns: Set<Unicode.Scalar> = ["本", "同", "该", "此", "这", "新", "旧", "原", "老"]

    private static let closers: [Unicode.Scalar: Unicode.Scalar] = [
        "【": "】", "“": "”", "「": "」", "『": "』", "〈": "〉", "‘": "’", "\"": "\"",
    ]

    /// A name without （2012年修正）, 的, 中, 规定 and 总则 behind it.
    private static func bareName(_ words: String) -> String {
        guard let last = words.unicodeScalars.last, gapLetters.contains(last) else { return words }
        var name = words.unicodeScalars[...]
        while let last = name.last {
            if skipped.contains(last) {
                name.removeLast()
            } else if last == "）" || last == ")", let open = name.lastIndex(where: { $0 == "（" || $0 == "(" }) {
                name = name[..<open]
            } else if let ending = gapEndings.first(where: { name.reversed().starts(with: $0) }),
                isLaw(String(String.UnicodeScalarView(name.dropLast(ending.count))))
            {
                name = name.dropLast(ending.count)
            } else {
                break
            }
        }
        return String(name)
    }

    private static let skipped = Array("的中之里内所：:（(“【「『〈—·/／－-\"".unicodeScalars)
    private static let gapLetters = skipped + Array("定则编）)".unicodeScalars)
    /// From their ends.
    private static let gapEndings = [
        "规定", "总则编", "物权编", "合同编", "人格权编", "婚姻家庭编", "继承编", "侵权责任编", "总则", "分则", "附则",
    ].map { Array($0.unicodeScalars.reversed()) }

    /// Whether a name is one without 规定 or 总则 behind it: 禁毒法 of 禁毒法规定, but not 民法 of 民法总则.
    private static func isLaw(_ name: String) -> Bool {
        name != "民法" && ["法", "典", "条例", "办法", "规定", "解释", "细则", "规则", "决定", "章程"].contains { name.hasSuffix($0) }
    }

    /// The 》 that belongs to the 《 at the start: what follows, as in （以下简称《禁毒法》）, is not the title.
    private static func closingMark(of words: String) -> String.Index? {
        var depth = 0
        // 《 is E3 80 8A, 》 is E3 80 8B.
        let bytes = words.utf8
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == 0xE3, let second = bytes.index(index, offsetBy: 2, limitedBy: bytes.endIndex),
                second < bytes.endIndex, bytes[bytes.index(after: index)] == 0x80
            {
                if bytes[second] == 0x8A { depth += 1 }
                if bytes[second] == 0x8B { depth -= 1 }
                if depth == 0 { return index }
            }
            bytes.formIndex(after: &index)
        }
        return nil
    }

    /// Inner 《》 as 〈〉, white space dropped.
    static func inner(_ title: String) -> String {
        let isPlain = title.unicodeScalars.allSatisfy { scalar in
            // Han characters are none of these, and most titles are nothing else.
            (0x4E00...0x9FFF).contains(scalar.value)
                || scalar != "《" && scalar != "》" && !scalar.properties.isWhitespace
        }
        if isPlain { return title }
        var result = String.UnicodeScalarView()
        for scalar in title.unicodeScalars where !scalar.properties.isWhitespace {
            result.append(scalar == "《" ? "〈" : scalar == "》" ? "〉" : scalar)
        }
        return String(result)
    }
}

extension CitedPlace {
    /// 第五十九条第一款第（三）项, as Chinese writes it.
    package var chinese: String {
        var text = article?.chinese ?? ""
        if let paragraph { text += "第\(ChineseNumeral.text(paragraph))款" }
        if let item { text += "第（\(ChineseNumeral.text(item))）项" }
        if let subitem { text += "第\(subitem)目" }
        return text
    }

    /// With what a list leaves out: 第二款 behind 第三条第一款 is 第三条第二款.
    func continuing(_ last: CitedPlace?) -> CitedPlace {
        guard article == nil, let last else { return self }
        var place = self
        place.article = last.article
        if paragraph == nil { place.paragraph = last.paragraph }
        return place
    }

    /// The places between this one and a later one of the same level; nil when the two do not make a range.
    func places(through last: CitedPlace) -> [CitedPlace]? {
        if let from = number(below: last), let to = last.deepest {
            guard from <= to else { return nil }
            return to - from > NumberList.longest ? [] : (from + 1..<max(to, from + 1)).map { last.with(deepest: $0) }
        }
        return []
    }

    /// The deepest number, where the last one has its parents in common with this place.
    private func number(below last: CitedPlace) -> Int? {
        if last.subitem != nil { return nil }
        if last.item != nil { return (article, paragraph, nil) == (last.article, last.paragraph, subitem) ? item : nil }
        if last.paragraph != nil { return article == last.article && item == nil ? paragraph : nil }
        guard paragraph == nil, item == nil, article?.insertion == nil, last.article?.insertion == nil else {
            return nil
        }
        return article?.number
    }

    var deepest: Int? { item ?? paragraph ?? article?.number }

    private func with(deepest number: Int) -> CitedPlace {
        if item != nil { return CitedPlace(article: article, paragraph: paragraph, item: number) }
        if paragraph != nil { return CitedPlace(article: article, paragraph: number) }
        return CitedPlace(article: ArticleNumber(number))
    }
}

extension RelativePlace {
    /// The places that are meant, behind a place and with the parts that follow it; none where that cannot be said.
    func places(from last: CitedPlace?, part: CitedPlace) -> [CitedPlace] {
        guard let last, let article = last.article else { return [] }
        let numbers = { (value: Int) in value > count ? Array(value - count..<value) : [] }
        switch unit {
        case .article where count == 0:
            return [CitedPlace(article: article, paragraph: part.paragraph, item: part.item, subitem: part.subitem)]
        case .article:
            guard article.insertion == nil else { return [] }
            return numbers(article.number).map {
                CitedPlace(
                    article: ArticleNumber($0), paragraph: part.paragraph, item: part.item, subitem: part.subitem)
            }
        case .paragraph:
            guard let paragraph = last.paragraph else { return [] }
            return (count == 0 ? [paragraph] : numbers(paragraph)).map {
                CitedPlace(article: article, paragraph: $0, item: part.item, subitem: part.subitem)
            }
        case .item:
            return numbers(last.item ?? 0).map { CitedPlace(article: article, paragraph: last.paragraph, item: $0) }
        }
    }
}
