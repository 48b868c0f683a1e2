import ChineseText
import DataFiles

/// Which edition of a law the words around a citation mean.
enum NamedEdition: Equatable {
    /// 《治安管理处罚法》（2012年修正）, 2012年修正的《治安管理处罚法》.
    case year(Int)
    /// 原《治安管理处罚法》, 修订前的《治安管理处罚法》.
    case replaced
}

/// What the words in front of a citation say about its law.
extension CitationResolver {
    /// The edition that a citation means; nil where no words say so.
    mutating func namedEdition(of citation: Citation, _ mark: CitationMark) -> NamedEdition? {
        guard case .named(let name) = citation.law else { return nil }
        if let year = citation.year { return .year(year) }
        if Self.saysReplaced(mark.text) { return .replaced }
        let bytes = sourceBytes()
        guard mark.range.lowerBound <= bytes.count else { return nil }
        let before = bytes[max(0, mark.range.lowerBound - 36)..<mark.range.lowerBound]
        // 的, 年, 版, 前, 原 or 旧 ends each of the words.
        guard Self.endings.contains(where: before.suffix(3).elementsEqual) else { return nil }
        var words = Substring(String(decoding: before, as: UTF8.self))
        if words.hasSuffix("的") { words = words.dropLast() }
        if Self.replacedWords.contains(where: words.hasSuffix) { return .replaced }
        if let last = words.last, last == "原" || last == "旧" {
            let lead = words.dropLast().last
            let isWord = lead.map { !$0.isLetter || "据按照依违反用和与了对将把".contains($0) } ?? true
            return isWord ? .replaced : nil
        }
        let isNamed = ["修正", "修订", "修改", "版", "公布", "通过", "施行"].first { words.hasSuffix($0) }
        if let isNamed { words = words.dropLast(isNamed.count) }
        guard words.hasSuffix("年"), let year = Int(words.dropLast().suffix(4)), (1949...2100).contains(year) else {
            return nil
        }
        // 2020年《禁毒法》第三条 may only say when: it is an edition where there is one of that year.
        return isNamed != nil || version(of: name, year) != nil ? .year(year) : nil
    }

    /// Whether 旧 or 原 stands in brackets behind the title.
    private static func saysReplaced(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return old.contains { word in bytes[...].range(of: word) != nil }
            && ["（旧", "(旧", "（原", "(原"].contains(where: text.contains)
    }

    private static let old = ["旧", "原"].map { Array($0.utf8) }
    private static let endings = ["的", "年", "版", "前", "原", "旧", "正", "订", "改", "布", "过", "行"].map { Array($0.utf8) }
    private static let replacedWords = ["修订前", "修正前", "修改前", "旧版", "原来", "老版"]

    /// The edition of a law, or that the site lacks it; nil for a law that the site does not have at all.
    func look(up name: String, _ edition: NamedEdition) -> Referent? {
        guard case .law(let id) = library.look(up: name) else { return nil }
        let title = Statute.plain(name)
        switch edition {
        case .year(let year):
            return version(of: name, year).map { .statute($0, isHome: false) } ?? .absent("\(title)（\(year)年的文本）")
        case .replaced:
            let current = library.version(of: id, asOf: asOf)
            let older = library.versions(of: id).filter { version in
                guard let since = version.since, let now = current?.since else { return false }
                return since < now
            }
            return older.count == 1
                ? .statute(older[0], isHome: false) : .absent("\(title)（修改前的文本）")
        }
    }

    /// The one version of a law that was made, changed or in force from a year on.
    private func version(of name: String, _ year: Int) -> Statute? {
        guard case .law(let id) = library.look(up: name) else { return nil }
        let versions = library.versions(of: id).filter { version in
            // A version that declares since when it is in force keeps the day of its making in its history only.
            let made = version.amended ?? version.history.flatMap(HistoryDates.all).max() ?? version.adopted
            return made?.year == year || version.since?.year == year
        }
        return versions.count == 1 ? versions[0] : nil
    }

    /// What 同法 may mean by the words between the citation before and this one.
    enum NearestLaw: Equatable {
        /// The last 《title》 of a law.
        case title(String)
        /// A law that stands there without 《》.
        case unclear
    }

    /// The law that is named last between the citation before and this one; nil where none is.
    mutating func lawNamed(before mark: CitationMark) -> NearestLaw? {
        let bytes = sourceBytes()
        let from = min(lastRange.upperBound, mark.range.lowerBound)
        guard mark.range.lowerBound <= bytes.count, from < mark.range.lowerBound else { return nil }
        let gap = Array(bytes[from..<mark.range.lowerBound])
        let title = gap.withUnsafeBufferPointer { gap -> (text: String, end: Int)? in
            let reader = ProvisionReader(bytes: gap)
            var close = gap.count - 3
            while close >= 0 {
                if reader.glyph(close) == Glyph.closeTitle, let open = reader.openTitle(before: close + 3, floor: 0) {
                    let range = reader.trimmed(open + 3..<close)
                    let text = String(decoding: gap[range], as: UTF8.self)
                    if reader.endsLikeLaw(range) || library.look(up: text) != .unknown { return (text, close + 3) }
                    close = open
                }
                close -= 1
            }
            return nil
        }
        let rest = gap[(title?.end ?? 0)...]
        let known = title.map { $0.text } ?? lastTitle
        if namesOther(than: known, rest) { return .unclear }
        return title.map { .title($0.text) }
    }

    /// Whether a text names a law without 《》, and not the one that is meant already.
    private func namesOther(than known: String?, _ text: ArraySlice<UInt8>) -> Bool {
        let found = library.nameSearch.found(in: text)
        // 教育法 stands in 义务教育法 too.
        let whole = found.filter { name in !found.contains { $0.count > name.count && $0.contains(name) } }
        return whole.contains { name in
            guard let known, Statute.plain(known) != Statute.plain(name) else { return known == nil }
            return library.look(up: name) == .unknown || library.look(up: name) != library.look(up: known)
        }
    }
}
