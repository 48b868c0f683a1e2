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

/// A C library of the system: `module.modulemap` and `shim.h`, nothing else.
func library(_ stage: String, _ name: String, pkgConfig: String, apt: String...) -> Target {
    .systemLibrary(name: name, path: "Sources/\(stage)/\(name)", pkgConfig: pkgConfig, providers: [.apt(apt)])
}

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "Humen",
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        // Base: what everything may import.
        module("Base", "Diagnostics"),  // places, findings, fixes, the caret printer; imports nothing of ours
        module("Base", "ChineseText"),  // numerals, width, encodings, search keys, pinyin
        library("Base", "CLibCrypto", pkgConfig: "libcrypto", apt: "libssl-dev"),
        module("Base", "Digests", uses: "CLibCrypto"),  // SHA-256
        module("Base", "DataFiles", uses: "Diagnostics", "ChineseText", yams),  // YAML and CSV with places

        // Content: bytes of one format in, values with places out.
        module("Content", "Spreadsheets", uses: "Diagnostics", "ChineseText", "DataFiles"),  // csv ↔ Grid with places

        // Model: our field, pure.
        module(  // regions, schools, frameworks, submissions, roll-up; no SQL
            "Model",
            "Schools",
            uses: "Diagnostics",
            "ChineseText",
            "Digests",
            "DataFiles",
            "Spreadsheets"
        ),

        // Ledger: the SQLite store.
        module(  // the ledger file and nothing else
            "Ledger",
            "Coverage",
            uses: "Diagnostics",
            "Digests",
            "DataFiles",
            "Schools",
            grdb
        ),

        // Tests, in the same order.
        tests("Base", "Diagnostics"),
        tests("Base", "ChineseText"),
        tests("Base", "Digests"),
        tests("Base", "DataFiles", uses: "Diagnostics"),
        tests("Content", "Spreadsheets", uses: "Diagnostics"),
        tests("Model", "Schools", uses: "Diagnostics", "ChineseText", "DataFiles", "Spreadsheets"),
        tests("Ledger", "Coverage", uses: "Diagnostics", "ChineseText", "DataFiles", "Spreadsheets", "Schools", grdb),
    ]
)
