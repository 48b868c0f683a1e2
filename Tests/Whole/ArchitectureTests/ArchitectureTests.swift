import Foundation
import TestSupport
import Testing

/// The house as it stands: Package.swift and Sources/ against the rules.
struct ArchitectureTests {
    private static let sources = Result { try read("Sources") }
    private let outline: PackageOutline
    private let sources: [SwiftSource]

    init() throws {
        outline = PackageOutline(manifest: try String(contentsOf: PackageRoot.path("Package.swift"), encoding: .utf8))
        sources = try Self.sources.get()
    }

    @Test func `the package has modules and sources`() {
        #expect(outline.modules.first?.name == "Diagnostics")
        #expect(sources.count > 10)
    }

    @Test func `stages and modules stand in the order of the flow`() {
        #expect(ArchitectureRules.order(outline) == [])
    }

    @Test func `every import points up and is declared`() {
        #expect(ArchitectureRules.flow(outline, sources) == [])
        #expect(ArchitectureRules.unused(outline, sources) == [])
    }

    @Test func `every folder of Sources is a module and every module a folder`() throws {
        let manager = FileManager.default
        var folders: Set<String> = []
        for stage in try manager.contentsOfDirectory(atPath: PackageRoot.path("Sources").path) {
            for name in try manager.contentsOfDirectory(atPath: PackageRoot.path("Sources/\(stage)").path) {
                folders.insert("Sources/\(stage)/\(name)")
            }
        }
        #expect(folders.symmetricDifference(outline.modules.map(\.path)).sorted() == [])
    }

    @Test func `a library of others is spoken to from one place`() {
        #expect(ArchitectureRules.libraries(outline, sources) == [])
    }

    @Test func `pure modules touch no disk, clock, randomness or program`() {
        #expect(ArchitectureRules.purity(sources) == [])
    }

    @Test func `types say what they are`() throws {
        let support = try Self.read("Tests/TestSupport")
        #expect(ArchitectureRules.typeNames(outline, sources + support) == [])
    }

    @Test func `what other modules use is explained`() {
        #expect(DocumentationRules.undocumented(sources) == [])
    }

    @Test func `no file is longer than 400 lines`() throws {
        let tests = try Self.read("Tests")
        #expect(ArchitectureRules.length(sources + tests) == [])
    }

    @Test func `every finding code is well formed and has a manual page`() {
        #expect(FindingRules.declarations(sources) == [])
    }

    @Test func `every finding code is in its module's list`() {
        #expect(FindingRules.lists(sources) == [])
    }

    @Test func `every finding code has a fixture that shows it`() {
        let folder = PackageRoot.path("Tests/Fixtures/invalid").path
        #expect(FindingRules.fixtures(sources, FileManager.default.subpaths(atPath: folder) ?? []) == [])
    }

    private static func read(_ folder: String) throws -> [SwiftSource] {
        let root = PackageRoot.path(folder)
        return try FileManager.default.subpathsOfDirectory(atPath: root.path)
            .filter { $0.hasSuffix(".swift") }
            .sorted()
            .map { path in
                SwiftSource(
                    path: "\(folder)/\(path)",
                    try String(contentsOf: root.appending(path: path), encoding: .utf8)
                )
            }
    }
}
