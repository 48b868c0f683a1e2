import ChineseText

/// Words that call something a contest (竞赛): without an approval number none may be printed.
package enum ContestWord {
    /// The first such word in some titles; 竞 赛 and 競賽 are the same word, and 赛罕区 holds none.
    ///
    /// Whatever ends in 赛 is one, and so are PK, contest and competition by themselves, in capitals or not.
    package static func first(in titles: [String]) -> String? {
        let plain = titles.map { title in Self.letters(title).filter(\.isLetter) }
        return plain.lazy.compactMap { letters in race(letters, from: 0).map { word(letters, $0) } }.first
            ?? words.first { word in plain.contains { String($0).contains(word) } }
            ?? titles.lazy.compactMap { Latin(Self.letters($0)).words.first?.word }.first
    }

    /// The first such word in the name of a school, which may end a syllable in 赛: 马赛学校.
    package static func first(inName name: String) -> String? {
        first(in: [name]).flatMap { !$0.hasSuffix("赛") || ["竞赛", "比赛"].contains($0) ? $0 : nil }
    }

    /// A text as it is looked through: narrow small letters, in simplified signs, without white space between Chinese ones.
    static func letters(_ text: String) -> [Character] {
        let narrow = Array(String(decoding: SearchKey.units(text), as: UTF16.self))
        return narrow.indices.compactMap { index -> Character? in
            let character = narrow[index]
            if character == " " {
                let isInside = index > 0 && narrow.indices.contains(index + 1)
                return isInside && narrow[index - 1].isASCII && narrow[index + 1].isASCII ? character : nil
            }
            return character == "競" ? "竞" : character == "賽" ? "赛" : character
        }
    }

    /// Whether the bytes of a text hold a sign without which it speaks of no contest: most texts have none.
    static func mayStand(in text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            bytes.indices.dropLast().contains { index in
                let next = bytes[index + 1]
                switch bytes[index] {
                // pk, contest, competition, tournament, championship.
                case 0x50, 0x70: return next | 0x20 == 0x6B
                case 0x43, 0x63: return next | 0x20 == 0x6F || next | 0x20 == 0x68
                case 0x54, 0x74: return next | 0x20 == 0x6F
                // 竞 競, 赛 賽, 霸, 擂, 武, and Latin letters in full width.
                case 0xE7: return next == 0xAB
                case 0xE8: return next == 0xB5 || next == 0xB3
                case 0xE9: return next == 0x9C
                case 0xE6: return next == 0x93 || next == 0xAD
                case 0xEF: return next == 0xBC || next == 0xBD
                default: return false
                }
            }
        }
    }

    /// Where the words of a text end that call something a contest, with the words, in their order; `text` is what ``letters(_:)`` gives.
    static func all(in text: [Character]) -> [(end: Int, word: String)] {
        var found = Latin(text).words
        var index = 0
        while let race = race(text, from: index) {
            found.append((race, word(text, race)))
            index = race + 1
        }
        for word in words {
            let letters = Array(word)
            for start in text.indices where text[start...].starts(with: letters) {
                found.append((start + letters.count - 1, word))
            }
        }
        return found.sorted { $0.end < $1.end }
    }

    /// 团体赛 in 禁毒团体赛: any 赛, but in the name of a place.
    private static func race(_ letters: [Character], from start: Int) -> Int? {
        letters.indices.dropFirst(start).first { index in
            guard letters[index] == "赛" else { return false }
            let rest = String(letters[index...])
            // 九江市赛湖农场 is a place, 全市赛 none.
            let isPlace = index == 0 || "省市县区旗盟州镇乡".contains(letters[index - 1])
            return isPlace
                ? rest.count == 1 || "题卷事前".contains(letters[index + 1]) : !names.contains(where: rest.hasPrefix)
        }
    }

    /// 竞赛, or the three letters that end in 赛.
    private static func word(_ letters: [Character], _ index: Int) -> String {
        let word = String(letters[max(0, index - 1)...index])
        return ["竞赛", "比赛", "大赛"].contains(word) ? word : String(letters[max(0, index - 2)...index]).uppercased()
    }

    /// Words of Latin letters: APK holds no PK, and contestant no contest.
    private struct Latin {
        let words: [(end: Int, word: String)]

        private static let known: Set<String> = [
            "pk", "contest", "contests", "competition", "competitions", "tournament", "championship",
        ]

        init(_ text: [Character]) {
            var words: [(Int, String)] = []
            var word = ""
            for index in text.indices {
                guard text[index].isASCII, text[index].isLetter else {
                    word = ""
                    continue
                }
                word.append(text[index])
                let isEnd = index + 1 == text.count || !(text[index + 1].isASCII && text[index + 1].isLetter)
                if isEnd, Self.known.contains(word) { words.append((index, word == "pk" ? "PK" : word)) }
            }
            self.words = words
        }
    }

    private static let words = ["竞答", "竞技", "争霸", "擂台", "打擂", "攻擂", "守擂", "比武"]

    /// How names of places and peoples go on: 赛罕区, 赛汉塔拉, 赛里木湖, 赛音, 赛乌素.
    private static let names = [
        "赛罕", "赛汗", "赛汉", "赛里木", "赛音", "赛乌", "赛很", "赛图拉", "赛尔", "赛罗", "赛岐", "赛什", "赛日", "赛特",
    ]
}
