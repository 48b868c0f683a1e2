import ChineseText

/// Words that call something a contest (竞赛): without an approval number none may be printed.
package enum ContestWord {
    /// The first such word in some titles; 竞 赛 and 競賽 are the same word, and 赛罕区 holds none.
    ///
    /// Whatever ends in 赛 is one, and so is PK by itself.
    package static func first(in titles: [String]) -> String? {
        let plain = titles.map { title in
            let narrow = String(decoding: SearchKey.units(title), as: UTF16.self)
            return narrow.filter { $0.isLetter }.map { $0 == "競" ? "竞" : $0 == "賽" ? "赛" : $0 }
        }
        return plain.lazy.compactMap(race).first
            ?? words.first { word in plain.contains { String($0).contains(word) } }
            ?? titles.lazy.compactMap(duel).first
    }

    /// 团体赛 in 禁毒团体赛: any 赛, but in the name of a place.
    private static func race(_ letters: [Character]) -> String? {
        letters.indices.first { index in
            guard letters[index] == "赛" else { return false }
            let rest = String(letters[index...])
            // 九江市赛湖农场 is a place, 全市赛 none.
            let isPlace = index == 0 || "省市县区旗盟州镇乡".contains(letters[index - 1])
            return isPlace
                ? rest.count == 1 || "题卷事前".contains(letters[index + 1]) : !names.contains(where: rest.hasPrefix)
        }.map { index in
            let word = String(letters[max(0, index - 1)...index])
            return ["竞赛", "比赛", "大赛"].contains(word) ? word : String(letters[max(0, index - 2)...index]).uppercased()
        }
    }

    /// PK that is no part of another word.
    private static func duel(_ title: String) -> String? {
        let units = SearchKey.units(title).filter { $0 != 0x20 }
        func isLatin(_ place: Int) -> Bool {
            units.indices.contains(place) && (0x61...0x7A).contains(units[place] | 0x20)
        }
        let isThere = units.indices.dropLast().contains { place in
            units[place] | 0x20 == 0x70 && units[place + 1] | 0x20 == 0x6B && !isLatin(place - 1) && !isLatin(place + 2)
        }
        return isThere ? "PK" : nil
    }

    private static let words = ["竞答", "竞技", "争霸", "擂台", "打擂", "攻擂", "守擂", "比武"]

    /// How names of places and peoples go on: 赛罕区, 赛汉塔拉, 赛里木湖, 赛音, 赛乌素.
    private static let names = [
        "赛罕", "赛汗", "赛汉", "赛里木", "赛音", "赛乌", "赛很", "赛图拉", "赛尔", "赛罗", "赛岐", "赛什", "赛日", "赛特",
    ]
}
