/// The rules of the house, each a function from what it reads to the sentences that say what breaks it.
enum ArchitectureRules {
    /// The folders of Sources/ in the order of the flow.
    static let stages = ["Base", "Content", "Model", "Render", "Exchange", "Ledger", "App"]

    /// Libraries of others that one module alone may speak to.
    static let onlyIn = [
        "GRDB": "Coverage", "Mustache": "Theme", "Yams": "DataFiles", "Hummingbird": "Server",
        "ArgumentParser": "humen",
    ]

    /// The modules that may touch disk, clock, randomness and other programs.
    static let impure: Set = ["Build", "Coverage", "Server", "humen"]

    /// An import of ours must be declared, and stand above its importer; so no arrow points down.
    static func flow(_ outline: PackageOutline, _ sources: [SwiftSource]) -> [String] {
        let order = Dictionary(outline.modules.enumerated().map { ($1.name, $0) }) { first, _ in first }
        let declared = Dictionary(outline.modules.map { ($0.name, Set($0.uses)) }) { first, _ in first }
        var complaints: [String] = []
        for source in sources {
            guard let own = order[source.module] else {
                complaints.append("\(source.path): module \(source.module) is not in Package.swift")
                continue
            }
            for name in source.imports {
                guard let other = order[name], other != own else { continue }
                if other > own {
                    complaints.append("\(source.path): \(source.module) imports \(name), which stands below it")
                } else if declared[source.module]?.contains(name) != true {
                    complaints.append("\(source.path): \(source.module) does not declare that it uses \(name)")
                }
            }
        }
        return complaints
    }

    /// What Package.swift declares, somebody imports.
    static func unused(_ outline: PackageOutline, _ sources: [SwiftSource]) -> [String] {
        let own = Set(outline.modules.map(\.name))
        return outline.modules.flatMap { module -> [String] in
            let files = sources.filter { $0.module == module.name }
            let imported = Set(files.flatMap(\.imports))
            guard !files.isEmpty else { return [] }
            return module.uses.filter { own.contains($0) && !imported.contains($0) }.map {
                "\(module.name): declares that it uses \($0), and does not"
            }
        }
    }

    /// Stages stand in the order of the flow, and a module uses only what stands above it.
    static func order(_ outline: PackageOutline) -> [String] {
        var complaints: [String] = []
        var above: Set<String> = []
        var last = 0
        for module in outline.modules {
            if let stage = stages.firstIndex(of: module.stage) {
                if stage < last { complaints.append("\(module.name): \(module.stage) stands below \(stages[last])") }
                last = max(last, stage)
            } else {
                complaints.append("\(module.name): \(module.stage) is not a stage")
            }
            for name in module.uses where !above.contains(name) {
                complaints.append("\(module.name): declares \(name), which does not stand above it")
            }
            above.insert(module.name)
        }
        return complaints
    }

    /// A library of others is spoken to from one module; a C library from one file.
    static func libraries(_ outline: PackageOutline, _ sources: [SwiftSource]) -> [String] {
        var complaints: [String] = []
        for source in sources {
            for name in source.imports {
                if let allowed = onlyIn[name], source.module != allowed {
                    complaints.append("\(source.path): only \(allowed) imports \(name)")
                }
            }
        }
        for library in outline.modules where library.isLibrary {
            let files = sources.filter { $0.imports.contains(library.name) }.map(\.path)
            if files.count > 1 {
                complaints.append("\(library.name) is imported by more than one file: \(files.joined(separator: ", "))")
            }
        }
        return complaints
    }

    /// Same input, same bytes: a pure module has no words for disk, clock, randomness or other programs.
    static func purity(_ sources: [SwiftSource]) -> [String] {
        let pattern =
            #/
            \b(?: FileManager | FileHandle | fopen | getenv | ProcessInfo | Process\( | \w*Clock\(\) | \w*Clock\.now
                | UUID\(\) | Date\(\) | Date\.now | SystemRandomNumberGenerator | (?:Data|String)\(contentsOf(?:File)?: )
            | \.random(?:Element)?\( | \.shuffled\(\) | \.write\(to:
            /#
        return sources.filter { !impure.contains($0.module) }.flatMap { source in
            source.code.matches(of: pattern).map { "\(source.path): a pure module has no \($0.0)" }
        }
    }

    /// No type bears a module's name: `Law.Article` could not be written then.
    static func typeNames(_ outline: PackageOutline, _ sources: [SwiftSource]) -> [String] {
        let modules = Set(outline.modules.map(\.name))
        return sources.flatMap { source in
            source.types.compactMap { type in
                if modules.contains(type) { return "\(source.path): type \(type) bears the name of a module" }
                guard let word = words(type).first(where: bannedWords.contains) else { return nil }
                return "\(source.path): type \(type) says “\(word)”, which says nothing"
            }
        }
    }

    /// A file that long holds more than one idea, unless a script wrote it.
    static func length(_ sources: [SwiftSource], limit: Int = 400) -> [String] {
        sources.filter { $0.lineCount > limit && !$0.text.hasPrefix("// Generated by Scripts/") }.map {
            "\($0.path): \($0.lineCount) lines, more than \(limit)"
        }
    }

    private static let bannedWords: Set = [
        "Manager", "Managers", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Service", "Services",
        "Data",
        "Info",
    ]

    /// `SchoolDataInfo` → School, Data, Info.
    private static func words(_ name: String) -> [String] {
        name.matches(of: #/[A-Z]+(?![a-z])|[A-Z][a-z]*/#).map { String($0.0) }
    }
}
