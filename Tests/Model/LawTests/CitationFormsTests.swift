import DataFiles
import Diagnostics
import Foundation
import Law
import TestSupport
import Testing

/// Every form of citation that we know of, wrong ones included, against the laws that ship with Humen.
struct CitationFormsTests {
    private static func text(_ path: String) throws -> String {
        try String(contentsOf: PackageRoot.folder.appending(path: path), encoding: .utf8)
    }

    /// `a59.k1.x3` for each place, `✗` and the finding for what does not exist, `?` for a law that is absent.
    private func describe(_ line: String, _ library: LawLibrary, asOf: CalendarDate) -> String {
        let report = library.cite(SourceText(path: "-", line), asOf: asOf)
        let marks = report.resolutions.map { resolution -> String in
            let places = resolution.targets.map { "\($0.statute) \($0.anchor)" }
            return "\(resolution.mark.text) → " + (places.isEmpty ? "?" : places.joined(separator: " "))
        }
        let findings = report.findings.map { "✗ \($0.code.id) \($0.summary)" }
        return ([line] + (marks + findings).map { "    \($0)" }).joined(separator: "\n")
    }

    @Test func `every form of citation is read as it is meant`() throws {
        let sources = try ["jindufa", "jiedu-tiaoli"].map { name in
            let path = "Content/statutes/\(name).md"
            return SourceText(path: path, try Self.text(path))
        }
        let library = LawLibrary(StatuteCollection(sources).statutes)
        let asOf = try #require(CalendarDate("2026-06-26"))
        let lines = try Self.text("Tests/Fixtures/law/citation-forms.txt").split(separator: "\n").map(String.init)
        #expect(lines.count { !$0.hasPrefix("#") } >= 200)
        Golden.expect(
            lines.map { $0.hasPrefix("#") ? $0 : describe($0, library, asOf: asOf) }.joined(separator: "\n") + "\n")
    }

    @Test func `thousands of citations in one line are looked up, and those that are wrong listed up to two hundred`()
        throws
    {
        let source = SourceText(path: "Content/statutes/jindufa.md", try Self.text("Content/statutes/jindufa.md"))
        let library = LawLibrary(StatuteCollection([source]).statutes)
        let asOf = try #require(CalendarDate("2026-06-26"))
        let page = SourceText(path: "-", String(repeating: "《禁毒法》第三条、第九十条，", count: 2_500))
        let report = library.cite(page, asOf: asOf)
        #expect(report.resolutions.count == 5_000)
        #expect(report.findings.count == 201)
        #expect(report.findings.contains { $0.summary == "还有 2300 处引用的条、款、项不存在，先改前面 200 处" })
    }
}
