import ChineseText
package import DataFiles

/// A law as its files give it: 编章节 and 条款项目, with places.
///
/// One object is one version in time; versions of a law share their `id`. A class because every citation of a site hands
/// its law on.
package final class Statute: Sendable {
    /// An ASCII name for addresses: `jindufa`.
    package let id: String
    /// The full title without 《》: 中华人民共和国禁毒法.
    package let title: String
    /// Declared short names: 禁毒法.
    package let shortNames: [String]
    /// Where it applies, as declared (全国, 青海省).
    package let jurisdiction: String?
    package let adopted: CalendarDate?
    package let effective: CalendarDate?
    package let repealed: CalendarDate?
    /// The last date in the history above the text: when it was last amended.
    package let amended: CalendarDate?
    package let text: Text
    package let extent: Extent
    /// Recorded renumberings from the version before: old article → article here.
    package let renumbers: [ArticleNumber: ArticleNumber]
    /// The dated lines under the title.
    package let history: [String]
    /// The numbers of the decrees that published this text, as its source and its history name them.
    let decrees: Set<Int>
    /// The days that its history names, else those of its source.
    let madeDates: [CalendarDate]
    package let files: [File]
    package let preamble: [String]
    package let divisions: [Division]
    package let articles: [Article]
    package let annexes: [Annex]
    package let gaps: [ArticleNumber]
    package let repeats: [ArticleNumber]
    /// 中华人民共和国禁毒法 → 禁毒法; other titles as they are.
    package let plainTitle: String
    /// The title between 《 and 》.
    let markedTitle: String
    /// The day from which this version counts.
    ///
    /// The declared or stated 施行 date, or the last amendment when that is later: an amended law keeps the old 施行
    /// date in its last article.
    package let since: CalendarDate?
    /// Whether `since` is only the day of an amendment whose 施行 nobody has stated.
    package let isEffectUnknown: Bool
    /// `jindufa@2008-06-01`, or only the id when no date is known.
    package let version: String
    /// The page of this version beside the law's index page: `v2012-10-26.html`.
    package let versionPage: String
    private let index: [ArticleNumber: Int]

    /// Whether the words are the law's own.
    package enum Text: String, Sendable, Encodable {
        case official
        /// A gist in our own words: headed 要点（非法律原文）, never quoted as law.
        case outline
    }

    /// Whether an article that is not here does not exist.
    package enum Extent: String, Sendable, Encodable {
        case full, partial
    }

    /// One file that the law was read from, with how many articles it held.
    package struct File: Sendable, Hashable {
        package let path: String
        package let articles: Int
    }

    /// A law from its header, its files and their joined text.
    package init(_ header: StatuteHeader, files: [File], body: StatuteBody) {
        id = header.id
        title = header.title
        shortNames = header.shortNames
        jurisdiction = header.jurisdiction
        adopted = header.adopted
        effective = header.effective
        repealed = header.repealed
        amended = header.amended
        text = header.text
        extent = header.extent
        renumbers = header.renumbers
        history = header.history
        let dates = header.history.flatMap(HistoryDates.all)
        madeDates = dates.isEmpty ? header.origin.map(HistoryDates.all) ?? [] : dates
        decrees = Set((header.history + [header.origin ?? ""]).flatMap(LegalDecree.numbers))
        self.files = files
        preamble = body.preamble
        divisions = body.divisions
        articles = body.articles.map(\.withWords)
        annexes = body.annexes
        gaps = header.numbering.gaps.flatMap(\.missing)
        repeats = header.numbering.repeats
        var index: [ArticleNumber: Int] = [:]
        for (position, article) in body.articles.enumerated() where index[article.number] == nil {
            index[article.number] = position
        }
        self.index = index
        plainTitle = Self.plain(header.title)
        markedTitle = header.title.inTitleMarks
        let since: CalendarDate?
        if let effective = header.effective {
            since = header.amended.map { max($0, effective) } ?? effective
        } else {
            since = header.amended ?? header.adopted
        }
        self.since = since
        // A date in the name of a file may be that of the first publication.
        let isAmended = header.history.contains { line in ["修正", "修订", "修改"].contains(where: line.contains) }
        isEffectUnknown =
            isAmended && header.amended.map { amended in header.effective.map { $0 < amended } ?? true } ?? false
        version = since.map { "\(header.id)@\($0)" } ?? header.id
        versionPage = "v\(since.map(\.description) ?? "undated").html"
    }

    /// The article with a number; the first one when the number is repeated.
    package func article(_ number: ArticleNumber) -> Article? { index[number].map { articles[$0] } }

    static func plain(_ title: String) -> String {
        let prefix = "中华人民共和国"
        return title.hasPrefix(prefix) && title.count > prefix.count ? String(title.dropFirst(prefix.count)) : title
    }
}

/// Where a piece of a law stands.
package struct SourceSpan: Sendable, Hashable {
    package let path: String
    /// UTF-8 offsets in that file.
    package let range: Range<Int>
}

/// A heading of a law: 编, 分编, 章 or 节.
package struct Division: Sendable, Hashable {
    package let level: Level
    /// 第一章; empty for a heading without a number.
    package let label: String
    /// 总则.
    package let title: String
    package let span: SourceSpan
    /// Positions in `Statute.articles`, those of the divisions inside it included.
    package internal(set) var articles: Range<Int>

    /// 编, 分编, 章 and 节, from the outside in.
    package enum Level: Int, Sendable, Comparable {
        case part = 1
        case subpart, chapter, section

        package static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }
}

/// 附件, 附表, 附录: kept as text.
package struct Annex: Sendable, Hashable {
    package let title: String
    package internal(set) var lines: [String]
    package let span: SourceSpan
    /// How many of its lines begin with 第N条: articles of the annex, not of the law.
    package internal(set) var articles = 0
    /// Whether chapters or articles begin anew in it.
    var isOrdered = false
}

/// 条.
package struct Article: Sendable, Hashable {
    package let number: ArticleNumber
    package internal(set) var paragraphs: [Paragraph]
    package internal(set) var span: SourceSpan
    /// `plainText` of an article that will not change any more: every citation of it holds the same text.
    private var words: String?

    init(number: ArticleNumber, paragraphs: [Paragraph], span: SourceSpan) {
        self.number = number
        self.paragraphs = paragraphs
        self.span = span
    }

    /// 款: a natural paragraph, with the items that hang on it.
    package struct Paragraph: Sendable, Hashable {
        package internal(set) var text: String
        package internal(set) var items: [Item]
        package internal(set) var span: SourceSpan
    }

    /// 项: （一）, or `1.` directly below a 款.
    package struct Item: Sendable, Hashable {
        package let number: Int
        /// Whether it was written `1.` and not （一）.
        package let isPlain: Bool
        package internal(set) var text: String
        package internal(set) var subitems: [Subitem]
        package internal(set) var span: SourceSpan
    }

    /// 目: 1.
    package struct Subitem: Sendable, Hashable {
        package let number: Int
        package internal(set) var text: String
        package internal(set) var span: SourceSpan
    }

    /// The whole article as lines, items with their marks, without 第N条.
    package var plainText: String {
        words ?? (paragraphs.count == 1 ? paragraphs[0].plainText : paragraphs.map(\.plainText).joined(separator: "\n"))
    }

    /// The article of a law that is read to its end.
    fileprivate var withWords: Article {
        var article = self
        article.words = plainText
        return article
    }
}
