import Foundation
import TestSupport
import Testing

extension BrowserTests {
    @Test(.enabled(if: BuiltSite.makesPacks, "humen makes no packs yet")) func `a pack is taken by keyboard alone`()
        throws
    {
        try openPack()
        for _ in 0..<40 where try !isFinished {
            try answerByKeyboard()
            try browser.press(.enter)
        }
        try expectResult()
    }

    @Test(.enabled(if: BuiltSite.makesPacks, "humen makes no packs yet")) func `a pack is taken with a finger alone`()
        throws
    {
        try browser.resize(width: 390, height: 844, touch: true)
        try openPack()
        for _ in 0..<40 where try !isFinished {
            try answerByTouch()
            try browser.tap(".question:not([hidden]) .check")
            try browser.wait(until: "document.querySelector('#result:not([hidden]), .question:not([hidden])')")
        }
        try expectResult()
    }

    @Test(.enabled(if: BuiltSite.makesPacks, "humen makes no packs yet"))
    func `a right answer and a wrong answer are told apart`() throws {
        try openPack()
        let key = try browser.evaluate(
            """
            (function () {
              var pack = JSON.parse(document.getElementById('pack').textContent);
              var question = document.querySelector('.question:not([hidden])');
              return pack.questions[question.getAttribute('data-id')].answer.choice || null;
            })()
            """
        )
        let right = try #require(key[0].string, "the first question of the specimen pack has options")
        try browser.click(".question:not([hidden]) .option[data-option='\(right)']")
        try browser.click(".question:not([hidden]) .check")
        #expect(try browser.evaluate("!!document.querySelector('.feedback.shown.is-right')") == true)
        try openPack()
        try browser.click(".question:not([hidden]) .option:not([data-option='\(right)'])")
        try browser.click(".question:not([hidden]) .check")
        #expect(try browser.evaluate("!!document.querySelector('.feedback.shown.is-wrong')") == true)
        #expect(try browser.evaluate("document.querySelectorAll('.option.right').length").number ?? 0 > 0)
    }

    /// From the beginning: what another visit left is put away.
    private func openPack() throws {
        try browser.open(try Self.sharedPack.get())
        // The end of another test still belongs to the tab.
        _ = try browser.evaluate("sessionStorage.clear()")
        try browser.open(try Self.sharedPack.get())
        try browser.wait(until: "document.querySelector('.question:not([hidden]), #resume:not([hidden])')")
        if try browser.evaluate("!!document.querySelector('#resume:not([hidden])')") == true {
            try browser.click("#resume-no")
        }
        try browser.wait(until: "document.querySelector('.question:not([hidden])')")
    }

    /// The band and the score are shown, nothing complained, and the file asked for nothing but itself.
    private func expectResult() throws {
        #expect(try isFinished)
        #expect(try browser.text("#score")?.isEmpty == false)
        #expect(try browser.text("#band")?.isEmpty == false)
        try browser.settle()
        #expect(browser.complaints == [])
        #expect(browser.requests.count == 1)
    }

    private var isFinished: Bool {
        get throws { try browser.evaluate("!document.getElementById('result').hidden").bool == true }
    }

    private var isAnswered: Bool {
        get throws { try browser.evaluate("!!document.querySelector('.question.done:not([hidden])')").bool == true }
    }

    /// Answers the open question as its kind asks, then leaves the focus where Enter goes on.
    private func answerByKeyboard() throws {
        guard try !isAnswered else { return }
        if try browser.evaluate("!!document.querySelector('.question:not([hidden]) .option')").bool == true {
            try browser.press("1")
            return
        }
        let fields = Int(try browser.evaluate("document.querySelectorAll('\(Self.fields)').length").number ?? 0)
        for _ in 0..<fields {
            try tab(to: ".question input, .question select, .question textarea")
            if try browser.evaluate("document.activeElement.tagName") == "SELECT" {
                try browser.press(.down)
            } else {
                try browser.type("健康")
            }
        }
        try tab(to: ".check")
    }

    private func answerByTouch() throws {
        guard try !isAnswered else { return }
        if try browser.evaluate("!!document.querySelector('.question:not([hidden]) .option')").bool == true {
            try browser.tap(".question:not([hidden]) .option")
            return
        }
        // The phone's own keyboard and its list of choices are outside the page.
        try browser.evaluate(
            """
            Array.prototype.forEach.call(document.querySelectorAll('\(Self.fields)'), function (field) {
              field.value = field.tagName === 'SELECT' ? field.options[1].value : '健康';
            })
            """
        )
    }

    private static let fields =
        ".question:not([hidden]) input, .question:not([hidden]) select, .question:not([hidden]) textarea"
}
