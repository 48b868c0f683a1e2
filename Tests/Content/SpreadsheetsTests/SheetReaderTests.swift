import Testing

@testable import Spreadsheets

struct SheetReaderTests {
    private func traits(_ cells: String, texts: String = "") throws -> SheetTraits {
        let shared = try SharedTexts.read(Array("<sst>\(texts)</sst>".utf8))
        var reader = SheetReader(
            number: 0, texts: shared.texts, struckTexts: shared.struck, formats: NumberFormats(startsIn1904: false),
            room: 100)
        let xml = "<worksheet><sheetData><row r=\"2\">\(cells)</row></sheetData></worksheet>"
        return try reader.read(Array(xml.utf8)).traits
    }

    @Test func `a text of which a part is struck out is listed`() throws {
        let texts = """
            <si><t>甲校</t></si><si><r><rPr><strike/></rPr><t>乙校</t></r><r><t>丙校</t></r></si>
            <si><r><rPr><strike val="0"/></rPr><t>丁校</t></r></si>
            """
        let cells = """
            <c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c>
            <c r="D2" t="inlineStr"><is><r><rPr><strike/></rPr><t>2</t></r><r><t>3</t></r></is></c>
            <c r="E2"><v>1</v></c>
            """
        #expect(try traits(cells, texts: texts).struck.map { "\($0.address) \($0.text)" } == ["B2 乙校丙校", "D2 23"])
    }

    @Test func `a formula that refers to another file is listed, with those that share it`() throws {
        let cells = """
            <c r="A2"><f>[1]Sheet1!B2</f><v>2</v></c><c r="B2"><f>SUM(C2:D2)</f><v>3</v></c>
            <c r="C2"><f>'file:///D:/台账.xls'#$Sheet1.B2+Table1[课时]</f><v>4</v></c><c r="D2"><f>Table1[课时]</f><v>4</v></c>
            <c r="E2"><f t="shared" ref="E2:F2" si="0">[2]一!B2</f><v>5</v></c><c r="F2"><f t="shared" si="0"/><v>6</v></c>
            <c r="G2"><f t="shared" si="1"/><v>7</v></c><c r="H2"><v>[1]</v></c>
            """
        #expect(try traits(cells).linked.map(\.address) == ["A2", "C2", "E2", "F2"])
    }
}
