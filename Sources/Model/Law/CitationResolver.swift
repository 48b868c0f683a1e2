import ChineseText
package import DataFiles
package import Diagnostics

extension LawLibrary {
    /// Looks up the citations of one document, in its order.
    ///
    /// `home` is the law in which they stand (本法); nil on an ordinary page. `reviewed` is the day on which somebody last
    /// checked the page: what changed since is reported. With `release`, `law.not-in-force` is an error. `mayQuote` off
    /// says that the text holds no quotation marks, so that none has to be compared with its law.
    package func resolve(
        _ marks: [CitationMark],
        home: Statute?,
        asOf: CalendarDate,
        source: SourceText,
        reviewed: CalendarDate? = nil,
        release: Bool = false,
        mayQuote: Bool = true
    ) -> CitationReport {
        var resolver = CitationResolver(
            library: self,
            home: home,
            asOf: asOf,
            source: source,
            reviewed: reviewed,
            release: release
        )
        resolver.report.resolutions.reserveCapacity(marks.count)
        for mark in marks { resolver.resolve(mark) }
        var report = resolver.finish()
        guard mayQuote else { return report }
        var quotations = QuotationCheck(self, source: source, release: release)
        quotations.check(report)
        if !quotations.findings.isEmpty { report.findings = (report.findings + quotations.findings).sortedByPlace() }
        return report
    }
}

/// One walk through the citations of a document: remembers what 同法 and a list refer to.
struct CitationResolver {
    let library: LawLibrary
    let home: Statute?
    let asOf: CalendarDate
    let source: SourceText
    let reviewed: CalendarDate?
    let release: Bool
    /// Where the text itself stands in its law, so that 前款 is counted from there; nil on a page.
    var here: CitedPlace?
    var report = CitationReport()

    /// The law of the citation before.
    private var last: Referent?

    /// The title of the law of the citation before.
    var lastTitle: String? {
        switch last {
        case .statute(let statute, _): statute.title
        case .absent(let title): title
        case .ambiguous, nil: nil
        }
    }

