import Testing

@testable import Diagnostics

struct FindingPrinterTests {
    private static let code = FindingCode("law.article-missing", .error, "没有这一条", manual: "")
    private let printer = FindingPrinter { (0x2E80..<0xFFF0).contains($0.value) ? 2 : 1 }

    @Test func `the caret stands under the right Chinese characters`() {
        let source = SourceText(path: "qa/chufa.md", "---\ntitle: x\n---\n依据：《禁毒法》第七十二条\n")
        let start = Array("---\ntitle: x\n---\n依据：".utf8).count
        let range = start..<start + Array("《禁毒法》第七十二条".utf8).count
        let finding = Finding(
            Self.code,
            at: source.place(range),
            "《禁毒法》没有第七十二条，全文共七十一条",
            explanation: ["请核对法律文本"]
        )
        #expect(
            printer.describe(finding) == """
                qa/chufa.md:4:4：错误：《禁毒法》没有第七十二条，全文共七十一条 [law.article-missing]
                  |
                4 | 依据：《禁毒法》第七十二条
                  |       ^^^^^^^^^^^^^^^^^^^^
                  = 请核对法律文本

                """
        )
    }

    @Test func `a tab and a control character keep the caret in its column`() {
        let source = SourceText(path: "a.md", "\t\u{1}坏\n")
        let finding = Finding(Self.code, at: source.place(2..<5), "坏字")
        #expect(
            printer.describe(finding) == """
                a.md:1:3：错误：坏字 [law.article-missing]
                  |
                1 |     \u{FFFD}坏
                  |      ^^

                """
        )
    }

    @Test func `findings are printed in the order of file and place with a count`() {
        let source = SourceText(path: "b.md", "甲乙")
        let findings = [
            Finding(Self.code, at: source.place(3..<6), "二"),
            Finding(Self.code, severity: .warning, at: Place(file: "a.md"), "一"),
        ]
        #expect(
            printer.print(findings) == """
                a.md：警告：一 [law.article-missing]
                b.md:1:2：错误：二 [law.article-missing]
                  |
                1 | 甲乙
                  |   ^^
                1 个错误，1 个警告

                """
        )
    }

    @Test func `a long line is cut around the marked part`() {
        let source = SourceText(
            path: "a.md",
            String(repeating: "前", count: 100) + "错" + String(repeating: "后", count: 100)
        )
        let text = printer.describe(Finding(Self.code, at: source.place(300..<303), "错"))
        let lines = text.split(separator: "\n")
        #expect(lines[2] == "1 | …" + String(repeating: "前", count: 24) + "错" + String(repeating: "后", count: 29) + "…")
        #expect(lines[3] == "  | " + String(repeating: " ", count: 49) + "^^")
    }

    @Test func `of one kind the first fifty are shown and the rest are counted, warnings and errors apart`() {
        let note = FindingCode("page.title-missing", .warning, "没有标题", manual: "")
        let many = (1...60).map { Finding(note, at: Place(file: "\($0 + 100).md"), "没有标题") }
        let lines = printer.print(many).split(separator: "\n")
        #expect(lines.count == 52)
        #expect(lines[50] == "[page.title-missing] 一共 60 处，只列出前 50 处；全部可用 --format json 看")
        #expect(lines[51] == "60 个警告")
        let errors = (1...60).map { Finding(Self.code, at: Place(file: "\($0 + 100).md"), "没有") }
        let errorLines = printer.print(errors + many).split(separator: "\n")
        #expect(errorLines.count == 103)
        #expect(errorLines[101] == "[page.title-missing] 一共 60 处，只列出前 50 处；全部可用 --format json 看")
        #expect(errorLines[102] == "60 个错误，60 个警告")
    }
}
