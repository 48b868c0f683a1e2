import Foundation
import TestSupport
import Testing

extension BrowserTests {
    /// How a page may be read: what the switches of the page keep in the browser.
    enum Reading: String, CaseIterable, CustomTestStringConvertible {
        case light, dark, large, contrast
        var testDescription: String { rawValue }
    }

    @Test(
        .enabled(if: Axe.isPossible, Comment(rawValue: Axe.reason)), arguments: ["civic", "campus"], Reading.allCases)
    func `axe finds nothing on any template`(theme: String, reading: Reading) throws {
        let axe = try Axe()
        let site = try Self.site(theme)
        try keep(reading, in: site)
        defer { try? keep(.light, in: site) }
        let templates = try site.templates
        #expect(templates.count >= 12, "\(templates)")
        for (kind, page) in templates {
            try browser.open(site.page(page))
            let on = try browser.evaluate("document.documentElement.className").string ?? ""
            #expect(reading == .light || on.contains(reading.rawValue), "\(page) is read \(on)")
            try expectNothing(axe, "\(theme) \(reading) \(kind) \(page)")
        }
        print("axe: \(theme) \(reading): \(templates.map { "\($0.kind) \($0.page)" }.joined(separator: ", "))")
    }

    @Test(.enabled(if: Axe.isPossible, Comment(rawValue: Axe.reason)), arguments: [390, 820])
    func `axe finds nothing on a narrow window with its menu open`(width: Int) throws {
        let axe = try Axe()
        try browser.resize(width: width, height: 900, touch: width < 600)
        for (kind, page) in try site.templates {
            try visit(page)
            try browser.evaluate("document.querySelector('[data-action=menu]').click()")
            try expectNothing(axe, "\(width) \(kind) \(page)")
        }
    }

    @Test(.enabled(if: Axe.isPossible, Comment(rawValue: Axe.reason)), arguments: ["civic", "campus"])
    func `axe finds nothing on a practice pack`(theme: String) throws {
        let axe = try Axe()
        let pack = try Self.site(theme).pack("fangdu-chuzhong")
        for reading in ["light", "dark", "contrast"] {
            try browser.emulate(["prefers-color-scheme": reading == "dark" ? "dark" : "light"])
            defer { try? browser.emulate() }
            try browser.open(pack)
            if reading == "contrast" { try browser.evaluate("document.getElementById('contrast').click()") }
            try expectNothing(axe, "\(theme) \(reading), a question")
            try browser.evaluate(
                """
                document.getElementById('listing').click();
                document.querySelectorAll('.question').forEach(function (question) {
                  var input = question.querySelector('input'); input.click(); question.querySelector('.check').click();
                })
                """
            )
            try expectNothing(axe, "\(theme) \(reading), marked")
            try browser.evaluate("document.getElementById('next').click()")
            try expectNothing(axe, "\(theme) \(reading), the result")
        }
    }

    func expectNothing(_ axe: Axe, _ what: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let violations = try axe.violations(in: browser)
        #expect(violations == [], "\(what)", sourceLocation: sourceLocation)
    }

    /// Puts what the switches keep into the browser: every page at file:// sees it.
    func keep(_ reading: Reading, in site: BuiltSite) throws {
        try browser.open(site.page("index.html"))
        let choices = Reading.allCases.map { "localStorage.setItem('humen-\($0)', '\($0 == reading ? 1 : 0)')" }
        try browser.evaluate(choices.joined(separator: ";"))
    }
}
