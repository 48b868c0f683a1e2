import Diagnostics
import Foundation
import Quiz
import TestSupport
import Testing
import Theme

@testable import Packs

/// The pack in a real Chromium at file://, by keyboard alone and by touch alone.
@Suite(.serialized, .enabled(if: Chromium.isInstalled, "chromium is not installed"))
struct PackBrowserTests {
    private let browser: Chromium
    private let folder: TemporaryFolder
    private let paper: IssuedPaper
    private var file: URL { folder.url.appending(path: "pack.html") }

    init() throws {
        var findings: [Finding] = []
        let theme = SiteTheme(
            label: "Themes/civic",
            files: try FolderContents.read(PackageRoot.path("Themes/civic")),
            findings: &findings
        )
        let root = PackageRoot.path("Tests/Fixtures/quiz")
        let text = try String(contentsOf: root.appending(path: "banks/xiaoyang.quiz.md"), encoding: .utf8)
        let bank = BankParser.parse(SourceText(path: "xiaoyang.quiz.md", text))
        let yaml =
            "banks: [xiaoyang]\nseed: 626\nsections: [{type: single, count: 4}, {type: multiple, count: 2}, {type: judge, count: 3}]\n"
        let blueprint = try #require(Blueprint.read(SourceText(path: "lianxi.yaml", yaml), findings: &findings))
        paper = try #require(Composer.compose(blueprint, from: BankShelf([bank]), findings: &findings))
        folder = try TemporaryFolder()
        browser = try Chromium()
        let view = try #require(PackView(paper, variants: ["A"], theme: theme))
        try Data(theme.render(view)).write(to: folder.url.appending(path: "pack.html"))
    }

    /// The positions of the right options of a question, counted from 1.
    private func right(_ entry: PaperContent.KeyEntry) -> [Int] {
        entry.answer.map { answer in
            if answer == "正确" { return 1 }
            if answer == "错误" { return 2 }
            return Int(answer.utf8.first ?? 0x41) - 0x40
        }
    }

    private func expectQuiet() throws {
        try browser.settle()
        #expect(browser.complaints == [])
        #expect(browser.requests == [file.absoluteString])
    }

    @Test func `number keys and Enter alone take the whole pack`() throws {
        try browser.open(file)
        for (index, entry) in paper.content.variants[0].key.enumerated() {
            // The first question is answered wrongly: an option that is not right.
            let keys = index == 0 ? [right(entry)[0] % 3 + 1] : right(entry)
            for key in keys { try browser.press(Character(String(key))) }
            try browser.press(.enter)
            #expect(try browser.text(".question:not([hidden]) .verdict-line") == (index == 0 ? "这题没答对" : "答对了"))
            try browser.press(.enter)
        }
        #expect(try browser.text("#band") == "优")
        #expect(try browser.text("#score") == "答对 8 题，共 9 题")
        #expect(try browser.evaluate("document.activeElement.id").string == "result-title")
        try expectQuiet()
    }

    @Test func `Tab and Space reach everything and nothing holds the focus`() throws {
        try browser.open(file)
        var seen: [String] = []
        for _ in 0..<14 {
            try browser.press(.tab)
            let script =
                "(document.activeElement.id || document.activeElement.className || document.activeElement.type)"
            seen.append(try browser.evaluate(script).string ?? "")
        }
        for expected in ["skip", "large", "listing", "radio", "primary check", "next", "line-number"] {
            #expect(seen.contains(expected), "\(expected) in \(seen)")
        }
        try expectQuiet()
    }

    @Test func `a finger alone takes the pack and does the wrong ones again`() throws {
        try browser.resize(width: 390, height: 800, touch: true)
        try browser.open(file)
        for entry in paper.content.variants[0].key {
            let wrong = entry.number == 1 ? right(entry)[0] % 3 + 1 : right(entry)[0]
            let chosen = entry.number == 1 ? [wrong] : right(entry)
            for option in chosen { try browser.tap("#q\(entry.number) .option:nth-of-type(\(option))") }
            try browser.tap("#q\(entry.number) .check")
            try browser.tap("#q\(entry.number) .check")
        }
        #expect(try browser.text("#score") == "答对 8 题，共 9 题")
        try browser.tap("#redo-wrong")
        #expect(try browser.text("#progress-text") == "第 1 题，共 1 题")
        try browser.tap("#q1 .option:nth-of-type(\(right(paper.content.variants[0].key[0])[0]))")
        try browser.tap("#q1 .check")
        try browser.tap("#q1 .check")
        #expect(try browser.text("#band") == "优")
        try expectQuiet()
    }

    @Test func `targets are large enough for a finger and nothing is wider than the screen`() throws {
        try browser.resize(width: 360, height: 740, touch: true)
        try browser.open(file)
        let small = try browser.evaluate(
            """
            Array.prototype.filter.call(document.querySelectorAll('button, .option, .help a'), function (element) {
              var box = element.getBoundingClientRect();
              return box.width && (box.height < 44 || box.width < 44);
            }).map(function (element) { return element.id || element.className; }).join(' ')
            """
        )
        #expect(small.string == "")
        #expect(try browser.evaluate("document.documentElement.scrollWidth").number == 360)
    }

    @Test func `the result names no mark and no rank, and asks for no name`() throws {
        try browser.open(file)
        try browser.evaluate("document.getElementById('listing').click(); document.getElementById('next').click()")
        let text = try browser.evaluate("document.getElementById('result').innerText").string ?? ""
        #expect(text.contains("待提高"))
        #expect(text.contains("还有 9 题没有作答"))
        #expect(!text.contains("分数") && !text.contains("名次"))
        #expect(!text.contains("填写姓名") && !text.contains("名字"))
        let fields = try browser.evaluate(
            "Array.prototype.map.call(document.querySelectorAll('input[type=text]'), function (field) { return field.id; }).join(' ')"
        )
        #expect(fields.string == "class-code seat")
    }
}
