import ChineseText
import DataFiles
import Diagnostics
import Synchronization

/// Finds the school that a name means among those that are known.
///
/// By the official code, else by the whole name (``NameKey``) or a former one, narrowed by the region where several
/// bear it, else by the name without that of its region in front. Never by likeness: names that are merely near are
/// listed for a person to choose from.
package struct SchoolMatcher: Sendable {
    private let tree: RegionTree
    private let byCode: [String: School]
    private let byKey: [ExactText: [School]]
    private let byShortKey: [ExactText: [School]]
    private let names: NearNames
    private let regions = FoundRegions()

    /// A name with the forms in which others are compared with it.
    private struct KnownName {
        let name: String
        let key: String
        let sound: String
    }

    /// The names of all schools, made comparable when the first of them is asked for: most sheets never do.
    ///
    /// A class, because all copies of the matcher share what was made.
    private final class NearNames: Sendable {
        private let names: [String]
        private let prepared = Mutex<[KnownName]?>(nil)

        init(_ names: [String]) { self.names = names }

        var all: [KnownName] {
            prepared.withLock { prepared in
                if let prepared { return prepared }
                let made = names.sorted().map { name in
                    KnownName(name: name, key: NameKey.of(name), sound: Pinyin.syllables(name).joined())
                }
                prepared = made
                return made
            }
        }
    }

    /// What texts of regions mean: most rows of a sheet write the same.
    ///
    /// A class, because all copies of the matcher share what was found.
    private final class FoundRegions: Sendable {
        private let found = Mutex<[String: RegionTree.Match]>([:])

        func find(_ text: String, in tree: RegionTree) -> RegionTree.Match {
            if let known = found.withLock({ $0[text] }) { return known }
            let match = tree.find(text)
            found.withLock { $0[text] = match }
            return match
        }
    }

    /// What a name was found to mean.
    package enum Outcome: Sendable, Hashable {
        case found(School)
        case ambiguous([School])
        /// The only one of that name, which lies elsewhere than the region that is named with it.
        case elsewhere(School, named: String)
        /// With the names that come near, best first, three at most.
        case unknown(near: [String])
    }

    /// Prepares the names of all known schools.
    package init(_ schools: [School], in tree: RegionTree) {
        self.tree = tree
        var byCode: [String: School] = [:]
        var byKey: [ExactText: [School]] = [:]
        var byShortKey: [ExactText: [School]] = [:]
        var prefixesOfRegion: [ExactText: [String]] = [:]
        for school in schools.sorted(by: { $0.uid < $1.uid }) {
            if let code = school.code { byCode[code] = school }
            var keys = [NameKey.of(school.name)]
            for name in school.formerNames {
                let key = NameKey.of(name)
                if !keys.contains(key) { keys.append(key) }
            }
            for key in keys { byKey[ExactText(key), default: []].append(school) }
            let region = ExactText(school.region)
            let prefixes = prefixesOfRegion[region] ?? tree.path(from: school.region).map { NameKey.of($0.name) }
            prefixesOfRegion[region] = prefixes
            var short: [String] = []
            for key in keys.flatMap({ Self.shorter($0, prefixes) }) where !short.contains(key) { short.append(key) }
            for key in short { byShortKey[ExactText(key), default: []].append(school) }
        }
        self.byCode = byCode
        self.byKey = byKey
        self.byShortKey = byShortKey
        names = NearNames(schools.map(\.name))
    }

    /// Finds the school that a row means.
    ///
    /// `regions` are those that the row names, nearest first: of several schools of a name they tell the one, and where there is only one
    /// they must not speak against it. An official code needs none. `suggests` off leaves out the names that come near: looking for them
    /// goes through all schools.
    func find(
        name: String, code: String? = nil, regions: [NamedRegion], suggests: Bool = true
    ) -> Outcome {
        if let code, let school = byCode[code] { return .found(school) }
        let key = NameKey.of(name)
        let candidates = byKey[ExactText(key)] ?? byShortKey[ExactText(key)] ?? withoutRegion(key)
        if candidates.isEmpty, let present = Self.withoutFormer(name) {
            return find(name: present, code: nil, regions: regions, suggests: suggests)
        }
        guard let first = candidates.first else { return .unknown(near: suggests ? near(name) : []) }
        guard let nearest = regions.first else { return candidates.count == 1 ? .found(first) : .ambiguous(candidates) }
        func other(than school: School) -> NamedRegion? {
            regions.first { named in
                named.contradicts(school.region, in: tree) { self.regions.find($0, in: tree) }
            }
        }
        if candidates.count == 1 {
            return other(than: first).map { .elsewhere(first, named: $0.text) } ?? .found(first)
        }
        let nearestKey = NameKey.of(nearest.text)
        let inside = candidates.filter { school in
            tree.path(from: school.region).contains { $0.code == nearest.text || NameKey.of($0.name) == nearestKey }
                && other(than: school) == nil
        }
        return inside.count == 1 ? .found(inside[0]) : .ambiguous(candidates)
    }

    /// A name without any region beside it.
    package func find(name: String, code: String? = nil, suggests: Bool = true) -> Outcome {
        find(name: name, code: code, regions: [], suggests: suggests)
    }

    /// 第一小学 of 第一小学（原名：城关小学）; nil where no former name stands behind.
    private static func withoutFormer(_ name: String) -> String? {
        let text = name.compact
        guard text.hasSuffix(")"), let open = text.lastIndex(of: "("), open > text.startIndex else { return nil }
        let inside = text[text.index(after: open)...].dropLast()
        let isFormer = ["原名", "曾用名", "原校名", "旧名"].contains(where: inside.hasPrefix)
        return isFormer ? String(text[..<open]) : nil
    }

    /// The schools whose region's name stands in front of the key, and whose own name is the rest.
    private func withoutRegion(_ key: String) -> [School] {
        let prefixes = tree.ordered.map { NameKey.of($0.region.name) }.filter(key.hasPrefix)
        let found = prefixes.flatMap { prefix in
            (byKey[ExactText(String(key.dropFirst(prefix.count)))] ?? []).filter { school in
                tree.path(from: school.region).contains { NameKey.of($0.name) == prefix }
            }
        }
        return Array(Set(found)).sorted { $0.uid < $1.uid }
    }

    /// A name without the names of its regions in front, in the order 省 市 县.
    private static func shorter(_ key: String, _ prefixes: [String]) -> [String] {
        var results: [String] = []
        for prefix in prefixes where key.utf8.starts(with: prefix.utf8) && key.count > prefix.count + 2 {
            results.append(String(key.dropFirst(prefix.count)))
        }
        return results
    }

    /// Names that hold the text, sound like it, hold its characters in order (一小 for 第一小学), or differ by a slip.
    private func near(_ name: String) -> [String] {
        let names = names.all
        let key = NameKey.of(name)
        let sound = Pinyin.syllables(name).joined()
        var found: [String] = []
        func add(_ more: some Sequence<KnownName>) {
            for known in more where found.count < 3 && !found.contains(known.name) { found.append(known.name) }
        }
        if key.count >= 2 { add(names.lazy.filter { $0.key.contains(key) }) }
        if sound.count >= 4 { add(names.lazy.filter { $0.sound.contains(sound) }) }
        if key.count >= 2 { add(names.lazy.filter { Self.holds(key, $0.key) }) }
        var left = names.map(\.name).filter { !found.contains($0) }
        while found.count < 3, let best = NearMiss.best(for: name, among: left) {
            found.append(best)
            left.removeAll { $0 == best }
        }
        return found
    }

    /// Whether every character of a text occurs in another in the same order.
    private static func holds(_ text: String, _ other: String) -> Bool {
        var rest = text[...]
        for character in other where character == rest.first { rest = rest.dropFirst() }
        return rest.isEmpty
    }
}
