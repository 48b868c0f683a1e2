import DataFiles

/// The regions that pages may be about: those of site.yaml, with the county itself.
package struct RegionNames: Sendable {
    /// A place by its code (empty where only the name is known) and name.
    package struct Entry: Sendable, Hashable {
        package let code: String
        package let name: String
    }

    /// In the order of site.yaml.
    package private(set) var all: [Entry] = []
    /// Name by every spelling that is understood.
    private var names: [String: String] = [:]

    /// A site that names no region: pages may name any.
    package init() {}

    mutating func add(code: String, name: String) {
        guard !name.isEmpty, names[name] == nil else { return }
        all.append(Entry(code: code, name: name))
        names[name] = name
        if !code.isEmpty { names[code] = name }
    }

    /// How the regions of pages are read.
    var vocabulary: Vocabulary<String> {
        Vocabulary(
            field: .region,
            words: all.map(\.name),
            read: { [isEmpty = all.isEmpty, names] text in isEmpty ? [text] : names[text].map { [$0] } },
            advice: [:]
        )
    }
}
