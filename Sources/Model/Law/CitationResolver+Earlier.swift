import ChineseText
import DataFiles
import Diagnostics

/// Today's text of a law beside words that speak of an earlier time without naming it: 以前，吸毒的依照《治安管理处罚法》第七十二条处罚.
extension CitationResolver {
    /// Says so where the article was another one in the text before.
    mutating func checkEarlierWords(
        _ statute: Statute, _ targets: [CitationResolution.Target], _ mark: CitationMark
    ) {
        guard here == nil, let since = statute.since, let first = targets.first,
            library.version(of: statute.id, asOf: asOf)?.version == statute.version
        else { return }
        let older = library.versions(of: statute.id).last { $0.since.map { $0 < since } ?? false }
        guard older != nil || !statute.renumbers.isEmpty, let word = earlierWord(before: mark, since) else { return }
        // A day that is named has been judged.
        if let time = citedTime(around: mark), time.date.isBefore(since) { return }
        guard let changed = targets.first(where: { wasOther($0, statute, older) }) else { return }
        let title = statute.plainTitle.inTitleMarks
        let way =
            older.map { ways(statute, $0, [changed]) }
            ?? ["请核对\(first.article.chinese)那时是不是这样规定的；就是指现行文本的，写明“现行”，如现行\(title)\(changed.place.chinese)"]
        let summary = "旁边的“\(word)”说的可能是修改以前，这里链接的却是\(title)\(now(statute))，\(changed.article.chinese)那时的内容不同"
        let key = PastTime(version: statute.version, time: nil, word: word)
        past[key, default: PastCitation((summary, way, .warning), mark)].count += 1
    }

    private mutating func wasOther(
        _ target: CitationResolution.Target, _ statute: Statute, _ older: Statute?
    ) -> Bool {
        if let day = older?.since {
            return isOther(target, statute, on: EditionDate(year: day.year, month: day.month, day: day.day))
        }
        return statute.renumbers.contains { $0.key == target.article || $0.value == target.article }
    }

    /// The last word before a citation, in its sentence, that speaks of the time before a day.
    private mutating func earlierWord(before mark: CitationMark, _ since: CalendarDate) -> String? {
        let bytes = sourceBytes()
        guard mark.range.upperBound <= bytes.count, mark.range.lowerBound >= frontEnd(bytes) else { return nil }
        let today = reviewed ?? written ?? asOf
        return bytes.withUnsafeBufferPointer { bytes in
            ProvisionReader(bytes: bytes).earlierWord(before: mark.range.lowerBound) { back in
                EditionDate(year: today.year - back).isBefore(since)
            }
        }
    }
}

extension ProvisionReader {
    /// `isEarlier` says whether the year so many years ago was before the text.
    fileprivate func earlierWord(before end: Int, _ isEarlier: (Int) -> Bool) -> String? {
        var index = end
        while index > 0, end - index < 240, bytes[index - 1] != 0x0A {
            index -= 1
            guard bytes[index] & 0xC0 != 0x80 else { continue }
            if Self.stopsOfSentence.contains(glyph(index)) { return nil }
            if Self.todayWords.contains(where: { hasBytes($0, at: index) }) { return nil }
            if let word = Self.changedBefore.first(where: { hasBytes($0, at: index) && index + $0.count <= end }) {
                return String(decoding: word, as: UTF8.self)
            }
            if let word = Self.befores.first(where: { hasBytes($0, at: index) && index + $0.count <= end }),
                [0xE5B9B4, 0xE69C88, 0xE697A5].contains(glyph(index - 3)) || isClauseStart(index)
            {
                return String(decoding: word, as: UTF8.self)
            }
            guard isClauseStart(index) else { continue }
            if let word = Self.earlier.first(where: { hasBytes($0, at: index) && index + $0.count <= end }) {
                return String(decoding: word, as: UTF8.self)
            }
            for (back, word) in Self.years where hasBytes(word, at: index) && isEarlier(back) {
                return String(decoding: word, as: UTF8.self)
            }
        }
        return nil
    }

    /// Whether a clause begins at an index: behind a mark, a line break or 在.
    private func isClauseStart(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        if bytes[index - 1] < 0x80 { return true }
        return [0xEFBC8C, 0xE38082, 0xEFBC9B, 0xEFBC9A, Glyph.openParenthesis, 0xE2809C, 0xE38081, 0xE59CA8].contains(
            glyph(index - 3))
    }

    /// 。 ！ ？.
    private static let stopsOfSentence: Set<UInt32> = [0xE38082, 0xEFBC81, 0xEFBC9F]
    private static let changedBefore = [
        "修订前", "修改前", "修正前", "施行前", "实施前", "生效前", "公布前", "出台前", "修订以前", "修改以前", "施行以前", "实施以前", "修订之前", "修改之前",
        "施行之前", "实施之前", "生效之前", "新旧", "旧规定", "原规定", "旧条文",
    ].map { Array($0.utf8) }
    private static let befores = ["以前", "之前", "前，"].map { Array($0.utf8) }
    private static let earlier = [
        "过去", "从前", "原来", "原先", "早年", "当年", "当时", "那时", "彼时", "此前", "先前", "往年", "多年前", "几年前",
    ].map { Array($0.utf8) }
    private static let years = [(1, "去年"), (2, "前年"), (1, "上年")].map { ($0, Array($1.utf8)) }
    private static let todayWords = ["现在", "如今", "现行", "目前", "今年", "新法规定", "修订后", "修改后", "起施行", "日起"].map {
        Array($0.utf8)
    }
}
