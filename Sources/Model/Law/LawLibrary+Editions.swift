package import DataFiles
import Diagnostics

/// Texts of a law by what people write for them.
///
///     jindufa@2008-06-01, 治安管理处罚法@2013-01-01      the day since when a text is in force
///     治安管理处罚法@2020-05-01, 治安管理处罚法@2020     a day or a year on which it was in force
///     《治安管理处罚法》（2012年修正）                    the words of an edition
extension LawLibrary {
    /// A law by its id or a name, with a day or the words of an edition; without these the version that counts on a day.
    ///
    /// Nil where no text of the site was in force then, or where two of them were.
    package func statute(named name: String, asOf: CalendarDate) -> Statute? {
        if let id = id(named: name) { return version(of: id, asOf: asOf) }
        guard let (law, words) = Self.edition(in: name), let id = id(named: law) else { return nil }
        if let date = Self.date(words) { return version(of: id, at: date) }
        guard let edition = Self.words(law + words) else { return nil }
        var resolver = CitationResolver(
            library: self, home: nil, asOf: asOf, source: SourceText(path: "", ""), reviewed: nil, release: false)
        guard case .statute(let statute, _)? = resolver.look(up: Self.unmarked(law), edition.edition) else {
            return nil
        }
        return statute
    }

    /// The id of a law by a name, whatever day or edition stands behind it.
    package func idOfEdition(named name: String) -> String? {
        id(named: name) ?? Self.edition(in: name).flatMap { id(named: $0.law) }
    }

    /// The text that was in force on a day or, for a year or a month, in all of it; one that was only made then where none was.
    private func version(of id: String, at date: EditionDate) -> Statute? {
        let all = versions(of: id)
        if let exact = all.first(where: { $0.since.map { date.day != nil && date.holds($0) } ?? false }) {
            return exact
        }
        let first = date.order
        let last = date.year * 10_000 + (date.month ?? 12) * 100 + (date.day ?? 31)
        let order = { (day: CalendarDate) in day.year * 10_000 + day.month * 100 + day.day }
        var inForce: [Statute] = []
        for (index, version) in all.enumerated() {
            let begin = version.since.map(order) ?? 0
            let end = index + 1 < all.count ? all[index + 1].since.map(order) ?? 0 : Int.max
            let repealed = version.repealed.map(order) ?? Int.max
            if begin <= last, end > first, repealed > first { inForce.append(version) }
        }
        if inForce.count == 1 { return inForce.first }
        let made = all.filter { $0.made.map(date.holds) ?? false }
        return inForce.isEmpty && made.count == 1 ? made.first : nil
    }

    /// The law and what stands behind it: @2020, or （2012年修正） with or without its brackets.
    private static func edition(in name: String) -> (law: String, words: String)? {
        if let at = name.firstIndex(where: { $0 == "@" || $0 == "＠" }) {
            return (trimmed(name[..<at]), trimmed(name[name.index(after: at)...]))
        }
        let name = trimmed(name[...])
        guard let edition = words(name), edition.start > 0 else { return nil }
        let law = String(decoding: name.utf8.prefix(edition.start), as: UTF8.self)
        // 《治安管理处罚法（2012年修正）》.
        if law.hasPrefix("《"), !law.contains("》") { return (String(law.dropFirst()), edition.words) }
        return (trimmed(law[...]), edition.words)
    }

    /// The words of an edition at the end of a name, and where they begin.
    private static func words(_ name: String) -> (edition: NamedEdition, start: Int, words: String)? {
        var name = name
        if name.hasPrefix("《"), name.hasSuffix("）》") || name.hasSuffix(")》") { name.removeLast() }
        let bytes = Array(name.utf8)
        let found = bytes.withUnsafeBufferPointer { ProvisionReader(bytes: $0).trailingEdition(0..<$0.count) }
        return found.map { ($0.edition, $0.start, String(decoding: bytes[$0.start...], as: UTF8.self)) }
    }

    /// 2020-05-01, 2020年5月1日, 2020-05, 2020; nil for anything else.
    private static func date(_ words: String) -> EditionDate? {
        let bytes = Array(words.utf8)
        return bytes.withUnsafeBufferPointer { bytes in
            guard let (date, end) = ProvisionReader(bytes: bytes).date(at: 0, end: bytes.count), end == bytes.count
            else { return nil }
            return date
        }
    }

    private static func unmarked(_ name: String) -> String {
        name.hasPrefix("《") && name.hasSuffix("》") ? String(name.dropFirst().dropLast()) : name
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first?.isWhitespace ?? false { text = text.dropFirst() }
        while text.last?.isWhitespace ?? false { text = text.dropLast() }
        return String(text)
    }
}
