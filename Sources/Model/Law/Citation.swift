import ChineseText

/// A citation as text gives it, taken apart but not yet looked up.
package struct Citation: Sendable, Hashable {
    package let law: LawReference
    /// Nil only where a list goes on with 第二款.
    package let article: ArticleNumber?
    package let paragraph: Int?
    package let item: Int?
    package let subitem: Int?

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
    }

    /// Takes a mark of the scanner apart; nil for anything else.
    ///
    ///     Citation("《中华人民共和国禁毒法》第五十九条第一款第（三）项")
    ///       → .named("中华人民共和国禁毒法"), 59, 1, 3
    package init?(_ mark: String) {
        let bytes = Array(mark.utf8)
        let found = bytes.withUnsafeBufferPointer { bytes -> (Provision, Int)? in
            let reader = ProvisionReader(bytes: bytes)
            return Self.lastProvision(reader)
        }
        guard let (provision, start) = found else { return nil }
        article = provision.article
        paragraph = provision.paragraph
        item = provision.item
        subitem = provision.subitem
        law = Self.law(String(decoding: bytes[..<start], as: UTF8.self))
    }

    /// The provision that ends the mark, and where it starts; 第二章 before it belongs to the law.
    private static func lastProvision(_ reader: ProvisionReader) -> (Provision, Int)? {
        var index = 0
        while index + 2 < reader.bytes.count {
            if reader.glyph(index) == Glyph.ordinal, let provision = reader.provision(at: index),
                provision.end == reader.bytes.count
            {
                return (provision, index)
            }
            index += 1
        }
        return nil
    }

    private static func law(_ words: String) -> LawReference {
        if words.first == "《", let close = closingMark(of: words) {
            return .named(inner(String(words[words.index(after: words.startIndex)..<close])))
        }
        let words = inner(String(words.prefix { $0 != "第" }))
        guard let first = words.first else { return .continued }
        let noun = String(words.dropFirst())
        guard ["本", "同", "该"].contains(first), LawPronoun.nouns.contains(Array(noun.utf8)) else { return .named(words) }
        return first == "本" ? .home(noun: noun) : .same(noun: noun)
    }

    /// The 》 that belongs to the 《 at the start: what follows, as in （以下简称《禁毒法》）, is not the title.
    private static func closingMark(of words: String) -> String.Index? {
        var depth = 0
        for index in words.indices {
            if words[index] == "《" { depth += 1 }
            if words[index] == "》" { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }

    /// Inner 《》 as 〈〉, white space dropped.
    static func inner(_ title: String) -> String {
        let isPlain = title.unicodeScalars.allSatisfy { $0 != "《" && $0 != "》" && !$0.properties.isWhitespace }
        if isPlain { return title }
        var result = String.UnicodeScalarView()
        for scalar in title.unicodeScalars where !scalar.properties.isWhitespace {
            result.append(scalar == "《" ? "〈" : scalar == "》" ? "〉" : scalar)
        }
        return String(result)
    }

    /// 第五十九条第一款第（三）项, as Chinese writes it.
    package var provisionText: String {
        var text = article?.chinese ?? ""
        if let paragraph { text += "第\(ChineseNumeral.text(paragraph))款" }
        if let item { text += "第（\(ChineseNumeral.text(item))）项" }
        if let subitem { text += "第\(subitem)目" }
        return text
    }
}
