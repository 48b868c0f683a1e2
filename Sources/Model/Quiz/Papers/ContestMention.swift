/// What a text of a question says of a contest, and whether it calls the paper one.
///
///     本次竞赛的主题是 ⇒ calls      学校组织禁毒知识竞赛 ⇒ a fact      运动会的比赛中有人使用兴奋剂 ⇒ nothing
///
/// ## Parsing behavior
/// - 本次, 本届, 本场, 此次, 这场 and the like in front of the word, in one clause of up to 16 letters, point at what the pupil is just doing, and so does
///   this or our in English. 此 and 这 point back where the text has spoken of a contest before.
/// - In what the pupil is told (explanation, feedback) 恭喜, 欢迎, 感谢 and 祝 in the same clause do so too.
/// - What somebody says in quotation marks is a story, whole: “欢迎参加本次竞赛”; a name in quotation marks is none: 本次“禁毒知识竞赛”.
/// - A text that speaks of sport (体育, 运动, 奥运, 球, 棋 …) speaks of its races.
struct ContestMention {
    /// 竞赛, 团体赛, PK.
    let word: String
    /// Whether it is the paper, or the activity that it is for, that is called so.
    let isCalled: Bool

    /// What a text says; nil where it speaks of no contest, or of sport alone.
    ///
    /// `isTold` where it speaks to the pupil.
    init?(_ text: String, isTold: Bool = false) {
        let letters = ContestWord.letters(text)
        let found = ContestWord.all(in: letters)
        guard let first = found.first else { return nil }
        let plain = String(letters)
        guard !Self.sports.contains(where: { plain.contains($0) }) else { return nil }
        let quotes = Self.quotes(letters)
        let called = found.enumerated().first { index, one in
            let start = Self.clause(letters, before: one.end)
            let words = letters[start...one.end]
            let pointer = Self.pointer(words, mayPointBack: index > 0)
            let greeting = isTold ? Self.place(of: Self.greetings, in: words) : nil
            guard let place = pointer ?? greeting else { return false }
            return !quotes.contains { $0.contains(place) && $0.contains(one.end) }
        }
        word = called?.element.word ?? first.word
        isCalled = called != nil
    }

    /// Where the clause of a word begins; marks of names and brackets belong to it.
    private static func clause(_ letters: [Character], before end: Int) -> Int {
        let start = letters[..<end].lastIndex { $0.isOne(of: "。，,；;：:！!？?\n…") } ?? -1
        return max(start + 1, end - 20)
    }

    /// Where 本次, 这场 or 本竞赛 begins.
    private static func pointer(_ words: ArraySlice<Character>, mayPointBack: Bool) -> Int? {
        let signs: [String] = mayPointBack ? ["本"] : ["本", "此", "这"]
        let pointers = signs.flatMap { sign in
            ["次", "个", "届", "场", "项", "轮", "期", "站", "竞", "大赛", "比赛", "赛"].map { sign + $0 }
        }
        return place(of: pointers + (mayPointBack ? [] : ["this ", "our "]), in: words)
    }

    private static func place(of signs: [String], in words: ArraySlice<Character>) -> Int? {
        words.indices.first { index in signs.contains { words[index...].starts(with: $0) } }
    }

    /// What stands between quotation marks.
    private static func quotes(_ letters: [Character]) -> [ClosedRange<Int>] {
        var quotes: [ClosedRange<Int>] = []
        var open: Int?
        for (index, letter) in letters.enumerated() {
            if letter.isOne(of: "“「『") || letter == "\"" && open == nil {
                open = open ?? index
            } else if letter.isOne(of: "”」』\""), let start = open {
                quotes.append(start...index)
                open = nil
            }
        }
        return quotes
    }

    private static let greetings = ["恭喜", "祝贺", "欢迎", "感谢", "祝你", "祝您", "祝各位", "预祝"]
    private static let sports = [
        "体育", "运动员", "运动会", "运动项目", "奥运", "亚运", "全运", "冬奥", "残奥", "世界杯", "田径", "球赛", "足球", "篮球", "排球", "乒乓", "羽毛球",
        "网球",
        "棋", "赛跑", "长跑", "短跑", "马拉松", "游泳", "体操", "举重", "拳击", "自行车", "赛车", "电竞", "电子竞技", "sport", "olympic",
    ]
}
