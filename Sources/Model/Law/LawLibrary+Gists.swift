import DataFiles

/// Gists of laws of which the site has the words.
extension LawLibrary {
    /// The texts that stand, and the gists that give way to an official text of the same law, with that text.
    ///
    /// A gist of another date would pass for another version: the outline of 2011 that tells what the text of 2018 says. Only one that is
    /// younger than every official text stands, since the law has changed; and one that another gist follows, for then somebody wrote down
    /// the versions one by one.
    static func withoutGists(
        _ statutes: [Statute]
    ) -> (standing: [Statute], gists: [(gist: Statute, official: Statute)]) {
        let laws = Dictionary(grouping: statutes) { $0.id }.filter { $0.value.count > 1 }
        var standing: [Statute] = []
        var gists: [(gist: Statute, official: Statute)] = []
        for statute in statutes {
            let others = statute.text == .outline ? laws[statute.id] ?? [] : []
            if let official = official(for: statute, among: others) {
                gists.append((statute, official))
            } else {
                standing.append(statute)
            }
        }
        return (standing, gists)
    }

    /// The official text that a gist gives way to, the one of its own date before others.
    private static func official(for gist: Statute, among texts: [Statute]) -> Statute? {
        let official = texts.filter { $0.text == .official && $0.plainTitle == gist.plainTitle }
        if let same = official.first(where: { $0.version == gist.version }) { return same }
        let isFollowed = texts.contains { other in
            guard other.text == .outline, let since = other.since else { return false }
            return gist.since.map { $0 < since } ?? false
        }
        return isFollowed ? nil : official.last { isAsYoung($0, as: gist) }
    }

    /// Whether a text may be that of a gist: not older, or changed so shortly before that it may have come into force with it.
    private static func isAsYoung(_ official: Statute, as gist: Statute) -> Bool {
        guard let text = official.since, let since = gist.since, text < since else { return true }
        return official.isEffectUnknown && since.year - text.year <= 1
    }
}
