import Diagnostics
import Testing

@testable import Build

/// Signs that come along when text is copied.
struct HiddenSignsTests {
    private func told(_ text: String, _ path: String = "a.md") -> [String] {
        var findings: [Finding] = []
        _ = SourceReader.text(Array(text.utf8), path: path, findings: &findings)
        return findings.map { finding in
            let place = finding.place.map { "\($0.line ?? 0):\($0.column ?? 0)" } ?? ""
            return "\(place) \(finding.severity) \(finding.summary.firstMatch(of: /U\+[0-9A-F]+/)?.0 ?? "")"
        }
    }

    @Test(arguments: [
        ("甲\n电话\u{202E}110\n", ["2:3 warning U+202E"]), ("甲\u{2066}乙\u{2069}", ["1:2 warning U+2066"]),
        ("甲\u{8}", ["1:2 warning U+0008"]),
        ("甲\u{7F}乙", ["1:2 warning U+007F"]), ("\u{E000}", ["1:1 warning U+E000"]),
        ("甲\u{F8FF}乙", ["1:2 warning U+F8FF"]),
        ("甲\u{F0000}乙", ["1:2 warning U+F0000"]), ("甲\u{200B}乙", ["1:2 note U+200B"]),
        ("甲\u{FEFF}乙", ["1:2 note U+FEFF"]),
        ("甲\u{B}乙", ["1:2 warning U+000B"]), ("\u{FEFF}甲乙", []), ("“甲”——……①、\t乙\r\n丙👨‍👩‍👧✈️", []),
        ("\u{FF01}\u{FE0F}\u{F900}", []),
    ])
    func `a sign that nobody sees is told with its place`(text: String, expected: [String]) {
        #expect(told(text) == expected)
    }

    @Test func `banks and tables pass over what they read past`() {
        #expect(told("甲\u{200B}乙\u{B}", "t.quiz.md") == [] && told("甲\u{B}", "t.txt") == [])
        #expect(told("甲\u{202E}乙", "t.csv") == ["1:2 warning U+202E"])
    }

    @Test func `each kind is told once`() {
        var findings: [Finding] = []
        _ = SourceReader.text(Array("甲\u{202E}\u{202E}\u{8}".utf8), path: "a.md", findings: &findings)
        #expect(findings.map { $0.summary.contains("（本文件共 2 处）") } == [true, false])
    }
}
