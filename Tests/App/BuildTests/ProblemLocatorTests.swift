import Diagnostics
import Testing
import Theme

@testable import Build

struct ProblemLocatorTests {
    private func label(_ marked: String, plain: String, guilty number: Int, source: String?) -> String? {
        var findings: [Finding] = []
        let bytes = Array(plain.utf8)
        let locator = ProblemLocator(
            marked: Array(marked.utf8), theme: SiteTheme(label: "t", files: [:], findings: &findings), bytes: bytes,
            path: "Output/site/a.html", source: source.map { SourceText(path: "Content/a.md", $0) })
        var start = 0
        for _ in 0..<number {
            start = bytes.firstRange(of: Array("x.cn".utf8), in: start..<bytes.count)?.upperBound ?? 0
        }
        guard let range = bytes.firstRange(of: Array("x.cn".utf8), in: start..<bytes.count) else { return nil }
        return locator.finding(GateProblem(kind: .external, text: "x.cn", range: range)).place?.label
    }

    @Test(arguments: [(0, "Content/a.md:1:2"), (1, "Content/a.md:3:11"), (2, "Content/a.md:4:11")])
    func `of a text that stands several times it is the one of the same number`(number: Int, expected: String) {
        let body = "<code>x.cn</code>\n<img src=\"x.cn\">\n<img src=\"x.cn\">"
        let source = "`x.cn`\n\n<img src=\"x.cn\">\n<img src=\"x.cn\">\n"
        let found = label(
            "\u{0}Lbody\u{0}" + body + "\u{0}E\u{0}\n", plain: body + "\n", guilty: number, source: source)
        #expect(found == expected)
    }

    @Test func `what nobody's file holds is shown in the output`() {
        #expect(label("<i>x.cn", plain: "<i>x.cn", guilty: 0, source: "x.cn") == "Output/site/a.html:1:4")
        #expect(
            label("\u{0}Lurl\u{0}x.cn\u{0}E\u{0}", plain: "x.cn", guilty: 0, source: "y") == "Output/site/a.html:1:1")
        // Marks that changed the page are not trusted.
        #expect(
            label("\u{0}Lbody\u{0}x.cn.\u{0}E\u{0}", plain: "x.cn", guilty: 0, source: "x.cn")
                == "Output/site/a.html:1:1")
    }
}
