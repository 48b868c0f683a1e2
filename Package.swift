// swift-tools-version: 6.2
import PackageDescription

/// The settings of every target of ours.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// One module: `Sources/<stage>/<name>`.
///
/// `uses` names modules further up this file, or products of packages.
func module(_ stage: String, _ name: String, uses: Target.Dependency...) -> Target {
    .target(name: name, dependencies: uses, path: "Sources/\(stage)/\(name)", swiftSettings: settings)
}

/// The tests of one module: `Tests/<stage>/<name>Tests`.
func tests(_ stage: String, _ name: String, uses: Target.Dependency...) -> Target {
    .testTarget(
        name: name + "Tests",
        dependencies: [.target(name: name)] + uses,
        path: "Tests/\(stage)/\(name)Tests",
        swiftSettings: settings
    )
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "Humen",
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2")
    ],
    targets: [
        // Base: what everything may import.
        module("Base", "Diagnostics"),  // places, findings, fixes, the caret printer; imports nothing of ours
        module("Base", "ChineseText"),  // numerals, width, encodings, search keys, pinyin
        module("Base", "DataFiles", uses: "Diagnostics", "ChineseText", yams),  // YAML and CSV with places

        // Model: what the office speaks about.
        module("Model", "Law", uses: "Diagnostics", "ChineseText", "DataFiles"),  // statutes, articles, citations, versions

        // Tests, in the same order.
        tests("Base", "Diagnostics"),
        tests("Base", "ChineseText"),
        tests("Base", "DataFiles", uses: "Diagnostics"),
        tests("Model", "Law", uses: "Diagnostics", "DataFiles"),
    ]
)
