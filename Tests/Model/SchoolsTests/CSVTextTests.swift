import Spreadsheets
import Testing

@testable import Schools

struct CSVTextTests {
    @Test(arguments: [
        ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("-甲校", "'-甲校"), ("+1", "+1"), ("-2.5", "-2.5"),
        ("甲,乙", "\"甲,乙\""), ("'=1+1", "''=1+1"), ("'甲", "'甲"),
    ])
    func `no cell is a formula for the program that opens it`(text: String, expected: String) {
        #expect(CSVText([[text, "二"]]).text == "\u{FEFF}\(expected),二\r\n")
    }

    @Test(arguments: ["=1+1", "'=1+1", "''=1", "@a", "-甲校", "+1", "'+1", "-2.5", "'甲", "'", "甲'=1"])
    func `what was written is read as it was`(text: String) {
        let written = CSVText([["甲", text, "乙"]]).text.unicodeScalars.dropFirst()
        #expect(Sample.grid(String(written)).sheets.first?.rows.first?.cells.map(\.text) == ["甲", text, "乙"])
    }
}
