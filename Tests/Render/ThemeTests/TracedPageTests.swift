import Diagnostics
import Testing

@testable import Theme

struct TracedPageTests {
    private struct Page: TemplateView {
        static let templates = ["page"]
        static let schema: ViewFields = [
            "root": .text, "body": .html, "style": .html, "items": .list(.object(["url": .text])),
        ]
        static let assets = ["style": "pack.css"]
        var template: String { "page" }
        let fields: ViewRecord
    }

    private static let files: [String: String] = [
        "templates/page.mustache": """
        <style>{{{style}}}</style>
        {{! x.cn stands in a comment too }}
        {{#items}}
        <a href="{{url}}">{{s.more}}</a>
        {{/items}}
          {{>foot}}
        {{{body}}}

        """,
        "templates/foot.mustache": "<p>\n<img src=\"{{root}}x.cn\">\n  <i>x.cn</i></p>\n",
        "strings/zh-Hans.yaml": "title: x.cn\nmore: 看 x.cn\n",
        "assets/pack.css": "a { }\nb { background: url(x.cn) }\n",
    ]

    private let theme: SiteTheme
    private let view = Page(fields: [
        "root": .text("../"), "body": .html(HTML(trusted: "<pre>x.cn</pre><b title=x.cn>")),
        "style": .html(HTML(trusted: "a { }\nb { background: url(x.cn) }\n")),
        "items": .list([.object(["url": .text("x.cn")]), .object(["url": .text("b")])]),
    ])

    init() {
        var findings: [Finding] = []
        theme = SiteTheme(label: "t", files: Self.files.mapValues { Array($0.utf8) }, findings: &findings)
        theme.check([Page.self], words: [], findings: &findings)
        #expect(findings.isEmpty)
    }

    @Test func `without its marks it is the page to the byte`() {
        #expect(TracedPage(theme.tracing.render(view), theme: theme).bytes == theme.render(view))
    }

    @Test func `the same text is traced to wherever it comes from`() {
        let page = TracedPage(theme.tracing.render(view), theme: theme)
        var origins: [String] = []
        var start = 0
        while let found = page.bytes.firstRange(of: Array("x.cn".utf8), in: start..<page.bytes.count) {
            switch page.origin(of: found) {
            case .theme(let place): origins.append(place.label + " " + (place.excerpt?.marked ?? ""))
            case .field(let name, let before): origins.append("\(name) \(String(decoding: before, as: UTF8.self))")
            case nil: origins.append("nobody")
            }
            start = found.upperBound
        }
        #expect(
            origins == [
                "t/assets/pack.css:2:21 x.cn", "items.url ", "t/strings/zh-Hans.yaml:2:9 x.cn",
                "t/strings/zh-Hans.yaml:2:9 x.cn",
                "t/templates/foot.mustache:2:19 x.cn", "t/templates/foot.mustache:3:6 x.cn", "body <pre>",
                "body <pre>x.cn</pre><b title=",
            ]
        )
    }

    @Test func `an address that begins in a field is the part that the template holds`() throws {
        let page = TracedPage(theme.tracing.render(view), theme: theme)
        let range = try #require(page.bytes.firstRange(of: Array("../x.cn".utf8), in: 0..<page.bytes.count))
        guard case .theme(let place) = page.origin(of: range) else {
            Issue.record("not from the theme")
            return
        }
        #expect(place.label == "t/templates/foot.mustache:2:19")
        #expect(place.excerpt?.marked == "x.cn")
    }
}
