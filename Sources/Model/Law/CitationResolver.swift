import ChineseText
package import DataFiles
package import Diagnostics

extension LawLibrary {
    /// Looks up the citations of one document, in its order.
    ///
    /// `home` is the law in which they stand (本法); nil on an ordinary page. `reviewed` is the day on which somebody last
    /// checked the page, `written` the one on which it was written where nobody has: what changed since is reported. With `release`, `law.not-in-force` is an error. `mayQuote` off
    /// says that the text holds no quotation marks, so that none has to be compared with its law. With `keepsLinks` a citation with a
    /// day of 施行 that no text has keeps its link, and a finding says so. `isUndated` says that the page has no date of its own, so that
    /// nobody can tell which text its author had in hand; `isAmending` that it changes laws, so that its numbers are those of several texts.
    package func resolve(
        _ marks: [CitationMark],
        home: Statute?,
        asOf: CalendarDate,
        source: SourceText,
        reviewed: CalendarDate? = nil,
        written: CalendarDate? = nil,
        release: Bool = false,
        mayQuote: Bool = true,
        keepsLinks: Bool = false,
        isUndated: Bool = false,
        isAmending: Bool = false
    ) -> CitationReport {
        var resolver = CitationResolver(
            library: self,
            home: home,
            asOf: asOf,
            source: source,
            reviewed: reviewed,
            release: release
        )
        resolver.written = reviewed == nil ? written : nil
        resolver.keepsLinks = keepsLinks
        resolver.isUndated = isUndated
        resolver.report.resolutions.reserveCapacity(marks.count)
        for mark in marks { resolver.resolve(mark) }
        var report = resolver.finish()
        if mayQuote {
            var quotations = QuotationCheck(self, source: source, release: release)
            quotations.check(report)
            let mended = quotations.mend(report)
            if !mended.isEmpty { report.findings = report.findings.map { mended[$0] ?? $0 } }
            if !quotations.findings.isEmpty || !mended.isEmpty {
                report.findings = (report.findings + quotations.findings).sortedByPlace()
            }
        }
        return isAmending ? withoutChecks(report, Place(file: source.path)) : report
    }
}

/// One walk through the citations of a document: remembers what 同法 and a list refer to.
struct CitationResolver {
    let library: LawLibrary
    let home: Statute?
    let asOf: CalendarDate
    let source: SourceText
    let reviewed: CalendarDate?
    /// When a page was written that nobody has reviewed since: its date; what changed some of its words later is no review.
    var written: CalendarDate?
    let release: Bool
    /// Whether a day of 施行 that no text has leads to today's text, with a finding, instead of nowhere: in banks, where the
    /// questions of a law that has changed are to be found.
    var keepsLinks = false
    /// Whether nothing says when the page was written or checked.
    var isUndated = false
    /// Citations of articles that have changed, on such a page, by the id of the law.
    var undated: [String: UndatedCitation] = [:]
    /// The laws of which words name an edition.
    var namedEditions: Set<String> = []
    /// Where the text itself stands in its law, so that 前款 is counted from there; nil on a page.
    var here: CitedPlace?
    var report = CitationReport()

    /// The law of the citation before.
    private(set) var last: Referent?

    /// What the law of the citation before is called, without its edition.
    var lastName: String?

    /// The law from before the brackets in which the last citation stands.
    private var outside: Referent?
    private var lastPlace: CitedPlace?
    /// What 第二款 in a list goes on from.
    private var listPlace: CitedPlace?
    /// Where the mark before stands in the source.
    private(set) var lastRange = 0..<0
    /// The source's bytes once they are needed, since asking a released source for them reads its file again.
    private var held: [UInt8]?
    /// How many places that do not exist have been reported.
    var missing = 0
    /// 第一款第（三）项 of an article that has one 款.
    var loneParagraphs: (mark: CitationMark, name: String, count: Int)?
    /// How many marks are no citations that could be read.
    var unread = 0
    /// What the names used so far mean.
    var known: [String: Referent] = [:]
    /// The last of them that was asked for.
    var lookedUp: (name: String, law: Referent)?
    /// What the editions named so far mean.
    var editions: [EditionKey: Referent] = [:]
    /// Laws named so far, for 本法 on a page.
    var named: [String: Referent] = [:]
    /// Laws already reported as not in force.
    var outdated: Set<String> = []
    /// What is said of laws that have changed since the page was reviewed, by version.
    var changed: [String: ChangedCitation] = [:]
    /// What ranges have passed over so far.
    private var passed: Set<Passed> = []
    var unreferred: [String: (mark: CitationMark, count: Int)] = [:]
    /// 前款 and the like of which nothing says what it is counted from.
    var uncounted: [String: (mark: CitationMark, count: Int)] = [:]

