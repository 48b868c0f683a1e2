import DataFiles
package import Diagnostics

/// A table as the text of a bank, read, and brought back to its cells.
extension BankTable {
    /// The questions of all rows.
    func bank() -> Bank {
        var writer = TableWriter(table: self)
        for row in rows.indices.dropFirst(first) { writer.add(row) }
        let text = SourceText(path: source.path, bytes: writer.bytes)
        let bank = BankParser.parse(text: text)
        let back = TablePlaces(table: self, pieces: writer.pieces)
        let questions = bank.questions.map { question in
            var moved = question
            moved.place = back.place(question.place)
            moved.line = moved.place.line ?? question.line
            return moved
        }
        let own = writer.findings + findings + unknownColumns() + unnamedCells()
        return Bank(
            file: source.path, title: bank.title, questions: questions,
            findings: (own + bank.findings.map(back.finding)).sortedByPlace(), spans: spans(writer.numbers))
    }

    /// Cells under no name, or behind the last one: a remark beside the table, or the end of a row with a comma too many.
    private func unnamedCells() -> [Finding] {
        let width = rows.dropFirst(first).map(\.count).max() ?? 0
        return (0..<width).compactMap { column in
            guard column >= columns.count || columns[column] == nil || isSecondStem(column) else { return nil }
            let filled = rows.indices.dropFirst(first).filter { row in
                column < rows[row].count && !rows[row][column].text.trimmingSpaces().isEmpty
                    && (!isSecondStem(column) || isUnreadStem(row, column))
            }
            return filled.first.map { row in
                .cellsUnread(
                    isSecond: isSecondStem(column), rows[row][column].text.trimmingSpaces(), filled.count,
                    at: place(row: row, column: column))
            }
        }
    }

    /// Whether another column of stems stands further left.
    private func isSecondStem(_ column: Int) -> Bool {
        column < columns.count && columns[column] == .stem && columns[..<column].contains(.stem)
    }

    /// Whether a stem further left was taken, and says something else.
    private func isUnreadStem(_ row: Int, _ column: Int) -> Bool {
        let stems = columns.indices.filter { columns[$0] == .stem && $0 < rows[row].count }
        let texts = stems.map { rows[row][$0].text.trimmingSpaces() }
        guard let taken = texts.firstIndex(where: { !$0.isEmpty }) else { return false }
        return stems[taken] != column && texts[taken] != rows[row][column].text.trimmingSpaces()
    }

    private func unknownColumns() -> [Finding] {
        guard first > 0 else { return [] }
        return columns.indices.compactMap { index in
            guard case .unknown(let name) = columns[index] else { return nil }
            return .columnUnread(name, at: place(row: first - 1, column: index))
        }
    }

    /// The place of a cell.
    func place(row: Int, column: Int, marked: Range<Int>? = nil) -> Place {
        let place = source.place(marked ?? rows[row][column].range)
        let heading = first > 0 && column < rows[first - 1].count ? rows[first - 1][column].text : nil
        let letters = column < 26 ? IssuedQuestion.letter(column) : "A" + IssuedQuestion.letter(column - 26)
        return Place(
            file: place.file, offset: place.offset, line: place.line, column: place.column, excerpt: place.excerpt,
            cell: TableCell(column: letters, row: row + 1, heading: heading))
    }

    private func spans(_ numbers: [Int: Int]) -> [BankSpan] {
        var spans = BankSpans()
        for row in rows.indices {
            let end = row + 1 < rows.count ? (rows[row + 1].first?.range.lowerBound ?? 0) : source.bytes.count
            let kind: BankSpan.Kind =
                row < first
                ? (Self.isBlank(rows[row]) ? .nothing : .header)
                : numbers[row].map { .question($0) } ?? (Self.isBlank(rows[row]) ? .nothing : .unrecognized)
            spans.add(kind, upTo: end)
        }
        return spans.spans
    }
}

/// Writes rows as the lines of a bank; further lines of a cell stand at the left, as if copied along.
private struct TableWriter {
    let table: BankTable
    var bytes: [UInt8] = []
    var pieces: [BankTable.Piece] = []
    var findings: [Finding] = []
    /// The number of the question in each row.
    var numbers: [Int: Int] = [:]
    private var last = 0

    init(table: BankTable) { self.table = table }

    mutating func add(_ row: Int) {
        guard !BankTable.isBlank(table.rows[row]) else { return }
        guard let stem = column(row, .stem) else {
            findings.append(.lineUnrecognized(at: table.place(row: row, column: 0), inQuestion: nil))
            return
        }
        let written = column(row, .number).flatMap { Figure.number(table.rows[row][$0].text) }
        let own = ItemMarker(table.rows[row][stem].text[...].trimmedSlice())
        let number = own?.number ?? written.map { Int($0) } ?? last + 1
        // Numbers may begin again from row to row; only a row in between would be worth a word.
        if number != last + 1 { bytes += "\n## 题目\n".utf8 }
        last = number
        numbers[row] = number
        line(own == nil ? "      \(number). " : "      ", row, stem)
        for (index, kind) in table.columns.enumerated() where kind == .field("题型") { field("题型", row, index) }
        for (index, kind) in table.columns.enumerated() { option(kind, row, index) }
        for (index, kind) in table.columns.enumerated() {
            if case .field(let name) = kind, name != "题型" { field(name, row, index) }
        }
        bytes.append(0x0A)
    }

    private func column(_ row: Int, _ kind: BankTable.Column) -> Int? {
        table.columns.indices.first { table.columns[$0] == kind && !text(row, $0).isEmpty }
    }

