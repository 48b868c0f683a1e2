/// What the rules need to know of one Swift file.
struct SwiftSource {
    /// Below the package root, such as `Sources/Base/Diagnostics/Finding.swift`.
    let path: String
    let text: String
    /// The lines without those that are only a comment, in their places.
    private let codeLines: [Substring]

    init(path: String, _ text: String) {
        self.path = path
        self.text = text
        codeLines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.drop { $0 == " " }.hasPrefix("//") ? "" : line
        }
    }

    /// The module whose folder the file is in: the third part of its path.
    var module: String {
        let parts = path.split(separator: "/")
        return parts.count > 3 ? String(parts[2]) : ""
    }

    var lineCount: Int { codeLines.count - (text.hasSuffix("\n") ? 1 : 0) }

    var code: String { codeLines.joined(separator: "\n") }

    /// The modules that the file imports, whatever stands before or after the word `import`.
    var imports: [String] {
        let pattern =
            #/^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|protocol|typealias|func|let|var)\s+)?(\w+)/#
        return codeLines.compactMap { line in (try? pattern.firstMatch(in: line)).map { String($0.1) } }
    }

    /// The names of the types that the file declares.
    var types: [String] {
        let pattern = #/^\s*(?:(?:@\w+|\w+)\s+)*?(?:struct|enum|class|actor|protocol|typealias)\s+(`?)([A-Z]\w*)\1/#
        return codeLines.compactMap { line in (try? pattern.firstMatch(in: line)).map { String($0.2) } }
    }

    /// The finding codes that the file declares.
    var codes: [DeclaredCode] {
        let pattern = #/(?:static let (\w+)[^=\n]*=\s*)?FindingCode\(\s*"([^"]*)"/#
        let text = code
        return text.matches(of: pattern).map { match in
            DeclaredCode(
                name: match.1.map(String.init),
                id: String(match.2),
                hasManual: Self.hasManual(text[match.range.upperBound...]),
                path: path
            )
        }
    }

    /// The members of the lists of codes that the file exports: `static let lawCodes: [FindingCode] = [.a, .b]`.
    var listedCodes: Set<String> {
        var names: Set<String> = []
        for match in code.matches(of: #/\w+Codes:\s*\[FindingCode\]\s*(?:=\s*\[|\{\s*\[?)([^\]}]*)/#) {
            for name in match.1.matches(of: #/\.?(\w+)/#) { names.insert(String(name.1)) }
        }
        return names
    }

    /// Whether `manual:` is followed by words, before the next code begins.
    private static func hasManual(_ rest: Substring) -> Bool {
        let own = rest.firstRange(of: "FindingCode(").map { rest[..<$0.lowerBound] } ?? rest
        guard let label = own.firstRange(of: "manual:") else { return false }
        let value = own[label.upperBound...].drop { $0 == " " || $0 == "\n" || $0 == "\"" }
        return value.first.map { $0 != ")" } ?? false
    }
}

/// One `FindingCode(…)` in the sources.
struct DeclaredCode: Hashable {
    /// The constant that holds it, where there is one.
    let name: String?
    let id: String
    let hasManual: Bool
    let path: String
}