    /// The short names that the source gives to documents, once a citation asks.
    var definedNames: [DefinedName]?
    /// The days that the source names, once a citation asks.
    var namedDates: NamedDates?
    /// Where the front matter ends, once a citation asks.
    var knownFrontEnd: Int?
    /// Citations of today's text beside a day of the past.
    var past: [PastTime: PastCitation] = [:]
    /// Whether articles have other words in another text.
    var differing: [String: Bool] = [:]
    /// Citations with a day of 施行 that no text has.
    var unmatched: [EditionKey: PastCitation] = [:]

    /// The articles of laws that ranges with 之一 and long ranges ask for, by version.
    var numbers: [String: ArticleRow] = [:]

    private struct Passed: Hashable {
        let law: String
        let place: CitedPlace
    }

    enum Referent {
        case statute(Statute, isHome: Bool)
        case absent(String)
        case ambiguous
    }

    init(
        library: LawLibrary,
        home: Statute?,
        asOf: CalendarDate,
        source: SourceText,
        reviewed: CalendarDate?,
        release: Bool
    ) {
        self.library = library
        self.home = home
        self.asOf = asOf
        self.source = source
        self.reviewed = reviewed
        self.release = release
    }

    mutating func resolve(_ mark: CitationMark) {
        guard let citation = Citation(mark.text), isKnown(citation, mark) else { return pass(over: mark) }
        defer { lastRange = mark.range }
        let isOwn = meansHome(citation, mark)
        let (places, between, range) = places(of: citation, mark, isOwn: isOwn)
        if !isOwn { leaveBrackets(before: mark) }
        let named = isOwn ? nil : namedEdition(of: citation, mark)
        let law = isOwn ? home.map { .statute($0, isHome: true) } : law(of: citation, named, mark)
        last = law
        var targets: [CitationResolution.Target] = []
        if citation.isMalformed { reportMalformed(mark.range) }
        var id: String?
        switch law {
        case .statute(let statute, let isHome):
            id = statute.id
            if citation.isMalformed { break }
            if citation.relative != nil, places.isEmpty { uncounted[mark.text, default: (mark, 0)].count += 1 }
            if !isHome, named?.edition.isToday ?? true {
                checkForce(statute, citation, mark, isNamed: named != nil)
            }
            // What a range passes over counts once in a document, however often it is written.
            let inserted = articles(of: statute, inside: citation.ranges + (range.map { [$0] } ?? []), besides: places)
            targets = (between + inserted).filter { passed.insert(Passed(law: statute.version, place: $0)).inserted }
                .compactMap { statute.find($0).target(self, $0, isBetween: true) }
            for place in places { if let target = find(place, citation, in: statute, mark) { targets.append(target) } }
            if !inserted.isEmpty { targets.sort { $0.article < $1.article } }
            if !isHome {
                checkDivision(targets, statute, mark)
                checkParagraph(targets, citation, statute, mark)
            }
            if !isHome, named == nil {
                checkTime(statute, targets, mark)
                checkEarlierWords(statute, targets, mark)
            }
            if isUndated { noteUndated(statute, targets, mark, isNamed: named != nil) }
        case .absent(let title): report.unchecked.add(title, .absent, at: { source.place(mark.range) })
        case .ambiguous, nil: break
        }
        report.resolutions.append(CitationResolution(mark: mark, citation: citation, statute: id, targets: targets))
    }

    /// Whether a name without 《》 or other marks is one that somebody knows.
    mutating func isKnown(_ citation: Citation, _ mark: CitationMark) -> Bool {
        guard case .named(let name) = citation.law, let first = mark.text.unicodeScalars.first else { return true }
        return "《【“「『〈‘\"".unicodeScalars.contains(first) || known[name] != nil || library.scanner.knows(name)
            || definition(of: name, before: mark) != nil
    }

    /// What looks like a citation and is none that could be read: it is said, and nothing is counted from it.
    private mutating func pass(over mark: CitationMark) {
        if checkBareDivision(mark) {
            report.resolutions.append(CitationResolution(mark: mark, citation: nil, statute: nil, targets: []))
            return
        }
        (lastPlace, listPlace) = (nil, nil)
        reportUnread(mark)
        report.resolutions.append(CitationResolution(mark: mark, citation: nil, statute: nil, targets: []))
    }

    /// Whether a citation without a law in a law's own text means that law: 第三条, 第一款, 前款, 本条第二款; not where it goes
    /// on with a list, nor 同条, which is the article cited before.
    private mutating func meansHome(_ citation: Citation, _ mark: CitationMark) -> Bool {
        guard here != nil, home != nil, citation.law == .continued else { return false }
        if citation.relative != nil { return mark.text.hasPrefix("前") || mark.text.hasPrefix("本") }
        return !(gap(before: mark) { reader, gap in reader.isListSeparator(gap) } ?? false)
    }

