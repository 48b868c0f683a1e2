/// Names that two people would write for one school, and that a roster may still hold for two: told, never taken for one.
enum LooseName {
    /// 示例县第1中学（本部） ⇒ 示例县第一中学; 试验小学 ⇒ 实验小学.
    static func key(_ name: String) -> String {
        // Most names hold nothing that may be written in two ways.
        guard name.unicodeScalars.contains(where: marks.contains) else { return NameKey.of(name) }
        var depth = 0
        var text = ""
        for character in name.compatible {
            if "([【〔".contains(character) { depth += 1 }
            if depth == 0 { text.append(figures[character] ?? character) }
            if ")]】〕".contains(character), depth > 0 { depth -= 1 }
        }
        for (word, usual) in words { text = text.replacing(word, with: usual) }
        return NameKey.of(text)
    }

    private static let marks = Set(
        "0123456789０１２３４５６７８９([【〔（鎮縣學鄉實驗東區級職業號试级贯心完".unicodeScalars)

    private static let figures: [Character: Character] = [
        "0": "〇", "1": "一", "2": "二", "3": "三", "4": "四", "5": "五", "6": "六", "7": "七", "8": "八", "9": "九",
        "鎮": "镇", "縣": "县", "學": "学", "鄉": "乡", "實": "实", "驗": "验", "東": "东", "區": "区", "級": "级", "職": "职", "業": "业",
        "號": "号",
    ]

    private static let words = [
        ("试验", "实验"), ("初级中学", "初中"), ("高级中学", "高中"), ("九年一贯制学校", "学校"), ("中心学校", "中心小学"), ("完全小学", "小学"),
        ("完小", "小学"),
    ]
}
