/// The rules for finding codes: each can be shown, explained and found again.
enum FindingRules {
    /// Every code has the form `room.rule`, is declared once, and has a manual page.
    static func declarations(_ sources: [SwiftSource]) -> [String] {
        var seen: [String: String] = [:]
        var complaints: [String] = []
        for code in sources.flatMap(\.codes) {
            if code.id.wholeMatch(of: #/[a-z]+(?:-[a-z]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*/#) == nil {
                complaints.append("\(code.path): “\(code.id)” is not room.rule in lower-case words")
            }
            if let first = seen[code.id] { complaints.append("\(code.path): \(code.id) stands already in \(first)") }
            seen[code.id] = code.path
            if !code.hasManual { complaints.append("\(code.path): \(code.id) has no manual page") }
        }
        return complaints
    }

    /// Every code is in the list that its module exports, so that `humen explain` knows it.
    static func lists(_ sources: [SwiftSource]) -> [String] {
        let listed = Dictionary(grouping: sources, by: \.module).mapValues { files in
            files.reduce(into: Set<String>()) { $0.formUnion($1.listedCodes) }
        }
        return sources.flatMap { source in
            source.codes.compactMap { code in
                guard let name = code.name, listed[source.module]?.contains(name) != true else { return nil }
                return "\(source.path): \(name) is in no list of codes of \(source.module)"
            }
        }
    }

    /// Every code has a folder with a command that shows it, and every folder a code.
    ///
    /// `fixtures` holds the paths of the files below `Tests/Fixtures/invalid`.
    static func fixtures(_ sources: [SwiftSource], _ fixtures: [String]) -> [String] {
        let codes = Set(sources.flatMap(\.codes).map(\.id))
        let folders = Set(fixtures.compactMap { $0.split(separator: "/").first.map(String.init) })
        var complaints: [String] = []
        for code in codes.sorted() {
            if !folders.contains(code) {
                complaints.append("\(code) has no folder Tests/Fixtures/invalid/\(code)")
            } else if !fixtures.contains("\(code)/command.txt") {
                complaints.append("Tests/Fixtures/invalid/\(code) has no command.txt")
            }
        }
        for folder in folders.subtracting(codes).sorted() {
            complaints.append("Tests/Fixtures/invalid/\(folder) shows a code that is not declared")
        }
        return complaints
    }
}
