import ChineseText

/// Which options may change places; the rules are published in `docs/papers.md`, word by word.
enum OptionOrder {
    private static let words = [
        "以上", "上述", "前三项", "前两项", "都对", "都不对", "都是", "都不是", "全对", "均正确", "均不正确", "全部正确",
    ]

    /// Whether an option speaks of the others (以上都是, ABC都对): it keeps its place.
    static func refersToOthers(_ text: String) -> Bool {
        if text.utf8.count <= 14 * 4, mayHoldWord(text), text.unicodeScalars.count <= 14,
            words.contains(where: { text.utf8.holds($0) })
        {
            return true
        }
        return namesOptions(text)
    }

    /// Whether a text names options by their letters or their places (选B, b项, A和C, ABC, 第二个选项, 前三项, 选项②): a
    /// shuffled paper would make it wrong.
    ///
    /// A letter that belongs to a Latin word (DNA, A4) or stands in 维生素C or A型 is not one; several letters are
    /// when they are in the order of the alphabet (ABC, but not GBH). In doubt it is one: the options then only stay
    /// where they are.
    static func namesOptions(_ text: String) -> Bool {
        guard mayName(text) else { return false }
        let scalars = text.unicodeScalars.map(narrow)
        return namesCapitals(scalars) || namesSmall(scalars) || namesPlaces(scalars)
    }

    // MARK: Letters

    /// A B C, alone or in a row.
    private static func namesCapitals(_ text: [Unicode.Scalar]) -> Bool {
        var index = 0
        while index < text.count {
            guard isCapital(text[index]), index == 0 || !isLatin(text[index - 1]) else {
                index += 1
                continue
            }
            var end = index
            while end < text.count,
                isCapital(text[end])
                    || (end > index && isOne(text[end], "、和与及") && end + 1 < text.count && isCapital(text[end + 1]))
            {
                end += 1
            }
            let named = text[index..<end].filter(isCapital)
            let isRow = named.count >= 2 && zip(named, named.dropFirst()).allSatisfy { $0.0.value < $0.1.value }
            let isWord = end < text.count && isLatin(text[end])
            let isName = (index > 0 && text[index - 1] == "素") || (end < text.count && isOne(text[end], "型类级卷"))
            if !isWord, named.count == 1 ? !isName : isRow { return true }
            index = max(end, index + 1)
        }
        return false
    }

    /// 选b, 选项b, 答案b, b项, ab项: small letters are options only beside such a word.
    private static func namesSmall(_ text: [Unicode.Scalar]) -> Bool {
        var index = 0
        while index < text.count {
            guard isSmall(text[index]), index == 0 || !isLatin(text[index - 1]) else {
                index += 1
                continue
            }
            let end = text[index...].firstIndex { !isSmall($0) } ?? text.count
            let run = text[index..<end]
            let isRow = zip(run, run.dropFirst()).allSatisfy { $0.0.value < $0.1.value }
            let isWord = end < text.count && isLatin(text[end])
            let isNamed =
                (index > 0 && isOne(text[index - 1], "选项案")) || (end < text.count && isOne(text[end], "项选"))
            if !isWord, isRow, isNamed { return true }
            index = max(end, index + 1)
        }
        return false
    }

    // MARK: Places

    private static let order = "一二三四五六七八12345678"

    /// 第二项, 第二个选项, 前三项, 后两个选项, 选项②, 选项二, 上一项, 下一项, 最后一项.
    private static func namesPlaces(_ text: [Unicode.Scalar]) -> Bool {
        func stands(_ word: String, _ index: Int) -> Bool {
            text[min(index, text.count)...].starts(with: word.unicodeScalars)
        }
        func isItem(_ index: Int) -> Bool {
            ["项", "选项", "个选项"].contains { stands($0, index) }
        }
        for index in text.indices {
            if stands("选项", index), index + 2 < text.count {
                let next = text[index + 2]
                if isOne(next, order) || (0x2460...0x2467).contains(next.value) { return true }
            }
            if stands("第", index), index + 1 < text.count, isOne(text[index + 1], order), isItem(index + 2),
                index == 0 || !isOne(text[index - 1], "条款")
            {
                return true
            }
            if isOne(text[index], "前后"), index + 1 < text.count, isOne(text[index + 1], order + "两"), isItem(index + 2)
            {
                return true
            }
            if ["上一项", "下一项", "上一个选项", "下一个选项", "最后一项", "最后一个选项"].contains(where: { stands($0, index) }) {
                return true
            }
        }
        return false
    }

    // MARK: Scalars

    /// Full-width letters and figures as their narrow sisters.
    static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
        default: scalar
        }
    }

    static func isOne(_ scalar: Unicode.Scalar, _ marks: String) -> Bool { marks.unicodeScalars.contains(scalar) }

    private static func isCapital(_ scalar: Unicode.Scalar) -> Bool { (0x41...0x48).contains(scalar.value) }

    private static func isSmall(_ scalar: Unicode.Scalar) -> Bool { (0x61...0x68).contains(scalar.value) }

    /// A–Z, a–z, 0–9 and -.
    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D: true
        default: false
        }
    }

    /// A quick look: most texts hold no letter from A to H of either width, and no 项.
    private static func mayName(_ text: String) -> Bool {
        var before: (UInt8, UInt8) = (0, 0)
        for byte in text.utf8 {
            switch byte {
            case 0x41...0x48, 0x61...0x68: return true
            case 0xA1...0xA8 where before == (0xEF, 0xBC), 0x81...0x88 where before == (0xEF, 0xBD): return true
            case 0xB9 where before == (0xE9, 0xA1): return true
            default: break
            }
            before = (before.1, byte)
        }
        return false
    }

    private static func mayHoldWord(_ text: String) -> Bool { filter.occurs(in: Array(text.utf8)) }

    private static let filter = WordSearch(words)
}

extension String.UTF8View {
    /// Whether the bytes of a word stand among these.
    fileprivate func holds(_ word: String) -> Bool { Array(self).firstRange(of: Array(word.utf8)) != nil }
}

extension Question {
    /// Whether a variant may show the options in another order.
    package var mayShuffle: Bool {
        guard type.isChoice else { return type == .match || type == .order }
        let words = [stem, explanation ?? ""] + options.compactMap(\.feedback) + options.map(\.text)
        return !words.contains(where: OptionOrder.namesOptions) && !OptionFigures.areSorted(options.map(\.text))
    }
}
