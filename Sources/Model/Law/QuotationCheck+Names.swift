import Diagnostics

/// What stands between quotation marks behind a citation and quotes nothing.
///
///     《刑法》第三百五十四条“容留他人吸毒罪”              the name of a crime
///     《禁毒法》第十一条要求，做到“早教育、早发现”        a slogan
extension QuotationCheck {
    /// Whether a short quotation is the name of a crime, a day or a campaign, by its last letters.
    static func isName(_ segments: [String]) -> Bool {
        guard let words = short(segments), !words.contains(where: { "，的".contains($0) }),
            let end = nameEnds.first(where: words.hasSuffix), !lawEnds.contains(where: words.hasSuffix)
        else { return false }
        // 2008年6月1日.
        return words.dropLast(end.count).last.map { !"0123456789一二三四五六七八九十〇零两".contains($0) } ?? false
    }

    /// Whether a short quotation is a slogan or a title, by the words around it: then it is compared as one that may be anybody's.
    func isSlogan(_ segments: [String], _ range: Range<Int>) -> Bool {
        guard Self.short(segments) != nil else { return false }
        var before = source.text(max(0, range.lowerBound - 24)..<range.lowerBound)[...]
        while let last = before.unicodeScalars.last, "“‘「『\"*_：: 了".unicodeScalars.contains(last) {
            before = before.dropLast()
        }
        if Self.leads.contains(where: before.hasSuffix) { return true }
        var behind = source.text(range.upperBound..<min(source.bytes.count, range.upperBound + 21))[...]
        while let first = behind.unicodeScalars.first, "”’」』\"*_ 等的".unicodeScalars.contains(first) {
            behind = behind.dropFirst()
        }
        return Self.tails.contains(where: behind.hasPrefix)
    }

    /// Whether a quotation behind an article tells what its words are changed to: 将第六十二条修改为：“……”, 增加一条，作为第六十三条：“……”.
    ///
    /// They are the words of the text that changes the law, which may have changed again.
    func isAmendment(_ range: Range<Int>, behind mark: Range<Int>) -> Bool {
        guard mark.upperBound <= range.lowerBound else { return false }
        let between = source.text(mark.upperBound..<range.lowerBound)
        let behind = source.text(range.upperBound..<min(source.bytes.count, range.upperBound + 12))
        return Self.changes.contains(where: between.contains) || behind.contains("改为")
            || source.text(max(0, mark.lowerBound - 6)..<mark.lowerBound) == "作为"
    }

    private static let changes = ["改为", "修正为", "增加一", "增加两", "增加第"]

    private static func short(_ segments: [String]) -> String? {
        guard segments.count == 1, let words = segments.first, words.count <= 24 else { return nil }
        return words.contains(where: { "。；：".contains($0) }) ? nil : words
    }

    private static let nameEnds = ["罪", "日", "行动", "工程", "宣传月", "宣传周", "活动月", "活动周"]

    /// What ends like a name in the words of the law itself.
    private static let lawEnds = [
        "犯罪", "之罪", "款罪", "该罪", "本罪", "数罪", "有罪", "无罪", "定罪", "判罪", "之日", "当日", "次日", "生日", "每日",
    ]

    private static let leads = [
        "做到", "叫做", "叫作", "称为", "称作", "俗称", "开展", "名为", "题为", "主题为", "主题是", "题目是", "口号是", "口号", "举办", "命名为", "定为", "牢记",
        "践行", "倡导",
        "弘扬", "纪念",
    ]

    private static let tails = ["为主题", "为口号", "为题", "主题", "口号", "标语", "活动", "行动", "专项", "工程", "宣传"]

    /// Says that a quotation mark behind a citation has no other half.
    mutating func noteOpen(behind mark: Range<Int>, in bytes: [UInt8]) {
        guard let open = Self.leftOpen(behind: mark, in: bytes) else { return }
        findings.append(
            Finding(
                .lawQuoteUnchecked, severity: .warning, at: source.place(open), "引号只有一半，看不出引文到哪里为止，没有核对",
                explanation: ["请补上另一半引号；引文有好几段的，每段开头都写上引号，最后一段的末尾再写另一半"]))
    }
}
