import Foundation
import TestSupport
import Testing

/// The driver against small pages of its own: what it must see, and that it can fail.
@Suite(.serialized, .enabled(if: Chromium.isInstalled, "chromium is not installed"))
@MainActor
struct ChromiumTests {
    private static let browser = Result { try Chromium() }
    private let folder: TemporaryFolder
    private let browser: Chromium

    init() throws {
        browser = try Self.browser.get()
        folder = try TemporaryFolder()
    }

    private func open(_ html: String) throws {
        try folder.write("index.html", "<!DOCTYPE html><meta charset=utf-8>" + html)
        try browser.open(folder.url.appending(path: "index.html"))
        try browser.settle()
    }

    @Test func `a quiet page has no complaints and asks for nothing outside`() throws {
        try folder.write("a.js", "document.title = '禁毒'")
        try open("<p id=p>健康</p><script src=a.js></script>")
        #expect(try browser.text("#p") == "健康")
        #expect(try browser.evaluate("document.title").string == "禁毒")
        #expect(browser.complaints == [])
        #expect(browser.requests(outside: folder.url) == [])
        #expect(browser.requests.map { $0.split(separator: "/").last.map(String.init) } == ["index.html", "a.js"])
    }

    @Test func `exceptions, console errors and dead addresses are complaints`() throws {
        try open("<script>console.error('坏', 1); setTimeout(function () { throw new Error('晚') }, 5)</script>")
        #expect(browser.complaints.count == 2)
        #expect(browser.complaints.first == "console: 坏 1")
        #expect(browser.complaints.last?.hasPrefix("exception: Error: 晚") == true)
        try open("<img src=none.png>")
        #expect(browser.complaints.contains { $0.contains("ERR_FILE_NOT_FOUND") })
    }

    @Test func `a request outside the folder is seen`() throws {
        try open(
            "<img src='http://127.0.0.1:9/x.png'><img src='../x.png'><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"
        )
        #expect(
            browser.requests(outside: folder.url) == [
                "http://127.0.0.1:9/x.png",
                folder.url.deletingLastPathComponent().appending(path: "x.png").absoluteString,
            ]
        )
    }

    @Test func `keys, an input method, the mouse and a finger reach the page`() throws {
        let page = """
            <input id=i><button id=b>好</button><script>
            var log = [];
            ['keydown', 'compositionupdate', 'input', 'click', 'touchstart'].forEach(function (name) {
              document.addEventListener(name, function (event) { log.push(name + ':' + (event.key || event.data || '')); });
            });
            </script>
            """
        try open(page)
        try browser.evaluate("document.getElementById('i').focus()")
        try browser.press("a")
        try browser.compose("du")
        try browser.type("毒")
        try browser.press(.tab)
        try browser.press(.enter)
        #expect(try browser.evaluate("document.getElementById('i').value").string == "a毒")
        #expect(try browser.evaluate("document.activeElement.id").string == "b")
        #expect(
            try browser.evaluate("log.filter(function (line) { return !/^input/.test(line); })")
                == [
                    "keydown:a", "compositionupdate:du", "compositionupdate:毒", "keydown:Tab", "keydown:Enter",
                    "click:",
                ]
        )
        try browser.evaluate("log = []")
        try browser.resize(width: 390, height: 844, touch: true)
        try browser.tap("#b")
        try browser.wait(until: "log.length >= 2")
        try browser.resize(width: 1440, height: 900)
        try browser.click("#b")
        #expect(try browser.evaluate("log") == ["touchstart:", "click:", "click:"])
    }

    @Test func `window, medium and preferences are those asked for`() throws {
        try open("<p>x</p>")
        try browser.resize(width: 390, height: 844)
        #expect(try browser.evaluate("window.innerWidth") == 390)
        try browser.emulate(media: "print", ["prefers-color-scheme": "dark"])
        #expect(try browser.evaluate("matchMedia('print').matches") == true)
        #expect(try browser.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") == true)
        try browser.emulate()
        #expect(try browser.evaluate("matchMedia('print').matches") == false)
        let shot = folder.url.appending(path: "shot.png")
        try browser.screenshot(to: shot)
        #expect(try Data(contentsOf: shot).starts(with: [0x89, 0x50, 0x4E, 0x47]))
        try browser.resize(width: 1440, height: 900)
    }

    @Test func `a page that never answers ends in an error, not in a hang`() throws {
        let browser = try Chromium()
        browser.patience = .seconds(1)
        #expect(throws: Chromium.Failure.self) { try browser.evaluate("new Promise(function () {})") }
        #expect(throws: Chromium.Failure.self) { try browser.wait(until: "false") }
        #expect(throws: Chromium.Failure.self) { try browser.open(folder.url.appending(path: "none.html")) }
    }
}
