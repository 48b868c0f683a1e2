package import Diagnostics

/// The rows of a CSV file, each cell with its place.
///
/// ## File format
///     学校名称,学段,课时
///     第一小学,小高,"2"
///
/// ## Parsing behavior
/// - RFC 4180: quoted cells may hold separators, line breaks and doubled quotation marks.
/// - The separator is the comma, semicolon or tab that occurs most in the first line that has one, outside
///   quotation marks.
/// - Line ends may be LF, CRLF or CR. Rows need not be of one length. Blank lines are rows with one empty cell.
/// - A quotation mark inside an unquoted cell is text. A quotation that never closes runs to the end of the file and is
///   reported.
package struct CSVTable: Sendable {
    /// One cell: its text without quotation marks, and where it stands.
    package struct Cell: Sendable, Hashable {
        package let text: String
        /// UTF-8 offsets in the file, quotation marks included.
        package let range: Range<Int>
    }

    package let rows: [[Cell]]

    /// Reads all rows; a quotation mark that never closes is reported.
    package init(_ source: SourceText, findings: inout [Finding]) {
        var parser = CSVParser(bytes: source.bytes)
        rows = parser.parse()
        if let start = parser.unclosed {
            findings.append(Finding(.csvUnclosed, at: source.place(start..<start + 1), "引号没有配对，后面的内容全读进了这一格"))
        }
    }
}

private struct CSVParser {
    let bytes: [UInt8]
    var unclosed: Int?

    mutating func parse() -> [[CSVTable.Cell]] {
        let separator = guessSeparator()
        var rows: [[CSVTable.Cell]] = []
        var row: [CSVTable.Cell] = []
        var index = 0
        while index < bytes.count {
            let (cell, end) = cell(from: index, separator: separator)
            row.append(cell)
            index = end
            if index < bytes.count, bytes[index] == separator {
                index += 1
                if index == bytes.count { row.append(CSVTable.Cell(text: "", range: index..<index)) }
                continue
            }
            rows.append(row)
            row = []
            if index < bytes.count, bytes[index] == 0x0D { index += 1 }
            if index < bytes.count, bytes[index] == 0x0A, index == 0 || bytes[index - 1] == 0x0D || end == index {
                index += 1
            }
        }
        if !row.isEmpty { rows.append(row) }
        return rows
    }

    /// One cell, and the index of the separator or line end behind it.
    private mutating func cell(from start: Int, separator: UInt8) -> (CSVTable.Cell, Int) {
        guard bytes[start] == 0x22 else {
            var end = start
            while end < bytes.count, bytes[end] != separator, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
            return (CSVTable.Cell(text: String(decoding: bytes[start..<end], as: UTF8.self), range: start..<end), end)
        }
        var content: [UInt8] = []
        var index = start + 1
        var closed = false
        while index < bytes.count {
            if bytes[index] == 0x22 {
                if index + 1 < bytes.count, bytes[index + 1] == 0x22 {
                    content.append(0x22)
                    index += 2
                    continue
                }
                closed = true
                index += 1
                break
            }
            content.append(bytes[index])
            index += 1
        }
        if !closed { unclosed = unclosed ?? start }
        while index < bytes.count, bytes[index] != separator, bytes[index] != 0x0A, bytes[index] != 0x0D {
            content.append(bytes[index])
            index += 1
        }
        return (CSVTable.Cell(text: String(decoding: content, as: UTF8.self), range: start..<index), index)
    }

    private func guessSeparator() -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var quoted = false
        for byte in bytes {
            if byte == 0x22 { quoted.toggle() }
            if !quoted, byte == 0x0A || byte == 0x0D, !counts.isEmpty { break }
            if !quoted, byte == 0x2C || byte == 0x3B || byte == 0x09 { counts[byte, default: 0] += 1 }
        }
        let order: [UInt8] = [0x2C, 0x09, 0x3B]
        return order.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? 0x2C
    }
}

extension FindingCode {
    package static let csvUnclosed = FindingCode(
        "data.csv-unclosed",
        .error,
        "CSV 里的引号没有配对",
        manual: "某一格以英文引号开头却没有收尾的引号，后面的行都被读进了这一格。请在 Excel 里打开原表，重新另存为 CSV。"
    )
}
