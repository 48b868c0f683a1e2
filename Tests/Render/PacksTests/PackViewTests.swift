import Diagnostics
import Foundation
import Quiz
import TestSupport
import Testing
import Theme

@testable import Packs

struct PackViewTests {
    private let theme: SiteTheme
    private let findings: [Finding]

    init() throws {
        var findings: [Finding] = []
        let files = try FolderContents.read(PackageRoot.path("Themes/civic"))
        theme = SiteTheme(label: "Themes/civic", files: files, findings: &findings)
        theme.check([PackView.self], words: [], findings: &findings)
        self.findings = findings
    }

    private func paper(_ change: (String) -> String = { $0 }, mode: String = "practice") throws -> IssuedPaper {
        func text(_ path: String) throws -> String {
            try String(contentsOf: PackageRoot.path("Tests/Fixtures/quiz/" + path), encoding: .utf8)
        }
        var findings: [Finding] = []
        let bank = BankParser.parse(SourceText(path: "xiaoyang.quiz.md", change(try text("banks/xiaoyang.quiz.md"))))
        let yaml = try text("papers/lianxi.yaml").replacing("mode: practice", with: "mode: \(mode)")
        let blueprint = try #require(Blueprint.read(SourceText(path: "lianxi.yaml", yaml), findings: &findings))
        return try #require(
            Composer.compose(blueprint, from: BankShelf([bank]), variants: ["A", "B"], findings: &findings)
        )
    }

    private func page(_ paper: IssuedPaper, _ variant: String) throws -> String {
        String(decoding: theme.render(try #require(PackView(paper, variant: variant, theme: theme))), as: UTF8.self)
    }

    @Test func `the template of the shipped theme names only what a pack has`() {
        #expect(findings.map(\.summary) == [])
    }

    @Test func `the questions of a pack without its script`() throws {
        let page = try page(try paper(), "A")
        let start = try #require(page.firstRange(of: "<form"))
        let end = try #require(page.firstRange(of: "</form>"))
        Golden.expect(String(page[start.lowerBound..<end.upperBound]), type: "html")
    }

    @Test(arguments: ["A", "B"]) func `the letters of a pack are those of the issued key`(variant: String) throws {
        let paper = try paper()
        let page = try page(paper, variant)
        let start = try #require(page.firstRange(of: #"<script type="application/json" id="pack">"#)).upperBound
        let end = try #require(page[start...].firstRange(of: "</script>")).lowerBound
        let questions = try JSONValue(parsing: String(page[start..<end]))["questions"]
        for entry in try #require(paper.content.variant(variant)).key
        where paper.content.question(entry.question)?.type.isChoice == true {
            let letters = entry.answer.joined()
            #expect(questions[entry.question]["key"][0].string == letters)
            let shown = entry.answer.indices.map {
                String(questions[entry.question]["answers"][$0].string?.prefix(1) ?? "?")
            }
            #expect(shown.joined() == letters)
        }
    }

    @Test func `no text of a bank can end the script or bring markup`() throws {
        let hostile = "</script><script>alert(1)</script><!--<script>"
        let page = try page(try paper { $0.replacing("解析：1987年", with: "解析：\(hostile)1987年") }, "A")
        #expect(!page.contains("alert(1)</script>"))
        #expect(page.contains(#"\u003c/script>\u003cscript>alert(1)"#))
        #expect(page.matches(of: #/<script/#).count == 2)
    }

    @Test func `a pack asks for nothing outside itself`() throws {
        let page = try page(try paper(), "A")
        #expect(
            page.matches(of: #/(?:src|href|action)="(?!#|tel:)[^"]*"|url\(|@import|https?:/#).map { String($0.0) } == []
        )
        #expect(page.utf8.count < 200_000)
    }

    @Test(arguments: ["test", "exam"]) func `a key goes into practice packs only`(mode: String) throws {
        let paper = try paper(mode: mode)
        #expect(PackView(paper, variant: "A", theme: theme) == nil)
    }

    @Test func `an unknown variant has no pack`() throws {
        #expect(PackView(try paper(), variant: "Z", theme: theme) == nil)
    }
}
