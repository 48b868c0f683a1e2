import Diagnostics
import Testing

@testable import Theme

struct TemplateBlocksTests {
    struct Greeting: TemplateView {
        static let templates = ["greeting"]
        static let schema: ViewFields = ["name": .text]
        var template: String { "greeting" }
        let fields: ViewRecord
    }

    private static let base = [
        "layout": "<{{$head}}{{/head}}|{{$main}}空{{/main}}>",
        "article": "[{{$eyebrow}}{{/eyebrow}}{{name}}{{$around}}邻{{/around}}]",
        "greeting": "{{<layout}}{{$main}}{{>article}}{{/main}}{{/layout}}",
    ]

    /// A theme made of three that extend one another: its own templates, theirs and the base.
    private func theme(_ own: [String: String], over theirs: [String: String] = [:]) -> (SiteTheme, [Finding]) {
        var findings: [Finding] = []
        let folders = [("own", own, "theirs"), ("theirs", theirs, "base"), ("base", Self.base, nil)].map {
            name, templates, parent in
            var files = Dictionary(
                uniqueKeysWithValues: templates.map { ("templates/\($0).mustache", Array($1.utf8)) })
            if let parent { files["theme.yaml"] = Array("extends: \(parent)\n".utf8) }
            return ThemeFolder(label: "Themes/\(name)", files: files, findings: &findings)
        }
        let theme = SiteTheme(ThemeChain(folders), findings: &findings)
        theme.check([Greeting.self], words: [], findings: &findings)
        return (theme, findings.filter { ![.overrideUnrecorded, .overrideIdle].contains($0.code) })
    }

    private func rendered(_ theme: SiteTheme) -> String {
        String(decoding: theme.render(Greeting(fields: ["name": .text("乙")])), as: UTF8.self)
    }

    private func lines(_ findings: [Finding]) -> [String] {
        findings.map { "\($0.place?.label ?? "") \($0.code.id) \($0.summary)" }
    }

    @Test func `a block that the base does not have is an error at its tag`() {
        let (_, findings) = theme(["greeting": "{{<layout}}\n  {{$mian}}{{>article}}{{/mian}}\n{{/layout}}"])
        #expect(
            lines(findings) == [
                "Themes/own/templates/greeting.mustache:2:3 theme.block-idle “layout”里没有叫“mian”的块，这一块的内容不会出现在网页上"
            ])
        #expect(findings.first?.severity == .error)
        #expect(findings.first?.place?.excerpt?.marked == "{{$mian}}")
        #expect(findings.first?.explanation == ["是不是想写“{{$main}}”？", "“layout”里的块：head、main"])
    }

    private static let right: [([String: String], [String: String], String)] = [
        ([:], [:], "<|[乙邻]>"),
        (
            ["greeting": "{{<layout}}{{$main}}{{>article}}{{/main}}{{$eyebrow}}眉{{/eyebrow}}{{/layout}}"], [:],
            "<|[眉乙邻]>"
        ),
        (
            ["greeting": "{{<page}}{{$around}}{{/around}}{{$head}}头{{/head}}{{/page}}"],
            ["page": "{{<layout}}{{$main}}{{<article}}{{$eyebrow}}眉{{/eyebrow}}{{/article}}{{/main}}{{/layout}}"],
            "<头|[眉乙]>"
        ),
        (
            ["greeting": "{{<page}}{{$side}}侧{{/side}}{{/page}}"],
            ["page": "{{<layout}}{{$main}}{{#name}}{{$side}}{{/side}}{{/name}}{{/main}}{{/layout}}"], "<|侧>"
        ),
        (["greeting": "{{<layout}}\n{{! 说明 }}\n{{$main}}主{{/main}}\n\n{{/layout}}"], [:], "<|主>"),
    ]

    @Test(arguments: right)
    func `a block is found through partials, bases of bases and the blocks of the template itself`(
        own: [String: String], theirs: [String: String], page: String
    ) {
        let (theme, findings) = theme(own, over: theirs)
        #expect(lines(findings) == [])
        #expect(rendered(theme) == page)
    }

    @Test func `a block whose place is in a block that was put aside is an error`() {
        let own = ["greeting": "{{<page}}{{$main}}主{{/main}}\n{{$around}}旁{{/around}}{{/page}}"]
        let (_, findings) = theme(own, over: ["page": Self.base["greeting"] ?? ""])
        #expect(
            lines(findings) == [
                "Themes/own/templates/greeting.mustache:2:1 theme.block-idle “page”里没有叫“around”的块，这一块的内容不会出现在网页上"
            ])
    }

    @Test func `a block that is given twice is an error at the first`() {
        let (_, findings) = theme(["greeting": "{{<layout}}{{$main}}一{{/main}}\n{{$main}}二{{/main}}{{/layout}}"])
        #expect(
            lines(findings) == [
                "Themes/own/templates/greeting.mustache:1:12 theme.block-idle 块“main”在这里给了两次，只有后一次的内容会出现在网页上"
            ])
    }

    @Test func `a theme that puts a base with fewer blocks in place of another is told so in its own file`() {
        let (_, findings) = theme(["layout": "<!-- 自己的 -->\n{{$head}}{{/head}}"])
        #expect(
            lines(findings) == [
                "Themes/own/templates/layout.mustache:1:1 theme.block-idle 这个模板少了块“main”，照它做的网页有内容放不进来"
            ])
        #expect(findings.first?.notes.map { $0.place?.file } == ["Themes/base/templates/greeting.mustache"])
    }

    @Test(arguments: [
        ("{{$main}}主{{/main}}\n 散落的 <p>文字</p> \n", "2:2"), ("\n{{name}}{{$main}}主{{/main}}", "2:1"),
        ("\n\n{{#name}}{{$main}}主{{/main}}{{/name}}", "3:1"), ("甲{{$main}}主{{/main}}", "1:12"),
    ])
    func `what stands beside the blocks is an error at its place`(inner: String, place: String) {
        let (_, findings) = theme(["greeting": "{{<layout}}\(inner){{/layout}}"])
        #expect(
            lines(findings.filter { $0.code == .templateBroken }) == [
                "Themes/own/templates/greeting.mustache:\(place) theme.template-broken "
                    + "{{<模板}} 与 {{/模板}} 之间只能放 {{$块}}…{{/块}}，块以外的内容不会出现在网页上"
            ])
    }

    @Test func `a block that shows itself would never be done`() {
        let (theme, findings) = theme([
            "greeting": "{{<layout}}{{$main}}前{{$main}}{{/main}}后{{/main}}{{/layout}}"
        ])
        #expect(
            lines(findings) == [
                "Themes/own/templates/greeting.mustache:1:22 theme.template-nested 块“main”里又用到“main”自己，网页永远做不完"
            ])
        #expect(rendered(theme) == "")
    }

    @Test func `nothing is said about blocks of a template that is missing or broken`() {
        let (_, findings) = theme(["greeting": "{{<layuot}}{{$mian}}{{/mian}}{{/layuot}}"])
        #expect(findings.map(\.code) == [.templateMissing])
        let (_, broken) = theme(["greeting": "{{<layout}}{{$mian}}{{/mian}}{{/layout}}", "layout": "{{#name}}"])
        #expect(broken.map(\.code) == [.templateBroken])
    }
}
