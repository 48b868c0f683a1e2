/// Titles that name a 编 beside their law.
///
///     民法典·婚姻家庭编     → 民法典
///     民法典（婚姻家庭编）   → 民法典
///     民法典婚姻家庭编      → 民法典
enum PartTitle {
    /// The title of the law; nil where a title names no 编.
    static func law(of title: String) -> String? {
        var words = title[...]
        let isBracketed = words.hasSuffix("）") || words.hasSuffix(")")
        if isBracketed { words = words.dropLast() }
        guard let last = words.last, "编篇则".contains(last) else { return nil }
        if let mark = words.lastIndex(where: { (isBracketed ? "（(" : "·•・‧").contains($0) }) {
            return mark > words.startIndex && words[mark...].count <= 12 ? String(words[..<mark]) : nil
        }
        // 民法典婚姻家庭编, 民法典之婚姻家庭编.
        guard !isBracketed, last != "篇", let code = words.firstRange(of: "民法典")?.upperBound, code < words.endIndex,
            words[code...].count <= 12
        else { return nil }
        return String(words[..<code])
    }
}

extension ProvisionReader {
    /// Where the law ends in a title such as 民法典·婚姻家庭编; nil where the title names no 编.
    func lawEnd(ofPartTitle title: Range<Int>) -> Int? {
        let last = glyph(title.upperBound - 3)
        // 则 and 篇.
        guard last == Glyph.part || last == 0xE58899 || last == 0xE7AF87 else { return nil }
        let words = String(decoding: bytes[title], as: UTF8.self)
        return PartTitle.law(of: words).map { title.lowerBound + $0.utf8.count }
    }
}
