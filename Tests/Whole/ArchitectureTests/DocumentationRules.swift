/// The rule for comments: what another module uses says in a line what it is.
enum DocumentationRules {
    /// Every `package` type, function, initialiser, subscript, computed property and constant has a `///` right above it.
    ///
    /// Stored properties say what they are by their names; codes of findings have a manual page; what a protocol asks for is
    /// documented in the protocol.
    static func undocumented(_ sources: [SwiftSource]) -> [String] {
        sources.flatMap { source in
            let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false).map {
                $0.drop { $0 == " " }
            }
            return lines.indices.compactMap { index -> String? in
                guard let declaration = declaration(lines[index]), !isDocumented(lines, index) else { return nil }
                return "\(source.path):\(index + 1): “\(declaration)” has no comment"
            }
        }
    }

    /// What a line declares for other modules, if that needs a comment.
    private static func declaration(_ line: Substring) -> String? {
        guard line.hasPrefix("package") || line.hasPrefix("@") else { return nil }
        let pattern =
            #/(?:@\w+(?:\([^)]*\))?\s+)*package\s+(?:\w+\(set\)\s+)?(?<words>(?:mutating|static|final|indirect|consuming|nonisolated)\s+)*(?<kind>struct|enum|class|actor|protocol|func|var|let|init|subscript|typealias)\b\s*(?<name>[\w<=+]*)/#
        guard let match = line.prefixMatch(of: pattern) else { return nil }
        let isStatic = match.output.0.contains("static ")
        let isStored = ["let", "var"].contains(match.kind) && !isStatic && !line.contains("{")
        if isStored || line.contains("= FindingCode(") || conformances.contains(String(match.name)) { return nil }
        return match.name.isEmpty ? String(match.kind) : "\(match.kind) \(match.name)"
    }

    private static func isDocumented(_ lines: [Substring], _ index: Int) -> Bool {
        var above = index - 1
        while above >= 0, lines[above].hasPrefix("@") { above -= 1 }
        return above >= 0 && lines[above].hasPrefix("///")
    }

    /// Members that protocols of ours and of the library ask for.
    private static let conformances: Set = [
        "description", "fields", "template", "templates", "schema", "assets", "encode", "hash", "<", "==",
    ]
}
