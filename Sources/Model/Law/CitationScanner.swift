/// Finds citations of law in one run of text.
///
/// It knows names and grammar only; whether an article exists is for `LawLibrary` to say. A scanner is handed to the
/// Markdown parser as a closure, `{ scanner.scan($0) }`.
///
///     依照《中华人民共和国禁毒法》第五十九条第一款、第六十条 → 《中华人民共和国禁毒法》第五十九条第一款 | 第六十条
///
/// ## File format
/// A law and a provision side by side, where the law is one of
/// - 《title》, nested 《〈〉》 or 《《》》, with （2012年修正） or 的, 中, 中的, 第二章 between it and the provision;
/// - 本法 本条例 本办法 本规定 本解释 本细则, the same with 同 or 该;
/// - a known name without 《》: 禁毒法第三条.
///
/// ## Parsing behavior
/// - A provision that follows a citation behind 、，和 及 与 或 或者 以及 至 到 goes on with its law and is a mark of its own;
///   so is 第二款 behind 第三条第一款.
/// - A 《title》 counts when it ends in a word that laws end in (法, 条例, 办法 …) or is known.
/// - A bare name counts only when what stands before it cannot belong to a longer name: 山东省禁毒条例 is not 禁毒条例.
/// - 第三条 with no law before it in the run is not marked.
/// - Without a citation nothing is allocated.
package struct CitationScanner: Sendable {
    /// Bare names, longest first.
    private let names: [[UInt8]]
    private let known: Set<[UInt8]>

    /// National laws that everybody cites by their short names, so that they are noticed though the site lacks them.
    package static let commonNames = [
        "宪法", "刑法", "民法典", "禁毒法", "戒毒条例", "治安管理处罚法", "未成年人保护法", "预防未成年人犯罪法", "未成年人网络保护条例",
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

    /// The byte ranges of the citations in a run, in order, without overlap.
    package func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        guard Self.find(Glyph.article, in: bytes, from: 0) != nil else { return [] }
        var index = 0
        let reader = ProvisionReader(bytes: bytes)
        var marks: [Range<Int>] = []
        // Where 第二章 began that stands directly before the next provision.
        var front: Int?
        var frontEnd = -1
        while let start = Self.find(Glyph.ordinal, in: bytes, from: index) {
            if let end = chapter(reader, at: start) {
                if frontEnd != start { front = start }
                frontEnd = end
                index = end
                continue
            }
            guard let provision = reader.provision(at: start) else {
                index = start + 3
                continue
            }
            let lawEnd = frontEnd == start ? front ?? start : start
            if let mark = mark(reader, provision, start: start, lawEnd: lawEnd, last: marks.last) { marks.append(mark) }
            index = provision.end
        }
        return marks
    }

    private func mark(
        _ reader: ProvisionReader,
        _ provision: Provision,
        start: Int,
        lawEnd: Int,
        last: Range<Int>?
    ) -> Range<Int>? {
        let floor = last?.upperBound ?? 0
        if provision.article != nil, let law = lawStart(reader, before: lawEnd, floor: floor) {
            return law..<provision.end
        }
        guard let last, reader.isListSeparator(last.upperBound..<start) else { return nil }
        return start..<provision.end
    }

    private func chapter(_ reader: ProvisionReader, at start: Int) -> Int? {
        for unit in [Glyph.chapter, Glyph.section, Glyph.part] {
            if let (_, end) = reader.ordinal(at: start, unit: unit) { return end }
        }
        return nil
    }

    /// Where the law begins that ends directly before an index.
    private func lawStart(_ reader: ProvisionReader, before index: Int, floor: Int) -> Int? {
        let direct = reader.skipSpacesBack(from: index, floor: floor)
        if let start = pronoun(reader, end: direct, floor: floor) { return start }
        if let start = bareName(reader, end: direct, floor: floor) { return start }
        let close = reader.skipLinkWordsBack(from: direct, floor: floor)
        guard close - 3 >= floor, reader.glyph(close - 3) == Glyph.closeTitle,
            let open = reader.openTitle(before: close, floor: floor)
        else { return nil }
        let title = open + 3..<close - 3
        let isLaw = reader.endsLikeLaw(title) || known.contains(Array(reader.bytes[title]))
        return isLaw ? open : nil
    }

    /// 本法, 同法, 该条例 …, but not the end of 基本法 or 合同法.
    private func pronoun(_ reader: ProvisionReader, end: Int, floor: Int) -> Int? {
        for word in LawPronoun.nouns {
            let start = end - word.count - 3
            guard start >= floor, reader.hasBytes(word, at: end - word.count) else { continue }
            let first = reader.glyph(start)
            guard LawPronoun.firstGlyphs.contains(first) else { continue }
            let before = start - 3 >= floor ? reader.glyph(start - 3) : 0
            return LawPronoun.isPartOfName(before: before, first: first) ? nil : start
        }
        return nil
    }

    private func bareName(_ reader: ProvisionReader, end: Int, floor: Int) -> Int? {
        for name in names {
            let start = end - name.count
            guard start >= floor, reader.hasBytes(name, at: start) else { continue }
            return reader.isNameBoundary(start, floor: floor) ? start : nil
        }
        return nil
    }

    /// The next place of a three-byte letter.
    private static func find(_ glyph: UInt32, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        let (first, second, third) = (UInt8(glyph >> 16), UInt8(glyph >> 8 & 0xFF), UInt8(glyph & 0xFF))
        var index = start
        while index + 2 < bytes.count {
            if bytes[index] == first, bytes[index + 1] == second, bytes[index + 2] == third { return index }
            index += 1
        }
        return nil
    }
}
