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
        String(decoding: theme.render(try #require(PackView(paper, variants: [variant], theme: theme))), as: UTF8.self)
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

    @Test func `the class page tells pairs and steps in words, since letters differ from variant to variant`() throws {
        let paper = try paper()
        let view = try #require(TallyView(paper, mode: .practice, code: nil, theme: theme, office: nil))
        let page = String(decoding: theme.render(view), as: UTF8.self)
        let start = try #require(page.firstRange(of: #"<script type="application/json" id="pack">"#)).upperBound
        let end = try #require(page[start...].firstRange(of: "</script>")).lowerBound
        let questions = try JSONValue(parsing: String(page[start..<end]))["key"]["questions"]
        for question in paper.content.questions where question.type == .match || question.type == .order {
            let key = try #require(questions[question.id]["key"].string)
            let ids = question.answer.match ?? question.answer.order ?? []
            let texts = ids.compactMap { question.option($0)?.text }
            let words = question.type == .order ? texts : zip(question.lefts, texts).map { $0 + " → " + $1 }
            #expect(key == words.joined(separator: question.type == .order ? " → " : "；"))
            #expect(!texts.isEmpty && key.wholeMatch(of: /[A-Z0-9；→ -]+/) == nil)
        }
    }

    @Test(arguments: ["A", "B"]) func `the letters of a pack are those of the issued key`(variant: String) throws {
        let paper = try paper()
        let page = try page(paper, variant)
        let start = try #require(page.firstRange(of: #"<script type="application/json" id="pack">"#)).upperBound
        let end = try #require(page[start...].firstRange(of: "</script>")).lowerBound
        let questions = try JSONValue(parsing: String(page[start..<end]))["questions"]
        for entry in try #require(paper.content.variant(variant)).key
        where paper.content.question(entry.question)?.type.isChoice == true {
            #expect(questions[entry.question]["answer"]["choice"].array.compactMap(\.string) == entry.answer)
            // The words of the options that are right stand beside these letters.
            let question = try #require(paper.content.question(entry.question))
            let right = try #require(question.answer.choice).compactMap { question.option($0)?.text }
            let place = try #require(page.firstRange(of: "data-id=\"\(entry.question)\"")).upperBound
            let section = page[place...].prefix(
                upTo: try #require(page[place...].firstRange(of: "</section>")).lowerBound)
            let shown = section.matches(of: /value="([A-Z])".*?class="text">(.*?)</)
                .filter { entry.answer.contains(String($0.1)) }.map { String($0.2) }
            #expect(shown.sorted() == right.sorted())
        }
    }

    @Test func `one file holds all variants of a paper, and says how each is ordered`() throws {
        let paper = try paper()
        let page = String(decoding: theme.render(try #require(PackView(paper, theme: theme))), as: UTF8.self)
        let data = try data(page)
        #expect(data["set"].array.compactMap(\.string) == ["A", "B"])
        let base = data["paper"]["questions"].array
        let order = data["paper"]["orders"]["B"]
        let first = try #require(paper.content.variant("A")).sections.flatMap { $0 }
        let placements = try #require(paper.content.variant("B")).sections.flatMap { $0 }
        for (index, placement) in placements.enumerated() {
            let place = Int(order["questions"][index].number ?? -1)
            #expect(base[place]["id"].string == placement.question)
            let letters = placement.options.map { id in
                IssuedQuestion.letter(first[place].options.firstIndex(of: id) ?? 25)
            }
            #expect(order["options"][index].string == letters.joined())
        }
        #expect(data["paper"]["orders"]["A"] == .null)
        #expect(page.contains("data-variant=\"B\""))
        let one = try self.page(paper, "B")
        #expect(!one.contains("id=\"variants\""))
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
            PackView(paper, variants: ["A"], mode: $0, code: "0123456789", theme: theme) != nil
        }
        #expect(made.map(\.rawValue).joined(separator: " ") == allowed)
        #expect(PackView(paper, mode: .test, theme: theme) == nil)
    }

    @Test(arguments: [PackMode.test, .exam])
    func `without the code no answer, key or explanation is in the bytes`(mode: PackMode) throws {
        let paper = try paper(mode: mode.rawValue)
        let code = "7Q2M4V9X0B"
        let view = try #require(PackView(paper, variants: ["B"], mode: mode, code: code, theme: theme))
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
            data.object.keys.sorted() == ["mode", "packId", "paper"] + (mode == .test ? ["sealed"] : []) + ["set"])
        let known: Set = ["id", "options", "partial", "points", "rows", "type"]
        for question in data["paper"]["questions"].array {
            #expect(known.isSuperset(of: question.object.keys))
            // How many, and not which: ids of options are in the bank and in the issued file only.
            #expect(question["options"] == .null || question["options"].number != nil)
        }
        let named = page.matches(of: #/value="([^"]*)"/#).map { String($0.1) }
        #expect(named.allSatisfy { $0.isEmpty || $0 == "true" || $0 == "false" || $0.wholeMatch(of: #/[A-Z]/#) != nil })
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
        let view = try #require(PackView(paper, variants: ["A"], mode: .test, code: "7Q2M4V9X0B", theme: theme))
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
        #expect(PackView(try paper(), variants: ["Z"], theme: theme) == nil)
    }
}
