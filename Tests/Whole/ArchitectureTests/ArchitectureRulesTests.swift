import Testing

/// Each rule against an invented house that breaks it: a rule that cannot fail proves nothing.
struct ArchitectureRulesTests {
    private static let outline = PackageOutline(
        manifest: """
            let package = Package(
                dependencies: [.package(url: "https://example.org/x", from: "1.0.0")],
                targets: [
                    // Base: "not this".
                    module("Base", "Diagnostics"),  // places ("carets")
                    library("Base", "CLibX", pkgConfig: "x", apt: "libx-dev"),
                    module(
                        "Model",
                        "Law",
                        uses: "Diagnostics", yams, .product(name: "P", package: "p")
                    ),
                    module("Model", "Quiz", uses: "Law"),
                    .systemLibrary(name: "CY", path: "Sources/App/CY"),
                    .executableTarget(name: "tool", dependencies: ["Law", parser], path: "Sources/App/tool"),
                    tests("Model", "Law"),
                    wholeTests("Site", uses: "TestSupport"),
                    testSupport("TestSupport"),
                ]
            )
            """
    )

    private static func source(_ module: String, _ text: String, file: String = "A.swift") -> SwiftSource {
        SwiftSource(path: "Sources/Model/\(module)/\(file)", text)
    }

    @Test func `the modules of a manifest are read in order, with what they use`() {
        #expect(
            Self.outline.modules == [
                .init(stage: "Base", name: "Diagnostics", uses: [], isLibrary: false),
                .init(stage: "Base", name: "CLibX", uses: [], isLibrary: true),
                .init(stage: "Model", name: "Law", uses: ["Diagnostics", "P", "p"], isLibrary: false),
                .init(stage: "Model", name: "Quiz", uses: ["Law"], isLibrary: false),
                .init(stage: "App", name: "CY", uses: [], isLibrary: true),
                .init(stage: "App", name: "tool", uses: ["Law"], isLibrary: false),
            ]
        )
    }

    @Test(
        arguments: [
            ("import Law", ["Law"]),
            ("package import Law\npublic import Quiz", ["Law", "Quiz"]),
            ("@testable import Law", ["Law"]),
            ("@_exported  internal import Law", ["Law"]),
            ("import struct Foundation.URL", ["Foundation"]),
            ("#if os(Linux)\n    import Glibc\n#endif", ["Glibc"]),
            ("// import Law\n/// import Law\nlet x = \"import Law\"", []),
        ]
    )
    func `imports in every form`(text: String, imports: [String]) {
        #expect(SwiftSource(path: "a", text).imports == imports)
    }

    @Test func `an import that points down is seen`() {
        #expect(
            ArchitectureRules.flow(Self.outline, [Self.source("Law", "package import Quiz")])
                == ["Sources/Model/Law/A.swift: Law imports Quiz, which stands below it"]
        )
    }

    @Test func `a declaration that nobody needs is seen`() {
        #expect(
            ArchitectureRules.unused(Self.outline, [Self.source("Law", "import Foundation")])
                == ["Law: declares that it uses Diagnostics, and does not"]
        )
        #expect(ArchitectureRules.unused(Self.outline, [Self.source("Law", "package import Diagnostics")]) == [])
    }

    @Test func `an import that is not declared is seen`() {
        #expect(
            ArchitectureRules.flow(
                Self.outline,
                [Self.source("Quiz", "import Diagnostics\nimport Law\nimport Foundation")]
            )
                == ["Sources/Model/Quiz/A.swift: Quiz does not declare that it uses Diagnostics"]
        )
    }

    @Test func `a folder that Package.swift does not know is seen`() {
        #expect(
            ArchitectureRules.flow(Self.outline, [Self.source("Zoo", "")])
                == ["Sources/Model/Zoo/A.swift: module Zoo is not in Package.swift"]
        )
    }

    @Test func `stages out of order and dependencies from below are seen`() {
        let outline = PackageOutline(
            manifest: """
                targets: [module("Model", "Law", uses: "Build"), module("Base", "Text"), module("Attic", "Old")]
                """
        )
        #expect(
            ArchitectureRules.order(outline) == [
                "Law: declares Build, which does not stand above it",
                "Text: Base stands below Model",
                "Old: Attic is not a stage",
            ]
        )
    }

    @Test func `a library spoken to from the wrong place is seen`() {
        #expect(
            ArchitectureRules.libraries(
                Self.outline,
                [
                    Self.source("Law", "import GRDB\nimport CLibX"),
                    Self.source("Law", "import CLibX", file: "B.swift"),
                    Self.source("Coverage", "import GRDB"),
                ]
            ) == [
                "Sources/Model/Law/A.swift: only Coverage imports GRDB",
                "CLibX is imported by more than one file: Sources/Model/Law/A.swift, Sources/Model/Law/B.swift",
            ]
        )
    }

    @Test(
        arguments: [
            "let now = Date.now", "Date()", "FileManager.default", "try Data(contentsOf: file)", "list.shuffled()",
            "Int.random(in: 0..<3)", "let p = Process()", "UUID()", "try data.write(to: file)", "ContinuousClock().now",
        ]
    )
    func `a pure module that reaches outside is seen`(line: String) {
        #expect(ArchitectureRules.purity([Self.source("Law", line)]).count == 1)
        #expect(ArchitectureRules.purity([Self.source("Build", line)]).isEmpty)
        #expect(ArchitectureRules.purity([Self.source("Law", "// " + line)]).isEmpty)
    }

    @Test func `names that say nothing and names of modules are seen`() {
        let text = """
            package struct Law {}
              final class SchoolDataReader {}
            enum Informant {}
            private actor HTTPService {}
            indirect enum Database {}
            typealias Info = Int
            """
        #expect(
            ArchitectureRules.typeNames(Self.outline, [Self.source("Law", text)]) == [
                "Sources/Model/Law/A.swift: type Law bears the name of a module",
                "Sources/Model/Law/A.swift: type SchoolDataReader says “Data”, which says nothing",
                "Sources/Model/Law/A.swift: type HTTPService says “Service”, which says nothing",
                "Sources/Model/Law/A.swift: type Info says “Info”, which says nothing",
            ]
        )
    }

    @Test func `a file that is too long is seen`() {
        let lines = String(repeating: "//\n", count: 5)
        #expect(ArchitectureRules.length([Self.source("Law", lines)], limit: 5) == [])
        #expect(
            ArchitectureRules.length([Self.source("Law", lines)], limit: 4)
                == ["Sources/Model/Law/A.swift: 5 lines, more than 4"]
        )
        #expect(ArchitectureRules.length([Self.source("Law", "// Generated by Scripts/x.\n" + lines)], limit: 4) == [])
    }
}
