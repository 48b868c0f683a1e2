import DataFiles

/// Which edition of a law the words around a citation mean.
enum NamedEdition: Sendable, Hashable {
    /// 《治安管理处罚法》（2012年修正）, 2026年1月1日起施行的《治安管理处罚法》.
    case dated(EditionDate)
    /// 2020年《禁毒法》, 2005年的《治安管理处罚法》: the text of that year, whenever it was made.
    case ofYear(Int)
    /// 2025年12月31日以前的《治安管理处罚法》.
    case before(EditionDate)
    /// 第八十四条（2012年修正的为第七十二条）: the text beside the one of that time.
    case beside(EditionDate)
    /// 原《治安管理处罚法》, 修订前的《治安管理处罚法》, 《治安管理处罚法》（已废止）.
    case replaced
    /// 当时有效的《治安管理处罚法》, 案发时的《治安管理处罚法》.
    case then
    /// 现行的该法.
    case inForce
    /// 修订后的该法, 新法: the text that was made last, though its day may not have come.
    case latest
    /// 主席令第67号《治安管理处罚法》.
    case decree(Int, String)
    /// 《治安管理处罚法》（修订草案）, 《刑法》（修正案）: a text beside the law, never the law.
    case other(String)
    /// 日本《刑法》, 山东省《禁毒条例》: the law of that place, if the site has it.
    case place(LegalPlace)
    /// 《治安管理处罚法》第七十条、第七十二条（2012年修正）: nobody can say whether the words mean the first one too.
    case unclear

    /// Whether the text that counts today, or will count, is meant, so that its being in force is worth a look.
    var isToday: Bool {
        switch self {
        case .inForce, .latest, .place: true
        default: false
        }
    }

    /// Whether a date says which text is meant.
    var hasDate: Bool {
        switch self {
        case .dated, .ofYear, .before: true
        default: false
        }
    }

    /// As it stands in brackets behind the title: 2012年10月26日的文本.
    var words: String {
        switch self {
        case .dated(let date): "\(date.chinese)\(date.event == .force ? "施行" : "")的文本"
        case .ofYear(let year): "\(year)年的文本"
        case .before(let date): "\(date.chinese)以前的文本"
        case .beside(let date): "\(date.chinese)的文本以外的文本"
        case .replaced: "修改前的文本"
        case .then: "当时有效的文本"
        case .inForce: "现行文本"
        case .latest: "修订后的文本"
        case .decree(_, let words), .other(let words): words
        case .place(let place): place.name
        case .unclear: "后面括号里说的文本"
        }
    }
}

/// A day, month or year that a text names, and what is said to have happened then.
struct EditionDate: Sendable, Hashable {
    /// What happened to the law on a day.
    enum Event: Sendable, Hashable {
        /// 通过, 公布, 修正, 修订.
        case made
        /// 施行, 实施, 生效.
        case force
    }

    var year: Int
    var month: Int?
    var day: Int?
    var event: Event?

    var chinese: String { "\(year)年" + (month.map { "\($0)月" } ?? "") + (day.map { "\($0)日" } ?? "") }

    /// Its first day as a number that grows with time.
    var order: Int { year * 10_000 + (month ?? 1) * 100 + (day ?? 1) }

    /// Whether a day lies in it.
    func holds(_ date: CalendarDate) -> Bool {
        year == date.year && (month.map { $0 == date.month } ?? true) && (day.map { $0 == date.day } ?? true)
    }
}

extension CalendarDate {
    /// A number that grows with time, as that of an `EditionDate`.
    fileprivate var order: Int { year * 10_000 + month * 100 + day }
}

extension Statute {
    /// The day on which this text was passed or last changed.
    ///
    /// A version that declares since when it is in force keeps the day of its making in its history only.
    var made: CalendarDate? { amended ?? madeDates.max() ?? adopted }

    /// Whether a text of which only the day is known since when it is in force may be the one of an earlier day.
    fileprivate func mayBeMade(_ date: EditionDate) -> Bool {
        guard made == nil, date.event != .force, let since else { return false }
        return date.order <= since.order && since.year - date.year <= 2
    }

    func isOf(_ date: EditionDate) -> Bool {
        let days: [CalendarDate?] =
            switch date.event {
            case .made: [made]
            case .force: [since]
            case nil: [made, since]
            }
        return days.contains { $0.map(date.holds) ?? false }
    }
}