    /// Every place that a citation names, and those that stand between it and the one before.
    private mutating func places(
        of citation: Citation, _ mark: CitationMark, isOwn: Bool
    ) -> (named: [CitedPlace], [CitedPlace], ArticleRange?) {
        if let relative = citation.relative {
            let places = relative.places(from: isOwn ? here : lastPlace, part: citation.place)
            if let last = places.last { listPlace = last }
            return (places, [], nil)
        }
        let isContinued = citation.law == .continued
        let origin = isOwn ? here : listPlace
        let named = ([citation.place] + citation.others).map { isContinued ? $0.continuing(origin) : $0 }
        defer {
            lastPlace = named.last
            listPlace = named.last
        }
        guard isContinued, !isOwn, let listPlace, followsRange(mark) else { return (named, [], nil) }
        if let from = listPlace.article, let to = named[0].article, from != to {
            guard from < to else {
                reportMalformed(lastRange.lowerBound..<mark.range.upperBound)
                return (named, [], nil)
            }
            return (named, listPlace.places(through: named[0]) ?? [], ArticleRange(from: from, to: to))
        }
        if let between = listPlace.places(through: named[0]) { return (named, between, nil) }
        reportMalformed(lastRange.lowerBound..<mark.range.upperBound)
        return (named, [], nil)
    }

    /// Whether 至 or the like stands between the mark before and this one.
    private mutating func followsRange(_ mark: CitationMark) -> Bool {
        gap(before: mark) { reader, gap in
            gap.contains {
                ProvisionReader.isRangeByte(reader.bytes[$0])
                    || ProvisionReader.rangeGlyphs.contains(reader.glyph($0))
            }
        } ?? false
    }

    /// Looks at what stands between the mark before and this one; nil where it is too long for a list, or nothing.
    mutating func gap(before mark: CitationMark, _ look: (ProvisionReader, Range<Int>) -> Bool) -> Bool? {
        guard !lastRange.isEmpty, lastRange.upperBound < mark.range.lowerBound else { return nil }
        let gap = lastRange.upperBound..<mark.range.lowerBound
        let bytes = sourceBytes()
        guard gap.count <= 314, gap.upperBound <= bytes.count else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            let reader = ProvisionReader(bytes: bytes)
            let gap = reader.listGap(gap)
            return gap.count <= 14 ? look(reader, gap) : nil
        }
    }

    /// Behind （原第七十二条） the law is again the one from before the brackets.
    private mutating func leaveBrackets(before mark: CitationMark) {
        guard here == nil, !lastRange.isEmpty, lastRange.upperBound < mark.range.lowerBound else { return }
        let bytes = sourceBytes()
        guard mark.range.lowerBound <= bytes.count else { return }
        let (opens, closes) = bytes.withUnsafeBufferPointer { bytes in
            let reader = ProvisionReader(bytes: bytes)
            let start = reader.skipMarks(from: lastRange.upperBound)
            return (
                reader.opening(start) > 0 && reader.bracket(at: start)?.contains(mark.range.lowerBound) ?? false,
                reader.closing(start) > 0
            )
        }
        if closes, let outside { last = outside }
        outside = opens ? last : nil
    }

    /// The bytes of the source, asked for once.
    mutating func sourceBytes() -> [UInt8] {
        let bytes = held ?? source.bytes
        held = bytes
        return bytes
    }

    consuming func finish() -> CitationReport {
        reportUnreferred()
        reportParagraphs()
        reportUndated()
        reportChanged()
        reportPast()
        reportRest()
        report.findings = report.findings.sortedByPlace()
        return report
    }

    private mutating func find(
        _ place: CitedPlace,
        _ citation: Citation,
        in statute: Statute,
        _ mark: CitationMark
    ) -> CitationResolution.Target? {
        guard let number = place.article else { return nil }
        let found = statute.find(place)
        if let target = found.target(self, place, isBetween: false) { return target }
        guard statute.extent == .full else {
            report.unchecked.add(statute.plainTitle, .partial, at: { source.place(mark.range) })
            return nil
        }
        let part = range(of: found.part == nil ? CitedPlace(article: number) : place, citation, mark)
        if part == nil, isPassedOver(place, citation, in: statute) { return nil }
        missing += 1
        guard missing <= Self.mostMissing else { return nil }
        if let problem = found.problem {
            report.findings.append(
                Finding(
                    .lawArticleMissing, at: source.place(part ?? mark.range),
                    "\(statute.plainTitle.inTitleMarks)\(problem)"))
        } else {
            reportMissing(number, citation, in: statute, mark, part)
        }
        return nil
    }

    /// How many places that do not exist are reported one by one in a document.
    static let mostMissing = 200
}
