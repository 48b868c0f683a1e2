/// The letters at both ends of what Markdown takes for emphasis, outside and inside of its signs.
///
/// `138****5678，139****1234` and `张**、李**在场` are masks, `3*4*5` is a product, `：____、乙：____` are blanks: by the rules of Markdown they are
/// emphasis, and nobody sees their signs.
package struct EmphasisEdges {
    /// The letter in front of the opening sign; nil at the edge of a block, or beside what is no text.
    package let before: Unicode.Scalar?
    /// The first letter of the words.
    package let first: Unicode.Scalar?
    /// The last letter of the words.
    package let last: Unicode.Scalar?
    /// The letter behind the closing sign.
    package let after: Unicode.Scalar?

    /// The four letters, each nil where there is none.
    package init(
        before: Unicode.Scalar?, first: Unicode.Scalar?, last: Unicode.Scalar?, after: Unicode.Scalar?
    ) {
        self.before = before
        self.first = first
        self.last = last
        self.after = after
    }

    /// Whether the signs were surely meant as they stand.
    ///
    /// - One stands between ASCII letters or digits: `2**3**4`.
    /// - The first is followed by what ends words, the last by nothing but what begins them: `张**、李**`, `〕**号、**号文件`.
    /// - Both stand behind the name of a family or 某: `王*和李*在场`, `李某**（在逃）、王某**`.
    package var isText: Bool {
        if Self.isPlain(before) && Self.isPlain(first) || Self.isPlain(last) && Self.isPlain(after) { return true }
        if let first, Self.ends.contains(first) { return true }
        guard let last else { return false }
        if Self.begins.contains(last) { return true }
        return before.map(Self.names.contains) == true && Self.names.contains(last)
    }

    private static func isPlain(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar, scalar.isASCII else { return false }
        return (0x30...0x39).contains(scalar.value) || (0x41...0x5A).contains(scalar.value & 0xDF)
    }

    private static let ends = Set("、，。；：！？）》”』】」〕〉’,;)".unicodeScalars)
    private static let begins = Set("、（《“『【「〔〈‘(".unicodeScalars)
    /// Frequent names that are hardly ever the last letter of another word.
    private static let names = Set("某王李张刘陈杨赵吴徐孙朱胡郭郑梁宋唐韩冯邓曹彭董袁潘蒋蔡余苏魏吕姚卢崔谭汪廖贾韦邹秦邱尹薛闫侯陶黎贺郝龚邵覃".unicodeScalars)
}
