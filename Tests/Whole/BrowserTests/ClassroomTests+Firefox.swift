import Foundation
import TestSupport
import Testing

/// What Chromium is asked in the other files, asked of Firefox: keyboard alone, finger alone, no storage, a clock turned back.
extension ClassroomTests {
    private static let enter = "\u{E007}"

    @Test(
        .enabled(if: Firefox.isInstalled, "firefox-esr is not installed"),
        arguments: ["practice", "test", "exam", "buzz"])
    func `Firefox takes a pack of any mode by keyboard alone and by finger alone`(mode: String) throws {
        let file = try #require(try pack(mode, "A")["\(mode).html"])
        let firefox = try Firefox()
        let isOpen = mode == "practice" || mode == "buzz"
        let isDone = "!document.getElementById('result').hidden"
        try firefox.open(file)
        for _ in 1...12 {
            if mode != "buzz" { try firefox.type("1") }
            try firefox.type(Self.enter + (isOpen ? Self.enter : ""))
        }
        if !isOpen { try firefox.type(Self.enter) }
        #expect(try firefox.evaluate(isDone).bool == true)
        try firefox.evaluate("(localStorage.clear(), sessionStorage.clear())")
        try firefox.open(file)
        // What was handed in and not saved is offered once more.
        if try firefox.evaluate("!!document.querySelector('#resume:not([hidden])')").bool == true {
            try firefox.tap("#resume-no")
        }
        for number in 1...12 {
            try firefox.wait(until: "document.getElementById('progress-text').textContent === '第 \(number) 题，共 12 题'")
            if mode != "buzz" { try firefox.tap(".question:not([hidden]) .option") }
            try firefox.tap(".question:not([hidden]) .check")
            if isOpen {
                // The first tap shows what is right, the second goes on.
                try firefox.wait(until: "!!document.querySelector('.question:not([hidden]) .shown')")
                try firefox.tap(".question:not([hidden]) .check")
            }
        }
        if !isOpen { try firefox.tap("#hand-yes") }
        #expect(try firefox.evaluate(isDone).bool == true)
        #expect(try firefox.complaints() == [])
    }

    @Test(.enabled(if: Firefox.isInstalled, "firefox-esr is not installed"))
    func `Firefox without storage says so, and the clock does not matter`() throws {
        let file = try #require(try pack("practice", "A")["practice.html"])
        let blocked = try Firefox(["dom.storage.enabled": false])
        try blocked.open(file)
        #expect(try blocked.evaluate("document.getElementById('no-storage').hidden").bool == false)
        try blocked.type("1" + Self.enter)
        #expect(try blocked.evaluate("!!document.querySelector('.feedback.shown')").bool == true)
        #expect(try blocked.complaints() == [])
        let firefox = try Firefox()
        try firefox.open(file)
        try firefox.type("1" + Self.enter + Self.enter)
        let late = try String(contentsOf: file, encoding: .utf8)
            .replacing("<head>", with: "<head><script>Date.now = function () { return 0; };</script>")
        try late.write(to: file, atomically: true, encoding: .utf8)
        try firefox.open(file)
        try firefox.evaluate("document.getElementById('resume-yes').click()")
        #expect(try firefox.evaluate("document.getElementById('progress-text').textContent").string == "第 2 题，共 12 题")
        #expect(try firefox.complaints() == [])
    }
}
