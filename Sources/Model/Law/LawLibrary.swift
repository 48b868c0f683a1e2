import ChineseText
package import DataFiles
package import Diagnostics

/// The laws of a site, looked up by what people call them.
package struct LawLibrary: Sendable {
    /// All versions of every law, by id.
    private let versions: [String: [Statute]]
    private let byTitle: [String: Set<String>]
    private let byShortName: [String: Set<String>]
    /// Titles by what stands in them from 关于 on, with the bodies before it.
    private let byRest: [String: [String: Set<String>]]
    /// Every name of every law, for the scanner.
    package let names: [String]
    /// Finds these and the names that everybody cites.
    let nameSearch: WordSearch
    /// Finds the citations of these laws in a run of text.
    package let scanner: CitationScanner
    /// Versions that occur twice.
    package let findings: [Finding]
    /// Texts that another text of the same version takes the place of.
    package let replaced: [Statute]
    /// The files of the laws by path, where they are at hand.
    package let sources: [String: SourceText]

    /// What a name means.
    package enum Lookup: Sendable, Hashable {
        case unknown
        /// The id of the law.
        case law(String)
        /// The ids of the laws that bear the name, sorted.
        case ambiguous([String])
    }

    /// All laws of a site; names that two of them bear become findings.
    package init(_ statutes: [Statute], sources: [SourceText] = []) {
        self.sources = Dictionary(sources.map { ($0.path, $0) }) { first, _ in first }
        var versions: [String: [Statute]] = [:]
        var findings: [Finding] = []
        let (standing, gists) = Self.withoutGists(statutes)
        var replaced = gists.map(\.gist)
        findings += gists.map { Self.repeated($0.gist, $0.official) }
        for statute in standing {
            if let other = versions[statute.id]?.first(where: { $0.plainTitle != statute.plainTitle }) {
                findings.append(Self.sharedID(statute, other))
            }
            if let index = versions[statute.id]?.firstIndex(where: { $0.version == statute.version }),
                let first = versions[statute.id]?[index]
            {
                // The law's own words count before a gist of them.
                let isBetter =
                    first.text == .outline && statute.text == .official
                    || first.text == statute.text && first.extent == .partial && statute.extent == .full
                replaced.append(isBetter ? first : statute)
                findings.append(isBetter ? Self.repeated(first, statute) : Self.repeated(statute, first))
                if isBetter { versions[statute.id]?[index] = statute }
            } else {
                versions[statute.id, default: []].append(statute)
            }
        }
        var byTitle: [String: Set<String>] = [:]
        var byShortName: [String: Set<String>] = [:]
        var byRest: [String: [String: Set<String>]] = [:]
        for (id, statutes) in versions {
            versions[id] = statutes.sorted { ($0.since?.description ?? "") < ($1.since?.description ?? "") }
            for statute in statutes {
                let title = Citation.inner(statute.title)
                byTitle[title, default: []].insert(id)
                if let (bodies, rest) = IssuingBody.split(title) { byRest[rest, default: [:]][title] = bodies }
                for name in statute.shortNames + [statute.plainTitle] {
                    byShortName[Citation.inner(name), default: []].insert(id)
                }
            }
        }
        // What people called the gist they go on calling the law.
        for statute in replaced {
            for name in statute.shortNames { byShortName[Citation.inner(name), default: []].insert(statute.id) }
        }
        self.versions = versions
        self.replaced = replaced
        self.byTitle = byTitle
        self.byShortName = byShortName
        self.byRest = byRest
        names = Set(byTitle.keys).union(byShortName.keys).sorted()
        nameSearch = WordSearch(Set(names).union(CitationScanner.commonNames))
        scanner = CitationScanner(names: names)
        self.findings = findings.sortedByPlace()
    }

    /// Every law in every version, by id and date.
    package var statutes: [Statute] { versions.keys.sorted().flatMap { versions[$0] ?? [] } }

    /// The versions of a law, the oldest first.
    package func versions(of id: String) -> [Statute] { versions[id] ?? [] }

    /// The law that a title or a short name means: a full title counts before a short name.
    package func look(up name: String) -> Lookup {
        let name = Citation.inner(name)
        for names in [byTitle, byShortName] {
            guard let ids = names[name], let first = ids.first else { continue }
            return ids.count == 1 ? .law(first) : .ambiguous(ids.sorted())
        }
        let ids = (byRest[name] ?? [:]).keys.reduce(into: Set<String>()) { $0.formUnion(byTitle[$1] ?? []) }
        if let first = ids.first { return ids.count == 1 ? .law(first) : .ambiguous(ids.sorted()) }
        // 最高法关于…的解释.
        if let (bodies, rest) = IssuingBody.split(name) {
            let made = (byRest[rest] ?? [:]).filter { $0.value == bodies }.keys
            if made.count == 1, let title = made.first, title != name { return look(up: title) }
        }
        let plain = Statute.plain(name)
        if plain != name { return look(up: plain) }
        if let law = PartTitle.law(of: name) { return look(up: law) }
        let (whole, isExcerpt) = ExcerptTitle.split(name)
        return isExcerpt ? whole.map { look(up: $0) } ?? .unknown : .unknown
    }

    /// The titles that end in words from 关于 on, with the bodies that they name before.
    func titles(from rest: String) -> [String: Set<String>] { byRest[Citation.inner(rest)] ?? [:] }

    /// The version that is in force on a day, else the one that comes nearest: the first before its day has come.
    package func version(of id: String, asOf: CalendarDate) -> Statute? {
        let all = versions(of: id)
        return all.last { $0.since.map { $0 <= asOf } ?? true } ?? all.first
    }

    /// The id of a law by its id or a name, with or without 《》.
    package func id(named name: String) -> String? {
        if versions[name] != nil { return name }
        let plain = name.hasPrefix("《") && name.hasSuffix("》") ? String(name.dropFirst().dropLast()) : name
        if case .law(let id) = look(up: plain) { return id }
        return nil
    }

    /// The page of a version inside its law's folder: `index.html` for the one that counts on a day.
    package func page(of statute: Statute, asOf: CalendarDate) -> String {
        let isCurrent = versions[statute.id].map { $0.count < 2 } ?? true
        if isCurrent || version(of: statute.id, asOf: asOf)?.version == statute.version { return "index.html" }
        return statute.versionPage
    }

    /// Two laws under one id would pass for two versions of one law, and the older one would vanish.
    private static func sharedID(_ statute: Statute, _ other: Statute) -> Finding {
        Finding(
            .lawRepeated, severity: .error, at: statute.files.first.map { Place(file: $0.path) },
            "\(statute.title.inTitleMarks)与\(other.title.inTitleMarks)的 id 都是“\(statute.id)”",
            explanation: ["两部法律要有不同的 id；同一部法律的各个版本要用同一个标题"],
            notes: [Finding.Note(at: other.files.first.map { Place(file: $0.path) }, "另一部在这里")]
        )
    }

    private static func repeated(_ statute: Statute, _ first: Statute) -> Finding {
        let note = Finding.Note(at: first.files.first.map { Place(file: $0.path) }, "以这一份为准")
        if statute.text == .outline, first.text == .official {
            return Finding(
                .lawRepeated, severity: .note, at: statute.files.first.map { Place(file: $0.path) },
                "\(statute.title.inTitleMarks)已有原文，这份要点不再使用", explanation: ["原文核对过后，可以删去要点文件"], notes: [note])
        }
        return Finding(
            .lawRepeated,
            at: statute.files.first.map { Place(file: $0.path) },
            "\(statute.title.inTitleMarks)（\(statute.version)）已经有一份",
            explanation: ["同一部法律的两个版本要有不同的 effective（施行日期）；两部法律要有不同的 id"],
            notes: [note]
        )
    }
}

extension FindingCode {
    package static let lawRepeated = FindingCode(
        "law.repeated",
        .warning,
        "同一部法律的同一版本有两份",
        manual: """
            两个文件的 id 与施行日期都相同，只用先读到的一份。若是两个版本，请分别写明 `effective`；若是两部法律，请改其中一个的 `id`；
            若是重复，请删去一份。
            """
    )
}
