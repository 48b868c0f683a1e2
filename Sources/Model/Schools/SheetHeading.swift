import Spreadsheets

/// The heading of a sheet: one row with the name of every column, also where the sheet spreads it over two or three.
///
///     学校名称 │        五落实情况        │  ⇒  学校名称 │ 教学计划 │ 大纲 │ …
///              │ 教学计划 │ 大纲 │ …
///
/// ## Parsing behavior
/// - Several rows are taken together only where that names more columns, and the rows below the first say nothing new about the
///   school's name: else the first school would be part of the heading.
/// - Of the words above a column, the lowest that are known count; else the lowest.
struct SheetHeading {
    /// The names of the columns; its number is that of the last row of the heading.
    let row: Grid.Row
    /// The rows of the sheet that it was made of.
    let parts: [Grid.Row]

    private static let mostRows = 3

    init?(of sheet: Grid.Sheet, names: [ColumnName], required: String) {
        let rows = sheet.rows.filter { !$0.isBlank }
        var columns = KnownColumns(names)
        var best: (heading: SheetHeading, score: Int)?
        for start in rows.indices.prefix(15) {
            for count in 1...Self.mostRows where start + count <= rows.count {
                let parts = Array(rows[start..<start + count])
                guard let heading = Self.joined(parts, &columns, required) else { continue }
                let found = Set(heading.row.cells.compactMap { columns.named($0.text)?.id })
                guard found.contains(required), found.count >= 2, found.count > best?.score ?? 0 else { continue }
                best = (heading, found.count)
            }
        }
        guard let best else { return nil }
        self = best.heading
    }

    private init(row: Grid.Row, parts: [Grid.Row]) {
        self.row = row
        self.parts = parts
    }

    /// The columns that words name; each word is looked at once, though every row may be a part of several headings.
    private struct KnownColumns {
        private let names: [ColumnName]
        private var known: [ExactText: Int] = [:]

        init(_ names: [ColumnName]) { self.names = names }

        mutating func named(_ text: String) -> ColumnName? {
            let position =
                known[ExactText(text)]
                ?? names.firstIndex { $0.matches(text) || $0.matchesVaguely(text) } ?? names.count
            known[ExactText(text)] = position
            return position < names.count ? names[position] : nil
        }
    }

    private static func joined(
        _ parts: [Grid.Row], _ columns: inout KnownColumns, _ required: String
    ) -> SheetHeading? {
        guard let last = parts.last, let first = parts.first else { return nil }
        if parts.count == 1 { return SheetHeading(row: last, parts: parts) }
        if let name = first.cells.first(where: { columns.named($0.text)?.id == required }) {
            let isRepeated = parts.dropFirst().allSatisfy { part in
                part[name.column].isBlank || NameKey.of(part[name.column].text) == NameKey.of(name.text)
            }
            if !isRepeated { return nil }
        }
        let width = parts.map(\.cells.count).max() ?? 0
        let cells = (0..<width).map { index -> Grid.Cell in
            let stack = parts.map { $0[index] }.filter { !$0.isBlank }
            return stack.last { columns.named($0.text) != nil } ?? stack.last ?? last[index]
        }
        return SheetHeading(row: Grid.Row(number: last.number, cells: cells), parts: parts)
    }
}
