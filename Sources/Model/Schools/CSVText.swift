/// Rows as CSV that Excel and WPS open by a double click: UTF-8 with its mark, CRLF.
///
/// A cell that a spreadsheet program would take for a formula (`=`, `+`, `-`, `@` in front of something that is no number)
/// gets an apostrophe, as does one that would be read as having one (`'=`); `Grid(csv:)` takes it off again.
package struct CSVText: Sendable {
    package let text: String

    /// The rows, the heading among them, from the top.
    package init(_ rows: [[String]]) {
        var text = "\u{FEFF}"
        for row in rows { text += row.map(Self.cell).joined(separator: ",") + "\r\n" }
        self.text = text
    }

    private static func cell(_ text: String) -> String {
        var cell = text
        let bare = text.unicodeScalars.drop { $0 == "'" }
        if let first = bare.first, "=+-@\t\r".unicodeScalars.contains(first), Double(text) == nil {
            cell = "'" + text
        }
        let isPlain = !cell.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) }
        return isPlain ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }
}
