/// The modules of Package.swift in the order in which they stand there.
///
/// Reads the calls inside `targets: [ … ]`: `module("Base", "Diagnostics", uses: "ChineseText", yams)`. The first string is
/// the stage and the second the name; further strings are modules it uses, but for a `library`, whose further strings
/// are its pkg-config name and Debian packages. Calls whose names end in `tests` or `Tests`, and `testSupport`, are not modules
/// of the program.
struct PackageOutline {
    let modules: [Module]

    struct Module: Hashable {
        let stage: String
        let name: String
        /// Declared dependencies by name; those that are variables (`yams`) are not here.
        let uses: [String]
        /// A C library: a module map and a header.
        let isLibrary: Bool

        var path: String { "Sources/\(stage)/\(name)" }
    }

    init(manifest: String) {
        let lines = manifest.split(separator: "\n", omittingEmptySubsequences: false).map(Self.withoutComment)
        let text = lines.joined(separator: "\n")
        guard let start = text.firstRange(of: "targets: [")?.upperBound else {
            modules = []
            return
        }
        modules = Self.calls(text[start...]).compactMap { call in
            let isTest = call.function.lowercased().hasSuffix("tests") || call.function == "testSupport"
            guard !isTest, call.strings.count >= 2 else { return nil }
            let isLibrary = call.function == "library"
            return Module(
                stage: call.strings[0],
                name: call.strings[1],
                uses: isLibrary ? [] : Array(call.strings.dropFirst(2)),
                isLibrary: isLibrary
            )
        }
    }

    private static func withoutComment(_ line: Substring) -> Substring {
        guard let slashes = line.firstRange(of: "//"), !line[..<slashes.lowerBound].hasSuffix(":") else { return line }
        return line[..<slashes.lowerBound]
    }

    /// The calls at the top of a list, until the bracket that ends the list.
    private static func calls(_ text: Substring) -> [(function: String, strings: [String])] {
        var calls: [(function: String, strings: [String])] = []
        var word = ""
        var depth = 0
        var function = ""
        var strings: [String] = []
        var literal: String?
        for character in text {
            if let open = literal {
                if character == "\"" { strings.append(open) }
                literal = character == "\"" ? nil : open + String(character)
                continue
            }
            switch character {
            case "\"": literal = ""
            case "(":
                if depth == 0 { (function, strings) = (word, []) }
                depth += 1
            case ")":
                depth -= 1
                if depth == 0 { calls.append((function, strings)) }
            case "]" where depth == 0: return calls
            default: break
            }
            word = character.isLetter ? word + String(character) : ""
        }
        return calls
    }
}
