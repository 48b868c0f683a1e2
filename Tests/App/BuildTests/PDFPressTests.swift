import DataFiles
import Testing

@testable import Build

struct PDFPressTests {
    private func dated(_ text: String) throws -> String {
        let day = try #require(CalendarDate("2026-11-21"))
        return String(decoding: PDFPress.dated(Array(text.utf8), on: day), as: UTF8.self)
    }

    @Test func `the moments and the identifier of a PDF give way to the day, and no byte moves`() throws {
        let before = """
            <</CreationDate (D:20261123134746+00'00')
            /ModDate(D:20270101000000Z)>> /ID [<0aF19b><77>] /Index [3 4]
            """
        let after = """
            <</CreationDate (D:20261121000000+00'00')
            /ModDate(D:20261121000000Z)>> /ID [<000000><00>] /Index [3 4]
            """
        #expect(try dated(before) == after)
    }

    @Test(arguments: [
        "", "/CreationDate", "/CreationDate (D:2026)", "/ModDate (unknown)", "/ID", "/ID 12 0 R", "/ID [<12",
    ])
    func `what is no date stays as it is`(text: String) throws {
        #expect(try dated(text) == text)
    }
}
