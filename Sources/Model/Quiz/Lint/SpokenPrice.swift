import ChineseText
import DataFiles

/// What a drug costs, in words: 一克三百元, 每克卖到五百块, 花几百元买K粉, 三百一克.
///
/// Fines, rewards and money for the work against drugs stand in sentences with a word of ``Quantity/lawful``; pieces of other things
/// (一包纸巾两块) in clauses that name them.
enum SpokenPrice {
    private static let numerals = "零〇一二两三四五六七八九十百千万几多半"
    private static let pieces = WordSearch([
        "一颗", "一粒", "一克", "一包", "一小包", "一袋", "一小袋", "一口", "一份", "一片", "每颗", "每粒", "每克", "每包", "每小包", "每袋", "每份", "每片",
    ])
    /// Of which nothing but drugs is sold in schoolbooks.
    private static let tellingPieces = WordSearch(["一颗", "一粒", "一克", "一包", "每颗", "每粒", "每克", "每包"])
    private static let trade = WordSearch([
        "卖", "价格", "价钱", "售价", "要价", "单价", "市价", "炒到", "买到", "买了", "元买", "块买", "块钱买", "拿货", "拿到", "贩子", "上家", "零售",
    ])
    /// What else is sold by the piece, and what is no piece at all: 一口气.
    private static let goods = WordSearch([
        "黄金", "金子", "纸巾", "香烟", "糖", "巧克力", "饼干", "水果", "苹果", "鸡蛋", "盐", "米", "面包", "方便面", "饮料", "牛奶", "奶茶", "牙膏", "口罩",
        "书", "笔",
        "种子", "茶叶", "药材", "咖啡", "一口气", "零食", "辣条",
    ])

    /// The figures and their unit; nil where none are told.
    static func find(in text: String, namesSubstance: Bool) -> String? {
        let bytes = Array(text.utf8)
        guard pieces.occurs(in: bytes) || (namesSubstance && trade.occurs(in: bytes)) else { return nil }
        for sentence in text.split(whereSeparator: { $0.isOne(of: "。！？；\n") }) {
            let isNamed = Quantity.nameWords.occurs(in: Array(sentence.utf8))
            for clause in sentence.split(whereSeparator: { $0.isOne(of: "，,") }) {
                let bytes = Array(clause.utf8)
                guard !Quantity.lawful.occurs(in: bytes), let figures = figures(in: clause) else { continue }
                let names = Quantity.nameWords.occurs(in: bytes)
                let isPiece =
                    isNamed || namesSubstance ? pieces.occurs(in: bytes) : tellingPieces.occurs(in: bytes)
                if isPiece ? names || !goods.occurs(in: bytes) : names && trade.occurs(in: bytes) { return figures }
            }
        }
        return nil
    }

    /// Not 多元 and 一块走, 一块冰毒, nor 三元里.
    private static func isPrice(_ words: Substring, _ behind: Substring) -> Bool {
        words.first != "多" && (words != "一块" || behind.first == "钱") && behind.first != "里"
    }

    /// 三百元, 五百多块, 上千元, 300块, and 三百一克 without a unit.
    private static func figures(in clause: Substring) -> String? {
        var run: Substring.Index?
        var index = clause.startIndex
        while index < clause.endIndex {
            let character = clause[index]
            if character.isDigit || numerals.contains(character) {
                run = run ?? index
            } else {
                if let start = run, character.isOne(of: "元块"),
                    isPrice(clause[start...index], clause[index...].dropFirst())
                {
                    return String(clause[start...index])
                }
                run = nil
            }
            index = clause.index(after: index)
        }
        // 卖三百一克: the last figure counts the pieces.
        for piece in ["百一克", "百一颗", "百一粒", "百一包", "千一克", "千一颗", "十一克", "十一颗", "十一粒", "十一包"] {
            guard let end = clause.range(ofWord: piece) else { continue }
            let front = clause.prefix(end)
            let figures = String(front.reversed().prefix { numerals.contains($0) }.reversed())
            // 十一克 is a weight.
            if !figures.isEmpty { return figures + piece }
        }
        return nil
    }
}