    private var lastPlace: CitedPlace?
    /// What 第二款 in a list goes on from.
    private var listPlace: CitedPlace?
    /// Where the mark before stands in the source.
    private(set) var lastRange = 0..<0
    /// The source's bytes once they are needed, since asking a released source for them reads its file again.
    private var held: [UInt8]?
    /// How many places that do not exist have been reported.
    var missing = 0
    /// What the names used so far mean.
    private var known: [String: Referent] = [:]
    /// What the editions named so far mean.
    var editions: [EditionKey: Referent] = [:]
    /// Laws named so far, for 本法 on a page.
    private var named: [String: Referent] = [:]
    /// Laws already reported as not in force.
    var outdated: Set<String> = []
    /// What ranges have passed over so far.
    private var passed: Set<Passed> = []
    private var unreferred: [String: (mark: CitationMark, count: Int)] = [:]
    /// 前款 and the like of which nothing says what it is counted from.
    private var uncounted: [String: (mark: CitationMark, count: Int)] = [:]

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
        defer { lastRange = mark.range }
        guard let citation = Citation(mark.text) else {
            report.resolutions.append(CitationResolution(mark: mark, citation: nil, statute: nil, targets: []))
            return
        }
        let isOwn = meansHome(citation, mark)
        let (places, between) = places(of: citation, mark, isOwn: isOwn)
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
            if !isHome, named == nil { checkForce(statute, citation, mark) }
            // What a range passes over counts once in a document, however often it is written.
            targets = between.filter { passed.insert(Passed(law: statute.version, place: $0)).inserted }
                .compactMap { statute.find($0).target(self, $0, isBetween: true) }
            for place in places { if let target = find(place, citation, in: statute, mark) { targets.append(target) } }
        case .absent(let title): report.unchecked.add(title, .absent, at: { source.place(mark.range) })
        case .ambiguous, nil: break
        }
        report.resolutions.append(CitationResolution(mark: mark, citation: citation, statute: id, targets: targets))
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
    ) -> (named: [CitedPlace], [CitedPlace]) {
        if let relative = citation.relative {
            let places = relative.places(from: isOwn ? here : lastPlace, part: citation.place)
            if let last = places.last { listPlace = last }
            return (places, [])
        }
        let isContinued = citation.law == .continued
        let origin = isOwn ? here : listPlace
        let named = ([citation.place] + citation.others).map { isContinued ? $0.continuing(origin) : $0 }
        defer {
            lastPlace = named.last
            listPlace = named.last
        }
        guard isContinued, !isOwn, let listPlace, followsRange(mark) else { return (named, []) }
        if let between = listPlace.places(through: named[0]) { return (named, between) }
        reportMalformed(lastRange.lowerBound..<mark.range.upperBound)
        return (named, [])
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
    private mutating func gap(before mark: CitationMark, _ look: (ProvisionReader, Range<Int>) -> Bool) -> Bool? {
        guard !lastRange.isEmpty, lastRange.upperBound < mark.range.lowerBound else { return nil }
        let gap = lastRange.upperBound..<mark.range.lowerBound
        let bytes = sourceBytes()
        guard gap.count <= 14, gap.upperBound <= bytes.count else { return nil }
        return bytes.withUnsafeBufferPointer { look(ProvisionReader(bytes: $0), gap) }
    }

    /// The bytes of the source, asked for once.
    mutating func sourceBytes() -> [UInt8] {
        let bytes = held ?? source.bytes
        held = bytes
        return bytes
    }

    consuming func finish() -> CitationReport {
        for (word, entry) in unreferred {
            let times = entry.count == 1 ? "" : "（共 \(entry.count) 处）"
            report.findings.append(
                Finding(
                    .lawNoReferent,
                    at: source.place(entry.mark.range),
                    "看不出“\(word)”指哪部法律\(times)",
                    explanation: ["请写出法律的名称，如《禁毒法》第三条"]
                )
            )
        }
        for (word, entry) in uncounted {
            let times = entry.count == 1 ? "" : "（共 \(entry.count) 处）"
            report.findings.append(
                Finding(
                    .lawNoReferent, severity: .note, at: source.place(entry.mark.range),
                    "看不出“\(word)”指哪一条、哪一款，没有核对\(times)",
                    explanation: ["前面的引用没有写到第几款；请写出条号和款号，如第三条第一款"]))
        }
        if missing > Self.mostMissing {
            report.findings.append(
                Finding(
                    .lawArticleMissing, at: Place(file: source.path),
                    "还有 \(missing - Self.mostMissing) 处引用的条、款、项不存在，先改前面 \(Self.mostMissing) 处"
                )
            )
        }
        report.findings = report.findings.sortedByPlace()
        return report
    }

    /// What the citation's law is; nil when nothing says so.
    private mutating func law(
        of citation: Citation, _ edition: (name: String, edition: NamedEdition)?, _ mark: CitationMark
    ) -> Referent? {
        switch citation.law {
        case .named(let name):
            if let edition { return look(up: edition.name, edition.edition, mark) }
            return look(up: name, mark)
        case .continued: return last
        case .home(let noun):
            if let home { return .statute(home, isHome: true) }
            switch lawNamed(before: mark) {
            case .title(let title, let edition) where Self.fits(title, noun): return look(up: title, edition, mark)
            case .unclear: return missingReferent("本" + noun, mark)
            case .title, nil: break
            }
            let fitting = named.filter { $0.key.hasSuffix(noun) }
            // The one law of that name is only a guess here: one that lacks the place is not what was meant.
            if fitting.count == 1, let law = fitting.first?.value, !lacks(citation, law) { return law }
            return missingReferent("本" + noun, mark)
        case .same(let noun):
            switch lawNamed(before: mark) {
            case .title(let title, let edition) where Self.fits(title, noun): return look(up: title, edition, mark)
            case nil where lastTitle.map { Self.fits($0, noun) } ?? true:
                return last ?? missingReferent(mark.text.prefix(1) + noun, mark)
            case .title, .unclear, nil: return missingReferent(mark.text.prefix(1) + noun, mark)
            }
        }
    }

    /// Whether 该办法 may stand for a law of that title: 禁毒法 is no 办法.
    private static func fits(_ title: String, _ noun: String) -> Bool {
        var title = title.utf8[...]
        // ） and ).
        if let last = title.last, last == 0x89 || last == 0x29 {
            title = title[..<(title.lastIndex { $0 == 0x28 || $0 == 0x88 } ?? title.endIndex)]
            if title.suffix(2).elementsEqual([0xEF, 0xBC]) { title = title.dropLast(2) }
        }
        let ends = { (noun: String) in title.suffix(noun.utf8.count).elementsEqual(noun.utf8) }
        return ends(noun) || noun == "法" && ["法典", "总则", "通则"].contains(where: ends)
    }

    private func lacks(_ citation: Citation, _ law: Referent) -> Bool {
        guard case .statute(let statute, _) = law, let number = citation.article, statute.extent == .full else {
            return false
        }
        guard let article = statute.article(number) else { return true }
        return article.part(of: citation.place).problem != nil
    }

    private mutating func missingReferent(_ word: some StringProtocol, _ mark: CitationMark) -> Referent? {
        unreferred[String(word), default: (mark, 0)].count += 1
        return nil
    }

    /// What a name means in an edition; today's text where no words name one, and for a law that the site lacks its name alone.
    private mutating func look(up name: String, _ edition: NamedEdition?, _ mark: CitationMark) -> Referent {
        edition.flatMap { look(up: name, $0) } ?? look(up: name, mark)
    }

    private mutating func look(up name: String, _ mark: CitationMark) -> Referent {
        if let law = known[name] { return law }
        switch library.look(up: name) {
        case .law(let id):
            guard let statute = library.version(of: id, asOf: asOf) else { return .absent(Statute.plain(name)) }
            let law = Referent.statute(statute, isHome: false)
            named[statute.title] = law
            known[name] = law
            return law
        case .unknown:
            let title = Statute.plain(name)
            named[title] = .absent(title)
            known[name] = .absent(title)
            return .absent(title)
        case .ambiguous(let ids):
            let titles = ids.compactMap { library.version(of: $0, asOf: asOf)?.title }
            report.findings.append(
                Finding(
                    .lawAmbiguous,
                    at: source.place(mark.range),
                    "“\(name)”可以指\(titles.count.counted)部法律，请写全称",
                    explanation: titles.map { "《\($0)》" }
                )
            )
            return .ambiguous
        }
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
        missing += 1
        guard missing <= Self.mostMissing else { return nil }
        if let problem = found.problem {
            report.findings.append(
                Finding(
                    .lawArticleMissing, at: source.place(mark.range), "\(statute.plainTitle.inTitleMarks)\(problem)")
            )
        } else {
            reportMissing(number, citation, in: statute, mark)
        }
        return nil
    }

    /// How many places that do not exist are reported one by one in a document.
    static let mostMissing = 200
}

/// What a law has at a place.
struct FoundPlace {
    let statute: Statute
    /// Nil where the article is missing.
    let part: Article.Part?

    /// What the article lacks, as a sentence.
    var problem: String? { part?.problem }

    func target(_ resolver: CitationResolver, _ place: CitedPlace, isBetween: Bool) -> CitationResolution.Target? {
        guard let part, part.problem == nil, let number = place.article else { return nil }
        return CitationResolution.Target(
            statute: statute.id,
            version: statute.version,
            anchor: part.anchor,
            label: "\(statute.markedTitle)\(place.chinese)",
            excerpt: part.excerpt,
            isOutline: statute.text == .outline,
            place: place,
            article: number,
            isBetween: isBetween,
            page: resolver.library.page(of: statute, asOf: resolver.asOf)
        )
    }
}

extension Statute {
    /// What stands at a place.
    func find(_ place: CitedPlace) -> FoundPlace {
        FoundPlace(statute: self, part: place.article.flatMap { article($0) }?.part(of: place))
    }
}
