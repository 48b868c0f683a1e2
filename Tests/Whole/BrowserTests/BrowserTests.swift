import Foundation
import TestSupport
import Testing

/// The built site in a real Chromium at `file://`: one browser and one build for all tests.
///
/// Each behaviour is an extension of this suite in a file of its own.
@Suite(.serialized, .enabled(if: BuiltSite.isPossible, Comment(rawValue: BuiltSite.reason)))
@MainActor
struct BrowserTests {
    private static let sharedBrowser = Result { try Chromium() }
    private static let sharedSite = Result { try BuiltSite() }
    private static let sharedCampus = Result { try BuiltSite(theme: "campus") }
    private static let sharedTrial = Result { try BuiltSite(extra: TrialContent.files) }
    private static let sharedCampusTrial = Result { try BuiltSite(theme: "campus", extra: TrialContent.files) }
    static let sharedPack = Result { try sharedSite.get().pack("fangdu-chuzhong") }
    let browser: Chromium
    let site: BuiltSite

    init() throws {
        browser = try Self.sharedBrowser.get()
        site = try Self.sharedSite.get()
        try browser.resize(width: 1440, height: 900)
    }

    /// The site in a theme.
    static func site(_ theme: String) throws -> BuiltSite { try (theme == "campus" ? sharedCampus : sharedSite).get() }

    /// The site in a theme, with content that is hard to set.
    static func trial(_ theme: String) throws -> BuiltSite {
        try (theme == "campus" ? sharedCampusTrial : sharedTrial).get()
    }

    /// Opens a page of the site, and fails when it complains or asks for anything outside the site.
    func visit(_ path: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        try browser.open(site.page(path))
        try expectQuiet(in: site.site, path, sourceLocation: sourceLocation)
    }

    /// Fails when the open page has complained since it was opened, or has asked for anything outside a folder.
    func expectQuiet(in folder: URL, _ what: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        try browser.settle()
        #expect(browser.complaints == [], "\(what)", sourceLocation: sourceLocation)
        #expect(browser.requests(outside: folder) == [], "\(what)", sourceLocation: sourceLocation)
    }

    /// Presses Tab until an element that a selector finds has the focus.
    func tab(to selector: String, atMost presses: Int = 40, sourceLocation: SourceLocation = #_sourceLocation) throws {
        for _ in 0..<presses {
            try browser.press(.tab)
            if try browser.evaluate("document.activeElement.matches(\(Chromium.quoted(selector)))").bool == true {
                return
            }
        }
        Issue.record("Tab does not reach \(selector)", sourceLocation: sourceLocation)
    }

    /// The path of the open page below the site, with its fragment.
    var location: String {
        get throws {
            let address = try browser.evaluate("location.href").string ?? ""
            let root = URL(filePath: site.site.resolvingSymlinksInPath().path, directoryHint: .isDirectory)
                .absoluteString
            return address.hasPrefix(root) ? String(address.dropFirst(root.count)) : address
        }
    }
}
