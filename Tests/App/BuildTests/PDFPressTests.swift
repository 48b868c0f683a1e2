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

    @Test func `names of table headings are counted up in their order, and no byte moves`() {
        let before = """
            /ID (node00000031)>> /Headers [(node00000031) (node00000250)] /ID (node00000250)
            /Limits [(node00000031) (node00011218)] (node31) (node00000031 (node0000031x)
            """
        let after = """
            /ID (node00000001)>> /Headers [(node00000001) (node00000002)] /ID (node00000002)
            /Limits [(node00000001) (node00000003)] (node31) (node00000031 (node0000031x)
            """
        #expect(String(decoding: PDFPress.renumbered(Array(before.utf8)), as: UTF8.self) == after)
        #expect(PDFPress.renumbered(Array("(node0000001".utf8)) == Array("(node0000001".utf8))
    }

    @Test(arguments: [
        "", "/CreationDate", "/CreationDate (D:2026)", "/ModDate (unknown)", "/ID", "/ID 12 0 R", "/ID [<12",
    ])
    func `what is no date stays as it is`(text: String) throws {
        #expect(try dated(text) == text)
    }
}
