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

func wholeTests(_ name: String, uses: Target.Dependency...) -> Target {
    .testTarget(name: name + "Tests", dependencies: uses, path: "Tests/Whole/\(name)Tests", swiftSettings: settings)
}

/// What the tests of several modules share: `Tests/<name>`; the program never uses it.
func testSupport(_ name: String) -> Target {
    .target(name: name, path: "Tests/\(name)", swiftSettings: settings)
}

/// A C library of the system: `module.modulemap` and `shim.h`, nothing else.
func library(_ stage: String, _ name: String, pkgConfig: String, apt: String...) -> Target {
    .systemLibrary(name: name, path: "Sources/\(stage)/\(name)", pkgConfig: pkgConfig, providers: [.apt(apt)])
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

/// Programs that only measure: built where the environment variable HUMEN_BENCHMARKS is set.
let benchmarks: [Target] =
    Context.environment["HUMEN_BENCHMARKS"] == nil
    ? []
    : [
        .executableTarget(
            name: "quiz-benchmark", dependencies: ["CMiMalloc", "Diagnostics", "Quiz"],
            path: "Benchmarks/QuizBenchmark",
            swiftSettings: settings)
    ]

let package = Package(
    name: "Humen",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // Base: what everything may import.
        module("Base", "Diagnostics"),  // places, findings, fixes, the caret printer; imports nothing of ours
        module("Base", "ChineseText"),  // numerals, width, encodings, search keys, pinyin
        library("Base", "CLibCrypto", pkgConfig: "libcrypto", apt: "libssl-dev"),
        module("Base", "Digests", uses: "CLibCrypto"),  // SHA-256
        module("Base", "Concurrent"),  // two things at once
        module("Base", "DataFiles", uses: "Diagnostics", "ChineseText", yams),  // YAML and CSV with places

        // Content: bytes of one format in, values with places out.
        library(
            "Content", "CCMarkGFM", pkgConfig: "libcmark-gfm", apt: "libcmark-gfm-dev", "libcmark-gfm-extensions-dev"),
        module("Content", "Markdown", uses: "Diagnostics", "ChineseText", "CCMarkGFM"),  // Markdown to Fragment
        library("Content", "CZlib", pkgConfig: "zlib", apt: "zlib1g-dev"),
        library("Content", "CLibXML2", pkgConfig: "libxml-2.0", apt: "libxml2-dev"),
        module("Content", "Archives", uses: "CZlib", "CLibXML2"),  // zip in; XML and HTML taken apart, with their caps
        module("Content", "Pictures", uses: "Archives"),  // sizes of pictures; EXIF and GPS taken out
        module("Content", "WordFiles", uses: "ChineseText", "Archives"),  // docx and HTML to lines of text
        library("Content", "CXLSXWriter", pkgConfig: "xlsxwriter", apt: "libxlsxwriter-dev"),
        module(  // xlsx, pages and csv to Grid; drafts to xlsx
            "Content", "Spreadsheets", uses: "Diagnostics", "DataFiles", "Archives", "CXLSXWriter"),

        // Model: what the content means; pure.
        module("Model", "Law", uses: "Diagnostics", "ChineseText", "DataFiles"),  // statutes, articles, citations
        module(  // banks, papers, keys
            "Model", "Quiz", uses: "Diagnostics", "ChineseText", "Digests", "Concurrent", "DataFiles"),
        module(  // schools, frameworks, submissions, roll-up; no SQL
            "Model", "Schools",
            uses: "Diagnostics", "ChineseText", "Digests", "Concurrent", "DataFiles", "Spreadsheets"),
        module(  // pages, columns, taxonomies, routes, reviews
            "Model", "Site",
            uses: "Diagnostics", "ChineseText", "Digests", "DataFiles", "Markdown", "Law", "Quiz", "Schools"),

        // Render: values to bytes; pure.
        module("Render", "Charts"),  // SVG that also prints in black and white
        module(  // typed views to HTML
            "Render", "Theme",
            uses: "Diagnostics", "ChineseText", "Digests", "DataFiles", "Markdown", "Pictures", "Law", "Quiz", "Site",
            mustache),
        module("Render", "Search", uses: "ChineseText"),  // the index and its query side
        // issued papers to packs, class page, class codes, reports
        module("Render", "Packs", uses: "Digests", "Quiz", "Spreadsheets", "Theme"),
        module(  // issued papers and keys, and booklets, to print HTML
            "Render", "Print", uses: "ChineseText", "DataFiles", "Law", "Quiz", "Schools", "Site", "Theme"),

        // Ledger: the SQLite store.
        module(  // the ledger file
            "Ledger", "Coverage",
            uses: "Diagnostics", "ChineseText", "Digests", "Concurrent", "DataFiles", "Quiz", "Schools", grdb, sqlite),

        // App: the driver (discover, load, resolve, plan, render, write) and the tool.
        .systemLibrary(name: "CLinux", path: "Sources/App/CLinux"),  // one system call that Glibc does not import
        .systemLibrary(  // an allocator that takes the place of malloc: it has no pkg-config file
            name: "CMiMalloc", path: "Sources/App/CMiMalloc", providers: [.apt(["libmimalloc-dev"])]),
        module(
            "App", "Build",
            uses: "Diagnostics", "ChineseText", "CLinux", "Digests", "DataFiles", "Markdown", "Pictures",
            "Spreadsheets", "WordFiles", "Law",
            "Quiz",
            "Schools", "Site", "Charts", "Theme", "Search", "Packs", "Print", "Coverage"),
        .executableTarget(  // argument parsing and exit codes, nothing else
            name: "humen",
            dependencies: [
                "Diagnostics", "ChineseText", "DataFiles", "Law", "Quiz", "Schools", "Site", "Print", "Coverage",
                "Build",
                "CMiMalloc", argumentParser,
            ],
            path: "Sources/App/humen", swiftSettings: settings),

        // Tests, in the same order.
        testSupport("TestSupport"),  // goldens, marked texts, temporary folders, programs and browsers
        tests("Base", "Diagnostics", uses: "TestSupport"),
        tests("Base", "ChineseText"),
        tests("Base", "Digests"),
        tests("Base", "DataFiles", uses: "Diagnostics", "TestSupport"),
        tests("Content", "Markdown", uses: "Diagnostics", "TestSupport"),
        tests("Content", "Pictures"),
        tests("Content", "Archives", uses: "TestSupport"),
        tests("Content", "WordFiles", uses: "TestSupport"),
        tests("Content", "Spreadsheets", uses: "Diagnostics", "Archives", "TestSupport"),
        tests("Model", "Law", uses: "Diagnostics", "ChineseText", "DataFiles", "TestSupport"),
        tests("Model", "Quiz", uses: "Diagnostics", "DataFiles", "ChineseText", "TestSupport"),
        tests("Model", "Schools", uses: "Diagnostics", "ChineseText", "DataFiles", "Spreadsheets"),
        tests("Model", "Site", uses: "Diagnostics", "DataFiles", "Markdown", "Law", "Schools"),
        tests("Render", "Charts", uses: "TestSupport"),
        tests("Render", "Theme", uses: "Diagnostics", "Digests", "TestSupport"),
        tests("Render", "Search"),
        tests("Render", "Packs", uses: "Diagnostics", "Quiz", "Theme", "TestSupport"),
        tests("Render", "Print", uses: "Diagnostics", "Quiz", "Theme", "TestSupport"),
        tests("Ledger", "Coverage", uses: "Diagnostics", "ChineseText", "DataFiles", "Spreadsheets", "Schools", grdb),
        tests(
            "App", "Build", uses: "Diagnostics", "DataFiles", "CCMarkGFM", "Markdown", "Site", "Theme", "Quiz",
            "Coverage", "Packs", "Spreadsheets", "TestSupport"),
        wholeTests("TestSupport", uses: "TestSupport"),
        wholeTests("Architecture", uses: "TestSupport"),
        wholeTests("CLI", uses: "TestSupport"),
        wholeTests("Browser", uses: "TestSupport"),
    ] + benchmarks
)