    private func text(_ row: Int, _ column: Int) -> String {
        column < table.rows[row].count ? table.rows[row][column].text.trimmingSpaces() : ""
    }

    private mutating func option(_ kind: BankTable.Column?, _ row: Int, _ column: Int) {
        guard let kind, !text(row, column).isEmpty else { return }
        if case .option(let label) = kind {
            // `A.鸦片` under 选项A has its letter.
            let isMarked = OptionMarker(text(row, column)[...])?.label == label
            line(isMarked ? "         " : "         \(label). ", row, column)
        }
        guard kind == .options else { return }
        let parts = text(row, column).split { $0 == "\n" || $0 == "\r\n" || $0.isOne(of: "|｜") }
        for (index, part) in parts.map({ $0.trimmedSlice() }).filter({ !$0.isEmpty }).enumerated() {
            let mark = OptionMarker(part) == nil ? IssuedQuestion.letter(index) + ". " : ""
            bytes += ("         " + mark).utf8
            piece(Array(part.utf8), row, column, offset: 0)
            bytes.append(0x0A)
        }
    }

    private mutating func field(_ name: String, _ row: Int, _ column: Int) {
        if !text(row, column).isEmpty { line("         [\(name)] ", row, column) }
    }

    /// A mark and the cell behind it; the lines of the cell after the first stand at the left.
    private mutating func line(_ mark: String, _ row: Int, _ column: Int) {
        bytes += mark.utf8
        let cell = table.rows[row][column]
        let quote = cell.range.count > cell.text.utf8.count ? 1 : 0
        let content = Array(cell.text.utf8)
        let from = content.firstIndex { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 } ?? 0
        let to = (content.lastIndex { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 } ?? -1) + 1
        if from < to { piece(Array(content[from..<to]), row, column, offset: from + quote) }
        bytes.append(0x0A)
    }

    private mutating func piece(_ text: [UInt8], _ row: Int, _ column: Int, offset: Int) {
        let origin = table.rows[row][column].range.lowerBound + offset
        pieces.append(
            BankTable.Piece(start: bytes.count, count: text.count, row: row, column: column, origin: origin))
        bytes += text
    }
}

/// From places in the text that was made of a table to the cells of the table.
private struct TablePlaces {
    let table: BankTable
    let pieces: [BankTable.Piece]

    func place(_ place: Place) -> Place {
        guard let offset = place.offset, let piece = piece(at: offset) else { return Place(file: place.file) }
        let cell = table.rows[piece.row][piece.column].range
        let start = min(max(piece.origin + offset - piece.start, cell.lowerBound), cell.upperBound)
        let count = place.excerpt?.marked.utf8.count ?? 0
        let end = min(start + max(count - max(piece.start - offset, 0), 0), cell.upperBound)
        // What the table's own mark says (`D. `) is told at the words behind it.
        let from = min(max(start, piece.origin), cell.upperBound)
        return table.place(row: piece.row, column: piece.column, marked: from..<max(from, end))
    }

    func finding(_ finding: Finding) -> Finding {
        Finding(
            finding.code, severity: finding.severity, at: finding.place.map(place), finding.summary,
            explanation: finding.explanation,
            notes: finding.notes.map { Finding.Note(at: $0.place.map(place), $0.text) }, fixes: finding.fixes)
    }

    /// The piece that holds an offset, or the next one behind it.
    private func piece(at offset: Int) -> BankTable.Piece? {
        var low = 0
        var high = pieces.count
        while low < high {
            let middle = (low + high) / 2
            if pieces[middle].start + pieces[middle].count > offset { high = middle } else { low = middle + 1 }
        }
        return low < pieces.count ? pieces[low] : pieces.last
    }
}

extension Finding {
    static func columnUnread(_ name: String, at place: Place) -> Finding {
        Finding(
            .quizColumnUnread, at: place, "表格的“\(name)”一列没有读入",
            explanation: ["认得的列：题号、题型、题目、选项A（B、C……）、答案、解析、反馈A、知识点、难度、学段、分值、依据、复核、编号、标签"])
    }
}

extension Finding {
    static func cellsUnread(isSecond: Bool, _ text: String, _ count: Int, at place: Place) -> Finding {
        let more = count > 1 ? "，这一列共有 \(count) 格" : ""
        return Finding(
            .quizColumnUnread, severity: .warning, at: place,
            "“\(text.shortened)”这一格\(isSecond ? "在第二个题干列里" : "上面没有列名")，没有读入\(more)",
            explanation: [
                isSecond ? "一道题只有一个题干列；大题的题干请并到小题的题干里，或者改用文字写题库" : "是题目内容的，请在第一行补上列名；整行错开一格的，请看看前面的格子里是不是多了逗号"
            ])
    }
}

extension String {
    /// At most thirty characters of a cell, on one line.
    var shortened: String {
        let line = split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count > 30 ? line.prefix(30) + "……" : line
    }
}

extension FindingCode {
    package static let quizColumnUnread = FindingCode(
        "quiz.column-unread",
        .note,
        "题库表格里有一列没有读入",
        manual: """
            从 Excel 复制或另存的题库，第一行写列名，每行一道题：题目、选项A、选项B……、答案是必需的，还可以有题号、题型、解析、反馈A、知识点、难度、学段、分值、依据、复核、编号、标签。
            别的列（如“章节”）不读入，这里说明一次。列名写法不同，请改成上面的名称。

            没有列名的列、最后一个列名右边的格子里有字的，也不读入，作为警告说明：那里可能是备注，也可能是这一行的逗号多了一个，内容都错开了一格。
            """
    )
}
