/// The modules of Package.swift in the order in which they stand there.
///
/// Reads the calls inside `targets: [ … ]`: `module("Base", "Diagnostics", uses: "ChineseText", yams)`. The first string is
/// the stage and the second the name; further strings are modules it uses, but for a `library`, whose further strings
/// are its pkg-config name and Debian packages. `.executableTarget` and `.systemLibrary` are read by their path. Calls whose names end in `tests` or `Tests`, and `testSupport`, are not modules
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

    /// One call in the list: its name and the strings among its arguments.
    fileprivate struct Call {
        let function: String
        let strings: [String]
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
            return isTest ? nil : Module(call)
        }
    }

    private static func withoutComment(_ line: Substring) -> Substring {
        guard let slashes = line.firstRange(of: "//"), !line[..<slashes.lowerBound].hasSuffix(":") else { return line }
        return line[..<slashes.lowerBound]
    }

    /// The calls at the top of a list, until the bracket that ends the list.
    private static func calls(_ text: Substring) -> [Call] {
        var calls: [Call] = []
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
                if depth == 0 { calls.append(Call(function: function, strings: strings)) }
            case "]" where depth == 0: return calls
            default: break
            }
            word = character.isLetter ? word + String(character) : ""
        }
        return calls
    }
}

extension PackageOutline.Module {
    fileprivate init?(_ call: PackageOutline.Call) {
        isLibrary = call.function == "library" || call.function == "systemLibrary"
        var rest = call.strings
        if let path = rest.first(where: { $0.hasPrefix("Sources/") }) {
            let parts = path.split(separator: "/").map(String.init)
            guard parts.count == 3 else { return nil }
            (stage, name) = (parts[1], parts[2])
            rest.removeAll { $0 == path || $0 == parts[2] }
        } else {
            guard rest.count >= 2 else { return nil }
            (stage, name) = (rest[0], rest[1])
            rest.removeFirst(2)
        }
        uses = isLibrary ? [] : rest
    }
}
