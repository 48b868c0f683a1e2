import Diagnostics
import Testing

@testable import Theme

struct ThemeTests {
    struct Greeting: TemplateView {
        static let templates = ["greeting"]
        static let schema: ViewFields = [
            "name": .text, "body": .html, "isNew": .flag, "items": .list(.object(["title": .text])),
        ]
        var template: String { "greeting" }
        let fields: ViewRecord
    }

    private func theme(_ templates: [String: String]) -> (SiteTheme, [Finding]) {
        var findings: [Finding] = []
        var files = Dictionary(uniqueKeysWithValues: templates.map { ("templates/\($0).mustache", Array($1.utf8)) })
        files["strings/zh-Hans.yaml"] = Array("hello: 你好\n".utf8)
        let theme = SiteTheme(label: "Themes/t", files: files, findings: &findings)
        theme.check([Greeting.self], words: ["hello"], findings: &findings)
        return (theme, findings)
    }

    @Test func `text is escaped and HTML is spliced in as it is`() {
        let (theme, findings) = theme([
            "greeting": "{{s.hello}}，{{name}}：{{{body}}}{{#items}}[{{title}}]{{/items}}{{^isNew}}旧{{/isNew}}"
        ])
        #expect(findings.isEmpty)
        let view = Greeting(fields: [
            "name": .text("<甲>"), "body": .html(HTML(trusted: "<b>乙</b>")), "isNew": .flag(false),
            "items": .list([.object(["title": .text("一")]), .object(["title": .text("二")])]),
        ])
        #expect(String(decoding: theme.render(view), as: UTF8.self) == "你好，&lt;甲&gt;：<b>乙</b>[一][二]旧")
    }

    @Test func `an absent field is nothing and is not looked up around it`() {
        let (theme, _) = theme([
            "greeting": "{{#items}}[{{#title}}{{title}}{{/title}}{{^title}}无{{/title}}]{{/items}}{{#name}}名{{/name}}"
        ])
        let view = Greeting(fields: [
            "items": .list([.object([:]), .object(["title": .text("一")])]), "name": .text(""),
        ])
        #expect(String(decoding: theme.render(view), as: UTF8.self) == "[无][一]")
    }

    @Test(arguments: [
        ("{{nane}}", "theme.unknown-field", "这里没有“nane”这一项"),
        ("{{s.helo}}", "theme.unknown-field", "这里没有“s.helo”这一项"),
        ("{{body}}", "theme.field-misused", "“body”是 HTML，要用三个花括号 {{{body}}}"),
        ("{{{name}}}", "theme.field-misused", "“name”是文字，只用两个花括号 {{name}}，免得带进代码"),
        ("{{items}}", "theme.field-misused", "“items”不是文字，只能用作节 {{#items}}…{{/items}}"),
        ("{{#items}}{{name}}{{titel}}{{/items}}", "theme.unknown-field", "这里没有“titel”这一项"),
        ("{{>head}}", "theme.template-missing", "没有叫“head”的模板"),
        ("{{#items}}", "theme.template-broken", "“{{#items}}”没有结束"),
        ("{{/items}}", "theme.template-broken", "“{{/items}}”没有对应的开头，请删去或补上开头"),
        ("{{#items}}{{/name}}", "theme.template-broken", "“{{#items}}”没有结束"),
    ])
    func `a tag that would stay empty in silence is an error`(template: String, code: String, summary: String) {
        let (_, findings) = theme(["greeting": "行一\n" + template])
        #expect(findings.map(\.code.id) == [code])
        #expect(findings.map(\.summary) == [summary])
        #expect(findings.first?.place?.line == 2)
    }

    @Test func `tags of included templates are checked too`() {
        let (_, findings) = theme(["greeting": "{{#items}}{{>card}}{{/items}}", "card": "{{titel}}"])
        #expect(findings.map { $0.place?.file } == ["Themes/t/templates/card.mustache"])
        #expect(findings.first?.explanation == ["是不是想写“title”？"])
    }

    /// Templates each of which includes the next one so many times.
    private static func chain(_ length: Int, times: Int) -> [String: String] {
        var templates = ["t\(length)": "完"]
        for number in 0..<length {
            templates[number == 0 ? "greeting" : "t\(number)"] = String(repeating: "{{>t\(number + 1)}}", count: times)
        }
        return templates
    }

    private static let nested: [([String: String], String)] = [
        (["greeting": "{{>greeting}}"], "模板套用到自己：“greeting” → “greeting”"),
        (["greeting": "{{>card}}", "card": "{{<greeting}}{{/greeting}}"], "模板套用到自己：“card” → “greeting” → “card”"),
        (["greeting": String(repeating: "{{#items}}", count: 20_000)], "一节套一节，超过 40 层"),
        (chain(30, times: 2), "套用的模板加起来超过 5000 个"), (chain(60, times: 1), "模板套模板，超过 40 层"),
    ]

    @Test(arguments: nested)
    func `a template that would never be done is an error`(templates: [String: String], summary: String) {
        let (theme, findings) = theme(templates)
        #expect(findings.allSatisfy { $0.code.id == "theme.template-nested" })
        #expect(findings.first?.summary == summary)
        _ = theme.render(Greeting(fields: ["name": .text("甲")]))
    }

    @Test func `long text between tags is shown as it is written`() {
        let text = "很长的一段文字，里面有 { 和 } 和 {a}，还有“引号”。\n  缩进的一行，也很长很长很长。"
        let (theme, findings) = theme([
            "greeting": text + "{{#items}}\n  \(text){{title}}}\n{{/items}}{{{body}}}\(text)"
        ])
        #expect(findings.isEmpty)
        let view = Greeting(fields: ["items": .list([.object(["title": .text("一")])])])
        #expect(String(decoding: theme.render(view), as: UTF8.self) == text + "\n  \(text)一}\n\(text)")
    }
}
