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

    private func paper(mode: String = "practice", _ change: (String) -> String = { $0 }) throws -> IssuedPaper {
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
            // The options that are right, by the letters that the page gives them.
            let answer = try #require(paper.content.question(entry.question)).answer
            let right = answer.choice ?? [answer.judge == true ? "true" : "false"]
            let place = try #require(page.firstRange(of: "data-id=\"\(entry.question)\"")).upperBound
            let section = page[place...].prefix(
                upTo: try #require(page[place...].firstRange(of: "</section>")).lowerBound)
            let shown = section.matches(of: /data-option="([a-z]+)".*?class="letter" aria-hidden="true">([A-Z]?)</)
                .filter { right.contains(String($0.1)) }.map { String($0.2) }
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
            page.matches(of: #/(?:src|href|action)="(?!#|tel:)[^"]*"|url\(|@import|https?:\/\/(?!www\.w3\.org)/#)
                .map { String($0.0) } == []
        )
        #expect(page.utf8.count < 200_000)
    }

    @Test(arguments: [
        ("practice", "practice test exam buzz"), ("test", "test exam"), ("exam", "exam"),
    ])
    func `no pack gives away more than its paper says`(mode: String, allowed: String) throws {
        let paper = try paper(mode: mode)
        let made = PackMode.allCases.filter {
            PackView(paper, variant: "A", mode: $0, code: "0123456789", theme: theme) != nil
        }
        #expect(made.map(\.rawValue).joined(separator: " ") == allowed)
        #expect(PackView(paper, variant: "A", mode: .test, theme: theme) == nil)
    }

    @Test(arguments: [PackMode.test, .exam])
    func `without the code no answer, key or explanation is in the bytes`(mode: PackMode) throws {
        let paper = try paper(mode: mode.rawValue)
        let code = "7Q2M4V9X0B"
        let view = try #require(PackView(paper, variant: "B", mode: mode, code: code, theme: theme))
        let page = String(decoding: theme.render(view), as: UTF8.self)
        #expect(!page.contains(code))
        for question in paper.content.questions {
            let secrets = [question.explanation, question.basis, question.knowledge] + question.options.map(\.feedback)
            for secret in secrets.compactMap({ $0 }) where secret.count > 4 { #expect(!page.contains(secret)) }
        }
        let data = try data(page)
        #expect(data["questions"] == .null)
        #expect((data["sealed"] != .null) == (mode == .test))
        #expect(
            data.object.keys.sorted() == ["mode", "packId", "paper"] + (mode == .test ? ["sealed"] : []) + ["variant"])
        let known: Set = ["id", "options", "partial", "points", "rows", "type"]
        for question in data["paper"]["questions"]["B"].array {
            #expect(known.isSuperset(of: question.object.keys))
            // The order of steps and pairs in a bank is the answer: their ids stay out.
            let isChoice = ["single", "multiple"].contains(question["type"].string)
            #expect((question["options"] != .null) == isChoice)
        }
        let form = try #require(page.firstMatch(of: #/<form id="questions"(?:.|\n)*?<\/form>/#)).0
        #expect(form.matches(of: #/<option value="(?![A-Z]?")/#).isEmpty)
        for question in paper.content.questions {
            for text in question.answer.blanks?.flatMap({ $0 }) ?? [] where text.count > 2 {
                #expect(!form.contains("\"\(text)\""))
            }
        }
    }

    @Test func `an independent AES opens the answers of a test`() throws {
        let paper = try paper(mode: "test")
        let view = try #require(PackView(paper, variant: "A", mode: .test, code: "7Q2M4V9X0B", theme: theme))
        let sealed = try data(String(decoding: theme.render(view), as: UTF8.self))["sealed"]
        let python = try #require(ProgramRun.find("python3"))
        let folder = try TemporaryFolder([
            "sealed.json": String(decoding: try JSONEncoder().encode(sealed), as: UTF8.self)
        ])
        let script = PackageRoot.path("Tests/Oracles/open_pack.py").path
        let run = try ProgramRun(python, [script, "sealed.json", "7Q2M4V9X0B"], in: folder.url)
        try #require(run.exitCode == 0, "\(run.stderr)")
        let opened = try JSONValue(parsing: run.stdout)
        let practice = try self.paper()
        let open = try data(page(practice, "A"))
        #expect(opened["questions"] == open["questions"])
        let wrong = try ProgramRun(python, [script, "sealed.json", "7Q2M4V9X0C"], in: folder.url)
        #expect(wrong.exitCode == 3)
    }

    private func data(_ page: String) throws -> JSONValue {
        let start = try #require(page.firstRange(of: #"<script type="application/json" id="pack">"#)).upperBound
        let end = try #require(page[start...].firstRange(of: "</script>")).lowerBound
        return try JSONValue(parsing: String(page[start..<end]))
    }

    @Test func `an unknown variant has no pack`() throws {
        #expect(PackView(try paper(), variant: "Z", theme: theme) == nil)
    }
}
