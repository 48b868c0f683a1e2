import ChineseText

extension Article {
    /// The part of an article that a citation names.
    struct Part {
        /// The deepest part that exists.
        var anchor: String
        var excerpt: String
        /// What does not exist, as a sentence without the law's name.
        var problem: String?
    }

    func part(of place: CitedPlace) -> Part {
        // Words are put together for what is asked only: this runs for every citation of a site.
        guard place.paragraph != nil || place.item != nil else {
            return Part(anchor: number.anchor, excerpt: plainText)
        }
        var position: Int?
        if let wanted = place.paragraph {
            guard wanted <= paragraphs.count else {
                let problem =
                    "\(number.chinese)没有第\(ChineseNumeral.text(wanted))款，该条共\(paragraphs.count.counted)款"
                return Part(anchor: number.anchor, excerpt: "", problem: problem)
            }
            position = wanted - 1
        }
        guard let wanted = place.item else {
            let paragraph = position ?? 0
            return Part(anchor: anchor(paragraph: paragraph + 1), excerpt: paragraphs[paragraph].plainText)
        }
        let scope = { self.number.chinese + (place.paragraph.map { "第\(ChineseNumeral.text($0))款" } ?? "") }
        let candidates = position.map { $0..<$0 + 1 } ?? paragraphs.indices
        let found = candidates.first { paragraphs[$0].items.contains { $0.number == wanted } }
        guard let found, let item = paragraphs[found].items.first(where: { $0.number == wanted }) else {
            if place.subitem == nil, let part = inlineItem(wanted, in: candidates) { return part }
            let problem = missingItem(wanted, scope: scope(), in: candidates, isParagraph: position != nil)
            return Part(anchor: number.anchor, excerpt: "", problem: problem)
        }
        let part = Part(anchor: anchor(paragraph: found + 1, item: wanted), excerpt: item.plainText)
        guard let subitem = place.subitem else { return part }
        guard let match = item.subitems.first(where: { $0.number == subitem }) else {
            let problem = "\(scope())第（\(ChineseNumeral.text(wanted))）项没有第\(subitem)目"
            return Part(anchor: part.anchor, excerpt: "", problem: problem)
        }
        return Part(
            anchor: anchor(paragraph: found + 1, item: wanted, subitem: subitem),
            excerpt: match.plainText
        )
    }

    /// （二） of an article that writes its items in one line: ……的：（一）甲；（二）乙.
    private func inlineItem(_ wanted: Int, in candidates: Range<Int>) -> Part? {
        for position in candidates {
            let words = paragraphs[position].plainText.replacing("\n", with: "")
            var rest = words.startIndex
            var item: Substring?
            for number in 1...max(wanted + 1, 2) {
                let label = "（\(ChineseNumeral.text(number))）"
                guard let start = Self.start(of: label, in: words[rest...]) else { break }
                if number == wanted + 1 { item = words[rest..<start] }
                if number == wanted { item = words[start...] }
                rest = number == wanted + 1 ? start : words.index(start, offsetBy: number == wanted ? 0 : label.count)
            }
            if let item { return Part(anchor: anchor(paragraph: position + 1), excerpt: String(item)) }
        }
        return nil
    }

    /// Where a label begins an item: behind ： or ；, not in 第（二）项.
    private static func start(of label: String, in words: Substring) -> String.Index? {
        var from = words.startIndex
        while let range = words[from...].firstRange(of: label) {
            if range.lowerBound == words.startIndex { return range.lowerBound }
            if "：；。，:;".contains(words[words.index(before: range.lowerBound)]) { return range.lowerBound }
            from = range.upperBound
        }
        return nil
    }

    /// The anchor of a part in a page: `a29.k1.x3.m1`; parts are counted from 1.
    package func anchor(paragraph: Int, item: Int? = nil, subitem: Int? = nil) -> String {
        "\(number.anchor).k\(paragraph)" + (item.map { ".x\($0)" } ?? "") + (subitem.map { ".m\($0)" } ?? "")
    }

    private func missingItem(_ wanted: Int, scope: String, in candidates: Range<Int>, isParagraph: Bool) -> String {
        let count = candidates.reduce(0) { $0 + paragraphs[$1].items.count }
        let whole = isParagraph ? "该款" : "该条"
        let rest = count == 0 ? "\(whole)不分项" : "\(whole)共\(count.counted)项"
        return "\(scope)没有第（\(ChineseNumeral.text(wanted))）项，\(rest)"
    }
}

extension Int {
    /// As it stands before a measure word: 两, 三, 十二.
    var counted: String { self == 2 ? "两" : ChineseNumeral.text(self) }
}

extension String {
    /// Where 第N条 of a number stands in a citation.
    func range(ofProvision number: ArticleNumber) -> Range<String.Index>? {
        let bytes = Array(utf8)
        for start in bytes.indices {
            let end = bytes.withUnsafeBufferPointer { bytes -> Int? in
                let provision = ProvisionReader(bytes: bytes).provision(at: start)
                return provision?.article == number ? provision?.end : nil
            }
            if let end, end == bytes.count {
                return utf8.index(startIndex, offsetBy: start)..<utf8.index(startIndex, offsetBy: end)
            }
        }
        return nil
    }

    func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
