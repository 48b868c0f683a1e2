/// Words that call something a contest (竞赛): without an approval number none may be printed.
package enum ContestWord {
    /// The first such word in some titles; 竞 赛 and 競賽 are the same word, and 赛罕区 holds none.
    package static func first(in titles: [String]) -> String? {
        let plain = titles.map { title in
            String(title.filter { $0.isLetter }.map { $0 == "競" ? "竞" : $0 == "賽" ? "赛" : $0 })
        }
        return words.first { word in plain.contains { $0.contains(word) } }
    }

    private static let words =
        ["竞赛", "比赛", "大赛", "赛题", "竞答"]
        + ["擂台", "挑战", "PK", "pk", "对抗", "选拔", "邀请", "抢答", "知识", "答题", "联", "预", "初", "复", "决", "锦标", "杯"].map {
            $0 + "赛"
        }
}
