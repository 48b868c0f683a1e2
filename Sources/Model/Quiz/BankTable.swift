import ChineseText
import DataFiles
import Diagnostics

/// A bank that is a table, as it is pasted from Excel or saved as CSV: one question a row.
///
/// ## File format
///     题型,题目,选项A,选项B,选项C,选项D,答案,解析
///     单选题,报警电话是（  ）,110,120,119,12355,A,110 是报警电话。
///
/// ## Parsing behavior
/// - What ``CSVTable`` accepts: commas, tabs or semicolons, quoted cells with line breaks.
/// - The first row that is not blank names the columns, or one of the nine below it, where titles stand above. They are:
///   names the columns: 题目 题干 试题; 选项A, A选项 or A; 题号 序号; and the names of
///   ``BankField``. A column without a known name is reported once and not read.
/// - Without such a row, a table of tabs is read as number (if any), stem, options, answer, where the last cell of its first
///   row is an answer.
/// - One column 选项 may hold all options, a line or a `|` each.
/// - Each row is then read as the text of a question would be, so that a table and a text with the same words give the same
///   questions; places are those of the cells.
struct BankTable {
    /// What a column holds.
    enum Column: Hashable {
        case number
        case stem
        case option(String)
        /// All options in one cell.
        case options
        /// A line of the question that begins with this name.
        case field(String)
        case unknown(String)
    }

    /// A stretch of the text that was made of the table, and the cell that it came from.
    struct Piece {
        let start: Int
        let count: Int
        let row: Int
        let column: Int
        /// UTF-8 offset in the file of its first byte.
        let origin: Int
    }

    let source: SourceText
    let rows: [[CSVTable.Cell]]
    let columns: [Column?]
    /// The first row of questions.
    let first: Int
    let findings: [Finding]

    /// Nil when the file is no table of questions.
    init?(_ source: SourceText) {
        let bytes = source.bytes
        guard Self.mayBeTable(bytes) else { return nil }
        var found: [Finding] = []
        let rows = CSVTable(source, findings: &found).rows
        guard let head = rows.firstIndex(where: { !Self.isBlank($0) }) else { return nil }
        if let named = rows.indices.prefix(Self.mostTitles).first(where: { Self.columns(heading: rows[$0]) != nil }) {
            columns = Self.columns(heading: rows[named]) ?? []
            first = named + 1
        } else if let columns = Self.columns(firstRow: rows[head]), bytes.contains(0x09) {
            self.columns = columns
            first = head
        } else {
            return nil
        }
        self.source = source
        self.rows = rows
        findings = found
    }

    /// So many rows from the top the one with the names is looked for.
    private static let mostTitles = 10

    /// A quick look at the first line with words: it has to hold two separators; one below it 答案, too.
    private static func mayBeTable(_ bytes: [UInt8]) -> Bool {
        var isFirst = true
        for line in bytes.prefix(4000).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).prefix(mostTitles) {
            let separators = line.count { $0 == 0x2C || $0 == 0x09 || $0 == 0x3B }
            guard separators < line.count else { continue }
            if separators >= 2, isFirst || line.range(of: [0xE7, 0xAD, 0x94, 0xE6, 0xA1, 0x88]) != nil { return true }
            isFirst = false
        }
        return false
    }

    static func isBlank(_ row: [CSVTable.Cell]) -> Bool { row.allSatisfy { $0.text.trimmingSpaces().isEmpty } }

    // MARK: Columns

    /// The columns by their names; nil when there is none for stems or none for answers.
    private static func columns(heading row: [CSVTable.Cell]) -> [Column?]? {
        var columns = row.map { Self.column($0.text) }
        // Beside a column 小题题干 it would be a case.
        if !columns.contains(.stem), let whole = columns.firstIndex(of: .unknown("大题题干")) { columns[whole] = .stem }
        guard row.count >= 3, columns.contains(.stem), columns.contains(.field("答案")) else { return nil }
        return columns
    }

    private static func column(_ heading: String) -> Column? {
        // *题目内容 has to be filled in.
        let words = heading.filter { !$0.isSpace }.drop { $0.isOne(of: "*＊") }.prefix {
            $0 != "（" && $0 != "(" && $0 != "*"
        }
        let name = String(words)
        if name.isEmpty { return nil }
        if ["题目", "题干", "试题", "问题", "题目内容", "试题内容", "题干内容", "题目题干", "试题题干", "小题题干"].contains(name) { return .stem }
        if ["题号", "序号"].contains(name) { return .number }
        if ["选项", "备选项", "备选答案"].contains(name) { return .options }
        for word in ["选项", "答案"] where name.count == word.count + 1 {
            if name.hasPrefix(word), let label = name.last.flatMap(optionLabel) { return .option(label) }
            if name.hasSuffix(word), let label = name.first.flatMap(optionLabel) { return .option(label) }
        }
        if name.count == 1, let label = name.first.flatMap(OptionMarker.letter) { return .option(label) }
        if ["正确选项", "正确答案", "答案", "参考答案", "标准答案", "试题答案"].contains(name) { return .field("答案") }
        if ["题型", "试题类型", "题目类型", "类型"].contains(name) { return .field("题型") }
        if name.hasPrefix("反馈"), name.count == 3 { return .field(name) }
        return BankField.names.contains { $0.0 == name } ? .field(name) : .unknown(name)
    }

    /// A for A and 1.
    private static func optionLabel(_ character: Character) -> String? {
        if let letter = OptionMarker.letter(character) { return letter }
        guard let digit = Figure.number(String(character)), (1...9).contains(digit) else { return nil }
        return IssuedQuestion.letter(Int(digit) - 1)
    }

    /// Columns without names: number, stem, options, answer.
    private static func columns(firstRow row: [CSVTable.Cell]) -> [Column?]? {
        guard let last = row.lastIndex(where: { !$0.text.trimmingSpaces().isEmpty }), last >= 3 else { return nil }
        let answer = row[last].text
        guard QuestionBuilder.letters(answer) != nil || QuestionBuilder.truth(answer) != nil else { return nil }
        let isNumbered = Figure.number(row[0].text) != nil
        let stem = isNumbered ? 1 : 0
        guard row[stem].text.count >= 4, last > stem + 1 else { return nil }
        let options = row[(stem + 1)..<last]
        guard !options.contains(where: { OptionMarker($0.text[...].trimmedSlice()) != nil }) else { return nil }
        var columns = [Column?](repeating: nil, count: row.count)
        if isNumbered { columns[0] = .number }
        columns[stem] = .stem
        for (offset, index) in options.indices.enumerated() { columns[index] = .option(IssuedQuestion.letter(offset)) }
        columns[last] = .field("答案")
        return columns
    }
}