extension CitationResolver {
    /// The edition of a law, or that the site lacks it; nil for a law that the site does not have at all.
    mutating func look(up name: String, _ edition: NamedEdition) -> Referent? {
        let key = EditionKey(name: name, edition: edition)
        if let known = editions[key] { return known }
        var found: Statute?
        switch (edition, library.look(up: name)) {
        case (.place(let place), _):
            if place.isOrdinary(before: name) { return nil }
            found = library.statute(of: place, named: name, asOf: asOf)
        case (.other(let words), _):
            // 宪法修正案, of which the site may have the text.
            if case .law(let id) = library.look(up: name + words) { found = library.version(of: id, asOf: asOf) }
        case (_, .law(let id)): found = version(of: id, edition)
        default: return nil
        }
        let law =
            found.map { .statute($0, isHome: false) } ?? Referent.absent("\(Statute.plain(name))（\(edition.words)）")
        editions[key] = law
        return law
    }

    /// What was asked for once is not looked for again.
    struct EditionKey: Hashable {
        let name: String
        let edition: NamedEdition
    }

    private func version(of id: String, _ edition: NamedEdition) -> Statute? {
        let versions = library.versions(of: id)
        let current = library.version(of: id, asOf: asOf)
        switch edition {
        case .dated(let date):
            let found = Self.edition(of: date, in: versions)
            return found.isEmpty ? versions.only.flatMap { $0.mayBeMade(date) ? $0 : nil } : found.only
        case .ofYear(let year):
            let found = Self.edition(of: EditionDate(year: year), in: versions)
            if !found.isEmpty { return found.only }
            // A text that has not changed since is that year's text too.
            return current.flatMap { current in (current.since.map { $0.year < year } ?? true) ? current : nil }
        case .before(let date): return versions.last { $0.since.map { $0.order < date.order } ?? false }
        case .beside(let date):
            let then = Self.edition(of: date, in: versions).only
            if let current, let then, then.version != current.version { return current }
            let before = versions.last { $0.since.map { $0.order < EditionDate(year: date.year).order } ?? false }
            // Of the text of that time the site may have nothing but that it is over.
            return before
                ?? (then == nil
                    ? current.flatMap { ($0.since.map { day in date.isBefore(day) } ?? false) ? $0 : nil } : nil)
        case .replaced:
            if let current, current.repealed.map({ $0 <= asOf }) ?? false { return current }
            let older = versions.filter { version in
                guard let since = version.since, let now = current?.since else { return false }
                return since < now
            }
            return older.only
        case .then: return versions.only
        case .inForce: return current
        case .latest: return versions.last
        case .decree(let number, let words):
            let numbered = versions.filter { !$0.decrees.isEmpty }
            let found = numbered.filter { $0.decrees.contains(number) }
            if let found = found.only { return found }
            // The number of the first text stands in the history of the later ones too.
            if let current, found.contains(where: { $0.version == current.version }) { return current }
            // 《戒毒条例》（国务院令第597号） is how regulations are named, whatever was changed in them since; a 主席令 may be
            // that of an amendment.
            if words.hasPrefix("国务院"), numbered.count < versions.count { return current }
            // Of a law with one text, whose number nobody wrote down, the number says nothing.
            return numbered.isEmpty ? versions.only : nil
        case .other, .place, .unclear: return nil
        }
    }

    /// The versions that were made or came into force then; of a day that is not exact the version of its year, which
    /// no other text can be.
    private static func edition(of date: EditionDate, in versions: [Statute]) -> [Statute] {
        var dates = [date]
        if date.event == .force {
            if date.day == nil { dates.append(EditionDate(year: date.year, month: date.month)) }
        } else {
            if date.event != nil { dates.append(EditionDate(year: date.year, month: date.month, day: date.day)) }
            if date.month != nil {
                dates.append(EditionDate(year: date.year, event: date.event))
            }
            if date.event != nil { dates.append(EditionDate(year: date.year)) }
        }
        let found = dates.lazy.map { date in versions.filter { $0.isOf(date) } }.first { !$0.isEmpty }
        if let found { return found }
        // An amended law keeps the day of 施行 in its last article.
        return date.event == .force ? versions.filter { $0.effective.map(date.holds) ?? false } : []
    }
}

extension Array {
    /// The element of a list that has no other.
    fileprivate var only: Element? { count == 1 ? self[0] : nil }
}
