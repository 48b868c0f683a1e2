import ChineseText
import Diagnostics

/// Which law a citation means.
extension CitationResolver {
    /// What the citation's law is; nil when nothing says so.
    mutating func law(
        of citation: Citation, _ named: (name: String?, edition: NamedEdition)?, _ mark: CitationMark
    ) -> Referent? {
        switch citation.law {
        case .named(let name): return look(up: named?.name ?? name, named?.edition, mark)
        case .continued:
            if let edition = named?.edition, let lastName { return look(up: lastName, edition, mark) }
            return goesOn(citation, mark) ? last : lawBefore(citation, mark)
        case .home(let noun):
            if let home { return .statute(home, isHome: true) }
            switch lawNamed(before: mark) {
            case .title(let title, let edition) where Self.fits(title, noun):
                return look(up: title, named?.edition ?? edition, mark)
            case .unclear: return missingReferent("本" + noun, mark)
            case .title, nil: break
            }
            if let edition = named?.edition, let lastName, Self.fits(lastName, noun) {
                return look(up: lastName, edition, mark)
            }
            let fitting = self.named.filter { $0.key.hasSuffix(noun) }
            // The one law of that name is only a guess here: one that lacks the place is not what was meant.
            if fitting.count == 1, let law = fitting.first?.value, !lacks(citation, law) { return law }
            return missingReferent("本" + noun, mark)
        case .same(let noun):
            switch lawNamed(before: mark) {
            case .title(let title, let edition) where Self.fits(title, noun):
                return look(up: title, named?.edition ?? edition, mark)
            case nil where lastName.map { Self.fits($0, noun) } ?? true:
                if let edition = named?.edition, let lastName { return look(up: lastName, edition, mark) }
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

    /// Whether a law is an older text: what goes on with it in other words may mean today's.
    private func isPast(_ law: Referent) -> Bool {
        guard case .statute(let statute, _) = law else { return false }
        return library.version(of: statute.id, asOf: asOf)?.version != statute.version
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
    mutating func look(up name: String, _ edition: NamedEdition?, _ mark: CitationMark) -> Referent {
        if let defined = definition(of: name, before: mark), let title = defined.title {
            guard title != name || edition == nil && defined.edition != nil else { return lookUp(name, edition, mark) }
            return lookUp(title, edition ?? defined.edition, mark)
        } else if let defined = definition(of: name, before: mark) {
            lastName = name
            return .absent("\(defined.name)（文中对几个文件的统称）")
        }
        return lookUp(name, edition, mark)
    }

    private mutating func lookUp(_ name: String, _ edition: NamedEdition?, _ mark: CitationMark) -> Referent {
        switch issuedTitle(name, mark) {
        case .title(let title): return lookUp(title, edition, mark)
        case .absent(let title):
            lastName = name
            named[title] = .absent(title)
            return .absent(title)
        case nil: lastName = name
        }
        guard let edition, let law = look(up: name, edition) else { return look(up: name, mark) }
        switch law {
        case .statute(let statute, _): named["\(statute.version) \(statute.title)"] = law
        case .absent(let title):
            if let kept = keptLink(name, edition, mark) { return kept }
            named["\(title) \(name)"] = law
        case .ambiguous: break
        }
        return law
    }

    private mutating func look(up name: String, _ mark: CitationMark) -> Referent {
        // Most citations name the law of the one before: no hash of its name is needed.
        if let lookedUp, lookedUp.name == name { return lookedUp.law }
        if let law = known[name] {
            lookedUp = (name, law)
            return law
        }
        switch library.look(up: name) {
        case .law(let id):
            guard let statute = library.version(of: id, asOf: asOf) else { return .absent(Statute.plain(name)) }
            let law = Referent.statute(statute, isHome: false)
            named["\(statute.version) \(statute.title)"] = law
            known[name] = law
            return law
        case .unknown:
            let title = Statute.plain(name)
            named[title] = .absent(title)
            known[name] = .absent(title)
            return .absent(title)
        case .ambiguous(let ids):
            reportAmbiguous(name, ids.compactMap { library.version(of: $0, asOf: asOf) }, mark)
            return .ambiguous
        }
    }

    /// Says that several laws bear a name; two files of one title, of which no citation can choose one, are said once a document.
    private mutating func reportAmbiguous(_ name: String, _ laws: [Statute], _ mark: CitationMark) {
        guard Set(laws.map(\.plainTitle)).count > 1 else {
            known[name] = .ambiguous
            let files = laws.map { law in
                let path = law.files.first?.path ?? law.version
                return "\(path)　id: \(law.id)" + (law.text == .outline ? "（要点）" : "")
            }
            let title = laws.first?.title ?? name
            report.findings.append(
                Finding(
                    .lawAmbiguous, at: source.place(mark.range),
                    "\(title.inTitleMarks)有\(laws.count.counted)个文件，id 不一样，成了\(laws.count.counted)部法律，引用它的地方都没有核对",
                    explanation: files + ["重复的，删去一个；是同一部法律的不同版本，或者一份要点、一份原文，把 id 改成一样"]))
            return
        }
        let finding = Finding(
            .lawAmbiguous, at: source.place(mark.range), "“\(name)”可以指\(laws.count.counted)部法律，请写全称",
            explanation: laws.map { "《\($0.title)》" })
        report.findings.append(finding)
        report.open.append(OpenCitation(mark: mark, candidates: laws, finding: finding))
    }

    /// Whether a citation without a law stands in one list with the one before, or counts from it.
    private mutating func goesOn(_ citation: Citation, _ mark: CitationMark) -> Bool {
        if here != nil || citation.relative != nil || mark.range.lowerBound == lastRange.upperBound { return true }
        return gap(before: mark) { $1.isEmpty || $0.isListSeparator($1) || $0.isSemicolon($1) || $0.isBlank($1) }
            ?? false
    }

    /// The law of a bare 第四条规定：“……”: that of the sentences before it, where no other is named and it has such a place.
    private mutating func lawBefore(_ citation: Citation, _ mark: CitationMark) -> Referent? {
        let law: Referent?
        switch lawNamed(before: mark) {
        case .title(let title, let edition): law = look(up: title, edition, mark)
        case .unclear: law = nil
        case nil: law = last
        }
        if let law, !lacks(citation, law), !isPast(law) { return law }
        reportUnread(mark)
        return nil
    }
}
