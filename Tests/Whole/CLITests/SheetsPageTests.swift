import Foundation
import TestSupport
import Testing

/// `docs/sheets.md` names the tests that show what it says: they are there.
struct SheetsPageTests {
    @Test func `every suite and every workbook that the page names exists`() throws {
        let page = try String(contentsOf: PackageRoot.path("docs/sheets.md"), encoding: .utf8)
        let root = PackageRoot.path("Tests")
        let files = (FileManager.default.subpaths(atPath: root.path) ?? []).map { ($0 as NSString).lastPathComponent }
        let suites = Set(page.matches(of: #/[A-Za-z]+Tests/#).map { String($0.output) })
        #expect(suites.count > 12)
        #expect(suites.filter { !files.contains("\($0).swift") && $0 != "Tests" }.sorted() == [])
        let workbooks = Set(page.matches(of: #/\b[rst][0-9]{2}\b/#).map { String($0.output) })
        #expect(workbooks.count > 50)
        #expect(
            workbooks.filter { name in !files.contains { $0.hasPrefix(name) && $0.hasSuffix(".xlsx") } }.sorted() == [])
    }
}
