import Diagnostics
import Testing

@testable import DataFiles

struct CSVTableTests {
    private func rows(_ text: String) -> ([[String]], [Finding]) {
        var findings: [Finding] = []
        let table = CSVTable(SourceText(path: "a.csv", text), findings: &findings)
        return (table.rows.map { $0.map(\.text) }, findings)
    }

    @Test(arguments: [
        ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
        ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
        ("a\rb\r", [["a"], ["b"]]),
        ("a;b\nc;d", [["a", "b"], ["c", "d"]]),
        ("a\tb,c\td\n", [["a", "b,c", "d"]]),
        ("\"a,\"\"b\n\",c\n", [["a,\"b\n", "c"]]),
        ("a,\n\nb", [["a", ""], [""], ["b"]]),
        ("a,", [["a", ""]]),
        ("", []),
    ])
    func `every usual form is read`(text: String, expected: [[String]]) {
        let (rows, findings) = rows(text)
        #expect(rows == expected)
        #expect(findings.isEmpty)
    }

    @Test func `a quotation that never closes is reported where it opens`() {
        let (rows, findings) = rows("a,b\nc,\"d\ne,f\n")
        #expect(rows == [["a", "b"], ["c", "d\ne,f\n"]])
        #expect(findings.map { $0.place?.label } == ["a.csv:2:3"])
    }
}
