import DataFiles

extension Statute {
    /// The number of one of its articles in the other versions of the law, by version.
    ///
    /// From one version to the next an article keeps its place where `renumbers` says so, or where it has the same words under
    /// the same number. Where neither is so nothing is said: no place is better than a wrong one.
    ///
    ///     第八十四条 of 2026 with renumbers {72: 84} → ["zhian@2013-01-01": 第七十二条]
    package func counterparts(of number: ArticleNumber, among versions: [Statute]) -> [String: ArticleNumber] {
        let row = versions.sorted { ($0.since?.description ?? "") < ($1.since?.description ?? "") }
        guard let position = row.firstIndex(where: { $0.version == version }) else { return [:] }
        var found: [String: ArticleNumber] = [:]
        var here = number
        for index in stride(from: position, to: 0, by: -1) {
            guard let before = row[index].number(before: here, in: row[index - 1]) else { break }
            here = before
            found[row[index - 1].version] = here
        }
        here = number
        for index in position..<row.count - 1 {
            guard let next = row[index + 1].number(after: here, in: row[index]) else { break }
            here = next
            found[row[index + 1].version] = here
        }
        return found
    }

    /// Where an article of this version stood in the one before.
    private func number(before number: ArticleNumber, in old: Statute) -> ArticleNumber? {
        let recorded = renumbers.filter { $0.value == number }.keys.sorted()
        if let first = recorded.first { return recorded.count == 1 && old.article(first) != nil ? first : nil }
        return isUnmoved(number, from: old) ? number : nil
    }

    /// Where an article of the version before stands in this one.
    private func number(after number: ArticleNumber, in old: Statute) -> ArticleNumber? {
        if let recorded = renumbers[number] { return article(recorded) == nil ? nil : recorded }
        return !renumbers.values.contains(number) && isUnmoved(number, from: old) ? number : nil
    }

    private func isUnmoved(_ number: ArticleNumber, from old: Statute) -> Bool {
        guard renumbers[number] == nil, let here = article(number), let there = old.article(number) else {
            return false
        }
        return here.plainText == there.plainText
    }
}
